"""Other names for people, so that a model learns where names stand."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
from training.reading_model import renaming
from training.reading_model.pack import COLUMNS, FORMS, TYPES, Pack
from training.reading_model.renaming import COMMON, RARE, own, pool, renamed, word_pieces

if TYPE_CHECKING:
    import pytest

PERSON, PROPER = TYPES.index("PER"), FORMS.index("proper")
MR, ORLA, NED, RAN, GARETH = (7,), (20, 21), (30,), (40,), (50, 51, 52)


def packed(*documents: list[tuple[tuple[int, ...], bool]]) -> Pack:
    """Words as pieces, each with whether it is a person's name by itself."""
    words = [word for document in documents for word in document]
    starts = np.cumsum([0, *(len(pieces) for pieces, _ in words)])
    named = [number for number, (_, name) in enumerate(words) if name]
    return Pack(
        pieces=np.concatenate([np.array(pieces) for pieces, _ in words]).astype(np.int32),
        word_start=starts.astype(np.int32),
        case=np.array([name for _, name in words], np.uint8),
        doc_start=np.cumsum([0, *map(len, documents)]).astype(np.int32),
        labels={name: np.zeros(len(words), np.int16) for name in COLUMNS},
        spans=np.array([(at, at + 1, PERSON, PROPER, 5) for at in named], np.int32).reshape(-1, 5),
    )


def test_titles_and_slips_are_no_names_to_give() -> None:
    """What stands in many novels is a title; what hardly stands in any, as often a slip."""
    novels = [[(MR, True)] * RARE for _ in range(10)]
    novels[0] += [(ORLA, True)] * RARE
    novels[1] += [(NED, True)] * (RARE - 1)

    assert 1 / len(novels) <= COMMON
    assert pool(packed(*novels)) == [ORLA]


def test_invented_names_are_neither_titles_nor_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mill may be a surname, and is a mill as well."""
    monkeypatch.setattr(renaming, "is_title", MR.__eq__)
    pack = packed([(MR, True), (ORLA, True), (NED, True), (RAN, False), (NED, False)])

    assert own(pack) == [ORLA]


def test_a_name_is_swapped_for_the_same_throughout_a_document() -> None:
    """And words that are no known names stay; so do the places of all spans."""
    pack = packed([(ORLA, True), (RAN, False), (MR, True), (ORLA, True)], [(RAN, False), (NED, True)])
    other = renamed(pack, [ORLA, NED, GARETH], random.Random(4))

    words = [word_pieces(other, word) for word in range(6)]
    assert words[0] == words[3] in (ORLA, NED, GARETH)
    assert [words[1], words[2], words[4]] == [RAN, MR, RAN]
    assert (other.spans[:, :4] == pack.spans[:, :4]).all()
    assert other.word_start[-1] == len(other.pieces)


def test_who_is_who_is_forgotten() -> None:
    """A new name may be of another sex than the pronouns after it."""
    assert set(renamed(packed([(ORLA, True)]), [NED], random.Random(1)).spans[:, 4].tolist()) == {-1}


def test_a_name_of_the_same_sex_keeps_who_is_who(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody else of the document gets it."""
    sexes = {ORLA: "she", GARETH: "he", NED: "he", MR: "he"}
    monkeypatch.setattr(renaming, "sex_of", sexes.get)
    pack = packed([(ORLA, True), (NED, True), (GARETH, True), (NED, True)])
    other = renamed(pack, [ORLA, NED, GARETH], random.Random(2), alike=True)

    words = [word_pieces(other, word) for word in range(4)]
    assert words[0] == ORLA  # the only woman's name there is
    assert {words[1], words[2]} == {NED, GARETH}
    assert words[1] == words[3]
    assert (other.spans == pack.spans).all()
