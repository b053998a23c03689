"""Speakers asked back from a text whose tags name them; all sentences are made up here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("numpy")

from training.decoder.titles import BARRED, is_barred
from training.reading_model import paragraphs, scarlet, speech
from training.reading_model.boundaries import Block
from training.reading_model.breaks import stretches
from training.reading_model.litbank_quotes import speakers
from training.reading_model.people import NARRATOR, main_pronouns

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

TALK = [
    "Mrs. Thorne had walked down to the ferry with Captain Lowe, who carried her basket.",
    "“The boat is late,” said Mrs. Thorne.",
    "“It is the tide,” said Captain Lowe, “and the wind besides.”",
    "“You always say so!” cried Mrs. Thorne. “Always.”",
    "“Because it is always so,” answered Captain Lowe to Mrs. Thorne.",
    "“Shall we go home?” asked Mrs. Thorne. She looked at the water.",
    "“We shall wait,” said Captain Lowe.",
]


def read(strip: float, pronoun: float, lines: list[str]) -> speech.Document:
    return speech.document([Block("paragraph", line) for line in lines], "a seed", speech.Shares(strip, pronoun))


def asked(found: speech.Document) -> list[tuple[str, str, int]]:
    return [
        (" ".join(found.words[first : last + 1]), found.names[who], weight)
        for first, last, who, _, weight in found.quotes
    ]


def test_stripped_tags_leave_speech_alone() -> None:
    """What is asked is the speaker whom the tag named; the name is nowhere in the paragraph."""
    assert asked(read(1.0, 0.0, TALK)) == [
        ("“ The boat is late . ”", "Mrs. Thorne", 100),
        ("“ It is the tide , and the wind besides . ”", "Captain Lowe", 100),
        ("“ You always say so ! Always . ”", "Mrs. Thorne", 100),
        ("“ Because it is always so . ”", "Captain Lowe", 100),
        ("“ Shall we go home ? ”", "Mrs. Thorne", 100),
        ("“ We shall wait . ”", "Captain Lowe", 100),
    ]


def test_narration_beside_a_tag_stays() -> None:
    """Only the tag's own sentence goes."""
    assert "” She looked at the water ." in " ".join(read(1.0, 0.0, TALK).words)


def test_a_pronoun_may_stand_for_the_name() -> None:
    """A fitting one, and the name is no candidate there."""
    found = read(0.0, 1.0, TALK)
    assert "” said she ." in " ".join(found.words)
    assert {weight for *_, weight in found.quotes if weight != speech.KEPT} == {speech.PRONOUN}
    assert len(found.spans) < len(read(0.0, 0.0, TALK).spans)


def test_kept_tags_change_nothing() -> None:
    """And count little, as whoever reads sees the name."""
    found = read(0.0, 0.0, TALK)
    assert {weight for *_, weight in found.quotes} == {speech.KEPT}
    assert " ".join(found.words).count("Mrs. Thorne") == 5


def test_marks_are_words_of_their_own() -> None:
    """What is asked opens and closes with a mark, and candidates are names."""
    found = read(0.55, 0.15, TALK)
    assert {(found.words[first], found.words[last]) for first, last, *_ in found.quotes} == {("“", "”")}
    assert {found.names[who] for *_, who in found.spans} == {"Mrs. Thorne", "Captain Lowe"}


def test_two_who_take_turns_speak_to_each_other() -> None:
    """Between two speeches of one person the other speaks to that one; the ends stay unknown."""
    found = read(1.0, 0.0, TALK)
    hearers = [found.names[to] if to >= 0 else None for _, _, _, to, _ in found.quotes]
    assert hearers == [None, "Mrs. Thorne", "Captain Lowe", "Mrs. Thorne", "Captain Lowe", None]


def test_the_narrator_is_asked_for_as_nobody_of_the_cast() -> None:
    """The candidate is "I" outside speech; tags with "I" are taken off, and count less."""
    lines = [
        "I had known Captain Lowe for years, and I liked him, though I never told him.",
        "“Is the boat late?” I asked. I had my doubts.",
        "“It is,” said Captain Lowe.",
        "“Then I shall walk,” said I. He laughed at me, and I took up my basket.",
    ]
    found = read(1.0, 0.0, lines)
    assert ("“ Is the boat late ? ”", NARRATOR, speech.TELLS) in asked(found)
    assert ("“ Then I shall walk . ”", NARRATOR, speech.TELLS) in asked(found)
    told = {found.words[first] for first, _, _, _, who in found.spans if found.names[who] == NARRATOR}
    assert "I" in told


def test_the_same_text_gives_the_same_pack() -> None:
    """Chance has a fixed seed."""
    assert read(0.5, 0.2, TALK) == read(0.5, 0.2, TALK)


def test_pronouns_of_a_name_are_its_own_or_those_of_its_titles() -> None:
    """With neither nothing is known."""
    from collections import Counter

    assert main_pronouns("they", Counter(he=2)) == "they"
    assert main_pronouns(None, Counter(she=2, he=1)) == "she"
    assert main_pronouns(None, Counter()) is None


def test_speakers_far_apart_do_not_answer_each_other() -> None:
    """Marked speeches: A, B, A with little between."""
    assert speakers([(0, 5, "A"), (8, 12, "B"), (14, 20, "A")])[1] == (8, 12, "B", "A")
    assert speakers([(0, 5, "A"), (80, 90, "B"), (95, 99, "A")])[1][3] is None


def test_breaks_near_each_other_share_a_stretch() -> None:
    """No words are learned twice."""
    short, long = Block("paragraph", "one two"), Block("paragraph", " ".join(["word"] * 200))
    found = stretches([long, Block("break"), short, Block("break"), long, long, long, Block("break"), long])
    assert [sum(block.kind == "break" for block in blocks) for blocks in found] == [2, 1]


@pytest.mark.parametrize("name", [scarlet.TEXT, *paragraphs.BOOKS])
def test_no_book_of_a_barred_title_is_read(name: str) -> None:
    """Those that are named outright."""
    assert not is_barred(name.rpartition("_")[2].removesuffix(".epub"))


def test_no_speech_of_a_barred_title_is_learned_from() -> None:
    """The novels used, said without the rule that keeps them out; held-out novels are not learned from."""
    if not (DATA / "eltec").is_dir():
        pytest.skip("there is no data to learn from beside this folder")

    def bare(name: str) -> str:
        return re.sub(r"[^a-z]", "", re.sub(r"\b(?:the|an?)\b", "", name.lower()))

    learned, held = speech.training_novels(DATA)
    titles = [bare(speech.title(path)) for path in (*learned, *held)]
    barred = [bare(name) for name in BARRED.split(";")]
    assert len(held) == 8
    assert len(learned) > 80
    assert not set(learned) & set(held)
    assert [one for one in titles if any(one.startswith(name) for name in barred)] == []
    assert not any(one.startswith("wutheringheights") for one in titles)


def test_a_whole_reading_keeps_who_is_not_asked_about() -> None:
    """People without a name are there, and so are speeches of whoever, which ask nothing; the rest is as it was."""
    lines = [*TALK, "“The bell!” He turned.", "“I hear it.”"]
    blocks = [Block("paragraph", line) for line in lines]
    shares = speech.Shares(1.0, 0.0)
    part = speech.document(blocks, "a seed", shares)
    whole = speech.document(blocks, "a seed", shares, whole=True)

    assert whole.words == part.words
    assert [row for row in whole.quotes if row[4]] == part.quotes
    others = [whole.words[row[0] + 1] for row in whole.quotes if not row[4]]
    assert others == ["The", "I"]
    assert {row[2] for row in whole.quotes if not row[4]} == {speech.NOBODY}
    assert set(part.spans) < set(whole.spans)
    assert {whole.words[row[0]] for row in whole.spans if row[4] == speech.NOBODY} >= {"He", "I"}
