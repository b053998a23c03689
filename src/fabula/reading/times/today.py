"""Days told from the day of speaking, fixed phrases, and days that a log counts: "yesterday", "long ago", "Day 41"."""

from __future__ import annotations

from collections import defaultdict

from fabula.lexicon.en.times import (
    DAYS_FROM_TODAY,
    MORROW,
    PARTS_OF_DAY,
    PHRASES,
)
from fabula.reading.times.page import Draft, Page

_FIXED: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _words in PHRASES:
    _FIXED[_words[0]].append(_words)


def phrase(page: Page, at: int) -> Draft | None:
    """A fixed phrase: "once upon a time", "the other day"."""
    for words in _FIXED.get(page.get(at), ()):
        if page.at(at, words):
            kind, value, here = PHRASES[words]
            draft = Draft(at, at + len(words), kind, value, "phrase")
            draft.anchor = "here" if here else None
            if value == "PAST_REF" and here:
                draft.direction = "before"
            if words == ("old", "times") and page.get(at - 1) not in {"of", "in", "the"}:
                return None
            return draft
    return None


def from_today(page: Page, at: int) -> Draft | None:
    """As in "Tomorrow", "yesterday morning", "to-night", "last night"."""
    word, end = page.get(at), at + 1
    if word == "to" and page.get(end) == "-" and page.get(at + 2) in MORROW:
        word, end = "to" + page.get(at + 2), at + 3
        word = {"tomorrow": "tomorrow", "today": "today", "tonight": "tonight"}[word]
    if word == "tonight":
        draft = Draft(at, end, "time", "XXXX-XX-XXTNI", "from today")
        return away_from(draft, 0, "day")
    away = DAYS_FROM_TODAY.get(word)
    if away is None:
        return None
    draft = Draft(at, end, "date", "XXXX-XX-XX", "from today")
    part = PARTS_OF_DAY.get(page.get(end))
    if part is not None and not part[2]:
        draft.end, draft.kind, draft.value = end + 1, "time", f"XXXX-XX-XXT{part[0]}"
    if word in {"yesternight", "yestereve"}:
        draft.kind, draft.value = "time", "XXXX-XX-XXTNI" if word == "yesternight" else "XXXX-XX-XXTEV"
    return away_from(draft, away, "day")


def away_from(draft: Draft, away: int, unit: str, anchor: str = "here") -> Draft:
    """The draft, so many units before or after its anchor."""
    draft.anchor = anchor
    draft.direction = "same" if away == 0 else "after" if away > 0 else "before"
    if away:
        draft.quantity, draft.unit = abs(away), unit
    return draft


def numbered_day(page: Page, at: int) -> Draft | None:
    """As in "Day 41", as logs count."""
    if page.get(at) not in {"day", "night", "sol", "week"} or not page.capital(at) or not page.get(at + 1).isdecimal():
        return None
    value = {"night": "XXXX-XX-XXTNI", "week": "XXXX-WXX"}.get(page.get(at), "XXXX-XX-XX")
    draft = Draft(at, at + 2, "time" if "T" in value else "date", value, "counted")
    draft.anchor, draft.quantity, draft.unit, draft.direction = "here", int(page.get(at + 1)), page.get(at), "after"
    return draft
