"""How the signs beside a paragraph are weighed: on six novels of ELTeC, for short stories.

Marks and headings are positives alike, but a heading's own words would tell the reading model, so its opinion is fitted
on marks alone. Authors break seldom, readers of a short story see more scenes: where the scale is cut, and how steep it
is, was set on our own open stories, in whose gold every silent scene stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from fabula.model.stage import StoryView
from fabula.model.syntax import Syntax
from fabula.model.text import Segmentation
from fabula.reading.ingest import read_edition
from fabula.reading.scenes.moments import Moments
from fabula.reading.scenes.near_signs import SIGNS, Looker, may_open
from fabula.reading.scenes.page import Page
from fabula.reading.scenes.votes import find_votes
from fabula.textual.grammar import Grammar
from training.logistic import fit
from training.reading import layers
from training.scenes.withheld import MARK, signed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

NOVELS = (
    "ENG19120_Wells", "ENG18830_Broughton", "ENG19090_Wells", "ENG18871_Broughton", "ENG18973_Cholmondeley",
    "ENG19191_Hamilton",
)  # fmt: skip
# Signs of where other scenes open tell nothing while those are withheld.
UNASKED = ("short since", "short ahead", "long since")
PULL, FREE = 2.0, 1e-6
# On the scale of authors' breaks, the score from which a reader sees a scene; and how fast a scene gets likelier.
CUT, SLOPE = -2.75, 0.6


class Asked(NamedTuple):
    """Paragraphs that may open a scene: their signs (a column a sign), by what sign the author broke there, and where.

    Fields:
        breaks: 0 for none, `HEADING`, `MARK`.
        sentences: number of the sentence that each begins with.
    """

    name: str
    signs: NDArray[np.float64]
    breaks: NDArray[np.int64]
    sentences: NDArray[np.int64]


def asked(path: Path) -> Asked:
    """What the scenes stage sees of each paragraph when the signs are withheld."""
    made = layers(read_edition(path, name=path.name), "places")
    given = made[Segmentation]
    truth = signed(given)
    paragraphs = tuple(one for one in given.paragraphs if one.kind not in {"break", "heading"})
    kept = msgspec.structs.replace(given, breaks=(), sections=(), paragraphs=paragraphs)
    view = StoryView({**made, Segmentation: kept})
    page = Page(view)
    starts = [kept.paragraphs[0].start]
    votes = find_votes(view, page, Grammar(view[Syntax]))
    looker = Looker(view, page, Moments(view, page), votes, starts)
    found = [looker.at(number) for number in may_open(page, starts)]
    places = [kept.paragraphs[one.paragraph].start for one in found]
    return Asked(
        name=path.stem,
        signs=np.array([[one.signs.get(sign, 0.0) for sign in SIGNS] for one in found]),
        breaks=np.array([truth.get(place, 0) for place in places]),
        sentences=np.array([page.sentence_of(page.word_at(place)) for place in places]),
    )


def fitted(novels: Sequence[Asked]) -> dict[str, float]:
    """Weights by sign, on the scale of authors' breaks."""
    names = list(SIGNS)
    model = names.index("model")
    signs = np.vstack([one.signs for one in novels])
    signs[:, [names.index(name) for name in UNASKED]] = 0.0
    breaks = np.concatenate([one.breaks for one in novels])
    plain = signs.copy()
    plain[:, model] = 0.0
    weights = fit(plain, (breaks > 0).astype(float), PULL)
    # What the model adds where everything else is known: one number more, on marks.
    marks = (breaks == 0) | (breaks == MARK)
    opinion = signs[marks][:, model]
    middle = float(opinion.mean())
    added = np.stack([np.ones(len(opinion)), opinion - middle], axis=1)
    truth = (breaks[marks] == MARK).astype(float)
    weights[model] = max(0.0, float(fit(added, truth, np.array([FREE, PULL]), plain[marks] @ weights)[1]))
    weights[names.index("always")] -= weights[model] * middle
    return {name: float(value) for name, value in zip(names, weights, strict=True)}


def scaled(weights: dict[str, float]) -> dict[str, float]:
    """The weights on the scale on which scenes open from even odds."""
    found = {name: round(SLOPE * value, 3) for name, value in weights.items()}
    found["always"] = round(SLOPE * (weights["always"] - CUT), 3)
    return found


def recovered(novel: Asked, weights: dict[str, float], near: int = 3) -> tuple[float, float]:
    """F1 of as many openings as there are breaks, within `near` sentences; and of equal spacing."""
    score = novel.signs @ np.array([weights[name] for name in SIGNS])
    truth = np.sort(novel.sentences[novel.breaks > 0])
    equal = np.linspace(0, novel.sentences.max(), len(truth) + 2)[1:-1]
    return _f1(np.sort(novel.sentences[np.argsort(-score)[: len(truth)]]), truth, near), _f1(equal, truth, near)


def _f1(found: NDArray[np.float64], truth: NDArray[np.int64], near: int) -> float:
    right = float(np.mean([np.abs(truth - one).min() <= near for one in found]))
    back = float(np.mean([np.abs(found - one).min() <= near for one in truth]))
    return 2 * right * back / (right + back) if right + back else 0.0
