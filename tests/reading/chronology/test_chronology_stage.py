"""The stage as a whole: the user's word, ages, evidence, what is counted."""

from __future__ import annotations

from typing import Any

import pytest

from chronology_reading import days, timeline_of
from fabula.model.decisions import StandingDecision
from fabula.model.spans import Span
from fabula.model.timeline import Bounds, Timeline
from fabula.reading.chronology.dates import Day, day_of, minutes_of
from fabula.reading.chronology.distances import distance
from fabula.textual.story_time import age_at, gaps
from times_reading import times_of

STORY = """
[start] On Monday the ferry was late. Nora was thirty years old and in no hurry.

[mark] The next morning it came.

[mark] Three days later it sank.

[chapter] Ten years later they raised it.
"""


def decided(kind: Any, value: str, *words: str, number: int = 1) -> StandingDecision:
    """A decision about the scenes in which some words stand."""
    text, _ = timeline_of(STORY)
    places = tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)
    return StandingDecision(number=number, kind=kind, places=places, value=value)


def test_a_flashback_known_by_its_date_lies_where_the_date_says() -> None:
    """However long it goes on, and though its first scene begins with a heading that its level leaves out."""
    text = """
[start] On Tuesday in the year 1878 Ines met the old miller.

[chapter analepsis] On the Marsh. The land lay flat and dry. Nobody lived there. Far off there stood on the third of
May 1841 a lonely man with his child.

[chapter analepsis] Twelve years later the mill was built.

[mark] The miller died, and Ines wrote it down.
"""
    plain, scattered = timeline_of(text)
    words, dated = timeline_of(text, dated="the third of\nMay 1841".replace("\n", " "))

    assert [time.order for time in dated.scenes] == [3, 1, 2, 4]
    moment = next(one for one in dated.moments if words[one.start :].startswith("the third"))
    assert moment.day.least is not None
    assert moment.day.most == moment.day.least + 364  # the year 1878 has so many days for Ines to have met him on
    assert [time.order for time in scattered.scenes] != [3, 1, 2, 4]
    assert not any(plain[one.start :].startswith("the third") for one in scattered.moments)


def test_the_users_order_is_law() -> None:
    """A scene lies where the user puts it, and says that it is the user's word."""
    _, timeline = timeline_of(STORY, [decided("order", "before", "Three days later", "On Monday")])

    assert [time.order for time in timeline.scenes] == [2, 3, 1, 4]
    assert [time.source for time in timeline.scenes][2] == "user"
    assert timeline.scenes[2].departs == "earlier"


def test_the_user_can_put_two_scenes_together() -> None:
    """Scenes that happen together share a place."""
    _, timeline = timeline_of(STORY, [decided("order", "same", "Three days later", "The next morning")])

    assert [time.order for time in timeline.scenes] == [1, 2, 2, 3]


def test_the_users_date_moves_what_hangs_on_it() -> None:
    """A date given to the first scene dates the others, as far as they are tied to it."""
    _, timeline = timeline_of(STORY, [decided("time", "1911-03-06", "On Monday")])

    assert [time.date for time in timeline.scenes][:3] == ["1911-03-06", "1911-03-07", "1911-03-10"]
    assert timeline.scenes[0].source == "user"
    assert timeline.links[0].kind == "user"


def test_the_users_day_holds_against_the_words() -> None:
    """A scene that the user counts to another day lies there, and the ones after it follow."""
    _, timeline = timeline_of(STORY, [decided("time", "day 9", "The next morning")])

    assert [days(time) for time in timeline.scenes][:3] == ["1", "9", "12"]


def test_ages_are_reckoned() -> None:
    """Who is thirty is forty ten years later, as exactly as the words are."""
    _, timeline = timeline_of(STORY, people=["Nora"])

    (birth,) = timeline.births
    assert age_at(birth, timeline.scenes[0]) == Bounds(30, 30)
    last = age_at(birth, timeline.scenes[-1])
    assert last.least is not None
    assert last.most is not None
    assert last.least <= 40 <= last.most
    assert last.most - last.least <= 2


@pytest.mark.parametrize(
    "words", ["When Nora was seven she ran away.", "Nora had been seven once.", "“Nora was seven,” said Tom."]
)
def test_an_age_of_another_time_is_no_age_of_now(words: str) -> None:
    """What somebody was, or is said to have been, tells no birth from the moment of telling."""
    _, timeline = timeline_of(f"[start] The hall was cold. {words}", people=["Nora"])

    assert timeline.births == ()


def test_gaps_are_as_narrow_as_the_words() -> None:
    """Between two scenes lies what ties them, not what their bounds leave open."""
    _, timeline = timeline_of("[start] They dug.\n\n[chapter] It rained.\n\n[mark] Two days later they struck rock.")

    assert [gaps(timeline)[time.scene] for time in timeline.scenes[1:]] == [Bounds(0, None), Bounds(2, 2)]


def test_every_claim_rests_on_words_and_is_known_in_time() -> None:
    """Evidence lies in the text, and nothing is known before its evidence."""
    text, timeline = timeline_of(STORY, people=["Nora"])
    claims = [*timeline.scenes, *timeline.moments, *timeline.links, *timeline.births]

    assert len(claims) > 12
    for claim in claims:
        assert claim.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in claim.evidence)
        assert claim.known_from >= max(span.end for span in claim.evidence)


def test_speech_and_told_hours_make_scenes_last() -> None:
    """A scene lasts at least as long as its speech takes to say, or as its words say."""
    talk = " ".join(["word"] * 900)
    _, timeline = timeline_of(f"[start] They met. “{talk},” he said.\n\n[mark] They waited for three hours.")

    assert [time.lasts.least for time in timeline.scenes] == [5, 180]


def test_no_scenes_make_no_timeline() -> None:
    """A text without scenes has an empty timeline, and one scene needs no order."""
    _, timeline = timeline_of("[start] Nobody came.")

    assert [time.order for time in timeline.scenes] == [1]
    assert timeline.contradictions == ()
    assert Timeline().scenes == ()


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("three days later", 3, 3),
        ("a week later", 6, 8),
        ("three or four days later", 3, 4),
        ("almost a month later", 15, 30),
        ("several days later", 2, 20),
        ("more than two years later", 730, 1461),
        ("an hour later", 0, 1),
        ("some time later", 0, None),
    ],
)
def test_distances_leave_what_the_words_leave(words: str, least: int, most: int | None) -> None:
    """Exact where people count days, free where they say weeks and years, open where they say nothing."""
    (time,) = times_of(f"They came {words}.")
    found = distance(time)

    assert found is not None
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1815", Day(1815)),
        ("181X", Day(1810, years=10)),
        ("XXXX-06-18", Day(None, 6, 18)),
        ("1815-WI", Day(1815, 12, None, 14)),
        ("P3D", None),
        ("PAST_REF", None),
        ("XXXX-13-01", None),
    ],
)
def test_values_are_days(value: str, day: Day | None) -> None:
    """A TIMEX3 value tells the days it leaves open; what is no day is none."""
    assert day_of(value) == day


def test_a_day_that_no_calendar_has_is_none() -> None:
    """The thirtieth of February and the year 10,000 are not looked for."""
    assert Day(1815, 2, 30).span(1815) is None
    assert Day(9999, 12, None, 14).span(9999) is None


@pytest.mark.parametrize(
    ("value", "name", "modifier", "minutes"),
    [
        ("XXXX-XX-XXT16:30", None, None, (990, 990)),
        ("XXXX-XX-XXT24:00", None, None, (1439, 1439)),
        ("XXXX-XX-XXTMO", None, "START", (240, 400)),
        ("XXXX-XX-XXTEV", "dusk", None, (1020, 1290)),
        ("PT1H", None, None, None),
        ("XXXX-XX-XX", None, None, None),
    ],
)
def test_hours_of_the_day(value: str, name: str | None, modifier: str | None, minutes: tuple[int, int] | None) -> None:
    """Clocks and parts of the day are minutes after midnight."""
    assert minutes_of(value, name, modifier, either_half=False) == minutes
