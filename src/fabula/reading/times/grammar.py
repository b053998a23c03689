"""Reads time expressions off the words of a portion, from left to right; the earliest beginning wins, then the longest.

Looks only round words that have to do with time, and there only where a phrase may begin: it costs little where nothing
is told of time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from fabula.lexicon.en import feasts, times
from fabula.lexicon.en.time_company import BEFORE_COUNTED, CUES, KINDS_OF_DAYS, LEADS_TO_HOUR, POINTING, STRIKES, WHOSE
from fabula.reading.times import ages, calendar, clock, day_parts, days, recurring, stretches, today, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fabula.reading.times.page import Draft, Page

    Rule: TypeAlias = Callable[[Page, int], Draft | None]

_DIGITS = frozenset("0123456789")
_REACH = 8  # words from where a phrase begins to the one that has to do with time


def _table() -> dict[str, tuple[Rule, ...]]:
    """First word of a phrase → the rules that may read it."""
    table: defaultdict[str, list[Rule]] = defaultdict(list)

    def begin(words: Iterable[str], *rules: Rule) -> None:
        for word in words:
            table[word] += [rule for rule in rules if rule not in table[word]]

    def firsts(phrases: Iterable[Sequence[str]]) -> set[str]:
        return {phrase[0] for phrase in phrases}

    counts = (*times.NUMBERS, "a", "an", "half", "quarter", "three", "oh", "zero")
    begin(counts, stretches.duration, clock.clock, recurring.recurring, ages.age, calendar.full_date)
    begin(times.NUMBERS, years.lone_year)
    begin(times.ORDINAL_NUMBERS, calendar.full_date)
    begin(
        (*times.VAGUE_NUMBERS, *times.PAIRS, "another", "few", "quite", "so", "hundreds", "thousands", "dozens"),
        stretches.duration,
    )
    begin(firsts(times.VAGUE_PHRASES), stretches.duration)
    begin(firsts(times.HEDGES), stretches.duration, clock.clock, ages.age)
    begin((*firsts(times.SOME_TIME), "some", "a"), stretches.some_time)
    begin(times.UNIT_FORMS, stretches.bare_units, recurring.recurring)
    begin(times.SPANS_OF_TIME, stretches.bare_units)
    begin(("all", "the", "a", "that", "this"), stretches.whole)
    begin(BEFORE_COUNTED, stretches.duration)
    begin(POINTING, days.pointed)
    begin(
        ("the", "a", "an"),
        calendar.full_date,
        calendar.season,
        calendar.day_of_month,
        years.decade,
        recurring.recurring,
    )
    begin(firsts(times.PHRASES), today.phrase)
    begin(times.EARLY_LATE, days.early_or_late)
    begin((*firsts(times.PART_WORDS), "the"), days.part_of)
    begin((*times.DAYS_FROM_TODAY, "to", "tonight"), today.from_today)
    begin(times.PARTS_OF_DAY, day_parts.lone_part)
    begin((*times.NAMED_HOURS, "the", "high"), clock.named_hour)
    begin((*times.MONTHS, *times.MONTHS_CUT, *times.WEEKDAYS), calendar.full_date, days.calendar_date)
    begin((*(f"mid-{month}" for month in times.MONTHS), "mid"), calendar.lone_month)
    begin(
        (*times.SEASONS, *(name.split()[0] for name in (*feasts.FIXED, *feasts.FROM_EASTER, *feasts.OTHERS))),
        days.calendar_date,
    )
    begin(
        (*times.PLURAL_WEEKDAYS, *times.WEEKDAYS, "most", "every", "each", *times.TIMES_OVER, *times.FREQUENT),
        recurring.recurring,
    )
    begin((*times.PLURAL_PARTS, *KINDS_OF_DAYS, *recurring.RATES), recurring.recurring)
    begin(times.ORDINAL_NUMBERS, years.decade)
    begin(("millions", "scores"), stretches.duration)
    begin((*WHOSE, "the", "age", "aged"), ages.age)
    begin(times.ERAS_BEFORE, years.lone_year)
    begin(("day", "night", "sol", "week"), today.numbered_day)
    return {word: tuple(rules) for word, rules in table.items()}


_RULES = _table()
_FIGURES: tuple[Rule, ...] = (
    clock.clock,
    stretches.duration,
    recurring.recurring,
    ages.age,
    calendar.full_date,
    years.decade,
    years.lone_year,
)
_HOUR_CUES = LEADS_TO_HOUR | STRIKES | {"of", "was", "is", "'s", "half", "only", "barely", "nearly", "almost"}
_AGE_CUES = times.BEING | times.COMING_OF_AGE | times.BEFORE_AN_AGE | {"of", "at"}
_ALWAYS = (
    frozenset(times.UNIT_FORMS)
    | frozenset(times.SPANS_OF_TIME)
    | frozenset(times.PARTS_OF_DAY)
    | frozenset(times.PLURAL_PARTS)
    | frozenset(times.NAMED_HOURS)
    | frozenset(times.DAYS_FROM_TODAY)
    | frozenset(times.SEASONS)
    | frozenset(times.FREQUENT)
    | frozenset(times.DECADES)
    | frozenset(times.MONTHS)
    | frozenset(times.MONTHS_CUT)
    | frozenset(times.WEEKDAYS)
    | frozenset(times.PLURAL_WEEKDAYS)
    | recurring.RATES
    | frozenset(times.ERAS_BEFORE)
    | frozenset(times.ERAS_AFTER)
    | frozenset(f"mid-{month}" for month in times.MONTHS)
    | frozenset(phrase[-1] for phrase in times.PHRASES)
    | frozenset(
        name.split()[-1] for name in (*feasts.FIXED, *feasts.FROM_EASTER, *feasts.OTHERS) if name.split()[-1] != "'s"
    )
    | frozenset(name.split()[0] for name in (*feasts.FIXED, *feasts.FROM_EASTER) if name.endswith("'s"))
    | CUES
) - {"in"}
_UNSURE_NUMBERS = frozenset(times.NUMBERS) | {"hundred"}


def find_times(page: Page, sentences: Sequence[int]) -> list[Draft]:
    """Drafts of the time expressions of a portion, in order.

    Args:
        page: its words.
        sentences: numbers of the words that begin a sentence.
    """
    drafts: list[Draft] = []
    reached = 0
    for at in triggers(page.low):
        if at < reached:
            continue
        number = bisect_right(sentences, at)
        page.first = sentences[number - 1] if number else 0
        page.last = sentences[number] if number < len(sentences) else len(page.low)
        for start in range(max(reached, page.first, at - _REACH), at + 1):
            draft = read_at(page, start)
            if draft is not None and draft.end > at:
                drafts += [*stretches.row_before(page, draft, reached), draft]
                reached = draft.end
                break
    return drafts


def triggers(low: Sequence[str]) -> list[int]:
    """Numbers of the words that have, or may have, to do with time."""
    found = []
    before = ""
    for number, word in enumerate(low):
        if (
            word in _ALWAYS
            or (
                word in _UNSURE_NUMBERS
                and (before in _AGE_CUES or before in _HOUR_CUES or before in {"and", "-", "in", "or"})
            )
            or word[0] in _DIGITS
            or (word[0] == "'" and word[1:2] in _DIGITS and len(word) > 1)
            or (word in times.ORDINAL_NUMBERS and before in {"the", "-"})
            or (word[-1] == "s" and (before in times.NUMBERS or before[:1] in _DIGITS))
        ):
            found.append(number)
        before = word
    return found


def read_at(page: Page, at: int) -> Draft | None:
    """The longest time expression that begins with the word at `at`."""
    word = page.low[at]
    rules = _RULES.get(word)
    if rules is None:
        if word[0] not in _DIGITS and word[0] != "'":
            return (
                stretches.odd_later(page, at) if at + 1 < page.last and page.low[at + 1] in {"later", "ago"} else None
            )
        rules = _FIGURES
    best: Draft | None = None
    for rule in rules:
        draft = rule(page, at)
        if draft is not None and (best is None or draft.end > best.end):
            best = draft
    return best
