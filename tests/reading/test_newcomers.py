"""People whom only the user knows."""

from __future__ import annotations

from fabula.model.decisions import Decisions, StandingDecision
from fabula.model.spans import Span
from fabula.model.stage import StoryView
from fabula.reading.characters.newcomers import with_newcomers
from made_story import made_story


def test_a_speaker_decision_that_names_nobody_of_the_cast_brings_a_newcomer() -> None:
    """Once, however often it is said; names of the cast, unknown, and decisions by mention bring nobody."""
    cast = made_story().cast
    said = (
        (Span(0, 4), "The Stranger"),
        (Span(9, 12), "The Stranger"),
        (Span(5, 8), "Anna Kern"),
        (Span(5, 8), None),
    )
    decisions = Decisions(
        standing=(
            *(StandingDecision(number=1, kind="speaker", places=(place,), value=name) for place, name in said),
            StandingDecision(number=2, kind="speaker", places=(Span(1, 2), Span(3, 4)), value=None),
            StandingDecision(number=3, kind="rename", places=(Span(1, 2),), value="Voss"),
        )
    )

    found = with_newcomers(cast, StoryView({}, decisions))

    (newcomer,) = found.characters[len(cast.characters) :]
    assert found.characters[: len(cast.characters)] == cast.characters
    assert (newcomer.name, newcomer.source, newcomer.evidence) == ("The Stranger", "user", (Span(0, 4),))
    assert with_newcomers(cast, StoryView({})) is cast
