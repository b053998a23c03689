"""Speeches as people point at them: "12¶4", or "12¶4.2" for the second of several in that paragraph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.ids import QuotationId
    from fabula.model.speech import Quotation
    from fabula.model.story import Story


def speeches(story: Story) -> list[Quotation]:
    """Top-level quotations that somebody says, thinks or writes, in text order."""
    return [
        quotation for quotation in story.quotations.quotations if quotation.parent is None and quotation.mode != "words"
    ]


def speech_addresses(story: Story, of: Iterable[Quotation]) -> dict[QuotationId, str]:
    """The address of each of all speeches of a story."""
    paragraphs = [(quotation.id, story.address(quotation.start)) for quotation in of]
    together = Counter(paragraph for _, paragraph in paragraphs)
    seen: Counter[str] = Counter()
    addresses = {}
    for id_, paragraph in paragraphs:
        seen[paragraph] += 1
        addresses[id_] = f"{paragraph}.{seen[paragraph]}" if together[paragraph] > 1 else paragraph
    return addresses


def first_words(story: Story, quotation: Quotation, most: int) -> str:
    """How a speech begins, on one line."""
    # Twice as many code points as are shown leave room for white space that is folded.
    pieces = (story.text[piece.start : min(piece.end, piece.start + 2 * most)] for piece in quotation.pieces[:most])
    words = " … ".join(" ".join(piece.split()) for piece in pieces)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
