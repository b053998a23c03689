"""What goes wrong most: every wrong quotation counted under the first cause that explains it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bench.errors import predicted, speakers
from bench.places import PDNC, TUNED, MissingDataError, scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS = ("Explicit", "Anaphoric", "Implicit")
# Causes, the first that applies; beside those stands the reason by which the wrong person was named.
NOT_FOUND = "no quotation found there"
SHARED = "two people speak in one paragraph"
NOT_CAST = "the speaker is nobody in the cast"
HELD_BACK = "held back, and would have been right"
UNKNOWN = "unknown"
STRANGER = "given to a person the gold does not know"
Cause = tuple[str, str]  # kind of quotation, cause


def measure(novel: str) -> Counter[Cause]:
    """Wrong quotations of one novel by kind and cause, from its prediction in `bench/out/pdnc`."""
    gold = scorer("pdnc").Novel(PDNC / novel)
    prediction = predicted(novel)
    names = scorer("pdnc").NameMap(gold, prediction)
    who = {**names.map, **names.narrator}
    known = set(who.values())
    shared = set(_shared(gold))
    return Counter(
        (quotation.type, _cause(quotation, row, meant, who, known, shared))
        for quotation, row, meant in speakers(gold, prediction)
        if row is None or meant != quotation.speaker
    )


def _cause(
    quotation: Any,  # noqa: ANN401  # the scorer's classes are untyped
    row: dict[str, Any] | None,
    meant: int | None,
    who: dict[str, int],
    known: set[int],
    shared: set[str],
) -> str:
    if row is None:
        return NOT_FOUND
    if quotation.speaker not in known:
        return NOT_CAST
    if quotation.id in shared and meant is not None:
        return SHARED
    if row["speaker"] is None:
        likeliest = [who.get(person) for person, _ in row["candidates"][:1]]
        return HELD_BACK if likeliest == [quotation.speaker] else UNKNOWN
    if meant is None:
        return STRANGER
    return f"another person, by {row['reason']}"


def _shared(gold: Any) -> Iterator[str]:  # noqa: ANN401
    """Quotations in whose paragraph the gold has more than one speaker."""
    by_paragraph: dict[int, list[Any]] = {}
    cuts = _paragraph_starts(gold.text)
    place = 0
    for quotation in sorted(gold.quotes, key=lambda quotation: quotation.segs[0]):
        while place + 1 < len(cuts) and cuts[place + 1] <= quotation.segs[0][0]:
            place += 1
        by_paragraph.setdefault(place, []).append(quotation)
    for quotations in by_paragraph.values():
        if len({quotation.speaker for quotation in quotations}) > 1:
            yield from (quotation.id for quotation in quotations)


def _paragraph_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n\n")
    while at >= 0:
        starts.append(at + 2)
        at = text.find("\n\n", at + 2)
    return starts


def table(counts: dict[str, Counter[Cause]]) -> list[list[str]]:
    """A line for each cause, commonest first: by kind, over all, and by novel where novels may be named."""
    total = _sum(counts.values())
    by_cause: Counter[str] = Counter()
    for (_, cause), count in total.items():
        by_cause[cause] += count
    rows = []
    for cause, count in sorted(by_cause.items(), key=lambda item: (-item[1], item[0])):
        kinds = [str(total[kind, cause]) for kind in KINDS]
        novels = [str(sum(one for (_, other), one in counts[novel].items() if other == cause)) for novel in counts]
        rows.append([cause, str(count), *kinds, *novels])
    rows.append(
        ["all", str(total.total()), *(str(sum(n for (k, _), n in total.items() if k == kind)) for kind in KINDS)]
        + [str(counts[novel].total()) for novel in counts]
    )
    return rows


def head(counts: dict[str, Counter[Cause]]) -> list[str]:
    """Titles of the columns of `table`."""
    return ["cause", "all", *KINDS, *counts]


def _sum(counts: Iterable[Counter[Cause]]) -> Counter[Cause]:
    total: Counter[Cause] = Counter()
    for one in counts:
        total.update(one)
    return total


def may_be_named(novels: Iterable[str]) -> None:
    """Stops where the mistakes of a novel are not to be looked at.

    Raises:
        MissingDataError: it is one of those of which only totals may be seen.
    """
    hidden = sorted(set(novels) - set(TUNED))
    if hidden:
        raise MissingDataError(f"mistakes are told apart only for {', '.join(TUNED)}, not for {', '.join(hidden)}")
