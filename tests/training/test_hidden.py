"""Names hidden behind pronouns: what is put for them, and what stays known."""

from __future__ import annotations

import random

import numpy as np
import pytest
from training.reading_model import hidden as hiding
from training.reading_model import sexes
from training.reading_model.encode import case_of
from training.reading_model.hidden import hidden
from training.reading_model.labels import Labels
from training.reading_model.pack import COLUMNS, FORMS, MAYBE, TYPES, UNKNOWN, Pack

PERSON, PROPER, PRONOUN = TYPES.index("PER"), FORMS.index("proper"), FORMS.index("pronoun")
RELATIONS = ["root", "nsubj", "obj", "nmod:poss", "case", "punct", "vocative", "flat"]
LABELS = Labels({"deprel": RELATIONS})


class Letters:
    """Pieces of words: one for each, numbered as they come."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def of(self, words: list[str]) -> list[tuple[int, ...]]:
        """In place of `encode.pieces_of`; like its own, these pieces know no capitals."""
        small = [word.lower() for word in words]
        self.words += [word for word in dict.fromkeys(small) if word not in self.words]
        return [(self.words.index(word),) for word in small]

    def read(self, pack: Pack) -> str:
        """The words of a pack."""
        return " ".join(self.words[piece] for piece in pack.pieces)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    """Words without a tokenizer; every name that may be hidden is."""
    made = Letters()
    monkeypatch.setattr(hiding, "pieces_of", made.of)
    monkeypatch.setattr(sexes, "pieces_of", made.of)
    sexes._known.cache_clear()  # what it holds are pieces of the fixture
    monkeypatch.setattr(hiding, "SHARE", 1.0)
    return made


def packed(letters: Letters, told: str, *people: tuple[int, int, int]) -> Pack:
    """Words with their relations ("Ada|nsubj"), and people: first word, end, entity."""
    words, relations = zip(*(word.split("|") for word in told.split()), strict=True)
    size = len(words)
    labels = {name: np.full(size, UNKNOWN, np.int16) for name in COLUMNS}
    labels["deprel"] = np.array([RELATIONS.index(one) for one in relations], np.int16)
    return Pack(
        pieces=np.array([piece for (piece,) in letters.of(list(words))], np.int32),
        word_start=np.arange(size + 1, dtype=np.int32),
        case=np.array([case_of(word) for word in words], np.uint8),
        doc_start=np.array([0, size], np.int32),
        labels=labels,
        spans=np.array([(a, b, PERSON, PROPER, who) for a, b, who in people], np.int32).reshape(-1, 5),
    )


@pytest.mark.parametrize(
    ("told", "people", "becomes"),
    [
        ("Ada|nsubj sang|root .|punct Ada|nsubj sat|root", [(0, 1, 1), (3, 4, 1)], "Ada sang . She sat"),
        ("Ada|nsubj sang|root Ned|nsubj saw|root Ada|obj", [(0, 1, 1), (2, 3, 2), (4, 5, 1)], "Ada sang Ned saw her"),
        (
            "Ned|nsubj sang|root Ned|nmod:poss 's|case song|obj",
            [(0, 1, 1), (2, 3, 1)],
            "Ned sang his song",
        ),
        (
            "Mr.|nsubj Orr|flat sang|root Mr.|nsubj Orr|flat sat|root",
            [(0, 2, 1), (3, 5, 1)],
            "Mr. Orr sang he sat",
        ),
    ],
    ids=["subject", "object", "owner", "two words"],
)
def test_a_name_is_hidden_where_it_was_named_before(
    letters: Letters, told: str, people: list[tuple[int, int, int]], becomes: str
) -> None:
    """By the pronoun that the relation of its word asks for."""
    pack = hidden(packed(letters, told, *people), LABELS, random.Random(1))

    assert letters.read(pack) == becomes.lower()
    assert len(pack.case) == len(becomes.split()) == len(pack.labels["deprel"])
    (row,) = (row for row in pack.spans.tolist() if row[3] == PRONOUN)
    assert row[4] == 1
    assert pack.pieces[row[0]] == letters.of([becomes.split()[row[0]]])[0][0]


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ("Ada|nsubj sang|root Ada|vocative sat|root", [(0, 1, 1), (2, 3, 1)]),
        ("Quill|nsubj sang|root Quill|nsubj sat|root", [(0, 1, 1), (2, 3, 1)]),
        ("Ada|nsubj sang|root Ada|nsubj sat|root", [(0, 1, 1), (2, 3, 2)]),
        ("Ada|nsubj sang|root Ada|nsubj sat|root", [(0, 1, MAYBE), (2, 3, MAYBE)]),
    ],
    ids=["called", "no sex", "another", "nobody known"],
)
def test_a_name_stays(letters: Letters, told: str, people: list[tuple[int, int, int]]) -> None:
    """Where a pronoun would be wrong, or would teach nothing."""
    pack = packed(letters, told, *people)

    assert letters.read(hidden(pack, LABELS, random.Random(1))) == letters.read(pack)


def test_not_two_in_a_row_without_a_name(letters: Letters) -> None:
    """What is hidden names nobody: far from the last name nothing is hidden."""
    between = " ".join(["on|root"] * hiding.NEAR)
    told = f"Ada|nsubj sang|root Ada|nsubj sat|root {between} Ada|nsubj slept|root"
    last = len(told.split()) - 2
    pack = hidden(packed(letters, told, (0, 1, 1), (2, 3, 1), (last, last + 1, 1)), LABELS, random.Random(1))

    assert letters.read(pack).endswith("ada slept")
    assert letters.read(pack).startswith("ada sang she sat")
