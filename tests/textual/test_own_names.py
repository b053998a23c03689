"""Names that people give as their own: one finder for the cast and for attribution."""

from __future__ import annotations

import pytest

from fabula.textual.own_names import announces_itself, is_own_name


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("I’m Ada.", True),
        ("I am called Ada at home.", True),
        ("Everybody here calls me Ada.", True),
        ("They christened me Ada.", True),
        ("I am looking for Ada.", False),
        ("His name is Ada.", False),
        ("He told me Ada would come.", False),
    ],
)
def test_what_stands_before_the_own_name(said: str, own: bool) -> None:
    """Only words that say so, right before it."""
    assert is_own_name(said, said.index("Ada"), 0) is own


def test_words_before_the_speech_do_not_count() -> None:
    """Somebody said “I am”, and somebody else the name."""
    text = "“I am” “Ada,” said Lena."
    assert not is_own_name(text, text.index("Ada"), text.index("“Ada"))


@pytest.mark.parametrize(("said", "own"), [("Ada speaking: go on.", True), ("Ada here says so.", False)])
def test_who_announces_that_he_is_there(said: str, own: bool) -> None:
    """A mark must follow."""
    assert announces_itself(said, 0, 3, 0) is own
