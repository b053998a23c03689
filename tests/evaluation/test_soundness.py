"""Soundness: what always holds, and that its breach is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from fabula.evaluation.soundness import assert_sound, find_faults
from fabula.model.happenings import Participant
from fabula.model.ids import CharacterId, MentionId
from fabula.model.spans import Span, Spans
from fabula.model.text import Words
from made_story import made_story
from strategies import stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.model.story import Story


def _with_first(story: Story, layer: str, field: str, **changed: object) -> Story:
    """The story with the first row of one layer's field changed."""
    whole = getattr(story, layer)
    rows = getattr(whole, field)
    return replace(story, **{layer: replace(whole, **{field: (replace(rows[0], **changed), *rows[1:])})})


BREACHES: dict[str, Callable[[Story], Story]] = {
    "follow on": lambda story: _with_first(story, "edition", "blocks", end=1),
    "blocks end": lambda story: replace(story, edition=replace(story.edition, text=story.text + "more")),
    "token at": lambda story: replace(story, words=Words(tokens=Spans.of([(4, 6), (2, 3)]))),
    "no evidence": lambda story: _with_first(story, "mentions", "mentions", evidence=()),
    "outside the text": lambda story: _with_first(story, "mentions", "mentions", evidence=(Span(0, 10**6),)),
    "confidence": lambda story: _with_first(story, "quotations", "quotations", confidence=1.5),
    "known from": lambda story: _with_first(story, "quotations", "quotations", known_from=0),
    "one for each quotation": lambda story: replace(
        story, attribution=replace(story.attribution, speakers=story.attribution.speakers[1:])
    ),
    "does not exist": lambda story: _with_first(story, "attribution", "speakers", character=CharacterId("nobody")),
    "is there 2 times": lambda story: replace(
        story, quotations=replace(story.quotations, quotations=story.quotations.quotations[:1] * 2)
    ),
    "no pieces": lambda story: _with_first(story, "quotations", "quotations", pieces=()),
    "is not inside it": lambda story: _with_first(story, "mentions", "mentions", head=Span(0, 1)),
    "wrongly numbered": lambda story: _with_first(story, "scenes", "scenes", number=7),
    "is no word": lambda story: _with_first(story, "events", "events", end=10**3),
    "a participant of the event": lambda story: _with_first(
        story, "events", "events", participants=(Participant(role="subject", mention=MentionId("nothing")),)
    ),
    "a character in the event": lambda story: _with_first(
        story,
        "events",
        "events",
        participants=(Participant(role="subject", mention=MentionId("m2"), character=CharacterId("nobody")),),
    ),
    "events are out of order": lambda story: replace(
        story, events=replace(story.events, events=story.events.events[::-1])
    ),
    "time expressions are out of order": lambda story: replace(
        story, times=replace(story.times, expressions=story.times.expressions * 2)
    ),
    "time expression t1 is there 2 times": lambda story: replace(
        story, times=replace(story.times, expressions=story.times.expressions * 2)
    ),
    "the time expression at": lambda story: _with_first(story, "times", "expressions", value=""),
    "that are no anchor": lambda story: _with_first(story, "times", "expressions", anchor=None, anchor_at=Span(0, 4)),
    "belong to no sentence": lambda story: replace(
        story, segmentation=replace(story.segmentation, sentences=Spans.of([]))
    ),
    "have the address": lambda story: replace(
        story,
        segmentation=replace(
            story.segmentation,
            paragraphs=tuple(replace(one, number=1, chapter=1) for one in story.segmentation.paragraphs),
        ),
    ),
}


def test_a_good_story_has_no_faults() -> None:
    """The story built by hand for other tests is sound."""
    assert_sound(made_story())


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories())
def test_arbitrary_stories_do_not_crash_it(story: Story) -> None:
    """Faults are told, never raised, whatever the words are."""
    list(find_faults(story))


@pytest.mark.parametrize("fault", BREACHES)
def test_a_breach_is_found(fault: str) -> None:
    """Each way of breaking a sound story is told in words."""
    broken = BREACHES[fault](made_story())

    assert [told for told in find_faults(broken) if fault in told]
    with pytest.raises(AssertionError, match="not sound"):
        assert_sound(broken)
