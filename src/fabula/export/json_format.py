"""The interchange JSON, written row by row so that no story is too long for it."""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version
from typing import IO, TYPE_CHECKING, Literal

import msgspec

from fabula.export import json_rows as rows
from fabula.export.claim_keys import claim_keys, current
from fabula.export.json_scene_rows import TimeRow
from fabula.export.scene_rows import level_rows, place_rows, presence_rows, scene_rows, telling_rows
from fabula.export.timeline_rows import birth_rows, finding_rows, link_rows, moment_rows
from fabula.model.claims import SHOWN_FROM
from fabula.model.spans import Span
from fabula.textual.names import titles_before
from fabula.textual.tags import compare_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.export.json_row import Row
    from fabula.model.ids import CharacterId, MentionId, QuotationId
    from fabula.model.people import EntityKind, Form, Mention, Reference
    from fabula.model.speech import Addressee, Quotation, Speaker
    from fabula.model.story import Story

# The glossary's form → the JSON's kind.
_KIND: dict[Form, Literal["name", "noun", "pronoun"]] = {"proper": "name", "nominal": "noun", "pronoun": "pronoun"}
_UNREAD = ("relations", "groups", "states", "tone", "objects")
_UNMEASURED = "PXX"  # the value of a stretch told in no unit of the calendar: its unit is the story's own word
_EVEN = 0.5  # from here on something is an entity rather than none; mentions are kept below it, too
_CHUNK = 1 << 16  # code points of text encoded at a time


def write_json(story: Story, out: IO[bytes], *, min_confidence: float = SHOWN_FROM, with_text: bool = True) -> None:
    """Writes the whole story as JSON in UTF-8, one row a line.

    Speakers and addressees below `min_confidence` are given as unknown; their candidates stay. Without the text, no
    word of the story is left but the names of characters and the title.
    """
    head: list[tuple[str, object]] = [
        ("fabula", version("fabula")),
        ("schema", rows.SCHEMA),
        ("text_sha256", story.edition.sha256),
        ("title", story.edition.metadata.title),
        ("language", story.edition.language),
        ("metadata", metadata_row(story, with_more=with_text)),
    ]
    encode = msgspec.json.encode
    out.write(b"{")
    for number, (key, value) in enumerate(head):
        out.write(b",\n" if number else b"\n")
        out.write(encode(key) + b": " + encode(value))
    if with_text:
        out.write(b',\n"text": "')
        for start in range(0, len(story.text), _CHUNK):
            out.write(encode(story.text[start : start + _CHUNK])[1:-1])
        out.write(b'"')
    for key, layer in _lists(story, min_confidence, with_text=with_text):
        out.write(b",\n" + encode(key) + b": [")
        first = True
        for row in layer:
            out.write(b"\n" if first else b",\n")
            out.write(encode(row))
            first = False
        out.write(b"]" if first else b"\n]")
    out.write(b"\n}\n")


def _lists(story: Story, min_confidence: float, *, with_text: bool) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "blocks", block_rows(story)
    yield "chapters", chapter_rows(story, with_titles=with_text)
    yield "paragraphs", paragraph_rows(story)
    yield "paratext", paratext_rows(story)
    yield "boundaries", boundary_rows(story)
    yield "marks", mark_rows(story)
    yield "characters", character_rows(story)
    yield "quotes", quote_rows(story, min_confidence)
    yield "entities", entity_rows(story)
    meant = _references(story)
    clusters = _clusters(story, meant)
    yield "mentions", mention_rows(story, meant, clusters)
    yield "events", event_rows(story, clusters)
    yield "telling", telling_rows(story)
    yield "scenes", scene_rows(story)
    yield "levels", level_rows(story)
    yield "places", place_rows(story, with_words=with_text)
    yield "presence", presence_rows(story)
    yield "times", time_rows(story, with_words=with_text)
    yield "moments", moment_rows(story)
    yield "links", link_rows(story)
    yield "births", birth_rows(story)
    for key in _UNREAD:
        yield key, ()
    yield "findings", finding_rows(story, with_words=with_text)


def metadata_row(story: Story, *, with_more: bool = True) -> rows.MetadataRow:
    """What the source says of itself; without `with_more` no sentence of it, as a description is."""
    metadata = story.edition.metadata
    return rows.MetadataRow(
        authors=metadata.authors,
        series=tuple(rows.SeriesRow(name=one.name, part=one.part) for one in metadata.series),
        tags={str(kind): tags for kind, tags in sorted(metadata.tags.items())},
        tagged=tuple(
            rows.TaggedRow(standing=row.standing, tag=row.tag, char=row.character.id if row.character else None)
            for row in compare_tags(story)
        ),
        stated_language=metadata.language,
        source_format=metadata.source_format,
        more=dict(sorted(metadata.more.items())) if with_more else {},
    )


def block_rows(story: Story) -> Iterator[rows.BlockRow]:
    """Blocks, which tile the text."""
    for block in story.edition.blocks:
        source = rows.SourceRow(file=block.source.file, element=block.source.element)
        yield rows.BlockRow(
            start=block.start, end=block.end, kind=block.kind, role=block.role, label=block.label, source=source
        )


def chapter_rows(story: Story, *, with_titles: bool = True) -> Iterator[rows.ChapterRow]:
    """Numbered sections, in text order."""
    for section in story.segmentation.sections:
        if section.number > 0 and section.kind != "part":
            title = section.title if with_titles else ""
            yield rows.ChapterRow(start=section.start, end=section.end, title=title)


def paragraph_rows(story: Story) -> Iterator[rows.ParagraphRow]:
    """Paragraphs of the story."""
    for paragraph in story.segmentation.paragraphs:
        yield rows.ParagraphRow(start=paragraph.start, end=paragraph.end, restored=paragraph.restored)


def paratext_rows(story: Story) -> Iterator[rows.ParatextRow]:
    """What is not story."""
    for paratext in story.segmentation.paratext:
        yield rows.ParatextRow(start=paratext.start, end=paratext.end, kind=paratext.kind)


def boundary_rows(story: Story) -> Iterator[rows.BoundaryRow]:
    """Boundaries given back to a text that had lost them."""
    for number, boundary in enumerate(story.segmentation.boundaries, start=1):
        yield rows.BoundaryRow(
            id=f"b{number}", **claim_keys(story, boundary, boundary.start), start=boundary.start, opens=boundary.opens
        )


def mark_rows(story: Story) -> Iterator[rows.MarkStyleRow]:
    """How each chapter marks its speech."""
    for style in story.quotations.styles:
        yield rows.MarkStyleRow(
            start=style.start,
            end=style.end,
            opens=style.style,
            style=style.manner,
            others=style.others,
            chosen=style.chosen,
        )


def character_rows(story: Story) -> Iterator[rows.CharacterRow]:
    """The cast by importance."""
    for character in story.cast.characters:
        yield rows.CharacterRow(
            id=character.id,
            **claim_keys(story, character, character.evidence[0].start if character.evidence else 0),
            name=character.name,
            aliases=tuple((alias.name, alias.count) for alias in character.aliases),
            narrator=character.narrator,
            pronouns=character.pronouns,
            importance=round(character.importance, 4),
            mentions=character.mentions,
        )


def quote_rows(story: Story, min_confidence: float = SHOWN_FROM) -> Iterator[rows.QuoteRow]:
    """A row for each contiguous piece of each top-level quotation that is more than mere words."""
    speakers = {claim.quotation: claim for claim in story.attribution.speakers}
    addressees = {claim.quotation: claim for claim in story.attribution.addressees}
    for quotation in story.quotations.quotations:
        if quotation.parent is None and quotation.mode != "words":
            yield from _pieces(story, quotation, speakers, addressees, min_confidence)


def _pieces(
    story: Story,
    quotation: Quotation,
    speakers: dict[QuotationId, Speaker],
    addressees: dict[QuotationId, Addressee],
    min_confidence: float,
) -> Iterator[rows.QuoteRow]:
    assert quotation.mode != "words"
    speaker, addressee = speakers.get(quotation.id), addressees.get(quotation.id)
    claim = speaker or quotation
    shown: CharacterId | None = None
    candidates: tuple[tuple[CharacterId, float], ...] = ()
    if speaker is not None:
        shown = current(story, speaker.character) if speaker.confidence >= min_confidence else None
        candidates = ranked(story, speaker)
    heard: tuple[CharacterId, ...] = ()
    told: tuple[CharacterId, ...] = ()
    if addressee is not None and addressee.confidence >= min_confidence:
        told = _people(story, addressee.characters)
        heard = _people(story, (*addressee.characters, *addressee.listeners))
    for number, piece in enumerate(quotation.pieces, start=1):
        yield rows.QuoteRow(
            id=f"{quotation.id}.{number}",
            **claim_keys(story, claim, piece.start),
            start=piece.start,
            end=piece.end,
            speech=quotation.id,
            mode=quotation.mode,
            speaker=shown,
            addressees=heard,
            listeners=heard[len(told) :],
            candidates=candidates,
        )


def ranked(story: Story, speaker: Speaker) -> tuple[tuple[CharacterId, float], ...]:
    """Candidates for a speech, best first; the speaker itself is one of them."""
    weights: dict[CharacterId, float] = defaultdict(float)
    claimed = current(story, speaker.character)
    for id_, probability in speaker.candidates:
        character = current(story, id_)
        if character is not None:  # two that were merged since add up
            weights[character] += probability
    if claimed is not None and claimed not in weights:
        weights[claimed] = speaker.confidence
    # Sorting is stable: ties keep the order of the stage that ranked them.
    best_first = sorted(weights.items(), key=lambda candidate: -candidate[1])
    return tuple((character, round(min(probability, 1.0), 4)) for character, probability in best_first)


def entity_rows(story: Story) -> Iterator[rows.EntityRow]:
    """Names and noun phrases that are rather of a known kind than none; titles in a person's name apart too.

    The latter is how LitBank marks them.
    """
    for mention in story.mentions.mentions:
        if mention.form == "pronoun" or mention.kind is None or mention.confidence < _EVEN:
            continue
        kind: Literal["name", "noun"] = "name" if mention.form == "proper" else "noun"
        spans = {f"e{mention.id}": (mention.extent or Span(mention.start, mention.end), kind)}
        if mention.form == "proper" and mention.kind == "PER" and mention.number == "singular":
            for number, (start, end) in enumerate(titles_before(story.text[mention.start : mention.end])):
                spans[f"e{mention.id}t{number}"] = Span(mention.start + start, mention.start + end), "noun"
        for id_, (span, of) in spans.items():
            yield rows.EntityRow(
                id=id_,
                **claim_keys(story, mention, span.start),
                start=span.start,
                end=span.end,
                type=mention.kind,
                kind=of,
            )


def mention_rows(
    story: Story, meant: dict[MentionId, Reference], clusters: dict[MentionId, str]
) -> Iterator[rows.MentionRow]:
    """Mentions, with whom each means. The claim is the reference's where there is one, else the mention's."""
    # What "they" means, whoever it means says: people, or the hills.
    kinds: dict[str, EntityKind] = {}
    for mention in story.mentions.mentions:
        if mention.kind is not None and mention.id in clusters:
            kinds.setdefault(clusters[mention.id], mention.kind)
    for mention in story.mentions.mentions:
        if mention.id not in clusters:
            continue
        claim: Mention | Reference = meant.get(mention.id, mention)
        extent = mention.extent or Span(mention.start, mention.end)
        yield rows.MentionRow(
            id=mention.id,
            **claim_keys(story, claim, extent.start),
            start=extent.start,
            end=extent.end,
            cluster=clusters[mention.id],
            char=current(story, meant[mention.id].character) if mention.id in meant else None,
            kind=_KIND[mention.form],
            type=mention.kind or kinds.get(clusters[mention.id]),
        )


def _clusters(story: Story, meant: dict[MentionId, Reference]) -> dict[MentionId, str]:
    """The cluster of each mention; without those that are rather none and lead to nobody and nowhere."""
    places = {mention: place.id for place in story.places.places for mention in place.mentions}
    clusters: dict[MentionId, str] = {}
    for mention in story.mentions.mentions:
        reference = meant.get(mention.id)
        character = current(story, reference.character) if reference else None
        cluster = character or (reference.cluster if reference else None) or places.get(mention.id)
        if character or mention.id in places or mention.form == "pronoun" or mention.confidence >= _EVEN:
            clusters[mention.id] = cluster or mention.id
    return clusters


def _references(story: Story) -> dict[MentionId, Reference]:
    """Whom each mention means, of two claims on one the later, which knows more."""
    claims = (*story.cast.references, *story.attribution.references)
    return {reference.mention: reference for reference in claims}


def event_rows(story: Story, clusters: dict[MentionId, str]) -> Iterator[rows.EventRow]:
    """What happens, each with the clusters that have a part in it; by the grammar of its clause, subjects first."""
    for event in story.events.events:
        parts = (current(story, one.character) or clusters.get(one.mention) for one in event.participants)
        yield rows.EventRow(
            id=event.id,
            **claim_keys(story, event, event.start),
            start=event.start,
            end=event.end,
            realis=event.realis,
            participants=tuple(dict.fromkeys(filter(None, parts))),
        )


def time_rows(story: Story, *, with_words: bool = True) -> Iterator[TimeRow]:
    """Time expressions in text order; without `with_words`, no word of them: names, invented units, signals."""
    for time in story.times.expressions:
        yield TimeRow(
            id=time.id,
            **claim_keys(story, time, time.start),
            start=time.start,
            end=time.end,
            kind=time.kind,
            value=time.value,
            anchor=time.anchor,
            anchor_at=None if time.anchor_at is None else (time.anchor_at.start, time.anchor_at.end),
            direction=time.direction,
            modifier=time.modifier,
            quantity=time.quantity,
            most=time.most,
            unit=time.unit if with_words or time.value != _UNMEASURED else None,
            name=time.name if with_words else None,
            frequency=time.frequency,
            quantifier=time.quantifier,
            signal=time.signal if with_words else "",
            either_half=time.either_half,
        )


def _people(story: Story, ids: Iterable[CharacterId]) -> tuple[CharacterId, ...]:
    known = (current(story, id_) for id_ in ids)
    return tuple(dict.fromkeys(id_ for id_ in known if id_ is not None))
