"""How chapters mark their speech, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.speech import Manner
    from fabula.model.story import Story

MANNER_WORDS: dict[Manner, str] = {
    "double": "double quotation marks",
    "single": "single quotation marks",
    "guillemets": "guillemets",
    "inward": "guillemets that point inward",
    "low": "low opening marks",
    "corners": "corner brackets",
    "angles": "angle brackets, tildes and the like",
    "dashes": "dashes",
    "script": "names before the words",
    "italics": "italics",
    "capitals": "capitals",
    "q": "the source's own markup",
    "unmarked": "no marks; what tags show",
    "none": "no marks",
}
_LOOKS = frozenset({"q", "italic", "capitals", "unmarked", ":"})


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """How one chapter marks its speech; `chapter` is 0 for what stands before the first."""

    address: str
    chapter: int
    title: str
    manner: Manner
    signs: tuple[str, ...]
    chosen: bool

    @property
    def words(self) -> str:
        """As a phrase: "double quotation marks (“), also ‘"."""
        own = f" ({self.signs[0]})" if self.signs and self.signs[0] not in _LOOKS else ""
        also = f", also {' '.join(self.signs[1:])}" if len(self.signs) > 1 else ""
        return f"{MANNER_WORDS[self.manner]}{own}{also}{', as you chose' if self.chosen else ''}"


def markings(story: Story) -> Iterator[Marking]:
    """A row for each chapter in which speech was found or a manner was chosen; pieces of a chapter are one row."""
    chapters = [section for section in story.segmentation.sections if section.number and section.kind != "part"]
    rows: dict[int, Marking] = {}
    place = 0
    for style in story.quotations.styles:
        while place < len(chapters) and chapters[place].end <= style.start:
            place += 1
        inside = place < len(chapters) and chapters[place].start <= style.start
        number, title = (chapters[place].number, chapters[place].title) if inside else (0, "")
        known = rows.get(number)
        signs = tuple(sign for sign in (style.style, *style.others) if sign)
        if known is None:
            rows[number] = Marking(
                address=f"{number}¶1",
                chapter=number,
                title=title,
                manner=style.manner,
                signs=signs,
                chosen=style.chosen,
            )
        else:
            both = tuple(dict.fromkeys((*known.signs, *signs)))
            rows[number] = msgspec.structs.replace(known, signs=both, chosen=known.chosen or style.chosen)
    yield from rows.values()
