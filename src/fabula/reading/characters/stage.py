"""The stage: forms → people → references → cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace

from fabula.model.decisions import Decisions
from fabula.model.encoding import Encoding
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.characters.assembly import Assembly
from fabula.reading.characters.choosing import chosen
from fabula.reading.characters.company import join_in_short
from fabula.reading.characters.context import Context
from fabula.reading.characters.deciding import Verdicts, joined_and_named
from fabula.reading.characters.fitting import Fitting
from fabula.reading.characters.forms import Forms
from fabula.reading.characters.joining import join_forms
from fabula.reading.characters.narrator import find_tellers
from fabula.reading.characters.newcomers import with_newcomers
from fabula.reading.characters.references import Settler
from fabula.reading.characters.sameness import decided
from fabula.reading.characters.tagged import join_by_tags, trust_tags
from fabula.reading.characters.things import Things

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView
    from fabula.model.text import Metadata
    from fabula.reading.characters.choosing import Chooser
    from fabula.reading.characters.sameness import Decider


class CharactersStage:
    """Builds the cast over the whole work, then settles whom each mention means."""

    name: ClassVar[str] = "characters"
    version: ClassVar[int] = 15
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Encoding, Segmentation, Syntax, Quotations, Mentions)
    gives: ClassVar[type[Any]] = Cast
    hears: ClassVar[tuple[DecisionKind, ...]] = ("rename", "merge", "split", "nobody", "newcomer")
    inherits: ClassVar[bool] = True

    def read(self, view: StoryView) -> Cast:
        """Returns the cast with a reference for every name and, outside speech, for pronouns and noun phrases."""
        context = Context(*(view[layer] for layer in self.needs))
        settler = prepared(context, view[Edition].metadata, decisions=view.decisions)
        links = settler.run()
        names = joined_and_named(view.decisions, links)
        cast = Assembly(context, settler.entities, links, view.earlier, names).cast()
        return with_newcomers(_with_things(cast, view, context), view)


def prepared(
    context: Context,
    metadata: Metadata,
    chooser: Chooser = chosen,
    decider: Decider = decided,
    decisions: Decisions | None = None,
) -> Settler:
    """People by their names, ready to settle whom the mentions mean."""
    forms = Forms(context)
    verdicts = Verdicts(context, forms, decisions or Decisions())
    trust_tags(forms, metadata)
    joined = join_forms(forms)
    fitting = Fitting(forms)
    join_by_tags(joined, fitting.are_one, metadata)
    verdicts.apply(joined)
    tellers = find_tellers(context, forms, joined)
    if forms.short:
        join_in_short(joined, fitting.are_one, tellers[0].person if len(tellers) == 1 else None)
    return Settler(context, forms, joined, tellers, chooser, decider, verdicts)


def _with_things(cast: Cast, view: StoryView, context: Context) -> Cast:
    """The cast with references also for places, organisations and vehicles."""
    mentions = view[Mentions]
    things = Things(context.text, context.affinities, context.segmentation, mentions).references()
    order = {mention.id: number for number, mention in enumerate(mentions.mentions)}
    return replace(cast, references=tuple(sorted((*cast.references, *things), key=lambda one: order[one.mention])))
