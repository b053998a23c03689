"""The mean of two fits' averaged weights, which measures better than either: where the next begins, and what ships.

Both stand in one valley, since one began where the other ended (Wortsman et al. 2022, "Model soups"). The heads of
persons at places are taken whole from the later, which was made for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from training.reading_model.weights import averaged

if TYPE_CHECKING:
    from pathlib import Path

SHARE = 0.5
"""Of the later fit, where its lesson says no other; chosen among 0.5, 0.65 and 1 on the texts kept apart."""
WHOLE = ("pair_", "char_part", "place_part")
"""Parts of names of weights that are taken from the later fit."""


def blend(before: Path, last: Path, out: Path, share: float = SHARE) -> None:
    """Writes the mean of two fits' states, with a share of the later, as one that can be read, but not gone on with."""
    one, other = averaged(before), averaged(last)
    mean = {
        name: weight if any(part in name for part in WHOLE) else torch.lerp(one[name], weight, share)
        for name, weight in other.items()
    }
    torch.save({"averaged": mean}, out)
