"""`fabula report`: the story as one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from fabula.cli import browser

if TYPE_CHECKING:
    from pathlib import Path


def test_the_report_is_one_file(story: Path, tmp_path: Path, fabula_run: Any) -> None:
    """Where -o says, and nothing beside it."""
    before = sorted(path.name for path in tmp_path.iterdir())

    status, out, err = fabula_run("report", story, "-o", tmp_path / "page.html")

    assert (status, out, err) == (0, "", f"wrote {tmp_path / 'page.html'}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "page.html"])
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_report_is_named_so_by_default(
    story: Path, tmp_path: Path, fabula_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`report.html` in the current folder; --quiet says nothing."""
    monkeypatch.chdir(tmp_path)

    assert fabula_run("report", story, "--quiet") == (0, "", "")
    assert (tmp_path / "report.html").exists()


def test_the_report_goes_to_standard_output(story: Path, tmp_path: Path, fabula_run: Any) -> None:
    """The same bytes as in a file, twice the same."""
    fabula_run("report", story, "-o", tmp_path / "page.html")

    status, out, err = fabula_run("report", story, "-o", "-")

    assert (status, err) == (0, "")
    assert out == (tmp_path / "page.html").read_bytes().decode()


def test_no_folder_of_this_machine_is_in_the_page(made: Path, fabula_run: Any) -> None:
    """Commands name the story file alone, so that the page can be sent."""
    _, out, _ = fabula_run("report", made, "-o", "-")

    assert str(made.parent) not in out
    assert "fabula correct made.fabula" in out


def test_the_report_until_a_chapter_says_so(story: Path, fabula_run: Any) -> None:
    """And holds nothing of what comes later."""
    _, out, _ = fabula_run("report", story, "-o", "-", "--until", "1")

    assert "As far as chapter 1: nothing that comes later is in this file." in out
    assert "Noor" not in out


@pytest.mark.parametrize(
    ("options", "expected"),
    [(["--until", "9"], 5), (["--min-confidence", "2"], 2), (["-o", "."], 4), (["-o", "no/such/folder.html"], 4)],
)
def test_a_report_that_cannot_be_made_is_one_line(
    story: Path, tmp_path: Path, fabula_run: Any, monkeypatch: pytest.MonkeyPatch, options: list[str], expected: int
) -> None:
    """With the documented status, and no page."""
    monkeypatch.chdir(tmp_path)

    status, out, err = fabula_run("report", story, *options)

    assert (status, out) == (expected, "")
    assert err.count("\n") == 1
    assert not (tmp_path / "report.html").exists()


def test_a_story_file_is_never_overwritten_by_a_page(story: Path, fabula_run: Any) -> None:
    """Not even when asked to."""
    before = story.read_bytes()

    status, _, err = fabula_run("report", story, "-o", story)

    assert status == 4
    assert "is a story file and is left alone" in err
    assert story.read_bytes() == before


@pytest.mark.parametrize(
    ("terminal", "screen", "opened"), [(True, ":0", True), (False, ":0", False), (True, "", False)]
)
def test_a_page_opens_only_where_somebody_can_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool, screen: str, opened: bool
) -> None:
    """Before a terminal and on a screen; a browser that takes the terminal over is never started."""
    shown: list[str] = []
    monkeypatch.setattr(browser.sys, "platform", "linux")
    monkeypatch.setattr(browser.sys.stdout, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(browser.webbrowser, "open", lambda address: shown.append(address) or True)
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    page = tmp_path / "a page.html"

    assert browser.show_page(page) is opened
    assert shown == ([page.as_uri()] if opened else [])


def test_pictures_are_files_of_their_own(story: Path, tmp_path: Path, fabula_run: Any) -> None:
    """`--svg` makes the folder and writes each picture, with title and words, leading nowhere."""
    status, _, err = fabula_run("report", story, "-o", tmp_path / "page.html", "--svg", tmp_path / "pictures")

    assert status == 0
    names = ["story-curve.svg", "storyline-story.svg", "storyline-told.svg"]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == names
    assert all(f"wrote {tmp_path / 'pictures' / name}" in err for name in names)
    for name in names:
        picture = ET.fromstring((tmp_path / "pictures" / name).read_bytes())  # noqa: S314  # our own
        assert picture.find("{*}title").text
        assert picture.find("{*}desc").text
        assert not [one for one in picture.iter() for key in one.attrib if key.endswith("href")]


def test_a_folder_that_cannot_be_made_is_one_line(story: Path, tmp_path: Path, fabula_run: Any) -> None:
    """Where a file stands in the way, that is said, and no page is written."""
    (tmp_path / "there").write_text("no folder", encoding="utf-8")

    status, _, err = fabula_run("report", story, "-o", tmp_path / "page.html", "--svg", tmp_path / "there" / "pictures")

    assert status != 0
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "page.html").exists()
