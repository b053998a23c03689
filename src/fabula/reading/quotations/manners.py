"""How a chapter marks its speech: what was found, and what the user may have chosen instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.model.speech import Manner
    from fabula.reading.quotations.marks import Family

_OF_FAMILY: dict[str, Manner] = {
    "corner": "corners",
    "white corner": "corners",
    "dash": "dashes",
    "angle": "angles",
    "q": "q",
    "italic": "italics",
    "capitals": "capitals",
    "unmarked": "unmarked",
    "single": "single",
}
# Families whose marks may open speech under a manner that the user chose.
FAMILIES: dict[Manner, frozenset[Family]] = {
    "double": frozenset({"double"}),
    "low": frozenset({"double"}),
    "single": frozenset({"single"}),
    "guillemets": frozenset({"guillemet", "small guillemet"}),
    "inward": frozenset({"guillemet", "small guillemet"}),
    "corners": frozenset({"corner", "white corner"}),
    "angles": frozenset({"angle"}),
    "dashes": frozenset({"dash"}),
    "capitals": frozenset({"capitals"}),
    "unmarked": frozenset({"unmarked"}),
    "italics": frozenset({"italic"}),
    "q": frozenset({"q"}),
    "script": frozenset(),
    "none": frozenset(),
}
_SCARCE = 0.03  # share of the speech, below which another sign is a slip
_FEW = 2


def manner_of(sign: str, family: str) -> Manner:
    """The manner a sign belongs to.

    >>> manner_of("„", "double"), manner_of("»", "guillemet"), manner_of(":", "")
    ('low', 'inward', 'script')
    """
    if sign == ":":
        return "script"
    if family in {"guillemet", "small guillemet"}:
        return "inward" if sign in "»›" else "guillemets"
    if family == "double":
        return "low" if sign in {"„", "‟", ",,"} else "double"
    return _OF_FAMILY.get(family, "none")


def signs_by_use(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Signs that open speech, the commonest first, without slips.

    >>> signs_by_use({"“": 80, "‘": 1, "—": 9})
    ('“', '—')
    """
    total = sum(counts.values())
    ordered = sorted(counts, key=lambda sign: -counts[sign])  # stable: what comes first goes first
    return tuple(
        sign for number, sign in enumerate(ordered) if not number or counts[sign] >= max(_FEW, _SCARCE * total)
    )


def chosen_for(choices: Sequence[tuple[int, Manner | None]], start: int, end: int) -> Manner | None:
    """The user's last word on a stretch: `(-1, …)` is about the whole work; None gives it back to the reading."""
    chosen: Manner | None = None
    for at, manner in choices:
        if at < 0 or start <= at < end:
            chosen = manner
    return chosen
