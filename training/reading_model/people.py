"""Which person a name in a novel stands for, more cautious than the cast: "Mrs. Orr" is not the Mr. Orr of the cast."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

NARRATOR = "narrator"


def main_pronouns(own: str | None, titles: Counter[str]) -> str | None:
    """The pronouns of a member of the cast: its own, or those its titles fix most often.

    >>> main_pronouns(None, Counter(he=3, she=1)), main_pronouns("she", Counter(he=3))
    ('he', 'she')
    """
    return own if own is not None else min(titles, key=lambda one: (-titles[one], one), default=None)


class People:
    """Keys of persons: ids of the cast, with what keeps two people apart that the cast took for one."""

    def __init__(self, page: Page, turns: list[Turn]) -> None:
        """With `turns` the narrator is kept apart from the cast, as the cast may be wrong about the name."""
        self._page = page
        titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mention in page.mentions:
            person = self._cast(mention)
            if person is not None and mention.pronouns is not None:
                titles[person][mention.pronouns] += 1
        self._main = {one.id: main_pronouns(one.pronouns, titles[one.id]) for one in page.characters.values()}
        tagged = {self._cast(turn.cue.subject) for turn in turns if turn.cue and turn.cue.strong and turn.cue.subject}
        # Whoever is tagged by name is hardly the one who says "I"; names the narrator may have are nobody's.
        self._unsure = page.narrator if page.narrator is not None and page.narrator not in tagged else None
        self.narrator = NARRATOR if turns else page.narrator

    def _cast(self, mention: Mention) -> str | None:
        """The member of the cast that a proper name means."""
        if mention.form != "proper" or mention.kind != "PER":
            return None
        person = self._page.person(mention)
        return person if person in self._page.characters else None

    def named(self, mention: Mention) -> str | None:
        """The person a proper name means."""
        person = self._cast(mention)
        if person is not None and person == self._unsure and self.narrator == NARRATOR:
            return None
        if person is None or mention.pronouns in (None, self._main[person]):
            return person
        return f"{person}:{mention.pronouns}"

    def meant(self, mention: Mention) -> str | None:
        """Whom a pronoun or a noun phrase means, as far as the cast stage knows it; but not the narrator."""
        person = self._page.person(mention)
        if person not in self._page.characters or person in {self._unsure, self._page.narrator}:
            return None
        return person if mention.pronouns in {None, self._main[person]} else None

    def telling(self, mention: Mention) -> str | None:
        """The narrator, where "I" or "me" outside speech means the one narrator of a work."""
        if mention.form != "pronoun" or mention.person != 1 or mention.number == "plural":
            return None
        page = self._page
        told = page.narrator is not None and page.person(mention) == page.narrator and not page.quoted(mention.start)
        return self.narrator if told else None

    def pronouns(self, person: str) -> str | None:
        """The pronouns of a person ("she", "he", "they"), or None."""
        base, _, own = person.partition(":")
        return own or self._main.get(base)

    def is_one(self, person: str) -> bool:
        """Whether a key is one person with a name, or the narrator: no crowd, no footman."""
        character = self._page.characters.get(person.partition(":")[0])
        return character is None or not (character.group or character.minor)

    def name(self, person: str) -> str:
        """For eyes."""
        base, _, own = person.partition(":")
        name = self._page.characters[base].name if base in self._page.characters else base
        return f"{name} ({own})" if own else name
