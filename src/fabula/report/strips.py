"""Presence strips: a row a person, the story from left to right; bars for scenes, ticks for mentions and speech."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.report.cast import badge
from fabula.report.markup import Html, element, joined, link, safe
from fabula.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.report.facts import Facts

WIDE = 1000  # units across; more would not be seen
_MOST_ROWS = 32
_HIGH = 22
_APART = 45  # units between two numbers above the strips, so that they do not touch; a phone shows every other


def strips(facts: Facts) -> Iterator[Html]:
    """The section, a row at a time."""
    people = _people(facts)
    yield Html('<section id="presence" aria-labelledby="presence-h"><h2 id="presence-h">Presence</h2>')
    if not people:
        yield Html('<p class="note">Nobody to show.</p></section>')
        return
    key = (
        "The story from left to right. A pale bar is a scene in which the person is present; "
        "low ticks are mentions, tall ones in colour are speeches. A bar leads to its scene."
    )
    yield element("p", key, class_="note")
    yield Html('<table class="strips"><thead><tr><th scope="col">Person</th><th scope="col">')
    yield _axis(facts)
    yield Html("</th></tr></thead><tbody>")
    rows = _Rows(facts)
    for character in people:
        yield rows.row(character)
    yield Html("</tbody></table>")
    others = sum(1 for character in facts.story.cast.characters if not character.minor) - len(people)
    if others > 0:
        yield element("p", f"Not drawn: {counted(others, 'person', 'people')} named less often.", class_="note")
    yield Html("</section>")


def _people(facts: Facts) -> list[Character]:
    cast = facts.story.cast.characters
    return [one for one in cast if not one.minor or facts.speech_counts[one.id] > 1][:_MOST_ROWS]


class _Scale:
    """From places in the text to units across."""

    def __init__(self, facts: Facts) -> None:
        scenes, text = facts.story.scenes.scenes, facts.story.text
        self.start = scenes[0].start if scenes else 0
        self.end = scenes[-1].end if scenes else len(text)

    def at(self, position: int) -> int:
        """Where `position` is drawn."""
        position = min(max(position, self.start), self.end)
        return round(WIDE * (position - self.start) / max(1, self.end - self.start))


class _Rows:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.scale = _Scale(facts)
        self.present: dict[CharacterId, list[int]] = defaultdict(list)
        for number, scene in enumerate(facts.story.scenes.scenes):
            for person in facts.people(scene.present):
                self.present[person.id].append(number)
        self.said: dict[CharacterId, list[int]] = defaultdict(list)
        self.said_in: Counter[tuple[CharacterId, int]] = Counter()
        for speech in facts.speeches:
            if speech.who is not None:
                self.said[speech.who].append(speech.quotation.start)
                self.said_in[speech.who, speech.scene] += 1

    def row(self, character: Character) -> Html:
        name = link(f"p{self.facts.number[character.id]}", character.name)
        return element(
            "tr",
            element("th", badge(self.facts, character), " ", name, scope="row"),
            element("td", self._svg(character)),
        )

    def _svg(self, character: Character) -> Html:
        facts, id_ = self.facts, character.id
        mentions = _ticks(map(self.scale.at, facts.mentioned_at.get(id_, ())), 13, 6)
        speeches = _ticks(map(self.scale.at, self.said.get(id_, ())), 3, 16)
        number = facts.number[id_]
        return Html(
            f'<svg class="{facts.colour_class(id_)}" viewBox="0 0 {WIDE} {_HIGH}" preserveAspectRatio="none"'
            f' role="group" aria-labelledby="st{number}" aria-describedby="sd{number}">'
            f'<title id="st{number}">{safe(character.name)}</title>'
            f'<desc id="sd{number}">{safe(self._words(character))}</desc>'
            f'{joined(self._bars(character))}<path class="m" d="{mentions}"/>'
            f'<path class="x" d="{speeches}"/></svg>'
        )

    def _bars(self, character: Character) -> Iterator[Html]:
        scenes = self.facts.story.scenes.scenes
        for number in self.present[character.id]:
            scene = scenes[number]
            left, right = self.scale.at(scene.start), self.scale.at(scene.end)
            said = self.said_in[character.id, number]
            words = f"Scene {scene.number}" + (f": {counted(said, 'speech', 'speeches')}" if said else "")
            yield Html(
                f'<a href="#s{scene.number}" tabindex="-1"><title>{words}</title>'
                f'<rect x="{left}" width="{max(2, right - left - 1)}" height="{_HIGH}"/></a>'
            )

    def _words(self, character: Character) -> str:
        scenes = self.facts.story.scenes.scenes
        numbers = ranges([scenes[number].number for number in self.present[character.id]])
        present = f"Present in scenes {numbers}" if numbers else "Present in no scene"
        mentions = counted(character.mentions, "mention")
        said = counted(self.facts.speech_counts[character.id], "speech", "speeches")
        return f"{present}; {mentions}, {said}."


def _axis(facts: Facts) -> Html:
    """Chapters, as links, each from where it begins."""
    scale = _Scale(facts)
    every = len(facts.chapters)
    marks: list[Html] = []
    free = 0
    for chapter in facts.chapters:
        x = scale.at(chapter.start)
        if free <= x <= WIDE - _APART or every == 1:
            marks.append(Html(f'<a href="#ch{chapter.number}" style="left:{x / 10:.1f}%">{chapter.number}</a>'))
            free = x + _APART
    label = element("span", "Chapters" if every > 1 else "The story", class_="sr")
    return element("span", label, " ", joined(marks, " "), class_="axis")


def _ticks(places: Iterable[int], top: int, length: int) -> str:
    """One path with a line at each place.

    >>> _ticks([4, 4, 9], 2, 5)
    'M4 2v5M9 2v5'
    """
    return "".join(f"M{x} {top}v{length}" for x in sorted(set(places)))


def ranges(numbers: list[int]) -> str:
    """Numbers in few words.

    >>> ranges([1, 2, 3, 7, 9, 10])
    '1–3, 7, 9–10'
    """
    parts: list[str] = []
    for place, number in enumerate(numbers):
        if place and numbers[place - 1] == number - 1:
            parts[-1] = f"{parts[-1].partition('–')[0]}–{number}"
        else:
            parts.append(str(number))
    return ", ".join(parts)
