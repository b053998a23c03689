"""Reason codes and counts in the words a reader would use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.scenes import SceneReason
    from fabula.model.speech import Mode

# Reason code of a speaker → what it means. A code that is not here is shown as it is.
_SPEAKERS = {
    "tag": "a tag names the speaker",
    "pronoun tag": "the pronoun of the tag",
    "noun tag": "the noun of the tag",
    "beat": "what the speaker does beside it",
    "lead-in": "announced just before",
    "turn-taking": "they take turns",
    "vocative": "somebody is called by name",
    "narrator": "the narrator speaks",
    "user": "you said so",
    "unknown": "nothing tells who",
}
_SCENES: dict[SceneReason, str] = {
    "start": "the story begins",
    "chapter": "a new chapter",
    "mark": "a break in the text",
    "user": "you said so",
    "time": "another time",
    "place": "another place",
    "people": "other people",
    "level": "another level of the telling",
}
_MODES: dict[Mode, str] = {"thought": "thought", "writing": "written"}


def why_speaker(reason: str) -> str:
    """Why somebody is taken to say it.

    >>> why_speaker("turn-taking"), why_speaker("something new")
    ('they take turns', 'something new')
    """
    return _SPEAKERS.get(reason, reason)


def why_scene(reason: SceneReason) -> str:
    """Why a scene begins."""
    return _SCENES.get(reason, reason)


def mode_word(mode: Mode) -> str:
    """What a quotation is, when it is not plain speech."""
    return _MODES.get(mode, "")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "scene"), counted(1200, "speech", "speeches")
    ('1 scene', '1,200 speeches')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def either(names: Iterable[str]) -> str:
    """Names as one asks for them.

    >>> either(["Anna", "Mr. Voss", "Finch"]), either(["Anna"])
    ('Anna, Mr. Voss or Finch', 'Anna')
    """
    *others, last = list(names) or [""]
    return f"{', '.join(others)} or {last}" if others else last


def share(part: float, whole: float) -> str:
    """A share in whole percent; little is not nothing.

    >>> share(1, 3), share(1, 1000), share(0, 9), share(0, 0)
    ('33 %', '< 1 %', '0 %', '–')
    """
    if not whole:
        return "–"
    percent = 100 * part / whole
    return f"{percent:.0f} %" if percent >= 1 or not part else "< 1 %"
