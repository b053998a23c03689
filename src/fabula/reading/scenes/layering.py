"""Levels put into each other: how deep each lies, in which scene it begins, which one a scene is told on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from fabula.model.claims import latest
from fabula.model.ids import LevelId, span_ids
from fabula.model.scenes import Level
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.ids import SceneId
    from fabula.reading.scenes.drafts import LevelDraft
    from fabula.reading.scenes.page import Page

# A scene is told on a level that takes up so much of it.
_MOST = 0.8


class Layering:
    """All levels of a story, and which of them each scene is told on."""

    def __init__(
        self, page: Page, drafts: Sequence[LevelDraft], scenes: Sequence[SceneId], words: Sequence[tuple[int, int]]
    ) -> None:
        ordered = _nested(drafts)
        self._words = words
        ids = [LevelId(id_) for id_ in span_ids("l", (_key(page, draft) for draft in ordered))]
        firsts = [first for first, _ in words]
        levels: list[Level] = []
        open_: list[int] = []  # numbers of the levels that reach over this place, the outermost first
        for number, draft in enumerate(ordered):
            while open_ and ordered[open_[-1]].end <= draft.first:
                open_.pop()
            parent = levels[open_[-1]] if open_ else None
            depth = (parent.depth if parent is not None else 0) + draft.tale
            anchor = page.sentence_span(draft.anchor)
            start, end = int(page.starts[draft.first]), int(page.ends[draft.end - 1])
            levels.append(
                Level(
                    id=ids[number],
                    start=start,
                    end=end,
                    kind=draft.kind,
                    depth=depth,
                    scene=scenes[max(0, bisect_right(firsts, draft.first) - 1)],
                    anchor=Span(anchor.start, anchor.end),
                    whole=draft.whole,
                    tense=draft.tense,
                    parent=parent.id if parent is not None else None,
                    teller=draft.teller,
                    evidence=draft.evidence,
                    confidence=draft.confidence,
                    reason=draft.reason,
                    source="user" if draft.reason == "user" else "rule:scenes",
                    known_from=latest(draft.evidence, end),
                )
            )
            open_.append(number)
        self.levels = tuple(levels)
        self._of_scene = list(_told_on(ordered, words))

    def of_scene(self, number: int) -> Level | None:
        """The innermost level that takes up nearly all of a scene; None in the frame."""
        level = self._of_scene[number]
        return None if level is None else self.levels[level]


def _told_on(drafts: Sequence[LevelDraft], scenes: Sequence[tuple[int, int]]) -> Iterator[int | None]:
    """By scene, the number of the innermost level that takes up nearly all of it."""
    following = 0
    active: list[int] = []
    for first, end in scenes:
        active = [number for number in active if drafts[number].end > first]
        while following < len(drafts) and drafts[following].first < end:
            active.append(following)
            following += 1
        told = [
            number
            for number in active
            if min(drafts[number].end, end) - max(drafts[number].first, first) >= _MOST * (end - first)
        ]
        yield told[-1] if told else None


def _nested(drafts: Sequence[LevelDraft]) -> list[LevelDraft]:
    """In text order, the longer first; of two that cross or are alike, the surer stays."""
    kept: dict[int, LevelDraft] = {}
    open_: list[int] = []
    ordered = sorted(drafts, key=lambda one: (one.first, -one.end, -one.whole, -one.confidence))
    for number, draft in enumerate(ordered):
        while open_ and ordered[open_[-1]].end <= draft.first:
            open_.pop()
        while open_ and _clash(draft, ordered[open_[-1]]) and _worth(draft) > _worth(ordered[open_[-1]]):
            del kept[open_.pop()]
        if draft.end > draft.first and not (open_ and _clash(draft, ordered[open_[-1]])):
            kept[number] = draft
            open_.append(number)
    return list(kept.values())


def _worth(draft: LevelDraft) -> tuple[bool, float]:
    return draft.whole, draft.confidence


def _clash(one: LevelDraft, other: LevelDraft) -> bool:
    """Whether two that overlap are the same stretch, or cross; the other does not begin behind the one."""
    return (one.first, one.end) == (other.first, other.end) or one.end > other.end


def _key(page: Page, draft: LevelDraft) -> str:
    return page.text[int(page.starts[draft.first]) : int(page.ends[min(draft.first + 8, draft.end - 1)])]
