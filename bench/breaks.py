"""Three novels set as one line: how many of their paragraphs are given back, by rule alone and by rule and model."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from training.reading_model.boundaries import SCENE, block_labels, blocks_of
from training.reading_model.paragraphs import BOOKS

from bench.places import SHARED, require
from bench.syntax import layers, stages
from bench.tables import percent
from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from fabula.model.stage import Stage

HEAD = (
    "novel", "paragraphs", "rule: F1", "beside speech", "away", "F1", "beside speech", "away", "answers found",
    "scenes found", "scene marks found", "and not one",
)  # fmt: skip
_ROW = "***"
_ENDS, _OPENS = frozenset("\"”’'»"), frozenset("\"“‘'«")
_MARKS = frozenset('"“”«»„‘')  # an apostrophe is none
Where = Literal["all", "beside", "away"]
_NEAR = 60  # code points that hold two words


class Breaks(NamedTuple):
    """What was right, by where it stands.

    Fields:
        scenes: larger breaks that were given back as such, and all of them.
        answers: paragraphs given back where one quotation closes and the next opens, and all of them.
        marks: rows of marks put between scenes that were found, all of them, and what else was taken for one.
    """

    name: str
    right: Counter[Where]
    found: Counter[Where]
    gold: Counter[Where]
    scenes: tuple[int, int]
    answers: tuple[int, int]
    marks: tuple[int, int, int]

    def f1(self, where: Where = "all") -> float:
        """Of the beginnings of paragraphs."""
        return 2 * self.right[where] / max(1, self.found[where] + self.gold[where])


class Flat(NamedTuple):
    """A novel as one line, and the break before each place where a block began: half of the headings are gone."""

    text: str
    gold: dict[int, int]


def flatten(path: Path) -> Flat:
    """The words that the training's own measure keeps, every run of white space one blank."""
    edition = read_edition(path, name=path.name)
    made: dict[type[Any], Any] = {Edition: edition, Encoding: Encoding()}
    made[Words] = WordsStage().read(StoryView(made))
    made[Segmentation] = SegmentationStage().read(StoryView(made))
    blocks, _ = blocks_of(StoryView(made))
    parts: list[str] = []
    gold: dict[int, int] = {}
    at = 0
    for block, (stays, label) in zip(blocks, block_labels(blocks, random.Random(path.stem)), strict=True):  # noqa: S311  # as in training
        if stays:
            gold |= {at: label} if at else {}
            parts.append(" ".join(block.text.split()))
            at += len(parts[-1]) + 1
    return Flat(" ".join(parts), gold)


def is_beside_speech(text: str, at: int) -> bool:
    """Whether a mark of speech stands within two words on either side.

    >>> is_beside_speech("He sat. “Is it far?” Two miles, she thought.", 21)
    True
    >>> is_beside_speech("“Is it?” He sat down there. Two miles to go.", 28)
    False
    """
    near = [*text[max(0, at - _NEAR) : at].split()[-2:], *text[at : at + _NEAR].split()[:2]]
    return any(not _MARKS.isdisjoint(word) for word in near)


def compare(name: str, flat: Flat, found: Segmentation) -> Breaks:
    """One reading against the novel's own paragraphs."""
    starts = {one.start for one in found.paragraphs if one.kind != "break" and one.start}
    larger = {at for at, label in flat.gold.items() if label >= SCENE}
    opened = {one.start for one in found.boundaries if one.opens in {"scene", "chapter"}}

    def count(places: Iterable[int]) -> Counter[Where]:
        counts: Counter[Where] = Counter()
        for at in places:
            counts.update(("all", "beside" if is_beside_speech(flat.text, at) else "away"))
        return counts

    gold = flat.gold.keys()
    answers = {at for at in gold if _is_answer(flat.text, at)}
    return Breaks(
        name,
        count(starts & gold),
        count(starts),
        count(gold),
        (len(opened & larger), len(larger)),
        (len(answers & starts), len(answers)),
        find_marks(flat),
    )


def _is_answer(text: str, at: int) -> bool:
    return text[at] in _OPENS and text[:at].rstrip()[-1:] in _ENDS


def find_marks(flat: Flat) -> tuple[int, int, int]:
    """How many rows of marks between scenes of one line are found, how many there are, and what else is taken for one.

    >>> tale = "It rained -- and how! " * 40
    >>> find_marks(Flat(tale + tale, {len(tale): SCENE}))
    (1, 1, 0)
    """
    parts: list[str] = []
    put: set[int] = set()
    last = length = 0
    for at in sorted(at for at, label in flat.gold.items() if label == SCENE):
        parts.append(f"{flat.text[last:at]}{_ROW} ")
        length += at - last
        put.add(length)
        length, last = length + len(_ROW) + 1, at
    text = "".join(parts) + flat.text[last:]
    edition = read_edition(text.encode(), name="line.txt", language="en")
    made: dict[type[Any], Any] = {Edition: edition, Encoding: Encoding()}
    made[Words] = WordsStage().read(StoryView(made))
    found = {pause.start for pause in SegmentationStage().read(StoryView(made)).breaks}
    return len(found & put), len(put), len(found - put)


def measure() -> list[tuple[Breaks, Breaks]]:
    """Each novel by rule alone, and as fabula reads it.

    Raises:
        MissingDataError: the novels are not beside the repository.
    """
    found = []
    for book in BOOKS:
        path = SHARED / "data" / "standardebooks" / f"{book}.epub"
        require(path)
        flat = flatten(path)
        made = encoded(flat.text, book)
        ruled = SegmentationStage().read(StoryView(made | {Encoding: Encoding()}))
        name = book.partition("_")[2]
        found.append((compare(name, flat, ruled), compare(name, flat, made[Segmentation])))
    return found


def encoded(text: str, name: str) -> dict[type[Any], Any]:
    """The layers of a text up to its paragraphs."""
    return layers(read_edition(text.encode(), name=f"{name}.txt", language="en"), _stages())


def _stages() -> tuple[Stage, ...]:
    return tuple(stage for stage in stages() if stage.name != "syntax")


def rows(result: Sequence[tuple[Breaks, Breaks]]) -> list[list[str]]:
    """Lines of the table, and the mean of the novels."""
    places: tuple[Where, ...] = ("all", "beside", "away")
    lines = [
        [
            both.name,
            str(both.gold["all"]),
            *(percent(one.f1(where)) for one in (ruled, both) for where in places),
            percent(both.answers[0] / max(1, both.answers[1])),
            f"{both.scenes[0]} of {both.scenes[1]}",
            f"{both.marks[0]} of {both.marks[1]}",
            str(both.marks[2]),
        ]
        for ruled, both in result
    ]
    means = [sum(pair[side].f1(where) for pair in result) / len(result) for side in (0, 1) for where in places]
    answers = sum(both.answers[0] / max(1, both.answers[1]) for _, both in result) / len(result)
    return [*lines, ["**mean**", "", *map(percent, means), percent(answers), "", "", ""]]
