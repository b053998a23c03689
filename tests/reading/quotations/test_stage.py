"""What holds for the quotations of any text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.model.codec import decode, encode
from fabula.model.spans import Span
from fabula.reading.quotations import QuotationsStage
from fabula.reading.quotations.stage import ChapterQuotations
from quotation_views import read, view_of

if TYPE_CHECKING:
    from fabula.model.speech import Quotation

PIECES = [
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", "「", "」", "—", "--", "``", "''", "(", ")", ",", ".", "!", "?", ":",
    " ", "\u00a0", "\n", "\n\n", "said Ada", "Tom", "the boys", "don’t", "’tis", "she thought", "Dear Ada,",
    "Yours ever,", "I", "you", "was", "is", "he wrote", "the word",
]  # fmt: skip

marked = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
texts = st.one_of(marked, st.text(max_size=80))


def _inside(child: Quotation, parent: Quotation) -> bool:
    return all(any(outer.holds(inner) for outer in parent.pieces) for inner in child.pieces)


def test_a_text_may_end_in_the_comma_after_a_tag() -> None:
    """What breaks off there is read as far as it goes."""
    assert read("Dear Ada, said AdaDear Ada,").quotations is not None
    assert read("Dear Ada, said Ada,").quotations is not None


def test_a_blank_between_quotations_may_be_one_that_does_not_break() -> None:
    """As typesetters put it: nothing stands between the two all the same."""
    first, second = read("“Are you?”\u00a0“I am,” said Ada.").quotations
    assert (first.pieces[0].end, second.pieces[0].start) == (10, 11)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_pieces_nest(text: str) -> None:
    """Pieces are ordered and never empty; top-level ones never overlap; a nested one lies inside its parent."""
    quotations = read(text).quotations
    by_id = {quotation.id: quotation for quotation in quotations}
    top = sorted(piece for quotation in quotations if quotation.parent is None for piece in quotation.pieces)

    assert len(by_id) == len(quotations)
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)
    assert all(0 <= piece.start < piece.end <= len(text) for q in quotations for piece in q.pieces)
    assert all(a.end <= b.start for q in quotations for a, b in pairwise(q.pieces))
    assert all(a.end <= b.start for a, b in pairwise(top))
    assert all(_inside(q, by_id[q.parent]) for q in quotations if q.parent is not None)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_every_claim_is_supported(text: str) -> None:
    """Each quotation names the marks that decided it, and is known no sooner than it and they have been read."""
    for quotation in read(text).quotations:
        assert quotation.evidence
        assert quotation.known_from == max(quotation.end, *(span.end for span in quotation.evidence))
        assert quotation.source == "rule:quotations"


@given(texts, texts)
@settings(max_examples=100, deadline=None)
def test_chapters_are_read_apart(one: str, other: str) -> None:
    """Reading chapter by chapter, moved and through the cache's bytes, gives what reading the work gives."""
    text = f"{one}\n\n{other}"
    view = view_of(text, cuts=(0, len(one) + 2)) if one else view_of(text)
    stage = QuotationsStage()

    portions = stage.portions(view)
    parts = [decode(encode(stage.read_portion(view, portion)), ChapterQuotations) for portion in portions]

    assert "".join(portion.of(text) for portion in portions) == text
    assert stage.join(view, portions, parts) == stage.read(view)


def test_what_a_chapter_reads_moves_with_it() -> None:
    """A chapter that only moved reads the same bytes."""
    chapter = "“Come in,” said Ada.\n\n“No,” said Tom."
    stage = QuotationsStage()
    short, long = view_of("One.\n\n" + chapter, cuts=(0, 6)), view_of("One two.\n\n" + chapter, cuts=(0, 10))

    assert stage.reads(short, Span(6, 6 + len(chapter))) == stage.reads(long, Span(10, 10 + len(chapter)))


def test_ids_survive_an_inserted_paragraph() -> None:
    """A paragraph put in between leaves the ids of all other speeches alone."""
    before = read("“Come in,” said Ada.\n\n“No,” said Tom.")
    after = read("“Come in,” said Ada.\n\n“Why not?” she asked.\n\n“No,” said Tom.")

    assert {q.id for q in before.quotations} < {q.id for q in after.quotations}


def test_style_of_each_chapter() -> None:
    """Each chapter names the mark that opens most of its speech; a silent one none."""
    first, second = "“Come in,” said Ada.\n\n", "— No, — said Tom.\n\n— Why?\n\n"
    view = view_of(first + second + "Rain.", cuts=(0, len(first), len(first + second)))

    styles = QuotationsStage().read(view).styles

    assert [(style.start, style.style) for style in styles] == [(0, "“"), (len(first), "—")]


def test_headings_are_not_searched() -> None:
    """A quotation in a heading is nobody's."""
    assert read("“Come in,” said Ada.").quotations
    assert not read("“Come in,” said Ada.", kind="heading").quotations


def test_one_endless_line() -> None:
    """A line with thousands of marks of one kind is read to its end."""
    for line in ("“Come in, said Ada. ", "‘Come in’ ", '"Come in. ', "Come in.” ", "« a ", "“a” (“b” ", "“‘"):
        assert read(line * 3000).quotations
