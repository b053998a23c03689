"""All packs by name, and who builds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.marked import pack as marked
from training.reading_model import (
    breaks,
    litbank,
    litbank_quotes,
    mobility,
    paragraphs,
    scarlet,
    speech,
    talk_packs,
    treebank,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PACKS: dict[tuple[str, ...], Callable[[Path, Path], None]] = {
    ("litbank_train", "litbank_dev"): litbank.build,
    ("mobility_train", "mobility_dev"): mobility.build,
    ("litbank_quotes", "litbank_quotes_dev"): litbank_quotes.build,
    ("scarlet",): scarlet.build,
    ("paragraphs_dev",): paragraphs.build,
    ("breaks",): breaks.build,
    ("eltec", "eltec_dev"): speech.build,
    ("eltec_sparing", "eltec_sparing_dev"): speech.build_sparing,
    ("talks_harsh_dev", "talks_sparing_dev", "talks_harsh", "talks_sparing"): talk_packs.build,
    ("marked", "talks_marked", "marked_dev", "talks_marked_dev"): marked.build,
    ("ewt_train", "ewt_dev", "ewt_test"): treebank.build,
}
"""What each builder writes, its last pack last."""


def build_all(data: Path, out: Path, packs: Mapping[tuple[str, ...], Callable[[Path, Path], None]] = PACKS) -> None:
    """Builds every pack that is not there; about twelve minutes for all on two cores."""
    out.mkdir(parents=True, exist_ok=True)
    for names, build in packs.items():
        if not all((out / f"{name}.npz").exists() for name in names):
            build(data, out)
