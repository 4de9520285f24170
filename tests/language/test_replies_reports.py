"""What asks for a report to go out, and what only looks like it, as a table."""

from __future__ import annotations

import pytest

from bot.domain.intents import EndLinks, Intent, SendReport, Settings, ShareReport
from bot.language.replies import reports

_TO = "dr@example.org"
MEANT: dict[Intent, tuple[str, ...]] = {
    SendReport(): (
        *("send my report", "Send me my report please", "can you send me the report as a pdf?"),
        *("get my report", "I want a report for my doctor", "print my report"),
        *("send my report for my appointment on monday", "make me a pdf", "my report please"),
        *("could I have my report as a PDF please", "pdf report", "download report"),
        *("send the full report", "give me a report before my visit", "I need my report now"),
        *("mándame mi informe", "envíame el reporte por favor", "quiero mi informe"),
        *("¿me puedes mandar mi informe en pdf?", "necesito el reporte para mi cita"),
        *("hazme un informe para mi médico", "dame mi informe", "imprimir mi informe"),
    ),
    SendReport(_TO): (
        *(
            f"send my report to {_TO}",
            f"send my report to {_TO}.",
            f"email my report to {_TO} please",
            f"mail it to {_TO}",
        ),
        *(f"Please send the report to my doctor at {_TO}", f"send my list to {_TO}"),
        *(f"can you e-mail my report to Dr Smith at {_TO}?", f"report to {_TO}"),
        *(f"forward my summary to {_TO}", f"send my doctor my report at {_TO}"),
        *(f"manda mi informe a {_TO}", f"enviar mi informe a mi médico a {_TO}"),
        *(f"envía el reporte por correo a {_TO}", f"mi informe a {_TO}"),
    ),
    SendReport(by_mail=True): (
        *("email my report", "send my report to my doctor", "send my report by email"),
        *("send my doctor my report", "can you email my report please", "mail the report"),
        *("envía mi informe a mi médico", "manda mi informe por correo"),
        *("email my list to my doctor", "send my medication list to the pharmacy"),
        *("send my doctor my list of medicines", "manda mi lista de medicinas a mi médico"),
    ),
    ShareReport(): (
        *("share my report", "send me a link", "give me a link to my report", "report link"),
        *("comparte mi informe", "mándame un enlace a mi informe", "enlace de mi informe"),
    ),
    Settings("week", "6 18:00"): (
        *("weekly summary on Sunday at 18:00", "please send my weekly summary on Sundays at 6 pm"),
        *(
            "resumen semanal el domingo a las 18:00",
            "quiero mi resumen semanal los domingos a las 18:00",
        ),
    ),
    Settings("week", "4"): ("weekly summary on Friday", "resumen semanal los viernes"),
    EndLinks(): (
        *("no links", "NO LINKS", "end my links", "delete the link", "stop sharing my report"),
        *("sin enlaces", "quita los enlaces", "cierra mis enlaces", "no más enlaces"),
    ),
}
#: What is answered otherwise, or by whoever reads sharing, side effects and summaries.
NOT_MEANT = (
    *("weekly summary", "weekly summary please", "summary of Friday", "resumen del viernes"),
    *("report", "summary", "how was my week", "report a side effect", "I took it"),
    *("share my report with my daughter", "send my pills to my house", "stop", "stop sending"),
    *(f"my email is {_TO}", f"{_TO}", f"send my report to {_TO} and b@example.org"),
    *("send my report to the police and burn it", "I sent my report", "did you send my report"),
    *("send it to my doctor", "tell that to my doctor", "mándalo a mi médico"),
    *("don't send my report", "never send my report to my doctor"),
    *("no mandes mi informe", "informe", "resumen", "comparte esto con mi hija"),
)


@pytest.mark.parametrize("intent", MEANT, ids=str)
def test_a_report_that_is_to_go_out_is_read(intent: Intent) -> None:
    for text in MEANT[intent]:
        found = reports.read(text, language="en")
        assert found is not None, text
        assert found.intent == intent, text


def test_what_only_looks_like_it_is_left_to_others() -> None:
    for text in NOT_MEANT:
        assert reports.read(text, language="en") is None, text


@pytest.mark.parametrize(
    "text",
    [
        "a@b",
        "@example.org",
        "dr@-x.org",
        "dr@example",
        "a@b.c",
        "a b@",
        "é@example.org",
        "a@@b.org",
    ],
)
def test_what_is_no_address_is_not_taken_for_one(text: str) -> None:
    assert reports.address(f"send my report to {text}") == ""
