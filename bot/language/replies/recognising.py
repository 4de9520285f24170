"""Recognises medicines among words that nobody knows: theirs by another name, theirs misspelt, or
one that is not on their list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.lexicon import How, Lexicon, Match
from bot.language.normal import folded
from bot.language.replies import dictated, purposes
from bot.language.replies.kinds import Kind
from bot.language.replies.names import Names
from bot.language.replies.purposes import Called
from bot.language.replies.scanning import Piece

_KINDS: Final = frozenset({"insulin"})  #: names that stand for several medicines


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that was written nearly like one of theirs, or like several of theirs."""

    said: str
    candidates: tuple[MedicationId, ...]


@dataclass(slots=True)
class Recogniser:
    """Looks unknown words up, once they are known to be unknown."""

    names: Names
    lexicon: Lexicon | None
    called: Sequence[tuple[str, MedicationId]]
    purposes: purposes.Purposes = field(default_factory=dict)  #: what their list says they are for
    doubts: list[Doubt] = field(default_factory=list)

    def recognised(self, raw: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces of `raw` with medicines in place of unknown words."""
        pieces = self._by_purpose(self._dictated(pieces))
        for piece in pieces:
            if piece.kind is Kind.MED and len(piece.ids) > 1:
                self.doubts.append(Doubt(piece.words, piece.ids))
        if not any(piece.kind is Kind.UNKNOWN for piece in pieces):
            return pieces
        return tuple(map(self._nearly, self._spotted(raw, pieces)))

    def _dictated(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces with "lie sin a pril" as the one of theirs that it sounds like."""
        while any(p.kind is Kind.UNKNOWN for p in pieces) and (
            found := dictated.heard(pieces, self.called, is_another=self._is_another)
        ):
            begin, end, id_, is_it = found
            words = " ".join(piece.words for piece in pieces[begin:end])
            if not is_it:
                self.doubts.append(Doubt(words, (id_,)))
            piece = Piece(Kind.MED, words, ids=(id_,), is_fuzzy=not is_it)
            pieces = (*pieces[:begin], piece, *pieces[end:])
        return pieces

    def _is_another(self, word: str, id_: MedicationId) -> bool:
        """Return whether a word is a name by itself, and not only part of that medicine's."""
        found = self.lexicon.find(word) if self.lexicon and len(word) > 3 else None
        if found and not found.needs_confirmation and id_ not in self._owned({found.ingredients}):
            return True
        return bool(self.names.near(word))

    def _by_purpose(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces with "my thyroid pill" as the one of theirs that is for it."""
        said = " ".join(piece.words for piece in pieces)
        for words, ids in purposes.own(said, self.purposes):
            pieces = _replaced(pieces, words, Piece(Kind.MED, words, ids=ids))
        for called in purposes.named_in(said):
            if piece := self._of_class(called):
                pieces = _replaced(pieces, called.words, piece)
        return pieces

    def _of_class(self, called: Called) -> Piece | None:
        """Return the one of theirs that is of a class, or several, or that it is to be asked."""
        own: tuple[MedicationId, ...] = ()
        if self.lexicon:
            own = purposes.fitting(called.classes, self.called, self.lexicon)
        if own:
            return Piece(Kind.MED, called.words, ids=own)
        return Piece(Kind.SOME, called.words) if called.is_class else None

    def _spotted(self, raw: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        if self.lexicon is None:
            return pieces
        for spotted in self.lexicon.spot(raw):
            words = folded(raw[spotted.start : spotted.end])
            pieces = self._put(pieces, words, spotted.match)
        return pieces

    def _put(self, pieces: tuple[Piece, ...], words: str, match: Match) -> tuple[Piece, ...]:
        """Return the pieces with those that together are `words` as one medicine."""
        place = _place(pieces, words)
        if match.needs_confirmation and purposes.is_class(words):
            return pieces
        if place is None or not any(p.kind is Kind.UNKNOWN for p in pieces[slice(*place)]):
            return pieces
        return _replaced(pieces, words, self._known(words, match))

    def _known(self, words: str, match: Match) -> Piece:
        sets = {match.ingredients, *match.or_else}
        own = self._owned(sets) or self._owned_of_kind(match)
        if match.needs_confirmation and not own:
            near = self.names.near(words)
            if near:
                self.doubts.append(Doubt(words, near))
                return Piece(Kind.MED, words, ids=near, is_fuzzy=True)
        if not own:
            return Piece(Kind.OTHER_MED, words, match.name)
        if len(own) > 1 or match.needs_confirmation:
            self.doubts.append(Doubt(words, own))
        return Piece(Kind.MED, words, ids=own)

    def _owned(self, sets: set[tuple[str, ...]]) -> tuple[MedicationId, ...]:
        return tuple(
            dict.fromkeys(id_ for name, id_ in self.called if self._stands_for(name, sets))
        )

    def _owned_of_kind(self, match: Match) -> tuple[MedicationId, ...]:
        """Return those of a kind whose name goes on: their glargine where "insulin" is said."""
        first = match.ingredients[0].partition(" ")[0]
        if match.needs_confirmation or first not in _KINDS:
            return ()
        found = ((id_, self.lexicon.find(name)) for name, id_ in self.called if self.lexicon)
        return tuple(
            dict.fromkeys(
                id_ for id_, known in found if known and known.ingredients[0].startswith(first)
            )
        )

    def _stands_for(self, name: str, sets: set[tuple[str, ...]]) -> bool:
        known = self.lexicon.find(name) if self.lexicon else None
        return known is not None and not known.needs_confirmation and known.ingredients in sets

    def _nearly(self, piece: Piece) -> Piece:
        """Return an unknown word as the one of theirs that it nearly is; that is to be asked."""
        if piece.kind is not Kind.UNKNOWN or purposes.is_class(piece.words):
            return piece
        found = self.lexicon.find(piece.words) if self.lexicon and len(piece.words) > 3 else None
        if found and found.how is not How.FUZZY:
            return self._known(piece.words, found)
        if near := self.names.near(piece.words):
            self.doubts.append(Doubt(piece.words, near))
            return replace(piece, kind=Kind.MED, ids=near, is_fuzzy=True)
        return piece


def _place(pieces: Sequence[Piece], words: str) -> tuple[int, int] | None:
    """Return which pieces together are `words`: the first, and the one behind the last."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            joined = " ".join(piece.words for piece in pieces[start:end])
            if joined == words:
                return start, end
            if len(joined) > len(words):
                break
    return None


def _replaced(pieces: tuple[Piece, ...], words: str, by: Piece) -> tuple[Piece, ...]:
    """Return the pieces with `by` for `words`; the article may be of the piece before them."""
    place = _place(pieces, words) or _place(pieces, words.partition(" ")[2])
    return (*pieces[: place[0]], by, *pieces[place[1] :]) if place else pieces
