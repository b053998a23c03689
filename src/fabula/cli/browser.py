"""Shows a page in the user's browser, where there is a user to see it."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def show_page(page: Path) -> bool:
    """Opens `page` in a browser if somebody sits before this screen. Returns whether it was opened."""
    if not (sys.stdout.isatty() and _has_screen()):
        return False
    return webbrowser.open(page.resolve().as_uri())


def _has_screen() -> bool:
    # Without one, a browser of the terminal would take the terminal over.
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
