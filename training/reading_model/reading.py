"""Fabula's own reading of a text, up to its cast, kept between runs."""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, Any

from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.syntax import Syntax
from fabula.model.text import Edition
from fabula.reading.attribution.page import Page
from fabula.reading.characters import CharactersStage
from fabula.reading.ingest import read_edition
from fabula.reading.mentions import MentionsStage
from fabula.reading.quotations import QuotationsStage
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from pathlib import Path

CACHE: Path | None = None
"""Folder that keeps readings, or None. Delete it when a stage has changed."""

STAGES = (WordsStage, SegmentationStage, QuotationsStage, MentionsStage, CharactersStage)


def read(source: bytes | Path, name: str = "x.txt") -> StoryView:
    """The layers of a text up to its cast."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    kept = CACHE / f"{hashlib.sha256(content).hexdigest()[:24]}.pickle" if CACHE else None
    if kept is not None and kept.exists():
        return StoryView(pickle.loads(kept.read_bytes()))  # noqa: S301  (our own file)
    edition = read_edition(source, name=name, language="en") if isinstance(source, bytes) else read_edition(source)
    # By rules alone: what is learned from must not be what was learned.
    layers: dict[type[Any], Any] = {Edition: edition, Encoding: Encoding(), Syntax: Syntax()}
    for stage in (make() for make in STAGES):
        layers[stage.gives] = stage.read(StoryView(layers))
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(layers))
    return StoryView(layers)


def page_of(source: bytes | Path) -> Page:
    """The reading as attribution sees it."""
    return Page(read(source))
