"""Openings of novels in which it is known which mentions mean the same one: LitBank's."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from fabula.model.people import Mentions
from fabula.reading.ingest import read_edition
from training.decoder.titles import is_barred
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
