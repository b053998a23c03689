"""→ who is who: aliases, coreference outside speech, the narrator, the protagonist of a second-person story.

Needs the edition, words, segmentation, quotations and mentions; gives the `Cast`. Cast first: the forms of names over
the whole work are joined into people by their structure, and only then is each mention linked to one of them. Pronouns
inside speech are left to attribution, which knows who speaks.
"""

from fabula.reading.characters.stage import CharactersStage

__all__ = ["CharactersStage"]
