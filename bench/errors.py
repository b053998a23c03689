"""Wrong quotations of one novel, to learn from; only of the novels that rules are written on."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from bench.places import OUT, PDNC, TUNED, MissingDataError, require, scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 160


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation that went to the wrong person, or was not found."""

    id: str
    kind: str
    start: int
    gold: str
    said: str
    reason: str
    before: str
    quotation: str
    after: str

    def __str__(self) -> str:
        head = f"{self.id} {self.kind} @{self.start}  gold: {self.gold}  |  read: {self.said} ({self.reason})"
        return f"{head}\n    …{self.before}⟦{self.quotation}⟧{self.after}…"


def wrong(novel: str, kind: str | None = None) -> list[Wrong]:
    """Wrong quotations of `novel` in text order, by the prediction in `bench/out/pdnc`.

    Raises:
        MissingDataError: the novel is one of those of which only totals may be seen, or was not read yet.
    """
    if novel not in TUNED:
        raise MissingDataError(
            f"the errors of {novel} are not shown: rules are written looking only at {', '.join(TUNED)}"
        )
    gold = scorer("pdnc").Novel(PDNC / novel)
    return [case for case in _cases(gold, predicted(novel)) if kind in {None, case.kind}]


def predicted(novel: str) -> Any:  # noqa: ANN401  # our own JSON, as the scorers take it
    """What the last run read in a novel.

    Raises:
        MissingDataError: it was not read yet.
    """
    path = OUT / "pdnc" / f"{novel}.json"
    require(PDNC / novel)
    if not path.exists():
        raise MissingDataError(f"{novel} was not read yet; run: python -m bench pdnc --novels {novel}")
    return json.loads(path.read_text(encoding="utf-8"))


def speakers(gold: Any, prediction: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any] | None, int | None]]:  # noqa: ANN401
    """Each gold quotation with the predicted row that stands for it, and the gold character that row's speaker is.

    As the scorer votes: the speaker with most of the quotation's characters; of his or her rows, the longest overlap.
    """
    names = scorer("pdnc").NameMap(gold, prediction)
    who = {**names.map, **names.narrator}
    rows = sorted(prediction["quotes"], key=lambda row: (row["start"], row["end"]))
    place = 0
    for quotation in sorted(gold.quotes, key=lambda quotation: quotation.segs[0]):
        start, end = quotation.segs[0][0], quotation.segs[-1][1]
        while place < len(rows) and rows[place]["end"] <= start:
            place += 1
        shared: dict[int, int] = {}
        votes: Counter[str | None] = Counter()
        for index in range(place, len(rows)):
            row = rows[index]
            if row["start"] >= end:
                break
            overlap = sum(max(0, min(high, row["end"]) - max(low, row["start"])) for low, high in quotation.segs)
            if overlap:
                shared[index] = overlap
                votes[row["speaker"]] += overlap
        size = sum(high - low for low, high in quotation.segs)
        if 2 * votes.total() < size or not votes:
            yield quotation, None, None
            continue
        winner = max(votes, key=lambda speaker: (votes[speaker], speaker is not None, str(speaker)))
        best = max((index for index in shared if rows[index]["speaker"] == winner), key=lambda index: shared[index])
        yield quotation, rows[best], None if winner is None else who.get(winner)


def _cases(gold: Any, prediction: dict[str, Any]) -> Iterator[Wrong]:  # noqa: ANN401
    shown = {character["id"]: character["name"] for character in prediction["characters"]}
    for quotation, row, meant in speakers(gold, prediction):
        if row is not None and meant == quotation.speaker:
            continue
        said = "not found" if row is None else shown.get(row["speaker"], "unknown")
        if meant is not None:
            said += f" = {gold.chars[meant].name}"
        if row is not None:
            ranked = ", ".join(f"{shown[id_]} {probability:.2f}" for id_, probability in row["candidates"][:3])
            said += f" [{ranked}]"
        start = quotation.segs[0][0]
        yield Wrong(
            id=quotation.id,
            kind=quotation.type,
            start=start,
            gold=gold.chars[quotation.speaker].name,
            said=said,
            reason=f"{row['reason']} {row['confidence']:.2f}" if row else "-",
            before=_flat(gold.text[max(0, start - CONTEXT) : start]),
            quotation=_flat(" … ".join(gold.text[low:high] for low, high in quotation.segs))[:300],
            after=_flat(gold.text[quotation.segs[-1][1] : quotation.segs[-1][1] + CONTEXT]),
        )


def _flat(text: str) -> str:
    return " ".join(text.split())
