"""What the user said of scenes: where one opens or does not, where it plays, on which level it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fabula.model.scenes import PlaceSetting
from fabula.model.spans import Span
from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.flashbacks import tenses
from fabula.reading.scenes.openings import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.decisions import Decisions
    from fabula.model.ids import PlaceId
    from fabula.model.places import Places
    from fabula.model.scenes import LevelKind
    from fabula.reading.scenes.page import Page


class Decided:
    """The user's word, by the paragraph it is about; of two on one thing the later counts."""

    def __init__(self, decisions: Decisions, page: Page) -> None:
        self._page = page
        self._breaks: dict[int, str] = {}
        self._places: dict[int, str | None] = {}
        self._levels: dict[int, str] = {}
        for one in decisions.standing:
            number = self._paragraph(one.places[0].start)
            if one.kind == "scene" and one.value is not None:
                self._breaks[number] = one.value
            elif one.kind == "place":
                self._places[number] = one.value
            elif one.kind == "level" and one.value is not None:
                self._levels[number] = one.value

    def _paragraph(self, position: int) -> int:
        starts = self._page.paragraph_starts
        return max(0, int(starts.searchsorted(position, "right")) - 1)

    def openings(self, found: Sequence[Opening]) -> list[Opening]:
        """The openings with the user's added and those taken out that he joined; the first scene always opens."""
        kept = [
            one
            for number, one in enumerate(found)
            if number == 0 or self._breaks.get(self._paragraph(one.first_words.start)) != "join"
        ]
        known = {one.first_words.start for one in kept}
        for number, value in sorted(self._breaks.items()):
            paragraph = self._page.segmentation.paragraphs[number]
            if value == "break" and paragraph.start not in known and number:
                words = Span(paragraph.start, paragraph.end)
                kept.append(
                    Opening(
                        start=paragraph.start,
                        first_words=words,
                        why="user",
                        evidence=(words,),
                        confidence=1.0,
                        reason="user",
                        source="user",
                    )
                )
        return sorted(kept, key=lambda one: one.start)

    def flashbacks(self, found: Sequence[LevelDraft], scenes: Sequence[tuple[int, int]]) -> list[LevelDraft]:
        """The levels of whole scenes, the user's in place of those found."""
        if not self._levels:
            return list(found)
        by_first = {draft.first: draft for draft in found}
        for first, end in scenes:
            value = self._levels.get(self._page.paragraph_of(first)) if first < len(self._page.tokens) else None
            value = value or self._of_first_words(first, end)
            if value is None:
                continue
            by_first.pop(first, None)
            if value != "frame":
                anchor = self._page.sentence_of(first)
                by_first[first] = LevelDraft(
                    first=first,
                    end=end,
                    kind=cast("LevelKind", value),
                    reason="user",
                    confidence=1.0,
                    anchor=anchor,
                    evidence=(self._page.sentence_span(anchor),),
                    tale=value in {"embedded", "dream"},
                    whole=True,
                    tense=tenses(self._page, first, end).main,
                )
        return sorted(by_first.values(), key=lambda draft: draft.first)

    def _of_first_words(self, first: int, end: int) -> str | None:
        """A scene may begin with a heading: what is said of its first paragraph is said of it."""
        page = self._page
        for number, value in self._levels.items():
            paragraph = page.segmentation.paragraphs[number]
            if (
                first <= page.word_at(paragraph.start) < end
                and page.told.count(first, page.word_at(paragraph.start)) == 0
            ):
                return value
        return None

    def places(self, opening: Opening, found: tuple[PlaceSetting, ...], places: Places) -> tuple[PlaceSetting, ...]:
        """Where a scene plays: what the user said, or else what was found."""
        number = self._paragraph(opening.first_words.start)
        if number not in self._places:
            return found
        name = self._places[number]
        known = next((one for one in places.places if any(name == called for called, _ in one.names)), None)
        if name is None or known is None:
            return ()
        return (_by_user(opening, known.id),)


def _by_user(opening: Opening, place: PlaceId) -> PlaceSetting:
    return PlaceSetting(
        start=opening.start,
        place=place,
        evidence=(opening.first_words,),
        confidence=1.0,
        reason="user",
        source="user",
        known_from=opening.first_words.end,
    )
