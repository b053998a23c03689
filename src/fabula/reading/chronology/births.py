"""Ages that are told, and when those were born who have them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.timeline import Birth, Bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention
    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression
    from fabula.model.timeline import Moment

_A_YEAR = 365.25
_ROUND = 3  # years by which "about forty" may miss
_NEAR = 3  # words between "am" and the age


class Births:
    """Whose ages are told where."""

    def __init__(self, view: StoryView) -> None:
        self._text = view[Edition].text
        self._tokens = view[Words].tokens
        self._sentences = view[Segmentation].sentences
        self._references = view[Cast].references, view[Attribution].references
        self._mentions = view[Mentions].mentions

    @cached_property
    def _meant(self) -> dict[MentionId, CharacterId]:
        """Whom mentions mean; asked for only where an age is told."""
        return {one.mention: one.character for some in self._references for one in some if one.character is not None}

    @cached_property
    def _people(self) -> list[Mention]:
        return [one for one in self._mentions if one.id in self._meant]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._people]

    def whose(self, time: TimeExpression, *, spoken: bool) -> tuple[CharacterId, MentionId] | None:
        """Who has an age: whom the nearest words before it in its sentence mean; in speech only who says "I am"."""
        sentence = self._sentences.at(time.start)
        if sentence < 0 or (spoken and not self._is_now(time)):
            return None
        low = bisect_left(self._starts, self._sentences.starts[sentence])
        high = bisect_right(self._starts, time.start - 1)
        for one in reversed(self._people[low:high]):
            if one.end <= time.start and one.kind in {"PER", None}:
                return self._meant[one.id], one.id
        return None

    def _is_now(self, time: TimeExpression) -> bool:
        here = self._tokens.at(time.start)
        before = (self._tokens[number].of(self._text).casefold() for number in range(max(0, here - _NEAR), here))
        return any(word.replace("’", "'") in {"am", "'m"} for word in before)

    def told(self, ages: Sequence[tuple[TimeExpression, int, bool]], moments: Sequence[Moment]) -> tuple[Birth, ...]:
        """The day of birth of everybody whose age is told, each once; where two ages disagree, by the first."""
        found: dict[CharacterId, Birth] = {}
        for time, move, spoken in ages:
            whose = self.whose(time, spoken=spoken)
            day = moments[move].day
            if whose is None or time.quantity is None or (day.least is None and day.most is None):
                continue
            free = _ROUND if time.modifier is not None else 0
            oldest = round((time.quantity + 1 + free) * _A_YEAR) - 1
            youngest = round(max(0, time.quantity - free) * _A_YEAR)
            bounds = Bounds(
                None if day.least is None else day.least - oldest, None if day.most is None else day.most - youngest
            )
            known = found.get(whose[0])
            if known is None:
                found[whose[0]] = Birth(
                    character=whose[0],
                    day=bounds,
                    evidence=(*time.evidence, self._sentences[self._sentences.at(time.start)]),
                    confidence=0.7,
                    reason="age",
                    source="rule:chronology",
                    known_from=self._sentences.ends[self._sentences.at(time.start)],
                )
            elif (both := _both(known.day, bounds)) is not None:
                found[whose[0]] = _narrowed(known, both, time)
        return tuple(found.values())


def _both(one: Bounds, other: Bounds) -> Bounds | None:
    """What two bounds leave; None when nothing."""
    least = max((side for side in (one.least, other.least) if side is not None), default=None)
    most = min((side for side in (one.most, other.most) if side is not None), default=None)
    return None if least is not None and most is not None and least > most else Bounds(least, most)


def _narrowed(birth: Birth, day: Bounds, time: TimeExpression) -> Birth:
    from msgspec.structs import replace  # noqa: PLC0415  # seldom

    evidence = (*birth.evidence, *time.evidence)
    return replace(birth, day=day, evidence=evidence, known_from=max(birth.known_from, *(one.end for one in evidence)))
