"""The fit of what speaks for those whom a noun phrase may mean."""

from __future__ import annotations

from training.phrases.__main__ import PRIOR, START
from training.phrases.watching import watch
from training.pronouns.choices import share_right
from training.pronouns.openings import Opening
from training.reading import layers

from fabula.model.people import Mentions
from fabula.reading.characters.sameness import FEATURES, WEIGHTS
from fabula.reading.ingest import read_edition

QUAY = """\
A tailor lived on the quay, and a porter over him. The old tailor sewed. Ned Marsh came to see his friend.

Some sailors sang. The men drank, and an old porter slept. A surgeon bent over the porter, and the man woke.
"""


def opening() -> Opening:
    """The passage, with the truth of its names and noun phrases."""
    made = layers(read_edition(QUAY.encode(), name="quay.txt", language="en"), "mentions")
    people = {"A tailor": 1, "The old tailor": 1, "his friend": 1, "a porter": 2, "Ned Marsh": 3, "Some sailors": 4}
    people |= {"The men": 4, "an old porter": 2, "the porter": 2, "the man": 2, "A surgeon": 5}
    found = made[Mentions].mentions
    words = {mention.id: QUAY[mention.start : mention.end] for mention in found}
    return Opening("quay", made, {one: people[said] for one, said in words.items() if said in people})


def test_a_reading_is_watched() -> None:
    """Each choice has somebody new first, who is right where nobody before is."""
    choices = watch([opening()], WEIGHTS)

    assert choices
    for choice in choices:
        assert all(row.keys() <= FEATURES.keys() for row in choice.features)
        assert ["new" in row for row in choice.features] == [True] + [False] * (len(choice.features) - 1)
        assert choice.right[0] != any(choice.right[1:])
    assert 0 < share_right(choices) <= 1


def test_a_reading_that_is_forced_goes_right() -> None:
    """Whoever is right is met by more of the phrases after."""
    wrong = {name: -weight for name, weight in WEIGHTS.items()}
    free, forced = (watch([opening()], wrong, forced=share) for share in (0.0, 1.0))

    assert sum(not choice.right[0] for choice in forced) >= sum(not choice.right[0] for choice in free)


def test_the_shipped_weights_are_those_of_the_features() -> None:
    """No weight is missing in what a fit starts from."""
    assert WEIGHTS.keys() == PRIOR.keys() == START.keys() == FEATURES.keys()
    assert WEIGHTS["same noun"] > 0 > WEIGHTS["unseen"]
