"""What a decision changed beyond itself."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from fabula import pipeline
from fabula.cli import terminal
from fabula.textual.addresses import speech_addresses, speeches
from fabula.textual.degrees import is_known

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.decisions import Decision
    from fabula.model.ids import CharacterId, QuotationId
    from fabula.model.story import Story

_MOST_ADDRESSES = 6


def decide(path: Path, decision: Decision, *also: Decision) -> tuple[Decision, Story]:
    """Adds the decision, and any more, to the story's log and reads the story again.

    Returns:
        The last decision, and the story, as they are now.
    """
    with closing(terminal.Progress(silent=terminal.quiet())) as progress:
        after = pipeline.reread(path, adding=decision, also=also, progress=progress)
    return after.log[-1], after


def foresee(path: Path, *decisions: Decision) -> Story:
    """The story as it would be with these decisions, which are not kept."""
    with closing(terminal.Progress(silent=terminal.quiet())) as progress:
        return pipeline.foresee(path, decisions, progress=progress)


def others(before: Story, after: Story, *, but: QuotationId | None = None) -> str:
    """How many other speeches have another speaker now, and which; which scenes moved; how the cast changed."""
    was, is_now = _shown(before), _shown(after)
    redirects = after.cast.redirects
    changed = [
        quotation
        for quotation, character in is_now.items()
        if quotation != but
        and quotation in was
        and character != (None if (old := was[quotation]) is None else redirects.get(old, old))
    ]
    parts = []
    if changed:
        addresses = speech_addresses(after, speeches(after))
        places = [addresses[quotation] for quotation in changed if quotation in addresses]
        more = f" and {len(places) - _MOST_ADDRESSES} more" if len(places) > _MOST_ADDRESSES else ""
        where = ", ".join(places[:_MOST_ADDRESSES]) + more
        number = _counted(len(changed), "other speech has", "other speeches have")
        parts.append(f"{number} another speaker now: {where}")
    moved = _moved(before, after)
    if moved:
        numbers = ", ".join(str(number) for number in moved[:_MOST_ADDRESSES])
        more = f" and {len(moved) - _MOST_ADDRESSES} more" if len(moved) > _MOST_ADDRESSES else ""
        parts.append(f"{_counted(len(moved), 'scene lies', 'scenes lie')} elsewhere in time now: {numbers}{more}")
    merged = Counter(redirects.get(c.id, c.id) for c in before.cast.characters)
    gone = sum(count - 1 for count in merged.values())
    if gone:
        parts.append(f"{_counted(gone, 'character', 'characters')} fewer in the cast")
    if len(after.decisions.orphans) > len(before.decisions.orphans):
        parts.append("one correction lost its place")
    return "; ".join(parts) or "nothing else changed"


def _moved(before: Story, after: Story) -> list[int]:
    """Numbers of the scenes that have another place in story order, or another day."""
    was = {time.scene: (time.order, time.likely, time.day) for time in before.timeline.scenes}
    numbers = {scene.id: scene.number for scene in after.scenes.scenes}
    return [
        numbers[time.scene]
        for time in after.timeline.scenes
        if time.scene in was and was[time.scene] != (time.order, time.likely, time.day)
    ]


def _shown(story: Story) -> dict[QuotationId, CharacterId | None]:
    """The speakers that commands name; who is open between several is nobody yet."""
    return {claim.quotation: claim.character if is_known(claim) else None for claim in story.attribution.speakers}


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
