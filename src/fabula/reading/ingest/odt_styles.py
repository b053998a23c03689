"""Styles of an OpenDocument text: what a name says of look, level and use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MAX_PARENTS: Final = 20
_TITLES: Final = frozenset({"Title", "Subtitle"})

# Attribute of the text properties → by its value, the inline element whose look it is; "" takes the look away.
_LOOKS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    (f"{_FO}font-style", {"italic": "i", "oblique": "i", "normal": ""}),
    (f"{_FO}font-weight", {"bold": "b", "600": "b", "700": "b", "800": "b", "900": "b", "normal": "", "400": ""}),
    (f"{STYLE}text-underline-style", {"none": "", "solid": "u", "dotted": "u", "dash": "u", "wave": "u"}),
    (f"{STYLE}text-line-through-style", {"none": "", "solid": "s"}),
    (f"{_FO}font-variant", {"small-caps": "small-caps", "normal": ""}),
    (f"{STYLE}text-position", {}),
)


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style and those it is based on come to."""

    looks: tuple[str, ...] = ()
    level: int = 0
    title: bool = False
    ruled: bool = False
    hidden: bool = False


class OdtStyles:
    """Styles by family and name.

    Args:
        roots: documents that hold styles; for one name the last counts.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._elements = {
            (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")): element
            for root in roots
            for element in root.iter(f"{STYLE}style")
        }
        self._known: dict[tuple[str, str], OdtStyle] = {}

    def style(self, family: str, name: str | None) -> OdtStyle:
        """The style of that name with all it inherits; a plain one when there is none."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._resolve(*key)
        return self._known[key]

    def _resolve(self, family: str, name: str) -> OdtStyle:
        chain: list[_Element] = []
        names: list[str] = []
        at = name
        while at and at not in names and len(chain) < _MAX_PARENTS:
            names.append(at)
            element = self._elements.get((family, at))
            if element is None:
                break
            chain.append(element)
            at = element.get(f"{STYLE}parent-style-name", "")
        looks: dict[str, str] = {}
        level = 0
        ruled = hidden = False
        for element in reversed(chain):  # the nearest says the last word
            level = _number(element.get(f"{STYLE}default-outline-level")) or level
            for part in element:
                for attribute, values in _LOOKS:
                    value = part.get(attribute)
                    if value is None:
                        continue
                    raised = value.startswith("super") or (value[:1].isdigit() and not value.startswith("0"))
                    position = "sup" if raised else ""
                    looks[attribute] = values.get(value, "") if values else position
                hidden = part.get(f"{TEXT}display", "none" if hidden else "true") == "none"
                border = part.get(f"{_FO}border-bottom")
                ruled = ruled if border is None else border != "none"
        return OdtStyle(
            tuple(look for look in looks.values() if look),
            level,
            title=not _TITLES.isdisjoint(names),
            ruled=ruled or "Horizontal_20_Line" in names,
            hidden=hidden,
        )


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 4 else 0
