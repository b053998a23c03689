"""From links and estimates to the timeline: bounds by the network, contradictions, order, dates, durations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.model.claims import latest
from fabula.model.ids import ContradictionId, MomentId, TemporalLinkId, span_ids
from fabula.model.scenes import Scenes
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.timeline import Bounds, Contradiction, Moment, SceneTime, TemporalLink, Timeline
from fabula.reading.chronology.dates import FULL, written
from fabula.reading.chronology.distances import distance
from fabula.reading.chronology.network import Network
from fabula.reading.chronology.ordering import departures, story_order
from fabula.reading.chronology.reckoned import CALENDAR
from fabula.reading.chronology.threads import after_teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fabula.model.stage import StoryView
    from fabula.reading.chronology.births import Births
    from fabula.reading.chronology.moves import Found
    from fabula.reading.chronology.ordering import Beside
    from fabula.reading.chronology.reckoned import Link, Place
    from fabula.reading.chronology.reckoning import Reckoning

_SOURCE = "rule:chronology"
_SAID = 180  # words that people say in a minute
_WEEK = 7
_ROUNDS = 25  # of looking for contradictions; each finds all rings that do not touch
# Ties that give way without a word: that what is told next comes next is only a habit of telling.
_YIELDING = frozenset({"order", "level"})


def assemble(
    view: StoryView, found: Found, reckoning: Reckoning, beside: Mapping[int, Beside], births: Births
) -> Timeline:
    """The timeline of a reckoning."""
    return _Assembly(view, found, reckoning, beside).timeline(births)


class _Assembly:
    def __init__(self, view: StoryView, found: Found, reckoning: Reckoning, beside: Mapping[int, Beside]) -> None:
        self.view, self.found, self.reckoning, self.beside = view, found, reckoning, beside
        self.scenes = view[Scenes].scenes
        self.text = view[Edition].text
        self.sentences = view[Segmentation].sentences
        self.moves, self.places, self.links = found.moves, reckoning.places, reckoning.links
        self.dropped: set[int] = set()  # links that others showed not to be so
        self.opening = [number for number, move in enumerate(self.moves) if move.opening]
        main = next((thread.first for thread in reckoning.threads if thread.parent is None), 0)
        self.origin = max(0, main)
        self.day_one = int(self.places[self.origin].minutes // FULL)

    def timeline(self, births: Births) -> Timeline:
        network, contradictions = self._settled()
        days = network.bounds(self.origin)[: len(self.moves)]
        dates = network.bounds(len(self.moves))
        self._keep_within(days)
        ids = [MomentId(id_) for id_ in span_ids("mo", (self._words_at(number) for number in range(len(self.moves))))]
        moments = tuple(self._moment(number, ids[number], days[number]) for number in range(len(self.moves)))
        order = story_order(
            [self.places[number] for number in self.opening],
            [self._scene_of(self.places[number].same) for number in self.opening],
            self.beside,
        )
        scenes = self._scene_times(moments, dates, order)
        return Timeline(
            scenes=scenes,
            moments=moments,
            links=self._temporal_links(ids),
            births=births.told(self.found.ages, moments),
            contradictions=contradictions,
            covers=_covered(scenes),
            calendar=Bounds(*dates[self.origin]) if self.reckoning.offset is not None else Bounds(),
        )

    # -- the network
    def _settled(self) -> tuple[Network, tuple[Contradiction, ...]]:
        """The network of all that is stated, less what cannot be so; and what contradicts what."""
        network = Network(len(self.moves) + 1)
        for number, link in enumerate(self.links):
            if not link.supposed:
                source = len(self.moves) if link.source == CALENDAR else link.source
                network.state(source, link.target, link.least, link.most, statement=number)
        named: list[Contradiction] = []
        for _ in range(_ROUNDS):
            conflicts = network.conflicts()
            if not conflicts:
                break
            dropped = set()
            for conflict in conflicts:
                links = sorted(conflict.statements)
                yielding = [number for number in links if self.links[number].kind in _YIELDING]
                weakest = min(yielding or links, key=lambda number: (self.links[number].confidence, -number))
                dropped.add(weakest)
                if not yielding:
                    named.append(self._contradiction([self.links[number] for number in links], conflict.days))
            network.drop(dropped)
            self.dropped |= dropped
        named.sort(key=lambda one: (one.places[0].start, one.places[-1].start))
        ids = span_ids("x", (" … ".join(word.of(self.text) for word in one.words) for one in named))
        return network, tuple(replace(one, id=ContradictionId(id_)) for one, id_ in zip(named, ids, strict=True))

    def _contradiction(self, links: Sequence[Link], days: int) -> Contradiction:
        told = {Span(time.start, time.end) for move in self.moves for time in move.times}
        words = sorted({span for link in links for span in link.evidence})
        outer = [span for span in words if span in told] or words
        places = sorted({self._sentence(span.start) for span in outer})
        return Contradiction(
            id=ContradictionId(""),
            places=tuple(places),
            words=tuple(outer),
            days=days,
            evidence=(*outer, *(place for place in places if place not in outer)),
            confidence=round(min(link.confidence for link in links), 4),
            reason="times disagree",
            source=_SOURCE,
            known_from=latest((*outer, *places)),
        )

    def _keep_within(self, days: Sequence[tuple[int | None, int | None]]) -> None:
        """Moves estimates to where the network lets them be."""
        for place, (least, most) in zip(self.places, days, strict=True):
            day, minute = divmod(place.minutes, FULL)
            day -= self.day_one
            inside = day if least is None else max(day, least)
            inside = inside if most is None else min(inside, most)
            if inside != day:
                place.minutes = (inside + self.day_one) * FULL + minute
        # What is told next in one thread stays after what was told, unless something that is stated says otherwise.
        for number in range(len(self.links) - 1, -1, -1):
            link = self.links[number]
            if link.kind == "order" and number not in self.dropped and 0 <= link.source < link.target:
                before, after = self.places[link.source], self.places[link.target]
                before.minutes = min(before.minutes, after.minutes)

    # -- claims
    def _moment(self, number: int, id_: MomentId, days: tuple[int | None, int | None]) -> Moment:
        move, place = self.moves[number], self.places[number]
        tie = place.tie
        evidence = tuple(dict.fromkeys(self._evidence(number)))
        return Moment(
            id=id_,
            scene=self.scenes[move.scene].id,
            start=move.start,
            expressions=tuple(time.id for time in move.times),
            day=_numbered(days),
            minute=Bounds(*place.clock) if place.clock is not None else Bounds(),
            likely=self._likely(place),
            supposed=place.supposed,
            evidence=evidence,
            confidence=round(tie.confidence, 4) if tie is not None else 1.0,
            reason=tie.reason if tie is not None else "first",
            source="user" if tie is not None and tie.kind == "user" else _SOURCE,
            known_from=latest(evidence, own_end=move.start),
        )

    def _likely(self, place: Place) -> int | None:
        """The number of the day; none for a flashback of which only the side is told."""
        if place.tie is not None and place.tie.kind == "level":
            return None
        return int(place.minutes // FULL) - self.day_one + 1

    def _evidence(self, number: int) -> Iterator[Span]:
        move, place = self.moves[number], self.places[number]
        for time in move.times:
            yield time.evidence[0]
        if place.tie is not None:
            yield from place.tie.evidence
        if move.opening:
            yield from self.scenes[move.scene].evidence

    def _temporal_links(self, ids: Sequence[MomentId]) -> tuple[TemporalLink, ...]:
        ordered = sorted(self.links, key=lambda link: link.target)
        keys = (f"{'calendar' if link.source == CALENDAR else ids[link.source]} {ids[link.target]}" for link in ordered)
        return tuple(
            TemporalLink(
                id=TemporalLinkId(id_),
                origin=None if link.source == CALENDAR else ids[link.source],
                target=ids[link.target],
                kind=link.kind,
                days=Bounds(link.least, link.most),
                supposed=link.supposed,
                evidence=link.evidence,
                confidence=round(link.confidence, 4),
                reason=link.reason,
                source="user" if link.kind == "user" else _SOURCE,
                known_from=latest(link.evidence),
            )
            for id_, link in zip(span_ids("tl", keys), ordered, strict=True)
        )

    def _scene_times(
        self, moments: Sequence[Moment], dates: Sequence[tuple[int | None, int | None]], order: Sequence[int]
    ) -> tuple[SceneTime, ...]:
        back = [self.moves[number].scene for number in self.opening if self.places[number].back]
        departs = departures(order, self.reckoning.threads, back)
        begins = [self._begins(moments[number]) for number in self.opening]
        lasts = self._lasts(begins, order)
        runs: dict[int, int] = {}
        weekdays = self._weekdays(dates)
        found = []
        for scene, number in enumerate(self.opening):
            place, moment = self.places[number], moments[number]
            anchor = self._anchor(scene, number) if departs[scene] is not None else None
            evidence = (*moment.evidence, *((anchor,) if anchor is not None else ()))
            user = scene in self.beside
            found.append(
                SceneTime(
                    scene=self.scenes[scene].id,
                    order=order[scene],
                    day=moment.day,
                    likely=moment.likely,
                    supposed=moment.supposed,
                    run=runs.setdefault(place.run, len(runs)),
                    begins=begins[scene],
                    lasts=lasts[scene],
                    weekday=weekdays[scene],
                    date=self._date(place, dates[number]),
                    departs=departs[scene],
                    anchor=anchor,
                    evidence=tuple(dict.fromkeys(evidence)),
                    confidence=1.0 if user else moment.confidence,
                    reason="user" if user else moment.reason,
                    source="user" if user else moment.source,
                    known_from=latest(evidence, own_end=self.scenes[scene].start),
                )
            )
        return tuple(found)

    def _anchor(self, scene: int, number: int) -> Span:
        """The sentence that says that a scene departs from the order of telling."""
        level, move = self.reckoning.threads[scene].level, self.moves[number]
        if scene == 0 and after_teller(self.scenes):
            return self._sentence(self.scenes[1].evidence[0].start)
        if level is not None and not self.places[number].back:
            return level.anchor
        if move.times:
            return self._sentence(move.times[0].start)
        tie = self.places[number].tie
        return self._sentence(tie.evidence[0].start if tie is not None else move.start)

    def _date(self, place: Place, dates: tuple[int | None, int | None]) -> str | None:
        least, most = dates
        if self.reckoning.offset is not None and least is not None and most is not None:
            value = written(least, most)
            if value is not None:
                return value
        day = place.day
        if day is None or day.month is None or day.last_month is not None:
            return None
        year = f"{day.year:04}" if day.year is not None else "XXXX"
        return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day is not None else "")

    def _weekdays(self, dates: Sequence[tuple[int | None, int | None]]) -> list[int | None]:
        """By the words, by the calendar, or by the days since a scene of the same run whose weekday is known."""
        known: dict[int, tuple[int, int]] = {}  # run → day and its weekday
        for place in self.places:
            if place.weekday is not None and place.run not in known:
                known[place.run] = int(place.minutes // FULL), place.weekday
        found: list[int | None] = []
        for number in self.opening:
            place, (least, most) = self.places[number], dates[number]
            weekday = place.weekday
            if weekday is None and self.reckoning.offset is not None and least is not None and least == most:
                weekday = (least - 1) % _WEEK + 1
            if weekday is None and place.run in known:
                day, named = known[place.run]
                weekday = (named - 1 + int(place.minutes // FULL) - day) % _WEEK + 1
            found.append(weekday)
        return found

    # -- duration
    def _begins(self, moment: Moment) -> Bounds:
        day, minute = moment.day, moment.minute
        return Bounds(
            None if day.least is None else (day.least - 1) * FULL + (minute.least or 0),
            None if day.most is None else (day.most - 1) * FULL + (FULL - 1 if minute.most is None else minute.most),
        )

    def _lasts(self, begins: Sequence[Bounds], order: Sequence[int]) -> list[Bounds]:
        """At least as long as its speech takes, or its words say; at most until the next scene of its thread begins."""
        following: dict[int, int] = {}
        by_thread: dict[int, int] = {}
        for scene, thread in enumerate(self.reckoning.threads):
            if id(thread) in by_thread:
                following[by_thread[id(thread)]] = scene
            by_thread[id(thread)] = scene
        said = self._minutes_said()
        told = self._minutes_told()
        found = []
        for scene in range(len(self.scenes)):
            least = max(said[scene], told[scene], 1)
            most = None
            after = following.get(scene)
            if after is not None and order[after] > order[scene]:
                end, start = begins[after].most, begins[scene].least
                most = None if end is None or start is None else max(least, end - start)
            found.append(Bounds(least, most))
        return found

    def _minutes_said(self) -> list[int]:
        """Minutes that the speech of each scene takes to say."""
        tokens, words = self.view[Words].tokens, [0] * len(self.scenes)
        at = 0
        for quotation in self.view[Quotations].quotations:
            if quotation.parent is None and quotation.mode == "speech":
                while at + 1 < len(self.scenes) and self.scenes[at + 1].start <= quotation.start:
                    at += 1
                words[at] += sum(len(tokens.within(piece.start, piece.end)) for piece in quotation.pieces)
        return [number // _SAID for number in words]

    def _minutes_told(self) -> list[int]:
        """Minutes that the words of each scene say have gone by in it, at the least."""
        gone = [0] * len(self.scenes)
        for scene, times in self.found.lasting.items():
            gone[scene] = sum(far.minutes for time in times if (far := distance(time)) is not None and far.minutes)
        for one, two in pairwise(range(len(self.moves))):
            if not self.moves[two].opening:
                tie = self.places[two].tie
                if tie is not None and tie.kind == "distance" and tie.least is not None and tie.source == one:
                    minutes = self.places[two].minutes - self.places[one].minutes if not tie.least else 0
                    gone[self.moves[two].scene] += max(0, tie.least - 1) * FULL + max(0, int(minutes))
        return gone

    # -- small things
    def _scene_of(self, move: int) -> int:
        return self.moves[move].scene if move >= 0 else -1

    def _sentence(self, position: int) -> Span:
        number = self.sentences.at(position)
        return self.sentences[number] if number >= 0 else Span(position, position + 1)

    def _words_at(self, number: int) -> str:
        """The words by which a moment is known: its times, or the first of its scene."""
        move = self.moves[number]
        if move.times and not move.opening:
            return self.text[move.times[0].start : move.times[-1].end]
        return f"opening {self.scenes[move.scene].id}"


def _numbered(days: tuple[int | None, int | None]) -> Bounds:
    """Days after the first as numbers of days."""
    least, most = days
    return Bounds(None if least is None else least + 1, None if most is None else most + 1)


def _covered(scenes: Sequence[SceneTime]) -> Bounds:
    """Days from the first to the last scene, both included, as far as bounded."""
    first = min(scenes, key=lambda one: one.order).day
    last = max(scenes, key=lambda one: one.order).day
    least = 1 if last.least is None or first.most is None else max(1, last.least - first.most + 1)
    most = None if last.most is None or first.least is None else max(least, last.most - first.least + 1)
    return Bounds(least, most)
