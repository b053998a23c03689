"""Tables, in the terminal and on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def percent(value: float | None) -> str:
    """One decimal, without the sign; a dash for what could not be measured.

    >>> percent(0.6249), percent(float("nan")), percent(None)
    ('62.5', '-', '-')
    """
    return "-" if value is None or value != value else f"{100 * value:.1f}"  # noqa: PLR0124  # NaN is not itself


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column to the left, the rest to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plain(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same for a terminal, in columns.

    >>> print(plain(["novel", "F1"], [["A", "9.5"], ["Long", "10.0"]]))
    novel    F1
    A       9.5
    Long   10.0
    """
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
