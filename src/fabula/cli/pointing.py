"""What the user points at: WHO is a character by name, alias or id; PLACE a speech or a paragraph, SCENE a scene."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.errors import AmbiguousError, NoSuchThingError
from fabula.textual.addresses import first_words, speech_addresses, speeches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fabula.model.people import Character
    from fabula.model.scenes import Scene
    from fabula.model.speech import Quotation
    from fabula.model.story import Story
    from fabula.model.text import Paragraph

_MOST_CHOICES = 8  # more would not be read
_ADDRESS = re.compile(r"(\d+)(?:¶|:|p)(\d+)(?:\.(\d+))?")  # "12¶4.2"; "12:4.2" and "12p4.2" where ¶ is hard to type


def who(story: Story, words: str) -> Character:
    """The character that `words` mean: an id, else a name or alias, else words of one; case and ’ do not matter.

    Raises:
        NoSuchThingError: nobody, with names that are near.
        AmbiguousError: several, with their ids.
    """
    id_ = story.cast.redirects.get(words, words)  # type: ignore[call-overload]  # any str may be an id
    if id_ in story.characters:
        return story.characters[id_]
    sought = normal(words)
    looks: tuple[Callable[[Character], bool], ...] = (
        lambda character: normal(character.name) == sought,
        lambda character: sought in _names(character),
        lambda character: any(set(sought.split()) <= set(normal(name).split()) for name in _names(character)),
    )
    for matches in looks:
        found = [character for character in story.cast.characters if sought and matches(character)]
        if len(found) == 1:
            return found[0]
        if found:
            several = f"{words!r} could be {_listed(f'{c.name} ({c.id})' for c in found)}"
            raise AmbiguousError(several, way_out="say which by its id")
    near = _near(story, sought)
    way_out = f"did you mean {near}?" if near else "`fabula show STORY cast` lists everybody"
    raise NoSuchThingError(f"nobody in this story goes by {words!r}", way_out=way_out)


def place(story: Story, words: str) -> Quotation:
    """The speech at an address ("12¶4", "12¶4.2") or of an id.

    Raises:
        NoSuchThingError: no speech there.
        AmbiguousError: several in that paragraph, with their addresses.
    """
    every = speeches(story)
    by_id: dict[str, Quotation] = {quotation.id: quotation for quotation in every}
    if words in by_id:
        return by_id[words]
    address = _ADDRESS.fullmatch(words.strip())
    if address is None:
        way_out = "`fabula show STORY speech` prints the address of each"
        raise NoSuchThingError(f"{words!r} is neither an address such as 12¶4 nor the id of a speech", way_out=way_out)
    chapter, paragraph, number = address.groups()
    there = f"{int(chapter)}¶{int(paragraph)}"
    found = defaultdict(list)
    for id_, full in speech_addresses(story, every).items():
        found[full.partition(".")[0]].append((full, by_id[id_]))
    if not found[there]:
        raise NoSuchThingError(f"no speech begins in {there}", way_out="`fabula show STORY speech` prints each address")
    if number is None:
        if len(found[there]) > 1:
            several = _listed(f"{full} {first_words(story, quotation, 30)}" for full, quotation in found[there])
            raise AmbiguousError(f"several speeches begin in {there}: {several}", way_out="say which by its address")
        return found[there][0][1]
    if not 1 <= int(number) <= len(found[there]):
        speeches_there = f"{len(found[there])} speech{'es begin' if len(found[there]) > 1 else ' begins'} in {there}"
        raise NoSuchThingError(f"no speech {there}.{number}", way_out=speeches_there)
    return found[there][int(number) - 1][1]


def paragraph(story: Story, words: str) -> Paragraph:
    """The paragraph at an address ("12¶4").

    Raises:
        NoSuchThingError: no paragraph of the story there.
    """
    address = _ADDRESS.fullmatch(words.strip())
    if address is None:
        way_out = "`fabula show STORY text` prints the address of each"
        raise NoSuchThingError(f"{words!r} is no address such as 12¶4", way_out=way_out)
    chapter, number = int(address[1]), int(address[2])
    for one in story.segmentation.paragraphs:
        if (one.chapter, one.number) == (chapter, number) and one.kind in {"prose", "verse"}:
            return one
    way_out = "`fabula show STORY text` prints the address of each"
    raise NoSuchThingError(f"no paragraph of the story is {chapter}¶{number}", way_out=way_out)


def scene(story: Story, words: str) -> Scene:
    """The scene of a number ("7"), or the one in which an address lies.

    Raises:
        NoSuchThingError: no such scene.
    """
    number = words.strip().casefold().removeprefix("scene ").strip()
    scenes = story.scenes.scenes
    if number.isdecimal():
        if 1 <= int(number) <= len(scenes):
            return scenes[int(number) - 1]
        raise NoSuchThingError(f"there is no scene {number}", way_out=f"scenes are numbered from 1 to {len(scenes)}")
    inside = paragraph(story, words).start
    return next(one for one in scenes if one.start <= inside < one.end)


def normal(words: str) -> str:
    """Words as they are compared: in small letters, with one blank between them and one kind of apostrophe."""
    return " ".join(words.replace("’", "'").casefold().split())


def _names(character: Character) -> set[str]:
    return {normal(character.name), *(normal(alias.name) for alias in character.aliases)}


def _listed(choices: Iterable[str]) -> str:
    every = list(choices)
    more = [f"{len(every) - _MOST_CHOICES} more"] if len(every) > _MOST_CHOICES else []
    return ", ".join([*every[:_MOST_CHOICES], *more])


def _near(story: Story, sought: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # needed only for a name that was mistyped

    names = {name: character.name for character in story.cast.characters for name in _names(character)}
    found = process.extract(sought, list(names), scorer=fuzz.ratio, limit=3, score_cutoff=60)
    return " or ".join(dict.fromkeys(names[name] for name, _, _ in found))
