"""The timeline's part of the page: story curve, storyline chart in both orders, calendar, contradictions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fabula.report.calendar import calendar
from fabula.report.curve import curve, in_words
from fabula.report.markup import Html, element, joined, link
from fabula.report.storyline import storyline
from fabula.report.strips import ranges
from fabula.report.svg import Picture, PlaceColours, in_page
from fabula.textual.story_time import days_in_words, disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.report.facts import Facts

_MOST_NAMED = 40  # scenes out of order that are listed with their reasons
_QUOTED = 120
_WHY = {"earlier": "told later than it happened", "later": "told before it happened"}


def pictures(facts: Facts) -> Iterator[Picture]:
    """All pictures, for files of their own; none for a story without scenes."""
    if facts.story.timeline.scenes:
        yield curve(facts)
        yield storyline(facts, "told")
        yield storyline(facts, "story")


def timeline(facts: Facts) -> Iterator[Html]:
    """The section, a picture at a time."""
    yield Html('<section id="timeline" aria-labelledby="timeline-h"><h2 id="timeline-h">Timeline</h2>')
    told = facts.story.timeline
    if not told.scenes:
        yield Html('<p class="note">No scene was found.</p></section>')
        return
    said = f"The story covers {days_in_words(told.covers)}. {in_words(facts.story.scenes.scenes, told.scenes)}"
    yield element("p", said, class_="note")
    yield from _contradictions(facts)
    yield element("h3", "Story curve", id="curve-h")
    hint = (
        "Each bar is a scene: to the right as it is told, upwards as it happens. A telling that keeps to the story "
        "rises steadily; a flashback is a dip. The strip above shows day and night where they are told."
    )
    yield element("p", hint, class_="note")
    yield _scrolled(curve(facts))
    yield from _legend(facts)
    yield from _departures(facts)
    yield from _storylines(facts)
    yield from calendar(facts)
    yield Html("</section>")


def _scrolled(picture: Picture) -> Html:
    return element("div", in_page(picture), class_="wide", tabindex="0", role="region", aria_label=picture.title)


def _legend(facts: Facts) -> Iterator[Html]:
    colours = PlaceColours(facts)
    if colours:
        items = (
            element("li", element("b", "", class_=f"key {class_}"), f" {name}") for class_, name in colours.legend()
        )
        yield element("ul", *items, class_="keys")


def _storylines(facts: Facts) -> Iterator[Html]:
    """Both orders; two buttons, and no script, show one at a time."""
    yield element("h3", "Storyline chart", id="storyline-h")
    hint = "A line a person: thick in a scene, thin on the way to the next. Those who meet run together."
    yield element("p", hint, class_="note")
    told, happened = storyline(facts, "told"), storyline(facts, "story")
    if all(time.departs is None for time in facts.story.timeline.scenes):
        yield _scrolled(told)
        return
    yield Html(
        '<div class="orders"><input type="radio" name="order" id="order-told" checked>'
        '<label for="order-told">as it is told</label>'
        '<input type="radio" name="order" id="order-story"><label for="order-story">as it happened</label>'
    )
    yield joined([_scrolled(told), _scrolled(happened)])
    yield Html("</div>")


def _departures(facts: Facts) -> Iterator[Html]:
    """Why scenes are held to be told out of order, with the sentence that says so; those of one flashback together."""
    story = facts.story
    pairs = [
        (scene.number, time)
        for scene, time in zip(story.scenes.scenes, story.timeline.scenes, strict=True)
        if time.departs is not None
    ]
    rows = []
    for (anchor, departs), together in groupby(pairs, key=lambda pair: (pair[1].anchor, pair[1].departs)):
        numbers = [number for number, _ in together]
        if anchor is None or departs is None:
            continue
        words = " ".join(anchor.of(story.text).split())
        shown = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
        where = story.address(anchor.start)
        first = link(f"s{numbers[0]}", f"Scene {numbers[0]}")
        label = first if len(numbers) == 1 else joined([first, f" and with it {ranges(numbers[1:])}"])
        verb = "is" if len(numbers) == 1 else "are"
        rows.append(element("li", label, f" {verb} {_WHY[departs]}, because “{shown}” ", link(where, where)))
    if rows:
        more = len(rows) - _MOST_NAMED
        yield element("h3", "Told out of order", id="order-h")
        yield element("ul", *rows[:_MOST_NAMED], class_="why-order")
        if more > 0:
            yield element("p", f"And {more:,} more.", class_="note")


def _contradictions(facts: Facts) -> Iterator[Html]:
    story = facts.story
    if not story.timeline.contradictions:
        return
    yield element("h3", "Times that contradict each other", id="contradictions-h")
    rows = []
    for one in story.timeline.contradictions:
        places = [
            element("li", link(address, address), " ", f"“{' '.join(place.of(story.text).split())}”")
            for place in one.places
            for address in [story.address(place.start)]
        ]
        rows.append(element("li", disagreement(story, one), ".", element("ul", *places)))
    yield element("ul", *rows, class_="wrong")
