"""A reading model that says nothing: what the rules alone make of a text."""

from __future__ import annotations

from typing import Any

from fabula.model.encoding import Encoding
from fabula.model.syntax import Syntax


def silent() -> dict[type[Any], object]:
    """The layers of such a model."""
    return {Encoding: Encoding(), Syntax: Syntax()}
