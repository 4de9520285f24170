"""Where the try-out page's forms lead. Each changes something and shows the page again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from bot.channels.try_out import TryOutChannel
from bot.domain.channels import Incoming
from bot.domain.deliveries import Utterance
from bot.domain.errors import BadInput
from bot.language.sentences import Sentences
from bot.web.local import refusal
from bot.web.try_out.page import FOLDER, LANGUAGES, Page
from bot.web.try_out.parts import Carer, Held
from bot.web.try_out.view import look
from bot.web.try_out.world import To, World

_PATH: Final = "/chat"


class _Desk:
    """The world and the page that shows it, in the language of whoever asks."""

    def __init__(self, request: Request) -> None:
        why = refusal(request)
        if why is not None:
            raise HTTPException(403, why)
        self.world: World = request.app.state.world
        self._sentences: Sentences = request.app.state.sentences
        self._page: Page = request.app.state.page
        self._language = _language(request)

    async def show(self, *, notice: str = "", status: int = 200) -> Response:
        view = await look(self.world)
        html = self._page.write(view, language=self._language, notice=notice)
        return HTMLResponse(html, status)

    async def show_quiet(self) -> Response:
        quiet = Utterance("web-clock-quiet")
        return await self.show(
            notice=self._sentences.render(quiet, language=self._language, level=0).text
        )

    async def hear(
        self, say: Callable[[TryOutChannel, str], Incoming], carer: Carer | None
    ) -> Response:
        try:
            await self.world.hear(lambda phone: say(phone, self._language), carer=carer)
        except BadInput as error:
            return await self.show(notice=str(error), status=400)
        return self.back()

    def back(self) -> Response:
        """Show the page anew, so that reloading it presses nothing twice."""
        return RedirectResponse(f"{_PATH}?language={self._language}", 303)


Desk = Annotated[_Desk, Depends(_Desk)]
Field = Annotated[str, Form()]
OnWhose = Annotated[Carer | None, Form()]
_routes: Final = APIRouter(prefix=_PATH)


def furnish(app: FastAPI, world: World, sentences: Sentences) -> None:
    """Add the try-out page to the web side."""
    app.state.world, app.state.sentences = world, sentences
    app.state.page = Page(sentences)
    app.mount(f"{_PATH}/static", StaticFiles(directory=FOLDER / "static"))
    app.include_router(_routes)
    app.add_api_route("/", _to_the_page)


async def _to_the_page() -> Response:
    return RedirectResponse(_PATH)


@_routes.get("")
async def read(desk: Desk) -> Response:
    await desk.world.catch_up()
    return await desk.show()


@_routes.get("/enclosed/{bubble}")
async def enclosed(desk: Desk, bubble: str) -> Response:
    """Show the picture or the document that came with a message."""
    enclosure = desk.world.phone.enclosed(bubble)
    if enclosure is None:
        raise HTTPException(404)
    shown_as = f'inline; filename="{enclosure.name}"'
    return Response(
        enclosure.data,
        media_type=enclosure.media_type,
        headers={"Content-Disposition": shown_as},
    )


@_routes.post("/say")
async def say(desk: Desk, text: Field = "", carer: OnWhose = None) -> Response:
    return await desk.hear(lambda phone, language: phone.typed(text, language=language), carer)


@_routes.post("/press")
async def press(
    desk: Desk, bubble: Field = "", data: Field = "", carer: OnWhose = None
) -> Response:
    return await desk.hear(
        lambda phone, language: phone.pressed(bubble, data, language=language), carer
    )


@_routes.post("/clock")
async def clock(desk: Desk, to: Annotated[To, Form()]) -> Response:
    return desk.back() if await desk.world.move(to) else await desk.show_quiet()


@_routes.post("/phone")
async def phone(desk: Desk, held: Annotated[Held, Form()]) -> Response:
    await desk.world.take(held)
    return desk.back()


@_routes.post("/pace")
async def pace(desk: Desk) -> Response:
    desk.world.goes_on = not desk.world.goes_on
    return desk.back()


@_routes.post("/afresh")
async def afresh(desk: Desk) -> Response:
    await desk.world.afresh()
    return desk.back()


def _language(request: Request) -> str:
    """Return the language that was chosen on the page, else the browser's, else English."""
    known = [code for code, _ in LANGUAGES]
    wished = [
        request.query_params.get("language", ""),
        *request.headers.get("accept-language", "").split(","),
    ]
    codes = (wish.strip()[:2].lower() for wish in wished)
    return next((code for code in codes if code in known), known[0])
