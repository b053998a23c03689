"""What the reading model holds of each paragraph: whether a scene or a chapter opens with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.learned import arrays
from fabula.model.encoding import Encoding
from fabula.model.text import Segmentation, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fabula.model.stage import StoryView

_LEAST, _MOST = -10, 4


def opinions(view: StoryView) -> NDArray[np.float64]:
    """Log odds of a scene or chapter against a mere paragraph, for each; 0 where the model was not asked."""
    encoding, tokens = view[Encoding], view[Words].tokens
    paragraphs = view[Segmentation].paragraphs
    if len(encoding.scene) != len(tokens) or not len(tokens):
        return np.zeros(len(paragraphs))
    starts = np.array([one.start for one in paragraphs], np.int64)
    firsts = np.minimum(np.searchsorted(np.asarray(tokens.starts, np.int64), starts), len(tokens) - 1)
    scene, chapter, paragraph = (
        arrays.log_odds(column)[firsts] for column in (encoding.scene, encoding.chapter, encoding.paragraph)
    )
    opinion = np.logaddexp(scene, chapter) - np.logaddexp(np.float32(0), paragraph)
    return np.asarray(np.clip(opinion, _LEAST, _MOST), np.float64)
