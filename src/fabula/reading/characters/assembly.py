"""From entities and links to the cast: names, counts, importance, ids that last."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

from fabula.model.ids import CharacterId
from fabula.model.people import Alias, Cast, Character, Reference
from fabula.model.spans import Span
from fabula.reading.characters.roles import SUBJECT
from fabula.textual.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.model.ids import MentionId
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.entities import Entity, Link
    from fabula.reading.characters.forms import Form

_SOURCE = "rule:characters"
# Named no oftener than this, somebody is shown by a full name that stands only once.
_FEW = 12


def _span(place: Place) -> Span:
    return Span(place.mention.start, place.mention.end)


class Assembly:
    """Builds the cast; `names` holds the user's names by entity number, `told` the numbers of users' decisions."""

    def __init__(
        self,
        context: Context,
        entities: list[Entity],
        links: list[Link],
        earlier: Mapping[CharacterId, frozenset[MentionId]],
        names: dict[int, tuple[str, Span]],
    ) -> None:
        self.context = context
        self.entities = entities
        self.links = links
        self.earlier = earlier
        self.names = names
        self.of_entity: dict[int, list[Link]] = defaultdict(list)
        for link in links:
            if link.entity is not None:
                self.of_entity[link.entity.number].append(link)

    def cast(self) -> Cast:
        """The layer."""
        kept = [entity for entity in self.entities if self._kept(entity)]
        ids, redirects = self._ids(kept)
        total = sum(len(self.of_entity[entity.number]) for entity in kept) or 1
        characters = [self._character(entity, ids[entity.number], total) for entity in kept]
        order = sorted(
            characters, key=lambda character: (-character.mentions, character.evidence[0].start, character.id)
        )
        references = tuple(self._reference(link, ids) for link in self.links)
        return Cast(characters=tuple(order), references=references, redirects=redirects)

    def _kept(self, entity: Entity) -> bool:
        links = self.of_entity[entity.number]
        if entity.minor and not entity.named:
            return not entity.local and any(link.place.role == SUBJECT for link in links)
        return bool(links)

    # -- ids
    def _ids(self, kept: list[Entity]) -> tuple[dict[int, CharacterId], dict[CharacterId, CharacterId]]:
        """A hash of the first proper mention's id; the id of the last reading by greatest overlap of mentions.

        Who was joined to somebody by the user's word brings no id along.
        """
        fresh: dict[int, CharacterId] = {}
        own: dict[int, list[Link]] = {}
        for entity in kept:
            links = self.of_entity[entity.number]
            links = own[entity.number] = [link for link in links if not link.joined] or links
            first = next((link for link in links if link.place.mention.form == "proper"), links[0])
            seed: str = first.place.mention.id
            if not entity.named and (entity.narrator or entity.you):
                seed = "narrator" if entity.narrator else "you"
            fresh[entity.number] = CharacterId("c" + blake2b(seed.encode(), digest_size=6).hexdigest())
        if not self.earlier:
            return fresh, {}
        owner = {
            link.place.mention.id: (entity.number, link.joined)
            for entity in kept
            for link in self.of_entity[entity.number]
        }
        overlaps: list[tuple[bool, bool, int, CharacterId, int]] = []
        for old, mentions in self.earlier.items():
            shared = Counter(owner[mention] for mention in mentions if mention in owner)
            overlaps += [
                (joined, fresh[number] != old, -count, old, number) for (number, joined), count in shared.items()
            ]
        overlaps.sort()
        ids: dict[int, CharacterId] = {}
        used: set[CharacterId] = set()
        best: dict[CharacterId, int] = {}
        for *_, old, number in overlaps:
            best.setdefault(old, number)
            if number not in ids and old not in used:
                ids[number] = old
                used.add(old)
        for entity in kept:
            if entity.number not in ids:
                new = fresh[entity.number]
                while new in used or new in self.earlier:
                    new = CharacterId("c" + blake2b(new.encode(), digest_size=6).hexdigest())
                ids[entity.number] = new
                used.add(new)
        redirects = {old: ids[number] for old, number in best.items() if old not in used}
        return ids, dict(sorted(redirects.items()))

    # -- one character
    def _character(self, entity: Entity, id_: CharacterId, total: int) -> Character:
        links = self.of_entity[entity.number]
        aliases = self._aliases(entity, links)
        first = next((link for link in links if link.place.mention.form == "proper"), links[0])
        name = self._name(entity, aliases)
        if entity.before is not None and (entity.before.person is not None or entity.person is None):
            # Whom the user joined to somebody leaves him his name, if he has one: "the pilot" is none.
            own = self._aliases(entity.before, links)
            name = self._name(entity.before, own) if own else name
        source, reason, known = _SOURCE, "name", first.place.mention.end
        if entity.number in self.names:
            name, span = self.names[entity.number]
            source, reason, known = "user", "renamed", max(known, span.end)
        elif entity.narrator:
            reason = "narrator"
        elif entity.you:
            reason = "second person"
        elif entity.minor:
            reason = "noun phrase"
        titles: tuple[str, ...] = ()
        if entity.person is not None:
            titles = tuple(sorted(entity.person.titles))
        return Character(
            id=id_,
            name=name,
            aliases=aliases,
            narrator=entity.narrator,
            pronouns=entity.pronouns,
            titles=titles,
            group=entity.group,
            importance=round(len(links) / total, 6),
            mentions=len(links),
            minor=entity.minor,
            evidence=(_span(first.place),),
            confidence=0.9 if entity.named else 0.6,
            reason=reason,
            source=source,
            known_from=known,
        )

    def _aliases(self, entity: Entity, links: list[Link]) -> tuple[Alias, ...]:
        rows: list[Alias] = []
        firsts: dict[str, Place] = {}
        text = self.context.text
        for link in links:
            mention = link.place.mention
            if mention.form != "pronoun":
                words = " ".join(text[mention.start : mention.end].split())
                firsts.setdefault(words.lower().removeprefix("the "), link.place)
        counted: dict[str, list[tuple[int, str, float]]] = {}
        if entity.person is not None:
            for form, (reason, confidence) in zip(entity.person.forms, entity.person.why, strict=True):
                for spelling, count in self._spellings(form):
                    counted.setdefault(spelling, []).append((count, reason, confidence))
        for spelling, count in sorted(entity.phrases.items()):
            counted.setdefault(spelling, []).append((count, "settled by context", 0.6))
        for spelling, found in counted.items():
            place = firsts.get(spelling.lower().removeprefix("the ")) or links[0].place
            rows.append(
                Alias(
                    name=spelling,
                    count=sum(row[0] for row in found),
                    evidence=(_span(place),),
                    confidence=found[0][2],
                    reason=found[0][1],
                    source=_SOURCE,
                    known_from=place.mention.end,
                )
            )
        rows.sort(key=lambda alias: (-alias.count, alias.known_from, alias.name))
        return tuple(rows)

    @staticmethod
    def _spellings(form: Form) -> list[tuple[str, int]]:
        """Spellings with counts; one that is shouted, or with an article only now and then, goes with the plain one."""
        counted: Counter[str] = Counter()
        bare = form.articles * 2 < form.count
        for spelling, count in sorted(form.spellings.items()):
            plain = spelling[4:] if bare and spelling.startswith("the ") and len(spelling) > 4 else spelling
            counted[plain] += count
        mixed = {spelling.lower(): spelling for spelling in counted if not spelling.isupper()}
        for spelling in [spelling for spelling in counted if spelling.isupper() and spelling.lower() in mixed]:
            counted[mixed[spelling.lower()]] += counted.pop(spelling)
        return sorted(counted.items())

    @staticmethod
    def _name(entity: Entity, aliases: tuple[Alias, ...]) -> str:
        """The fullest form that is reasonably common; else the commonest, with its title where it has one."""
        if entity.narrator and (entity.person is None or not aliases):
            return "the narrator"  # whatever noun phrase somebody calls him by: "sir", "your uncle"
        if entity.you and not aliases:
            return "You"
        if not aliases or (entity.person is None and entity.related):
            return entity.key or "somebody"  # "Orla's aunt", and not "my dear", as somebody called her once
        # A name is more than a noun phrase: the widow is shown as Ysolde.
        own = [alias for alias in aliases if alias.name not in entity.phrases] if entity.person is not None else []
        top = (own or aliases)[0]
        parsed = {alias.name: parse_name(alias.name) for alias in aliases}
        full = [
            alias
            for alias in own or aliases
            if parsed[alias.name].surname
            and len(parsed[alias.name].given[0]) > 1
            and alias.count >= max(2 if top.count > _FEW else 1, 0.008 * top.count)
        ]
        if full and not entity.minor and not entity.group:
            return max(full, key=lambda alias: (alias.count, len(alias.name), alias.name)).name
        words = parsed[top.name].words
        if not words and not entity.minor:
            # "Doctor" is called by more than his title.
            titles = parsed[top.name].titles
            called = [parsed[alias.name] for alias in aliases if parsed[alias.name].words]
            words = next((name.words for name in called if set(titles) & set(name.titles)), words)
            words = words or next((name.words for name in called), words)
        titled = [
            alias
            for alias in aliases
            if parsed[alias.name].words == words and parsed[alias.name].titles and alias.count >= 0.2 * top.count
        ]
        return titled[0].name if titled else top.name

    # -- references
    def _reference(self, link: Link, ids: dict[int, CharacterId]) -> Reference:
        mention = link.place.mention
        id_ = ids.get(link.entity.number) if link.entity is not None else None
        # Who is not of the cast is still somebody: a cluster named after its first mention.
        first = self.of_entity[link.entity.number][0].place.mention.id if link.entity is not None else None
        evidence = (_span(link.evidence), _span(link.place)) if link.evidence is not None else (_span(link.place),)
        return Reference(
            mention=mention.id,
            character=id_,
            cluster=id_ or first,
            candidates=tuple((ids[entity.number], p) for entity, p in link.candidates if entity.number in ids),
            evidence=evidence,
            confidence=link.confidence,
            reason=link.reason,
            source=_SOURCE,
            known_from=max(span.end for span in evidence),
        )
