"""Rows of the interchange JSON (schema 1): what each list holds, key by key, in the order written.

The JSON Schema in the docs is made from these classes, so a field here is a promise.
"Position" and "offset" mean code points of the text.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

SCHEMA = 1

Offset = Annotated[int, msgspec.Meta(ge=0)]
Interval = tuple[Offset, Offset]
Probability = Annotated[float, msgspec.Meta(ge=0, le=1)]
Valence = Annotated[float, msgspec.Meta(ge=-1, le=1)]
EntityType = Literal["PER", "FAC", "GPE", "LOC", "VEH", "ORG"]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Any row."""


class ClaimRow(Row, frozen=True, kw_only=True):
    """A row that says something inferred: what decided it, how sure, why, by whom, and where it stands for people."""

    id: str
    evidence: tuple[Interval, ...]
    confidence: Probability
    reason: str
    source: str
    address: str


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
    """A name or noun phrase that means a person, place, vehicle or organisation; may be nested."""

    start: Offset
    end: Offset
    type: EntityType
    kind: Literal["name", "noun"]


class MentionRow(ClaimRow, frozen=True, kw_only=True):
    """A reference. `cluster` is any entity (the mention's own id when linked to nothing), `char` one of the cast."""

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


class WhyRow(Row, frozen=True, kw_only=True):
    """Something inferred inside another row: what decided it, how sure, and why."""

    evidence: tuple[Interval, ...]
    confidence: Probability
    reason: str


class MoveRow(WhyRow, frozen=True, kw_only=True):
    """From where in the text a scene plays at a place."""

    start: Offset
    place: str


class ViewpointRow(WhyRow, frozen=True, kw_only=True):
    """Through whose eyes a stretch of a scene is told; null: through nobody's."""

    start: Offset
    end: Offset
    char: str | None


class ComingRow(WhyRow, frozen=True, kw_only=True):
    """Somebody who enters or leaves while a scene goes on."""

    start: Offset
    char: str
    way: Literal["enters", "leaves"]


class SettingRow(Row, frozen=True, kw_only=True):
    """Where and when a scene plays: the place where most of it does, and a TIMEX3 value."""

    place: str | None
    time: str | None
    moves: tuple[MoveRow, ...]
    part_of_day: Literal["dawn", "morning", "noon", "afternoon", "evening", "night"] | None
    season: Literal["spring", "summer", "autumn", "winter"] | None
    date: str | None


class LevelOfScene(Row, frozen=True, kw_only=True):
    """How a scene is embedded in the telling; `id` of the row of `levels` that says why, null in the frame."""

    kind: Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
    depth: Offset
    id: str | None


class Minutes(Row, frozen=True, kw_only=True):
    """Bounds in minutes of story time; null is unknown."""

    min: float | None
    max: float | None


class Days(Row, frozen=True, kw_only=True):
    """Bounds in days of story time; null is open."""

    min: int | None
    max: int | None


class WhenRow(WhyRow, frozen=True, kw_only=True):
    """When a scene happens: `day` bounds the number of its day (1 is that of the main story's first scene).

    `likely` is where fabula puts it, `supposed` when more than the words says so; days of one `run` can be compared.
    `departs` says that it happened "earlier" than scenes told before it, or is told ahead ("later"); `anchor` is the
    sentence that says so.
    """

    source: str
    day: Days
    likely: int | None
    supposed: bool
    run: Offset
    date: str | None
    weekday: Annotated[int, msgspec.Meta(ge=1, le=7)] | None
    departs: Literal["earlier", "later"] | None
    anchor: Interval | None


class SceneRow(ClaimRow, frozen=True, kw_only=True):
    """A stretch of story told in one go; `told` and `story` are its places in the two orders, from 1."""

    start: Offset
    end: Offset
    why: str
    setting: SettingRow
    present: tuple[str, ...]
    mentioned: tuple[str, ...]
    spoken_of: tuple[str, ...]
    remote: tuple[str, ...]
    viewpoint: str | None
    viewpoints: tuple[ViewpointRow, ...]
    comings: tuple[ComingRow, ...]
    pace: Literal["scene", "summary", "pause", "ellipsis"]
    told: Offset
    story: Offset | None
    level: LevelOfScene | None
    begins: Minutes
    duration: Minutes
    when: WhenRow | None


class TellingRow(ClaimRow, frozen=True, kw_only=True):
    """How the main story is told: its tense and its person."""

    tense: Literal["past", "present"] | None
    person: Literal["first", "second", "third"]


class LevelRow(ClaimRow, frozen=True, kw_only=True):
    """A flashback, tale, letter or dream: smaller than a scene, or (`whole`) of one scene or several."""

    start: Offset
    end: Offset
    kind: Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
    depth: Offset
    scene: str
    anchor: Interval
    whole: bool
    tense: Literal["past", "present"] | None
    parent: str | None


class PlaceRow(ClaimRow, frozen=True, kw_only=True):
    """A place and the place that holds it; `names` with how often each stands in the text."""

    name: str
    names: tuple[tuple[str, int], ...]
    parent: str | None
    why_parent: WhyRow | None
    kind: Literal["FAC", "GPE", "LOC", "VEH"]


class PresenceRow(ClaimRow, frozen=True, kw_only=True):
    """A character at a place; both are cluster ids."""

    char: str
    place: str
    relation: Literal["in", "near", "to", "from", "thru", "none"]
    start: Offset
    end: Offset
    span: Literal["punctual", "habitual"]
    tense: Literal["ongoing", "past"]
    char_span: Interval
    place_span: Interval


class TimeRow(ClaimRow, frozen=True, kw_only=True):
    """A time expression (TIMEX3): its value, what it is told from and on which side of that it lies.

    `anchor_at` are the words it is told from, where they are known. `quantity` is how many units, how far, or the
    number in a row, `most` the larger of two numbers; `unit` may be invented. `frequency` is how often in each value.
    `signal` is the word before ("since"). `either_half` marks an hour that may be of the morning or of the afternoon.
    """

    start: Offset
    end: Offset
    kind: Literal["date", "time", "duration", "set"]
    value: str
    anchor: Literal["narration", "speech", "expression", "event", "birth"] | None
    anchor_at: Interval | None
    direction: Literal["before", "same", "after"] | None
    modifier: str | None
    quantity: float | None
    most: float | None
    unit: str | None
    name: str | None
    frequency: float | None
    quantifier: str | None
    signal: str
    either_half: bool


class MomentRow(ClaimRow, frozen=True, kw_only=True):
    """A point of story time that the telling comes to; `times` are ids of rows of `times`, `minute` is of the day."""

    start: Offset
    scene: str
    times: tuple[str, ...]
    day: Days
    likely: int | None
    supposed: bool
    minute: Minutes


class LinkRow(ClaimRow, frozen=True, kw_only=True):
    """How many days lie between two moments (TLINK); `origin` null: 1 January of the year 1."""

    origin: str | None
    target: str
    kind: Literal["distance", "date", "weekday", "order", "level", "age", "user"]
    days: Days
    supposed: bool


class BirthRow(ClaimRow, frozen=True, kw_only=True):
    """Bounds of the day on which somebody was born, by an age that is told."""

    char: str
    day: Days


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
    telling: tuple[TellingRow, ...]
    scenes: tuple[SceneRow, ...]
    levels: tuple[LevelRow, ...]
    places: tuple[PlaceRow, ...]
    presence: tuple[PresenceRow, ...]
    times: tuple[TimeRow, ...]
    moments: tuple[MomentRow, ...]
    links: tuple[LinkRow, ...]
    births: tuple[BirthRow, ...]
    relations: tuple[RelationRow, ...]
    groups: tuple[GroupRow, ...]
    states: tuple[StateRow, ...]
    tone: tuple[ToneRow, ...]
    objects: tuple[ObjectRow, ...]
    findings: tuple[FindingRow, ...]
