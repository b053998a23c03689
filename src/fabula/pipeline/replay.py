"""The log of decisions played back onto a text: what is in force, where it points now, what is orphaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.decisions import Decision, Decisions, StandingDecision
from fabula.textual.anchoring import find_anchor

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_force(log: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions that nobody undid, in order; undos themselves are not among them.

    Later rows are looked at first, because an undo counts only when it is not undone itself.

    >>> said = Decision(number=1, kind="rename", value="Emma")
    >>> undone = Decision(number=2, kind="undo", undoes=1)
    >>> redone = Decision(number=3, kind="undo", undoes=2)
    >>> [len(in_force(rows)) for rows in ([said], [said, undone], [said, undone, redone])]
    [1, 0, 1]
    """
    return tuple(decision for decision in counting(log) if decision.kind != "undo")


def counting(log: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions that nobody undid, undos among them, in order; those made together are undone together.

    >>> both = [Decision(number=number, kind="speaker", step=1) for number in (1, 2)]
    >>> [decision.number for decision in counting([*both, Decision(number=3, kind="undo", undoes=2)])]
    [3]
    """
    together = {decision.number: decision.together for decision in log}
    undone: set[int | None] = set()
    standing = []
    for decision in sorted(log, key=lambda one: one.number, reverse=True):
        if decision.together in undone:
            continue
        standing.append(decision)
        if decision.kind == "undo":
            undone.add(together.get(decision.undoes or 0))
    return tuple(reversed(standing))


def replay(log: Sequence[Decision], text: str) -> Decisions:
    """The log as stages are told it: anchors sought afresh in this text; the log itself stays as it is."""
    standing = []
    orphans = []
    for decision in in_force(log):
        places = [find_anchor(anchor, text) for anchor in decision.anchors]
        found = tuple(place for place in places if place is not None)
        if len(found) == len(places) and (found or decision.kind == "marks"):
            standing.append(
                StandingDecision(number=decision.number, kind=decision.kind, places=found, value=decision.value)
            )
        else:
            orphans.append(decision)
    return Decisions(standing=tuple(standing), orphans=tuple(orphans))


def joined(first: Sequence[Decision], second: Sequence[Decision]) -> tuple[Decision, ...]:
    """One log of two: the second's rows follow, renumbered, but for those the first has already.

    Adopting the same log twice adds nothing.
    """
    from msgspec.structs import replace  # noqa: PLC0415  # only for `--after`

    numbers: dict[int | None, int] = {}
    log = list(first)
    known = {replace(row, number=0, step=None): row.number for row in reversed(first)}
    for row in second:
        moved = replace(row, number=0, undoes=numbers.get(row.undoes) if row.undoes is not None else None)
        # The first of a step is the step itself.
        step = numbers.get(row.step, len(log) + 1) if row.step is not None else None
        there = known.get(replace(moved, step=None))
        numbers[row.number] = there if there is not None else len(log) + 1
        if there is None:
            log.append(replace(moved, number=len(log) + 1, step=step))
    return tuple(log)
