"""The try-out page as somebody sees it who has two thumbs and no manual."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page

METFORMIN = "add metformin 500 mg | 1 tablet | twice a day | with food, for diabetes"
ATORVASTATIN = "add atorvastatin 20 mg | 1 tablet | at bedtime"


_PATIENCE = 10_000  #: milliseconds


@dataclass
class Screen:
    """One open page. It counts what is pressed."""

    page: Page
    presses: int = 0

    async def press(self, what: Locator) -> None:
        """Press something, and wait until the page has answered."""
        self.presses += 1
        await what.click(timeout=_PATIENCE)
        await self.page.wait_for_selector("#page:not([aria-busy])")

    async def say(self, text: str) -> None:
        """Type something and send it."""
        await self.page.locator("#message").fill(text)
        await self.press(self.page.locator(".hand .type button"))

    async def carer_says(self, whose: str, text: str) -> None:
        """Type something on a caregiver's phone, "first" or "second", and send it."""
        await self.page.locator(f"#message-{whose}").fill(text)
        form = self.page.locator(f"form:has(#message-{whose})")
        await self.press(form.get_by_role("button"))

    async def carer_reads(self, whose: str) -> str:
        """Return everything that stands on a caregiver's phone."""
        phone = self.page.locator(f".carers .phone:has(#message-{whose}) .talk")
        return await phone.inner_text()

    async def answer(self, label: str = "") -> None:
        """Press the first button of the newest message, or the one that says `label`."""
        buttons = self.page.locator(".hand .talk li").last.get_by_role("button")
        if label:
            buttons = buttons.filter(has_text=re.compile(label))
        await self.press(buttons.first)

    async def take(self, phone: str) -> None:
        """Take a phone into the hand: "With an app", "A plain phone"."""
        await self.press(self.page.get_by_role("button", name=phone))

    async def key(self, digit: str) -> None:
        """Press a key of the plain phone."""
        await self.press(self.page.locator(f"#key-{digit}"))

    async def lengths(self) -> list[str]:
        """Return what stands under each of the bot's texts: "70 characters, 1 text · 08:00"."""
        return await self.page.locator(".hand .talk .bot small").all_inner_texts()

    async def move(self, to: str) -> None:
        """Move the clock: "Next reminder", "Skip a day", "To the end of the week"."""
        await self.press(self.page.get_by_role("button", name=to))

    async def go_on_by_itself(self) -> None:
        """Let the clock move to the next reminder after each answer."""
        await self.press(self.page.get_by_role("switch"))

    async def bot_said(self, nth: int = -1) -> str:
        """Return a message of the bot's, the newest if not told otherwise."""
        texts = await self.page.locator(".hand .talk .bot p").all_inner_texts()
        return texts[nth]

    async def clock(self) -> str:
        """Return what the clock shows: "08:00 Mon 23 Nov"."""
        return " ".join((await self.page.locator(".clock time").inner_text()).split())

    async def week(self) -> list[str]:
        """Return what became of every round in the week that is shown."""
        return await self.page.locator("td .dot").all_inner_texts()

    async def card(self) -> str:
        """Return what the database knows of the latest round."""
        return " ".join((await self.page.locator(".card").first.inner_text()).split())

    async def get_known(self, hello: str = "hello") -> None:
        """Answer every question of onboarding, and the practice round."""
        await self.say(hello)
        await self.answer("^A")
        await self.say("Ann")
        await self.answer()  # the place
        await self.answer()  # the day
        await self.answer("^C")  # names and amounts
        await self.answer()  # consent
        await self.press(self.page.locator("#to-reminder"))
        await self.answer("^1")

    async def add(self, line: str) -> None:
        """Add a medicine by its line."""
        await self.say(line)
        await self.answer()
