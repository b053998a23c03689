"""The weights of a fit, read back: those of its state, or the fp16 master that is committed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch

from training.reading_model.labels import Labels
from training.reading_model.model import ReadingModel

if TYPE_CHECKING:
    from torch import Tensor


MASTER = Path(__file__).with_name("master.fp16.safetensors")
"""The weights that ship, as they are committed."""


def load_averaged(out: Path, packs: Path) -> ReadingModel:
    """The averaged weights of a fit, done or not; without any fit in `out` those of the master."""
    state = out / "state.pt"
    return load(state if state.exists() else MASTER, packs)


def load(path: Path, packs: Path) -> ReadingModel:
    """The model with the weights of a fit's state or a master, ready to be asked."""
    labels = Labels.load(packs / "labels.json")
    model = ReadingModel({kind: len(names) for kind, names in labels.names.items()})
    model.load_state_dict(averaged(path))
    return model.eval()


def averaged(path: Path) -> dict[str, Tensor]:
    """The averaged weights of a fit's state, or those of a master, as single floats."""
    if path.suffix == ".safetensors":
        from safetensors.torch import load_file

        return {name: weight.float() for name, weight in load_file(str(path)).items()}
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)["averaged"]
    return weights
