"""The story curve (Kim and others, 2018): the telling from left to right, the story's own time from bottom to top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.report.markup import Html, joined
from fabula.report.svg import Picture, PlaceColours, linked, rect, text
from fabula.report.wording import counted
from fabula.textual.story_time import date_in_words, day_in_words, out_of_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.scenes import Scene
    from fabula.model.timeline import SceneTime
    from fabula.report.facts import Facts

_WIDE = 1000
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 14, 34, 40
_ROW, _LEAST, _MOST = 16, 150, 420  # pixels a place in story order; height of the field
_APART = 30  # pixels between two numbers below
_APART_DAYS = 15  # and between two days at the side
_NIGHT = frozenset({"dawn", "evening", "night"})
_FEW = 12  # scenes out of order that are named


def curve(facts: Facts) -> Picture:
    """The picture. A telling that follows the story rises from corner to corner; a flashback is a dip."""
    scenes, times = facts.story.scenes.scenes, facts.story.timeline.scenes
    places = max((time.order for time in times), default=1)
    high = min(_MOST, max(_LEAST, places * _ROW))
    field = _Field(facts, places, high)
    marks = [field.shades(), field.backdrop(), field.line(), *field.bars(), *field.chapters(), *field.days()]
    marks.append(text(_LEFT, 14, "top: later in the story", class_="tick"))
    marks.append(text(_WIDE - _RIGHT, 14, "told from left to right", class_="tick", anchor="end"))
    title = "Story curve: the order of telling against the order of the story"
    return Picture("story-curve", title, in_words(scenes, times), _WIDE, _TOP + high + _BOTTOM, joined(marks))


def in_words(scenes: Sequence[Scene], times: Sequence[SceneTime]) -> str:
    """What the curve shows, for those who do not see it."""
    share = 100 * out_of_order([time.order for time in times])
    earlier = [scene.number for scene, time in zip(scenes, times, strict=True) if time.departs == "earlier"]
    ahead = [scene.number for scene, time in zip(scenes, times, strict=True) if time.departs == "later"]
    said = [f"{counted(len(scenes), 'scene')}; {share:.0f} % of all pairs are told in the reverse order."]
    if not earlier and not ahead:
        said.append("The story is told as it happened.")
    for numbers, what in ((earlier, "told later than they happened"), (ahead, "told before they happened")):
        if numbers:
            shown = ", ".join(map(str, numbers[:_FEW])) + (" and others" if len(numbers) > _FEW else "")
            said.append(f"Scenes {what}: {shown}.")
    return " ".join(said)


class _Field:
    def __init__(self, facts: Facts, places: int, high: float) -> None:
        self.facts, self.places, self.high = facts, places, high
        self.scenes, self.times = facts.story.scenes.scenes, facts.story.timeline.scenes
        self.colours = PlaceColours(facts)
        self.start = self.scenes[0].start
        self.scale = (_WIDE - _LEFT - _RIGHT) / max(1, self.scenes[-1].end - self.start)

    def x(self, position: int) -> float:
        """Where a place in the text is drawn."""
        return _LEFT + (position - self.start) * self.scale

    def y(self, order: int) -> float:
        """Where a place in story order is drawn: the later the higher."""
        return _TOP + self.high - (order - 0.5) * self.high / self.places

    @property
    def thick(self) -> float:
        """Of a scene's bar."""
        return max(3.0, min(9.0, 0.7 * self.high / self.places))

    def shades(self) -> Html:
        """A pale ground under scenes that are told out of order."""
        return joined(
            rect(self.x(scene.start), _TOP, (scene.end - scene.start) * self.scale, self.high, "shade")
            for scene, time in zip(self.scenes, self.times, strict=True)
            if time.departs is not None
        )

    def backdrop(self) -> Html:
        """The time of day, where it is told, along the top."""
        found = []
        for scene in self.scenes:
            part = scene.time.part_of_day if scene.time is not None else None
            if part is not None:
                kind = "night" if part in _NIGHT else "day"
                found.append(rect(self.x(scene.start), _TOP - 12, (scene.end - scene.start) * self.scale, 6, kind))
        return joined(found)

    def line(self) -> Html:
        """From scene to scene."""
        path: list[str] = []
        for scene, time in zip(self.scenes, self.times, strict=True):
            left, right, y = self.x(scene.start), self.x(scene.end), self.y(time.order)
            path.append(f"{'L' if path else 'M'}{left:.1f} {y:.1f}L{right:.1f} {y:.1f}")
        return Html(f'<path class="told" d="{"".join(path)}"/>')

    def bars(self) -> Iterator[Html]:
        """A bar for each scene, in the colour of its place."""
        thick = self.thick
        for scene, time in zip(self.scenes, self.times, strict=True):
            left, wide = self.x(scene.start), max(2.0, (scene.end - scene.start) * self.scale - 1)
            place = self.colours.name_of(scene)
            words = f"Scene {scene.number}, {_nth(time.order)} in the story; {day_in_words(time)}"
            words += f"; {place}" if place else ""
            class_ = f"bar {self.colours.class_of(scene)}" + (" back" if time.departs is not None else "")
            y = self.y(time.order) - thick / 2
            yield linked(f"s{scene.number}", words, rect(left, y, wide, thick, class_, round_=1.5))

    def chapters(self) -> Iterator[Html]:
        """Numbers of chapters below, as far as there is room."""
        base = _TOP + self.high
        yield Html(f'<path class="axis-line" d="M{_LEFT} {base + 4:.1f}H{_WIDE - _RIGHT}"/>')
        free = 0.0
        for chapter in self.facts.chapters:
            x = self.x(max(chapter.start, self.start))
            if x >= free and x < _WIDE - _RIGHT:
                yield Html(f'<path class="axis-line" d="M{x:.1f} {base + 4:.1f}v5"/>')
                yield text(x, base + 21, str(chapter.number), class_="tick")
                free = x + _APART
        yield text(_LEFT - 8, base + 21, "chapter", class_="tick", anchor="end")

    def days(self) -> Iterator[Html]:
        """Dates or days at the side, where they are known, as far as there is room."""
        free = self.y(1) + _APART_DAYS
        shown = ""
        for time in sorted(self.times, key=lambda time: time.order):
            y = self.y(time.order)
            words = date_in_words(time.date or "") or (f"day {time.day.least}" if time.day.exact else "")
            if words and words != shown and free - y >= _APART_DAYS:
                yield text(_LEFT - 8, y + 4, words, class_="tick", anchor="end")
                free, shown = y, words


def _nth(number: int) -> str:
    """A number in a row.

    >>> _nth(1), _nth(12), _nth(22), _nth(103)
    ('1st', '12th', '22nd', '103rd')
    """
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
