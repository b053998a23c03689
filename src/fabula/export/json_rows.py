"""Rows of the interchange JSON (schema 1): what each list holds, key by key, in the order written.

Those on scenes, places and time have a file of their own, `json_scene_rows`.
The JSON Schema in the docs is made from these classes, so a field here is a promise.
"Position" and "offset" mean code points of the text.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from fabula.export import json_scene_rows as told  # noqa: TC001  # msgspec reads it when it encodes
from fabula.export.json_row import ClaimRow, Interval, Offset, Probability, Row

SCHEMA = 1

Valence = Annotated[float, msgspec.Meta(ge=-1, le=1)]
EntityType = Literal["PER", "FAC", "GPE", "LOC", "VEH", "ORG"]


class SourceRow(Row, frozen=True, kw_only=True):
    """Where a block stands in what was read."""

    file: str
    element: str


class SeriesRow(Row, frozen=True, kw_only=True):
    """A series the work belongs to, and its place there as stated."""

    name: str
    part: str


class TaggedRow(Row, frozen=True, kw_only=True):
    """A name among the tags and who bears it, or a person whom no tag names; either may be null, never both."""

    standing: Literal["tagged", "tagged only", "untagged"]
    tag: str | None
    char: str | None


class MetadataRow(Row, frozen=True, kw_only=True):
    """What the source says of itself; `tags` by their kind, `more` by name and empty with --no-text.

    `tagged` holds the tags for people against the cast; it is empty where nobody is tagged.
    """

    authors: tuple[str, ...]
    series: tuple[SeriesRow, ...]
    tags: dict[str, tuple[str, ...]]
    tagged: tuple[TaggedRow, ...]
    stated_language: str | None
    source_format: str
    more: dict[str, str]


class BlockRow(Row, frozen=True, kw_only=True):
    """A run of the text as its source cut it; blocks tile the text."""

    start: Offset
    end: Offset
    kind: Literal["paragraph", "heading", "break", "verse", "blank"]
    role: str
    label: str | None
    source: SourceRow


class ChapterRow(Row, frozen=True, kw_only=True):
    """A chapter; `title` is empty where it has none, and always with --no-text."""

    start: Offset
    end: Offset
    title: str


class ParagraphRow(Row, frozen=True, kw_only=True):
    """A paragraph; `restored` when the source did not mark it."""

    start: Offset
    end: Offset
    restored: bool


class ParatextRow(Row, frozen=True, kw_only=True):
    """Words that are not story: title page, contents, notes, licence."""

    start: Offset
    end: Offset
    kind: str


class BoundaryRow(ClaimRow, frozen=True, kw_only=True):
    """A boundary that the source had lost and the reading gave back: where, and what begins there."""

    start: Offset
    opens: Literal["paragraph", "scene", "chapter", "note"]


class MarkStyleRow(Row, frozen=True, kw_only=True):
    """How a stretch of the text, as a rule a chapter, marks speech.

    `opens` is the sign that opens most of its speech (— for dashes, : for a script, "italic" or "q" for its look),
    `style` the manner it belongs to, `others` other signs that open some of it, `chosen` whether the user said so.
    """

    start: Offset
    end: Offset
    opens: str
    style: str
    others: tuple[str, ...]
    chosen: bool


class CharacterRow(ClaimRow, frozen=True, kw_only=True):
    """A member of the cast, by importance."""

    name: str
    aliases: tuple[tuple[str, Offset], ...]
    narrator: bool
    pronouns: str | None
    importance: Probability
    mentions: Offset


class QuoteRow(ClaimRow, frozen=True, kw_only=True):
    """One contiguous piece of a speech, thought or writing; rows of one speech share `speech`.

    Evidence, confidence, reason and source are those of the speaker claim, also where `speaker` is null; a quotation
    that has no speaker claim gives its own.

    `addressees` are all for whose ears it is, those spoken to before those who only listen; the latter are `listeners`
    too.
    """

    start: Offset
    end: Offset
    speech: str
    mode: Literal["speech", "thought", "writing"]
    speaker: str | None
    addressees: tuple[str, ...]
    listeners: tuple[str, ...]
    candidates: tuple[tuple[str, Probability], ...]


class EntityRow(ClaimRow, frozen=True, kw_only=True):
    """A name or noun phrase that means a person, place, vehicle or organisation, rather than none; may be nested."""

    start: Offset
    end: Offset
    type: EntityType
    kind: Literal["name", "noun"]


class MentionRow(ClaimRow, frozen=True, kw_only=True):
    """A reference. `cluster` is any entity (the mention's own id when linked to nothing), `char` one of the cast.

    A name or noun phrase that is rather no mention, and leads to nobody and nowhere, has no row.
    """

    start: Offset
    end: Offset
    cluster: str
    char: str | None
    kind: Literal["name", "noun", "pronoun"]
    type: EntityType | None


class EventRow(ClaimRow, frozen=True, kw_only=True):
    """Something told as having happened, by its trigger word; `participants` are clusters, who does it first."""

    start: Offset
    end: Offset
    realis: bool
    participants: tuple[str, ...]


class RelationRow(ClaimRow, frozen=True, kw_only=True):
    """The first is the `kind` of the second ("mother")."""

    between: tuple[str, str]
    kind: str
    category: Literal["familial", "social", "professional"]
    affinity: Valence | None
    changes: tuple[Offset, ...]
    since: Offset | None
    until: Offset | None


class GroupRow(ClaimRow, frozen=True, kw_only=True):
    """People who act as one."""

    name: str
    members: tuple[str, ...]


class StateRow(ClaimRow, frozen=True, kw_only=True):
    """What somebody feels, holds or knows."""

    holder: str
    dimension: Literal["feeling", "body", "mind", "possession", "whereabouts", "knowledge"]
    value: str
    valence: Valence | None
    intensity: Probability | None
    cue: Interval
    start: Offset
    end: Offset


class ToneRow(ClaimRow, frozen=True, kw_only=True):
    """How bright a sentence is."""

    start: Offset
    end: Offset
    valence: Valence


class HeldRow(Row, frozen=True, kw_only=True):
    """Who has an object, from where to where in the text."""

    char: str
    start: Offset
    end: Offset
    how: str


class ObjectRow(ClaimRow, frozen=True, kw_only=True):
    """A thing that changes hands."""

    name: str
    held: tuple[HeldRow, ...]


class SpanRow(Row, frozen=True, kw_only=True):
    """A place in the text."""

    start: Offset
    end: Offset


class FindingRow(ClaimRow, frozen=True, kw_only=True):
    """Two or more places that do not agree."""

    rule: str
    severity: str
    message: str
    places: Annotated[tuple[SpanRow, ...], msgspec.Meta(min_length=2)]
    status: str


class Export(Row, frozen=True, kw_only=True):
    """A whole story. Lists of layers that this fabula does not read yet are empty."""

    fabula: str
    schema: Literal[1]
    text_sha256: str
    title: str | None
    language: str
    metadata: MetadataRow
    text: str | msgspec.UnsetType = msgspec.UNSET
    blocks: tuple[BlockRow, ...]
    chapters: tuple[ChapterRow, ...]
    paragraphs: tuple[ParagraphRow, ...]
    paratext: tuple[ParatextRow, ...]
    boundaries: tuple[BoundaryRow, ...]
    marks: tuple[MarkStyleRow, ...]
    characters: tuple[CharacterRow, ...]
    quotes: tuple[QuoteRow, ...]
    entities: tuple[EntityRow, ...]
    mentions: tuple[MentionRow, ...]
    events: tuple[EventRow, ...]
    telling: tuple[told.TellingRow, ...]
    scenes: tuple[told.SceneRow, ...]
    levels: tuple[told.LevelRow, ...]
    places: tuple[told.PlaceRow, ...]
    presence: tuple[told.PresenceRow, ...]
    times: tuple[told.TimeRow, ...]
    moments: tuple[told.MomentRow, ...]
    links: tuple[told.LinkRow, ...]
    births: tuple[told.BirthRow, ...]
    relations: tuple[RelationRow, ...]
    groups: tuple[GroupRow, ...]
    states: tuple[StateRow, ...]
    tone: tuple[ToneRow, ...]
    objects: tuple[ObjectRow, ...]
    findings: tuple[FindingRow, ...]
