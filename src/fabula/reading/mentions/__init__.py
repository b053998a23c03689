"""→ references to people, places, things.

Needs the edition, words, segmentation and quotations; gives `Mentions`: names with their titles, noun phrases for
people, pronouns, and named places. Whom they mean is not decided here. A capital at the head of a sentence says
nothing, so each word is first judged by its use over the whole work (grain: work). Annotation follows LitBank where
it can; phrases end at their head noun, without what follows it ("the man", not "the man in black").
"""

from fabula.reading.mentions.stage import MentionsStage

__all__ = ["MentionsStage"]
