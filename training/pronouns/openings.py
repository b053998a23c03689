"""Texts in which it is known which mentions mean the same one: LitBank's openings of novels, and the marked stories."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from fabula.model.people import Mentions
from fabula.reading.ingest import read_edition
from training.decoder.titles import is_barred
from training.marked.marks import marked_stories
from training.marked.pack import is_held_out
from training.marked.who import pairs
from training.reading import layers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.ids import MentionId


class Opening(NamedTuple):
    """One opening, read up to its mentions, and whom LitBank says that each of those means."""

    name: str
    layers: dict[type[Any], Any]
    truth: dict[MentionId, int]


def names(data: Path, part: str) -> list[str]:
    """Texts of an official part ("train", "dev"); of those that are learned from, none that PDNC measures."""
    official = json.loads((data / "score" / "litbank_splits.json").read_text(encoding="utf-8"))["entities"][part]
    return sorted(name for name in official if part != "train" or not is_barred(name))


def litbank(data: Path) -> Any:
    """The module of the official scorer, which reads the gold."""
    sys.path.insert(0, str(data / "score"))
    return importlib.import_module("litbank")


def read_as_far(data: Path, part: str, last: str) -> Iterator[tuple[str, Any, dict[type[Any], Any]]]:
    """Each opening of a part: name, gold as the scorer reads it, and what the stages up to `last` make of it."""
    root = data / "data" / "litbank"
    for name in names(data, part):
        gold = litbank(data).Doc(root, name)
        text = (root / "original" / f"{name}.txt").read_bytes().decode("utf-8")[: gold.chars()[-1][1]]
        yield name, gold, layers(read_edition(text.encode("utf-8"), name=f"{name}.txt", language="en"), last)


def openings(data: Path, part: str) -> Iterator[Opening]:
    """The openings of a part, one after another."""
    for name, gold, made in read_as_far(data, part, "mentions"):
        truth = {}
        for mention in made[Mentions].mentions:
            extent = mention.extent or mention
            known = gold.mentions.get(gold.to_tokens(extent.start, extent.end, "char"))
            if known is not None:
                truth[mention.id] = known
        yield Opening(name, made, truth)


def marked(*, held: bool) -> Iterator[Opening]:
    """The marked stories to learn from, or those held out."""
    for story in marked_stories():
        if is_held_out(story.name) != held:
            continue
        made = layers(read_edition(story.text.encode(), name=f"{story.name}.txt", language="en"), "mentions")
        numbers = {key: number for number, key in enumerate(story.people)}
        found = pairs(story, made[Mentions].mentions)
        truth = {mention.id: numbers[true.people[0]] for mention, true in found if len(true.people) == 1}
        yield Opening(story.name, made, truth)
