"""Which quotations of a paragraph, and of paragraphs that follow, are one speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.lexicon.en.tagging import CONJUNCTIONS
from fabula.model.speech import Mode  # noqa: TC001  # msgspec reads annotations at run time
from fabula.reading.quotations.letters import find_letters
from fabula.reading.quotations.mending import ends_in_tag, mend_end, mend_start
from fabula.reading.quotations.modes import Judgement, inner_span, judge, reworded
from fabula.reading.quotations.pages import Page  # noqa: TC001  # the same
from fabula.reading.quotations.pairing import Quoted
from fabula.reading.quotations.tags import is_named_after_pronoun, same_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.quotations.marks import Family

# Paragraphs without any mark that a speech may run through before its closing mark: verses, a list.
_LONGEST_BARE = 12
# What shows a speech by its look alone, and how sure it is at most.
_TOLD = frozenset({"dash", "q", "capitals", "unmarked"})
_MOST_SURE: dict[Family, float] = {"dash": 0.85, "capitals": 0.85, "unmarked": 0.7}


class Speech(msgspec.Struct):
    """Quoted stretches that belong together: (page, place in the page), in order."""

    parts: list[tuple[int, int]]
    mode: Mode = "speech"
    confidence: float = 0.95
    reason: str = "marks"
    subject: str = ""


class _Joiner:
    """Walks through the paragraphs of a chapter."""

    def __init__(self, text: str, pages: Sequence[Page], *, single: bool, families: frozenset[Family] | None) -> None:
        self.text, self.pages, self.single, self.families = text, pages, single, families
        self.speeches: list[Speech] = []
        self.bare = 0  # paragraphs taken into the running speech that have no marks themselves

    def read(self) -> list[Speech]:
        letters = dict(find_letters(self.text, self.pages))
        running: Speech | None = None  # left open at the end of the paragraph before
        number = 0
        while number < len(self.pages):
            if number in letters and running is None:
                end = letters[number]
                parts = [(page, self.pages[page].top()[0]) for page in range(number, end)]
                self.speeches.append(Speech(parts, "writing", 0.85, "letter"))
                number = end
                continue
            page = self.pages[number]
            if page.quoted:
                running = self._page(number, page, running)
            elif running is not None and self.bare:
                page.quoted.append(Quoted(page.low, page.high, "double", "", opened=False, closed=False))
                running.parts.append((number, len(page.quoted) - 1))
                self.bare -= 1
            number += 1
        for speech in self.speeches:
            if speech.mode == "speech" and speech.reason == "marks" and not speech.subject:
                self._doubt(speech)
        return self.speeches

    def _doubt(self, speech: Speech) -> None:
        """Takes what stands untagged inside narration, in the narrator's own tenses, for his report of a speech."""
        first = self.pages[speech.parts[0][0]]
        if first.quoted[speech.parts[0][1]].start <= first.low or speech.parts[-1][0] != speech.parts[0][0]:
            return
        pieces = [(first.quoted[place].start, first.quoted[place].end) for _, place in speech.parts]
        if reworded(self.text, pieces):
            speech.mode, speech.confidence, speech.reason = "words", 0.6, "reported"

    def _page(self, number: int, page: Page, running: Speech | None) -> Speech | None:
        text = self.text
        current: Speech | None = None
        last: Quoted | None = None
        mere: Quoted | None = None  # the last that was no speech
        still = None
        edge = page.low  # nothing before it is free
        extents = _extents(page)
        for place in page.top():
            quoted = page.quoted[place]
            if running is not None and last is None and quoted.start == page.low and self._goes_on(running, quoted):
                current, running = running, None
                current.reason = "continued"
                current.parts.append((number, place))
            else:
                running = None
                if not quoted.opened and quoted.family != "dash":
                    if quoted.close_at < edge:
                        continue  # a stray mark inside what another opened: ‘No» way
                    mend_start(text, quoted, edge)
                    _cover(quoted, extents.get(place))
                foreign = (quoted.family == "single") != self.single and quoted.family in {"single", "double"}
                edge = max(edge, quoted.end)
                judgement = judge(
                    text,
                    quoted,
                    page.low,
                    page.high,
                    foreign=foreign,
                    interrupted=_broke_off(text, last, quoted),
                    listed=_listed(text, mere, quoted),
                )
                if self.families is not None and quoted.family not in self.families:
                    judgement = Judgement("words", 0.9, "chosen")
                if judgement.mode == "words":
                    mere = quoted
                    self.speeches.append(Speech([(number, place)], "words", judgement.confidence, judgement.reason))
                    continue
                if _bracketed(text, quoted, page):
                    self._start(judgement, quoted, number, place)  # “…” (“No,” said Ann) “…”
                    continue
                if current is None or last is None or self._apart(last, quoted, current, judgement):
                    current = self._start(judgement, quoted, number, place)
                else:
                    current.parts.append((number, place))
                    current.confidence = min(current.confidence, judgement.confidence)
                    self._learn(current, judgement)
            last = quoted
            edge = max(edge, quoted.end)
            if not quoted.closed and quoted.opened and quoted.family != "dash":
                if quoted.end == page.high and self._continues(number, quoted):
                    still = current
                else:
                    mend_end(text, quoted, page.high)
                    _cover(quoted, extents.get(place))
        return still

    def _goes_on(self, running: Speech, quoted: Quoted) -> bool:
        """Whether a quotation at the start of a paragraph continues the speech left open before it."""
        number, place = running.parts[-1]
        return self.pages[number].quoted[place].family in {quoted.family, "double"}

    def _continues(self, number: int, quoted: Quoted) -> bool:
        """Whether what was left open at the end of a paragraph is taken up again.

        A mark opens the next paragraph, or a mark closes one of the next that has none to open it.
        """
        self.bare = 0
        if self.text[quoted.end - 1] in "—–-" and self.text[quoted.start : quoted.end].rstrip("—–-")[-1:] != ":":
            return False  # cut short by the next speaker; the closing mark was forgotten
        if ends_in_tag(self.text, quoted):
            return False
        for ahead in range(number + 1, min(len(self.pages), number + 2 + _LONGEST_BARE)):
            page = self.pages[ahead]
            if not page.quoted:
                continue
            first = page.quoted[page.top()[0]]
            if first.family == quoted.family and first.start == page.low and (not first.opened or ahead == number + 1):
                self.bare = ahead - number - 1
                return True
            return False
        return False

    def _start(self, judgement: Judgement, quoted: Quoted, number: int, place: int) -> Speech:
        reason = quoted.family if quoted.family in _TOLD else judgement.reason
        confidence = min(judgement.confidence, _MOST_SURE.get(quoted.family, 1.0))
        speech = Speech([(number, place)], judgement.mode, confidence, reason)
        self._learn(speech, judgement)
        self.speeches.append(speech)
        return speech

    def _learn(self, speech: Speech, judgement: Judgement) -> None:
        for tag in (judgement.before, judgement.after):
            if tag is not None and tag.subject:
                speech.subject = tag.subject

    def _apart(self, one: Quoted, other: Quoted, speech: Speech, judgement: Judgement) -> bool:
        """Whether two quotations of a paragraph are two people's, or two things altogether."""
        if other.family == "dash":
            return False
        text = self.text
        between = text[one.end : other.start]
        if all(sign.isspace() or sign in "—–-" for sign in between):
            return True  # “Are you?” “I am.”: closed only to be opened by somebody else
        _, end = inner_span(text, one)
        start, _ = inner_span(text, other)
        if text[start].islower() and text[end - 1] not in ".!?":
            return False  # the sentence goes on
        before = judgement.before
        if judgement.after is not None and between.split()[-1].lower() in CONJUNCTIONS:
            before = None  # “…” said Ann, and “No!” cried Ned: the first tag is not the second's
        if before is not None:
            if not speech.subject and before.subject[:1].isupper() and text[end - 1] in ".!?":
                return True  # “What a day!” And Ada, who had come in, cried, “…”: whose the first is, nothing says
            if not same_subject(speech.subject, before.subject):
                return True
            if is_named_after_pronoun(speech.subject, before.subject):
                return True  # “…” she asked the Hare, and the Hare answered, “…”
            if "writing" in {judgement.mode, speech.mode} and judgement.mode != speech.mode:
                return True
        return (
            judgement.after is not None and before is None and not same_subject(speech.subject, judgement.after.subject)
        )


def _extents(page: Page) -> dict[int, tuple[int, int]]:
    """From where to where the quotations nested in each reach."""
    extents: dict[int, tuple[int, int]] = {}
    for inner in page.quoted:
        if inner.parent >= 0:
            start, end = extents.get(inner.parent, (inner.start, inner.end))
            extents[inner.parent] = min(start, inner.start), max(end, inner.end)
    return extents


def _cover(quoted: Quoted, extent: tuple[int, int] | None) -> None:
    """Keeps what is nested inside, when the edges of what lost a mark have moved: “Yes, ‘No,’ said Ann."""
    if extent is not None:
        quoted.start, quoted.end = min(quoted.start, extent[0]), max(quoted.end, extent[1])


def _broke_off(text: str, last: Quoted | None, quoted: Quoted) -> bool:
    """Whether the speech before broke off and nothing ends between: "“You see” she tapped the book “we don’t”"."""
    if last is None or quoted.start - last.end > 160:
        return False
    _, end = inner_span(text, last)
    between = text[last.end : quoted.start].strip()
    if not between or any(mark in between for mark in ".!?"):
        return False
    if between[-1].isalnum():
        return text[end - 1].isalnum() or text[end - 1] in "—–-"
    return text[end - 1] not in ".!?"


def _listed(text: str, mere: Quoted | None, quoted: Quoted) -> bool:
    """Whether mere words stand right before, as in "“home,” “hearth” and “duty”"."""
    return mere is not None and not text[mere.end : quoted.start].strip(" ,;\n\t\r&").replace("and", "").replace(
        "or", ""
    )


def _bracketed(text: str, quoted: Quoted, page: Page) -> bool:
    """Whether a bracket was opened right before and closes in the paragraph."""
    at = quoted.start
    while at > page.low and text[at - 1].isspace():
        at -= 1
    if at == page.low:
        return False
    opened = text.rfind("(", max(page.low, at - 60), at)
    return (
        opened >= 0
        and text.find(")", opened, quoted.start) < 0
        and text.find(")", quoted.end, min(page.high, quoted.end + 400)) >= 0
    )


def join_speeches(
    text: str, pages: Sequence[Page], *, single: bool, families: frozenset[Family] | None = None
) -> list[Speech]:
    """Top-level quotations as speeches. A paragraph is one person's unless the narration says otherwise.

    Where `families` are given, other marks enclose mere words.
    """
    return _Joiner(text, pages, single=single, families=families).read()
