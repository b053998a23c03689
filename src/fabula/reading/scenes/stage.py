"""The scenes stage. Needs all that was read before; gives `Scenes`.

Scenes open where the author marked it: at the start, at chapters, at explicit breaks. Does not attempt scene changes
that are not marked, settings, or focalisers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from fabula.model.ids import SceneId, span_ids
from fabula.model.people import Cast, Mentions
from fabula.model.scenes import Scene, Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.scenes.openings import body_end, find_openings
from fabula.reading.scenes.presence import find_presence
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, Sees, StoryView


class ScenesStage:
    """Cuts the body of the story into scenes and says who is in each."""

    name: ClassVar[str] = "scenes"
    version: ClassVar[int] = 1
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Segmentation,
        Quotations,
        Mentions,
        Cast,
        Attribution,
    )
    gives: ClassVar[type[Any]] = Scenes
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Scenes:
        """Scenes in telling order; each reaches to the start of the next."""
        paragraphs = view[Segmentation].paragraphs
        openings = find_openings(view[Segmentation])
        starts = [opening.start for opening in openings]
        ends = [*starts[1:], body_end(paragraphs)] if starts else []  # a text may hold no story at all
        presence = find_presence(view, starts)
        ids = span_ids("s", (opening.first_words.of(view[Edition].text) for opening in openings))
        scenes = []
        for at, (opening, end) in enumerate(zip(openings, ends, strict=True)):
            present, mentioned, spoken_of = presence.of(at)
            scenes.append(
                Scene(
                    id=SceneId(ids[at]),
                    start=opening.start,
                    end=end,
                    number=at + 1,
                    why=opening.why,
                    present=present,
                    mentioned=mentioned,
                    spoken_of=spoken_of,
                    evidence=opening.evidence,
                    confidence=opening.confidence,
                    reason=opening.reason,
                    source="rule:scenes",
                    known_from=end,  # who is there is known when it is over
                )
            )
        return Scenes(scenes=tuple(scenes))
