"""The reading view: the text in full, each speech in its speaker's colour and initials; a paragraph at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fabula.model.text import Paragraph
from fabula.report.markup import Html, element, joined, link, opening, safe
from fabula.report.runs import Piece, Runs
from fabula.report.wording import counted, either, mode_word, why_scene, why_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.scenes import Scene
    from fabula.model.text import Paratext
    from fabula.report.facts import Facts, Speech

_PARATEXT = {"title-page": "title page", "front": "front matter", "back": "back matter"}


def reading(facts: Facts) -> Iterator[Html]:
    """The section, a chapter at a time."""
    page = _Page(facts)
    yield Html('<section id="text" aria-labelledby="text-h"><h2 id="text-h">The text</h2>')
    yield _legend(facts)
    for chapter, items in groupby(_items(facts), key=lambda item: item.chapter):
        yield from page.chapter(chapter, list(items))
    yield Html("</section>")


class _Item(NamedTuple):
    """A paragraph, or words beside the story, in the chapter in which they stand."""

    chapter: int
    what: Paragraph | Paratext


def _items(facts: Facts) -> Iterator[_Item]:
    segmentation = facts.story.segmentation
    starts = [section.start for section in facts.chapters]
    everything: list[Paragraph | Paratext] = [*segmentation.paragraphs, *segmentation.paratext]
    for what in sorted(everything, key=lambda one: one.start):
        if isinstance(what, Paragraph):
            yield _Item(what.chapter, what)
        else:
            number = bisect_right(starts, what.start) - 1
            inside = number >= 0 and what.start < facts.chapters[number].end
            yield _Item(facts.chapters[number].number if inside else 0, what)


class _Page:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.story.text
        self.runs = Runs(facts.story.edition, _pieces(facts))
        self.names = {character.id: character.name for character in facts.story.cast.characters}
        self.ids: Counter[str] = Counter()
        self.scenes = list(facts.story.scenes.scenes)
        self.next_scene = 0
        self.count = Counter(speech.chapter for speech in facts.speeches)

    def chapter(self, number: int, items: list[_Item]) -> Iterator[Html]:
        headings: list[Paragraph] = []
        for item in items:
            if not isinstance(item.what, Paragraph) or item.what.kind != "heading":
                break
            headings.append(item.what)
        if not headings:
            yield opening("div", class_="ch", id=self._once(f"ch{number}"))
            closing = "</div>"
        else:
            yield Html('<details class="ch" open><summary>')
            yield self._heading(number, headings)
            yield Html("</summary>")
            closing = "</details>"
        body = (item.what for item in items[len(headings) :])
        for is_story, together in groupby(body, key=lambda what: isinstance(what, Paragraph)):
            if not is_story:
                yield self._paratext([what for what in together if not isinstance(what, Paragraph)])
                continue
            for what in together:
                if isinstance(what, Paragraph):
                    yield from self._scenes_before(what.end)
                    yield self._paragraph(what)
        yield Html(closing)

    def _heading(self, number: int, headings: list[Paragraph]) -> Html:
        words = [self.runs.between(one.start, one.end) for one in headings]
        title = element("h3", joined(words, Html("<br>")), id=self._once(f"ch{number}"))
        # Headings have addresses as paragraphs have, and something may point there.
        places = [Html(f'<i id="{self._once(self._address(one))}"></i>') for one in headings]
        return joined([*places, title, element("small", counted(self.count[number], "speech", "speeches"))])

    @staticmethod
    def _address(paragraph: Paragraph) -> str:
        return f"{paragraph.chapter}¶{paragraph.number}"

    def _once(self, id_: str) -> str:
        """An id that no other element of the page has."""
        self.ids[id_] += 1
        return id_ if self.ids[id_] == 1 else f"{id_}~{self.ids[id_]}"

    def _scenes_before(self, position: int) -> Iterator[Html]:
        """Labels of the scenes that have begun at `position`."""
        while self.next_scene < len(self.scenes) and self.scenes[self.next_scene].start < position:
            yield self._scene(self.scenes[self.next_scene])
            self.next_scene += 1

    def _scene(self, scene: Scene) -> Html:
        label = link(f"t{scene.number}", f"Scene {scene.number}")
        return element("p", label, f" {why_scene(scene.why)}", class_="sc", id=f"s{scene.number}")

    def _paragraph(self, paragraph: Paragraph) -> Html:
        address = self._address(paragraph)
        id_ = self._once(address)
        words = self.runs.between(paragraph.start, paragraph.end, self._speech)
        if paragraph.kind == "heading":
            return element("h4", words, id=id_)
        kind = {"verse": ' class="v"', "break": ' class="br"'}.get(paragraph.kind, "")
        return Html(f'<p id="{id_}"{kind}><a href="#{id_}" tabindex="-1">{address}</a>{words}</p>\n')

    def _paratext(self, paratexts: list[Paratext]) -> Html:
        """Words beside the story, together as they stand together, and folded away."""
        kinds = dict.fromkeys(_PARATEXT.get(one.kind, one.kind) for one in paratexts)
        words = (element("div", self.runs.between(one.start, one.end), class_="v") for one in paratexts)
        return element("details", element("summary", f"Not story: {', '.join(kinds)}"), *words, class_="para")

    def _speech(self, piece: Piece[Speech], words: Html) -> Html:
        speech, first = piece.of, piece.first
        facts = self.facts
        shown = facts.initials[speech.who] if speech.who is not None else "?"
        kind = facts.colour_class(speech.who)
        if speech.who is not None and speech.degree == "open":
            kind += " o"
        if not first:
            return Html(
                f'<q class="{kind}"{f" data-i={chr(34)}{safe(shown)}{chr(34)}" if piece.starts else ""}>{words}</q>'
            )
        return Html(
            f'<q class="{kind}" id="{speech.anchor}" tabindex="0" data-i="{safe(shown)}"'
            f' aria-description="{safe(self._about(speech))}">{words}</q>'
        )

    def _about(self, speech: Speech) -> str:
        """Who says it to whom, how sure that is and why, in one line."""
        if speech.who is not None:
            who = self.names[speech.who]
        else:
            could = either(self.names[id_] for id_ in speech.candidates[:3])
            who = f"Unknown: {could}?" if could else "Unknown"
        mode = mode_word(speech.quotation.mode)
        heard = f" to {', '.join(self.names[id_] for id_ in speech.heard)}" if speech.heard else ""
        about = f"{who}{f' ({mode})' if mode else ''}{heard} · {speech.degree}"
        if speech.claim is None:
            return about
        here = speech.address.partition(".")[0]
        elsewhere = [place for place in self.facts.addresses_of(speech.claim.evidence) if place != here]
        see = f" (see {', '.join(elsewhere[:3])})" if elsewhere else ""
        return f"{about}: {why_speaker(speech.claim.reason)}{see}"


def _pieces(facts: Facts) -> list[Piece[Speech]]:
    """Pieces of speech cut at paragraphs, in text order."""
    paragraphs = facts.story.segmentation.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    pieces = []
    for speech in facts.speeches:
        shown_in = -1  # a speech over several paragraphs says at each whose it is
        for span in speech.quotation.pieces:
            number = max(0, bisect_right(starts, span.start) - 1)
            while number < len(paragraphs) and paragraphs[number].start < span.end:
                start = max(span.start, paragraphs[number].start)
                end = min(span.end, paragraphs[number].end)
                if start < end:
                    pieces.append(Piece(start, end, speech, shown_in < 0, shown_in != number))
                    shown_in = number
                number += 1
    pieces.sort(key=lambda piece: piece.start)
    return pieces


def _legend(facts: Facts) -> Html:
    """Who has which colour."""
    by_colour = sorted(facts.colours, key=lambda id_: facts.colours[id_])
    rows: Iterable[Html] = (
        element(
            "li",
            element("b", facts.initials[id_], class_=f"i {facts.colour_class(id_)}"),
            " ",
            link(f"p{facts.number[id_]}", facts.story.characters[id_].name),
        )
        for id_ in by_colour
    )
    unknown = element("li", element("b", "?", class_="i u"), " not known")
    hint = "Point at a speech, tap it or step to it with the Tab key: who says it to whom, how sure that is, and why."
    return Html(f"{element('ul', *rows, unknown, class_='legend')}{element('p', hint, class_='note')}")
