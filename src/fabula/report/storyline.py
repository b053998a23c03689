"""The storyline chart (after Munroe's "Movie Narrative Charts", 2009): a line a person, bundled where they meet."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from fabula.report.crossings import arrange
from fabula.report.markup import Html, joined
from fabula.report.svg import Picture, PlaceColours, linked, rect, text
from fabula.report.wording import counted
from fabula.textual.story_time import date_in_words, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.model.scenes import Scene
    from fabula.model.timeline import SceneTime
    from fabula.report.facts import Facts

_MOST_PEOPLE = 14  # lines that an eye can follow
_MOST_COLUMNS = 300  # more would not be seen; neighbours are then drawn as one
_LEFT, _RIGHT, _TOP, _BOTTOM = 128, 24, 62, 44
_NARROW, _BROAD, _FIELD = 11.0, 110.0, 1000.0  # pixels a column; all of them
_TIGHT, _LOOSE = 11.0, 19.0  # pixels between those who are together, and between all others
_APART = 24  # pixels between two numbers
_LETTER = 6.9  # pixels of a bold letter, on the mean
_LINE, _TRIES = 11.5, 8  # pixels from name to name; how far one is moved at most, in lines


class Column(NamedTuple):
    """A scene, or several that are drawn as one."""

    scenes: tuple[Scene, ...]
    times: tuple[SceneTime, ...]
    present: frozenset[int]  # places in the list of people


def storyline(facts: Facts, order: Literal["told", "story"]) -> Picture:
    """The picture, scenes from left to right as they are told or as they happened."""
    return _Chart(facts, order).picture()


class _Chart:
    def __init__(self, facts: Facts, order: Literal["told", "story"]) -> None:
        self.facts, self.order = facts, order
        self.people = _people(facts)
        self.columns = self._columns()
        self.colours = PlaceColours(facts)
        self.step = min(_BROAD, max(_NARROW, _FIELD / max(1, len(self.columns))))
        self.half = min(9.0, self.step * 0.3)
        self.ys = self._heights(arrange([column.present for column in self.columns]))
        self.high = max((max(row.values(), default=0.0) for row in self.ys), default=0.0)

    def _columns(self) -> list[Column]:
        story = self.facts.story
        pairs = list(zip(story.scenes.scenes, story.timeline.scenes, strict=True))
        if self.order == "story":
            pairs.sort(key=lambda pair: (pair[1].order, pair[0].number))
        place = {person.id: number for number, person in enumerate(self.people)}
        many = -(-len(pairs) // _MOST_COLUMNS)
        columns = []
        for at in range(0, len(pairs), max(1, many)):
            some = pairs[at : at + many]
            present = {
                place[one.id] for scene, _ in some for one in self.facts.people(scene.present) if one.id in place
            }
            columns.append(Column(tuple(one for one, _ in some), tuple(two for _, two in some), frozenset(present)))
        return columns

    def _heights(self, orders: Sequence[Sequence[int]]) -> list[dict[int, float]]:
        """From top to bottom; a column is shifted so that its lines run on as straight as they can."""
        rows: list[dict[int, float]] = []
        before: dict[int, float] = {}
        for column, order in zip(self.columns, orders, strict=True):
            row: dict[int, float] = {}
            y = 0.0
            for number, person in enumerate(order):
                if number:
                    both = person in column.present and order[number - 1] in column.present
                    y += _TIGHT if both else _LOOSE
                row[person] = y
            common = [before[person] - row[person] for person in row if person in before]
            shift = sum(common) / len(common) if common else 0.0
            rows.append({person: y + shift for person, y in row.items()})
            before = rows[-1]
        least = min((min(row.values(), default=0.0) for row in rows), default=0.0)
        return [{person: y - least for person, y in row.items()} for row in rows]

    def x(self, number: int) -> float:
        """The middle of a column."""
        return _LEFT + (number + 0.5) * self.step

    def picture(self) -> Picture:
        """Everything in its place."""
        wide = _LEFT + len(self.columns) * self.step + _RIGHT
        as_it = "as it is told" if self.order == "told" else "as it happened"
        lines = joined([*self._lines(), *self._bundles(), *self._names(), *self._numbers()])
        marks = [*self._shades(), *self._places(), Html(f'<g transform="translate(0 {_TOP})">{lines}</g>')]
        return Picture(
            f"storyline-{self.order}",
            f"Storyline chart: who meets whom, the story {as_it}",
            self._words(as_it),
            wide,
            _TOP + self.high + _BOTTOM,
            joined(marks),
        )

    def _words(self, as_it: str) -> str:
        said = [f"{counted(len(self.facts.story.scenes.scenes), 'scene')} from left to right, {as_it}."]
        for number, person in enumerate(self.people):
            inside = sum(number in column.present for column in self.columns)
            said.append(f"{person.name}: present in {inside} of {len(self.columns)}.")
        return " ".join(said)

    def _shades(self) -> Iterator[Html]:
        for number, column in enumerate(self.columns):
            if any(time.departs is not None for time in column.times):
                yield rect(_LEFT + number * self.step, _TOP - 16, self.step, self.high + 32, "shade")

    def _places(self) -> Iterator[Html]:
        """A band above: where it plays."""
        if not self.colours:
            return
        x = float(_LEFT)
        keys = [
            (self.colours.class_of(column.scenes[0]), self.colours.name_of(column.scenes[0])) for column in self.columns
        ]
        for (class_, name), together in groupby(keys):
            wide = self.step * len(list(together))
            if class_ != "c0":
                yield rect(x, _TOP - 34, wide - 1, 6, f"place {class_}", round_=2)
                room = int(wide / _LETTER)
                if room >= min(len(name), 5):
                    shown = name if len(name) <= room else name[: room - 1].rstrip() + "…"
                    yield text(x, _TOP - 40, shown, class_="place-name")
            x += wide

    def _lines(self) -> Iterator[Html]:
        for number, person in enumerate(self.people):
            inside = [at for at, row in enumerate(self.ys) if number in row]
            if inside:
                class_ = self.facts.colour_class(person.id)
                yield from self._line(number, inside, class_)

    def _line(self, person: int, columns: Sequence[int], class_: str) -> Iterator[Html]:
        """Thick where somebody is in a scene, thin on the way from one to the next."""
        here, away = [], []
        for place, at in enumerate(columns):
            x, y = self.x(at), self.ys[at][person]
            if person in self.columns[at].present:
                here.append(f"M{x - self.half:.1f} {y:.1f}h{2 * self.half:.1f}")
            else:
                away.append(f"M{x - self.half:.1f} {y:.1f}h{2 * self.half:.1f}")
            if place + 1 < len(columns):
                one, two = x + self.half, self.x(columns[place + 1]) - self.half
                middle, end = (one + two) / 2, self.ys[columns[place + 1]][person]
                way = f"M{one:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {end:.1f} {two:.1f} {end:.1f}"
                both = person in self.columns[at].present and person in self.columns[columns[place + 1]].present
                (here if both else away).append(way)
        if away:
            yield Html(f'<path class="away {class_}" d="{"".join(away)}"/>')
        yield Html(f'<path class="line {class_}" d="{"".join(here)}"/>')

    def _bundles(self) -> Iterator[Html]:
        """Scenes: a frame round those who are there."""
        for number, column in enumerate(self.columns):
            inside = [self.ys[number][person] for person in column.present]
            scene, time = column.scenes[0], column.times[0]
            there = ", ".join(self.people[one].name for one in sorted(column.present)) or "nobody"
            words = f"Scene {scene.number}: {there}; {day_in_words(time)}"
            x = self.x(number)
            if not inside:
                base = self.high + 12
                yield linked(
                    f"s{scene.number}", words, Html(f'<circle cx="{x:.1f}" cy="{base:.1f}" r="2" class="scene"/>')
                )
                continue
            top, bottom = min(inside) - 5, max(inside) + 5
            frame = rect(x - self.half, top, 2 * self.half, bottom - top, "scene", round_=self.half)
            dots = [
                Html(
                    f'<circle cx="{x:.1f}" cy="{self.ys[number][one]:.1f}" r="2.6"'
                    f' class="dot {self.facts.colour_class(self.people[one].id)}"/>'
                )
                for one in sorted(column.present)
            ]
            yield linked(f"s{scene.number}", words, frame, *dots)

    def _names(self) -> Iterator[Html]:
        """Each name where its line begins, as near as it can be without lying over another."""
        taken: list[tuple[float, float, float]] = []  # left, right, height
        for number, person in enumerate(self.people):
            first = next((at for at, row in enumerate(self.ys) if number in row), None)
            if first is None:
                continue
            right, words = self.x(first) - self.half - 6, _short(person)
            left, here = right - len(words) * _LETTER - 4, self.ys[first][number] + 4
            away = (way * step * _LINE for step in range(_TRIES) for way in (-1, 1))
            free = (here + by for by in away if not _lies_over(taken, left, right, here + by))
            y = next(free, here)
            taken.append((left, right, y))
            yield text(right, y, words, class_=f"name {self.facts.colour_class(person.id)}", anchor="end")

    def _numbers(self) -> Iterator[Html]:
        """Numbers of scenes below, and days where they are known."""
        free, free_days, shown = 0.0, 0.0, ""
        base = self.high
        for number, column in enumerate(self.columns):
            x, time = self.x(number), column.times[0]
            if x >= free:
                yield text(x, base + 28, str(column.scenes[0].number), class_="tick", anchor="middle")
                free = x + _APART
            words = date_in_words(time.date or "") or (f"day {time.day.least}" if time.day.exact else "")
            if words and words != shown and x >= free_days:
                yield text(x, base + 42, words, class_="tick", anchor="middle")
                free_days, shown = x + len(words) * _LETTER + 12, words
        yield text(_LEFT - 8, base + 28, "scene", class_="tick", anchor="end")


def _people(facts: Facts) -> list[Character]:
    """Those who are in most scenes, by importance."""
    inside: Counter[CharacterId] = Counter()
    for scene in facts.story.scenes.scenes:
        inside.update(person.id for person in facts.people(scene.present))
    every = [person for person in facts.story.cast.characters if inside[person.id] and not person.group]
    often = [person for person in every if inside[person.id] > 1] or every
    chosen = sorted(often, key=lambda person: (person.minor, -inside[person.id], -person.importance))[:_MOST_PEOPLE]
    return sorted(chosen, key=lambda person: -person.importance)


def _lies_over(taken: Sequence[tuple[float, float, float]], left: float, right: float, y: float) -> bool:
    return any(left < other[1] and other[0] < right and abs(y - other[2]) < _LINE for other in taken)


def _short(person: Character) -> str:
    """A name that has room beside a line."""
    return person.name if len(person.name) <= 19 else person.name[:18].rstrip() + "…"
