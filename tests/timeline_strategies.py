"""Hypothesis strategies for the timeline of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from fabula.model.ids import ContradictionId, MomentId, TemporalLinkId
from fabula.model.timeline import Birth, Bounds, Contradiction, Moment, SceneTime, TemporalLink, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.model.ids import CharacterId
    from fabula.model.scenes import Scenes
    from fabula.model.spans import Span
    from fabula.model.time import Times

bounds = st.builds(
    lambda low, wide: Bounds(low, None if wide is None or low is None else low + wide),
    st.integers(-4000, 4000) | st.none(),
    st.integers(0, 400) | st.none(),
)


def timelines(  # all that a timeline points at
    draw: st.DrawFn,
    claim: Callable[[st.DrawFn, Span, list[Span]], dict[str, Any]],
    scenes: Scenes,
    times: Times,
    ids: list[CharacterId],
    words: list[Span],
) -> Timeline:
    """A moment, a tie and a time for each scene."""
    own = words[0]
    moments = tuple(
        Moment(
            id=MomentId(f"mo{number}"),
            scene=scene.id,
            start=scene.start,
            expressions=tuple(time.id for time in times.expressions[:1]),
            day=draw(bounds),
            minute=draw(bounds),
            likely=draw(st.integers(-9, 9) | st.none()),
            supposed=draw(st.booleans()),
            **claim(draw, own, words),
        )
        for number, scene in enumerate(scenes.scenes)
    )
    anchor = draw(st.sampled_from([own, None]))
    when = tuple(
        SceneTime(
            scene=scene.id,
            order=number,
            day=draw(bounds),
            likely=draw(st.integers(-9, 9) | st.none()),
            supposed=draw(st.booleans()),
            begins=draw(bounds),
            lasts=draw(bounds),
            weekday=draw(st.integers(1, 7) | st.none()),
            date=draw(st.sampled_from(["1815-06-18", None])),
            departs=None if anchor is None else draw(st.sampled_from(["earlier", "later"])),
            anchor=anchor,
            **claim(draw, own, words),
        )
        for number, scene in enumerate(scenes.scenes, start=1)
    )
    links = tuple(
        TemporalLink(
            id=TemporalLinkId(f"tl{number}"),
            origin=draw(st.sampled_from([moments[0].id, None])),
            target=moment.id,
            kind=draw(st.sampled_from(["date", "order", "user"])),
            days=draw(bounds),
            supposed=draw(st.booleans()),
            **claim(draw, own, words),
        )
        for number, moment in enumerate(moments)
    )
    births = tuple(Birth(character=id_, day=draw(bounds), **claim(draw, own, words)) for id_ in ids[:1])
    wrong = Contradiction(
        id=ContradictionId("x1"), places=(own, words[-1]), words=(own,), days=2, **claim(draw, own, words)
    )
    return Timeline(
        scenes=when,
        moments=moments,
        links=links,
        births=births,
        contradictions=draw(st.sampled_from([(wrong,), ()])),
        covers=draw(bounds),
        calendar=draw(bounds),
    )
