"""Rich text (RTF) → drafts and metadata: looks, headings by style, outline level or look, notes after the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from fabula.errors import TooLargeError
from fabula.model.text import Metadata
from fabula.reading.ingest.breaks import is_break
from fabula.reading.ingest.buffer import Buffer, kind_of, pieces_of, trimmed
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.limits import MAX_DEPTH, check_signs, raised
from fabula.reading.ingest.looks import Setting, find_headings, settle_titles
from fabula.reading.ingest.rtf_groups import Group
from fabula.reading.ingest.rtf_tokens import Token, tokens_of
from fabula.reading.ingest.rtf_words import (
    CHARACTER_SETS,
    CHARACTERS,
    CODE_PAGES,
    INFO,
    KEPT,
    MARKS,
    NOTES,
    SKIPPED,
    SYMBOLS,
)

if TYPE_CHECKING:
    from fabula.model.text import BlockKind
    from fabula.reading.ingest.word_text import Changes

SIGNATURE: Final = b"{\\rtf"
MAX_HEADING: Final = 300  # characters


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being read, of the text or of a note."""

    buffer: Buffer = field(default_factory=Buffer)
    sizes: Counter[int] = field(default_factory=Counter)
    bold: int = 0
    visible: int = 0
    new_page: bool = False


def read_rtf(data: bytes, name: str, changes: Changes) -> tuple[list[Draft], Metadata]:
    """Drafts of the text, then of notes and comments.

    Raises:
        TooLargeError: groups nested deeper than `MAX_DEPTH`, or hardly a word between the control words.
    """
    check_signs(data, "\\{}", name)
    reader = _Reader(name, changes)
    for token in tokens_of(data.decode("latin-1")):
        reader.take(token)
    reader.end()
    settle_titles(reader.settings)
    find_headings(reader.settings)
    info = reader.info
    keywords = [word for part in info.get("keywords", "").replace(";", ",").split(",") if (word := part.strip())]
    metadata = Metadata(
        title=info.get("title") or None,
        authors=(info["author"],) if info.get("author") else (),
        tags={"subjects": tuple(dict.fromkeys(keywords))} if keywords else {},
        source_format="rtf",
        source_name=name,
        encoding=reader.encoding,
        more={key: info[key] for key in ("subject", "description") if info.get(key)},
    )
    return [*reader.drafts, *reader.notes], metadata


class _Reader:
    """Takes tokens in order."""

    def __init__(self, name: str, changes: Changes) -> None:
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self.settings: list[Setting] = []
        self.info: dict[str, str] = {}
        self.encoding = "cp1252"
        self._name = name
        self._gone = "deleted" if changes == "accept" else "revised"
        self._groups = [Group()]
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._bytes = bytearray()
        self._text = _Paragraph()
        self._note = _Paragraph()
        self._numbers = {"text": 0, "note": 0}
        self._skip = 0  # characters that only stand in for one given by its number
        self._high = 0  # first half of a character beyond the basic plane
        self._starred = False

    def take(self, token: Token) -> None:
        """The next token."""
        group = self._groups[-1]
        if token.byte >= 0:
            if self._skip:
                self._skip -= 1
            else:
                self._bytes.append(token.byte)
            return
        self._end_bytes()
        if token.brace == "{":
            if len(self._groups) > raised(MAX_DEPTH):
                raise TooLargeError(
                    f"{self._name}: groups nested deeper than {raised(MAX_DEPTH):,}",
                    way_out="save it again from a word processor",
                )
            self._groups.append(replace(group, opening=True, words=""))
            self._skip, self._starred = 0, False
            return
        if token.brace:
            self._close()
        elif token.symbol == "*":
            self._starred = True
        elif token.word:
            self._word(group, token.word, token.number)
            self._starred = False
        elif token.symbol:
            self._words(SYMBOLS.get(token.symbol, ""))
        elif token.text:
            shown = token.text[self._skip :]
            self._skip = max(self._skip - len(token.text), 0)
            # Raw bytes beyond ASCII are in the code page, as are those in hexadecimal.
            self._words(shown if shown.isascii() else self._decoded(shown.encode("latin-1")))
        if token.symbol != "*":
            group.opening = False

    def end(self) -> None:
        """What was still open."""
        self._end_bytes()
        while len(self._groups) > 1:
            self._close()
        if self._text.buffer.length:
            self._paragraph("text")

    # -- groups ---------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        self._skip = 0
        if len(self._groups) == 1:
            return  # a brace too many
        ended = self._groups.pop()
        if ended.destination == "note" and self._groups[-1].destination != "note" and self._note.buffer.length:
            self._paragraph("note")
        if ended.destination == "stylesheet" and self._groups[-1].destination == "stylesheet":
            self._styles[ended.style] = ended.words.strip().rstrip(";")

    def _word(self, group: Group, word: str, number: int | None) -> None:
        if group.opening and self._enters(group, word):
            return
        if self._starred and word not in KEPT:
            group.destination = "skipped"
        elif word in CHARACTERS:
            self._words(CHARACTERS[word])
        elif word in MARKS:
            group.looks = group.looks - {MARKS[word]} if number == 0 else group.looks | {MARKS[word]}
        elif word == "u" and number is not None:
            self._numbered(number)
            self._skip = group.stand_ins
        elif word in {"par", "sect", "page", "row", "line"}:
            self._break(group, word)
        else:
            self._setting(group, word, number)

    def _enters(self, group: Group, word: str) -> bool:
        """Whether the word, first in its group, says that the group is no text of the paragraph."""
        if group.destination == "skipped":
            return True
        if word in {"fonttbl", "stylesheet", "info"}:
            group.destination = word
        elif word in SKIPPED:
            group.destination = "skipped"
        elif word in NOTES and group.destination in {"text", "note"}:
            group.destination = "note"
            group.looks = frozenset()
        elif group.destination == "info":
            group.destination = f"info {INFO[word]}" if word in INFO else "skipped"
        else:
            return False
        return True

    def _setting(self, group: Group, word: str, number: int | None) -> None:
        if word == "pard":
            group.style, group.outline, group.centred = 0, 0, False
        elif word == "plain":
            group.looks, group.size, group.hidden, group.gone = frozenset(), 24, False, False
        elif word == "s":
            group.style = number or 0
        elif word == "outlinelevel":
            group.outline = (number or 0) + 1
        elif word in {"qc", "ql", "qj", "qr"}:
            group.centred = word == "qc"
        elif word == "fs":
            group.size = number or 24
        elif word in {"ulnone", "nosupersub"}:
            group.looks -= {"underline" if word == "ulnone" else "superscript"}
        elif word == "v":
            group.hidden = number != 0
        elif word == self._gone:
            group.gone = number != 0
        elif word in {"uc", "f", "fcharset", "cpg", "ansicpg", *CHARACTER_SETS}:
            self._encoding(group, word, number)
        elif word == "pagebb" and group.destination == "text":
            self._text.new_page = True

    def _encoding(self, group: Group, word: str, number: int | None) -> None:
        if word == "uc":
            group.stand_ins = min(number or 0, 8)
        elif word == "f":
            group.font = number or 0
        elif word == "fcharset":
            self._fonts[group.font] = CODE_PAGES.get(number or 0, self.encoding)
        elif word in CHARACTER_SETS:
            self.encoding = CHARACTER_SETS[word]
        elif word == "ansicpg" and number and _is_codec(f"cp{number}"):
            self.encoding = f"cp{number}"

    # -- text -----------------------------------------------------------------------------------------------------

    def _numbered(self, number: int) -> None:
        code = number % 65_536  # negative from 32,768 on
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._words(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
        elif code:
            self._words(chr(code))

    def _decoded(self, data: bytes) -> str:
        codec = self._fonts.get(self._groups[-1].font, self.encoding)
        return data.decode(codec, "replace").replace("\ufffd", "")

    def _end_bytes(self) -> None:
        if self._bytes:
            self._words(self._decoded(bytes(self._bytes)))
            self._bytes.clear()

    def _words(self, text: str) -> None:
        group = self._groups[-1]
        if group.destination.startswith("info "):
            key = group.destination.removeprefix("info ")
            self.info[key] = self.info.get(key, "") + text
        elif group.destination == "stylesheet":
            group.words += text
        if group.destination not in {"text", "note"} or group.hidden or group.gone or not text:
            return
        paragraph = self._note if group.destination == "note" else self._text
        start = paragraph.buffer.length
        paragraph.buffer.add(text)
        for look in sorted(group.looks):
            paragraph.buffer.mark(start, look)
        visible = len("".join(text.split()))
        paragraph.visible += visible
        paragraph.bold += visible if "bold" in group.looks else 0
        if visible:
            paragraph.sizes[group.size] += visible

    def _break(self, group: Group, word: str) -> None:
        if group.destination not in {"text", "note"} or group.gone:
            return
        paragraph = self._note if group.destination == "note" else self._text
        if word == "line":
            paragraph.buffer.newline()
        elif word == "page" and not paragraph.buffer.length:
            paragraph.new_page = True
        else:
            self._paragraph(group.destination)
            if word == "page" and group.destination == "text":
                self._text.new_page = True

    def _paragraph(self, destination: str) -> None:
        """Ends the paragraph; settings are those that hold at its end, as RTF has it."""
        group = self._groups[-1]
        noted = destination == "note"
        ended = self._note if noted else self._text
        self._numbers[destination] += 1
        place = f"{'note ' if noted else ''}paragraph {self._numbers[destination]}"
        text, marks = ended.buffer.take()
        start, end = trimmed(text)
        drafts = self.notes if noted else self.drafts
        fresh = _Paragraph(buffer=ended.buffer)
        if noted:
            self._note = fresh
        else:
            self._text = fresh
        if start == end:
            fresh.new_page = ended.new_page
            if not noted and not ended.new_page:
                drafts.append(Draft("", "blank", element=place))
            return
        name = self._styles.get(group.style, "").lower()
        level = 0 if noted else group.outline or _level(name)
        kind: BlockKind = "heading" if level and end - start <= MAX_HEADING else "paragraph"
        kind = "break" if is_break(text[start:end]) else kind
        title = name in {"title", "subtitle"} and not noted
        draft = Draft(text, kind, "note" if noted else "body", level if kind == "heading" else 0, "", place, marks)
        if title:
            draft.role = "title-page"
        for piece in draft.cut([(start, end)] if kind != "paragraph" else pieces_of(text, start, end)):
            if piece.kind == "paragraph":
                piece.kind = kind_of(piece.text)
            drafts.append(piece)
            if not noted:
                self.settings.append(
                    Setting(
                        piece,
                        bold=0 < ended.visible <= ended.bold,
                        size=min(ended.sizes, default=0),
                        centred=group.centred,
                        new_page=ended.new_page,
                        title=title,
                        maybe_heading=False,
                        never_heading=False,
                    )
                )


def _level(style: str) -> int:
    """Of a heading by the name of its style.

    >>> _level("heading 2"), _level("body text")
    (2, 0)
    """
    head, _, number = style.rpartition(" ")
    return int(number) if head == "heading" and number in set("123456789") else 0


def _is_codec(name: str) -> bool:
    try:
        "x".encode(name)
    except LookupError:
        return False
    return True
