"""Who talks to whom over the whole book: speeches counted and shaded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, link
from fabula.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import CharacterId
    from fabula.report.facts import Facts, Speech

_MOST = 14  # rows and columns that can still be read; the rest is added up
_SHADES = 6
# Somebody outside the matrix, and nobody known: no ids of characters look like these.
_OTHERS, _UNKNOWN = "others", "unknown"

Party = str


class _Talk:
    """Counts of speeches by pair, and the first of each as evidence."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        talk: Counter[CharacterId] = Counter()
        for speech in facts.speeches:
            talk.update([*([speech.who] if speech.who is not None else []), *speech.heard])
        self.shown = [id_ for id_, _ in talk.most_common(_MOST)]
        inside = set(self.shown)
        self.counts: Counter[tuple[Party, Party]] = Counter()
        self.first: dict[tuple[Party, Party], Speech] = {}
        self.by: Counter[Party] = Counter()
        for speech in facts.speeches:
            by = _party(speech.who, inside)
            self.by[by] += 1
            for to in sorted({_party(id_, inside) for id_ in speech.heard}) or [_UNKNOWN]:
                self.counts[by, to] += 1
                self.first.setdefault((by, to), speech)
        people = list(self.shown)
        self.rows = [*people, *(one for one in (_OTHERS, _UNKNOWN) if self.by[one])]
        self.columns = [*people, *(one for one in (_OTHERS, _UNKNOWN) if any(to == one for _, to in self.counts))]
        self.most = max((n for (_, to), n in self.counts.items() if to != _UNKNOWN), default=1)

    def name(self, party: Party) -> str:
        """Whom a row or column stands for."""
        if party in {_OTHERS, _UNKNOWN}:
            return {_OTHERS: "everybody else", _UNKNOWN: "not known"}[party]
        return self.facts.story.characters[party].name  # type: ignore[index]  # a party that is no word is an id

    def shade(self, number: int) -> int:
        """Step of grey for a count, from 1; the eye takes areas by their root."""
        return max(1, round(_SHADES * (number / self.most) ** 0.5)) if number <= self.most else _SHADES


def _party(id_: CharacterId | None, inside: set[CharacterId]) -> Party:
    if id_ is None:
        return _UNKNOWN
    return id_ if id_ in inside else _OTHERS


def matrix(facts: Facts) -> Iterator[Html]:
    """The section."""
    yield Html('<section id="talk" aria-labelledby="talk-h"><h2 id="talk-h">Who talks to whom</h2>')
    talk = _Talk(facts)
    if not talk.shown:
        yield Html('<p class="note">Nobody talks.</p></section>')
        return
    note = "Speeches from the person of the row to the person of the column. A number leads to the first of them."
    yield element("p", note, class_="note")
    yield Html(
        '<div class="wide" tabindex="0" role="region" aria-label="Who talks to whom, a table"><table class="matrix">'
    )
    heads = [element("th", _person(talk, party, short=True), scope="col") for party in talk.columns]
    corner = element("td", "")
    yield element("thead", element("tr", corner, *heads, element("th", "all", scope="col", class_="sum")))
    yield Html("<tbody>")
    for by in talk.rows:
        cells = [_cell(talk, by, to) for to in talk.columns]
        total = element("td", f"{talk.by[by]:,}", class_="sum")
        yield element("tr", element("th", _person(talk, by), scope="row"), *cells, total)
    yield Html("</tbody></table></div></section>")


def _person(talk: _Talk, party: Party, *, short: bool = False) -> Html:
    name = talk.name(party)
    words: str = element("span", name) if short else name
    if party in {_OTHERS, _UNKNOWN}:
        return element("em", words)
    return link(f"p{talk.facts.number[party]}", words)  # type: ignore[index]


def _cell(talk: _Talk, by: Party, to: Party) -> Html:
    number = talk.counts[by, to]
    if not number:
        return element("td", "" if by != to else "·", class_="same" if by == to else None)
    words = f"{talk.name(by)} to {talk.name(to)}: {counted(number, 'speech', 'speeches')}"
    shown = link(talk.first[by, to].anchor, f"{number:,}", title=words)
    return element("td", shown, class_=f"h{talk.shade(number)}" if to != _UNKNOWN else "h0")
