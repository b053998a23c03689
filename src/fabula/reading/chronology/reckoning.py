"""The telling followed once from beginning to end: what ties each move to another, and where fabula would put it.

Two things come of it: links, which say what is stated and bound the days (see `network`); and an estimate, in minutes,
by which scenes are put in order and days are numbered where the words leave several open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.scenes import Scenes
from fabula.reading.chronology.dates import FULL, NOON, Day, day_of, minutes_of
from fabula.reading.chronology.pointing import distances_first, next_like, pointed
from fabula.reading.chronology.reckoned import CALENDAR, Link, Place, since_age
from fabula.reading.chronology.threads import AHEAD, PAST, Thread, Threads, Window, after_teller

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.model.scenes import Scene
    from fabula.model.spans import Span
    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression
    from fabula.reading.chronology.counts import Opening
    from fabula.reading.chronology.moves import Found, Move

_MORNING = 480  # when a story begins that does not say
_PACE = 1200  # code points told in a minute, at about two hundred words
FAR = 3650  # days that a flashback of no told distance is put before all else
_WEEK = 7
_COMMON = 365  # days of a common year
_SOMETIME = 2001  # a year that stands for one that is not told; no leap year


class Reckoning:
    """Moves followed in the order of telling.

    Attributes:
        links: all that ties one move to another.
        places: one for each move.
        threads: the thread of each scene.
        offset: day of the calendar that is day 0 of the estimate; None where no year is told.
    """

    def __init__(
        self,
        view: StoryView,
        found: Found,
        *,
        ages: Mapping[int, float],
        fixed: Mapping[int, str],
        backwards: bool,
    ) -> None:
        """Follows the telling.

        Args:
            view: the scenes.
            found: the moves in order.
            ages: by number of the scene, the age in years that somebody has in it.
            fixed: by number of the scene, the day on which the user puts it ("1815-06-18", "day 3").
            backwards: whether the story is told backwards, chapter by chapter.
        """
        self._scenes = view[Scenes].scenes
        self._moves, self._unsure, self._counts = found.moves, found.unsure, found.counts
        self._counted: dict[str, tuple[int, int]] = {}  # unit → the last move that opens with a count, and the count
        self._left: int | None = None  # the last move before a scene that counts back
        self._ages, self._fixed, self._backwards = ages, fixed, backwards
        self._threads = Threads(view[Scenes].levels)
        self._runs = 0
        self._pseudo: int | None = None  # as offset, for a year that is not told
        self._by_start: dict[int, int] = {}
        self.threads: list[Thread] = []
        self.links: list[Link] = []
        self.places: list[Place] = []
        self.offset: int | None = None
        for number, move in enumerate(found.moves):
            if move.opening:
                thread = self._threads.of(self._scenes[move.scene])
                if move.scene <= 1 and after_teller(self._scenes):  # the time of telling; then the main story begins
                    thread = self._threads.main if move.scene else Thread(self._threads.main, -1, "prolepsis")
                self.threads.append(thread)
            self._put(number, move, self.threads[-1])

    # -- one move
    def _put(self, number: int, move: Move, thread: Thread) -> None:
        place = Place()
        self.places.append(place)
        times = [] if move.opening and move.scene in self._fixed else sorted(move.times, key=distances_first)
        base = self._base(number, move, thread, place, told=bool(times))
        count = self._counts.get(move.scene) if move.opening else None
        if count is not None:
            times = [time for time in times if time.reason != "counted"]
            self._count(number, place, count)
        self._clock(place, times)
        gone = Window(0, None if move.opening or times else 0)
        for time in times:
            gone = self._tie(number, thread, place, base, time, gone)
        if thread.last >= 0:
            thread.pass_by(gone.least, gone.most)
        if place.clock is not None and not self._is_exact(place):
            self._turn_clock(place)
        if move.opening and move.scene in self._fixed:
            self._fix(number, place, self._fixed[move.scene])
        for time in times:
            self._by_start[time.start] = number
        if thread.first < 0:
            thread.first = number
        if thread.parent is not None and thread.kind in PAST:
            thread.parent.past = number
        thread.last = number

    def _base(self, number: int, move: Move, thread: Thread, place: Place, *, told: bool) -> int:
        """Number of the move from which this one is counted; -1 for the very first. Puts it where custom has it."""
        scene = self._scenes[move.scene]
        base = thread.last
        if number and move.opening:
            left, self._left = self._left, None
            if self._counts_back(move.scene):
                place.back, place.run = True, self._new_run()
                self._left = thread.last if left is None else left
                return number - 1
            if left is not None and left >= 0 and move.scene not in self._counts and thread.parent is None:
                base = left  # nothing more is counted: the telling is back where it was
        if number and (move.back or (self._backwards and move.opening and scene.why == "chapter")):
            return self._go_back(number, move, place, scene)
        if base < 0 and thread.parent is not None:
            return self._enter(number, thread, place, scene)
        if base < 0:
            place.minutes = _MORNING
            return -1
        before = self.places[base]
        place.minutes, place.run = before.minutes + (move.start - self._moves[base].start) / _PACE, before.run
        reason = "told next" if move.opening else "told on"
        sure = 0.8 if move.opening else 0.9
        place.tie = self._link(Link(base, number, 0, None, "order", self._own(move), sure, reason))
        if move.meanwhile:
            place.minutes, place.same = before.minutes, base
            place.tie = self._link(Link(base, number, 0, 0, "distance", self._own(move), 0.7, "meanwhile"))
        elif move.opening and scene.why == "chapter" and not told:
            place.run = self._new_run()  # how much time lies between two chapters, nothing says
        return base

    def _counts_back(self, scene: int) -> bool:
        """Whether a scene opens with a smaller count than the last that was told."""
        count = self._counts.get(scene)
        return count is not None and count.number < self._counted.get(count.unit, (-1, count.number))[1]

    def _count(self, number: int, place: Place, count: Opening) -> None:
        """Ties a scene that opens with a count to the last that did."""
        known = self._counted.get(count.unit)
        if known is not None and known[1] != count.number:
            source, days = known[0], (count.number - known[1]) * count.size
            free = 0.5 * count.size if count.size > 1 else 0
            least: int | None = int(days - free) if count.known else 0 if days > 0 else None
            most: int | None = int(days + free) if count.known else None if days > 0 else 0
            evidence = (count.words, *self._scenes[self._moves[source].scene].evidence[:1])
            place.tie = self._link(Link(source, number, least, most, "date", evidence, 0.85, "counted"))
            place.minutes = (self.places[source].minutes // FULL + int(days)) * FULL + _MORNING
            place.supposed = not count.known
            place.run = self.places[source].run if count.known else place.run
        self._counted[count.unit] = number, count.number

    def _go_back(self, number: int, move: Move, place: Place, scene: Scene) -> int:
        """From what was told last, be it a flashback itself: "four days earlier", or a story told backwards."""
        base = number - 1
        place.back = True
        place.run = self._new_run()
        place.minutes = self.places[base].minutes
        if not move.back:
            place.minutes -= self._long_ago(move) or FULL
            place.tie = self._link(Link(number, base, 0, None, "order", scene.evidence, 0.7, "told backwards"))
        return base

    def _enter(self, number: int, thread: Thread, place: Place, scene: Scene) -> int:
        """The first move of a flashback, a tale or a glimpse ahead."""
        assert thread.parent is not None
        now, level = thread.entered, thread.level
        evidence = level.evidence if level is not None else scene.evidence
        sure = level.confidence if level is not None else 0.6
        ahead = thread.kind in AHEAD
        edge = self.places[now] if now >= 0 else Place(_MORNING)
        first = self.places[thread.parent.first] if thread.parent.first >= 0 else edge
        if ahead:
            place.minutes = edge.minutes + FAR * FULL
        elif thread.parent.parent is not None:
            place.minutes = edge.minutes - 1  # inside a tale: not long before what it breaks into
        else:
            far = self._long_ago(self._moves[number]) or FAR * FULL
            # After the flashback told before it: of two that say nothing, the telling keeps the order.
            last = self.places[thread.parent.past].minutes + FULL if thread.parent.past >= 0 else first.minutes - far
            place.minutes = min(max(first.minutes - far, last), first.minutes - FULL)
        place.run = self._new_run()
        if now >= 0:
            least, most = (0, None) if ahead else (None, 0)
            reason = "told ahead" if ahead else level.reason if level is not None else thread.kind
            place.tie = self._link(Link(now, number, least, most, "level", evidence, sure, reason))
        return now

    def _long_ago(self, move: Move) -> float:
        """How many minutes ago somebody was as young as a scene says, if it says so; 0 if not."""
        return since_age(self._ages.get(move.scene) if move.opening else None) * FULL

    def _tie(self, number: int, thread: Thread, place: Place, base: int, time: TimeExpression, gone: Window) -> Window:
        """What one expression says of the move; returns the days gone by since the last move of the thread."""
        away = pointed(time)
        if away is not None and base >= 0:
            source = self._by_start.get(time.anchor_at.start, base) if time.anchor_at is not None else base
            least, most, likely, minutes = away
            link = Link(source, number, least, most, "distance", time.evidence, time.confidence, time.reason)
            place.tie = self._link(link)
            start = self.places[source].minutes
            here, minute = divmod(start, FULL)
            if minutes is not None:
                place.minutes = start + (-minutes if time.direction == "before" else minutes)
            else:
                place.minutes = (here + likely) * FULL + (minute if not likely else _MORNING)
            place.supposed = most is None
            near = least is not None and most is not None and most - least <= 2  # days
            place.run = self.places[source].run if near else self._new_run()
            if source == thread.last:
                return Window(max(0, least or 0), most)
            return Window(0, None)
        day = day_of(time.value, time.modifier)
        if day is None:
            return gone
        if day.weekday is not None:
            return self._weekday(number, thread, place, time, day.weekday, gone)
        return self._date(number, thread, place, time, day, gone)

    # -- weekdays
    def _weekday(  # all of one move
        self, number: int, thread: Thread, place: Place, time: TimeExpression, weekday: int, gone: Window
    ) -> Window:
        place.weekday = weekday
        known = thread.weekday
        if known is not None and known[0] != number:
            source, earlier = known
            since = Window(thread.since_weekday.least, thread.since_weekday.most)
            since.add(gone.least, gone.most)
            least, most = next_like((weekday - earlier) % _WEEK, _WEEK, since)
            evidence = (*time.evidence, *self._words_of(source, "weekday"))
            unsure = time.start in self._unsure
            link = Link(source, number, least, most, "weekday", evidence, 0.85, "weekday", unsure)
            self._link(link)
            day, minute = divmod(self.places[source].minutes, FULL)
            if place.tie is None or place.tie.kind != "distance":
                place.tie = link
                place.minutes = (day + least) * FULL + (minute if not least else _MORNING)
                place.supposed = most is None
                place.run = self.places[source].run
        else:
            place.supposed = False
        thread.weekday, thread.since_weekday = (number, weekday), Window()
        return gone

    # -- dates
    def _date(self, number: int, thread: Thread, place: Place, time: TimeExpression, day: Day, gone: Window) -> Window:
        year, sure = day.year, 0.9
        if year is None:
            year, sure = self._year_of(thread, day, gone), 0.65
        told = day.year is not None or (thread.dated is not None and thread.dated[2] is not None)
        span = day.span(year if year is not None else _SOMETIME)
        if span is None:
            return gone
        if told and year is not None:
            reason = "date" if day.year is not None else "date, the year by those before"
            unsure = time.start in self._unsure
            link = Link(CALENDAR, number, *span, "date", time.evidence, sure, reason, unsure)
            place.tie = self._link(link)
            if self.offset is None:
                self.offset = span[0] - int(place.minutes // FULL)
            offset = self.offset
        else:
            self._year_less(number, thread, time, span, gone)
            if self._pseudo is None:
                self._pseudo = span[0] - int(place.minutes // FULL)
            offset = self._pseudo
            while span[1] - offset < place.minutes // FULL and not self._moves[number].back:
                span = span[0] + _COMMON, span[1] + _COMMON  # the next of its kind
        here, minute = divmod(place.minutes, FULL)
        nearest = min(max(here, span[0] - offset), span[1] - offset)
        if nearest != here or span[0] == span[1]:
            place.minutes = nearest * FULL + (minute if nearest == here else _MORNING)
            place.supposed = span[0] != span[1]
        if span[0] == span[1]:
            place.run = 0 if told else place.run
            if told and thread.weekday is None:
                thread.weekday, thread.since_weekday = (number, (span[0] - 1) % _WEEK + 1), Window()
        place.day = day
        thread.dated, thread.since_dated = (number, day, year if told else None), Window()
        return gone

    def _year_of(self, thread: Thread, day: Day, gone: Window) -> int | None:
        """The year of a date told without: the first in which it lies after the last date told."""
        known = thread.dated
        if known is None or known[2] is None:
            return None
        since = Window(thread.since_dated.least, thread.since_dated.most)
        since.add(gone.least, gone.most)
        last = known[1].span(known[2])
        for year in range(known[2], known[2] + 3):
            span = day.span(year)
            if last is not None and span is not None and span[1] >= last[0] + since.least:
                return year
        return known[2]

    def _year_less(
        self, number: int, thread: Thread, time: TimeExpression, span: tuple[int, int], gone: Window
    ) -> None:
        """A link to the last date that had no year either."""
        known = thread.dated
        if known is None or known[2] is not None:
            return
        before = known[1].span(_SOMETIME)
        if before is None:
            return
        since = Window(thread.since_dated.least, thread.since_dated.most)
        since.add(gone.least, gone.most)
        low, high = span[0] - before[1], span[1] - before[0]
        while high < since.least:
            low, high = low + _COMMON, high + _COMMON
        evidence = (*time.evidence, *self._words_of(known[0], "date"))
        unsure = time.start in self._unsure
        self._link(
            Link(known[0], number, low, high, "date", evidence, 0.6, "date", supposed=unsure or high - low > _COMMON)
        )

    # -- hours
    def _clock(self, place: Place, times: Sequence[TimeExpression]) -> None:
        for time in times:
            found = minutes_of(time.value, time.name, time.modifier, either_half=time.either_half)
            if found is None:
                continue
            if time.either_half and place.clock is not None and place.clock[0] >= NOON - 60:
                found = found[0] + NOON, found[1] + NOON  # "that evening, at six"
            elif time.either_half:
                found = self._half(place, found)
            if place.clock is None or found[1] - found[0] < place.clock[1] - place.clock[0]:
                place.clock = found

    def _half(self, place: Place, found: tuple[int, int]) -> tuple[int, int]:
        """Morning or afternoon: the next that comes."""
        now = place.minutes % FULL
        return found if found[1] >= now else (found[0] + NOON, found[1] + NOON)

    def _turn_clock(self, place: Place) -> None:
        """Moves the estimate on to the hour that is told: the same day if it is still to come, else the next."""
        assert place.clock is not None
        day, minute = divmod(place.minutes, FULL)
        low, high = place.clock
        if low <= minute <= high:
            return
        tied = place.tie is not None and place.tie.kind in {"distance", "weekday", "date"}
        later = 0 if minute <= high or tied else 1
        place.minutes = (day + later) * FULL + low

    @staticmethod
    def _is_exact(place: Place) -> bool:
        return place.clock is not None and place.clock[0] <= place.minutes % FULL <= place.clock[1]

    # -- the user's word
    def _fix(self, number: int, place: Place, when: str) -> None:
        """The scene lies where the user puts it."""
        evidence = self._own(self._moves[number])
        told = day_of(when)
        if told is not None and told.year is not None and (span := told.span(told.year)) is not None:
            link = Link(CALENDAR, number, *span, "user", evidence, 1.0, "user")
            if self.offset is None:
                self.offset = span[0] - int(place.minutes // FULL)
            place.minutes = (span[0] - self.offset) * FULL + _MORNING
            place.run, place.day = 0, told
        else:
            day = int(when.removeprefix("day ")) - 1
            link = Link(0, number, day, day, "user", evidence, 1.0, "user")
            place.minutes = (self.places[0].minutes // FULL + day) * FULL + _MORNING
            place.run = self.places[0].run
        place.tie, place.supposed = self._link(link), False

    # -- small things
    def _link(self, link: Link) -> Link:
        self.links.append(link)
        return link

    def _new_run(self) -> int:
        self._runs += 1
        return self._runs

    def _own(self, move: Move) -> tuple[Span, ...]:
        if move.times:
            return tuple(span for time in move.times for span in time.evidence)
        return self._scenes[move.scene].evidence

    def _words_of(self, number: int, kind: str) -> tuple[Span, ...]:
        """The words of a move that tell its weekday or its date."""
        found = []
        for time in self._moves[number].times:
            day = day_of(time.value, time.modifier)
            if day is not None and (day.weekday is not None) == (kind == "weekday" and day.year is None):
                found.append(time.evidence[0])
        return tuple(found) or self._own(self._moves[number])[:1]
