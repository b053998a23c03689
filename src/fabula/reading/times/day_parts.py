"""Parts of the day that stand alone: "at dusk", "toward evening", "night fell"; not "good evening"."""

from __future__ import annotations

from fabula.lexicon.en.time_company import FALLS, LEADS_TO_DUSK, LEADS_TO_EVENING, MAY_FALL
from fabula.lexicon.en.times import (
    FALLING,
    GREETINGS,
    LEADS_TO_TIME,
    NAMED_PARTS,
    PARTS_OF_DAY,
)
from fabula.reading.times.page import Draft, Page


def lone_part(page: Page, at: int) -> Draft | None:
    """As in "at dusk", "toward evening", "before dawn"; not "good evening", not "evening dress"."""
    word = page.get(at)
    part = PARTS_OF_DAY.get(word)
    if part is None or not page.free(at + 1) or page.get(at + 1) == "'s":
        return None
    before = page.get(at - 1)
    if _falls(page, at):
        draft = Draft(at, at + 1, "time", f"XXXX-XX-XXT{part[0]}", "part of the day")
        draft.anchor = "here"
        return draft
    if part[2] and before not in LEADS_TO_DUSK | {"and", "to", "of", "", "early", "late"} and not page.stops(at - 1):
        return None
    if page.get(at + 1) == "of" or (before == "of" and part[2] and page.get(at - 2) not in {"break", "hour", "time"}):
        return None
    if before in GREETINGS or before == "-" or page.get(at + 1) == "-":
        return None
    if (
        page.capital(at)
        and not (page.stops(at - 1) and before != "" and word not in NAMED_PARTS)
        and before not in LEADS_TO_TIME
    ):
        return None  # Dawn, her sister; "Night." too
    if not part[2] and before not in LEADS_TO_EVENING:
        return None
    if (
        not part[2]
        and before in {"of", "to", "and", "for", "from"}
        and not (
            (before in {"to", "from"} and PARTS_OF_DAY.get(page.get(at - 2)))
            or (before == "from" and page.get(at + 1) in {"to", "till", "until"} and page.get(at + 2) in PARTS_OF_DAY)
        )
    ):
        return None
    if word == "dawn" and before == "to" and page.get(at - 2) in {"began", "begun", "begin", "beginning"}:
        return None
    draft = Draft(at, at + 1, "time", f"XXXX-XX-XXT{part[0]}", "part of the day")
    draft.anchor, draft.modifier = "here", part[1] if part[2] else None
    draft.name = word if part[2] else None
    return draft


def _falls(page: Page, at: int) -> bool:
    """As in "night fell", "evening was drawing in"."""
    following = page.get(at + 1)
    if page.get(at - 1) in {"the", "a", "this", "that"} or page.get(at) not in MAY_FALL:
        return False
    return following in FALLS or (following in {"was", "had", "is", "has", "were"} and page.get(at + 2) in FALLING)
