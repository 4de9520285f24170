"""Proves what is read of sharing, of whom, and what is left alone although it names a relative."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import MedicationId, new_id
from bot.domain.intents import (
    AddMedication,
    CareIntent,
    Invite,
    Join,
    Leave,
    ShareOther,
    Unshare,
    WhatTold,
    WhoSees,
)
from bot.language.replies import care_links, read

NOW = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("America/New_York"))
NAMES = {"metformin": MedicationId(new_id())}

MEANT: dict[str, CareIntent] = {
    "let my daughter see this": Invite("my daughter"),
    "Can you please let my son know if I miss a dose?": Invite("my son"),
    "I'd like my sister to get told when I forget": Invite("my sister"),
    "add my wife as caregiver": Invite("my wife"),
    "share my list with my niece": Invite("my niece"),
    "my daughter wants to help me with my pills": Invite("my daughter"),
    "que mi hijo pueda ver esto": Invite("mi hijo"),
    "quiero que mi hijo Pepe sepa si no me las tomo": Invite("mi hijo"),
    "que mi esposo reciba los avisos": Invite("mi esposo"),
    "autorizo a mi hijo a ver esto": Invite("mi hijo"),
    "let my daughter be able to see this": Invite("my daughter"),
    "I want my son Pete to know if I don't take them": Invite("my son"),
    "I don't want my son Pete to see this": Unshare("my son"),
    "no quiero que mi hijo Pepe vea esto": Unshare("mi hijo"),
    "dejo de cuidar a mi mamá": Leave("mi mama"),
    "dejo de cuidar a Ana": Leave("ana"),
    "I stop caring for Ann": Leave("ann"),
    "I'm not looking after Ann any more": Leave("ann"),
    "INVITE": Invite(),
    "I need a caregiver": Invite(),
    "invite Rosa": Invite("rosa"),
    "let Rosa see the weekly summary": Invite("rosa"),
    "que mi hija vea esto": Invite("mi hija"),
    "quiero que mi hijo sepa si no me tomo las pastillas": Invite("mi hijo"),
    "agrega a mi esposa como cuidadora": Invite("mi esposa"),
    "avísele a mi hija cuando se me olvide": Invite("mi hija"),
    "invitar": Invite(),
    "compartir mi lista con mi nieta": Invite("mi nieta"),
    "I have a code": Join(),
    "I take care of my mother": Join(),
    "I am her caregiver": Join(),
    "tengo un código": Join(),
    "cuido a mi mamá": Join(),
    "code 7k3m 9qxt": Join("7K3M9QXT"),
    "My code is 7K3M-9QXT": Join("7K3M9QXT"),
    "el código es 7K3M9QXT": Join("7K3M9QXT"),
    "code: 4hw2 n8ro": Join("4HW2N8R0"),
    "who sees my record?": WhoSees(),
    "who else can see my medicines": WhoSees(),
    "is anybody reading my messages": WhoSees(),
    "WHO SEES": WhoSees(),
    "quién ve mis datos": WhoSees(),
    "¿quién puede saber lo que tomo?": WhoSees(),
    "what does my daughter know?": WhatTold("my daughter"),
    "what does my daughter know from 12": WhatTold("my daughter", 12),
    "¿qué sabe mi hija desde el 3?": WhatTold("mi hija", 3),
    "what have you told my son about me?": WhatTold("my son"),
    "what Rosa knows": WhatTold("rosa"),
    "¿qué sabe mi hija?": WhatTold("mi hija"),
    "qué le has dicho a mi hijo": WhatTold("mi hijo"),
    "change what my daughter may see": ShareOther("my daughter"),
    "renew Rosa": ShareOther("rosa", renews=True),
    "cambiar lo que ve mi hija": ShareOther("mi hija"),
    "stop sharing with my daughter": Unshare("my daughter"),
    "I don't want my daughter to see this anymore": Unshare("my daughter"),
    "don't tell my son anything": Unshare("my son"),
    "remove my caregiver": Unshare("my caregiver"),
    "drop Rosa": Unshare("rosa"),
    "ya no quiero que mi hija vea esto": Unshare("mi hija"),
    "dejar de compartir con mi hija": Unshare("mi hija"),
    "quitar a Rosa": Unshare("rosa"),
    "don't tell Rosa anything today": Unshare("rosa"),
    "pause Rosa": Unshare("rosa"),
    "drop Rosa L": Unshare("rosa l"),
    "silencie a Rosa por hoy": Unshare("rosa"),
    "drop everybody": Unshare(of_all=True),
    "nobody may see anything any more": Unshare(of_all=True),
    "don't tell anyone anything": Unshare(of_all=True),
    "I don't want anybody to see this any more": Unshare(of_all=True),
    "quita a todos": Unshare(of_all=True),
    "que nadie vea nada más": Unshare(of_all=True),
    "ya no quiero que nadie sepa nada": Unshare(of_all=True),
    "stop telling me about my mother": Leave("my mother"),
    "I don't want to be her caregiver anymore": Leave(),
    "stop texting me about Ann": Leave("ann"),
    "ya no me avises de mi mamá": Leave("mi mama"),
    "dejar de cuidar a mi papá": Leave("mi papa"),
}
#: Relatives, names and codes stand in much that is no sharing.
LEFT_ALONE = (
    *("my daughter gave me my pills", "my wife took her pill", "my son is visiting today"),
    *("I told my daughter I took it", "my daughter will give it to me later", "who knows"),
    *("my mother asked if I took it", "remind me when my son is here", "took it with my wife"),
    *("mi hija me dio las pastillas", "mi esposa ya se tomó la suya", "quién sabe"),
    *(
        "add metformin 500 mg",
        "add daughter's cough syrup 5 ml",
        "7K3M 9QXT",
        "2 tablets",
        "medicine",
    ),
    *("drop", "tell me more", "let me know later"),
)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_said_of_sharing_means_what_the_table_says(language: str) -> None:
    read_as = {text: read(text, language=language, names=NAMES, now=NOW).intent for text in MEANT}

    assert {
        text: (read_as[text], means) for text, means in MEANT.items() if read_as[text] != means
    } == {}


def test_what_only_names_a_relative_shares_nothing() -> None:
    read_as = {text: read(text, language="en", names=NAMES, now=NOW).intent for text in LEFT_ALONE}

    assert {text: each for text, each in read_as.items() if isinstance(each, CareIntent)} == {}
    assert isinstance(read_as["add metformin 500 mg"], AddMedication)


@pytest.mark.parametrize(
    ("text", "whom", "what"),
    [
        ("for mum: add iron 1 tablet", "mum", "add iron 1 tablet"),
        (
            "For my mother add metformin 500 mg twice a day",
            "my mother",
            "add metformin 500 mg twice a day",
        ),
        ("for Ann: list", "ann", "list"),
        ("para mi mamá: agregar hierro", "mi mama", "agregar hierro"),
        ("para Ana, pausar metformina", "ana", "pausar metformina"),
    ],
)
def test_it_is_read_for_whom_something_is_to_be_done(text: str, whom: str, what: str) -> None:
    assert care_links.for_whom(text) == (whom, what)


@pytest.mark.parametrize(
    "text", ["for 3 days", "took it for pain", "metformin for my sugar", "add iron"]
)
def test_what_a_medicine_is_for_is_nobody(text: str) -> None:
    assert care_links.for_whom(text) is None
