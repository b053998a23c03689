"""The scenes stage. Needs all that was read before; gives `Scenes`.

Scenes open where the author marked it, where somebody else takes up the telling, and at silent changes of time, place,
cast or level; a scene that runs through a chapter heading stays one. Each has its setting, its people, its viewpoint,
its level and its speed. Does not attempt to put anything in the order in which it happened: that is the chronology's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from fabula.model.claims import latest
from fabula.model.encoding import Encoding
from fabula.model.ids import SceneId, span_ids
from fabula.model.people import Cast, Mentions
from fabula.model.places import Places
from fabula.model.scenes import Scene, Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.scenes.asides import find_asides
from fabula.reading.scenes.comings import Comings
from fabula.reading.scenes.continuing import Continuing
from fabula.reading.scenes.decided import Decided
from fabula.reading.scenes.entries import find_entries, with_entries
from fabula.reading.scenes.flashbacks import find_flashbacks
from fabula.reading.scenes.layering import Layering
from fabula.reading.scenes.moments import Moments
from fabula.reading.scenes.openings import body_end, find_openings
from fabula.reading.scenes.pace import Paces
from fabula.reading.scenes.page import Page
from fabula.reading.scenes.preamble import after_preamble
from fabula.reading.scenes.presence import find_presence
from fabula.reading.scenes.running import without_headings_run_through
from fabula.reading.scenes.settings import Settings
from fabula.reading.scenes.silent import find_silent
from fabula.reading.scenes.tales import find_tales
from fabula.reading.scenes.tellers import Tellers
from fabula.reading.scenes.telling import find_telling
from fabula.reading.scenes.timing import Timing
from fabula.reading.scenes.viewpoints import Viewpoints
from fabula.reading.scenes.votes import find_votes
from fabula.textual.grammar import Grammar
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, Sees, StoryView


class ScenesStage:
    """Cuts the body of the story into scenes, and says of each where, when, who, through whose eyes, on which level."""

    name: ClassVar[str] = "scenes"
    version: ClassVar[int] = 10
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Segmentation,
        Encoding,
        Syntax,
        Quotations,
        Times,
        Mentions,
        Cast,
        Attribution,
        Places,
    )
    gives: ClassVar[type[Any]] = Scenes
    hears: ClassVar[tuple[DecisionKind, ...]] = ("scene", "place", "level")
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Scenes:
        """Scenes in telling order; each reaches to the start of the next."""
        paragraphs = view[Segmentation].paragraphs
        marked = find_openings(view[Segmentation])
        if not marked:
            return Scenes(scenes=())  # a text may hold no story at all
        page = Page(view)
        moments = Moments(view, page)
        marked = without_headings_run_through(view, page, moments, marked)
        decided = Decided(view.decisions, page)
        telling = find_telling(page, [page.word_at(opening.start) for opening in marked])
        tales = find_tales(view, page, moments, first_person=telling is not None and telling.person == "first")
        tellers = Tellers(view, page, tales)
        entries = list(find_entries(page, moments, telling, tales))
        begun = after_preamble(view, page, telling, marked)
        grammar = Grammar(view[Syntax])
        votes = find_votes(view, page, grammar)
        openings = decided.openings(find_silent(view, page, moments, votes, begun, [*tales, *entries]))
        starts = [opening.start for opening in openings]
        ends = [*starts[1:], body_end(paragraphs)]
        firsts = np.searchsorted(page.starts, starts).tolist()
        words = list(zip(firsts, [*firsts[1:], int(np.searchsorted(page.starts, ends[-1]))], strict=True))
        ids = [SceneId(id_) for id_ in span_ids("s", (one.first_words.of(view[Edition].text) for one in openings))]
        flashbacks = with_entries(find_flashbacks(page, moments, telling, words, tales), entries, words)
        flashbacks = decided.flashbacks(flashbacks, words)
        asides = find_asides(view, page, moments, telling, [*tales, *flashbacks], words)
        layering = Layering(page, [*tales, *flashbacks, *asides], ids, words)
        presence, comings = find_presence(view, starts, tellers), Comings(view, page, grammar)
        settings, paces = Settings(view, page, votes), Paces(view, page, moments)
        continuing, timing = Continuing(page, moments, settings), Timing(page, grammar, moments)
        viewpoints = Viewpoints(page, grammar, telling, tellers, words)
        scenes = []
        for at, (opening, end) in enumerate(zip(openings, ends, strict=True)):
            low, high = words[at]
            there = presence.of(at, comings.remote(low, high, presence.acting(at)))
            level = layering.of_scene(at)
            kind = level.kind if level is not None else "frame"
            continuing.go_to(opening, (low, high), kind)
            plays = decided.places(opening, settings.places(low, high), view[Places])
            scenes.append(
                Scene(
                    id=ids[at],
                    start=opening.start,
                    end=end,
                    number=at + 1,
                    why=opening.why,
                    present=there.present,
                    mentioned=there.mentioned,
                    spoken_of=there.spoken_of,
                    remote=there.remote,
                    comings=comings.of(low, high, there.present),
                    places=continuing.places(plays),
                    time=continuing.time(timing.time(low, high), timing.hour(low, high)),
                    viewpoints=viewpoints.of((low, high), opening.start, end, there.present, dreamed=kind == "dream"),
                    level=level.id if level is not None else None,
                    kind=kind,
                    depth=level.depth if level is not None else 0,
                    pace=paces.of(low, high),
                    evidence=opening.evidence,
                    confidence=opening.confidence,
                    reason=opening.reason,
                    source=opening.source,
                    # Who is there is known when it is over; who tells it, perhaps later.
                    known_from=latest(opening.evidence, end),
                )
            )
        return Scenes(scenes=tuple(scenes), levels=layering.levels, telling=telling)
