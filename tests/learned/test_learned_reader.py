"""The reader: the model's word on words, whatever the number of threads and whatever else is read."""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from fabula.errors import ModelError
from fabula.learned import arrays, files
from fabula.learned.files import ModelFiles
from fabula.learned.reader import Reader
from fabula.learned.session import threads_wanted
from fabula.model.codec import decode, encode
from fabula.model.encoding import HEADS, ROOT, Encoding
from tiny_reader import RELATIONS, SIZES, VECTOR, make_model

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCE = "“ The lamp went out , ” said Ned , and Captain Brill of the harbour — who had none — swore ."
LINE = SENTENCE.split()


def some_words(count: int) -> list[str]:
    """Words in a row that do not come round after a window."""
    return [LINE[(number * number + number // 7) % len(LINE)] for number in range(count)]


def marks_of(words: Sequence[str]) -> list[int]:
    """Numbers of those that open or close speech."""
    return [number for number, word in enumerate(words) if word in "“”—"]


def encoded(model: ModelFiles, words: Sequence[str], threads: int = 1) -> Encoding:
    """What a new reader says."""
    return Reader(model, threads=threads).encode(words, marks_of(words))


def test_threads_change_nothing(tiny: ModelFiles) -> None:
    """One thread, two or five: the same bytes."""
    words = some_words(2000)

    assert encode(encoded(tiny, words, 1)) == encode(encoded(tiny, words, 2)) == encode(encoded(tiny, words, 5))


def test_a_portion_does_not_feel_what_else_is_read(tiny: ModelFiles) -> None:
    """A reader that has read much says the same of words as one that reads them first."""
    words, used = some_words(700), Reader(tiny, threads=2)
    used.encode(some_words(1500)[::-1])
    used.encode(["Zebulon", *some_words(40)])

    assert used.encode(words, marks_of(words)) == encoded(tiny, words)


def test_what_is_said_of_a_word_depends_on_its_window(tiny: ModelFiles) -> None:
    """The small model of these tests would show it if windows were cut otherwise."""
    words = some_words(700)

    assert encoded(tiny, words).sentence != encoded(tiny, words[:350]).sentence + encoded(tiny, words[350:]).sentence


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9, 60, 318, 319, 900])
def test_columns_are_as_long_as_the_words(tiny: ModelFiles, count: int) -> None:
    """However few or many there are, each word has its values and each mark its questions."""
    words = some_words(count)
    encoding = encoded(tiny, words)

    assert len(encoding) == count
    for column in ("upos", "xpos", "sentence", "paragraph", "scene", "chapter", "event"):
        assert len(getattr(encoding, column)) == count, column
    assert len(encoding.feats_numbers) == len(encoding.lemma_numbers) == count
    assert len(encoding.head_distances) == len(encoding.head_scores) == len(encoding.rels) == HEADS * count
    assert list(encoding.marks.words) == marks_of(words)
    assert len(encoding.marks.speaker_query) == len(encoding.marks.addressee_query) == len(encoding.marks)


def test_numbers_are_of_the_inventories(tiny: ModelFiles) -> None:
    """Tags, relations, types and forms are numbers for which the labels have names."""
    encoding = encoded(tiny, some_words(900))

    for kind, size in SIZES.items():
        column = getattr(encoding, f"{kind}_numbers" if kind in {"feats", "lemma"} else kind)
        assert max(column) < size, kind
    assert max(encoding.feats_numbers) > 255  # and a byte would not hold them
    assert max(encoding.rels) < RELATIONS
    assert max(encoding.spans.types) < 6
    assert max(encoding.spans.forms) < 3


def test_heads_are_words_of_the_portion(tiny: ModelFiles) -> None:
    """Candidates come best first, none is the word itself, none lies outside."""
    encoding = encoded(tiny, some_words(900))

    for word in range(len(encoding)):
        found = encoding.head_candidates(word)
        assert [score for _, _, score in found] == sorted((score for _, _, score in found), reverse=True)
        assert all(head == ROOT or (0 <= head < len(encoding) and abs(head - word) < 318) for head, _, _ in found)


def test_spans_are_sorted_and_do_not_cross(tiny: ModelFiles) -> None:
    """Also where two windows meet, spans nest or stand apart."""
    encoding = encoded(tiny, some_words(1200))
    spans = [encoding.spans.words(number) for number in range(len(encoding.spans))]

    assert spans == sorted(spans, key=lambda words: (words.start, -words.stop))
    assert len(set(spans)) == len(spans) > 100
    assert max(map(len, spans)) > 1
    near = [pair for pair in combinations(spans, 2) if pair[1].start - pair[0].start < 8]
    assert not any(one.start < other.start < one.stop < other.stop for one, other in near)


def test_chances_and_vectors_are_what_the_network_said(tiny: ModelFiles) -> None:
    """Bytes hold odds to an eighth of a logarithm, and vectors to less than a hundredth of their length."""
    words = some_words(100)
    reader = Reader(tiny, threads=1)
    pieces = reader._table.of(words)
    from fabula.learned.windows import cut_windows

    (window,) = cut_windows(pieces.starts, 320, 24)
    said = reader._session.run(reader._given(pieces, window))
    encoding = reader.encode(words, marks_of(words))

    assert np.abs(arrays.log_odds(encoding.sentence) - said["sentence"].clip(-16, 15.875)).max() <= 1 / 16
    queries = said["speaker_query"][marks_of(words)]
    error = np.abs(arrays.vectors(encoding.marks.speaker_query) - queries).max(1)
    assert (error <= 0.01 * np.linalg.norm(queries, axis=1)).all()
    assert queries.shape[1] == VECTOR
    chances = np.exp(said["boundary"]) / np.exp(said["boundary"]).sum(1, keepdims=True)
    assert np.abs(np.array([encoding.break_chances(word) for word in range(100)]) - chances).max() < 0.05
    distances, scores, rels = arrays.heads(encoding)
    assert distances.shape == scores.shape == rels.shape == (100, HEADS)
    assert np.abs(scores - said["head_scores"].clip(-15.9, 0)).max() <= 1 / 32


def test_an_encoding_survives_the_cache(tiny: ModelFiles) -> None:
    """Encoded and decoded it is the same."""
    encoding = encoded(tiny, some_words(300))

    assert decode(encode(encoding), Encoding) == encoding


def test_portions_are_joined_with_their_numbers_moved(tiny: ModelFiles) -> None:
    """What counts words counts them from the start of the whole; all else is as it was."""
    one, other = encoded(tiny, some_words(50)), encoded(tiny, some_words(90)[40:])
    both = Encoding.joined([one, Encoding(), other])

    assert len(both) == 100
    assert [both.spans.words(n).start for n in range(len(both.spans))] == [
        *one.spans.first_words,
        *[first + 50 for first in other.spans.first_words],
    ]
    assert list(both.marks.words) == [*one.marks.words, *[number + 50 for number in other.marks.words]]
    assert [head - 50 for head, _, _ in both.head_candidates(60) if head != ROOT] == [
        head for head, _, _ in other.head_candidates(10) if head != ROOT
    ]
    assert both.spans.link_key.row(len(one.spans)) == other.spans.link_key.row(0)
    assert Encoding.joined([]) == Encoding()


def test_threads_are_as_many_as_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """FABULA_THREADS decides; nonsense in it does not."""
    monkeypatch.setenv("FABULA_THREADS", "3")
    assert threads_wanted() == 3
    monkeypatch.setenv("FABULA_THREADS", "many")
    assert threads_wanted() >= 1


def test_a_missing_model_says_so() -> None:
    """One line with the file and a way out."""
    with pytest.raises(ModelError, match=r"the reading model is missing: .*vocab\.txt \(install fabula again\)"):
        Reader(ModelFiles(Path("nowhere"))).encode(["Ned"])


@pytest.mark.parametrize("name", [files.WEIGHTS, files.LABELS, files.VOCABULARY])
@pytest.mark.parametrize("damage", ["cut", "empty", "gone"])
def test_a_damaged_model_says_so(tmp_path: Path, name: str, damage: str) -> None:
    """Whichever file is cut short, empty or gone: one line that names it."""
    model = make_model(tmp_path)
    file = tmp_path / name
    content = file.read_bytes()
    file.unlink()
    if damage != "gone":
        file.write_bytes(content[:3] if damage == "cut" else b"")

    with pytest.raises(ModelError, match=name) as caught:
        encoded(model, LINE)
    assert "\n" not in str(caught.value)
    assert "install fabula again" in str(caught.value)


def test_weights_of_another_program_are_refused(tmp_path: Path) -> None:
    """A network that is whole, and is not the one the labels were made for, is not read with."""
    model = make_model(tmp_path)
    labels = (tmp_path / files.LABELS).read_text(encoding="utf-8")
    (tmp_path / files.LABELS).write_text(labels.replace('"sha256": "', '"sha256": "0'), encoding="utf-8")

    with pytest.raises(ModelError, match="SHA-256"):
        encoded(model, LINE)


def test_other_labels_are_another_model(tmp_path: Path) -> None:
    """What tells models apart follows the labels, which name the weights."""
    one, same, other = (make_model(tmp_path / name, version=name[:1]) for name in ("a1", "a2", "b"))

    assert one.identity() == same.identity() != other.identity()


def test_portions_read_together_are_as_if_read_alone(tiny: ModelFiles) -> None:
    """Several at once are quicker and nothing else; an empty one among them is empty."""
    portions = [some_words(count)[::-1] for count in (900, 5, 0, 340, 330)]
    together = Reader(tiny, threads=3).encode_each((words, marks_of(words)) for words in portions)

    assert list(together) == [encoded(tiny, words) for words in portions]


def test_who_loses_interest_waits_for_nothing(tiny: ModelFiles) -> None:
    """A reading that is broken off leaves most windows unread."""
    reader = Reader(tiny, threads=1)
    asked = []
    run = reader._session.run

    def slow(given: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        asked.append(given)
        time.sleep(0.01)
        return run(given)

    reader._session.run = slow
    portions = reader.encode_each([(some_words(100), ()), (some_words(9000), ())])
    next(portions)
    portions.close()
    reader._pool.shutdown()

    assert len(asked) < 20


def test_the_labels_say_how_long_windows_are(tmp_path: Path) -> None:
    """A model that was trained on shorter windows is read with so."""
    model = make_model(tmp_path)
    text = (tmp_path / files.LABELS).read_text(encoding="utf-8")
    words, usual = some_words(900), Reader(model)
    assert usual.labels.window == (320, 24)
    (tmp_path / files.LABELS).write_text(text.replace('"version"', '"window": [128, 16], "version"'), encoding="utf-8")
    shorter = Reader(ModelFiles(tmp_path))
    starts = usual._table.of(words).starts

    assert len(shorter._cut(starts)) > 2 * len(usual._cut(starts))
    assert len(shorter.encode(words)) == len(words)
