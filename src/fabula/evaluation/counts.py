"""Counts of right answers, and the shares made of them."""

from __future__ import annotations

import msgspec


class Count(msgspec.Struct, frozen=True):
    """So many right, of so many given and so many wanted. Where each question has one answer, given equals wanted.

    >>> Count(3, 4, 6).f1
    0.6
    >>> (Count(1, 1, 1) + Count(0, 1, 1)).f1
    0.5
    >>> Count(0, 0, 0).percent
    '–'
    """

    right: int = 0
    given: int = 0
    wanted: int = 0

    @classmethod
    def answers(cls, right: int, asked: int) -> Count:
        """For questions with one answer each."""
        return cls(right, asked, asked)

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; the share right where each question has one answer."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0

    @property
    def percent(self) -> str:
        """F1 in hundredths, for a table."""
        return f"{100 * self.f1:.1f}" if self.given + self.wanted else "–"

    @property
    def fraction(self) -> str:
        """Right of wanted, and in brackets what was given beyond."""
        if not self.given + self.wanted:
            return "–"
        beyond = self.given - self.right
        return f"{self.right}/{self.wanted}" + (f" (+{beyond})" if beyond else "")
