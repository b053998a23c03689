"""The cast: everybody with their names, why these were joined, how much they say and where they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, joined, link
from fabula.report.wording import counted, share
from fabula.textual.tags import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.people import Alias, Character
    from fabula.report.facts import Facts

# Names of one person that are shown before the rest is folded away.
_FIRST_NAMES = 6


def cast(facts: Facts) -> Iterator[Html]:
    """The section, a person at a time."""
    everybody = facts.story.cast.characters
    named = [character for character in everybody if not character.minor]
    minor = [character for character in everybody if character.minor]
    yield Html('<section id="cast" aria-labelledby="cast-h"><h2 id="cast-h">Cast</h2>')
    if not everybody:
        yield element("p", "Nobody was found.", class_="note")
    yield element(
        "p",
        "By how much the story is about them. Beside each name stands why it was taken to be this person’s, "
        "and the place that decided it.",
        class_="note",
    )
    yield Html('<ol class="cast">')
    for character in named:
        yield _person(facts, character)
    yield Html("</ol>")
    if minor:
        summary = element("summary", f"Known by a noun only: {len(minor):,}")
        rows = element("ul", *(_minor(facts, character) for character in minor), class_="minor")
        yield element("details", summary, rows, open=len(minor) <= 2 * _FIRST_NAMES)
    yield _tags(facts)
    yield Html("</section>")


def _tags(facts: Facts) -> Html:
    """Where the author's tags and the text differ; nothing where nobody is tagged."""
    absent, untagged = differing(facts.story)
    if not absent and not untagged:
        return Html("")
    rows = []
    if absent:
        rows.append(element("li", "Tagged and not found: ", ", ".join(absent)))
    if untagged:
        people = [link(f"p{facts.number[one.id]}", one.name) for one in untagged]
        rows.append(element("li", "Found and not tagged: ", joined(people, ", ")))
    return element("div", element("h3", "Tags and text"), element("ul", *rows), class_="tags")


def badge(facts: Facts, character: Character) -> Html:
    """A character's initials on their colour."""
    return element(
        "b", facts.initials[character.id], class_=f"i {facts.colour_class(character.id)}", aria_hidden="true"
    )


def _person(facts: Facts, character: Character) -> Html:
    return element(
        "li",
        badge(facts, character),
        element("h3", element("bdi", character.name)),
        element("p", joined(_about(facts, character), " · "), class_="about"),
        _voice(facts, character),
        _names(facts, character),
        id=f"p{facts.number[character.id]}",
    )


def _about(facts: Facts, character: Character) -> Iterator[str]:
    if character.narrator:
        yield "tells the story"
    if character.group:
        yield "a group"
    if character.pronouns:
        yield character.pronouns
    yield counted(character.mentions, "mention")
    place = facts.first_place(character)
    if place is not None:
        address = facts.story.address(place)
        yield joined(["first in ", link(address, address)])


def _voice(facts: Facts, character: Character) -> Html:
    """Share of all that is said, as a bar and in words."""
    words, every = facts.spoken[character.id], facts.spoken.total()
    if not words:
        return element("p", "says nothing", class_="voice none")
    first = facts.first_speech[character.id]
    wide = max(2.0, 1000 * words / every)
    bar = Html(
        '<svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="t" width="1000" height="8"/>'
        f'<rect class="{facts.colour_class(character.id)}" width="{wide:.0f}" height="8"/></svg>'
    )
    speeches = link(first.anchor, counted(facts.speech_counts[character.id], "speech", "speeches"))
    return element("p", bar, element("span", share(words, every), " of what is said, ", speeches), class_="voice")


def _names(facts: Facts, character: Character) -> Html:
    rows = [
        _alias(facts, alias)
        for alias in character.aliases
        if len(character.aliases) > 1 or alias.name != character.name
    ]
    if not rows:
        return Html("")
    shown = element("ul", *rows[:_FIRST_NAMES], class_="names")
    if len(rows) <= _FIRST_NAMES:
        return shown
    more = element("ul", *rows[_FIRST_NAMES:], class_="names")
    return joined([shown, element("details", element("summary", f"{len(rows) - _FIRST_NAMES} more names"), more)])


def _alias(facts: Facts, alias: Alias) -> Html:
    places = facts.addresses_of(alias.evidence)[:1]
    where = joined([", ", link(places[0], places[0])]) if places else Html("")
    why = element("span", " ", alias.reason, where, class_="why")
    return element("li", element("bdi", alias.name), f" ×{alias.count}", why)


def _minor(facts: Facts, character: Character) -> Html:
    said = facts.speech_counts[character.id]
    place = facts.first_place(character)
    address = facts.story.address(place) if place is not None else ""
    return element(
        "li",
        element("bdi", character.name),
        f" ×{character.mentions}",
        f", {counted(said, 'speech', 'speeches')}" if said else "",
        " ",
        link(address, address) if address else "",
        id=f"p{facts.number[character.id]}",
    )
