"""The stage: forms → people → references → cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace

from fabula.model.encoding import Encoding
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.characters.assembly import Assembly
from fabula.reading.characters.choosing import chosen
from fabula.reading.characters.company import join_in_short
from fabula.reading.characters.context import Context
from fabula.reading.characters.forms import Forms
from fabula.reading.characters.joining import Joiner, join_forms
from fabula.reading.characters.narrator import find_tellers
from fabula.reading.characters.newcomers import with_newcomers
from fabula.reading.characters.references import Settler
from fabula.reading.characters.tagged import join_by_tags, trust_tags
from fabula.reading.characters.things import Things

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.spans import Span
    from fabula.model.stage import Grain, StoryView
    from fabula.model.text import Metadata
    from fabula.reading.characters.choosing import Chooser
    from fabula.reading.characters.entities import Entity, Link

# Words up to which a work is short: too few for counts to tell who is who.
_SHORT = 15_000


class CharactersStage:
    """Builds the cast over the whole work, then settles whom each mention means."""

    name: ClassVar[str] = "characters"
    version: ClassVar[int] = 5
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Encoding, Segmentation, Quotations, Mentions)
    gives: ClassVar[type[Any]] = Cast
    hears: ClassVar[tuple[DecisionKind, ...]] = ("rename", "merge", "newcomer")
    inherits: ClassVar[bool] = True

    def read(self, view: StoryView) -> Cast:
        """Returns the cast with a reference for every name and, outside speech, for pronouns and noun phrases."""
        context = Context(
            view[Edition], view[Words], view[Encoding], view[Segmentation], view[Quotations], view[Mentions]
        )
        settler = prepared(context, view[Edition].metadata)
        links = settler.run()
        names = _take_decisions(view, links)
        cast = Assembly(context, settler.entities, links, view.earlier, names).cast()
        return with_newcomers(_with_things(cast, view), view)


def prepared(context: Context, metadata: Metadata, chooser: Chooser = chosen) -> Settler:
    """People by their names, ready to settle whom the mentions mean."""
    forms = Forms(context)
    trust_tags(forms, metadata)
    joined = join_forms(forms)
    join_by_tags(joined, Joiner(forms).fits, metadata)
    tellers = find_tellers(context, forms, joined)
    if len(context.starts) < _SHORT:
        join_in_short(joined, Joiner(forms).fits, tellers[0].person if len(tellers) == 1 else None)
    return Settler(context, forms, joined, tellers, chooser)


def _with_things(cast: Cast, view: StoryView) -> Cast:
    """The cast with references also for places, organisations and vehicles."""
    mentions = view[Mentions]
    things = Things(view[Edition].text, view[Words], view[Encoding], view[Segmentation], mentions).references()
    order = {mention.id: number for number, mention in enumerate(mentions.mentions)}
    return replace(cast, references=tuple(sorted((*cast.references, *things), key=lambda one: order[one.mention])))


def _take_decisions(view: StoryView, links: list[Link]) -> dict[int, tuple[str, Span]]:
    """Merges in place what the user joined; returns the user's names by entity number."""
    names: dict[int, tuple[str, Span]] = {}
    standing = view.decisions.of("merge", "rename")
    if not standing:
        return names
    at = {(link.place.mention.start, link.place.mention.end): link for link in links if link.entity is not None}
    moved: dict[int, Entity] = {}

    def now(place: Span) -> Entity | None:
        link = at.get((place.start, place.end))
        entity = link.entity if link else None
        while entity is not None and entity.number in moved:
            entity = moved[entity.number]
        return entity

    for decision in standing:
        found = [entity for entity in (now(place) for place in decision.places) if entity is not None]
        if decision.kind == "rename" and found and decision.value:
            names[found[0].number] = (decision.value, decision.places[0])
        elif decision.kind == "merge" and len(found) == 2 and found[0] is not found[1]:
            keeper, gone = found
            _absorb(keeper, gone)
            moved[gone.number] = keeper
    for link in links:
        while link.entity is not None and link.entity.number in moved:
            link.entity = moved[link.entity.number]
            link.joined = True
    return names


def _absorb(keeper: Entity, gone: Entity) -> None:
    """Everything of `gone` becomes `keeper`'s, by the user's word."""
    keeper.before = keeper.before or keeper.copied()
    if gone.person is not None:
        if keeper.person is None:
            keeper.person = gone.person
            keeper.minor = False
        else:
            for form in gone.person.forms:
                keeper.person.add(form, "user", 1.0)
    keeper.phrases.update(gone.phrases)
    keeper.narrator = keeper.narrator or gone.narrator
    keeper.you = keeper.you or gone.you
    keeper.named = keeper.named or gone.named
    keeper.pronouns = keeper.pronouns or gone.pronouns
