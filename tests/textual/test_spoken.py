"""Inside speech, and headings with a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fabula
from fabula.textual.datelines import dated_headings
from fabula.textual.spoken import Spoken

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
3 March 1911

“Come in,” said Ada, “and tell me what ‘soon’ means to you.” The “parlour” was cold, and so was the tea.

9 March 1911

“No,” said Ned. He had thought of it all the week, and he had thought of nothing else.

12 March 1911

Ada wept. She had a right to it, and nobody in the house said a word until the evening.
"""


def test_a_position_is_spoken_in_a_quotation_and_no_quoted_word(tmp_path: Path) -> None:
    """Also behind what is quoted inside it; not in the tag between two pieces."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    story = fabula.read(page)
    spoken = Spoken(story.quotations)

    assert [spoken.holds(TEXT.index(word)) for word in ("Come", "and tell", "means")] == [True, True, True]
    assert [spoken.holds(TEXT.index(word)) for word in ("said Ada", "parlour", "Ada wept", "9 March")] == [False] * 4


def test_dated_headings_tell_where_their_date_begins(tmp_path: Path) -> None:
    """In text order; a heading without a date is none."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    story = fabula.read(page)
    found = list(dated_headings(story.segmentation, story.times))

    assert [TEXT[one.start : one.end] for one, _ in found] == ["3 March 1911", "9 March 1911", "12 March 1911"]
    assert [TEXT[date:].split(maxsplit=1)[0] for _, date in found] == ["3", "9", "12"]
