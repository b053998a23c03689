"""Whom a pronoun means: one person of those who are active, several of them, or whoever tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.pronouns import OF_ONE
from fabula.reading.characters.choosing import chosen
from fabula.reading.characters.context import same_clause
from fabula.reading.characters.entities import Link
from fabula.reading.characters.roles import OBJECT

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.choosing import Chooser
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.meaning import Meant

_HEARD = 0.3  # shares above this are what decided
# So many sentences back, "we" and "they" are still the same.
_STILL = 6
_SEVERAL = frozenset(["they", "we"])


class Pronouns:
    """Settles pronouns on a board; who is meant of several is the chooser's to say."""

    def __init__(self, board: Board, chooser: Chooser = chosen) -> None:
        self._board = board
        self._chosen = chooser
        self._we: tuple[Entity, Place] | None = None  # who "we" were last

    def pronoun(self, place: Place) -> None:
        """Links a pronoun outside speech, and inside it those of several people."""
        board, mention = self._board, place.mention
        teller = board.telling.get(place.number)
        if teller is not None:
            board.link(Link(place, teller, "second person" if teller.you else "narrator", 0.95))
        elif mention.number == "plural" and mention.pronouns in _SEVERAL:
            self._several(place)
        elif not place.spoken and mention.pronouns in OF_ONE:
            self._one(place)

    def _one(self, place: Place) -> None:
        board = self._board
        active = board.activity.ranked(place.mention.pronouns or "", place)
        meant = board.antecedents.meant(place)
        if place.role == OBJECT and len(active) > 1:
            # "Emma saw her": not the subject just before it.
            active = [row for row in active if not same_clause(board.context.text, row[2], place)] or active
        ranked = self._chosen(place, active, meant, board.activity)
        if not ranked:
            board.link(Link(place, None, "nobody active", 0.0))
            return
        share, best, where = ranked[0]
        learned = meant.shares.get(best.number, (0.0,))[0] > _HEARD
        link = Link(
            place, best, "model antecedent" if learned else "active person", round(min(0.9, 0.35 + 0.55 * share), 3)
        )
        link.evidence = where
        if len(ranked) > 1:
            link.candidates = tuple((row[1], round(row[0], 3)) for row in ranked[:4])
        board.link(link)

    def _several(self, place: Place) -> None:
        """Settles "they" and "we": those the model sees before it, else the last of several who are active."""
        board, we = self._board, place.mention.person == 1
        meant = board.antecedents.meant(place)
        share, best, where = meant.best()
        seen = best is not None and share >= _HEARD
        if not seen:
            if place.spoken:
                return
            best = where = None
            if we and self._we is not None and self._we[1].chapter == place.chapter:
                best, where = self._we
        if not we and not place.spoken:
            best, where = self._those(place, meant, seen=seen)
        reason = "model antecedent" if seen else "active people"
        if best is None:
            best = board.made(local=True)
            best.minor = best.group = True
            best.pronouns = "they"
            reason, share = "several people", 0.5
        link = Link(place, best, reason, round(min(0.9, max(0.4, share)), 3))
        link.evidence = where
        board.link(link)
        if we and not place.spoken:
            self._we = best, place

    def _those(self, place: Place, meant: Meant, *, seen: bool) -> tuple[Entity | None, Place | None]:
        """Whom "they" means in narration: of those the model sees and those who are active, the likeliest."""
        active = self._board.activity.ranked("they", place, plural=True)
        if not seen:
            # Somebody who is "they" alone may be meant as well; and whoever is far off is not.
            alone = [row for row in self._board.activity.ranked("they", place) if row[1].pronouns == "they"]
            active = [row for row in (*active, *alone) if place.sentence - row[2].sentence <= _STILL]
            active.sort(key=lambda row: -row[0])
        ranked = self._chosen(place, active, meant, self._board.activity)
        return (ranked[0][1], ranked[0][2]) if ranked else (None, None)
