"""Scene breaks that were taken off and asked back; persons at places of mobility-books through the whole reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from training.reading import layers
from training.scenes.withheld import bare
from training.scores import macro_f1
from training.whereabouts.fit import CLASSES
from training.whereabouts.passages import passages, read

from bench.places import ROOT, SHARED, require
from fabula.evaluation.gold import read_gold, story_file
from fabula.model.places import Places
from fabula.model.scenes import Scenes
from fabula.model.spans import Span
from fabula.model.text import Edition, Segmentation
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

BREAKS_HEAD = ("text", "breaks", "found", "precision", "recall", "F1", "equal spacing")
MOBILITY_HEAD = ("what", "pairs", "answered", "macro-F1", "right")
NOVELS = ("arthur-conan-doyle_a-study-in-scarlet", "emily-bronte_wuthering-heights",
          "frances-hodgson-burnett_the-secret-garden", "herman-melville_moby-dick")  # fmt: skip
NEAR = 3  # sentences within which a break counts as found


class Breaks(NamedTuple):
    """Sentences at which one text breaks, at which fabula lets scenes open in silence, and how many there are."""

    name: str
    truth: NDArray[np.int64]
    found: NDArray[np.int64]
    sentences: int


def measure_breaks(*, one_line: bool = False) -> tuple[list[Breaks], list[Breaks]]:
    """Novels without their marks and headings, and our own stories without theirs: author's breaks and silent ones.

    Args:
        one_line: whether the paragraphs are taken off too.

    Raises:
        MissingDataError: the novels are not beside the repository.
    """
    novels = []
    for name in NOVELS:
        path = SHARED / "data" / "standardebooks" / f"{name}.epub"
        require(path)
        novels.append(withheld(name.partition("_")[2], path, one_line=one_line))
    folders = sorted(path.parent for path in (ROOT / "examples").glob("*/gold.yml"))
    return novels, [_story(folder, one_line=one_line) for folder in folders]


def _story(folder: Path, *, one_line: bool) -> Breaks:
    path = story_file(folder)
    gold = read_gold(folder, read_edition(path, name=path.name).text)
    return withheld(folder.name, path, [scene.start for scene in gold.scenes[1:]], one_line=one_line)


def withheld(name: str, path: Path, asked: Sequence[int] = (), *, one_line: bool = False) -> Breaks:
    """A text read as if nothing had been set between its paragraphs: taken off before any word of it is read.

    Args:
        name: for the table.
        path: of the text.
        asked: starts of scenes that open in silence.
        one_line: whether the paragraphs are taken off too.
    """
    made = layers(read_edition(path, name=path.name), "segmentation")
    kept = bare(made[Edition].text, made[Segmentation], asked, one_line=one_line)
    made = layers(read_edition(kept.text.encode(), name=f"{name}.txt", language="en"), "scenes")
    sentences = made[Segmentation].sentences
    return Breaks(
        name,
        np.array(sorted(sentences.at(start) for start in kept.starts), np.int64),
        np.array([sentences.at(scene.start) for scene in made[Scenes].scenes[1:]], np.int64),
        len(sentences),
    )


def rows(results: Sequence[Breaks]) -> list[list[str]]:
    """A line each, and all together; equal spacing sets as many breaks as there are."""
    lines = [_row(one.name, [one]) for one in results]
    return [*lines, _row("**all**", results)]


def _row(name: str, results: Sequence[Breaks]) -> list[str]:
    found = sum(len(one.found) for one in results)
    truth = sum(len(one.truth) for one in results)
    precision, recall = _shares([(one.found, one.truth) for one in results])
    equal = [(np.linspace(0, one.sentences, len(one.truth) + 2)[1:-1].astype(np.int64), one.truth) for one in results]
    shown = [f"{100 * share:.1f}" for share in (precision, recall, _f1(precision, recall), _f1(*_shares(equal)))]
    return [name, str(truth), str(found), *shown]


def _shares(pairs: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> tuple[float, float]:
    right = back = given = wanted = 0
    for found, truth in pairs:
        if len(found) and len(truth):
            apart = np.abs(found[:, None] - truth[None, :]) <= NEAR
            right += int(apart.any(1).sum())
            back += int(apart.any(0).sum())
        given += len(found)
        wanted += len(truth)
    return (right / given if given else 0.0, back / wanted if wanted else 0.0)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure_mobility() -> list[list[str]]:
    """Lines of the table: the pairs of the dev part, each asked of the rows that the whole reading gives.

    Raises:
        MissingDataError: the passages are not beside the repository.
    """
    data = SHARED / "data"
    require(data / "mobility")
    truth: list[list[str]] = [[], [], []]
    given: list[list[str]] = [[], [], []]
    answered = [0, 0, 0]
    for passage in passages(data, "dev"):
        if not passage.valid or not passage.relation:
            continue
        places: Places = read(passage, "places")[Places]
        who, where = Span(*passage.char), Span(*passage.place)
        row = next((one for one in places.presence if one.who_at.overlaps(who) and one.where_at.overlaps(where)), None)
        told = ("none", "", "") if row is None else (row.relation, row.habit, row.moment)
        for at, (asked, answer) in enumerate(zip((passage.relation, passage.habit, passage.moment), told, strict=True)):
            if asked in CLASSES[at]:
                truth[at].append(asked)
                given[at].append(answer)
                answered[at] += row is not None
    lines = []
    for at, name in enumerate(("relation", "habit", "moment")):
        names = (*CLASSES[at], "")
        true, said = ([names.index(one) for one in column] for column in (truth[at], given[at]))
        right = sum(one == two for one, two in zip(true, said, strict=True))
        score = macro_f1(true, said, len(CLASSES[at]))
        lines.append(
            [name, str(len(truth[at])), str(answered[at]), f"{score:.3f}", f"{100 * right / len(truth[at]):.1f}"]
        )
    return lines
