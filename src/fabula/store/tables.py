"""Which tables hold which layer of a story, and how they are filled and read."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from fabula.model.decisions import Decision, Decisions, StandingDecision
from fabula.model.happenings import Event, Events, Participant
from fabula.model.people import Alias, Cast, Character, Mention, Mentions, Reference
from fabula.model.places import Place, Places, Presence
from fabula.model.scenes import Level, Scene, Scenes, Telling
from fabula.model.spans import Spans
from fabula.model.speech import Addressee, Attribution, MarkStyle, Quotation, Quotations, Speaker
from fabula.model.text import (
    Block,
    Boundary,
    Break,
    Edition,
    Metadata,
    Paragraph,
    Paratext,
    Section,
    Segmentation,
    SeriesPart,
    TagKind,
    Words,
)
from fabula.model.time import TimeExpression, Times
from fabula.store.rows import Table, to_json
from fabula.store.timeline_tables import write_timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from fabula.model.story import Story

BLOCK = Table("block", Block)
SECTION = Table("section", Section)
PARAGRAPH = Table("paragraph", Paragraph, also=("text",))
BREAK = Table("break", Break)
PARATEXT = Table("paratext", Paratext)
BOUNDARY = Table("boundary", Boundary)
QUOTATION = Table("quotation", Quotation, without=("pieces",), also=("text",))
MARK_STYLE = Table("mark_style", MarkStyle)
MENTION = Table("mention", Mention)
CHARACTER = Table("character", Character, without=("aliases",))
ALIAS = Table("alias", Alias, also=("character",))
REFERENCE = Table("reference", Reference, also=("layer",))
SPEAKER = Table("speaker", Speaker)
ADDRESSEE = Table("addressee", Addressee)
PLACE = Table("place", Place)
PRESENCE = Table("presence", Presence, also=("text",))
SCENE = Table("scene", Scene)
LEVEL = Table("level", Level)
TELLING = Table("telling", Telling)
EVENT = Table("event", Event, without=("participants",), also=("text",))
PARTICIPANT = Table("participant", Participant, also=("event",))
TIME_EXPRESSION = Table("time_expression", TimeExpression, also=("text",))
DECISION = Table("decision", Decision)
STANDING = Table("standing_decision", StandingDecision)


def _clear(connection: sqlite3.Connection, *names: str) -> None:
    for name in names:
        connection.execute(f'DELETE FROM "{name}"')  # noqa: S608  # our own names


def write_edition(connection: sqlite3.Connection, story: Story) -> None:
    """Text, blocks and what the source says of itself."""
    _clear(connection, "edition", "block")
    edition, metadata = story.edition, story.edition.metadata
    connection.execute(
        "INSERT INTO edition VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            metadata.title,
            to_json(metadata.authors),
            edition.language,
            metadata.language,
            metadata.source_format,
            metadata.source_name,
            metadata.encoding,
            to_json(metadata.more),
            edition.sha256,
            edition.text,
            to_json(metadata.series),
            to_json(metadata.tags),
        ),
    )
    BLOCK.write(connection, edition.blocks)


def read_edition(connection: sqlite3.Connection) -> Edition:
    """The edition as it was."""
    row = connection.execute(
        "SELECT title, authors, language, stated_language, source_format, source_name, encoding, more, sha256, text,"
        " series, tags"
        " FROM edition"
    ).fetchone()
    title, authors, language, stated, source_format, source_name, encoding, more, sha256, text, series, tags = row
    metadata = Metadata(
        title=title,
        authors=msgspec.json.decode(authors, type=tuple[str, ...]),
        series=msgspec.json.decode(series, type=tuple[SeriesPart, ...]),
        tags=msgspec.json.decode(tags, type=dict[TagKind, tuple[str, ...]]),
        language=stated,
        source_format=source_format,
        source_name=source_name,
        encoding=encoding,
        more=msgspec.json.decode(more, type=dict[str, str]),
    )
    return Edition(text=text, sha256=sha256, language=language, blocks=BLOCK.read(connection), metadata=metadata)


def write_words(connection: sqlite3.Connection, story: Story) -> None:
    """Tokens as two columns of numbers: as rows they would outweigh everything else."""
    _clear(connection, "token")
    tokens = story.words.tokens
    connection.execute("INSERT INTO token VALUES (1, ?, ?)", (_packed(tokens.starts), _packed(tokens.ends)))


def read_words(connection: sqlite3.Connection) -> Words:
    """The tokens."""
    starts, ends = connection.execute("SELECT starts, ends FROM token").fetchone()
    return Words(tokens=Spans(_unpacked(starts), _unpacked(ends)))


def _packed(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column = array("I", column)
        column.byteswap()
    return zlib.compress(column.tobytes(), 1)


def _unpacked(data: bytes) -> array[int]:
    column = array("I")
    column.frombytes(zlib.decompress(data))
    if sys.byteorder == "big":
        column.byteswap()
    return column


def write_segmentation(connection: sqlite3.Connection, story: Story) -> None:
    """Sections, paragraphs with their words (for people who open the file with SQL), sentences."""
    _clear(connection, "section", "paragraph", "sentence", "break", "paratext", "boundary")
    segmentation, text = story.segmentation, story.text
    SECTION.write(connection, segmentation.sections)
    paragraphs = segmentation.paragraphs
    PARAGRAPH.write(connection, paragraphs, ((text[one.start : one.end],) for one in paragraphs))
    sentences = segmentation.sentences
    connection.executemany(
        'INSERT INTO sentence (start, "end") VALUES (?, ?)', zip(sentences.starts, sentences.ends, strict=True)
    )
    BREAK.write(connection, segmentation.breaks)
    PARATEXT.write(connection, segmentation.paratext)
    BOUNDARY.write(connection, segmentation.boundaries)
    connection.execute("INSERT INTO paragraph_fts (paragraph_fts) VALUES ('rebuild')")


def read_segmentation(connection: sqlite3.Connection) -> Segmentation:
    """The structure of the text."""
    return Segmentation(
        sections=SECTION.read(connection),
        paragraphs=PARAGRAPH.read(connection),
        sentences=Spans.of(connection.execute('SELECT start, "end" FROM sentence ORDER BY row')),
        breaks=BREAK.read(connection),
        paratext=PARATEXT.read(connection),
        boundaries=BOUNDARY.read(connection),
    )


def write_quotations(connection: sqlite3.Connection, story: Story) -> None:
    """Quotations with their words, and their pieces."""
    _clear(connection, "quotation", "piece", "mark_style")
    quotations, text = story.quotations.quotations, story.text
    words = ((" ".join(text[piece.start : piece.end] for piece in quotation.pieces),) for quotation in quotations)
    QUOTATION.write(connection, quotations, words)
    connection.executemany(
        'INSERT INTO piece (quotation, start, "end") VALUES (?, ?, ?)',
        ((quotation.id, piece.start, piece.end) for quotation in quotations for piece in quotation.pieces),
    )
    MARK_STYLE.write(connection, story.quotations.styles)
    connection.execute("INSERT INTO speech_fts (speech_fts) VALUES ('rebuild')")


def read_quotations(connection: sqlite3.Connection) -> Quotations:
    """Quotations with their pieces."""
    pieces: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for quotation, start, end in connection.execute('SELECT quotation, start, "end" FROM piece ORDER BY row'):
        pieces[quotation].append((start, end))
    records = QUOTATION.records(connection)
    for record in records:
        record["pieces"] = pieces[record["id"]]
    return Quotations(quotations=QUOTATION.made_of(records), styles=MARK_STYLE.read(connection))


def write_mentions(connection: sqlite3.Connection, story: Story) -> None:
    """Mentions."""
    _clear(connection, "mention")
    MENTION.write(connection, story.mentions.mentions)


def read_mentions(connection: sqlite3.Connection) -> Mentions:
    """Mentions."""
    return Mentions(mentions=MENTION.read(connection))


def _write_references(connection: sqlite3.Connection, layer: str, references: tuple[Reference, ...]) -> None:
    connection.execute("DELETE FROM reference WHERE layer = ?", (layer,))
    REFERENCE.write(connection, references, ((layer,) for _ in references))


def _read_references(connection: sqlite3.Connection, layer: str) -> tuple[Reference, ...]:
    return REFERENCE.read(connection, f"WHERE layer = '{layer}'")


def write_cast(connection: sqlite3.Connection, story: Story) -> None:
    """Characters, their names, and whom each mention means."""
    _clear(connection, "character", "alias", "redirect")
    characters = story.cast.characters
    CHARACTER.write(connection, characters)
    pairs = [(alias, (character.id,)) for character in characters for alias in character.aliases]
    ALIAS.write(connection, (alias for alias, _ in pairs), (owner for _, owner in pairs))
    connection.executemany("INSERT INTO redirect VALUES (?, ?)", sorted(story.cast.redirects.items()))
    _write_references(connection, "cast", story.cast.references)


def read_cast(connection: sqlite3.Connection) -> Cast:
    """The cast."""
    aliases: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    owners = connection.execute("SELECT character FROM alias ORDER BY row")
    for (owner,), record in zip(owners, ALIAS.records(connection), strict=True):
        aliases[owner].append(record)
    records = CHARACTER.records(connection)
    for record in records:
        record["aliases"] = aliases[record["id"]]
    return Cast(
        characters=CHARACTER.made_of(records),
        references=_read_references(connection, "cast"),
        redirects=dict(connection.execute("SELECT old, new FROM redirect ORDER BY old")),
    )


def write_attribution(connection: sqlite3.Connection, story: Story) -> None:
    """Speakers, addressees and the references inside speech."""
    _clear(connection, "speaker", "addressee")
    SPEAKER.write(connection, story.attribution.speakers)
    ADDRESSEE.write(connection, story.attribution.addressees)
    _write_references(connection, "attribution", story.attribution.references)


def read_attribution(connection: sqlite3.Connection) -> Attribution:
    """Speakers, addressees and the references inside speech."""
    return Attribution(
        speakers=SPEAKER.read(connection),
        addressees=ADDRESSEE.read(connection),
        references=_read_references(connection, "attribution"),
    )


def write_scenes(connection: sqlite3.Connection, story: Story) -> None:
    """Scenes, the levels on which they are told, and how the main story is told."""
    _clear(connection, "scene", "level", "telling")
    SCENE.write(connection, story.scenes.scenes)
    LEVEL.write(connection, story.scenes.levels)
    TELLING.write(connection, () if story.scenes.telling is None else (story.scenes.telling,))


def read_scenes(connection: sqlite3.Connection) -> Scenes:
    """Scenes and levels."""
    return Scenes(
        scenes=SCENE.read(connection),
        levels=LEVEL.read(connection),
        telling=next(iter(TELLING.read(connection)), None),
    )


def write_places(connection: sqlite3.Connection, story: Story) -> None:
    """Places, and who is told of at one, with the words that tell it."""
    _clear(connection, "place", "presence")
    PLACE.write(connection, story.places.places)
    presence, text = story.places.presence, story.text
    PRESENCE.write(connection, presence, ((text[one.start : one.end],) for one in presence))


def read_places(connection: sqlite3.Connection) -> Places:
    """Places, and who is told of at one."""
    return Places(places=PLACE.read(connection), presence=PRESENCE.read(connection))


def write_events(connection: sqlite3.Connection, story: Story) -> None:
    """Events with the words that tell them, and who has a part in each."""
    _clear(connection, "event", "participant")
    events, text = story.events.events, story.text
    EVENT.write(connection, events, ((text[event.start : event.end],) for event in events))
    pairs = [(one, (event.id,)) for event in events for one in event.participants]
    PARTICIPANT.write(connection, (one for one, _ in pairs), (event for _, event in pairs))


def read_events(connection: sqlite3.Connection) -> Events:
    """Events with those who have a part in them."""
    participants: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    told = connection.execute("SELECT event FROM participant ORDER BY row")
    for (event,), record in zip(told, PARTICIPANT.records(connection), strict=True):
        participants[event].append(record)
    records = EVENT.records(connection)
    for record in records:
        record["participants"] = participants[record["id"]]
    return Events(events=EVENT.made_of(records))


def write_times(connection: sqlite3.Connection, story: Story) -> None:
    """Time expressions with their words."""
    _clear(connection, "time_expression")
    times, text = story.times.expressions, story.text
    TIME_EXPRESSION.write(connection, times, ((text[time.start : time.end],) for time in times))


def read_times(connection: sqlite3.Connection) -> Times:
    """Time expressions."""
    return Times(expressions=TIME_EXPRESSION.read(connection))


# By the field of a story. Paragraphs, quotations, events, times and presence repeat words of the text: a new edition
# rewrites them.
WRITERS: dict[str, Callable[[sqlite3.Connection, Story], None]] = {
    "edition": write_edition,
    "words": write_words,
    "segmentation": write_segmentation,
    "quotations": write_quotations,
    "mentions": write_mentions,
    "cast": write_cast,
    "attribution": write_attribution,
    "scenes": write_scenes,
    "events": write_events,
    "times": write_times,
    "places": write_places,
    "timeline": write_timeline,
}


def write_log(connection: sqlite3.Connection, log: tuple[Decision, ...]) -> None:
    """Adds the decisions that the file does not hold yet; rows already there stay as they are."""
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()
    DECISION.write(connection, (decision for decision in log if decision.number > last))


def read_log(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Every decision ever made, in order."""
    return DECISION.read(connection, order="number")


def write_decisions(connection: sqlite3.Connection, story: Story) -> None:
    """What is in force in this text, what is orphaned, and the notes."""
    _clear(connection, "standing_decision", "orphan", "note")
    STANDING.write(connection, story.decisions.standing)
    connection.executemany("INSERT INTO orphan VALUES (?)", ((one.number,) for one in story.decisions.orphans))
    connection.executemany("INSERT INTO note (text) VALUES (?)", ((note,) for note in story.notes))


def read_decisions(connection: sqlite3.Connection, log: tuple[Decision, ...]) -> Decisions:
    """What is in force in this text, and what is orphaned."""
    orphans = {number for (number,) in connection.execute("SELECT number FROM orphan")}
    return Decisions(standing=STANDING.read(connection), orphans=tuple(one for one in log if one.number in orphans))


def read_notes(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What puzzled a stage."""
    return tuple(text for (text,) in connection.execute("SELECT text FROM note ORDER BY row"))
