"""How the signs of a break in a long work are weighed, on all novels of ELTeC.

No sign asks the reading model, so that the novels it has learned teach them as well as any. What its opinion adds is
fitted on the novels that it has not learned, their marks and headings taken off before it read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from fabula.model.encoding import Encoding
from fabula.model.speech import Quotations
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.ingest import read_edition
from fabula.reading.quotations import QuotationsStage
from fabula.reading.scenes.far_signs import far_signs
from fabula.reading.scenes.silent import FarWeights, apart, opinions
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.times import TimesStage
from fabula.reading.words import WordsStage
from training.logistic import fit
from training.reading import layers
from training.scenes.withheld import bare, signed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

PULL, FREE = 5.0, 1e-6
OTHERS, MORE = 12, 20  # paragraphs that break nothing, for each that does, and for each novel
NEAR = 3  # sentences within which a break counts as found
MOST = 330_000  # code points that the reading model reads of a novel
CUTS, APART = np.arange(-3.0, 0.51, 0.1), (60, 150, 300, 600)
FEW = 100  # paragraphs of a novel that is one


class Novel(NamedTuple):
    """The paragraphs of a novel.

    Fields:
        rows: their signs.
        breaks: whether the author broke before each.
        sentences: number of the sentence that each begins with.
        words: number of its first word.
        opinions: what the reading model holds of each; empty where it was not asked.
    """

    name: str
    names: tuple[str, ...]
    rows: NDArray[np.float64]
    breaks: NDArray[np.bool_]
    sentences: NDArray[np.int64]
    words: NDArray[np.int64]
    opinions: NDArray[np.float64]


def unasked(path: Path) -> Novel:
    """A novel read by rules alone; its signs look past headings and marks."""
    made: dict[type[Any], Any] = {Edition: read_edition(path, name=path.name), Encoding: Encoding()}
    made[Words] = WordsStage().read(StoryView(made))
    made[Segmentation] = SegmentationStage().read(StoryView(made))
    made[Quotations] = QuotationsStage().read(StoryView(made))
    made[Times] = TimesStage().read(StoryView(made))
    return _novel(path.stem, made, set(signed(made[Segmentation])), np.zeros(0))


def asked(path: Path) -> Novel:
    """A novel of which the reading model has read so much, without its headings and marks."""
    made: dict[type[Any], Any] = {Edition: read_edition(path, name=path.name), Encoding: Encoding()}
    made[Words] = WordsStage().read(StoryView(made))
    made[Segmentation] = SegmentationStage().read(StoryView(made))
    kept = bare(made[Edition].text, made[Segmentation])
    end = kept.text.find("\n\n", MOST)
    text = kept.text if end < 0 else kept.text[:end]
    made = layers(read_edition(text.encode(), name=f"{path.stem}.txt", language="en"), "times")
    return _novel(path.stem, made, set(kept.starts), opinions(StoryView(made)))


def _novel(name: str, made: dict[type[Any], Any], starts: set[int], held: NDArray[np.float64]) -> Novel:
    found = far_signs(StoryView(made))
    segmentation = made[Segmentation]
    places = [segmentation.paragraphs[number].start for number in found.paragraphs.tolist()]
    return Novel(
        name,
        found.names,
        found.rows,
        np.array([place in starts for place in places]),
        np.array([segmentation.sentences.at(place) for place in places]),
        np.searchsorted(np.asarray(made[Words].tokens.starts, np.int64), places),
        held[found.paragraphs] if len(held) else held,
    )


def fitted(novels: Sequence[Novel], read: Sequence[Novel]) -> FarWeights:
    """All weights.

    Args:
        novels: read by rules.
        read: by the reading model too, which has not learned them.
    """
    names = novels[0].names
    rows, truth = _sample(novels)
    middle, scale = rows.mean(0), rows.std(0) + FREE
    ones = np.ones((len(rows), 1))
    pulls = np.array([FREE, *[PULL] * len(names)])
    weights = fit(np.hstack([ones, (rows - middle) / scale]), truth, pulls)
    signs = dict(zip(names, (weights[1:] / scale).tolist(), strict=True))
    # The sample holds too many breaks: the constant is that of whole novels.
    shift = _log_odds(np.concatenate([one.breaks for one in novels]).mean()) - _log_odds(truth.mean())
    signs["always"] = float(weights[0] - (weights[1:] * middle / scale).sum() + shift)
    found = FarWeights(signs=signs, model=0.0, opens_from=0.0, apart=0, sureness=(0.0, 0.0))
    found = msgspec.structs.replace(found, model=_of_model(found, read))
    scored = [(novel, _odds(found, novel)) for novel in novels]
    best = max(
        ((recovered(scored, float(cut), least)[2], float(cut), least) for least in APART for cut in CUTS),
        key=lambda one: one[0],
    )
    found = msgspec.structs.replace(found, opens_from=best[1], apart=best[2])
    return msgspec.structs.replace(found, sureness=_sureness(found, scored))


def _log_odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _sample(novels: Sequence[Novel]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """All paragraphs at which an author breaks, and some others of each novel."""
    rng = np.random.default_rng(0)
    rows, truth = [], []
    for novel in novels:
        breaks, others = np.flatnonzero(novel.breaks), np.flatnonzero(~novel.breaks)
        others = rng.choice(others, min(len(others), OTHERS * len(breaks) + MORE), replace=False)
        rows.append(novel.rows[np.concatenate((breaks, others))])
        truth.append(np.concatenate((np.ones(len(breaks)), np.zeros(len(others)))))
    return np.concatenate(rows), np.concatenate(truth)


def _of_model(weights: FarWeights, read: Sequence[Novel]) -> float:
    """What the model's opinion adds where all signs are known."""
    known = np.concatenate([_odds(weights, novel) for novel in read])
    opinion = np.concatenate([novel.opinions - novel.opinions.mean() for novel in read])
    truth = np.concatenate([novel.breaks for novel in read]).astype(float)
    signs = np.stack([np.ones(len(opinion)), opinion], axis=1)
    return max(0.0, float(fit(signs, truth, np.array([FREE, PULL]), known)[1]))


def _odds(weights: FarWeights, novel: Novel) -> NDArray[np.float64]:
    return weights.odds(novel.names, novel.rows, novel.opinions)


def opened(novel: Novel, odds: NDArray[np.float64], cut: float, least: int) -> list[int]:
    """Numbers of the rows at which a scene would open; the story's first opens anyway."""
    above = {row: float(odds[row]) for row in np.flatnonzero(odds >= cut).tolist() if row}
    return apart(dict(enumerate(novel.words.tolist())), above, (0,), least)


def recovered(
    scored: Sequence[tuple[Novel, NDArray[np.float64]]], cut: float, least: int
) -> tuple[float, float, float]:
    """Precision, recall and F1 over several novels, within `NEAR` sentences."""
    right = back = given = wanted = 0
    for novel, odds in scored:
        found = novel.sentences[opened(novel, odds, cut, least)]
        truth = novel.sentences[novel.breaks]
        near = np.abs(found[:, None] - truth[None, :]) <= NEAR
        right, back = right + int(near.any(1).sum()), back + int(near.any(0).sum())
        given, wanted = given + len(found), wanted + len(truth)
    precision, recall = right / max(1, given), back / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(FREE, precision + recall)


def _sureness(weights: FarWeights, scored: Sequence[tuple[Novel, NDArray[np.float64]]]) -> tuple[float, float]:
    """How the odds of what opens tell whether an author breaks near it."""
    above, truth = [], []
    for novel, odds in scored:
        rows = opened(novel, odds, weights.opens_from, weights.apart)
        breaks = novel.sentences[novel.breaks]
        above.append(odds[rows] - weights.opens_from)
        truth.append((np.abs(novel.sentences[rows][:, None] - breaks[None, :]) <= NEAR).any(1))
    signs = np.concatenate(above)
    fit_of = fit(np.stack([np.ones(len(signs)), signs], axis=1), np.concatenate(truth).astype(float), FREE)
    return float(fit_of[0]), float(fit_of[1])
