"""Characters of the user's own: people who speak and whom the text never mentions, or not so that rules see it."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.model.ids import CharacterId
from fabula.model.people import Alias, Character

if TYPE_CHECKING:
    from fabula.model.people import Cast
    from fabula.model.stage import StoryView


def with_newcomers(cast: Cast, view: StoryView) -> Cast:
    """The cast and those whom the user names as speakers; who goes by that name already is nobody new.

    A newcomer's evidence is the first speech the user gave to him or her.
    """
    known = {character.name for character in cast.characters}
    taken = {character.id for character in cast.characters}
    newcomers = []
    for decision in view.decisions.of("newcomer"):
        name, place = decision.value, decision.places[0]
        if name is None or name in known:
            continue
        known.add(name)
        id_ = CharacterId("c" + blake2b(f"user\x1f{name}".encode(), digest_size=6).hexdigest())
        if id_ in taken:
            continue
        alias = Alias(
            name=name, count=0, evidence=(place,), confidence=1.0, reason="user", source="user", known_from=place.end
        )
        newcomers.append(
            Character(
                id=id_,
                name=name,
                aliases=(alias,),
                evidence=(place,),
                confidence=1.0,
                reason="user",
                source="user",
                known_from=place.end,
            )
        )
    return replace(cast, characters=(*cast.characters, *newcomers)) if newcomers else cast
