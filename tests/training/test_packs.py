"""Packs are built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.reading_model.packs import build_all

if TYPE_CHECKING:
    from pathlib import Path


def test_only_packs_that_lack_are_built(tmp_path: Path) -> None:
    """A builder whose packs are all there is left alone; one of whose packs one lacks builds them all again."""
    built = []

    def builder(*names: str) -> None:
        built.append(names)
        for name in names:
            (tmp_path / f"{name}.npz").touch()

    packs = {names: lambda _data, _out, names=names: builder(*names) for names in (("a",), ("b", "b_dev"))}
    build_all(tmp_path, tmp_path, packs)
    build_all(tmp_path, tmp_path, packs)
    (tmp_path / "b_dev.npz").unlink()
    build_all(tmp_path, tmp_path, packs)

    assert built == [("a",), ("b", "b_dev"), ("b", "b_dev")]
