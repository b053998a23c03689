"""A marked story as gold that the scorer of our own stories understands (`fabula.evaluation.examples`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evaluation.gold import GoldPerson, GoldSpeech, GoldStory

if TYPE_CHECKING:
    from training.marked.marks import MarkedStory


def gold_of(story: MarkedStory) -> GoldStory:
    """Its people under their keys, and its speeches; of scenes nothing is known."""
    narrator = story.narrator
    return GoldStory(
        name=story.name,
        text=story.text,
        title=story.title,
        tense=story.tense,
        person=story.person,
        people=tuple(
            GoldPerson(
                name=key,
                aliases=(one.name, *one.aliases),
                pronouns=one.pronouns,
                narrator=key == narrator,
                group=one.group,
            )
            for key, one in story.people.items()
        ),
        not_people=(),
        speeches=tuple(
            GoldSpeech(pieces=tuple(one.pieces), speakers=one.speakers, addressees=one.addressees, cue=one.cue)
            for one in story.speeches
        ),
        nested=(),
        words=(),
        chapters=(),
        scenes=(),
        levels=(),
        story_order=(),
    )
