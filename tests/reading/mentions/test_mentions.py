"""Passages with the mentions they must hold (see cases/), and what must be so of all mentions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.model.spans import Span
from fabula.reading.mentions.columns import Columns
from fabula.reading.mentions.proposals import Proposal
from fabula.reading.mentions.stage import find_mentions
from people_reading import People

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).parent.glob("cases/*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_passage(case: dict[str, Any]) -> None:
    """The passage holds the mentions its author meant, and none that it lacks."""
    people = People(case["text"])
    by_id = {mention.id: mention for mention in people.mentions}
    found = [
        {
            "words": people.said(mention),
            "form": mention.form,
            "kind": mention.kind,
            "number": mention.number,
            "pronouns": mention.pronouns,
            "person": mention.person,
            "owner": people.said(by_id[mention.owner]) if mention.owner else None,
        }
        for mention in people.mentions
    ]

    for expected in case.get("holds", ()):
        assert any(expected.items() <= row.items() for row in found), (expected, found)
    for words in case.get("lacks", ()):
        assert words not in [row["words"] for row in found if row["form"] == "proper"]


def test_order_and_ids() -> None:
    """Mentions come by their start, the longer first, each with an id of its own and its owner among them."""
    people = People("Then Orla met her brother's wife. Her brother's wife met Orla. “Orla!” she said.")

    spans = [(mention.start, -mention.end) for mention in people.mentions]
    ids = [mention.id for mention in people.mentions]
    assert spans == sorted(spans)
    assert len(set(ids)) == len(ids)
    assert all(mention.owner is None or mention.owner in ids for mention in people.mentions)
    assert all(mention.start <= mention.head.start < mention.head.end <= mention.end for mention in people.mentions)


def test_ids_outlive_an_insertion() -> None:
    """A paragraph put in front, which repeats no mention, leaves the ids of the others alone."""
    text = "Then Orla met Ned Quill. She bowed to Ned Quill, and Orla went home."
    before = {mention.id for mention in People(text).mentions}
    after = {mention.id for mention in People("It rained all night on the sea.\n\n" + text).mentions}

    assert before <= after


def test_a_name_of_the_models_holds_no_dash() -> None:
    """What stands between two dashes is somebody's aside; the name behind it is found by rule."""
    people = People("Esprit--if one may say so--was strong in Mrs. Tarn. Mrs. Tarn smiled.")
    end = people.text.index(".", people.text.index("Tarn"))
    columns = Columns(people.edition, people.words, people.segmentation, people.quotations)
    across = Proposal(0, end, Span(0, len("Esprit")), "PER", "proper", 0.9, plural=False)

    found = [people.text[one.start : one.end] for one in find_mentions(columns, [across], "model:test").mentions]
    assert found == ["Mrs. Tarn", "Mrs. Tarn"]
