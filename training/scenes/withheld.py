"""Novels whose scene marks and headings are withheld from the scenes stage, and asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from fabula.model.stage import StoryView
from fabula.model.text import Segmentation
from fabula.reading.scenes.moments import Moments
from fabula.reading.scenes.openings import find_openings
from fabula.reading.scenes.page import Page
from fabula.reading.scenes.silent import SIGNS, candidates

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray


class Asked(NamedTuple):
    """Paragraphs that may open a scene: their signs (a column a sign), whether the author broke there, and where.

    Fields:
        breaks: 0 for none, 1 for a heading, 2 for a mark.
        sentences: number of the sentence that each begins with.
        words: number of its first word.
    """

    name: str
    signs: NDArray[np.float64]
    breaks: NDArray[np.int64]
    sentences: NDArray[np.int64]
    words: NDArray[np.int64]


def without_signs(segmentation: Segmentation) -> Segmentation:
    """The same paragraphs, as if the author had set no heading and no mark between them."""
    paragraphs = tuple(one for one in segmentation.paragraphs if one.kind not in {"break", "heading"})
    return msgspec.structs.replace(segmentation, breaks=(), sections=(), paragraphs=paragraphs)


def asked(name: str, made: dict[type[Any], Any]) -> Asked:
    """What the scenes stage sees of each paragraph when the signs are withheld."""
    given = made[Segmentation]
    truth = {one.first_words.start: 2 if one.why == "mark" else 1 for one in find_openings(given)[1:]}
    kept = without_signs(given)
    view = StoryView({**made, Segmentation: kept})
    page = Page(view)
    found = candidates(view, page, Moments(view, page), [kept.paragraphs[0].start])
    starts = [kept.paragraphs[one.paragraph].start for one in found]
    return Asked(
        name=name,
        signs=np.array([[one.signs.get(sign, 0.0) for sign in SIGNS] for one in found]),
        breaks=np.array([truth.get(start, 0) for start in starts]),
        sentences=np.array([page.sentence_of(page.word_at(start)) for start in starts]),
        words=np.array([page.word_at(start) for start in starts]),
    )
