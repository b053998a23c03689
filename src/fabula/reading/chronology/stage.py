"""The chronology stage. Needs scenes, time expressions and events; gives `Timeline`.

Follows the telling once and notes where it moves in time (`moves`), reckons what ties each move to others and where it
is likely to lie (`reckoning`), tightens what is stated in a simple temporal network (`network`), and puts scenes into
story order (`ordering`), in Genette's terms of order and duration. Does not attempt the order of single events inside
a scene, nor calendars other than the Gregorian.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from fabula.model.happenings import Events
from fabula.model.people import Cast, Mentions
from fabula.model.scenes import Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.model.timeline import Timeline
from fabula.reading.chronology.assembly import assemble
from fabula.reading.chronology.births import Births
from fabula.reading.chronology.counting import counts_down
from fabula.reading.chronology.moves import find_moves
from fabula.reading.chronology.ordering import scene_at
from fabula.reading.chronology.reckoning import Reckoning
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, Sees, StoryView


class ChronologyStage:
    """Says when each scene happens, and in which order."""

    name: ClassVar[str] = "chronology"
    version: ClassVar[int] = 8
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Segmentation,
        Quotations,
        Times,
        Mentions,
        Cast,
        Attribution,
        Scenes,
        Events,
    )
    gives: ClassVar[type[Any]] = Timeline
    hears: ClassVar[tuple[DecisionKind, ...]] = ("order", "time")
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Timeline:
        """When each scene happens."""
        scenes = view[Scenes].scenes
        if not scenes:
            return Timeline()
        starts = [scene.start for scene in scenes]
        fixed, beside = {}, {}
        for decision in view.decisions.of("order", "time"):
            scene = scene_at(starts, decision.places[0].start)
            if decision.kind == "time" and decision.value is not None:
                fixed[scene] = decision.value
            elif decision.kind == "order" and len(decision.places) > 1 and decision.value is not None:
                other = scene_at(starts, decision.places[1].start)
                if other != scene:
                    beside[scene] = other, decision.value
        found = find_moves(view)
        young: dict[int, float] = {}
        for time, move, spoken in found.ages:
            if not spoken and found.moves[move].opening and time.quantity is not None:
                young.setdefault(found.moves[move].scene, time.quantity)
        reckoning = Reckoning(view, found, ages=young, fixed=fixed, backwards=counts_down(view[Segmentation].sections))
        return assemble(view, found, reckoning, beside, Births(view))
