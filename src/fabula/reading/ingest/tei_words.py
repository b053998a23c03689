"""What TEI's elements and their attributes mean to a reader of prose, in words of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fabula.model.text import BlockRole

# Elements that begin and end a block of their own.
BLOCKS: Final = frozenset({
    "p", "ab", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "body", "front", "back", "group", "text",
    "floatingText", "opener", "closer", "postscript", "trailer", "epigraph", "argument", "titlePage", "docTitle",
    "titlePart", "docAuthor", "docImprint", "docEdition", "docDate", "imprimatur", "list", "item", "table", "row",
    "sp", "speaker", "stage", "figure", "listBibl", "lg", "castList", "castItem",
})  # fmt: skip
DIVISIONS: Final = frozenset({"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})
SKIPPED: Final = frozenset({
    "teiHeader", "pb", "cb", "gb", "fw", "gap", "space", "anchor", "ptr", "index", "figDesc", "graphic",
    "del", "standOff", "surplus", "facsimile", "interp", "interpGrp", "spanGrp", "span", "timeline", "certainty",
    "formula", "rt",
})  # fmt: skip
# Of several readings of one place, the printed word with its slips mended.
READINGS: Final = ("corr", "orig", "abbr", "reg", "sic", "expan", "unclear")
ROLES: Final[dict[str, BlockRole]] = {
    "front": "front", "back": "back", "body": "body", "titlePage": "title-page", "epigraph": "epigraph",
}  # fmt: skip
DIVISION_ROLES: Final[dict[str, BlockRole]] = {
    "titlepage": "title-page", "liminal": "front", "notes": "note", "note": "note", "footnotes": "note",
    "contents": "contents", "toc": "contents", "dedication": "front", "preface": "front", "advertisement": "back",
    "licence": "licence", "license": "licence", "epigraph": "epigraph", "appendix": "back", "glossary": "back",
    "index": "back", "bibliography": "back",
}  # fmt: skip
# Milestones that part scenes; those of pages, columns and lines do not.
MILESTONES: Final = frozenset({
    "section", "structure", "structural", "subchap", "subchapter", "scene", "gap", "break", "part", "unspecified",
})  # fmt: skip
EMPHASIS: Final = frozenset({"emph", "foreign", "title", "term", "mentioned", "distinct"})
SPEECH: Final = frozenset({"q", "said"})
MARKS: Final = "“‘\"'«‹„‚「『—–―-"  # how speech begins whose marks were kept


_LOOKS: Final = (
    ("ital", "i"), ("slant", "i"), ("bold", "b"), ("smcap", "small-caps"), ("smallcap", "small-caps"),
    ("caps", "small-caps"), ("sup", "sup"), ("under", "u"), ("strike", "s"),
)  # fmt: skip
_EXACT: Final = {"i": "i", "emph": "i", "b": "b", "sc": "small-caps"}
_TOKEN: Final = re.compile(r"[a-z]+")


def look_of(rend: str) -> str:
    """The inline element whose look a `rend` names; "i" when it says nothing, "" when it is no look of words.

    >>> look_of("smcap"), look_of(""), look_of("font-style:italic"), look_of("center")
    ('small-caps', 'i', 'i', '')
    """
    tokens = _TOKEN.findall(rend.lower())
    for token in tokens:
        look = _EXACT.get(token) or next((look for start, look in _LOOKS if token.startswith(start)), "")
        if look:
            return look
    return "" if tokens else "i"
