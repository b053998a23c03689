"""Addresses of speeches: "12¶4", or "12¶4.2" for the second of several in that paragraph."""

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
