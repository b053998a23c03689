"""The tutorial can be followed: from nothing to a corrected story and its report."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import fabula
from fabula.cli.main import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tutorial" / "first-story.md"


def test_the_tutorial_ends_with_a_corrected_story_and_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every line that it shows is typed in its order, in one folder, and works."""
    shutil.copy(ROOT / "examples" / "harbour" / "story.txt", tmp_path / "harbour.txt")
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^\$ fabula (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)

    for line in lines:
        assert run(shlex.split(line)) == 0, (line, capfd.readouterr().err)

    story = fabula.open(tmp_path / "harbour.fabula")
    page = (tmp_path / "harbour.html").read_text(encoding="utf-8")
    assert {line.split()[0] for line in lines} == {"read", "show", "correct", "undo", "report"}
    assert [decision.kind for decision in story.decisions.standing] == ["merge", "speaker"]
    assert "2 corrections of yours in force" in page
    assert "certain: you said so" in page
