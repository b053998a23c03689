"""When a scene plays, by the words in it that tell a time.

Each part of the day, season and date is told by the first words that tell one where the telling has come to; hours of
the clock count as the part of the day to which they belong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from fabula.lexicon.en.happening import MODALS
from fabula.lexicon.en.scenes import DAY_PARTS, SAME, SEASONS
from fabula.model.claims import latest
from fabula.model.scenes import DayPart, Season, TimeSetting
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from fabula.model.ids import TimeExpressionId
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

_V = TypeVar("_V", bound=str)

# Parts of the day by TIMEX3, and by the hour of the clock.
_PARTS: dict[str, DayPart] = {
    "DA": "dawn", "MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night",
}  # fmt: skip
_SEASONS: dict[str, Season] = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SEASON_CODES = {season: code for code, season in _SEASONS.items()}
_MONTHS: dict[str, Season] = {
    **dict.fromkeys(("03", "04", "05"), "spring"),
    **dict.fromkeys(("06", "07", "08"), "summer"),
    **dict.fromkeys(("09", "10", "11"), "autumn"),
    **dict.fromkeys(("12", "01", "02"), "winter"),
}
_FRONT_WORDS = 60
_STEPS = 4
# Words before a time that make it the edge of a stretch: "since Monday".
_EDGES = frozenset({"since", "until", "till", "for"})
_WORD = re.compile(r"[a-z-]+")


class Timing:
    """Looks up the time of any stretch of the telling."""

    def __init__(self, page: Page, grammar: Grammar, moments: Moments) -> None:
        self._page = page
        self._grammar = grammar
        self._moments = moments
        self._day_words = page.with_lemmas(DAY_PARTS)
        self._season_words = page.with_lemmas(SEASONS)

    def time(self, first: int, end: int) -> TimeSetting | None:
        """When the scene plays: the first words that tell a part of the day, a season, a date, each for itself."""
        part: tuple[DayPart, Span] | None = None
        season: tuple[Season, Span] | None = None
        date: tuple[str, Span] | None = None
        used: list[tuple[TimeExpressionId, Span]] = []
        for moment in self._telling(first, end):
            words = Span(moment.start, moment.end)
            told = part, season, date
            part = part or _with(self._part_of(moment), words)
            season = season or _with(_season_of(moment), words)
            date = date or _with(_date_of(moment), words)
            if told != (part, season, date):
                used.append((moment.id, words))
        if part is None:
            part = self._by_words(first, min(end, first + _FRONT_WORDS))
        if season is None and date is None:
            season = self._season_by_words(first, min(end, first + _FRONT_WORDS))
        evidence = tuple(dict.fromkeys(one[1] for one in (part, season, date) if one is not None))
        if not evidence:
            return None
        front = min(end - 1, first + self._page.headed.count(first, end) + _FRONT_WORDS)
        early = min(span.start for span in evidence) < int(self._page.ends[front])
        return TimeSetting(
            value=time_value(part and part[0], season and season[0], date and date[0]),
            expressions=tuple(dict.fromkeys(one for one, _ in used)),
            part_of_day=part[0] if part else None,
            season=season[0] if season else None,
            date=date[0] if date else None,
            evidence=evidence,
            confidence=0.8 if early else 0.6,
            reason="time words",
            source="rule:scenes",
            known_from=latest(evidence),
        )

    def _by_words(self, first: int, end: int) -> tuple[DayPart, Span] | None:
        word = self._told_word(self._day_words, first, end)
        if self._page.word(first) in SAME and self._page.headed.count(first, first + 1):
            word = self._headed_word(self._day_words, first, end) or word  # "Same day, night"
        return None if word is None else (DAY_PARTS[self._lemma(word)], self._page.span_of(word))

    def _season_by_words(self, first: int, end: int) -> tuple[Season, Span] | None:
        word = self._told_word(self._season_words, first, end)
        if word is None or self._page.xpos(word).startswith("V"):  # "fall", "spring" are verbs too
            return None
        return SEASONS[self._lemma(word)], self._page.span_of(word)

    def _told_word(self, words: NDArray[np.int64], first: int, end: int) -> int | None:
        column = self._page.told.column
        judged = [(word, moment.end) for word, moment in self._moments.within(first, end)]
        low, high = np.searchsorted(words, (first, end)).tolist()
        for word in words[low:high].tolist():
            # what is part of a time expression was taken or left with it
            inside = any(begin <= word and self._page.starts[word] < stop for begin, stop in judged)
            if column[word] and not inside:
                return int(word)
        return None

    def _headed_word(self, words: NDArray[np.int64], first: int, end: int) -> int | None:
        column = self._page.headed.column
        low, high = np.searchsorted(words, (first, end)).tolist()
        return next((word for word in words[low:high].tolist() if column[word]), None)

    def _lemma(self, word: int) -> str:
        return self._page.syntax.lemma_of(word).lower()

    def hour(self, first: int, end: int) -> tuple[int, TimeExpression] | None:
        """The first hour of the scene that may be of the morning or the afternoon: "at half past four"."""
        for moment in self._telling(first, end):
            clock = moment.value.partition("T")[2]
            if moment.either_half and clock[:2].isdecimal():
                return int(clock[:2]), moment
        return None

    def _telling(self, first: int, end: int) -> Iterator[TimeExpression]:
        """Those that tell when the scene plays; behind its first words only what is so when it is told."""
        yield from self._moments.heading(first, end)
        told = self._page.first_told(first, end)
        opening = self._page.sentence_of(told)  # a time in it is the scene's, whatever had been then
        front, middle = told + _FRONT_WORDS, (told + end) // 2
        for word, moment in self._moments.within(first, end):
            if moment.kind not in {"date", "time"} or moment.quantifier is not None or moment.signal in _EDGES:
                continue
            if moment.value.startswith("P"):
                continue  # "four days earlier" is told by its distance, not by its date
            if moment.direction == "before" and not ("-WXX-" in moment.value and word < front):
                continue  # but "the Friday before the show" is a Friday
            if self._page.sentence_of(word) != opening and self._is_earlier(word, moment):
                continue
            if word >= max(front, middle) and moment.kind == "date":
                continue  # the telling has gone on to another time
            yield moment

    def _is_earlier(self, word: int, moment: TimeExpression) -> bool:
        """Whether what happened then is past, or is only thought of: "in the spring they had retired me"."""
        page, grammar = self._page, self._grammar
        last = min(page.word_at(moment.end), len(page.syntax)) - 1
        at = next((one for one in range(word, last + 1) if not word <= grammar.head(one) <= last), last)
        for _ in range(_STEPS):
            at = grammar.head(at) if at >= 0 else at
            if at < 0:
                return False
            if grammar.upos(at) == "VERB":
                helpers = {grammar.lemma(one) for one in grammar.under(at, "aux")}
                return "have" in helpers or bool(helpers & MODALS)
        return False

    def _part_of(self, moment: TimeExpression) -> DayPart | None:
        """Part of the day that it names, or to which its hour belongs."""
        named = next(
            (DAY_PARTS[word] for word in _words(self._page.text[moment.start : moment.end]) if word in DAY_PARTS), None
        )
        by_value = _part_of(moment)
        # "nine that night" is of the night; but two in the morning is no morning
        return by_value if named is None or (named == "morning" and by_value == "night") else named


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _with(value: _V | None, words: Span) -> tuple[_V, Span] | None:
    return None if value is None else (value, words)


def _part_of(moment: TimeExpression) -> DayPart | None:
    _, _, clock = moment.value.partition("T")
    if clock[:2] in _PARTS:
        return _PARTS[clock[:2]]
    if clock[:2].isdecimal() and not moment.either_half:
        hour = int(clock[:2]) % 24
        return by_hour(hour)
    return None


def by_hour(hour: int) -> DayPart:
    """Part of the day to which an hour belongs.

    >>> by_hour(5), by_hour(9), by_hour(12), by_hour(20), by_hour(2)
    ('dawn', 'morning', 'noon', 'evening', 'night')
    """
    for until, part in ((4, "night"), (6, "dawn"), (12, "morning"), (13, "noon"), (18, "afternoon"), (22, "evening")):
        if hour < until:
            return part  # type: ignore[return-value]  # one of its names
    return "night"


def _season_of(moment: TimeExpression) -> Season | None:
    date = moment.value.partition("T")[0]
    for code, season in _SEASONS.items():
        if date.endswith(f"-{code}"):
            return season
    month = date[5:7] if len(date) >= 7 and date[4:5] == "-" else ""
    return _MONTHS.get(month)


def _date_of(moment: TimeExpression) -> str | None:
    """Day, month, year or weekday, as far as it is told; a bare part of the day is none."""
    date = moment.value.partition("T")[0]
    known = date.replace("X", "").replace("-", "").replace("W", "")
    if not known or (any(date.endswith(f"-{code}") for code in _SEASONS) and not known[:4].isdecimal()):
        return None
    return date if any(character.isdecimal() for character in known) else None


def time_value(part: DayPart | None, season: Season | None, date: str | None) -> str:
    """One value of all that is known.

    >>> time_value("night", None, "1911-03-03"), time_value("evening", None, None), time_value(None, "spring", None)
    ('1911-03-03TNI', 'XXXX-XX-XXTEV', 'XXXX-SP')
    """
    codes = {name: code for code, name in _PARTS.items()}
    if part is not None:
        day = date if date is not None and len(date) == 10 else "XXXX-XX-XX"
        return f"{day}T{codes[part]}"
    if date is not None:
        return date
    assert season is not None
    return f"XXXX-{_SEASON_CODES[season]}"
