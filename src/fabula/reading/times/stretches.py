"""Stretches of time, and moments told by their distance: "for almost a month", "three days later", "years passed"."""

from __future__ import annotations

from collections import defaultdict

from fabula.lexicon.en.time_company import DAY_LIKE, LEADS_TO_AMOUNT, SURE_OF_TIME
from fabula.lexicon.en.times import (
    AFTERWARDS,
    BEFORE_PASSING,
    BEING,
    EARLIER,
    EITHER,
    FROM_NOW,
    HEDGES,
    NEED_COMPANY,
    PASSING,
    PASSING_PHRASES,
    RATES,
    SOME_TIME,
    UNIT_FORMS,
    UNITS,
    VAGUE_TIMES,
)
from fabula.reading.times.amounts import Amount, alone, amount, hedge, hedge_after, measure, odd_unit, unit_at
from fabula.reading.times.calendar import feast
from fabula.reading.times.numbers import Number, cardinal
from fabula.reading.times.page import Draft, Page

_HEDGES: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _hedge in HEDGES:
    _HEDGES[_hedge[0]].append(_hedge)
_DASHES = frozenset(["—", "–", "--"])
_SOME_TIME: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in SOME_TIME:
    _SOME_TIME[_phrase[0]].append(_phrase)


def duration(page: Page, at: int) -> Draft | None:
    """An amount with all that belongs to it: how near, on which side of what."""
    modifier, here = hedge(page, at)
    direction, found = _told(page, here)
    if found is None and here > at:  # "some minutes" is no number hedged
        modifier, here = None, at
        direction, found = _told(page, here)
    if found is None or page.get(here).startswith("0") or page.at(found.end, ("of", "sundays")):
        return None
    after, end = hedge_after(page, found.end)
    draft = Draft(at, end, "duration", measure(found.number.least, found.unit), "amount")
    draft.modifier = modifier or after
    draft.quantity, draft.most, draft.unit = found.number.least, found.number.most, found.unit
    if direction is not None:
        draft.direction, draft.anchor = direction, "here"
        return draft if page.free(end) or found.number.least != 1 else None
    if modifier is None and found.number.article and page.get(at - 1) in {"not", "n't"} and page.get(end) == "too":
        return None  # "not a minute too soon"
    told = page.get(draft.end) in SURE_OF_TIME or not (page.get(draft.end) in EITHER or page.get(draft.end) == "from")
    if (found.known or told) and (_at_distance(page, draft) or _passing(page, draft)):
        if not found.known and draft.reason == "amount after":  # "in two pails"
            draft.unproven, draft.confidence = True, 0.6
        return draft if found.known or draft.anchor is not None else None
    if not found.known:
        draft.unproven = True
        draft.confidence = 0.6
        return draft if page.get(at - 1) in LEADS_TO_AMOUNT else None
    return draft if _stands(page, draft, found) else None


def _told(page: Page, here: int) -> tuple[str | None, Amount | None]:
    """An amount, and the side that words before it tell: "the past two months", "these six weeks"."""
    word, following = page.get(here), page.get(here + 1)
    if word == "those":
        return None, amount(page, here + 1)
    if word in {"the", "these", "this", "his", "her", "their", "my", "our"}:
        if following in {"last", "past", "previous", "preceding"} and word != "these":
            found = amount(page, here + 2) or _single(page, here + 2)
            return "before", found
        if following == "first":  # "the first few months"
            found = amount(page, here + 2)
            return None, found if found is not None and found.number.least != 1 else None
        if following in {"next", "following", "ensuing", "coming", "succeeding"}:
            return "after", amount(page, here + 2)
        if word in {"these", "this"}:
            found = amount(page, here + 1 + (following in {"last", "past"}))
            return "before", found if found is None or found.number.least != 1 else None
        return None, None
    return None, amount(page, here, odd=True)


def _single(page: Page, at: int) -> Amount | None:
    """As in "the past year": one of them."""
    unit = UNIT_FORMS.get(page.get(at))
    if unit is None or page.get(at) != unit or not page.free(at + 1):
        return None
    if page.get(at - 1) != "past" and (page.get(at - 3) not in LEADS_TO_AMOUNT or unit in DAY_LIKE | {"day"}):
        return None
    return Amount(at + 1, Number(at, 1), unit)


def _stands(page: Page, draft: Draft, found: Amount) -> bool:
    """Whether the amount alone tells how long."""
    before, following = page.get(draft.first - 1), page.get(draft.end)
    if (
        found.number.article
        and before not in LEADS_TO_AMOUNT
        and RATES & set(page.low[max(page.first, draft.first - 4) : draft.first])
    ):
        draft.kind, draft.reason = "set", "so often"  # "two shillings a week"
        return page.free(draft.end)
    if found.number.article and page.get(draft.first - 2) in {"as", "so", "too", "how"}:  # "at so early a day"
        return False
    if (
        found.number.article
        and found.unit == "day"
        and following != "'s"
        and (before in BEING or before in {"such", "what", "many"})
    ):
        return False  # "it was a day like any other"
    if before == "in" and page.get(draft.first - 2) == "once":  # "once in a while"
        return False
    if found.unit in NEED_COMPANY and before not in {"for", "in"}:
        return False
    if page.get(draft.end - 1) in {"space", "spell", "age"}:
        return False
    one = found.number.least == 1 and found.number.most is None
    if one and found.unit in DAY_LIKE | {"day"}:
        word = page.get(draft.first)
        if word in {"one", "another"} and before not in LEADS_TO_AMOUNT:
            return False
        if found.unit in DAY_LIKE and before not in {"for", "within", "than", "spent", "spend", "spends"}:
            return False
    if following in {"'s", "'"} or page.get(draft.end) == "-":
        return True
    return not one or page.free(draft.end)


def _at_distance(page: Page, draft: Draft) -> bool:
    """Makes a moment of an amount that "later", "ago", "before" … follow."""
    word, end = page.get(draft.end), draft.end
    if word in AFTERWARDS or word in EARLIER:
        if word == "back" and not page.stops(end + 1):
            return False
        _moment(draft, end + 1, "after" if word in AFTERWARDS else "before")
        draft.anchor = "here" if word in FROM_NOW else "text"
        return True
    if word in EITHER:
        by_itself = alone(page, end + 1)
        if word != "since" and not by_itself and page.get(draft.first - 1) == "for":
            return False  # "he had rung it for forty years before he left"
        told_of_it = "it" in page.low[max(page.first, draft.first - 5) : draft.first]
        told_of_it = told_of_it and feast(page, end + 1) is None  # "it was two days before Christmas"
        if (
            word == "before"
            and not by_itself
            and told_of_it
            and page.get(draft.first - 1) in {"was", "be", "been", "is"}
        ):
            return False  # "it was an hour before he came": how long it took
        if word == "since":
            if not by_itself:
                draft.anchor, draft.direction, draft.event = "event", "after", end + 1
                return True
            draft.anchor = "here"
        _moment(draft, end + 1, EITHER[word])
        if by_itself:
            draft.anchor = draft.anchor or "text"
        else:
            draft.anchor, draft.event = "event", end + 1
        return True
    if word == "on" and page.stops(end + 1) and page.get(draft.first - 1) not in LEADS_TO_AMOUNT:  # "ten years on,"
        _moment(draft, end + 1, "after")
        draft.anchor = "text"
        return True
    if word == "from":
        _moment(draft, end + 1, "after")
        if page.get(end + 1) == "now":
            draft.end, draft.anchor = end + 2, "here"
        else:
            draft.anchor, draft.event = "event", end + 1
        return True
    return False


def _moment(draft: Draft, end: int, direction: str) -> None:
    draft.end, draft.direction, draft.reason = end, direction, "distance"
    unit = draft.unit or ""
    code = UNITS.get(unit, (1, ""))[1]
    draft.kind = "time" if code.startswith("T") or unit in {"moment", "instant", "heartbeat"} else "date"


def _passing(page: Page, draft: Draft) -> bool:
    """As in "four years passed", "ten minutes had gone by": the telling goes on by so much."""
    here = draft.end
    while page.get(here) in BEFORE_PASSING:
        here += 1
    if page.get(here) in PASSING:
        here += 1 + (page.get(here + 1) in {"by", "away"})
    elif (page.get(here), page.get(here + 1)) in PASSING_PHRASES:
        here += 2
    else:
        if page.get(here) in {"'s", "'"}:  # "after a moment's pause"
            return False
        if page.get(draft.first - 2) == "once":  # "once in a while"
            return False
        if page.get(draft.first - 1) in {"after", "within", "in"} and not _is_measure(page, draft):
            draft.anchor, draft.direction, draft.reason = "here", "after", "amount after"
            if page.get(draft.first - 1) == "in" and page.get(draft.first - 2) == "time":
                draft.direction = "before"  # "for the first time in two years"
            return page.free(draft.end)
        return False
    draft.reason, draft.direction = "time passes", "after"
    if page.get(here) == "since" and not page.stops(here + 1):
        draft.anchor, draft.event = "event", here + 1
    else:
        draft.anchor = "here"
    return True


def _is_measure(page: Page, draft: Draft) -> bool:
    """As in "not spoken in years": how long, not how far."""
    return page.get(draft.first - 1) == "in" and bool(
        {"not", "n't", "never", "nobody", "no"} & set(page.low[max(page.first, draft.first - 6) : draft.first])
    )


def bare_units(page: Page, at: int) -> Draft | None:
    """As in "years later", "for centuries", "hours passed": a plural without a number."""
    word = page.get(at)
    unit = unit_at(page, at)
    if unit is None or word == unit:
        return None
    end = at + 3 if page.at(at + 1, ("and", word)) else at + 1  # "ages and ages"
    draft = Draft(at, end, "duration", measure(None, unit), "amount")
    draft.unit = unit
    if _at_distance(page, draft):
        return draft
    before = page.get(at - 1)
    if before in {"for", "after", "in"} and page.free(end):
        _passing(page, draft)
        return draft if before != "in" else None
    return draft if before not in {"the", "his", "her", "my", "our", "their"} and _passing(page, draft) else None


def some_time(page: Page, at: int) -> Draft | None:
    """As in "some time later", "soon after", "not long before": how far is not told. Or "for a long time"."""
    for words, stands in VAGUE_TIMES.items():
        if page.at(at, words):
            draft = Draft(at, at + len(words), "duration", "PXX", "amount")
            if _at_distance(page, draft) or _passing(page, draft):
                return draft
            return draft if stands or page.get(at - 1) in {"for", "after"} else None
    for words in _SOME_TIME.get(page.get(at), ()):
        here = at + len(words)
        word = page.get(here)
        if words == ("a", "little") and page.get(here + 1).endswith("ing"):
            continue  # "to dance a little before sitting down"
        told = word in AFTERWARDS or word in EITHER or word == "earlier" or (word == "ago" and words != ("long",))
        if page.at(at, words) and told:
            if word in {"since", "hence"} or (word == "later" and words[-1] in {"soon", "long"}):
                continue
            if words[-1] in {"long", "immediately", "directly", "presently"} and words[0] != "not" and word == "before":
                continue
            draft = Draft(at, here, "date", "PXX", "distance")
            if _at_distance(page, draft):
                return draft
    return None


def whole(page: Page, at: int) -> Draft | None:
    """As in "the whole day", "all night", "all the morning", "within the hour"."""
    word, here = page.get(at), at + 1
    if word == "all" and page.get(here) in {"these", "those"}:
        unit = UNIT_FORMS.get(page.get(here + 1))
        if unit is None or page.get(here + 1) == unit:
            return None
        draft = Draft(at, here + 2, "duration", measure(None, unit), "amount")
        draft.unit = unit
        return draft
    if word == "all":
        here += page.get(here) in {"the", "that", "this"}
    elif word in {"the", "a", "that", "this"} and page.get(here) in {"whole", "entire", "livelong"}:
        here += 1
        here += 2 if page.get(here) == "of" and page.get(here + 1) in {"the", "that", "one"} else 0
    elif not (word == "the" and _may_be_whole(page, at)):
        return None
    unit = UNIT_FORMS.get(page.get(here))
    if unit is None or page.get(here) != unit:
        return None
    end = here + 1
    if not page.free(end) and not page.get(end).endswith("ing"):
        return None
    draft = Draft(at, end, "duration", measure(1, unit), "amount")
    draft.quantity, draft.unit = 1, unit
    if page.get(at - 1) == "within":
        draft.modifier = "LESS_THAN"
    else:
        _passing(page, draft)
    return draft


def _may_be_whole(page: Page, at: int) -> bool:
    """Whether "the" with a unit is all of it: "within the hour", "through the night"."""
    before, unit = page.get(at - 1), page.get(at + 1)
    return (before == "within" and unit in UNITS) or (before in {"through", "throughout"} and unit in {"day", "night"})


def odd_later(page: Page, at: int) -> Draft | None:
    """As in "cycles later": a plural that only its company shows to be a unit."""
    unit = odd_unit(page, at)
    if unit is None or page.get(at + 1) not in {"later", "ago"} or page.get(at - 1) in {"the", "his", "her", "its"}:
        return None
    draft = Draft(at, at + 1, "duration", "PXX", "amount")
    draft.unit, draft.confidence = unit, 0.6
    return draft if _at_distance(page, draft) else None


def row_before(page: Page, last: Draft, reached: int) -> list[Draft]:
    """The lengths that a row of growing numbers tells before its last: "two—four—six—eight hours"."""
    found: list[Draft] = []
    first, more = last.first, last.quantity
    if last.kind != "duration" or last.unit not in UNITS or last.anchor is not None or more is None:
        return []
    while first - 2 >= max(reached, page.first) and page.get(first - 1) in _DASHES:
        number = cardinal(page, first - 2)
        if number is None or number[1] != first - 1 or not number[0] < more:
            break
        draft = Draft(first - 2, first - 1, "duration", measure(number[0], last.unit), "amount")
        draft.quantity, draft.unit = number[0], last.unit
        found.append(draft)
        first, more = first - 2, number[0]
    return found[::-1]
