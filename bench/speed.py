"""How fast, and with how much memory: 100,000 words, and ten times as many."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import msgspec

from bench.places import NOVELS, PDNC, ROOT, require
from bench.reading import read

PIECE = 100_000
PIECES = 10
STORY = ("scenes", "events", "chronology")
"""Stages that make the story's own time; their budget is one."""


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Of reading one text in a process of its own.

    `peak` is the most memory the process ever held, in bytes, with Python and the imports; 0 where the system does
    not tell.
    """

    words: int
    seconds: dict[str, float]
    peak: int

    @property
    def total(self) -> float:
        """Seconds of the whole reading."""
        return sum(self.seconds.values())

    @property
    def per_word(self) -> float:
        """Seconds a word."""
        return self.total / self.words


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """Pieces of 100,000 words, read one by one, and all of them as one text."""

    pieces: tuple[Cost, ...]
    joined: Cost

    @property
    def growth(self) -> float:
        """Time a word of the long text, as a multiple of that of its pieces."""
        return self.joined.per_word / (sum(piece.total for piece in self.pieces) / sum(p.words for p in self.pieces))

    @property
    def story_seconds(self) -> tuple[float, float]:
        """Seconds that the stages of `STORY` take for 100,000 words: of the pieces, of the long text."""
        long = sum(self.joined.seconds[stage] for stage in STORY)
        return sum(self.mean_seconds[stage] for stage in STORY), long * PIECE / self.joined.words

    @property
    def mean_seconds(self) -> dict[str, float]:
        """By stage, for one piece."""
        return {stage: fmean(piece.seconds[stage] for piece in self.pieces) for stage in self.pieces[0].seconds}


def measure() -> Speed:
    """Reads the novels, joined and cut at paragraphs into ten pieces, each in a process of its own."""
    texts = _pieces()
    with TemporaryDirectory() as name:
        folder = Path(name)
        costs = []
        for number, text in enumerate([*texts, "\n\n".join(texts)]):
            path = folder / f"{number}.txt"
            path.write_text(text, encoding="utf-8", newline="")
            costs.append(_apart(path))
    return Speed(pieces=tuple(costs[:-1]), joined=costs[-1])


def _pieces() -> list[str]:
    require(PDNC)
    novels = "\n\n".join((PDNC / novel / "novel_text.txt").read_text(encoding="utf-8") for novel in NOVELS)
    pieces, piece, words = [], [], 0
    for paragraph in re.split(r"\n\s*\n", novels):
        piece.append(paragraph)
        words += len(paragraph.split())
        if words >= PIECE:
            pieces.append("\n\n".join(piece))
            piece, words = [], 0
        if len(pieces) == PIECES:
            break
    return pieces


def _apart(path: Path) -> Cost:
    done = subprocess.run([sys.executable, "-m", "bench.speed", str(path)], check=True, capture_output=True, cwd=ROOT)
    return msgspec.json.decode(done.stdout, type=Cost)


def cost(path: Path) -> Cost:
    """Reads the text in this process."""
    reading = read(path, path.name)
    return Cost(words=reading.words, seconds=reading.seconds, peak=_peak())


def _peak() -> int:
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(cost(Path(sys.argv[1]))))
