"""What HTML's elements, classes and styles mean to a reader of prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fabula.model.text import InlineKind

# Their content is no words of the story: programs, pictures, forms; "rt" is ruby's second reading of the same words.
SKIPPED: Final = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "audio", "video", "iframe", "object", "canvas",
    "button", "form", "select", "textarea", "input", "map", "head", "rt", "rp", "rtc", "datalist", "dialog",
    "colgroup", "frameset", "applet", "embed",
})  # fmt: skip
# Each begins and ends a block of its own.
BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul", "listing", "xmp", "plaintext",
})  # fmt: skip
VOID: Final = frozenset({
    "br", "hr", "img", "wbr", "source", "col", "area", "base", "link", "meta", "param", "track", "input", "image",
})  # fmt: skip
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PRE: Final = frozenset({"pre", "listing", "xmp", "plaintext"})

MARKS: Final[dict[str, InlineKind]] = {
    "em": "italic", "i": "italic", "cite": "italic", "var": "italic", "dfn": "italic",
    "b": "bold", "strong": "bold",
    "q": "quote",
    "u": "underline", "ins": "underline",
    "s": "strike", "strike": "strike", "del": "strike",
    "sup": "superscript",
}  # fmt: skip
CLASS_MARKS: Final[dict[str, InlineKind]] = {
    **dict.fromkeys(("italic", "italics", "ital", "em", "i", "emphasis"), "italic"),
    **dict.fromkeys(("bold", "b", "strong"), "bold"),
    **dict.fromkeys(("smcap", "smallcaps", "small-caps", "sc"), "small-caps"),
    **dict.fromkeys(("u", "underline"), "underline"),
}
STYLE_MARKS: Final[tuple[tuple[re.Pattern[str], InlineKind], ...]] = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "bold"),
    (re.compile(r"font-variant\s*:\s*small-caps"), "small-caps"),
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
PAGE_CLASSES: Final = frozenset({"pagenum", "pageno", "page-number", "pagebreak", "pb"})
NOTE_CLASSES: Final = frozenset({"fnanchor", "noteref", "footnote-ref", "footnoteref", "fnref"})
ORNAMENTS: Final = re.compile(
    r"(?<![\w-])(?:(?:scene|section)[-_]?break|break|divider|ornament|separator|dinkus|asterism|fleuron)(?![\w-])"
)
