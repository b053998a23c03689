"""Decisions made from what the user points at: anchored in words of the text, so that they last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fabula.cli.pointing import normal
from fabula.errors import DecisionError, NoSuchThingError
from fabula.model.decisions import Anchor, Decision
from fabula.textual.anchoring import anchor_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.decisions import DecisionKind
    from fabula.model.people import Character, Mention, Reference
    from fabula.model.scenes import LevelKind, Scene
    from fabula.model.speech import Manner, Quotation
    from fabula.model.story import Story
    from fabula.model.text import Paragraph, Section

_WORDS = 80  # code points of the first words of a chapter, scene or paragraph, enough to find them again
_FORMS = {"proper": 0, "nominal": 1, "pronoun": 2}


def rename(story: Story, character: Character, name: str) -> Decision:
    """`character` is called `name` from now on."""
    name = " ".join(name.split())
    if not name:
        raise DecisionError("a name needs at least one letter")
    return _decision("rename", _held_by(story, character), value=name)


def merge(story: Story, first: Character, second: Character) -> Decision:
    """Both are one person; the first keeps its id and name."""
    if first.id == second.id:
        raise DecisionError(f"{first.name} ({first.id}) is one person already")
    places = (_held_by(story, character) for character in (first, second))
    return _decision("merge", *places)


def split(story: Story, character: Character, names: Sequence[str]) -> list[Decision]:
    """Of the names that `character` goes by, these are one other person's.

    Raises:
        DecisionError: one of them is none of the character's, or they are all that there are.
    """
    known = {_as_called(alias.name): alias.name for alias in character.aliases}
    wanted = [known.get(_as_called(name)) for name in names]
    if None in wanted:
        name = names[wanted.index(None)]
        listed = ", ".join(known.values()) or "no name at all"
        raise DecisionError(f"{character.name} does not go by {name!r}", way_out=f"the names are: {listed}")
    kept = [alias.name for alias in character.aliases if alias.name not in wanted]
    if not kept:
        raise DecisionError(f"{character.name} goes by no other name", way_out="leave one name to each of the two")
    keeps = _called(story, character, kept)
    first, *more = (_called(story, character, [name]) for name in dict.fromkeys(wanted) if name is not None)
    parted = [_decision("split", keeps, place) for place in (first, *more)]
    return [*parted, *(_decision("merge", first, place) for place in more)]


def nobody(story: Story, character: Character) -> Decision:
    """What was taken for `character` is no person."""
    return _decision("nobody", _held_by(story, character))


def speaker(story: Story, quotation: Quotation, who: Character | str | None) -> Decision:
    """`who` says `quotation`: one of the cast, a new person of that name, or None for unknown."""
    # One piece is enough to find it again, and the words between pieces are not its own.
    said = anchor_at(story.text, quotation.pieces[0].start, quotation.pieces[0].end)
    if who is None or isinstance(who, str):
        return _decision("speaker", said, value=who)
    if not any(reference.character == who.id for reference in _references(story)):
        return _decision("speaker", said, value=who.name)  # one the user brought in: the text never mentions them
    return _decision("speaker", said, _held_by(story, who))


def addressee(story: Story, quotation: Quotation, people: Sequence[Character]) -> Decision:
    """`quotation` is said to these of the cast; to nobody who can be told when there are none.

    Raises:
        NoSuchThingError: two of them are known by the user's word alone, and no decision can hold on to both.
    """
    said = anchor_at(story.text, quotation.pieces[0].start, quotation.pieces[0].end)
    mentioned = {reference.character for reference in _references(story)}
    others = [one for one in people if one.id not in mentioned]
    if len(others) > 1:
        raise NoSuchThingError(f"no place in the text mentions {others[0].name} or {others[1].name}")
    places = (_held_by(story, one) for one in people if one.id in mentioned)
    return _decision("addressee", said, *places, value=others[0].name if others else None)


def marks(story: Story, chapter: Section | None, manner: Manner | None) -> Decision:
    """`chapter` (None: the whole work) marks its speech in this manner; None has it found out again."""
    if chapter is None:
        return _decision("marks", value=manner)
    first = next(
        (one for one in story.segmentation.paragraphs if chapter.start <= one.start < chapter.end),
        None,
    )
    if first is None:
        raise NoSuchThingError(f"chapter {chapter.number} has no words")
    return _decision("marks", _first_words(story, first.start, first.end), value=manner)


def scene_break(story: Story, paragraph: Paragraph, *, opens: bool) -> Decision:
    """A scene opens at `paragraph`, or the one before goes on."""
    return _decision("scene", _first_words(story, paragraph.start, paragraph.end), value="break" if opens else "join")


def place(story: Story, scene: Scene, name: str | None) -> Decision:
    """`scene` plays at the place of that name; None for unknown."""
    return _decision("place", _told_words(story, scene), value=name)


def level(story: Story, scene: Scene, kind: LevelKind) -> Decision:
    """`scene` is told on that level."""
    return _decision("level", _told_words(story, scene), value=kind)


def order(story: Story, scene: Scene, side: str, other: Scene) -> Decision:
    """`scene` happens right before, right after, or at the same time as `other`."""
    if scene.id == other.id:
        raise DecisionError(f"scene {scene.number} is one scene", way_out="name another scene beside it")
    return _decision("order", _told_words(story, scene), _told_words(story, other), value=side)


def time(story: Story, scene: Scene, when: str) -> Decision:
    """`scene` happens on that day: "1815-06-18", or "day 3"."""
    return _decision("time", _told_words(story, scene), value=when)


def undo(number: int) -> Decision:
    """The decision of that number counts no more."""
    return Decision(number=0, kind="undo", undoes=number, made=_now())


def told_paragraphs(story: Story) -> list[Paragraph]:
    """Paragraphs that tell something: no headings, no marks of a break."""
    return [one for one in story.segmentation.paragraphs if one.kind in {"prose", "verse"}]


def _told_words(story: Story, scene: Scene) -> Anchor:
    """The first words of a scene that are told; its heading may be another in the next draft."""
    told = told_paragraphs(story)
    first = next((one for one in told if scene.start <= one.start < scene.end), told[0])
    return _first_words(story, first.start, first.end)


def _first_words(story: Story, start: int, end: int) -> Anchor:
    return anchor_at(story.text, start, min(end, start + _WORDS))


def _held_by(story: Story, character: Character) -> Anchor:
    """An anchor on the mention that names `character` best: a sure name before a noun before "I", then the first.

    Raises:
        NoSuchThingError: the text has none, so that a decision would have nothing to hold on to.
    """
    mentions = {mention.id: mention for mention in story.mentions.mentions}
    # The cast is made before it is known who speaks: what an "I" inside speech means, it cannot be told.
    within_speech = {reference.mention for reference in story.attribution.references}
    best: tuple[int, bool, float, int] | None = None
    found: Mention | None = None
    for reference in _references(story):
        mention = mentions.get(reference.mention)
        if mention is None or reference.character != character.id:
            continue
        late = mention.id in within_speech
        rank = (_FORMS[mention.form], late, -round(reference.confidence, 1), mention.start)
        if best is None or rank < best:
            best, found = rank, mention
    if found is None:
        raise NoSuchThingError(
            f"no place in the text mentions {character.name}",
            way_out="undo the correction that brought them in, and make it again",
        )
    return anchor_at(story.text, found.start, found.end)


def _called(story: Story, character: Character, names: Sequence[str]) -> Anchor:
    """An anchor on the first mention of the character by one of these names, the best known first.

    Raises:
        NoSuchThingError: the text has none.
    """
    words: dict[str, Mention] = {}
    mentions = {mention.id: mention for mention in story.mentions.mentions}
    for reference in story.cast.references:
        mention = mentions.get(reference.mention)
        if mention is not None and reference.character == character.id and mention.form != "pronoun":
            words.setdefault(_as_called(story.text[mention.start : mention.end]), mention)
    for name in names:
        found = words.get(_as_called(name))
        if found is not None:
            return anchor_at(story.text, found.start, found.end)
    raise NoSuchThingError(f"no place in the text calls {character.name} {names[0]}")


def _as_called(words: str) -> str:
    return normal(words).removeprefix("the ")


def _references(story: Story) -> Iterator[Reference]:
    yield from story.cast.references
    yield from story.attribution.references


def _decision(kind: DecisionKind, *anchors: Anchor, value: str | None = None) -> Decision:
    # The store gives the number.
    return Decision(number=0, kind=kind, anchors=anchors, value=value, made=_now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
