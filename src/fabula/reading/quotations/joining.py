"""Which quotations of a paragraph, and of paragraphs that follow, are one speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.model.speech import Mode  # noqa: TC001  # msgspec reads annotations at run time
from fabula.reading.quotations.modes import inner_span, judge
from fabula.reading.quotations.pairing import Quoted  # noqa: TC001  # the same
from fabula.reading.quotations.tags import same_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.quotations.modes import Judgement


class Page(msgspec.Struct):
    """A paragraph and what its marks enclose, in order."""

    low: int
    high: int
    quoted: list[Quoted]

    def top(self) -> list[int]:
        """Places of those that are nested in none."""
        return [place for place, quoted in enumerate(self.quoted) if quoted.parent < 0]


class Speech(msgspec.Struct):
    """Quoted stretches that belong together: (page, place in the page), in order."""

    parts: list[tuple[int, int]]
    mode: Mode = "speech"
    confidence: float = 0.95
    reason: str = "marks"
    subject: str = ""


class _Joiner:
    """Walks through the paragraphs of a chapter."""

    def __init__(self, text: str, pages: Sequence[Page], *, single: bool) -> None:
        self.text, self.pages, self.single = text, pages, single
        self.speeches: list[Speech] = []

    def read(self) -> list[Speech]:
        running: Speech | None = None  # left open at the end of the paragraph before
        for number, page in enumerate(self.pages):
            if page.quoted:
                running = self._page(number, page, running)
            elif running is not None:
                running = self._bare(number, running)
        return self.speeches

    def _bare(self, number: int, running: Speech) -> Speech | None:
        """A paragraph without marks inside an open speech: kept open only where the closing mark is near."""
        return None

    def _page(self, number: int, page: Page, running: Speech | None) -> Speech | None:
        text = self.text
        current: Speech | None = None
        last: Quoted | None = None
        still = None
        for place in page.top():
            quoted = page.quoted[place]
            if running is not None and last is None and quoted.start == page.low and quoted.opened:
                current, running = running, None
                current.reason = "continued"
                current.parts.append((number, place))
            else:
                foreign = (quoted.family == "single") != self.single and quoted.family in {"single", "double"}
                judgement = judge(text, quoted, page.low, page.high, foreign=foreign)
                if judgement.mode == "words":
                    self.speeches.append(Speech([(number, place)], "words", judgement.confidence, judgement.reason))
                    continue
                if _bracketed(text, quoted, page):
                    self._start(judgement, number, place)  # “…” (“No,” said Ann) “…”
                    continue
                if current is None or last is None or self._apart(last, quoted, current, judgement):
                    current = self._start(judgement, number, place)
                else:
                    current.parts.append((number, place))
                    current.confidence = min(current.confidence, judgement.confidence)
                    self._learn(current, judgement)
            last = quoted
            if not quoted.closed and quoted.opened and quoted.end == page.high:
                still = current
        return still

    def _start(self, judgement: Judgement, number: int, place: int) -> Speech:
        speech = Speech([(number, place)], judgement.mode, judgement.confidence, judgement.reason)
        self._learn(speech, judgement)
        self.speeches.append(speech)
        return speech

    def _learn(self, speech: Speech, judgement: Judgement) -> None:
        for tag in (judgement.before, judgement.after):
            if tag is not None and tag.subject:
                speech.subject = tag.subject

    def _apart(self, one: Quoted, other: Quoted, speech: Speech, judgement: Judgement) -> bool:
        """Whether two quotations of a paragraph are two people's, or two things altogether."""
        text = self.text
        between = text[one.end : other.start]
        if not between.strip(" \n\t\r—–-"):
            return True  # “Are you?” “I am.”: closed only to be opened by somebody else
        _, end = inner_span(text, one)
        start, _ = inner_span(text, other)
        if text[start].islower() and text[end - 1] not in ".!?":
            return False  # the sentence goes on
        if judgement.before is not None:
            if not same_subject(speech.subject, judgement.before.subject):
                return True
            if "writing" in {judgement.mode, speech.mode} and judgement.mode != speech.mode:
                return True
        return (
            judgement.after is not None
            and judgement.before is None
            and not same_subject(speech.subject, judgement.after.subject)
        )


def _bracketed(text: str, quoted: Quoted, page: Page) -> bool:
    """Whether a bracket was opened right before and closes in the paragraph."""
    at = quoted.start
    while at > page.low and text[at - 1].isspace():
        at -= 1
    if at == page.low:
        return False
    opened = text.rfind("(", max(page.low, at - 60), at)
    return opened >= 0 and text.find(")", opened, quoted.start) < 0 and text.find(")", quoted.end, page.high) >= 0


def join_speeches(text: str, pages: Sequence[Page], *, single: bool) -> list[Speech]:
    """Top-level quotations as speeches. A paragraph is one person's unless the narration says otherwise."""
    return _Joiner(text, pages, single=single).read()
