"""Where the telling moves in time: a scene begins, or words such as "the next day" say that it has got somewhere.

Told by the teller only: what people say of times moves nothing. Neither does what lies away from the moment that the
telling has come to: "he had left two days before", "since Monday", "when he was seven".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fabula.lexicon.en.story_time import AWAY, MEANWHILE, NOT_REACHED, NOT_THAT_AGE
from fabula.model.happenings import Events
from fabula.model.scenes import Scenes
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.chronology.counts import Opening, opening_counts
from fabula.reading.chronology.dates import day_of
from fabula.reading.chronology.threads import PAST
from fabula.textual.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.happenings import Event
    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression

_OPENING = 2  # sentences of a scene in which a time is the scene's own
_INITIAL = 3  # words that may stand before a time that begins its sentence
_CLAUSE = 9  # words looked at on either side of a time
_FIRST_WORDS = 6
_BESIDE = 2  # words between two times that tell the same moment


class Move:
    """A point to which the telling comes.

    Attributes:
        start: where in the text.
        scene: number of its scene, from 0.
        times: expressions that tell it.
        opening: whether a scene begins with it.
        meanwhile: whether it happens while what was told before does.
        sentence: number of the sentence of the last of its expressions; -1 for none.
    """

    __slots__ = ("meanwhile", "opening", "scene", "sentence", "start", "times")

    def __init__(self, start: int, scene: int, *, opening: bool) -> None:
        self.start, self.scene, self.opening = start, scene, opening
        self.times: list[TimeExpression] = []
        self.meanwhile = False
        self.sentence = -1

    @property
    def back(self) -> bool:
        """Whether its words count back from what was told before."""
        return self.opening and any(one.direction == "before" and one.anchor != "event" for one in self.times)


class Found:
    """All moves in the order of telling, how long things last, and ages.

    Attributes:
        moves: at least one a scene.
        lasting: by scene, expressions that say how long something in it goes on.
        ages: expressions that tell somebody's age at the moment of telling, with the number of the move, and whether
            somebody says so.
        counts: by scene, the count with which it opens ("Day 41").
        unsure: starts of expressions that stand inside sentences: they may tell of another time than that reached.
    """

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self.lasting: dict[int, list[TimeExpression]] = {}
        self.ages: list[tuple[TimeExpression, int, bool]] = []
        self.unsure: set[int] = set()
        self.counts: dict[int, Opening] = {}


def find_moves(view: StoryView) -> Found:
    """Moves of the telling through story time."""
    return _Finder(view).find()


class _Finder:
    def __init__(self, view: StoryView) -> None:
        self._text = view[Edition].text
        self._tokens = view[Words].tokens
        self._sentences = view[Segmentation].sentences
        self._scenes = view[Scenes].scenes
        self._times = view[Times].expressions
        self._first_sentences = self._openings(view)
        # By these dates the scenes stage knows that a flashback is one.
        self._dated = {level.evidence[0].start for level in view[Scenes].levels if level.reason == "date"}
        self._spoken = Spoken(view[Quotations])
        self._told = [event for event in view[Events].events if event.quotation is None]
        self._told_at = [event.start for event in self._told]

    def _openings(self, view: StoryView) -> list[int]:
        """For each scene the number of the first sentence of its story, headings left out."""
        paragraphs = [one for one in view[Segmentation].paragraphs if one.kind in {"prose", "verse"}]
        starts = [one.start for one in paragraphs]
        found = []
        for scene in self._scenes:
            number = bisect_left(starts, scene.start)
            start = starts[number] if number < len(starts) and starts[number] < scene.end else scene.start
            found.append(bisect_left(self._sentences.starts, start))
        return found

    def find(self) -> Found:
        found = Found()
        starts = self._sentences.starts
        counts = opening_counts(
            self._text,
            (
                (scene.start, *((starts[first],) if first < len(starts) else ()))
                for scene, first in zip(self._scenes, self._first_sentences, strict=True)
            ),
        )
        found.counts = counts
        times = iter(self._times)
        time = next(times, None)
        for number, scene in enumerate(self._scenes):
            opening = Move(scene.start, number, opening=True)
            opening.meanwhile = self._is_meanwhile(self._first_sentences[number])
            found.moves.append(opening)
            while time is not None and time.start < scene.end:
                if time.start >= scene.start:
                    self._take(time, number, found)
                time = next(times, None)
        return found

    def _take(self, time: TimeExpression, scene: int, found: Found) -> None:
        """Puts a time where it belongs: to the scene's own moment, to a new one, to what lasts, to somebody's age."""
        spoken = self._spoken.holds(time.start)
        if time.anchor == "birth":
            if not self._is_away(time, NOT_THAT_AGE):
                found.ages.append((time, len(found.moves) - 1, spoken))
            return
        if spoken or time.kind == "set" or time.value.endswith("_REF"):
            return
        if time.kind == "duration" and time.direction is None:
            if time.signal in {"for", ""} and not self._is_away(time):
                found.lasting.setdefault(scene, []).append(time)
            return
        sentence = self._sentences.at(time.start)
        if not self._moves(time, sentence, scene):
            return
        last = found.moves[-1]
        if last.sentence == sentence and _is_date(time) and any(map(_is_date, last.times)):
            return  # "in October or the beginning of November", "in winter dreary, in summer divine"
        inside = not self._is_initial(time.start, sentence) and sentence > self._first_sentences[scene]
        if inside and time.start not in self._dated:
            found.unsure.add(time.start)
        first_sentence = self._first_sentences[scene]
        together = last.sentence == sentence and (time.direction != "after" or self._is_beside(last.times[-1], time))
        # "Three days passed" tells how far the scene is from the one before only where it begins the scene.
        own_until = 1 if time.direction == "after" else _OPENING
        own = last.opening and not last.times and sentence - first_sentence < own_until
        if not (together or own):
            last = Move(time.start, scene, opening=False)
            found.moves.append(last)
        last.times.append(time)
        last.sentence = sentence

    def _is_beside(self, one: TimeExpression, other: TimeExpression) -> bool:
        """Whether one tells the other over: "on Monday, two days later"; not "that evening I came, and next day"."""
        between = self._text[one.end : other.start].split()
        return len(between) <= _BESIDE and "and" not in between

    def _moves(self, time: TimeExpression, sentence: int, scene: int) -> bool:
        """Whether the telling has come to that time."""
        if time.start in self._dated:
            return True
        if time.signal in NOT_REACHED or time.anchor == "speech":
            return False
        place = sentence - self._first_sentences[scene]
        first, opens = place <= 0, place < _OPENING
        initial = self._is_initial(time.start, sentence)
        if time.anchor == "event" and not (first and initial):
            return False
        if time.direction == "before" and not (first and initial):
            return False
        if self._is_away(time):
            told_back = first and initial and self._scenes[scene].kind in PAST
            by_then = first and initial and time.direction in {"same", "after"}
            return told_back or by_then or (time.signal == "by" and initial)
        if initial or opens:
            return initial or time.signal != "after"
        if time.reason == "amount after" or time.signal == "after":
            return False  # "I shall know in a day or two"; "to leave after Easter"
        if time.anchor is None and not time.value.startswith("XXXX-W"):
            return False  # a year or a date named on the way
        near = self._nearest(time)
        return near is not None and near.realis and near.aspect in {"simple", "progressive", None}

    def _is_initial(self, start: int, sentence: int) -> bool:
        return len(self._tokens.within(self._sentences.starts[sentence], start)) <= _INITIAL

    def _is_away(self, time: TimeExpression, away: frozenset[str] = AWAY) -> bool:
        """Whether the clause around it tells of another time than that to which the telling has come."""
        near = self._nearest(time)
        if near is not None and near.tense != "present" and near.aspect in {"perfect", "perfect progressive"}:
            return True
        sentence = self._sentences.at(time.start)
        if sentence < 0:
            return False
        inside = self._tokens.within(self._sentences.starts[sentence], self._sentences.ends[sentence])
        first, end = self._tokens.at(time.start), self._tokens.at(time.end - 1) + 1
        return any(
            self._word(number) in away
            for number in (*self._clause(first - 1, inside.start - 1, -1), *self._clause(end, inside.stop, 1))
        )

    def _clause(self, at: int, stop: int, step: int) -> Iterator[int]:
        """Numbers of the words of a clause from `at` on, up to a mark."""
        for number in range(at, stop, step)[:_CLAUSE]:
            word = self._word(number)
            if not word[0].isalnum() and word[0] not in "'’-" and not (number == at and word == ","):
                return
            yield number

    def _word(self, number: int) -> str:
        return self._tokens[number].of(self._text).casefold()

    def _nearest(self, time: TimeExpression) -> Event | None:
        """The event that is told nearest, in the same sentence."""
        sentence = self._sentences.at(time.start)
        if sentence < 0:
            return None
        low, high = self._sentences.starts[sentence], self._sentences.ends[sentence]
        number = bisect_left(self._told_at, time.start)
        near = [one for one in self._told[max(0, number - 2) : number + 2] if low <= one.start < high]
        near = [one for one in near if not time.start <= one.start < time.end]
        return min(near, key=lambda one: abs(one.start - time.start), default=None)

    def _is_meanwhile(self, sentence: int) -> bool:
        if not 0 <= sentence < len(self._sentences):
            return False
        start = self._sentences.starts[sentence]
        numbers = self._tokens.within(start, self._sentences.ends[sentence])[:_FIRST_WORDS]
        words = tuple(self._word(number) for number in numbers)
        return any(words[: len(phrase)] == phrase for phrase in MEANWHILE)


def _is_date(time: TimeExpression) -> bool:
    """Whether it tells a day, month, season or year of the calendar."""
    day = day_of(time.value)
    return day is not None and day.weekday is None
