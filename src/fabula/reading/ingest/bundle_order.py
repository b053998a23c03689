"""Which files of a folder or an archive are the story, and in what order.

Names decide: "2" comes before "10", hidden files and folders of notes are left out. Where writing tools state an order
(a number in the front matter of every scene, a list of scenes in an index), it counts.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fabula.reading.ingest.front_matter import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENDINGS: Final = (
    ".txt", ".text", ".md", ".markdown", ".mkd", ".mdown", ".html", ".htm", ".xhtml", ".rtf", ".docx", ".odt", ".fodt",
    ".xml", ".epub",
)  # fmt: skip
_MARKDOWN: Final = (".md", ".markdown", ".mkd", ".mdown")
_NOTES: Final = frozenset({
    "notes", "note", "research", "characters", "locations", "places", "items", "codex", "world", "worldbuilding",
    "trash", "templates", "template", "archive", "outline", "outlines", "ideas", "snapshots", "backup", "backups",
    "cut",
    "__macosx", "readme", "license", "licence", "changelog", "contributing", "todo", "synopsis", "style", "metadata",
})  # fmt: skip
_STORY: Final = frozenset({"manuscript", "draft", "scenes", "chapters", "story", "novel", "book"})
_ORDER: Final = ("order", "position", "sequence", "scene_number", "scene", "number", "index", "weight")
_STORY_TYPES: Final = frozenset({"scene", "chapter", "prologue", "epilogue"})
_NUMBER: Final = re.compile(r"(\d+)")
_LEADING: Final = re.compile(r"^[\W_]*\d+(?:[\W_]+|$)")
_LETTERS: Final = re.compile(r"[\W_]+")


class Part(NamedTuple):
    """A file: its path inside, with `/`, its bytes, and, when a program lists it, title and folders there."""

    path: str
    data: bytes
    title: str = ""
    listed: tuple[str, ...] | None = None

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return posixpath.splitext(posixpath.basename(self.path))[0]

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders it lies in, outermost first."""
        return tuple(self.path.split("/")[:-1]) if self.listed is None else self.listed


def is_candidate(path: str) -> bool:
    """Whether a file may be story, by its name and the folders it lies in.

    >>> [is_candidate(path) for path in ("2/ferry.md", "Characters/Ada.md", ".trash/a.md", "cover.png")]
    [True, False, False, False]
    """
    *folders, name = path.split("/")
    stem, ending = posixpath.splitext(name.lower())
    if any(part.startswith(".") for part in (*folders, name)) or ending not in ENDINGS:
        return False
    return _NOTES.isdisjoint({stem, *(_bare(folder) for folder in folders)})


def choose(paths: Iterable[str]) -> list[str]:
    """Those that are story: where a folder is named for the manuscript, only what lies in one.

    >>> choose(["Scenes/a.md", "plan.md", "Scenes/Codex/b.md"])
    ['Scenes/a.md']
    """
    found = [path for path in paths if is_candidate(path)]
    inside = [path for path in found if not _STORY.isdisjoint(map(_bare, path.split("/")[:-1]))]
    return sorted(inside or found, key=natural)


def natural(path: str) -> list[tuple[int, int, str]]:
    """Key for an order in which numbers count as numbers; files come before folders beside them.

    >>> sorted(["ch 10.md", "ch 2.md", "part 1/a.md"], key=natural)
    ['ch 2.md', 'ch 10.md', 'part 1/a.md']
    """
    key: list[tuple[int, int, str]] = []
    *folders, name = path.split("/")
    for depth, piece in enumerate((*folders, name)):
        for run in _NUMBER.split(piece.lower()):
            if run.isdecimal():
                key.append((1, int(run[:30]), ""))
            elif run:
                key.append((2, 0, run))
        key.append((0, depth, ""))
    return key


def arrange(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """The parts in the order their tool states, else as they come; and the paths of those that proved no story."""
    fields = {
        part.path: split_front_matter(part.data[:40_000].decode("utf-8", "replace"))[0]
        for part in parts
        if part.path.lower().endswith(_MARKDOWN)
    }
    left_out: set[str] = set()
    if any(_type(found) in _STORY_TYPES for found in fields.values()):
        left_out |= {path for path, found in fields.items() if _type(found) and _type(found) not in _STORY_TYPES}
    listed: dict[str, int] = {}
    for path, found in fields.items():
        if len(found.get("longform", ())) > 1:  # an index that lists the scenes beside it
            left_out.add(path)
            listed |= {_key(name): at for at, name in enumerate(found["longform"])}
    kept = [part for part in parts if part.path not in left_out]
    if listed:
        left_out |= {part.path for part in kept if _key(part.stem) not in listed}
        kept = [part for part in kept if _key(part.stem) in listed]
        return sorted(kept, key=lambda part: listed[_key(part.stem)]), sorted(left_out)
    for field in _ORDER:
        numbers = {path: number for path, found in fields.items() if (number := _first_number(found.get(field)))}
        if kept and all(part.path in numbers for part in kept):
            folders = {part.folders: at for at, part in reversed(list(enumerate(kept)))}
            kept.sort(key=lambda part: (folders[part.folders], numbers[part.path]))
            break
    return kept, sorted(left_out)


def title_of(name: str) -> str:
    """A heading from the name of a file or folder.

    >>> title_of("03_the-ferry"), title_of("chapter-07"), title_of("12")
    ('The ferry', 'Chapter 07', '12')
    """
    bare = _LEADING.sub("", name) or name
    words = " ".join(_LETTERS.sub(" ", bare).split()) if " " not in bare else " ".join(bare.split())
    return words[:1].upper() + words[1:]


def _bare(folder: str) -> str:
    return _LEADING.sub("", folder.lower()).strip(" _-")


def _key(name: str) -> str:
    return _LETTERS.sub(" ", name.lower()).strip()


def _type(fields: dict[str, list[str]]) -> str:
    return next(iter(fields.get("type") or fields.get("kind") or [""])).lower()


def _first_number(values: list[str] | None) -> tuple[int, float] | None:
    try:
        return (1, float(values[0])) if values else None
    except ValueError:
        return None
