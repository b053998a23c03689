"""Several files that are one story: a folder of scenes, an archive of chapters. Each is read by its own reader.

A file that opens with a heading keeps it. Else a chapter is headed by its title in the front matter or by its name, and
a scene is parted from the one before by a break; both have the file as their source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from fabula.errors import EmptyInputError
from fabula.model.text import Metadata
from fabula.reading.ingest.bundle_order import Part, arrange, title_of
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.flow import MAX_LEVEL
from fabula.reading.ingest.looks import is_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Grain = Literal["chapter", "scene"]
Reader = "Callable[[bytes, str], tuple[list[Draft], Metadata]]"

_CHAPTER: Final = re.compile(r"(?:^|[\W_\d])(?:chapter|chap|ch|prologue|epilogue)(?:$|[\W_\d])", re.IGNORECASE)
_SCENE: Final = re.compile(r"(?:^|[\W_\d])scenes?(?:$|[\W_\d])", re.IGNORECASE)
MAX_LISTED: Final = 50  # names of files that are left out


def read_bundle(
    parts: Sequence[Part],
    name: str,
    grain: Grain,
    reader: Callable[[bytes, str], tuple[list[Draft], Metadata]],
    *,
    left_out: Iterable[str] = (),
    title: str | None = None,
) -> tuple[list[Draft], Metadata]:
    """Drafts of all parts in order. One part alone is what it is.

    Args:
        parts: files, in the order of their names.
        name: of the folder or archive.
        grain: what a file is when its name does not say.
        reader: reads one file.
        left_out: files that were not even looked at; named in the metadata.
        title: of the story, when somebody says it.

    Raises:
        EmptyInputError: no part holds a word.
    """
    ordered, more_out = arrange(parts)
    if len(ordered) == 1:
        drafts, metadata = reader(ordered[0].data, ordered[0].path)
        for draft in drafts:
            draft.file = _inside(ordered[0].path, draft.file)
        return drafts, metadata
    drafts = []
    described: list[Metadata] = []
    folders: tuple[str, ...] | None = None
    for part in ordered:
        if not part.data.strip():
            continue
        found, metadata = reader(part.data, part.path)
        for draft in found:
            draft.file = _inside(part.path, draft.file)
        _open_part(found, part, metadata, _grain(part, grain), drafts, new_folder=part.folders != folders)
        folders = part.folders
        drafts += found
        described.append(metadata)
    if not described:
        raise EmptyInputError(f"{name} holds no words", way_out="name a folder or an archive with a story in it")
    return drafts, _together(described, name, title, [*left_out, *more_out])


def _grain(part: Part, usual: Grain) -> Grain:
    if _SCENE.search(part.stem):
        return "scene"
    return "chapter" if _CHAPTER.search(part.stem) else usual


def _open_part(
    found: list[Draft], part: Part, metadata: Metadata, grain: Grain, before: Sequence[Draft], *, new_folder: bool
) -> None:
    """Puts a heading or a break before the part's own words, where it brings none."""
    first = next((draft for draft in found if draft.role == "body" and draft.text), None)
    if first is None:
        return
    level = min(1 + len(part.folders), MAX_LEVEL)
    if first.kind == "heading":
        return
    at = found.index(first)
    if grain == "chapter":
        if is_line(first) and not first.text.endswith("."):  # "It rained." is a sentence
            first.kind, first.level = "heading", level
        else:
            # In other formats the title in the file is the book's, not the chapter's.
            stated = part.title or (metadata.title if metadata.source_format == "markdown" else None)
            found.insert(at, Draft(stated or title_of(part.stem), "heading", "body", level, part.path, "name"))
    elif new_folder and part.folders:
        title = title_of(part.folders[-1]) if part.listed is None else part.folders[-1]
        found.insert(at, Draft(title, "heading", "body", level - 1, part.path, "folder"))
    elif any(draft.role == "body" and draft.text for draft in before) and not _begins_with_break(found[:at]):
        found.insert(at, Draft("", "break", "body", 0, part.path, "start"))


def _begins_with_break(drafts: Sequence[Draft]) -> bool:
    return any(draft.kind == "break" for draft in drafts)


def _inside(path: str, file: str) -> str:
    return f"{path}/{file}" if file else path


def _together(described: Sequence[Metadata], name: str, title: str | None, left_out: Sequence[str]) -> Metadata:
    """What all parts, or the only ones that say something, agree on; the title of a part is not the story's."""
    authors = dict.fromkeys(author for one in described for author in one.authors)
    languages = {one.language for one in described if one.language}
    more = {"files": str(len(described))}
    tagged = dict.fromkeys(tag for one in described for tag in one.tags.get("characters", ()))
    if left_out:
        more["left_out"] = "; ".join(left_out[:MAX_LISTED])
    return Metadata(
        title=title,
        tags={"characters": tuple(tagged)} if tagged else {},
        authors=tuple(authors),
        series=next((one.series for one in described if one.series), ()),
        language=languages.pop() if len(languages) == 1 else None,
        source_format="files",
        source_name=name,
        more=more,
    )
