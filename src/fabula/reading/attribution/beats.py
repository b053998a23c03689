"""Action beats: what is told of somebody in the paragraph of a speech ("Emma laughed. “…”") or leads up to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fabula.lexicon.en.clauses import SUBORDINATORS
from fabula.model.spans import Span
from fabula.reading.attribution.clauses import can_be_subject, is_possessor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.people import Mention
    from fabula.reading.attribution.cues import Cue
    from fabula.reading.attribution.page import Page

BeatPlace = Literal["before", "between", "after", "lead-in", "just before", "previous"]

# A paragraph of one action this short stands for a beat: "Mr. Orr put on a solemn face."
SHORT = 140


@dataclass(frozen=True, slots=True)
class Beat:
    """A subject in narration near a speech."""

    subject: Mention
    place: BeatPlace
    sentence: Span


def _subject(page: Page, start: int, end: int) -> Mention | None:
    """The first mention in `[start, end)` that can be a subject; a possessor counts ("Emma's eyes filled").

    Where the sentence opens with another clause, the first after it: "When Emma came in, Harriet rose."
    """
    owner = None
    aside: Mention | None = None
    for mention in page.mentions_in(start, end):
        if mention.kind not in ("PER", None):
            continue
        if can_be_subject(page, mention):
            if aside is None and owner is None and _opens_with(page, start, mention):
                aside = mention
            elif aside is None or page.word(page.token(mention.start) - 1) == ",":
                return mention
            continue
        if owner is None and mention.start - start <= 2 and is_possessor(page, mention):
            owner = mention
        elif owner is None and mention.start == start and mention.person == 3 and mention.form == "pronoun":
            owner = mention  # "Her eyes filled."
    return aside or owner


def _opens_with(page: Page, start: int, mention: Mention) -> bool:
    """Whether the words from `start` open with a clause, the mention its subject, that only says when or why."""
    token = page.token(mention.start) - 1
    if token < 0 or page.starts[token] < start:
        return False
    word = page.word(token)
    return word[:1].isupper() and word.lower() in SUBORDINATORS


def _is_all(subject: Mention) -> bool:
    """Whether several people act, so that it does not say which of them speaks."""
    return subject.form == "pronoun" and subject.number == "plural"


def _sentences(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `[start, end)`, cut to it."""
    numbers = page.sentences.within(start, end)
    spans = [(page.sentences.starts[n], min(page.sentences.ends[n], end)) for n in numbers]
    if not spans or spans[0][0] > start:
        spans.insert(0, (start, spans[0][0] if spans else end))
    return [(s, e) for s, e in spans if page.text[s:e].strip()]


def find_beats(page: Page, first: int, last: int, start: int, end: int, cue: Cue | None) -> list[Beat]:
    """Beats of a turn that stands in paragraphs `first` to `last` at `[start, end)`, its tag left out."""
    beats: list[Beat] = []
    paragraph = page.paragraphs[first]
    before = page.narration(max(paragraph.start, page.previous_piece_end(start)), start)
    if before:
        for s, e in reversed(_sentences(page, *before[-1])):
            subject = _subject(page, s, e)
            if subject is not None:
                if cue is None or subject.id != getattr(cue.subject, "id", None):
                    beats.append(Beat(subject, "before", Span(s, e)))
                break
    elif first > 0 and page.paragraphs[first - 1].kind == "prose":
        previous = page.paragraphs[first - 1]
        parts = page.narration(previous.start, previous.end)
        if parts and parts[-1][1] == previous.end:
            s, e = _sentences(page, *parts[-1])[-1] if page.text[parts[-1][0] : parts[-1][1]].strip() else (0, 0)
            subject = _subject(page, s, e) if e > s else None
            if subject is not None:
                leads = page.text[previous.end - 1] in ":,—–-"
                silent = len(parts) == 1 and parts[0][0] == previous.start
                if leads or silent:
                    short = silent and previous.end - previous.start <= SHORT
                    place: BeatPlace = "lead-in" if leads else "just before" if short else "previous"
                    beats.append(Beat(subject, place, Span(s, e)))
    limit = min(page.paragraphs[last].end, page.next_piece(end))
    if limit > end:
        for s, e in _sentences(page, end, limit)[:2]:
            if cue is not None and cue.span.start >= s and cue.span.end <= e:
                continue
            subject = _subject(page, s, e)
            if subject is not None:
                if _is_all(subject):  # "They all turned. Ada had never spoken there before."
                    continue
                beats.append(Beat(subject, "after", Span(s, e)))
                break
    for part in page.narration(start, end):
        told = [*_beats_between(page, *part, cue)]
        if told:
            beats.append(told[0])
            break
    return beats


def _beats_between(page: Page, start: int, end: int, cue: Cue | None) -> Iterator[Beat]:
    """Beats in narration between two pieces; where a tag stands, only those that follow one without a known subject."""
    if cue is None or not start <= cue.span.start < end:
        subject = _subject(page, start, end)
        if subject is not None:
            yield Beat(subject, "between", Span(start, end))
    elif cue.subject is None or page.person(cue.subject) is None:
        for s, e in _sentences(page, cue.span.end, end)[1:]:  # “…” said a voice. Ada stood in the door. “…”
            subject = _subject(page, s, e)
            if subject is not None:
                yield Beat(subject, "between", Span(s, e))
