"""Speeches alike: what was read wrongly once was as a rule read wrongly on the same ground elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fabula.textual.addresses import speeches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.ids import CharacterId, QuotationId
    from fabula.model.speech import Quotation, Speaker
    from fabula.model.story import Story

# Paragraphs between two speeches of one talk.
_TALK = 12


def alike(story: Story, quotation: Quotation) -> list[Quotation]:
    """Other speeches given to the same person on the same ground as one, in text order.

    The ground is the tag's subject where that is a name or a noun ("said the old man"): then anywhere. Otherwise it is
    the talk: speeches around it that no name or noun tags.
    What the user has decided is like nothing.
    """
    claims = {claim.quotation: claim for claim in story.attribution.speakers}
    claim = claims.get(quotation.id)
    if claim is None:
        return []
    subjects = _subjects(story, claims.values())
    subject, person = subjects.get(quotation.id), _likeliest(claim)
    every = speeches(story)
    around = every if subject is not None else list(_talk(story, every, quotation))
    return [
        other
        for other in around
        if other.id != quotation.id
        and (found := claims.get(other.id)) is not None
        and found.source != "user"
        and _likeliest(found) == person
        and subjects.get(other.id) == subject
    ]


def _likeliest(claim: Speaker) -> CharacterId | None:
    if claim.character is not None or not claim.candidates:
        return claim.character
    return claim.candidates[0][0]


def _subjects(story: Story, claims: Iterable[Speaker]) -> dict[QuotationId, str]:
    """The name or noun that tags each speech, as written; speeches without one are left out."""
    mentions = [mention for mention in story.mentions.mentions if mention.form != "pronoun"]
    starts = [mention.start for mention in mentions]
    found: dict[QuotationId, str] = {}
    for claim in claims:
        if claim.cue is None:
            continue
        at = bisect_left(starts, claim.cue.start)
        if at < len(mentions) and mentions[at].end <= claim.cue.end:
            found[claim.quotation] = " ".join(story.text[mentions[at].start : mentions[at].end].casefold().split())
    return found


def _talk(story: Story, every: list[Quotation], quotation: Quotation) -> Iterator[Quotation]:
    """The speeches of a talk: no more than some paragraphs lie between two that follow each other."""
    places = [_place(story, one) for one in every]
    number = next(at for at, one in enumerate(every) if one.id == quotation.id)
    first = number
    while first > 0 and _near(places[first - 1], places[first]):
        first -= 1
    last = number
    while last + 1 < len(every) and _near(places[last], places[last + 1]):
        last += 1
    yield from every[first : last + 1]


def _place(story: Story, quotation: Quotation) -> tuple[int, int]:
    chapter, _, paragraph = story.address(quotation.start).partition("¶")
    return int(chapter), int(paragraph)


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] == other[0] and other[1] - one[1] <= _TALK
