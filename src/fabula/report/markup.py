"""HTML that cannot be broken by the words of a book: what is not `Html` already is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# "&" first, else it would escape the others' escapes. Quotes too, so that one function serves text and attributes.
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
    }
)
# What HTML does not allow as a character, even escaped: control characters, lone surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\"']")


class Html(str):
    """Text that is HTML and safe as it stands."""

    __slots__ = ()


def safe(words: str) -> Html:
    r"""Any words as HTML; HTML stays as it is.

    >>> safe("<b> & “b”"), safe(Html("<b>"))
    ('&lt;b&gt; &amp; “b”', '<b>')
    >>> safe("a\x00b")
    'a�b'
    """
    if isinstance(words, Html):
        return words
    if _FORBIDDEN.search(words):
        words = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)
    return Html(words.translate(_ESCAPES) if _SPECIAL.search(words) else words)


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Several pieces in a row, each made safe.

    >>> joined(["a", Html("<br>"), "<"], " ")
    'a <br> &lt;'
    """
    return Html(safe(between).join(map(safe, parts)))


def opening(name: str, **attributes: str | int | bool | None) -> Html:
    """A start tag. `class_` is the attribute `class`, `aria_label` is `aria-label`; None and False are left out.

    >>> opening("a", href="#1¶4", class_="x", title='"')
    '<a href="#1¶4" class="x" title="&quot;">'
    """
    written = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")  # noqa: PLW2901
        written.append(key if value is True else f'{key}="{safe(str(value))}"')
    return Html(f"<{' '.join(written)}>")


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """An element with its children.

    >>> element("p", "1 < 2 ", element("b", "yes"), lang="en")
    '<p lang="en">1 &lt; 2 <b>yes</b></p>'
    """
    return Html(f"{opening(name, **attributes)}{joined(children)}</{name}>")


def link(to: str, words: str, **attributes: str | int | bool | None) -> Html:
    """A link to a place in the page.

    >>> link("1¶4", "there")
    '<a href="#1¶4">there</a>'
    """
    return element("a", words, href=f"#{to}", **attributes)
