"""The decoder's talks, fit and calibration; all sentences are made up here."""

from __future__ import annotations

import random
import re

import pytest

pytest.importorskip("numpy")
pytest.importorskip("lxml")

from training.decoder.untagged import rebuild
from training.reading_model.untag import Edits

from fabula.reading.attribution.calibration import tempered

SAID = "Rain.\n\n“So,” said Ida Orr, “go!”\n\nIda Orr said, “Now.” It rained."


def edited(*gone: str, instead: tuple[str, str] | None = None) -> str:
    """`SAID` without the words of some pieces of it."""
    words = list(re.finditer(r"\w+|[^\w\s]", SAID))
    starts, ends = [word.start() for word in words], [word.end() for word in words]
    edits = Edits()
    for piece in gone:
        first = SAID.index(piece)
        edits.gone.update(number for number, start in enumerate(starts) if first <= start < first + len(piece))
    if instead is not None:
        edits.instead[starts.index(SAID.index(instead[0]))] = instead[1]
    text, places = rebuild(SAID, starts, ends, edits)
    kept = [number for number in range(len(starts)) if places[number] >= 0]
    for number in kept:
        word = edits.instead.get(number, SAID[starts[number] : ends[number]])
        assert text[places[number] : places[number] + len(word)] == word
    return text.removesuffix("\n")


def test_nothing_taken_off_leaves_the_text_as_it_was() -> None:
    """Spaces and paragraphs too."""
    assert edited() == SAID


def test_a_speech_parted_by_its_tag_is_joined() -> None:
    """With one space."""
    assert "“So, go!”\n\nIda" in edited("” said Ida Orr, “")


def test_a_tag_before_a_speech_leaves_its_paragraph() -> None:
    """The speech then opens it."""
    assert edited("Ida Orr said, ").endswith("“go!”\n\n“Now.” It rained.")


def test_a_pronoun_stands_where_the_name_stood() -> None:
    """And the rest of the name goes."""
    assert "” said she, “go" in edited("Orr", instead=("Ida", "she"))


def test_tempered_shares_keep_their_order_and_sum() -> None:
    """However much is kept back, nobody overtakes the first."""
    rng = random.Random(1)
    for _ in range(300):
        raw = [rng.random() ** 3 + 1e-9 for _ in range(rng.randint(2, 9))]
        shares = [one / sum(raw) for one in raw]
        found = tempered(shares, heat=1 + rng.random(), doubt=rng.random() / 2)
        named, flat = shares[:-1], found[:-1]
        assert sum(found) == pytest.approx(1)
        assert sorted(range(len(named)), key=named.__getitem__) == sorted(range(len(flat)), key=flat.__getitem__)
        assert (max(named) > shares[-1]) == (max(flat) > found[-1])


def test_tempered_without_heat_or_doubt_changes_nothing() -> None:
    """A share of one stays one."""
    assert tempered([0.7, 0.2, 0.1], heat=1, doubt=0) == pytest.approx([0.7, 0.2, 0.1])
    assert tempered([1.0], heat=2, doubt=0.2) == [1.0]
