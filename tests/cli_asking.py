"""What tests of the command line ask a story: who speaks, who is spoken to, who is in the cast."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def speaker_at(run: Any, story: Path, address: str) -> str | None:
    rows = json.loads(run("show", story, "speech", "--json")[1])
    (speaker,) = [row["speaker"] for row in rows if row["address"] == address]
    return speaker and speaker["name"]


def names(run: Any, story: Path) -> list[str]:
    return [row["name"] for row in json.loads(run("show", story, "cast", "--json")[1])]


def called(run: Any, story: Path, alias: str) -> str:
    """The name that the person who goes by `alias` is shown under; which one that is, the reading decides."""
    (row,) = [
        row
        for row in json.loads(run("show", story, "cast", "--json")[1])
        if alias in {row["name"], *(other for other, _ in row["aliases"])}
    ]
    return str(row["name"])


def addressees_at(run: Any, story: Path, address: str) -> list[str]:
    rows = json.loads(run("show", story, "speech", "--json")[1])
    (heard,) = [row["addressees"] for row in rows if row["address"] == address]
    return [person["name"] for person in heard]
