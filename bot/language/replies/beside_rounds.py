"""Tells what was taken beside a round: "my pills and an advil", "metformin and 2 ibuprofen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.intents import Intent, Note, NoteKind, Took, Which
from bot.language.replies.acts import Act
from bot.language.replies.kinds import Kind
from bot.language.replies.naming import Ids, amount_of, ids_of, others_of
from bot.language.replies.scanning import Piece
from bot.language.replies.telling_time import Times


@dataclass(frozen=True, slots=True)
class Beside:
    """What was taken beside a round: "my pills and an advil"."""

    intent: Intent
    ids: Ids
    acts: Sequence[Act]  #: those of it alone


def beside_the_round(taken: Sequence[Act], named: Ids, times: Times) -> Beside | None:
    """Return what was taken as needed, or is not on their list, where the round was taken too."""
    needed = tuple(id_ for id_ in named if id_ in times.context.as_needed)
    others = others_of(taken)
    is_round = _says_pills(taken) or 0 < len(needed) < len(named)
    if not is_round or not (needed or (others and not named)):
        return None
    if not needed:
        return Beside(Note(NoteKind.TAKEN), (), ())
    apart = [each for each in taken if ids_of([each]) and set(ids_of([each])) <= set(needed)]
    moment = times.passed(apart or taken)
    at, day = (moment.at, moment.day) if moment else (None, None)
    amount = amount_of(apart, needed, times)
    return Beside(Took(Which(medications=needed), at, day, amount), needed, apart)


def _says_pills(taken: Sequence[Act]) -> bool:
    """Return whether pills are told of besides a medicine: "my pills", not "ibuprofen pills"."""
    return any(
        piece.kind in (Kind.DOSE, Kind.ALL, Kind.TOOK)
        and _PILLS.search(piece.words)
        and not any(map(_names_them, each.pieces[max(n - 1, 0) : n + 2]))
        for each in taken
        for n, piece in enumerate(each.pieces)
    )


def _names_them(beside: Piece) -> bool:
    return beside.kind in (Kind.MED, Kind.OTHER_MED) or beside.words in ("of", "de")


_PILLS: Final = re.compile(
    r"\b(?:pills|meds?|tablets|tabs|capsules|medicines?|medications?|all|everything|both|lot|them|em"
    r"|las|los|todas?|todos?|pastillas|medicinas?|medicamentos?|tabletas|remedios?|doses)\b"
)
