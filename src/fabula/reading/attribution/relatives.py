"""Whom nouns inside speech mean: "my mother" and "your aunt" by who speaks to whom, "child" where it is called out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN, KIN_NAMES, SAME_KIN
from fabula.model.spans import Span
from fabula.reading.attribution.kin import family_of
from fabula.reading.attribution.vocatives import is_vocative

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention, Reference
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.third_persons import Parties

    # Who is meant, how surely, why, and the words that say so.
    Found: TypeAlias = tuple[CharacterId, float, str, tuple[Span, ...]]


class Relatives:
    """Whose relatives people are, as far as the narration calls them so."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._stated: dict[tuple[CharacterId, str], tuple[CharacterId, Span]] = {}
        for mention in page.mentions:
            if mention.owner is None or mention.form != "nominal":
                continue
            person, owner = page.person(mention), page.person(page.by_id[mention.owner])
            if person is not None and owner is not None and person != owner:
                noun = page.text[mention.head.start : mention.head.end].lower()
                place = Span(mention.start, mention.end)
                self._stated.setdefault((owner, SAME_KIN.get(noun, noun)), (person, place))

    def find(
        self, mention: Mention, piece: Span, parties: Parties, made: Mapping[MentionId, Reference]
    ) -> Found | None:
        """Whom a noun in the speech of these parties means, if that is known."""
        page = self._page
        noun = page.text[mention.head.start : mention.head.end].lower()
        owner = page.by_id[mention.owner] if mention.owner is not None else None
        called = mention.number == "singular" and is_vocative(page, mention, piece)
        if called and (owner is None or owner.person == 1) and parties.hearers:
            # "Come, child", "no, my dear boy": whoever is spoken to.
            hearer = parties.hearers[0]
            if page.characters[hearer].pronouns in {None, mention.pronouns} or mention.pronouns is None:
                return hearer, parties.sure_hearer, "vocative", (piece,)
            return None
        if noun not in KIN:
            return None
        if owner is not None:
            link = made.get(owner.id) or page.references.get(owner.id)
            if link is None or link.character is None:
                return None
            return self._kin(mention, link.character, noun, link.confidence)
        if noun in KIN_NAMES and mention.start == mention.head.start and parties.speaker is not None:
            # "Mother will be home soon": the mother of who says so.
            return self._kin(mention, parties.speaker, noun, parties.sure)
        return None

    def _kin(self, mention: Mention, owner: CharacterId, noun: str, sure: float) -> Found | None:
        stated = self._stated.get((owner, SAME_KIN.get(noun, noun)))
        if stated is not None:
            return stated[0], 0.8 * sure, "kin noun", (stated[1],)
        family = family_of(self._page, mention, owner)
        if len(family) == 1:
            return family[0], 0.6 * sure, "kin noun and surname", (Span(mention.start, mention.end),)
        return None
