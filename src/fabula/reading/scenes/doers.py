"""Who does what a verb of the telling tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.textual.grammar import MOST_STEPS

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar


def subject_of(page: Page, grammar: Grammar, verb: int) -> CharacterId | None:
    """Who does it: the subject of the verb, or of the one it is joined to."""
    for _ in range(MOST_STEPS):
        subjects = grammar.under(verb, "nsubj")
        for subject in subjects:
            who = page.meant_by(subject)
            if who is not None:
                return who
        if subjects or grammar.rel(verb) != "conj":
            return None
        verb = grammar.head(verb)
    return None
