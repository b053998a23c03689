"""The editor's calendar: weeks by weekdays, the chapter's number first, doubtful days hatched."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.report.markup import Html, element, joined, link
from fabula.report.strips import ranges
from fabula.textual.story_time import WEEKDAYS, clock_in_words, counted, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.scenes import Scene
    from fabula.model.timeline import SceneTime
    from fabula.report.facts import Facts

_WEEK = 7
_PLACE = 28  # code points of a place's name


class _Entry(NamedTuple):
    scene: Scene
    time: SceneTime
    day: int


def calendar(facts: Facts) -> Iterator[Html]:
    """A grid for each run of days that can be compared; then the scenes of which no day is told."""
    runs: defaultdict[int, list[_Entry]] = defaultdict(list)
    nowhere: list[int] = []
    for scene, time in zip(facts.story.scenes.scenes, facts.story.timeline.scenes, strict=True):
        if time.likely is not None:
            runs[time.run].append(_Entry(scene, time, time.likely))
        else:
            nowhere.append(scene.number)
    shown = [run for run in runs.values() if _is_told(run)]
    nowhere += [entry.scene.number for run in runs.values() if not _is_told(run) for entry in run]
    shown.sort(key=lambda run: min(entry.time.order for entry in run))
    yield element("h3", "Calendar", id="calendar-h")
    if shown:
        note = (
            "Each scene after the number of its chapter. A hatched one lies there by custom, not by a word: a scene "
            "that says nothing is taken for the same day. Between two grids nobody tells how much time goes by."
        )
        yield element("p", note, class_="note")
    for number, run in enumerate(shown, start=1):
        yield from _grid(facts, run, number if len(shown) > 1 else 0)
    if nowhere:
        words = f"No day is told for {'scene' if len(nowhere) == 1 else 'scenes'} {ranges(sorted(nowhere))}."
        yield element("p", words, class_="note")


def _is_told(run: list[_Entry]) -> bool:
    """Whether anything but custom says when its scenes happen."""
    return any(entry.time.weekday is not None or entry.time.date is not None for entry in run) or (
        len({entry.day for entry in run}) > 1
    )


def _grid(facts: Facts, run: list[_Entry], number: int) -> Iterator[Html]:
    weekday = next(((e.day, e.time.weekday) for e in run if e.time.weekday is not None), None)
    # Monday is the first column where weekdays are known; else day 1 is.
    shift = 1 if weekday is None else weekday[0] - (weekday[1] or 1) + 1
    weeks: defaultdict[int, defaultdict[int, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in sorted(run, key=lambda entry: (entry.time.order, entry.scene.number)):
        week, column = divmod(entry.day - shift, _WEEK)
        weeks[week][column].append(entry)
    heads = WEEKDAYS if weekday is not None else ("",) * _WEEK
    yield Html('<div class="wide"><table class="calendar">')
    yield element("caption", _caption(run, number))
    if weekday is not None:
        yield element("thead", element("tr", *(element("th", head, scope="col") for head in heads)))
    yield Html("<tbody>")
    before: int | None = None
    for week in sorted(weeks):
        if before is not None and week - before > 1:
            gap = f"{counted(week - before - 1, 'week')} without a scene"
            yield element("tr", element("td", gap, colspan=_WEEK, class_="gap"))
        yield element(
            "tr", *(_cell(facts, week * _WEEK + column + shift, weeks[week][column]) for column in range(_WEEK))
        )
        before = week
    yield Html("</tbody></table></div>")


def _caption(run: list[_Entry], number: int) -> str:
    dates = sorted({entry.time.date for entry in run if entry.time.date is not None and "X" not in entry.time.date})
    when = "" if not dates else dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    scenes = f"scenes {ranges(sorted(entry.scene.number for entry in run))}"
    head = f"Run {number}: {scenes}" if number else scenes.capitalize()
    return f"{head}, {when}" if when else head


def _cell(facts: Facts, day: int, entries: list[_Entry]) -> Html:
    if not entries:
        return element("td", "")
    date = next(
        (entry.time.date for entry in entries if entry.time.date and len(entry.time.date) == len("1815-06-18")), None
    )
    items = [_item(facts, entry) for entry in entries]
    return element("td", element("small", date or f"day {day}"), element("ul", *items))


def _item(facts: Facts, entry: _Entry) -> Html:
    scene, time = entry.scene, entry.time
    chapter = facts.story.address(scene.start).partition("¶")[0]
    names = {place.id: place.name for place in facts.story.places.places}
    place = names.get(scene.main_place, "") if scene.main_place is not None else ""
    when = clock_in_words(facts.story, time) or (scene.time.part_of_day or "" if scene.time is not None else "")
    said = ", ".join(part for part in (place[:_PLACE], when) if part)
    doubt = time.supposed or not time.day.exact
    label = link(f"s{scene.number}", f"scene {scene.number}", title=day_in_words(time))
    return element(
        "li", joined([f"{chapter}: ", label, f" ({said})" if said else ""]), class_="doubt" if doubt else None
    )
