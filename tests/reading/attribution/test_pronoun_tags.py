"""What narration says of those whom the pronoun of a tag may mean."""

from __future__ import annotations

from typing import Any

from fabula.model.stage import StoryView
from fabula.model.text import Edition
from fabula.pipeline.order import default_stages
from fabula.reading.attribution import AttributionStage
from fabula.reading.attribution.page import Page
from fabula.reading.attribution.pronoun_tags import tag_features
from fabula.reading.attribution.turns import find_turns
from fabula.reading.ingest import read_edition

ROAD = """\
Ines Varga and Hanna Lund had walked all day. Lotte Amsel came behind with the dog.

“It is far, Lotte,” said Ines.

Hanna had made light of longer roads than that of Lotte. After a while she said, “We are nearly there.”

“We are not,” she said.

* * *

“It was far,” she said.
"""


def signs(opening: str) -> dict[str, set[str]]:
    """By name those who suit the tag of the speech that begins so, with the names of what speaks for each."""
    layers: dict[type[Any], Any] = {Edition: read_edition(ROAD.encode(), name="road.txt")}
    for stage in default_stages():
        if stage.name == AttributionStage.name:
            break
        layers[stage.gives] = stage.read(StoryView(layers))
    page = Page(StoryView(layers))
    turns = find_turns(page)
    number = next(at for at, turn in enumerate(turns) if page.text.startswith(opening, turn.start))
    cue = turns[number].cue
    assert cue is not None
    assert cue.subject is not None
    found = tag_features(page, turns[number - 1], cue.subject, list(page.characters))
    return {page.characters[person].name: set(features) for person, features in found.items()}


def test_who_was_named_last_and_who_acted_last() -> None:
    """Hanna acts in the paragraph; Lotte is named in it, and not as one who acts."""
    found = signs("“We are nearly")
    assert {"tag acted last", "tag acted here"} <= found["Hanna Lund"]
    assert "tag named last" not in found["Hanna Lund"]
    assert "tag named last" in found["Lotte Amsel"]
    assert not {"tag acted last", "tag acted here"} & found["Lotte Amsel"]


def test_who_was_called() -> None:
    """In the turn right before, by name."""
    assert [name for name, found in signs("“We are nearly").items() if "tag called" in found] == ["Lotte Amsel"]


def test_whom_the_tag_of_the_turn_before_means() -> None:
    """Ines by name, Hanna by a pronoun; a reading that only carries such a one on is worth less."""
    carried = [
        [name for name, found in signs(opening).items() if {"antecedent", "antecedent by tag"} <= found]
        for opening in ("“We are nearly", "“We are not")
    ]
    assert carried == [["Ines Varga"], ["Hanna Lund"]]


def test_nothing_is_carried_over_a_break() -> None:
    """Nobody was named since the scene began."""
    found = signs("“It was far")
    assert not any("tag named last" in one or "tag acted last" in one for one in found.values())
