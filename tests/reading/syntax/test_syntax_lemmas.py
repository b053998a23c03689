"""Lemmas: the model's scripts, and of verbs what their forms can be made from."""

from __future__ import annotations

import pytest

from fabula.learned.inventory import Labels
from fabula.lexicon.en.verbs import IRREGULAR_FORMS, verb_lemma
from fabula.reading.syntax.lemmas import Lemmas


@pytest.mark.parametrize(
    ("form", "tag", "guess", "lemma"),
    [
        ("heard", "VBD", "hea", "hear"),
        ("Knew", "VBD", "kne", "know"),
        ("lay", "VBD", "lay", "lie"),
        ("lying", "VBG", "ly", "lie"),
        ("remembered", "VBD", "remembere", "remember"),
        ("stopped", "VBN", "stopp", "stop"),
        ("added", "VBD", "add", "add"),
        ("travelled", "VBD", "travel", "travel"),
        ("carried", "VBD", "carrie", "carry"),
        ("making", "VBG", "mak", "make"),
        ("goes", "VBZ", "goe", "go"),
        ("aches", "VBZ", "ache", "ache"),
        ("focuses", "VBZ", "focus", "focus"),
        ("uses", "VBZ", "use", "use"),
    ],
)
def test_a_verb_is_a_form_of_its_lemma(form: str, tag: str, guess: str, lemma: str) -> None:
    """Whatever the guess, where the form tells."""
    assert verb_lemma(form, tag, guess) == lemma


@pytest.mark.parametrize(
    ("form", "tag"), [("visited", "VBD"), ("invited", "VBD"), ("closing", "VBG"), ("opening", "VBG")]
)
def test_where_the_form_leaves_a_choice_the_guess_stands(form: str, tag: str) -> None:
    """A stem that may end in -e or not: the model says which."""
    right = {"visited": "visit", "invited": "invite", "closing": "close", "opening": "open"}[form]

    assert verb_lemma(form, tag, right) == right


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("found", "find"), ("saw", "see"), ("wound", "wind"), ("fell", "fall"), ("bore", "bear"), ("ground", "grind")],
)
def test_of_two_verbs_with_one_form_the_commoner_is_meant(form: str, lemma: str) -> None:
    """Whoever "found" something found it."""
    assert IRREGULAR_FORMS[form] == lemma


def test_only_verbs_are_looked_up() -> None:
    """A noun keeps what the model says of it."""
    lemmas = Lemmas(Labels(lemma=("l|0|",)))
    numbers = [lemmas.number("saw", 0, "NN"), lemmas.number("saw", 0, "VBD"), lemmas.number("left", 0, "JJ")]

    assert [lemmas.found[number] for number in numbers] == ["saw", "see", "left"]
