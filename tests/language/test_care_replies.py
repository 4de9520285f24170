"""Proves what is read of what caregivers say, and of when patients want them told."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

import pytest

from bot.domain.care.endings import EndKind
from bot.domain.care.links import Shared
from bot.domain.care.policies import AtNight
from bot.domain.doses import Basis
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    AlertAnswer,
    AnswerAlert,
    CareEnded,
    HowIs,
    ReportOf,
    TellingRules,
    TellRule,
)
from bot.domain.people import Level
from bot.domain.quiet import QuietHours
from bot.language.replies import care_alerts, care_rules

WARFARIN = MedicationId(UUID(int=1))
ANSWERS = {
    AlertAnswer.CALL: {
        "en": (
            "call",
            "I'll call her",
            "calling mum now",
            "on it",
            "I'm on it!",
            "leave it to me",
            "ok I'll give her a ring",
            "on my way",
            "going over now",
            "I'll pop round",
            "I got this",
            "let me call him",
            "I'm going to check on my dad",
            "will do",
            "I'll see to it",
            "I'll call Ann",
            "just called her",
            "I'll phone in 5 minutes",
        ),
        "es": (
            "llamo",
            "ya la llamo",
            "voy yo",
            "yo me encargo",
            "la estoy llamando",
            "le marco",
            "voy a llamarla",
            "ok voy para allá",
            "ahora llamo a mi madre",
            "me ocupo yo",
            "dejádmelo a mí".replace("dejád", "dején"),
            "la llamo en 5 minutos",
            "voy en camino",
        ),
    },
    AlertAnswer.CANNOT: {
        "en": ("cannot", "I can't", "can't call right now", "I'm at work", "someone else please"),
        "es": ("no puedo", "ahora no puedo, estoy trabajando", "que llame otra persona"),
    },
    AlertAnswer.SORTED: {
        "en": (
            "sorted",
            "all good",
            "she's fine",
            "spoke to her, she's fine",
            "false alarm",
            "everything is ok",
            "I got hold of her",
        ),
        "es": ("resuelto", "todo bien", "ya hablé con ella, está bien", "falsa alarma"),
    },
    AlertAnswer.NOT_REACHED: {
        "en": (
            "no answer",
            "she isn't answering",
            "couldn't reach her",
            "went to voicemail",
            "called her but no answer",
            "her phone is off",
            "mum doesn't pick up",
        ),
        "es": ("no contesta", "no me contesta", "no la localizo", "buzón de voz", "no responde"),
    },
}
HOW = {
    "en": (
        "how is mum?",
        "How's mum doing today?",
        "how is ann",
        "is mum ok?",
        "mum?",
        "did mum take her pills?",
        "has she taken her meds today?",
        "any news from Ann?",
        "what about dad?",
        "how did she do today",
        "what does ann take today?",
    ),
    "es": (
        "¿cómo está mi madre?",
        "cómo está mamá",
        "¿qué tal Ann?",
        "¿mamá?",
        "¿cómo le va?",
        "¿se tomó mamá sus pastillas?",
        "¿ya tomó mi madre la pastilla?",
        "como sigue mi abuela",
        "¿qué toma hoy mi madre?",
    ),
}
MORE = {
    ("en", Shared.WEEK): (
        "how was mum's week?",
        "how did Ann do this week",
        "summary of ann",
        "show me mum's weekly summary",
        "how has dad been this week?",
    ),
    ("en", Shared.RECORD): (
        "what does ann take?",
        "what is mum taking?",
        "which pills does she take?",
        "show me Ann's whole record",
        "can I see mum's list?",
        "mum's medicines",
        "report of ann",
    ),
    ("es", Shared.WEEK): ("¿cómo estuvo la semana de mamá?", "resumen de la semana de mi madre"),
    ("es", Shared.RECORD): (
        "¿qué toma mi mamá?",
        "¿qué pastillas toma mi madre?",
        "registro completo de mamá",
        "muéstrame las medicinas de mi mamá",
    ),
}
REPORTS = (
    ("en", "mum took her pills", "i took my pills", None),
    ("en", "my mother has taken her metformin at 8", "i took my metformin at 8", None),
    ("en", "Mum just had her 8am tablets", "i took my 8am tablets", None),
    ("en", "I gave mum her morning meds at 8:15", "i took my morning meds at 8:15", Basis.SEEN),
    ("en", "I saw her take it", "i took it", Basis.SEEN),
    ("en", "mum told me she took her insulin at 7", "i took my insulin at 7", Basis.TOLD),
    ("en", "spoke to her, she took it", "i took it", Basis.TOLD),
    ("en", "mum didn't take her pills", "i did not take my pills", None),
    ("en", "dad ran out of metformin", "i ran out of metformin", None),
    ("en", "mum's taken hers", "i took it", None),
    ("es", "mi madre se tomó las pastillas", "tome las pastillas", None),
    ("es", "mamá ya tomó su metformina a las 8", "tome mi metformina a las 8", None),
    ("es", "se las tomó a las 9", "tome a las 9", None),
    ("es", "le di la pastilla", "tome la pastilla", Basis.SEEN),
    ("es", "dice que ya se la tomó", "tome", Basis.TOLD),
    ("es", "mamá no se tomó la pastilla", "no tome la pastilla", None),
    ("es", "se le acabó la metformina a mamá", "se me acabo la metformina", None),
)
ENDS = (
    ("en", "my mother passed away last night", EndKind.DECEASED),
    ("en", "Ann died", EndKind.DECEASED),
    ("en", "mum doesn't want this any more", EndKind.WITHDRAWN),
    ("en", "mum wants no more of this", EndKind.WITHDRAWN),
    ("en", "my mother has decided to opt out", EndKind.WITHDRAWN),
    ("en", "dad has had enough of this", EndKind.WITHDRAWN),
    ("es", "mi mamá ya está cansada de esto", EndKind.WITHDRAWN),
    ("es", "papá pidió darse de baja", EndKind.WITHDRAWN),
    ("es", "mi madre falleció anoche", EndKind.DECEASED),
    ("es", "murió mi padre", EndKind.DECEASED),
    ("es", "mamá ya no quiere mensajes", EndKind.WITHDRAWN),
)
NOTHING = (
    *("1", "took it", "took my pills", "I took mum to the doctor", "call me", "thanks"),
    *("should I call her?", "don't call her", "I'll call the doctor", "how are you", "hello"),
    *("mum is in hospital", "my mum sends her love", "can you call her?", "TODAY"),
    *(
        "tomé",
        "ya tomé mis pastillas",
        "no la llamo",
        "¿la llamo?",
        "gracias",
        "mamá está en casa?",
    ),
)
RULES = (
    ("en", "tell Ana after one missed dose of warfarin", TellRule("", WARFARIN, after=1)),
    ("en", "tell my daughter after two missed doses", TellRule(after=2)),
    ("en", "tell Ana if I miss a dose", TellRule(after=1)),
    ("en", "alert Ana at once for warfarin", TellRule("", WARFARIN, 1, timedelta(0))),
    ("en", "tell Ana only between 9 and 21", TellRule(quiet=QuietHours(time(21), time(9)))),
    ("en", "tell Ana not between 10pm and 7am", TellRule(quiet=QuietHours(time(22), time(7)))),
    ("en", "wait an hour before telling Ana", TellRule(delay=timedelta(hours=1))),
    ("en", "give me two hours before you tell Ana", TellRule(delay=timedelta(hours=2))),
    ("en", "tell Ana only after two hours", TellRule(delay=timedelta(hours=2))),
    ("es", "avisa a Ana solo después de dos fallos", TellRule(after=2)),
    ("en", "tell Ana with names", TellRule(wording=Level.NAMES)),
    ("en", "tell Ana without names", TellRule(wording=Level.COUNTS)),
    ("en", "don't wake Ana", TellRule(at_night=AtNight.MORNING)),
    ("en", "wake Ana for warfarin", TellRule("", WARFARIN, at_night=AtNight.ANYWAY)),
    ("es", "avisa a Ana tras una toma perdida de warfarina", TellRule("", WARFARIN, after=1)),
    ("es", "avise a mi hija si se me olvida una dosis", TellRule(after=1)),
    ("es", "avise a Ana solo entre las 9 y las 21", TellRule(quiet=QuietHours(time(21), time(9)))),
    ("es", "espera una hora antes de avisar a Ana", TellRule(delay=timedelta(hours=1))),
    ("es", "avisa a Ana sin nombres", TellRule(wording=Level.COUNTS)),
    ("es", "no despierte a Ana", TellRule(at_night=AtNight.MORNING)),
)
NO_RULES = (
    *("tell ana i took my pills", "tell Ana at 2 I took it", "tell Rosa I'm fine", "tell Ana hi"),
    *("let my daughter see this", "took it between 9 and 10", "dile a Ana que ya tomé"),
)


def said_of(text: str, language: str, *, alerted: bool = True) -> care_alerts.CareSaid | None:
    return care_alerts.read(text, names={"Ann"}, language=language, alerted=alerted)


@pytest.mark.parametrize("answer", AlertAnswer)
def test_answers_to_an_alert_are_read_in_many_words(answer: AlertAnswer) -> None:
    for language, texts in ANSWERS[answer].items():
        for text in texts:
            said = said_of(text, language)
            assert isinstance(said, AnswerAlert), text
            assert said.answer is answer, text
            for wording in (f"{text}!", text.upper(), f" {text} "):
                assert said_of(wording, language) == said, wording


def test_what_may_be_said_of_anything_answers_an_alert_only_where_one_was_told() -> None:
    plain = {"call", "llamo", "cannot", "sorted", "no puedo", "resuelto", "no contesta"}
    for by_language in ANSWERS.values():
        for language, texts in by_language.items():
            for text in texts:
                is_read = said_of(text, language, alerted=False) is not None
                assert is_read is (text in plain), text


def test_how_it_went_is_said_of_one_by_name_or_of_all() -> None:
    for text, language, answer, whom, of_all in (
        ("Ann sorted", "en", AlertAnswer.SORTED, "ann", False),
        ("Ann: sorted", "en", AlertAnswer.SORTED, "ann", False),
        ("mum no answer", "en", AlertAnswer.NOT_REACHED, "mum", False),
        ("both sorted", "en", AlertAnswer.SORTED, "", True),
        ("they are both fine", "en", AlertAnswer.SORTED, "", True),
        ("both of them are sorted", "en", AlertAnswer.SORTED, "", True),
        ("Ann resuelto", "es", AlertAnswer.SORTED, "ann", False),
        ("mamá: no contesta", "es", AlertAnswer.NOT_REACHED, "mama", False),
        ("las dos están bien", "es", AlertAnswer.SORTED, "", True),
    ):
        assert said_of(text, language) == AnswerAlert(answer, None, whom, language, of_all), text
    said = said_of("mum can't", "en")
    assert not isinstance(said, AnswerAlert)


def test_their_week_and_their_list_are_asked_for_by_many_words() -> None:
    for (language, what), texts in MORE.items():
        for text in texts:
            said = said_of(text, language, alerted=False)
            assert isinstance(said, HowIs), text
            assert said.what is what, text


def test_a_question_about_somebody_asks_for_their_day() -> None:
    for language, texts in HOW.items():
        for text in texts:
            said = said_of(text, language, alerted=False)
            assert isinstance(said, HowIs), text
            assert said.what is Shared.TODAY, text


@pytest.mark.parametrize(("language", "text", "said", "basis"), REPORTS)
def test_a_report_is_what_the_patient_would_have_said(
    language: str, text: str, said: str, basis: Basis | None
) -> None:
    report = said_of(text, language, alerted=False)

    assert isinstance(report, ReportOf)
    assert (report.said, report.basis) == (said, basis)


def test_the_end_of_care_is_read_only_of_somebody_who_is_named() -> None:
    for language, text, kind in ENDS:
        said = said_of(text, language)
        assert isinstance(said, CareEnded), text
        assert said.kind is kind
    for text in (
        "she died",
        "it died",
        "my phone died",
        "se murió mi perro",
        "my dog died",
        "mum wants no more pills",
    ):
        assert said_of(text, "en") is None, text


def test_what_is_said_of_something_else_is_left_alone() -> None:
    for text in NOTHING:
        for language in ("en", "es"):
            said = said_of(text, language, alerted=False)
            assert said is None, (text, said)


@pytest.mark.parametrize(("language", "text", "rule"), RULES)
def test_when_somebody_is_told_is_read_part_by_part(
    language: str, text: str, rule: TellRule
) -> None:
    said = _rule(text, language)

    assert isinstance(said, TellRule)
    assert said.whom
    assert (
        TellRule(
            "",
            said.medication,
            said.after,
            said.delay,
            said.quiet,
            said.always,
            said.at_night,
            said.wording,
        )
        == rule
    )


def test_what_is_only_to_be_passed_on_is_no_rule() -> None:
    for text in NO_RULES:
        assert _rule(text, "en") is None, text
    for text in ("when do you tell Ana?", "¿cuándo avisas a Ana?"):
        assert isinstance(_rule(text, "en"), TellingRules), text


def _rule(text: str, language: str) -> care_rules.RuleSaid | None:
    medicines = {"warfarin": WARFARIN, "warfarina": WARFARIN}
    return care_rules.read(text, names={"Ana"}, medicines=medicines, language=language)
