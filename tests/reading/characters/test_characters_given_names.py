"""What a first name says of its bearer, where the text has not said it yet."""

from __future__ import annotations

from people_reading import People


def test_a_womans_name_is_not_he() -> None:
    """The only pronoun near each of them goes to whom it can mean."""
    people = People(
        "Edmund left with Harriet on Monday. In the evening he wrote a letter.\n\nThat night she wrote two."
    )

    assert people.meant("he") == "Edmund"
    assert people.meant("she") == "Harriet"


def test_the_text_goes_before_the_name() -> None:
    """A woman may be called Edmund: pronouns that say so often enough are believed."""
    told = "Edmund drew her sword. Edmund knew that she was late. Edmund shook her head. Edmund closed her eyes. "
    people = People(told * 2)

    assert people.called("Edmund")[0].pronouns == "she"


def test_a_name_of_both_says_nothing() -> None:
    """Sam is short for Samuel and for Samantha."""
    people = People("Sam slept. Sam woke. Sam slept again.")

    assert people.called("Sam")[0].pronouns is None
