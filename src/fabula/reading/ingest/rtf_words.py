"""RTF's control words that matter to a reader of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fabula.model.text import InlineKind

# Groups that hold no words of the text.
SKIPPED: Final = frozenset({
    "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "fldinst", "listtext", "pntext", "listtable", "listoverridetable", "rsidtbl", "generator", "xe", "tc", "rxe",
    "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnref", "atndate", "atrfstart", "atrfend", "revtbl",
    "themedata", "colorschememapping", "datastore", "latentstyles", "filetbl", "template", "ftnsep", "ftnsepc",
    "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "xmlnstbl", "mmathPr", "pgptbl", "userprops", "fchars",
    "lchars", "falt", "panose",
})  # fmt: skip
NOTES: Final = frozenset({"footnote", "annotation"})
# Destinations after `\*` whose words are the text's all the same.
KEPT: Final = frozenset({"annotation", "shptxt", "shpinst", "shprslt", "docvar", "ud"})
INFO: Final = {
    "title": "title", "author": "author", "subject": "subject", "keywords": "keywords", "doccomm": "description",
}  # fmt: skip
MARKS: Final[dict[str, InlineKind]] = {
    "i": "italic", "b": "bold", "scaps": "small-caps", "strike": "strike", "ul": "underline", "super": "superscript",
}  # fmt: skip
CHARACTERS: Final = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "cell": " ",
}  # fmt: skip
SYMBOLS: Final = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
CODE_PAGES: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
CHARACTER_SETS: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
