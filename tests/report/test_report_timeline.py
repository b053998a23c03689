"""The pictures of the timeline: what they show, and that they stay readable at five scenes and at two hundred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fabula.model.ids import ContradictionId, SceneId
from fabula.model.scenes import Scene, Scenes
from fabula.model.spans import Span
from fabula.model.timeline import Bounds, Contradiction, SceneTime, Timeline
from fabula.report.calendar import calendar
from fabula.report.crossings import arrange, count
from fabula.report.curve import curve
from fabula.report.facts import Facts
from fabula.report.markup import joined
from fabula.report.storyline import storyline
from fabula.report.svg import as_file, in_page
from fabula.report.timeline import pictures, timeline
from made_story import ANNA, FOOTMAN, TEXT, VOSS, WIFE, made_story

if TYPE_CHECKING:
    from fabula.model.story import Story

WORDS = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)" class="([^"]+)" text-anchor="(\w+)">([^<]*)')
CAST = (ANNA, VOSS, WIFE, FOOTMAN)


def story_of(scenes: int) -> Story:
    """The made story cut into so many scenes, of which every fifth happened before all others."""
    made = made_story()
    claim = {"confidence": 0.9, "reason": "made", "source": "rule:made"}
    told, times = [], []
    order = sorted(range(scenes), key=lambda number: (number % 5 != 4, number))
    for number in range(scenes):
        start, end = len(TEXT) * number // scenes, len(TEXT) * (number + 1) // scenes
        own = Span(start, start + 1)
        id_ = SceneId(f"s{number}")
        present = tuple(one for at, one in enumerate(CAST) if (number + at) % (at + 2) == 0)
        told.append(
            Scene(id=id_, start=start, end=end, number=number + 1, why="mark", present=present,
                  evidence=(own,), known_from=end, **claim)
        )  # fmt: skip
        back = number % 5 == 4 and number > 0
        times.append(
            SceneTime(
                scene=id_,
                order=order.index(number) + 1,
                day=Bounds(number + 1, number + 1),
                likely=number + 1,
                weekday=number % 7 + 1,
                supposed=number % 3 == 0,
                departs="earlier" if back else None,
                anchor=own if back else None,
                evidence=(own,),
                known_from=end,
                **claim,
            )
        )
    return replace(made, scenes=Scenes(scenes=tuple(told)), timeline=Timeline(scenes=tuple(times)))


@pytest.mark.parametrize("scenes", [1, 5, 200])
def test_pictures_stand_alone_and_say_what_they_show(scenes: int) -> None:
    """Each is sound XML with a title and words, and every mark lies inside its frame."""
    for picture in pictures(Facts(story_of(scenes), file="made.fabula")):
        tree = ET.fromstring(as_file(picture).encode())  # noqa: S314  # our own
        assert tree.find("{*}title").text == picture.title
        assert f"{scenes} scene" in picture.words
        for mark in tree.iter("{http://www.w3.org/2000/svg}rect"):
            if mark.get("width") != "100%":
                assert -0.5 <= float(mark.get("x")) <= picture.wide
                assert float(mark.get("x")) + float(mark.get("width")) <= picture.wide + 1


@pytest.mark.parametrize("scenes", [5, 200])
def test_words_in_the_pictures_do_not_lie_over_each_other(scenes: int) -> None:
    """Numbers below, days at the side and names of people have room, whatever the number of scenes."""
    facts = Facts(story_of(scenes), file="made.fabula")
    for picture in (curve(facts), storyline(facts, "told"), storyline(facts, "story")):
        found = re.findall(
            r'<text x="([\d.-]+)" y="([\d.-]+)" class="([^"]+)" text-anchor="(\w+)">([^<]*)', picture.inside
        )
        boxes = []
        for x, y, class_, anchor, words in found:
            wide = len(words) * 5.0
            left = float(x) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            boxes.append((left, left + wide, float(y), class_.split()[0], words))
        assert boxes
        for number, one in enumerate(boxes):
            for two in boxes[number + 1 :]:
                if one[3] == two[3] and abs(one[2] - two[2]) < 9:
                    assert one[1] <= two[0] or two[1] <= one[0], (picture.name, one, two)


def test_each_scene_leads_to_its_place_in_the_page() -> None:
    """A bar for every scene, with a link and with words for a pointer."""
    picture = in_page(curve(Facts(story_of(7), file="made.fabula")))

    assert re.findall(r'href="#s(\d+)"', picture) == [str(number) for number in range(1, 8)]
    assert "Scene 5, 1st in the story; day 5, a Friday" in picture


def test_what_departs_is_said_with_its_sentence() -> None:
    """Scenes out of order are listed with the sentence that says so."""
    page = joined(timeline(Facts(story_of(7), file="made.fabula")))

    assert "is told later than it happened, because “" in page
    assert 'href="#s5"' in page
    assert page.count('name="order"') == 2  # both charts can be had


def test_a_story_as_it_happened_has_one_chart() -> None:
    """Where nothing departs there is nothing to switch."""
    page = joined(timeline(Facts(made_story(), file="made.fabula")))

    assert 'name="order"' not in page
    assert "The story is told as it happened." in page


def test_contradictions_are_shown_with_their_sentences() -> None:
    """Both places are quoted and linked."""
    made = made_story()
    one, two = Span(11, 22), Span(TEXT.index("Chapter Two"), TEXT.index("Chapter Two") + 11)
    wrong = Contradiction(
        id=ContradictionId("x1"), places=(one, two), words=(one, two), days=2, evidence=(one, two), confidence=0.8,
        reason="times disagree", source="rule:made", known_from=two.end,
    )  # fmt: skip
    page = joined(timeline(Facts(replace(made, timeline=replace(made.timeline, contradictions=(wrong,))), file="x")))

    assert "Times that contradict each other" in page
    assert "“Chapter One” and “Chapter Two” cannot all be so: they miss each other by 2 days" in page


def test_the_calendar_puts_days_under_their_weekdays() -> None:
    """Monday is the first column; what is doubtful is marked; chapters come first."""
    page = joined(calendar(Facts(story_of(9), file="made.fabula")))
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)

    assert [re.sub(r"<[^>]+>", "", head) for head in re.findall(r"<th[^>]*>.*?</th>", rows[0])][::6] == [
        "Monday",
        "Sunday",
    ]
    first = re.findall(r"<td>(.*?)</td>", rows[1], re.DOTALL)
    assert ["scene 1" in first[0], "scene 7" in first[6], "scene 8" in rows[2]] == [True, True, True]
    assert 'class="doubt"' in first[0]
    assert 'class="doubt"' not in first[1]


columns = st.lists(st.frozensets(st.integers(0, 6)), max_size=14)


@given(columns)
def test_lines_stay_together_where_people_are_together(scenes: list[frozenset[int]]) -> None:
    """Every column holds whoever passes it once, and those present lie side by side."""
    orders = arrange(scenes)

    assert len(orders) == len(scenes)
    for number, (order, present) in enumerate(zip(orders, scenes, strict=True)):
        passing = {
            one
            for one in set().union(*scenes)
            if any(one in before for before in scenes[: number + 1]) and any(one in after for after in scenes[number:])
        }
        assert sorted(order) == sorted(passing)
        places = [place for place, person in enumerate(order) if person in present]
        assert places == list(range(places[0], places[0] + len(places))) if places else True


def test_sweeps_undo_what_crosses_for_nothing() -> None:
    """Two couples who never meet end in lines that never cross."""
    scenes = [frozenset({0, 1, 2, 3}), frozenset({0, 2}), frozenset({1, 3}), frozenset({0, 2}), frozenset({1, 3})]

    assert count(arrange(scenes)) <= 1
