"""The report in a browser: from disk, without a request, for every eye and hand.

Needs a Chromium (FABULA_CHROMIUM, or `chromium` on the path). The check of accessibility needs
axe-core besides, which is not part of this project: FABULA_AXE names its axe.min.js, or `npm install axe-core` puts it
where it is found.
"""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fabula
from fabula.cli.bundled import bundled_story
from fabula.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = os.environ.get("FABULA_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
AXE = Path(os.environ.get("FABULA_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path and none in FABULA_CHROMIUM"),
]
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    out = io.BytesIO()
    write_report(fabula.read(bundled_story()), out, file="harbour.fabula")
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        try:
            chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"{CHROMIUM} does not start here: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture(params=[(screen, scheme) for screen in SCREENS for scheme in ("light", "dark")], ids="-".join)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A size of screen and a colour scheme."""
    screen, scheme = request.param
    return {"viewport": SCREENS[screen], "color_scheme": scheme}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_page_opens_from_disk_and_asks_for_nothing(browser: Any, page_file: Path, scripts: bool) -> None:
    """One request, for the file itself; nothing is refused or complained of, with scripts or without."""
    page = browser.new_context(java_script_enabled=scripts).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(page_file.as_uri())
    page.wait_for_load_state("networkidle")

    assert asked == [page_file.as_uri()]
    assert said == []
    assert page.locator("q").first.is_visible()
    page.context.close()


def test_nothing_runs_over_the_edge(browser: Any, page_file: Path, look: dict[str, Any]) -> None:
    """No sideways scrolling of the page at any width."""
    page = browser.new_context(**look).new_page()
    page.goto(page_file.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == look["viewport"]["width"]
    page.context.close()


def test_a_speech_tells_when_it_is_stepped_to(browser: Any, page_file: Path, look: dict[str, Any]) -> None:
    """By the Tab key alone, and it is on the screen; a scene that opens between two speeches is one step more."""
    page = browser.new_context(**look).new_page()
    page.goto(page_file.as_uri() + "#1¶4")
    page.locator("[id='1¶4.1']").focus()
    note = "getComputedStyle(document.activeElement, '::after').content"
    first = page.evaluate(note)
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.matches('a[href^=\"#t\"]')"):
        page.keyboard.press("Tab")

    assert "Tomas Reyes · certain" in first
    assert page.evaluate("document.activeElement.id") == "1¶5.1"
    assert page.evaluate(note) != first
    page.context.close()


def test_an_address_leads_to_its_paragraph(browser: Any, page_file: Path) -> None:
    """Also one that lies in a chapter that was folded away."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false })")
    page.goto(page_file.as_uri() + "#2¶14")

    assert page.locator("[id='2¶14']").is_visible()
    page.close()


def test_print_is_without_colour(browser: Any, page_file: Path) -> None:
    """On paper every speech is told by initials; what is printed is grey."""
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(page_file.as_uri())
    colours = page.evaluate(
        "[...document.querySelectorAll('main *')].flatMap(one => [null, '::before'].flatMap(part => {"
        " const style = getComputedStyle(one, part);"
        " return [style.color, style.backgroundColor, style.fill, style.stroke] }))"
    )
    tinted = set()
    for colour in set(colours):
        parts = [part.strip() for part in colour.partition("(")[2].rstrip(")").replace("/", ",").split(",")]
        if colour.startswith("rgb") and len(set(parts[:3])) > 1 and parts[3:] != ["0"]:
            tinted.add(colour)

    assert tinted == set()
    page.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: name its axe.min.js in FABULA_AXE")
def test_the_page_is_accessible(browser: Any, page_file: Path, look: dict[str, Any]) -> None:
    """Axe finds nothing to complain of, at desk and on the phone, in light and dark."""
    # The policy of the page would keep out the checker, which is a script.
    page = browser.new_context(bypass_csp=True, **look).new_page()
    page.goto(page_file.as_uri())
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]

    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []
    page.context.close()
