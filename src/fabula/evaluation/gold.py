"""Hand-made gold for our own stories: read from a sidecar that quotes the text, checked against the text.

The format is described in `examples/README.md`. Everything in it is told by quoting, never by counting characters,
so that a person can write it in a plain editor. What is quoted is looked for in the text in order; what cannot be
found is an error that names the line. This module does not score: see `fabula.evaluation.examples`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import msgspec

from fabula.errors import GoldError
from fabula.evaluation.places import Finder, Marks, Written
from fabula.model.spans import Span
from fabula.model.speech import CueKind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LevelKind = Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
Pace = Literal["scene", "summary", "pause", "ellipsis"]
Opening = Literal["start", "chapter", "letter", "mark", "silent"]
Tense = Literal["past", "present", "mixed"]
NarratorPerson = Literal["first", "second", "third", "mixed"]

NOBODY = "nobody"
"""As `eyes`: the scene is told through nobody's."""
_STORY_KEYS = frozenset({
    "story", "title", "tense", "person", "marks", "inner_marks", "blind", "people", "not_people", "speeches", "nested",
    "words", "chapters", "notes", "scenes", "levels", "story_order",
})  # fmt: skip
_PERSON_KEYS = frozenset({"name", "aliases", "pronouns", "narrator", "group", "about"})
_SCENE_KEYS = frozenset({
    "opens", "why", "place", "time", "level", "how", "present", "remote", "mentioned", "spoken_of", "narrator",
    "eyes", "pace", "enters", "leaves",
})  # fmt: skip
_LEVEL_KEYS = frozenset({"kind", "how", "from", "to"})


class GoldPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the story, with every name the text gives them."""

    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    narrator: bool = False
    group: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Main name and aliases."""
        return (self.name, *self.aliases)


class GoldSpeech(msgspec.Struct, frozen=True, kw_only=True):
    """A speech, thought or quoted writing.

    Fields:
        speakers: usually one; several who speak with one voice; none when the text leaves it open.
        addressees: empty when the text leaves it open.
        marked: whether quotation marks (or a dash, or a name and colon) set it off; a thought in italics is not.
    """

    pieces: tuple[Span, ...]
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    cue: CueKind
    mode: Mode = "speech"
    marked: bool = True
    line: int = 0


class GoldScene(msgspec.Struct, frozen=True, kw_only=True):
    """A scene; `start` is the first character of the paragraph that opens it, `end` where the next one opens.

    Fields:
        eyes: through whose most of it is told, `NOBODY` for nobody's; None where a reader may doubt it.
        pace: how fast it is told; None where a reader may doubt it.
        enters, leaves: who comes or goes while it goes on; None in stories whose gold does not say.
    """

    number: int
    start: int
    end: int
    why: Opening
    place: str
    time: str
    level: LevelKind = "frame"
    how: str = ""
    narrator: str | None = None
    present: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()
    eyes: str | None = None
    pace: Pace | None = None
    enters: tuple[str, ...] | None = None
    leaves: tuple[str, ...] | None = None


class GoldLevel(msgspec.Struct, frozen=True, kw_only=True):
    """A flashback, flash-forward, tale or dream smaller than a scene."""

    start: int
    end: int
    kind: LevelKind
    how: str = ""


class GoldStory(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one story.

    Fields:
        unaccounted: opening marks in the text that no line of the gold explains; empty in sound gold.
        blind: written from a list of features alone, for first-run figures.
    """

    name: str
    text: str
    title: str
    tense: Tense
    person: NarratorPerson
    people: tuple[GoldPerson, ...]
    not_people: tuple[str, ...]
    speeches: tuple[GoldSpeech, ...]
    nested: tuple[GoldSpeech, ...]
    words: tuple[Span, ...]
    chapters: tuple[Span, ...]
    scenes: tuple[GoldScene, ...]
    levels: tuple[GoldLevel, ...]
    story_order: tuple[int, ...]
    notes: Span | None = None
    unaccounted: tuple[Span, ...] = ()
    blind: bool = False


def story_file(folder: Path) -> Path:
    """The story that the sidecar in `folder` describes."""
    sidecar = folder / "gold.yml"
    return folder / str(_mapping(_load(sidecar), sidecar)["story"])


def read_gold(folder: Path, text: str) -> GoldStory:
    """The gold of the story in `folder`, every quotation of it found in `text` (the edition's text).

    Raises:
        GoldError: the sidecar is not as examples/README.md says, or quotes words that are not in the text.
    """
    sidecar = folder / "gold.yml"
    return _Reader(sidecar, text).read(_mapping(_load(sidecar), sidecar))


class _Reader:
    """One sidecar being read."""

    def __init__(self, sidecar: Path, text: str) -> None:
        self.sidecar = sidecar
        self.text = text

    def fail(self, message: str, at: object) -> GoldError:
        line = at.line if isinstance(at, Written) and hasattr(at, "line") else 1
        return GoldError(f"{self.sidecar}:{line}: {message}")

    def read(self, data: dict[str, Any]) -> GoldStory:
        self.keys(data, _STORY_KEYS)
        marks = Marks(self.strings(data, "marks"), self.strings(data, "inner_marks"))
        people = tuple(self.person(row) for row in self.rows(data, "people"))
        names = {person.name for person in people}
        if len(names) < len(people):
            raise self.fail("two people have the same main name", Written(""))
        finder = Finder(self.text, marks, self.fail)
        speeches = tuple(self.speeches(data, "speeches", finder, names))
        nested = tuple(self.speeches(data, "nested", finder.inside([s.pieces for s in speeches]), names))
        words = tuple(finder.words(self.strings(data, "words")))
        notes = next(iter(finder.paragraphs(self.strings(data, "notes"))), None)
        scenes = self.scenes(data, finder, names, notes.start if notes else len(self.text))
        explained = [piece for speech in (*speeches, *nested) for piece in speech.pieces]
        return GoldStory(
            name=self.sidecar.parent.name,
            text=self.text,
            title=data.get("title", "?"),
            tense=self.one_of(data, "tense", Tense),
            person=self.one_of(data, "person", NarratorPerson),
            people=people,
            not_people=tuple(self.strings(data, "not_people")),
            speeches=speeches,
            nested=nested,
            words=words,
            chapters=tuple(finder.paragraphs(self.strings(data, "chapters"))),
            scenes=scenes,
            levels=tuple(self.level(row, finder) for row in self.rows(data, "levels")),
            story_order=self.order(data, len(scenes)),
            notes=Span(notes.start, len(self.text)) if notes else None,
            unaccounted=tuple(finder.unaccounted([*explained, *words])),
            blind=data.get("blind", "no") == "yes",
        )

    def person(self, row: dict[str, Any]) -> GoldPerson:
        self.keys(row, _PERSON_KEYS)
        return GoldPerson(
            name=self.need(row, "name", "people"),
            aliases=tuple(map(str, self.strings(row, "aliases"))),
            pronouns=row.get("pronouns"),
            narrator=row.get("narrator", "no") == "yes",
            group=row.get("group", "no") == "yes",
        )

    def speeches(self, data: dict[str, Any], key: str, finder: Finder, names: set[str]) -> Iterable[GoldSpeech]:
        for written in self.strings(data, key):
            parts = [part.strip() for part in written.split(" | ")]
            if len(parts) not in {3, 4}:
                raise self.fail("a speech is: words | speaker > addressees | cue [| mode]", written)
            if " > " not in parts[1]:
                raise self.fail(
                    f'"{parts[1]}" names no addressees: write "speaker > addressees" or "speaker > ?"', written
                )
            by, to = parts[1].split(" > ")
            cue, mode = parts[2], parts[3] if len(parts) == 4 else "speech"
            if cue not in get_args(CueKind) or mode not in get_args(Mode):
                raise self.fail(f'"{cue}", "{mode}" is no way to tell a speech', written)
            pieces, marked = finder.speech(parts[0], written, loose=mode != "speech")
            yield GoldSpeech(
                pieces=pieces,
                speakers=self.known(by.split(" & "), names, written),
                addressees=self.known(to.split(", "), names, written),
                cue=cast("CueKind", cue),
                mode=cast("Mode", mode),
                marked=marked,
                line=written.line,
            )

    def scenes(self, data: dict[str, Any], finder: Finder, names: set[str], end: int) -> tuple[GoldScene, ...]:
        if "scenes" not in data:  # of a story to learn speakers from nobody need tell more
            return ()
        rows = list(self.rows(data, "scenes"))
        if not rows:
            raise self.fail("there are no scenes; a story has one at least", Written(""))
        starts = [place.start for place in finder.paragraphs([self.need(row, "opens", "scenes") for row in rows])]
        return tuple(
            self.scene(row, number, start, following, names)
            for number, (row, start, following) in enumerate(zip(rows, starts, [*starts[1:], end], strict=True), 1)
        )

    def scene(self, row: dict[str, Any], number: int, start: int, end: int, names: set[str]) -> GoldScene:
        self.keys(row, _SCENE_KEYS)
        people = {
            key: self.known(self.strings(row, key), names, row["opens"])
            for key in ("present", "remote", "mentioned", "spoken_of")
        }
        eyes = row.get("eyes")
        if eyes is not None and eyes != NOBODY:
            self.known([eyes], names, eyes)
        comings = {
            key: self.known(self.strings(row, key), names, row["opens"]) if key in row else None
            for key in ("enters", "leaves")
        }
        return GoldScene(
            number=number,
            start=start,
            end=end,
            why=self.one_of(row, "why", Opening),
            place=str(row.get("place", "?")),
            time=str(row.get("time", "?")),
            level=self.one_of(row, "level", LevelKind, "frame"),
            how=str(row.get("how", "")),
            narrator=row.get("narrator"),
            present=people["present"],
            remote=people["remote"],
            mentioned=people["mentioned"],
            spoken_of=people["spoken_of"],
            eyes=None if eyes is None else str(eyes),
            pace=self.one_of(row, "pace", Pace) if "pace" in row else None,
            enters=comings["enters"],
            leaves=comings["leaves"],
        )

    def level(self, row: dict[str, Any], finder: Finder) -> GoldLevel:
        self.keys(row, _LEVEL_KEYS)
        place = finder.stretch(self.need(row, "from", "levels"), self.need(row, "to", "levels"))
        kind = self.one_of(row, "kind", LevelKind)
        return GoldLevel(start=place.start, end=place.end, kind=kind, how=str(row.get("how", "")))

    def order(self, data: dict[str, Any], count: int) -> tuple[int, ...]:
        written = self.strings(data, "story_order")
        order = tuple(int(number) for number in written)
        if sorted(order) != list(range(1, count + 1)):
            raise self.fail(f"story_order must hold each scene from 1 to {count} once", written[0] if written else "")
        return order

    def known(self, written: Iterable[str], names: set[str], at: Written) -> tuple[str, ...]:
        people = tuple(name.strip() for name in written if name.strip() != "?")
        for name in people:
            if name not in names:
                raise self.fail(f'"{name}" is no main name under people', at)
        return people

    def keys(self, row: dict[str, Any], allowed: frozenset[str]) -> None:
        for key in row:
            if key not in allowed:
                raise self.fail(f'"{key}" is not known here; known are {", ".join(sorted(allowed))}', key)

    def need(self, row: dict[str, Any], key: str, where: str) -> Written:
        value = row.get(key)
        if not isinstance(value, Written):
            raise self.fail(f'each of {where} needs a line "{key}:"', next(iter(row), ""))
        return value

    def one_of(self, row: dict[str, Any], key: str, kinds: Any, default: str | None = None) -> Any:  # noqa: ANN401
        value = row.get(key, default)
        if value not in get_args(kinds):
            at = value if value is not None else next(iter(row), "")
            raise self.fail(f'{key} is "{value or ""}"; it can be {", ".join(get_args(kinds))}', at)
        return str(value)

    def rows(self, data: dict[str, Any], key: str) -> Iterable[dict[str, Any]]:
        for row in data.get(key, []):
            if not isinstance(row, dict):
                raise self.fail(f"each of {key} is a group of lines with a colon in each", row)
            yield row

    def strings(self, data: dict[str, Any], key: str) -> list[Written]:
        value = data.get(key, [])
        if isinstance(value, Written):
            return [value]
        if not isinstance(value, list) or not all(isinstance(item, Written) for item in value):
            raise self.fail(f"{key} is a list of words; put words that hold a colon in quotation marks", Written(""))
        return value


def _load(sidecar: Path) -> Any:  # noqa: ANN401  # what YAML holds
    import yaml  # noqa: PLC0415  # a tool of developers, not needed to read stories

    try:
        return _written(yaml.compose(sidecar.read_text(encoding="utf-8"), yaml.SafeLoader))
    except OSError as error:
        raise GoldError(f"{sidecar}: {error.strerror}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise GoldError(f"{sidecar}:{line}: {error.problem}") from error


def _written(node: Any) -> Any:  # noqa: ANN401  # a node of YAML; every leaf stays a string, so that "No" is no False
    if hasattr(node, "value") and isinstance(node.value, str):
        written = Written(node.value)
        written.line = node.start_mark.line + 1
        return written
    if node is not None and node.id == "sequence":
        return [_written(child) for child in node.value]
    return {_written(key): _written(value) for key, value in node.value} if node is not None else {}


def _mapping(data: Any, sidecar: Path) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(data, dict) or "story" not in data:
        raise GoldError(f'{sidecar}: no "story:" line', way_out="examples/README.md shows a whole sidecar")
    return data
