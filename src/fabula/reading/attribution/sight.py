"""What the reading model sees in the talks of a work: how likely those who are meant near a speech have a part in it.

Scene by scene, as far as they are marked: whoever comes on after a break has no part in the talk before it, and what
one chapter says sways no number of another.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

import numpy as np

from fabula.learned.inventory import FORMS
from fabula.learned.talk import GIVEN, NAME, NOBODY, SPEECH, SPOKEN, Items, middles, talk_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character, Mention
    from fabula.model.speech import Quotation
    from fabula.textual.affinities import Affinities

Role = Literal["speaker", "addressee"]
_ROLES: dict[Role, int] = {"speaker": 0, "addressee": 1}


class Sees(Protocol):
    """What is wanted of the page."""

    @property
    def affinities(self) -> Affinities:
        """The model's vectors."""
        ...

    @property
    def extents(self) -> NDArray[np.int64]:
        """The model's span for each mention."""
        ...

    @property
    def mentions(self) -> Sequence[Mention]:
        """All of the work, in order."""
        ...

    @property
    def quotations(self) -> Sequence[Quotation]:
        """What is uttered, in order."""
        ...

    @property
    def chapters(self) -> Sequence[int]:
        """Where they begin."""
        ...

    @property
    def breaks(self) -> Sequence[int]:
        """Where scenes are marked off."""
        ...

    @property
    def characters(self) -> Mapping[CharacterId, Character]:
        """The cast."""
        ...

    def person(self, mention: Mention, /) -> CharacterId | None:
        """Whom the cast stage takes a mention to mean."""
        ...

    def paragraph_at(self, position: int, /) -> int:
        """Number of the paragraph there."""
        ...


class Seen(NamedTuple):
    """What the model holds of one speech."""

    mentions: NDArray[np.int64]
    """Numbers of the mentions near it, in order."""
    scores: NDArray[np.float32]
    """(speaker, addressee) × mentions: logarithms of odds against "nobody who is mentioned"."""

    def of(self, role: Role) -> NDArray[np.float32]:
        """Scores for a part."""
        return np.asarray(self.scores[_ROLES[role]], np.float32)


class _Place(NamedTuple):
    """Where a speech is seen best: a stretch of items, and its own number."""

    start: int
    stop: int
    at: int


class Sight:
    """The model's word on the speeches of a work; a stretch is looked at when one of its speeches is asked about."""

    def __init__(self, page: Sees) -> None:
        self._page = page
        self._last: tuple[int, NDArray[np.float32]] | None = None

    def of(self, opening: int) -> Seen | None:
        """What it holds of the speech that opens at a position; None where it has no opinion."""
        place = self._places.get(opening)
        if place is None:
            return None
        items = self._items.part(place.start, place.stop)
        if self._last is None or self._last[0] != place.start:  # speeches are asked about in order
            self._last = place.start, talk_head().scores(items)
        meant = np.flatnonzero(items.kind != SPEECH)
        return Seen(self._numbers[place.start : place.stop][meant], self._last[1][:, place.at - place.start, meant])

    @cached_property
    def _places(self) -> dict[int, _Place]:
        """Place of each speech of which the model has an opinion, by where it opens."""
        page = self._page
        speeches = list(_speeches(page))
        given = [page.affinities.of_speech(first, last) for first, last in speeches]
        # An encoding of another model has vectors of other widths: of them this head knows nothing.
        known = [vector is not None and len(vector) == GIVEN for vector in given]
        if not any(known):
            return {}
        nothing = np.zeros(GIVEN, np.float32)
        mine = np.array(
            [at for at, one in enumerate(page.mentions) if one.kind == "PER" and page.extents[at] >= 0], np.int64
        )
        vectors = np.stack([nothing if one is None else one for one in given])
        self._items, order = _items(page, speeches, vectors, mine)
        # Of each item the number of its mention; those of speeches are never asked for.
        self._numbers = np.concatenate([np.full(len(speeches), NOBODY), mine])[order]
        said = np.flatnonzero(self._items.kind == SPEECH)
        cuts = sorted({*page.chapters, *page.breaks})
        opens = np.searchsorted(self._items.first, [page.affinities.word_at(start) for start in cuts])
        return {
            speeches[order[at]][0]: _Place(start, stop, at)
            for begin, end in pairwise(sorted({0, *opens.tolist(), len(order)}))
            for start, stop, asked in middles(said, begin, end)
            for at in asked.tolist()
            if known[order[at]]
        }


def _speeches(page: Sees) -> Iterator[tuple[int, int]]:
    """Where speeches open and close: the pieces of a quotation that stand in one paragraph are one."""
    for quotation in page.quotations:
        first, last, paragraph = -1, -1, -1
        for piece in quotation.pieces:
            here = page.paragraph_at(piece.start)
            if here != paragraph and first >= 0:
                yield first, last
            if here != paragraph:
                first, paragraph = piece.start, here
            last = piece.end
        if first >= 0:
            yield first, last


def _items(
    page: Sees,
    speeches: list[tuple[int, int]],
    given: NDArray[np.float32],
    mine: NDArray[np.int64],
) -> tuple[Items, NDArray[np.int64]]:
    """All items in the order of their first words, and the number of each: speeches first, then mentions."""
    mentions = [page.mentions[at] for at in mine.tolist()]
    opens = np.array([page.affinities.word_at(start) for start, _ in speeches], np.int64)
    first = np.concatenate([opens, page.affinities.first[page.extents[mine]]])
    order = np.lexsort((np.arange(len(first)), first))
    starts, ends = [start for start, _ in speeches], [end for _, end in speeches]
    inside = []
    for mention in mentions:
        before = bisect_right(starts, mention.start) - 1
        inside.append(before if before >= 0 and mention.start < ends[before] else NOBODY)
    within = np.array(inside, np.int64).reshape(-1)
    kinds = np.array([NAME + FORMS.index(mention.form) for mention in mentions], np.int64).reshape(-1)
    numbers: dict[str, int] = {}
    persons = []
    for mention in mentions:
        person = page.person(mention)
        known = person is not None and person in page.characters
        persons.append(numbers.setdefault(str(person), len(numbers)) if known else NOBODY)
    count = len(speeches)
    paragraphs = [page.paragraph_at(start) for start in (*starts, *(mention.start for mention in mentions))]
    items = Items(
        given=np.concatenate([given, page.affinities.of_mentions(page.extents[mine])])[order],
        kind=np.concatenate([np.full(count, SPEECH), kinds + np.where(within >= 0, SPOKEN, 0)])[order],
        first=first[order],
        turn=np.searchsorted(opens, first, side="right")[order].astype(np.int64),
        paragraph=np.array(paragraphs, np.int64)[order],
        person=np.concatenate([np.full(count, NOBODY), np.array(persons, np.int64).reshape(-1)])[order],
        inside=np.concatenate([np.arange(count), within])[order],
    )
    return items, order
