"""`docs/benchmarks.md`: written whole from measured parts, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.places import PAGE, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = ROOT / "bench" / "data" / "page.md"


def write(fields: Mapping[str, str]) -> None:
    """Fills the template's placeholders and writes the page."""
    text = TEMPLATE.read_text(encoding="utf-8").format(**fields)
    PAGE.write_text(text.replace("\n\n\n", "\n\n"), encoding="utf-8", newline="\n")
