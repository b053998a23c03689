"""Collects talks from all sources, and keeps them as long as neither fabula nor its model changes."""

from __future__ import annotations

import hashlib
import importlib
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from training.decoder.stories import folders, from_story, is_one_line
from training.decoder.talks import from_litbank, from_noveldialogues, held_out, openings
from training.decoder.titles import is_barred
from training.decoder.untagged import from_untagged
from training.reading_model.speech import training_novels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from training.decoder.talks import KnownTalk

READING = Path(__file__).resolve().parents[2] / "src" / "fabula"
# Of the novels that the model has learned every fourth is read, without its opinion.
EVERY = 4
# Beside the reading stages, what they stand on. The weights that are fitted here are left out.
PARTS = ("reading", "textual", "lexicon", "learned", "model", "pipeline/order.py")


def fingerprint(root: Path = READING) -> str:
    """What tells one state of fabula from another: its code and its model's labels, which name the model's sum."""
    digest = hashlib.sha256()
    for part in PARTS:
        path = root / part
        files = sorted([*path.rglob("*.py"), *path.rglob("labels.json")]) if path.is_dir() else [path]
        for file in files:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def jobs(
    data: Path, *, words: int, seeds: int, silent: bool
) -> Iterator[tuple[str, Callable[[], Iterable[KnownTalk]]]]:
    """Name of each source and how to collect it: what the model has not learned, and with `silent` the rest."""
    sys.path.insert(0, str(data / "score"))
    litbank = importlib.import_module("litbank")
    root = data / "data" / "litbank"
    held = held_out(data / "score")
    for name in openings(root):
        if name in held:
            yield f"litbank:{name}", lambda name=name: from_litbank(litbank, root, [name], heard=True)
    learned, held_novels = training_novels(data / "data")
    for path in held_novels:
        yield f"untagged:{path.stem}:{words}:{seeds}", lambda path=path: from_untagged(path, seeds, words)
    for folder in (one for one in folders() if not is_one_line(one)):
        yield f"stories:{folder.name}", lambda folder=folder: from_story(folder)
    if not silent:
        return
    for path in learned[::EVERY]:
        name = f"learned:{path.stem}:{words}:{seeds}"
        yield name, lambda path=path: from_untagged(path, seeds, words, heard=False)
    yield "noveldialogues", lambda: from_noveldialogues(data / "data")
    for name in openings(root):
        if name not in held:
            yield f"silent:{name}", lambda name=name: from_litbank(litbank, root, [name], heard=False)


def collect(data: Path, cache: Path | None, *, words: int, seeds: int, silent: bool) -> list[KnownTalk]:
    """All talks; barred titles come from nowhere."""
    talks: list[KnownTalk] = []
    state = fingerprint()
    for name, make in jobs(data, words=words, seeds=seeds, silent=silent):
        assert not is_barred(name.partition(":")[2]), name
        kept = cache / f"{name.replace(':', '.')}.{state}.pickle" if cache is not None else None
        if kept is not None and kept.exists():
            talks += pickle.loads(kept.read_bytes())  # noqa: S301  # our own file
            continue
        found = list(make())
        talks += found
        print(name, len(found), flush=True)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(found))
    return talks
