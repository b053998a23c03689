"""Bytes → text: byte order mark, else strict UTF-8, else Windows-1252. No guessing by statistics.

On English prose this rule beat the statistical detectors, which take curly quotes for Central European letters.
A byte order mark stays in the text as character 0, so that offsets are those of the file.
"""

from __future__ import annotations

import codecs
import re

from fabula.errors import TooLargeError, UnknownFormatError, UnreadableError
from fabula.reading.ingest.limits import MAX_CONTROL_SHARE, MAX_CONTROL_SHARE_LEGACY, MAX_TEXT, MIN_CONTROLS, raised

_MARKS = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 leaves five bytes without a meaning; they are read as Latin-1, as browsers do.
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# Tab, line feed, vertical tab, form feed, carriage return, Ctrl-Z (end of file in DOS) and escape do turn up in texts.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROL = re.compile(f"[{re.escape(_CONTROLS.decode())}]")


def decode(data: bytes, name: str, encoding: str | None = None, declared: str | None = None) -> tuple[str, str]:
    r"""The text and the name of its encoding; `declared` is what the file says of itself, tried after UTF-8.

    >>> decode(b"caf\xc3\xa9", "x"), decode(b"caf\xe9", "x")
    (('café', 'utf-8'), ('café', 'cp1252'))

    Raises:
        UnknownFormatError: the bytes are no text.
        UnreadableError: they are not in the encoding that was asked for, or there is no such encoding.
        TooLargeError: more than `MAX_TEXT` characters.
    """
    if encoding is not None:
        text, found = _decode_as(data, name, encoding), _codec(encoding)
        controls = sum(1 for _ in _CONTROL.finditer(text))
        _check_controls(controls, len(text), MAX_CONTROL_SHARE, name)
    else:
        text, found = _decode_by_rule(data, name, declared)
    if len(text) > raised(MAX_TEXT):
        raise TooLargeError(f"{name} has more than {raised(MAX_TEXT):,} characters", way_out="split it into volumes")
    return text, found


def _decode_by_rule(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, codec), codec
    controls = len(data) - len(data.translate(None, _CONTROLS))
    _check_controls(controls, len(data), MAX_CONTROL_SHARE, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _check_controls(controls, len(data), MAX_CONTROL_SHARE_LEGACY, name)
    if declared and (codec := _codec(declared)) and codec not in {"utf-8", "cp1252", "iso8859-1", "ascii"}:
        try:
            return data.decode(codec), codec
        except (UnicodeDecodeError, LookupError):  # it says one thing and is another
            pass
    return codecs.charmap_decode(data, "strict", _CP1252)[0], "cp1252"


def _codec(encoding: str) -> str:
    """Python's own name of a text encoding; empty when it knows none."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    return found.name if getattr(found, "_is_text_encoding", True) else ""


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    codec = _codec(encoding)
    if not codec:
        raise UnreadableError(f"there is no encoding {encoding!r}", way_out="for instance --encoding cp1252")
    try:
        return data.decode(codec)
    except UnicodeError as error:
        place = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(
            f"{name} is not {codec}{place}", way_out="leave --encoding out, or name another"
        ) from error


def _check_controls(controls: int, size: int, share: float, name: str) -> None:
    if controls > MIN_CONTROLS and controls > size * share:
        raise UnknownFormatError(
            f"{name} is binary data, not text", way_out="if it is UTF-16 without a mark, say --encoding utf-16-le"
        )
