"""PDNC's novels set as one line, without paragraphs, breaks and headings: what that costs in right speakers."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from bench import pdnc
from bench.places import OUT, PDNC, SCORE, require
from bench.reading import read
from bench.tables import percent
from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ("novel", "as printed: det F1", "spk +narr", "one line: det F1", "spk +narr", "loss in points")


class Line(NamedTuple):
    """A text as one line, and where each of its words stood: starts in the line and in the text, ascending."""

    text: str
    here: list[int]
    there: list[int]

    def back(self, at: int) -> int:
        """Where the character at `at` stood.

        >>> Line("Is it?", [0, 3], [10, 15]).back(4)
        16
        """
        word = max(0, bisect_right(self.here, at) - 1)
        return self.there[word] + at - self.here[word]


class Pair(NamedTuple):
    """One novel read as it is printed, and as one line."""

    printed: pdnc.Result
    flat: pdnc.Result


def one_line(path: Path) -> Line:
    """The story's own paragraphs, by rules alone, with one blank between two words."""
    edition = read_edition(path, name=path.name)
    made: dict[type[Any], Any] = {Edition: edition, Encoding: Encoding()}
    made[Words] = WordsStage().read(StoryView(made))
    made[Segmentation] = SegmentationStage().read(StoryView(made))
    return joined(edition.text, [(one.start, one.end) for one in made[Segmentation].paragraphs if _is_told(one.kind)])


def _is_told(kind: str) -> bool:
    return kind in {"prose", "verse"}


def joined(text: str, spans: Sequence[tuple[int, int]]) -> Line:
    r"""The words of some stretches of a text.

    >>> joined("I\n\nIt  rained.\n\n“No.”", [(3, 14), (16, 21)])
    Line(text='It rained. “No.”', here=[0, 3, 11], there=[3, 7, 16])
    """
    words: list[str] = []
    here: list[int] = []
    there: list[int] = []
    length = 0
    for start, end in spans:
        at = start
        for word in text[start:end].split():
            at = text.index(word, at, end)
            here.append(length)
            there.append(at)
            words.append(word)
            at += len(word)
            length += len(word) + 1
    return Line(" ".join(words), here, there)


def measure(novel: str, *, kept: bool = False) -> Pair:
    """Reads one novel twice; `kept` uses the reading of the printed text that lies in `bench/out/pdnc`.

    Raises:
        MissingDataError: the corpus or the scorer is not beside the repository.
    """
    require(PDNC / novel, SCORE)
    printed = pdnc.measure(novel, kept=kept)
    line = one_line(PDNC / novel / "novel_text.txt")
    reading = read(line.text.encode(), f"{novel}.txt")
    prediction = json.loads(reading.export())
    for row in (*prediction["quotes"], *prediction["mentions"]):
        row["start"], row["end"] = line.back(row["start"]), line.back(row["end"] - 1) + 1
    folder = OUT / "flattened"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{novel}.json").write_text(json.dumps(prediction), encoding="utf-8")
    return Pair(printed, pdnc.scored(novel, prediction, seconds=reading.seconds, words=reading.words))


def row(name: str, pairs: Sequence[Pair]) -> list[str]:
    """A line of the table."""
    printed, flat = (pdnc.summary(side) for side in zip(*pairs, strict=True))
    loss = 100 * (printed["q_narrator"] - flat["q_narrator"])
    figures = [ratios[key] for ratios in (printed, flat) for key in ("relaxed_f", "q_narrator")]
    return [name, *map(percent, figures), f"{loss:.1f}"]
