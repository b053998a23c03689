"""`fabula export`."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import fabula
from fabula.export.json_format import write_json

if TYPE_CHECKING:
    from pathlib import Path


def test_json_goes_to_standard_output_or_a_file(made: Path, fabula_run: Any, tmp_path: Path) -> None:
    """The same bytes; an older file is replaced."""
    target = tmp_path / "made.json"
    target.write_text("old", encoding="utf-8")
    expected = io.BytesIO()
    write_json(fabula.open(made), expected)

    assert fabula_run("export", made, "--to", "json") == (0, expected.getvalue().decode(), "")
    assert fabula_run("export", made, "--to", "json", "-o", target) == (0, "", f"wrote {target}\n")
    assert target.read_bytes() == expected.getvalue()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made.fabula", "made.json"]


def test_options_reach_the_writer(made: Path, fabula_run: Any) -> None:
    """`--min-confidence` and `--no-text`."""
    data = json.loads(fabula_run("export", made, "--to", "json", "--no-text", "--min-confidence", "0")[1])

    assert "text" not in data
    assert {quote["speech"]: quote["speaker"] for quote in data["quotes"]}["q6"] == "c2"


def test_a_story_is_never_overwritten_by_its_export(made: Path, fabula_run: Any) -> None:
    """Neither is a folder."""
    before = made.read_bytes()

    for target in (made, made.parent, made.parent / "missing" / "story.json"):
        status, out, err = fabula_run("export", made, "--to", "json", "-o", target)

        assert (status, out, err.count("\n")) == (4, "", 1)
    assert made.read_bytes() == before


def test_until_exports_the_story_as_far_as_it_was_read(story: Path, fabula_run: Any) -> None:
    """A shorter text with its own sum; nothing after it anywhere, in whatever list."""
    whole = json.loads(fabula_run("export", story, "--to", "json")[1])
    status, out, _ = fabula_run("export", story, "--to", "json", "--until", "1")
    part = json.loads(out)

    assert status == 0
    assert whole["text"].startswith(part["text"])
    assert len(part["chapters"]) == 1
    assert part["text_sha256"] != whole["text_sha256"]
    assert "".join(part["text"][block["start"] : block["end"]] for block in part["blocks"]) == part["text"]
    for later in ("Delphine", "Noor", "Perpetua", "Desmond", "Smugglers,"):
        assert later not in out


def test_the_last_chapter_is_the_whole_story(story: Path, fabula_run: Any) -> None:
    """Nothing comes after it."""
    assert fabula_run("export", story, "--to", "json", "--until", "3") == fabula_run("export", story, "--to", "json")
