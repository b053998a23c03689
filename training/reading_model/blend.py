"""The mean of two fits' averaged weights, which measures better than either: where the next begins, and what ships.

Both stand in one valley, since one began where the other ended (Wortsman et al. 2022, "Model soups"). The heads of
persons at places have a share of their own: the later was made for them, or learned little of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from training.reading_model.weights import averaged

if TYPE_CHECKING:
    from pathlib import Path

SHARE = 0.5
"""Of the later fit, chosen among 0.5, 0.65 and 1 on the texts kept apart."""
PLACES = ("pair_", "char_part", "place_part")
"""Parts of names of the weights of those heads."""


def blend(before: Path, last: Path, out: Path, places: float = 1.0) -> None:
    """Writes the mean of two fits' states as a state that can be read back, but not gone on with.

    Args:
        before: state of the earlier fit.
        last: of the later one.
        out: file to write.
        places: share of the later fit's heads of persons at places.
    """
    one, other = averaged(before), averaged(last)
    mean = {
        name: torch.lerp(one[name], weight, places if any(part in name for part in PLACES) else SHARE)
        for name, weight in other.items()
    }
    torch.save({"averaged": mean}, out)
