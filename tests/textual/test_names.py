"""Names taken apart and compared."""

from __future__ import annotations

import pytest

from fabula.textual.names import can_share, givens_agree, parse_name, titles_agree


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Mrs. Gray", ("mrs",), ("gray",)),
        ("the Rev. Mr. John Gray's", ("reverend", "mr"), ("john", "gray")),
        ("old Sir Hugh de Vere", ("sir",), ("hugh", "vere")),
        ("Miss King", ("miss",), ("king",)),
        ("the Colonel", ("colonel",), ()),
        ("J. P. Gray, Esq.", (), ("j", "p", "gray")),
    ],
)
def test_parse(text: str, titles: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Titles by their canon, then the words of the name."""
    name = parse_name(text)

    assert (name.titles, name.words) == (titles, words)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Jane Gray", "Jane", True),
        ("Jane Gray", "Anne Gray", False),
        ("Captain Gray", "Mr. Gray", True),
        ("Captain Gray", "Mrs. Gray", False),
        ("Mr. and Mrs. Gray", "Mr. Gray", False),
        ("Elizabeth Gray", "Bess Gray", True),
    ],
)
def test_sharing(one: str, other: str, agree: bool) -> None:
    """Two names are one person's only if nothing in their form forbids it."""
    assert can_share(parse_name(one), parse_name(other)) is agree


def test_short_forms() -> None:
    """A short form agrees with each full name it may stand for, and two of one full name with each other."""
    assert givens_agree("lizzy", "elizabeth")
    assert not givens_agree("lizzy", "jane")


def test_titles() -> None:
    """A wife is no Miss, a knight no plain Mr."""
    assert not titles_agree(("mrs",), ("miss",))
    assert not titles_agree(("sir",), ("mr",))
