"""The scene table, and counts by chapter: why each begins, where and when it plays, who is there, how it is told."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, joined, link
from fabula.report.settings import places, setting_cell, told_cell
from fabula.report.wording import share, why_scene
from fabula.textual.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.scenes import Scene
    from fabula.report.facts import Facts

_FIRST_PEOPLE = 12  # of a crowd; the rest is counted


def scenes(facts: Facts) -> Iterator[Html]:
    """The section, a scene at a time."""
    yield Html('<section id="scenes" aria-labelledby="scenes-h"><h2 id="scenes-h">Scenes</h2>')
    if not facts.story.scenes.scenes:
        yield Html('<p class="note">No scene was found.</p></section>')
        return
    note = (
        "Present: who speaks, is spoken to or acts there. Mentioned: named by the telling only. "
        "Spoken of: named by those who talk. A name leads to the first place in that scene. "
        "Told: flashbacks, tales and dreams with the words that open them, whose eyes it is seen through, and how fast."
    )
    yield element("p", note, class_="note")
    heads = ("Scene", "Begins", "Where and when", "Present", "Mentioned", "Spoken of", "Told", "Words", "Talk")
    yield Html('<table class="scenes stack"><thead><tr>')
    yield joined(element("th", head, scope="col", class_=_number(head)) for head in heads)
    yield Html("</tr></thead><tbody>")
    settings = Settings(facts.story)
    for place, scene in enumerate(facts.story.scenes.scenes):
        yield _scene(facts, settings, place, scene)
    yield Html("</tbody></table>")
    yield from _chapters(facts)
    yield Html("</section>")
    yield from places(facts)


def _number(head: str) -> str | None:
    return "n" if head in {"Words", "Talk", "Scenes", "Speeches", "Speaker known", "People"} else None


def _scene(facts: Facts, settings: Settings, place: int, scene: Scene) -> Html:
    words = facts.words_in(scene.start, scene.end)
    address = facts.story.address(scene.start)
    begins = joined([link(address, address), " ", why_scene(scene.why)])
    return element(
        "tr",
        element("th", link(f"s{scene.number}", str(scene.number)), scope="row"),
        _cell("Begins", begins),
        _cell("Where and when", setting_cell(facts, settings, scene)),
        _cell("Present", _present(facts, place, scene)),
        _cell("Mentioned", _people(facts, place, scene.mentioned)),
        _cell("Spoken of", _people(facts, place, scene.spoken_of)),
        _cell("Told", told_cell(facts, settings, scene)),
        _cell("Words", f"{words:,}"),
        _cell("Talk", share(facts.dialogue[place], words)),
        id=f"t{scene.number}",
    )


def _cell(head: str, what: str) -> Html:
    return element("td", what or "–", data_h=head, class_=_number(head))


def _present(facts: Facts, place: int, scene: Scene) -> Html:
    """Those who are there, and those who are heard from afar."""
    there = _people(facts, place, scene.present)
    if not scene.remote:
        return there
    return joined([there, " ", joined(["from afar: ", _people(facts, place, scene.remote)])])


def _people(facts: Facts, place: int, ids: Iterable[CharacterId]) -> Html:
    people = facts.people(ids)
    shown = []
    for person in people[:_FIRST_PEOPLE]:
        position = facts.first_in_scene.get((place, person.id))
        where = facts.story.address(position) if position is not None else f"p{facts.number[person.id]}"
        shown.append(link(where, person.name))
    more = len(people) - len(shown)
    return joined([*shown, *([f"{more} more"] if more > 0 else [])], ", ")


def _chapters(facts: Facts) -> Iterator[Html]:
    """A row a chapter."""
    if not facts.chapters:
        return
    yield element("h3", "By chapter", id="chapters-h")
    heads = ("Chapter", "Words", "Talk", "Scenes", "Speeches", "Speaker known", "People")
    yield Html('<table class="chapters stack"><thead><tr>')
    yield joined(element("th", head, scope="col", class_=_number(head)) for head in heads)
    yield Html("</tr></thead><tbody>")
    starts = [speech.quotation.start for speech in facts.speeches]
    for chapter in facts.chapters:
        said = facts.speeches[bisect_left(starts, chapter.start) : bisect_left(starts, chapter.end)]
        words = facts.words_in(chapter.start, chapter.end)
        talk = sum(speech.words for speech in said)
        first, last = (bisect_left(facts.scene_starts, edge) for edge in (chapter.start, chapter.end))
        inside = facts.story.scenes.scenes[first:last]
        present = {person.id for scene in inside for person in facts.people(scene.present)}
        title = " ".join(chapter.title.split()) or f"Chapter {chapter.number}"
        yield element(
            "tr",
            element("th", link(f"ch{chapter.number}", f"{chapter.number}. {title}"), scope="row"),
            _cell("Words", f"{words:,}"),
            _cell("Talk", share(talk, words)),
            _cell("Scenes", str(len(inside))),
            _cell("Speeches", f"{len(said):,}"),
            _cell("Speaker known", share(sum(1 for speech in said if speech.who is not None), len(said))),
            _cell("People", str(len(present))),
        )
    yield Html("</tbody></table>")
