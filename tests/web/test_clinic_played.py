"""A clinic with three patients, played through on the try-out server: from the invitation to what
is printed on the morning of their visits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import aiohttp
import pytest
from pypdf import PdfReader

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Newcomer, Where
from bot.app import trying_out
from bot.channels.try_out import TryOutChannel
from bot.clock import SystemClock
from bot.domain.clinic.staff import StaffRole
from bot.web.try_out.parts import Carer
from bot.web.try_out.world import World
from tests.authenticator import code_at
from tests.web.conftest import served
from tests.web.worlds import START, a_world

pytestmark = pytest.mark.long

_DAY: Final = "2026-11-28"  #: five days on
_ROSTER: Final = (
    "number,name,language,medicines\n"
    "1,Ann Lee,en,aspirin 81 mg | 1 tablet | in the morning | for the heart\n"
    "2,Inés García,es,\n3,Bo Ek,en,\n"
)
_VISITS: Final = (
    f"number,date,time,with\n1,{_DAY},09:30,Dr Wu\n2,{_DAY},10:00,Dr Wu\n3,{_DAY},10:30,Dr Wu\n"
)
_CODE: Final = re.compile(r"\b(?:[0-9A-Z]{4} ){2}[0-9A-Z]{4}\b")
#: What each types after the code of their letter; Bo writes by text, and chooses a PIN.
_ANN: Final = ("yes", "yes", "yes", "C", "I agree", "I agree", "no", "yes")
_INES: Final = ("sí", "sí", "sí", "C", "acepto", "acepto", "sí")
_BO: Final = ("ok", "right", "right", "482913", "agree", "agree", "482913", "no")


@dataclass(frozen=True, slots=True)
class Played:
    """The server, and one browser in which Nora has signed in."""

    world: World
    http: aiohttp.ClientSession

    def talk(self, carer: str = "") -> TryOutChannel:
        """Return the phone of a patient."""
        return self.world.parts.carers[Carer(carer)].channel if carer else self.world.phone

    async def say(self, *texts: str, carer: str = "", language: str = "en") -> str:
        """Type on a phone; return the last that came back."""
        for text in texts:
            fields = {"text": text} | ({"carer": carer} if carer else {})
            await self.send(f"/chat/say?language={language}", fields)
        return self.read(carer)[-1]

    def read(self, carer: str = "") -> Sequence[str]:
        """Return what the bot has said on a phone."""
        return [bubble.text for bubble in self.talk(carer).talk if bubble.from_bot]

    async def send(self, path: str, fields: dict[str, str] | None = None) -> bytes:
        """Send a form, and return the page that follows."""
        async with self.http.post(path, data=fields or {}) as answer:
            data = await answer.read()
            assert answer.status == 200, (path, data)
            return data

    async def page(self, path: str) -> str:
        """Return a page as words."""
        async with self.http.get(path) as answer:
            assert answer.status == 200, path
            return " ".join(re.sub(r"<[^>]+>", " ", await answer.text()).split())

    async def days(self, count: int) -> None:
        """Let days go by."""
        for _ in range(count):
            await self.send("/chat/clock", {"to": "day"})


async def test_a_clinic_of_three_is_played_from_the_invitation_to_the_print(
    tmp_path: Path,
) -> None:
    async with a_world(tmp_path) as (world, sentences):
        async with world.parts.storage.transaction() as tx:
            where = Where("en", "US", "America/New_York")
            clinic = await staffing.open_clinic(tx, "Hill Street", where, now=START)
            who = Newcomer("nora", "Nora Ray", StaffRole.ADMIN)
            nora = await staffing.hire(tx, clinic, who, by=None, now=START)
        jar = aiohttp.CookieJar(unsafe=True)
        async with (
            served(trying_out.application(world, sentences)) as url,
            aiohttp.ClientSession(url, cookie_jar=jar, headers={"Origin": url}) as http,
        ):
            played = Played(world, http)
            code = code_at(nora.staff.totp, SystemClock().now())
            fields = {"login": "nora", "password": nora.password, "code": code}
            await played.send("/clinic/sign-in", fields)
            await _invite_and_join(played)
            await _live(played)
            await _see_to_ann(played)
            await _answer_for_reports(played)
            await _print_the_day(played)


async def _invite_and_join(played: Played) -> None:
    phone = {"phone": "+1 202 555 0100", "threshold": "80", "report_days": "1", "sure": "yes"}
    await played.send("/clinic/settings", phone)
    for kind, text in (("patients", _ROSTER), ("visits", _VISITS)):
        await played.send("/clinic/import", {"kind": kind, "text": text, "sure": "yes"})
    letters = PdfReader(BytesIO(await played.send("/clinic/letters"))).pages
    codes = {}
    for letter in letters:
        words = letter.extract_text()
        (found,) = _CODE.findall(words)
        codes[next(name for name in ("Ann", "Inés", "Bo") if name in words)] = found
    assert "Has a letter" in await played.page(await _patient(played, "Bo"))

    await played.say(codes["Ann"], *_ANN)
    joined = await played.say(codes["Inés"], *_INES, carer="first", language="es")
    await played.say(codes["Bo"], *_BO, carer="second")

    assert any("proposed by Hill Street" in text for text in played.read())
    assert "Hill Street" in joined or "Práctica" in joined
    assert "3 patients, 3 joined" in await played.page("/clinic/patients"), "\n".join(
        played.read("second")
    )


async def _patient(played: Played, name: str) -> str:
    async with played.http.get(f"/clinic/patients?find={name}") as answer:
        (id_,) = re.findall(r"/clinic/patients/([0-9a-f-]{36})", await answer.text())
    return f"/clinic/patients/{id_}"


async def _live(played: Played) -> None:
    """Ann takes her tablet, and writes of a side effect."""
    await played.days(1)
    await played.say("taken", "the aspirin makes me dizzy")
    await played.days(1)


async def _see_to_ann(played: Played) -> None:
    assert "Ann Lee 1 Side effect the aspirin makes me dizzy" in await played.page("/clinic")
    async with played.http.get("/clinic") as answer:
        (item,) = re.findall(r'id="item-([0-9a-f-]{36})"', await answer.text())
    await played.send(f"/clinic/items/{item}/answer")
    await played.page("/chat")
    assert any("asks you to call them: +1 202 555 0100" in text for text in played.read())
    await played.send(f"/clinic/items/{item}/close", {"note": "takes it with food now"})
    assert "takes it with food now" in await played.page(await _patient(played, "Ann"))


async def _answer_for_reports(played: Played) -> None:
    await played.days(1)  # three days before the visit each is shown what would go out
    assert any("this would go to Hill Street" in text for text in played.read())
    assert any("esto iría a Hill Street" in text for text in played.read("first"))
    by_text = [text for text in played.read("second") if "Say SEND REPORT, HOLD REPORT" in text]
    assert [len(text) <= 160 for text in by_text] == [True]
    assert "top of your report" in await played.say("report note: my knees hurt")
    assert "nothing goes out" in await played.say("hold report", carer="second")
    await played.days(2)


async def _print_the_day(played: Played) -> None:
    page = await played.page(f"/clinic/day?on={_DAY}")
    assert re.search(r"09:30 Ann Lee 1 · Dr Wu .*? Report · PDF .*?10:00 Inés García", page)
    assert re.search(r"10:00 Inés García 2 .*? Report \(not yet seen by the patient\)", page)
    assert re.search(r"10:30 Bo Ek 3 .*? No report: the patient holds it back", page)
    async with played.http.get(f"/clinic/day/print?on={_DAY}") as answer:
        printed = [each.extract_text() for each in PdfReader(BytesIO(await answer.read())).pages]
    assert "Clinic day, Sat 28 Nov" in printed[0]
    assert any(words.startswith("Ann Lee (1): how the medicines were taken") for words in printed)
    (ann,) = [words for words in printed if "my knees hurt" in words]
    assert "the aspirin makes me dizzy" in " ".join(ann.split())
    assert any("Not yet seen by the patient" in words for words in printed[1:])
    async with played.http.get(f"/clinic/day?on={_DAY}") as answer:
        visits = re.findall(r'id="visit-([0-9a-f-]{36})"', await answer.text())
    await played.send(f"/clinic/visits/{visits[2]}", {"visit": "missed"})
    assert "Bo Ek 3 Missed visit" in await played.page("/clinic")
