"""Who has which part in what a word tells, by the tree of its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.reading.events.arguments import arguments_of
from fabula.reading.events.grammar import Grammar
from fabula.reading.events.tenses import tense_and_aspect
from made_trees import made_trees

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "arguments.yml").read_text(encoding="utf-8"))
EVENTS = [
    pytest.param(case["tree"], *event, id=f"{case['name']}: {event[0]}")
    for case in CASES
    for event in case["events"].items()
]


@pytest.mark.parametrize(("tree", "trigger", "wanted"), EVENTS)
def test_parts_by_the_tree(tree: str, trigger: str, wanted: dict[str, Any]) -> None:
    """Each case says who has which part in what the trigger tells, and when it says so, tense and aspect."""
    made = made_trees(tree)
    forms = [made.words[number].of(made.text) for number in range(len(made.words))]
    grammar, word = Grammar(made.syntax), forms.index(trigger)
    found: dict[str, list[str]] = {}
    for argument in arguments_of(grammar, word):
        found.setdefault(argument.role, []).append(forms[argument.word])
    times = dict(zip(("tense", "aspect"), tense_and_aspect(grammar, word), strict=True))

    assert found == {role: words for role, words in wanted.items() if role not in times}
    assert times | {name: wanted[name] for name in times if name in wanted} == times


def test_a_faulty_tree_is_read_to_an_end() -> None:
    """However long a chain of joined words is, it is followed for a few steps only."""
    chain = "\n".join(f"go go VERB VerbForm=Part {max(0, number - 1)} conj" for number in range(1, 60))

    assert arguments_of(Grammar(made_trees(chain).syntax), 58) == []
