"""Who has which part in what a word tells, by the tree of its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.reading.events.arguments import arguments_of
from fabula.textual.grammar import Grammar
from fabula.textual.tenses import tense_and_aspect
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


RELS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "xcomp", "conj", "advcl", "acl", "acl:relcl", "amod")
WORDS = st.tuples(
    st.sampled_from(["NOUN", "VERB", "PRON", "AUX", "ADJ"]),
    st.sampled_from(["_", "PronType=Rel", "Voice=Pass", "VerbForm=Inf", "VerbForm=Part", "Mood=Ind"]),
    st.sampled_from([*RELS, "nmod", "nmod:poss", "parataxis", "cop", "aux", "aux:pass", "flat", "case", "ccomp"]),
    st.integers(0, 11),
)


@given(st.lists(WORDS, min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_tree_gives_each_word_one_part(rows: list[tuple[str, str, str, int]]) -> None:
    """Whatever hangs from whatever, nobody is there twice and nothing has a part in itself."""
    table = "\n".join(
        f"w{number} give {upos} {feats} {min(head, number)} {rel if number else 'root'}"
        for number, (upos, feats, rel, head) in enumerate(rows)
    )
    made = made_trees(table)
    grammar = Grammar(made.syntax)
    for word in range(len(rows)):
        found = [argument.word for argument in arguments_of(grammar, word)]
        tense_and_aspect(grammar, word)

        assert word not in found
        assert len(set(found)) == len(found)
        assert all(0 <= one < len(rows) for one in found)
