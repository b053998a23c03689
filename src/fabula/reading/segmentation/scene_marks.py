"""Rows of marks inside one long paragraph, told from the dashes and ornaments of its prose."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.tokens import ABBREVIATIONS
from fabula.reading.segmentation.marks import is_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = r"*~=#_+•·◦○●◇◆★☆✦✧✶❖✿❀❁❦❧☙⁂⁎※§°♦♠♣♥♡☾☽¤"
_PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
# One token of a row: signs, dashes, "oOo", "-x-", "<>", pictures.
_LETTER = r"[oO0xX](?![\w.,!?])|(?<=[oO0xX~*=-])[oO0xX]|[oO0xX](?=[oO0xX~*=-])"
_TOKEN = rf"(?:(?:[{re.escape(_SIGNS)}]|[-–—―]|{_LETTER}|<>|{_PICTURE})+)"
_ROW = re.compile(rf"(?<=\s){_TOKEN}(?:[ \u00a0\u2003]{{1,8}}{_TOKEN})*(?=\s|$)")
_DASHES = frozenset("-–—―")
_LETTERED = re.compile(r"[^\w]*(?:[oO0]{3,}|[oO]-?[0O]-?[oO]|[xX]|[xX]{3,}|(?:[xX][oO0]){2,}[xX]?)[^\w]*")
# Faces, hands and hearts are what a sentence feels; they part no scenes.
_FEELING = re.compile(
    "[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001f440-\U0001f450\U0001f493-\U0001f49f❤☺☹✌]"
)
_ENDS = frozenset(".!?…”\"’'»´)*_—-")
_OPENS = frozenset("“\"‘'«`(*_[—")
_CLOSED = frozenset("”\"’'»´")
_SPEECH = frozenset('“"«`')
# "… is past my power.’ — Burns. …"
_ATTRIBUTION = re.compile(
    r"\s*[A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|of|the|de)){0,4}(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)[.;](?:\s|$)"
)
_LAST_WORD = re.compile(r"([A-Z]\w*)\.$")  # "Mr. *** Esquire", "Dr. -- Smith", "J. *** was late"
_APART = 120  # code points between two dashes, on the median; nearer, and they are dialogue or asides
_SLIPS = frozenset({"_", "-", "–", "—", "--", "+", "=", "•", "·"})  # once in a long text they are a slip or an aside
_SHORT = 8_000  # code points
_STYLE = 0.5  # share of sentences that begin small, from which that is how the writer writes


class SceneMark(NamedTuple):
    """A row of marks and how sure it is that it parts two scenes."""

    start: int
    end: int
    confidence: float


def find_scene_marks(words: str, quoted: Sequence[tuple[int, int]]) -> list[SceneMark]:
    """Rows between two sentences; a sign that also stands inside sentences is a dash and no mark.

    >>> [words for words in ("It rained. *** Later", "He sat -- he stood. Then", "Love, Bea. 😀😀 Then")
    ...     if find_scene_marks(words + " it stopped.", [])]
    ['It rained. *** Later']
    """
    small = _begins_small(words)
    sure: list[SceneMark] = []
    between: dict[str, list[tuple[int, int]]] = {}
    inner: dict[str, int] = {}
    for match in _ROW.finditer(words):
        kind = _kind(match[0])
        if not kind:
            continue
        sign = "".join(match[0].split())
        inside = is_quoted(quoted, match.start()) and words[match.end() : match.end() + 2].strip()[:1] not in _SPEECH
        if inside or not _is_between_sentences(words, *match.span(), small=small):
            inner[sign] = inner.get(sign, 0) + 1
        elif kind == "sure":
            sure.append(SceneMark(*match.span(), 0.93 if len(sign) >= 3 else 0.88))
        else:
            between.setdefault(sign, []).append(match.span())
    for sign, spans in between.items():
        dashes = inner.get(sign, 0)
        if dashes and not (len(spans) >= 2 and len(spans) > 2 * dashes):
            continue
        if sign[0] in _DASHES and _is_crowded(spans):
            continue
        if len(spans) == 1 and sign in _SLIPS and len(words) > _SHORT:
            continue
        confidence = 0.6 if dashes else 0.85 if len(spans) > 1 else 0.75
        sure.extend(SceneMark(start, end, confidence) for start, end in spans)
    return sorted(sure)


def _kind(row: str) -> str:
    """One of "sure", "maybe" for a row that may be prose's own sign, "" for none."""
    signs = "".join(row.split())
    if any(sign.isalnum() for sign in signs):
        if signs != signs[::-1] or not _LETTERED.fullmatch(signs) or len(signs) < 3:
            return ""
        return "maybe" if signs in {"x" * len(signs), "X" * len(signs)} else "sure"  # kisses, or a number
    if _FEELING.search(signs):
        return ""
    if all(sign in _DASHES for sign in signs):
        return "maybe"
    pictures = sum(ord(sign) >= 0x2600 and sign not in _SIGNS for sign in signs)
    return "sure" if len(signs) >= 2 and pictures != 1 else "maybe"


def _is_between_sentences(words: str, start: int, end: int, *, small: bool) -> bool:
    before = words[max(0, start - 20) : start].rstrip()
    after = words[end : end + 20].lstrip()
    if not before or before[-1] not in _ENDS or _is_abbreviated(before):
        return False
    if words[start] in _DASHES and before[-1] in _CLOSED and _ATTRIBUTION.match(words, end, end + 60):
        return False
    return not after or small or after[0].isupper() or after[0] in _OPENS or after[0].isdigit()


def _is_abbreviated(before: str) -> bool:
    last = _LAST_WORD.search(before)
    return last is not None and (len(last[1]) == 1 or last[1] in ABBREVIATIONS)


def _begins_small(words: str) -> bool:
    """Whether the writer uses no capitals to begin sentences."""
    starts = re.findall(r"[.!?] ([^\W\d_])", words[:20_000])
    return len(starts) >= 4 and sum(letter.islower() for letter in starts) > _STYLE * len(starts)


def _is_crowded(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether so little stands between them that they open speech, or set asides apart."""
    between = [after - before for (_, before), (after, _) in pairwise(spans)]
    return bool(between) and median(between) < _APART
