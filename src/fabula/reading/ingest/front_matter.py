"""The lines of `key: value` between two rows of dashes at the head of a Markdown file."""

from __future__ import annotations

import re

_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
MAX_LENGTH = 20_000  # characters


def split_front_matter(text: str) -> tuple[dict[str, list[str]], int]:
    r"""The fields in lower case, each with its values, and where the text proper begins.

    Flat keys and lists only: a story's title and author need no more of YAML.

    >>> split_front_matter("---\ntitle: Emma\nauthors: [Jane Austen]\n---\nEmma …")
    ({'title': ['Emma'], 'authors': ['Jane Austen']}, 43)
    """
    opening = _FENCE.match(text)
    if opening is None:
        return {}, 0
    closing = _END.search(text, opening.end(), opening.end() + MAX_LENGTH)
    if closing is None:
        return {}, 0
    fields: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text[opening.end() : closing.start()].splitlines():
        field = _FIELD.match(line)
        item = _ITEM.match(line)
        if field is not None:
            current = fields.setdefault(field[1].lower(), [])
            current.extend(_values(field[2] or ""))
        elif item is not None:
            current.extend(_values(item[1]))
        elif line.strip() and not line.lstrip().startswith("#") and not line[:1].isspace():
            return {}, 0  # not front matter after all: a scene between two rules
    if not fields:
        return {}, 0
    end = closing.end()
    rest = re.compile(r"\r\n|\r|\n").match(text, end)
    return fields, rest.end() if rest else end


def _values(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [item for part in value[1:-1].split(",") if (item := _unquoted(part.strip()))]
    return [_unquoted(value)] if value and value not in {"|", ">"} else []


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
