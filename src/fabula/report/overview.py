"""Head and foot of the page: what was read, how much is known, and how it was done."""

from __future__ import annotations

from importlib.metadata import version
from itertools import groupby
from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, joined, link
from fabula.report.wording import counted, share
from fabula.textual.counting import words_told
from fabula.textual.marking import markings

if TYPE_CHECKING:
    from fabula.model.text import Metadata
    from fabula.report.facts import Facts

# Section → its name in the list at the top.
_PARTS = {
    "cast": "Cast",
    "presence": "Presence",
    "talk": "Talk",
    "timeline": "Timeline",
    "scenes": "Scenes",
    "open": "Open questions",
    "text": "The text",
    "method": "Method",
}

_LONGEST_TITLE = 80  # code points; more is no title but a paragraph


def title_of(facts: Facts) -> str:
    """The work's title: as its file states it, else as its title page begins, else the file's name."""
    edition = facts.story.edition
    if edition.metadata.title:
        return edition.metadata.title
    for paratext in facts.story.segmentation.paratext[:1]:
        lines = edition.text[paratext.start : paratext.end].strip().splitlines()
        if paratext.kind == "title-page" and lines and len(lines[0]) <= _LONGEST_TITLE:
            return lines[0].strip()
    return edition.metadata.source_name.rpartition(".")[0] or facts.file.rpartition(".")[0] or "A story"


def head(facts: Facts, *, until: str | None) -> Html:
    """Title, size, how much of the speech is settled, and where to go."""
    story = facts.story
    authors = story.edition.metadata.authors
    named = sum(1 for character in story.cast.characters if not character.minor and not character.group)
    counts = (
        ("words", f"{words_told(story):,}"),
        ("chapters", f"{len(facts.chapters):,}"),
        ("scenes", f"{len(story.scenes.scenes):,}"),
        ("named people", f"{named:,}"),
        ("speeches", f"{len(facts.speeches):,}"),
    )
    horizon = element("p", f"As far as chapter {until}: nothing that comes later is in this file.", class_="until")
    return element(
        "header",
        element("p", "A reading by fabula", class_="eyebrow"),
        element("h1", title_of(facts)),
        element("p", f"by {', '.join(authors)}", class_="by") if authors else "",
        horizon if until is not None else "",
        element("dl", *(element("div", element("dt", what), element("dd", n)) for what, n in counts), class_="counts"),
        _known(facts),
        _contents(),
    )


def _known(facts: Facts) -> Html:
    """Of how many speeches the speaker is known, as a bar and in words."""
    every = len(facts.speeches)
    if not every:
        return element("p", "No speech was found.", class_="note")
    known = sum(1 for speech in facts.speeches if speech.who is not None)
    ambiguous = sum(1 for speech in facts.speeches if speech.who is None and speech.candidates)
    parts = (
        ("k", "speaker known", known),
        ("a", "open between several", ambiguous),
        ("n", "unknown", every - known - ambiguous),
    )
    bars, at = [], 0.0
    for kind, _, number in parts:
        wide = 1000 * number / every
        bars.append(Html(f'<rect class="{kind}" x="{at:.1f}" width="{wide:.1f}" height="10"/>'))
        at += wide
    words = [
        element(
            "li",
            element("b", "", class_=f"key {kind}"),
            f" {what} ",
            element("b", share(number, every)),
            f" ({number:,})",
        )
        for kind, what, number in parts
    ]
    svg = Html(
        f'<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{joined(bars)}</svg>'
    )
    return element("div", svg, element("ul", *words, class_="keys"), class_="known")


def _contents() -> Html:
    items = (element("li", link(part, name)) for part, name in _PARTS.items())
    return element("nav", element("ul", *items), aria_label="Parts of this report")


def method(facts: Facts) -> Html:
    """How it was read, what fabula leaves out, and the sum that identifies the text."""
    story = facts.story
    metadata = story.edition.metadata
    sources = sorted(
        {claim.source for claim in (*story.attribution.speakers, *story.cast.characters, *story.scenes.scenes)}
    )
    rows = [
        ("Program", f"fabula {version('fabula')}, offline; nothing was fetched and nothing was sent"),
        ("Decided by", ", ".join(sources) or "nothing"),
        (
            "Source",
            f"{metadata.source_name or 'unnamed'} ({metadata.source_format}), language {story.edition.language}",
        ),
        ("SHA-256 of the text", joined([element("code", story.edition.sha256)])),
        ("Shown as known", f"from a confidence of {facts.min_confidence:.2f}; certain from 0.90"),
        ("Marks of speech", _marks(facts)),
        ("Corrections", _corrections(facts)),
    ]
    rows += [(what, said) for what, said in described(metadata) if said]
    rows += [("Note", note) for note in story.notes]
    not_read = (
        "How people are related, and what they feel and know, is not read yet. When scenes happen is known only as far "
        "as words tell; a scene that says nothing is taken to follow the one before. Scenes that open without a mark "
        "are guessed: in novels fewer than half of them are found, and about half of those found are "
        "scenes. Confidence is an estimate, and a certain speaker can be wrong."
    )
    return element(
        "section",
        element("h2", "How it was read", id="method-h"),
        element(
            "dl", *(element("div", element("dt", what), element("dd", value)) for what, value in rows), class_="facts"
        ),
        element("h3", "What fabula does not know"),
        element("p", not_read),
        id="method",
        aria_labelledby="method-h",
    )


def described(metadata: Metadata) -> list[tuple[str, str]]:
    """What the source says of the work, besides title and authors: series, tags by kind, dates."""
    series = [f"{one.name}, part {one.part}" if one.part else one.name for one in metadata.series]
    tags = [(kind.capitalize(), "; ".join(named)) for kind, named in metadata.tags.items()]
    more = [(key.capitalize(), metadata.more.get(key, "")) for key in ("published", "updated", "completed", "chapters")]
    return [("Series", "; ".join(series)), *tags, *more]


def _marks(facts: Facts) -> str:
    """How chapters mark their speech; neighbours that do it alike together."""
    said = []
    for words, group in groupby(markings(facts.story), key=lambda row: row.words):
        rows = list(group)
        first, last = rows[0].chapter, rows[-1].chapter
        where = f"chapters {first}–{last}" if last > first else f"chapter {first}" if first else "before chapter 1"
        said.append(f"{where}: {words}")
    alone = len(said) == 1
    return said[0].partition(": ")[2] if alone else "; ".join(said) or "no speech found"


def _corrections(facts: Facts) -> str:
    decisions = facts.story.decisions
    kept = counted(len(decisions.standing), "correction") + " of yours in force"
    lost = f"; {counted(len(decisions.orphans), 'correction')} lost their place" if decisions.orphans else ""
    return kept + lost
