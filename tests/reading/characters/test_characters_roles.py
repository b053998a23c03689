"""What mentions are in their clauses, by the tree and without one."""

from __future__ import annotations

from fabula.model.ids import MentionId
from fabula.model.people import Mention
from fabula.model.spans import Span
from fabula.model.syntax import Syntax
from fabula.model.text import Words
from fabula.reading.characters.roles import OBJECT, OTHER, OWNER, SUBJECT, parts_of, role_of
from made_trees import made_trees

TREE = """
Orla orla PROPN _ 3 nmod:poss
's 's PART _ 1 case
brother brother NOUN _ 8 nsubj
and and CCONJ _ 5 cc
Ned ned PROPN _ 3 conj
, , PUNCT _ 8 punct
often often ADV _ 8 advmod
saw see VERB _ 0 root
Petra petra PROPN _ 8 obj
with with ADP _ 11 case
Hugh hugh PROPN _ 8 obl
"""
MADE = made_trees(TREE)


def named(word: str) -> Mention:
    """The name that is this word."""
    start = MADE.text.index(word)
    span = Span(start, start + len(word))
    return Mention(
        id=MentionId(word), start=span.start, end=span.end, head=span, form="proper", kind="PER", evidence=(span,),
        confidence=0.9, reason="name", source="rule:mentions", known_from=span.end,
    )  # fmt: skip


def test_a_tree_says_what_each_is() -> None:
    """Who is joined to a subject is one too, and who owns it has a part in its clause."""
    mentions = [named(word) for word in ("Orla", "brother", "Ned", "Petra", "Hugh")]

    parts = parts_of(mentions, Words(tokens=MADE.words), MADE.syntax)

    assert [part.role for part in parts if part] == [OWNER, SUBJECT, SUBJECT, OBJECT, OBJECT]
    assert {part.clause for part in parts if part} == {TREE.strip().splitlines().index("saw see VERB _ 0 root")}


def test_without_trees_nothing_is_said() -> None:
    """The words beside a mention say it then."""
    assert parts_of([named("Orla")], Words(tokens=MADE.words), Syntax()) == [None]
    assert role_of("", "", "'s", None) == OWNER
    assert role_of("", "with", "", None) == OBJECT
    assert role_of("", "the", "stone", None) == OTHER


def test_a_pronoun_says_it_by_its_form() -> None:
    """But "her" is both object and owner, which the tree tells apart."""
    part = parts_of([named("Petra")], Words(tokens=MADE.words), MADE.syntax)[0]

    assert part is not None
    assert role_of("he", "", "", part) == SUBJECT
    assert role_of("her", "", "", part) == OBJECT
    assert role_of("her", "", "hat", None) == OTHER
