"""What happened besides, in words: skipped doses, what was not due, what the patient wrote."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.doses import Extra, SkipReason
from bot.domain.notes import Remark
from bot.domain.reports.notable import Notable, What, notable
from bot.domain.reports.report import AdherenceReport
from bot.reports.visit.content import Entry, Section
from bot.reports.visit.voice import Voice


def stands_out(report: AdherenceReport, voice: Voice) -> Section:
    """Return what stands out, the gravest first."""
    lines = tuple(_fact(each, voice) for each in notable(report))
    known = bool(report.figures.medications or report.extras or report.remarks)
    nothing = voice.say("visit-nothing-stands-out", known="yes" if known else "no")
    return Section(voice.say("visit-stands-out"), lines or (nothing,))


def skipped(report: AdherenceReport, voice: Voice) -> Section:
    """Return why doses were skipped, and how often, the most frequent first."""
    counted = sorted(report.skipped_for.items(), key=lambda pair: (-pair[1], str(pair[0])))
    lines = tuple(
        voice.say("visit-skip", why=why(reason, voice), count=count) for reason, count in counted
    )
    return Section(voice.say("visit-skipped"), lines or (voice.say("visit-skipped-none"),))


def extras(report: AdherenceReport, voice: Voice) -> tuple[Entry, ...]:
    """Return what was taken though it was not due."""
    return tuple(_extra(each, report, voice) for each in report.extras)


def words(report: AdherenceReport, voice: Voice) -> tuple[Entry, ...]:
    """Return what the patient wrote, the newest first."""
    return tuple(_remark(each, report, voice) for each in reversed(report.remarks))


def why(reason: SkipReason | None, voice: Voice) -> str:
    """Return why a dose was skipped."""
    return voice.say("visit-reason", reason=reason or "none")


def notes(report: AdherenceReport, voice: Voice) -> Iterator[str]:
    """Yield whether the patient has looked at it, and what they put on top of it."""
    if report.seen is not None:
        yield voice.say("visit-seen" if report.seen else "visit-unseen")
    if added := voice.quoted(report.added):
        yield voice.say("visit-added", words=added)


def _fact(of: Notable, voice: Voice) -> str:
    medicine = voice.medicine(of.medicine)
    match of.what:
        case What.SIDE_EFFECT:
            return voice.say("visit-notable-side-effect", count=of.count)
        case What.BREAK:
            return voice.say("visit-notable-break", medicine=medicine, count=of.count)
        case What.LOW:
            return voice.say("visit-notable-low", medicine=medicine, count=of.count, of=of.of)
        case What.WORSE:
            return voice.say("visit-notable-worse", medicine=medicine)
        case What.SKIPPED:
            return voice.say("visit-notable-skipped", count=of.count, why=why(of.reason, voice))
        case What.EXTRA:
            return voice.say("visit-notable-extra", count=of.count)
        case What.SILENT:
            return voice.say("visit-notable-silent", count=of.count, of=of.of)


def _extra(of: Extra, report: AdherenceReport, voice: Voice) -> Entry:
    name = of.label.name if of.label else ""
    what = voice.say(
        "visit-extra",
        kind=str(of.kind),
        known="yes" if name else "no",
        medicine=voice.medicine(name),
    )
    at = of.taken_at or of.report.heard_at
    return Entry(voice.instant(at, report.patient.tz), what, _quoted(of.note, voice))


def _remark(of: Remark, report: AdherenceReport, voice: Voice) -> Entry:
    when = voice.instant(of.report.heard_at, report.patient.tz)
    return Entry(when, voice.say("visit-remark", kind=str(of.kind)), _quoted(of.words, voice))


def _quoted(text: str, voice: Voice) -> str:
    words = voice.quoted(text)
    return voice.say("visit-quoted", words=words) if words else ""
