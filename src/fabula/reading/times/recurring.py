"""Times that come again: "every Sunday", "twice a week", "night after night", "of an evening"."""

from __future__ import annotations

from fabula.lexicon.en.time_company import KINDS_OF_DAYS, LEADS_TO_DUSK
from fabula.lexicon.en.times import FREQUENT, PARTS_OF_DAY, PLURAL_PARTS, TIMES_OVER, UNIT_FORMS
from fabula.reading.times.amounts import amount, measure
from fabula.reading.times.calendar import lone_month, plural_weekday, weekday
from fabula.reading.times.nodes import Node, node
from fabula.reading.times.numbers import cardinal, ordinal
from fabula.reading.times.page import Draft, Page

RATES = frozenset(f"a-{unit}" for unit in ("day", "week", "month", "year", "night", "minute", "hour"))
_TWICE_A_DAY = frozenset({"morning", "evening", "night", "afternoon"})
_QUANTIFIERS = {"every": "EVERY", "each": "EACH"}


def recurring(page: Page, at: int) -> Draft | None:
    """A set at `at`."""
    return (
        _every(page, at)
        or _so_often(page, at)
        or _again(page, at)
        or _plural(page, at)
        or _of_an(page, at)
        or _daily(page, at)
        or _rate(page, at)
    )


def _value(found: Node) -> str:
    """As in "every day", which is P1D; "every morning" has no length, only a place in the day."""
    return (
        f"P1{found.unit[0].upper()}"
        if found.kind == "date" and found.name is None and found.unit in {"day", "week", "month", "year"}
        else found.value
    )


def _every(page: Page, at: int) -> Draft | None:
    quantifier = _QUANTIFIERS.get(page.get(at))
    if quantifier is None:
        return None
    here, step = at + 1, 1
    if page.get(here) == "single":
        here += 1
    if page.get(here) in {"other", "alternate"}:
        here, step = here + 1, 2
    elif (counted := ordinal(page, here)) is not None and node(page, counted[1]) is not None:
        step, here = counted
    found = node(page, here)
    draft: Draft | None = None
    if found is not None:
        if not page.free(found.end) and page.get(found.end) not in {"after", "before"}:
            return None
        value = _value(found)
        draft = Draft(at, found.end, "set", value if step == 1 else measure(step, found.unit), "every")
        draft.name = found.name
    else:
        much = amount(page, here)
        if (
            much is None
            and (unit := UNIT_FORMS.get(page.get(here))) is not None
            and page.get(here) == unit
            and unit != "second"
        ):
            draft = Draft(at, here + 1, "set", measure(1, unit), "every")
        elif much is not None and much.unit in UNIT_FORMS and not much.number.article:
            draft = Draft(at, much.end, "set", measure(much.number.least, much.unit), "every")
            draft.quantity, draft.unit = much.number.least, much.unit
        elif much is None and cardinal(page, here) is None:
            month = lone_month(page, here)
            if month is not None:
                draft = Draft(at, month.end, "set", month.value, "every")
    if draft is not None:
        draft.quantifier = quantifier
    return draft


def _so_often(page: Page, at: int) -> Draft | None:
    """As in "twice a week", "three times a day", "once every fortnight"."""
    often: float
    if page.get(at) in TIMES_OVER:
        often, here = TIMES_OVER[page.get(at)], at + 1
    else:
        counted = cardinal(page, at)
        if counted is None or page.get(counted[1]) != "times":
            return None
        often, here = counted[0], counted[1] + 1
    if page.get(here) in RATES:
        draft = Draft(at, here + 1, "set", measure(1, page.get(here)[2:]), "so often")
        draft.frequency = often
        return draft
    if page.get(here) == "in" and page.get(here + 1) == "every":
        here += 1
    if page.get(here) not in {"a", "an", "every", "each", "per", "the"}:
        return None
    unit = UNIT_FORMS.get(page.get(here + 1))
    if unit is None or page.get(here + 1) != unit or page.get(here) == "the":
        return None
    draft = Draft(at, here + 2, "set", measure(1, unit), "so often")
    draft.frequency = often
    return draft


def _again(page: Page, at: int) -> Draft | None:
    """As in "night after night", "day by day", "year in, year out"."""
    word = page.get(at)
    unit = UNIT_FORMS.get(word)
    if unit is None or word != unit:
        return None
    both = _beside_another(page, at)
    if both is not None:
        return both
    if page.get(at + 1) in {"after", "by", "upon"} and page.get(at + 2) == word:
        end = at + 3
    elif page.at(at + 1, ("in", ",", word, "out")) or page.at(at + 1, ("in", "and", word)):
        end = at + 5
    else:
        return None
    part = PARTS_OF_DAY.get(word)
    draft = Draft(at, end, "set", f"XXXX-XX-XXT{part[0]}" if part else measure(1, unit), "again and again")
    draft.quantifier = "EVERY"
    return draft


def _beside_another(page: Page, at: int) -> Draft | None:
    """As in "morning and evening", each of them: what is done at both is done daily."""
    first, second = (at, at + 2) if page.get(at + 1) == "and" else (at - 2, at)
    if page.get(first + 1) != "and" or not {page.get(first), page.get(second)} <= _TWICE_A_DAY:
        return None
    if page.get(first - 1) in LEADS_TO_DUSK | {"the", "a", "between", "this", "that"} or not page.free(second + 1):
        return None
    draft = Draft(at, at + 1, "set", f"XXXX-XX-XXT{PARTS_OF_DAY[page.get(at)][0]}", "again and again")
    draft.quantifier = "EVERY"
    return draft


def _plural(page: Page, at: int) -> Draft | None:
    """As in "On Sundays", "most evenings", "in the mornings", "Saturday nights"."""
    most = page.get(at) == "most"
    kinds = page.get(at) in KINDS_OF_DAYS and page.get(at - 1) in {"on", "in", "of"}
    here = at + 1 if most or kinds or (page.get(at) == "the" and page.get(at - 1) in {"in", "of", "on"}) else at
    number = plural_weekday(page, here)
    part = PLURAL_PARTS.get(page.get(here))
    one = weekday(page, here)
    if number is not None:
        if page.get(at - 2) == "month":  # "a month of Sundays"
            return None
        value, end, name = f"XXXX-WXX-{number}", here + 1, page.text[page.starts[here] : page.ends[here] - 1]
    elif one is not None and (with_part := PLURAL_PARTS.get(page.get(here + 1))) is not None:
        value, end = f"XXXX-WXX-{one}T{PARTS_OF_DAY[with_part][0]}", here + 2
        name = page.text[page.starts[here] : page.ends[here]]
    elif part is not None and (
        most
        or kinds
        or (here > at and page.get(at - 1) in {"in", "of"})
        or (page.get(at - 1) in {"of", "o'"} and page.stops(at + 1))
    ):
        value, end, name = f"XXXX-XX-XXT{PARTS_OF_DAY[part][0]}", here + 1, ""
    elif most and page.get(here) == "days":
        value, end, name = "P1D", here + 1, ""
    else:
        return None
    if here > at and not most and part is not None and not page.free(end):
        return None
    draft = Draft(at, end, "set", value, "in the plural")
    draft.quantifier, draft.name = "MOST" if most else "EVERY", name or None
    return draft


def _of_an(page: Page, at: int) -> Draft | None:
    """As in "of an evening", "of a Sunday"."""
    if page.get(at) not in {"a", "an"} or page.get(at - 1) != "of":
        return None
    found = node(page, at + 1)
    if found is None or not page.free(found.end) or page.get(found.end) in {"of", "in", "'s"}:
        return None
    if found.unit not in {"day", "week"} or (found.kind == "date" and found.name is None):
        return None
    before = page.get(at - 2)
    if before not in {"", ",", ";", "—", "."} and not page.stops(found.end):
        return None
    draft = Draft(at, found.end, "set", found.value, "of an evening")
    draft.name = found.name
    return draft


def _daily(page: Page, at: int) -> Draft | None:
    word = page.get(at)
    if word not in FREQUENT or not (page.stops(at + 1) or page.get(at + 1) in {"at", "in", "from", "for", "to", "by"}):
        return None
    if page.get(at - 1) in {"the", "a", "his", "her", "their", "our", "my"}:
        return None
    return Draft(at, at + 1, "set", FREQUENT[word], "so often")


def _rate(page: Page, at: int) -> Draft | None:
    """As in "three hundred a-year", "twice a-week"."""
    word = page.get(at)
    return Draft(at, at + 1, "set", measure(1, word[2:]), "so often") if word in RATES else None
