"""How scenes are told, scored: through whose eyes, how fast, who comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fabula.errors import FabulaError
from fabula.evaluation.counts import Count
from fabula.evaluation.gold import NOBODY, read_gold
from fabula.evaluation.telling import TellingScore, score_folder, table

if TYPE_CHECKING:
    from pathlib import Path

STORY = """I was mending the net by the window when the lamp went out. I saw nothing but the rain.

“Who is there?” I asked.

Winifred Harker came up the path with a lantern. She shook out her coat and hung it on the nail.

“Only me,” said Winifred Harker. “Give me your net, Ottoline.”

I gave her the net, and I lit the lamp again.
"""
GOLD = """story: story.txt
title: The Net
tense: past
person: first
marks: “”
people:
  - name: Ottoline
    narrator: yes
  - name: Winifred Harker
    aliases: [Winifred]
speeches:
  - Who is there? | Ottoline > ? | anaphoric
  - Only me, / Give me your net | Winifred Harker > Ottoline | explicit
scenes:
  - opens: I was mending
    why: start
    present: [Ottoline, Winifred Harker]
    {eyes}
    pace: scene
    enters: [Winifred Harker]
    leaves: []
story_order: [1]
"""


def folder_with(place: Path, eyes: str) -> Path:
    """A story and its gold."""
    (place / "story.txt").write_text(STORY, encoding="utf-8")
    (place / "gold.yml").write_text(GOLD.replace("{eyes}", eyes), encoding="utf-8")
    return place


def test_a_narrator_sees_and_somebody_comes(tmp_path: Path) -> None:
    """All three are counted."""
    found = score_folder(folder_with(tmp_path, "eyes: Ottoline"))

    assert (found.eyes, found.pace) == (Count(1, 1, 1), Count(1, 1, 1))
    assert found.comings == Count(1, 1, 1)


def test_what_is_not_so_is_wrong(tmp_path: Path) -> None:
    """Nobody's eyes are none of the narrator's."""
    assert score_folder(folder_with(tmp_path, f"eyes: {NOBODY}")).eyes == Count(0, 1, 1)


def test_what_may_be_doubted_is_not_asked(tmp_path: Path) -> None:
    """A scene without the line counts nothing."""
    assert score_folder(folder_with(tmp_path, "how: plainly")).eyes == Count()


def test_eyes_are_those_of_somebody_in_the_story(tmp_path: Path) -> None:
    """The message says where, and who it is not."""
    with pytest.raises(FabulaError, match='"Brandt" is no main name under people'):
        read_gold(folder_with(tmp_path, "eyes: Brandt"), STORY)


def test_stories_without_such_gold_have_no_line() -> None:
    """The others have one each, and one together."""
    told = TellingScore(name="net", blind=False, eyes=Count(1, 1, 2), pace=Count(0, 1, 1), comings=Count(1, 2, 3))
    silent = TellingScore(name="bell", blind=True, eyes=Count(), pace=Count(), comings=Count())

    assert table([told, silent]).splitlines()[2:] == ["| net | 1/2 | 0/1 | 1/3 (+1) |"]
    assert table([told, told]).splitlines()[-1] == "| **all** | 2/4 | 0/2 | 2/6 (+2) |"
