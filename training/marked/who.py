"""Which person of a marked story a member of the cast is: the one whom most of its mentions mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention, Reference
    from training.marked.marks import MarkedMention, MarkedStory

_WEIGHT = {"proper": 3, "nominal": 2, "pronoun": 1}
"""What a mention says of who somebody is: pronouns go astray most easily."""


def pairs(story: MarkedStory, mentions: Iterable[Mention]) -> list[tuple[Mention, MarkedMention]]:
    """Mentions of a reading beside those that are marked, where both cover the same words."""
    marked = {(one.start, one.end): one for one in story.mentions}
    found: list[tuple[Mention, MarkedMention]] = []
    for mention in mentions:
        extent = mention.extent or mention
        true = marked.get((extent.start, extent.end)) or marked.get((mention.start, mention.end))
        if true is not None:
            found.append((mention, true))
    return found


class WhoIsMeant:
    """Looks up people by their mentions.

    Fields:
        pairs: mentions of the reading beside those of the story.
        person: the person that each member of the cast is.
    """

    def __init__(self, story: MarkedStory, mentions: Iterable[Mention], references: Iterable[Reference]) -> None:
        self.pairs = pairs(story, mentions)
        self.meant = {one.mention: one.character for one in references}
        votes: dict[CharacterId, Counter[str]] = defaultdict(Counter)
        for mention, true in self.pairs:
            meant = self.meant.get(mention.id)
            if meant is not None and len(true.people) == 1:
                votes[meant][true.people[0]] += _WEIGHT[mention.form]
        self.person = {one: max(count, key=lambda key: (count[key], key)) for one, count in votes.items()}

    def is_right(self, mention: Mention, true: MarkedMention) -> bool:
        """Whether a mention is taken for the one person whom it means."""
        meant = self.meant.get(mention.id)
        return meant is not None and (self.person.get(meant),) == true.people
