"""A choice among those whom a pronoun may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Choice(NamedTuple):
    """The features of everybody whom a pronoun may mean, who of them is right, and who was taken."""

    features: list[Mapping[str, float]]
    right: list[bool]
    taken: int

    @property
    def is_right(self) -> bool:
        """Whether somebody right was taken."""
        return self.right[self.taken]


def share_right(choices: Sequence[Choice]) -> float:
    """The share of the choices that took somebody right.

    >>> share_right([Choice([{}, {}], [True, False], 0), Choice([{}], [False], 0)])
    0.5
    """
    return sum(choice.is_right for choice in choices) / max(1, len(choices))
