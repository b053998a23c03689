"""Story time in words: days, weekdays, ranges, ages, and statements that contradict each other."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.times import MONTHS
from fabula.model.timeline import Bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import SceneId
    from fabula.model.story import Story
    from fabula.model.timeline import Birth, Contradiction, SceneTime, Timeline

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR, _DAY = 60, 1440
_MONTH, _A_YEAR = 30.44, 365.25
_LONG = 90  # days from which months are told, and from which years
_VERY_LONG = 730
_QUOTED = 60  # code points of a statement that are shown


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "day"), counted(1200, "year")
    ('1 day', '1,200 years')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def days_in_words(days: Bounds) -> str:
    """So many days, as people say it.

    >>> days_in_words(Bounds(1, 1)), days_in_words(Bounds(2, 9)), days_in_words(Bounds(3, None))
    ('1 day', '2 to 9 days', '3 days or more')
    >>> days_in_words(Bounds(3600, 3700)), days_in_words(Bounds())
    ('9 to 10 years', 'any length of time')
    """
    if days.least is None and days.most is None:
        return "any length of time"
    unit, size = "day", 1.0
    largest = days.most if days.most is not None else days.least or 0
    if largest >= _VERY_LONG:
        unit, size = "year", _A_YEAR
    elif largest >= _LONG:
        unit, size = "month", _MONTH
    return _range(days, unit, size)


def minutes_in_words(minutes: Bounds) -> str:
    """So many minutes, as people say it.

    >>> minutes_in_words(Bounds(5, 50)), minutes_in_words(Bounds(3, None)), minutes_in_words(Bounds(200, 4000))
    ('5 to 50 minutes', '3 minutes or more', '3 hours to 3 days')
    """
    if minutes.least is None and minutes.most is None:
        return "unknown"
    low, high = minutes.least or 0, minutes.most
    if high is None:
        return f"{_minutes(low)} or more"
    one, two = _minutes(low), _minutes(high)
    if one == two:
        return one
    (number, unit), (_, other) = one.split(" "), two.split(" ")
    return f"{number} to {two}" if unit.rstrip("s") == other.rstrip("s") else f"{one} to {two}"


def _minutes(number: int) -> str:
    if number < 2 * _HOUR:
        return counted(number, "minute")
    if number < 2 * _DAY:
        return counted(round(number / _HOUR), "hour")
    return days_in_words(Bounds(round(number / _DAY), round(number / _DAY)))


def _range(bounds: Bounds, unit: str, size: float) -> str:
    low = None if bounds.least is None else int(bounds.least / size)
    high = None if bounds.most is None else int(bounds.most / size)
    if low is None or (low == 0 and high):
        return f"at most {counted(high or 0, unit)}"
    if high is None:
        return f"{counted(low, unit)} or more"
    return counted(low, unit) if low == high else f"{low:,} to {counted(high, unit)}"


def day_in_words(time: SceneTime) -> str:
    """On which day a scene happens, as far as that is known; doubt is said with "about" or a range.

    >>> from fabula.model.timeline import SceneTime
    >>> sure = {"evidence": (), "confidence": 1, "reason": "date", "source": "rule:x", "known_from": 0, "order": 1}
    >>> day_in_words(SceneTime(scene="s1", day=Bounds(3, 3), likely=3, weekday=2, **sure))
    'day 3, a Tuesday'
    >>> day_in_words(SceneTime(scene="s1", day=Bounds(3, None), likely=3, supposed=True, **sure))
    'day 3 or later'
    """
    parts = []
    if time.day.exact:
        parts.append(f"day {time.day.least:,}")
    elif time.day.least is not None and time.day.most is not None:
        parts.append(f"day {time.day.least:,} to {time.day.most:,}")
    elif time.day.least is not None:
        parts.append(f"day {time.day.least:,} or later")
    elif time.day.most is not None:
        parts.append(f"day {time.day.most:,} or earlier")
    if time.weekday is not None:
        parts.append(f"a {WEEKDAYS[time.weekday - 1]}")
    if time.date is not None:
        parts.append(date_in_words(time.date))
    return ", ".join(parts) or "no day known"


def clock_in_words(story: Story, time: SceneTime) -> str:
    """The hour or hours at which a scene begins, where its words tell; "" where they do not."""
    for moment in story.timeline.moments:
        if moment.scene == time.scene:
            low, high = moment.minute.least, moment.minute.most
            if low is None or high is None:
                return ""
            one = f"{low // _HOUR}:{low % _HOUR:02}"
            return one if low == high else f"{one}–{high // _HOUR}:{high % _HOUR:02}"
    return ""


def gaps(timeline: Timeline) -> dict[SceneId, Bounds]:
    """Days from the scene before to each, in story order; as narrow as a tie between the two, or their bounds, say."""
    scene_of = {moment.id: moment.scene for moment in timeline.moments}
    tied: dict[tuple[SceneId, SceneId], Bounds] = {}
    for link in timeline.links:
        if link.origin is not None and not link.supposed and link.kind in {"distance", "weekday", "user"}:
            pair = scene_of[link.origin], scene_of[link.target]
            tied[pair] = link.days
    found: dict[SceneId, Bounds] = {}
    ordered = sorted(timeline.scenes, key=lambda time: time.order)
    for one, two in pairwise(ordered):
        days = tied.get((one.scene, two.scene)) or _between(one.day, two.day)
        backward = tied.get((two.scene, one.scene))
        if backward is not None:
            days = Bounds(
                None if backward.most is None else -backward.most,
                None if backward.least is None else -backward.least,
            )
        found[two.scene] = Bounds(max(0, days.least or 0), None if days.most is None else max(0, days.most))
    return found


def out_of_order(orders: Sequence[int]) -> float:
    """The share of all pairs of scenes that are told in the reverse of the order in which they happened.

    >>> out_of_order([1, 2, 3]), out_of_order([3, 2, 1]), out_of_order([2, 1, 3, 4, 5])
    (0.0, 1.0, 0.1)
    """
    seen: list[int] = []
    reversed_ = 0
    for order in orders:
        place = bisect_right(seen, order)
        reversed_ += len(seen) - place
        seen.insert(place, order)
    pairs = len(orders) * (len(orders) - 1) / 2
    return reversed_ / pairs if pairs else 0.0


def _between(one: Bounds, two: Bounds) -> Bounds:
    least = None if two.least is None or one.most is None else two.least - one.most
    return Bounds(least, None if two.most is None or one.least is None else two.most - one.least)


def date_in_words(value: str) -> str:
    """A date as people write it where its year is not told.

    >>> date_in_words("XXXX-06-18"), date_in_words("XXXX-01"), date_in_words("1815-06-18")
    ('18 June', 'January', '1815-06-18')
    """
    year, _, rest = value.partition("-")
    if "X" not in year or not rest[:2].isdecimal():
        return value
    month = next(name for name, number in MONTHS.items() if number == int(rest[:2])).capitalize()
    return f"{int(rest[3:])} {month}" if rest[3:].isdecimal() else month


def age_at(birth: Birth, time: SceneTime) -> Bounds:
    """Age in whole years at a scene; both sides open where the days are.

    >>> from fabula.model.timeline import Birth, SceneTime
    >>> sure = {"evidence": (), "confidence": 1, "reason": "age", "source": "rule:x", "known_from": 0}
    >>> born = Birth(character="c1", day=Bounds(-3650, -3500), **sure)
    >>> age_at(born, SceneTime(scene="s1", order=1, day=Bounds(1, 1), **sure))
    Bounds(least=9, most=9)
    """
    least = most = None
    if time.day.least is not None and birth.day.most is not None:
        least = max(0, int((time.day.least - birth.day.most) / _A_YEAR))
    if time.day.most is not None and birth.day.least is not None:
        most = max(0, int((time.day.most - birth.day.least) / _A_YEAR))
    return Bounds(least, most)


def disagreement(story: Story, one: Contradiction) -> str:
    """What cannot all be so, quoted."""
    words = [f"“{' '.join(word.of(story.text).split())[:_QUOTED]}”" for word in one.words]
    said = ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]
    return f"{said} cannot all be so: they miss each other by {counted(one.days, 'day')}"
