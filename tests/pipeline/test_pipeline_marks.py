"""How speech is marked: found chapter by chapter, and overruled by the user's word, which lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fabula
from fabula.model.decisions import Decision
from fabula.pipeline import reread
from fabula.textual.anchoring import anchor_at
from fabula.textual.marking import markings

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.story import Story

TEXT = """\
CHAPTER I

'Is it far?' asked Orla. The ferry was late, and the rain had not stopped.

'Two miles,' said Ned. 'The boys' room is dry.'

CHAPTER II

“Come in,” said Orla, and shut the door behind him.

HUX: Late.

ORR: As ever.

HUX: Sit.
"""


def marked(story: Story) -> list[tuple[int, str, bool]]:
    """Chapter, manner, and whether it was chosen."""
    return [(row.chapter, row.manner, row.chosen) for row in markings(story)]


def spoken(story: Story) -> list[str]:
    """The words of each speech."""
    return [
        one.pieces[0].of(story.text) for one in story.quotations.quotations if one.mode == "speech" and not one.parent
    ]


def test_each_chapter_says_how_it_marks_its_speech() -> None:
    """The commonest sign gives the manner; other signs in use are named beside it."""
    story = fabula.read(TEXT.encode(), language="en")

    assert marked(story) == [(1, "single", False), (2, "script", False)]
    assert [style.others for style in story.quotations.styles] == [(), ()]


def test_the_user_s_manner_goes(tmp_path: Path) -> None:
    """Where a manner is chosen, other marks enclose mere words; reading again keeps the choice."""
    path = tmp_path / "story.fabula"
    chosen = fabula.read(TEXT.encode(), language="en", output=path, marks="double")
    again = fabula.read(TEXT.encode(), language="en", output=path)

    assert marked(chosen) == [(1, "double", True), (2, "double", True)]
    assert spoken(chosen) == ["“Come in,”", "Late.", "As ever.", "Sit."]
    assert again == chosen
    assert len(fabula.read(TEXT.encode(), language="en", output=path, marks="double").log) == 1


def test_one_chapter_alone_can_be_corrected(tmp_path: Path) -> None:
    """A decision anchored in a chapter's first words holds there only, and "none" silences it."""
    path = tmp_path / "story.fabula"
    fabula.read(TEXT.encode(), language="en", output=path)
    at = TEXT.index("CHAPTER II")
    decision = Decision(number=0, kind="marks", anchors=(anchor_at(TEXT, at, at + 10),), value="none")

    story = reread(path, adding=decision)

    assert marked(story) == [(1, "single", False), (2, "none", True)]
    assert spoken(story) == ["'Is it far?'", "'Two miles,'"]
    assert story == fabula.read(TEXT.encode(), language="en", output=path)
