"""fabula reads a work of prose fiction and rebuilds the world it describes.

    import fabula

    story = fabula.read("novel.epub", output="novel.fabula")
    for character in story.cast.characters:
        print(character.name, character.mentions)

Everything public is here; whatever else can be imported may change without notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.errors import (
    AmbiguousError,
    BusyError,
    DecisionError,
    EmptyInputError,
    FabulaError,
    InputError,
    LanguageError,
    ModelError,
    NewerSchemaError,
    NoSuchThingError,
    NotAStoryError,
    NotFoundError,
    PipelineError,
    StageCycleError,
    StageGapError,
    StoreError,
    TooLargeError,
    UndeclaredLayerError,
    UnknownFormatError,
    UnreadableError,
    WriteError,
)

if TYPE_CHECKING:
    from os import PathLike
    from typing import Literal

    from fabula.model.speech import Manner
    from fabula.model.story import Story
    from fabula.pipeline.progress import Progress

__all__ = [
    "AmbiguousError",
    "BusyError",
    "DecisionError",
    "EmptyInputError",
    "FabulaError",
    "InputError",
    "LanguageError",
    "ModelError",
    "NewerSchemaError",
    "NoSuchThingError",
    "NotAStoryError",
    "NotFoundError",
    "PipelineError",
    "StageCycleError",
    "StageGapError",
    "StoreError",
    "Story",
    "TooLargeError",
    "UndeclaredLayerError",
    "UnknownFormatError",
    "UnreadableError",
    "WriteError",
    "open",
    "read",
]


def read(
    source: str | PathLike[str] | bytes,
    *,
    output: str | PathLike[str] | None = None,
    after: str | PathLike[str] | None = None,
    encoding: str | None = None,
    language: str | None = None,
    changes: Literal["accept", "reject"] = "accept",
    marks: Manner | None = None,
    limits: float = 1,
    progress: Progress | None = None,
) -> Story:
    r"""Reads a work of fiction.

    >>> story = read(b"Emma Woodhouse was happy.\n\nShe was clever.\n", language="en")
    >>> len(story.segmentation.paragraphs)
    2

    Args:
        source: the path of a file or of a folder of scene files, the bytes themselves, or "-" for standard input; the
            content decides the format.
        output: story file to keep it in. One that is there already lends its decisions and ids to the new reading.
        after: another story file whose decisions and ids are adopted.
        encoding: of plain text; found by rule when left out.
        language: "en" reads as English whatever the text looks like.
        changes: whether tracked changes of a document are accepted or rejected.
        marks: how the work marks its speech ("double", "single", "dashes" …); found out when left out. It is kept, as
            a correction is.
        limits: all limits on the size of `source` so many times as high, for a file that is trusted.
        progress: called with the stage, the share done (0 … 1) and the seconds left, if known.

    Raises:
        InputError: `source` cannot be read.
        StoreError: `output` cannot be written, or `after` not opened.
    """
    from pathlib import Path  # noqa: PLC0415  # `import fabula` stays cheap

    from fabula.pipeline import read_source  # noqa: PLC0415

    return read_source(
        source if isinstance(source, bytes) or source == "-" else Path(source),
        output=Path(output) if output is not None else None,
        after=Path(after) if after is not None else None,
        encoding=encoding,
        language=language,
        changes=changes,
        marks=marks,
        limits=limits,
        progress=progress,
    ).story


def open(path: str | PathLike[str]) -> Story:  # noqa: A001  # as in `fabula.open("novel.fabula")`
    """Opens a story file.

    Raises:
        NotFoundError: nothing is there.
        NotAStoryError: it is no story.
        NewerSchemaError: a newer fabula wrote it.
    """
    from pathlib import Path  # noqa: PLC0415

    from fabula.store import load_story  # noqa: PLC0415

    return load_story(Path(path))


def __getattr__(name: str) -> object:
    if name == "Story":
        from fabula.model.story import Story  # noqa: PLC0415

        return Story
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
