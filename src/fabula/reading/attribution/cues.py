"""Cues: the words that say who speaks ("said Emma", "she had answered, laughing", "Mr. Grey said at last:").

A cue is a verb of saying with its subject, in the narration that touches a quotation. Explicit tags are law; whom a
pronoun tag means is settled by the conversation. That verb and subject stand within a few words of the mark is the
observation behind the sieves of O'Keefe et al. 2012 and Muzny et al. 2017; the grammar is that of `clauses`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import (
    ADVERBIALS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DOUBTERS,
    OPENING_NOUNS,
)
from fabula.lexicon.en.speech import (
    ANNOUNCING,
    BEAT,
    CONTINUE,
    CORE_SPEECH_FORMS,
    SPEECH_NOUNS,
    SPEECH_TAG_FORMS,
    SPEECH_VERBS,
    VOICE_NOUNS,
    past_forms,
)
from fabula.lexicon.en.tagging import PARTICLES
from fabula.reading.attribution.clauses import (
    FILLERS,
    STOPS,
    Clause,
    can_be_subject,
    hearing,
    is_set_aside,
    owner_of,
    person_heard,
    says,
    skip,
    source_of,
    spoken_to,
    subject_after,
    subject_before,
)

if TYPE_CHECKING:
    from fabula.model.people import Mention
    from fabula.model.spans import Span
    from fabula.reading.attribution.page import Page

# Tokens that may stand between a mark and the verb: "Emma, who had been listening with half an ear, said".
REACH = 18
# The same before a mark, where the tag leads up to it: "called out in a trembling voice to its children,".
NEAR_BEFORE = 13
# And where it is a noun: "Mr. Grey's answer, when he had looked at her, was".
NEAR_ANSWER = 8
_CORE_LEMMAS = frozenset(SPEECH_VERBS[form] for form in CORE_SPEECH_FORMS)
_GESTURES = past_forms(BEAT)
# "heard her father say", "he turned to her, saying": not finite, a tag all the same.
_LOOSE = frozenset(
    form
    for form, lemma in SPEECH_VERBS.items()
    if (lemma in _CORE_LEMMAS or form.endswith("ing")) and form not in SPEECH_TAG_FORMS
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A tag.

    Fields:
        span: from its first to its last word.
        subject: mention of the speaker, None when the subject is nobody we know of ("said a voice").
        to: mention of the person spoken to, when the tag says so.
        strong: order and punctuation leave no doubt that a tag is meant and that it belongs to this quotation.
    """

    span: Span
    subject: Mention | None
    to: Mention | None
    strong: bool


def cue_after(page: Page, mark: int, limit: int) -> Cue | None:
    """The tag that follows a piece ending at `mark`, in narration that reaches to `limit`.

    The quotation's own end decides much: after a comma the next words go on with its sentence.
    """
    clause = Clause(page, mark, limit)
    low = clause.low
    if not low:
        return None
    ended = page.inner_end(mark)
    runs_on = ended in ",-—–" or ended.isalpha()
    at = 0
    while at < len(low) and low[at] in FILLERS:
        at += 1
    if at == len(low):
        return None
    if low[at] in CLAUSE_OPENERS and ";" in low[:at]:  # “…”; and Ada begged the others to be quiet.
        return None
    leads_on = limit < len(page.text) and page.opens_piece(limit) and low[-1] in {",", ":", "--", "—"}
    if low[at] in CLAUSE_OPENERS and (leads_on or not runs_on):
        return None
    # "said Emma", "then quietly said the old man"
    verb = skip(low, at, ADVERBIALS, 4)
    if verb < len(low) and (says(low, verb) or low[verb] in _GESTURES):
        found = subject_after(clause, verb)
        if found is not None:
            subject, after = found
            subject = _heard(clause, subject, after)
            return Cue(clause.span(verb, max(after, verb + 1)), subject, spoken_to(clause, verb, after), strong=True)
    if verb < len(low) - 1 and (runs_on or ended in "!?") and low[verb].endswith("ed") and verb == at:
        later = page.mention_at(clause.position(verb + 1))
        if later is not None and can_be_subject(page, later):  # "supplied Ada", "hazarded he"
            return Cue(clause.span(verb, clause.index(later.end)), later, None, strong=True)
    # "was Mr. Grey's cold inquiry", "were her first words"
    if low[at] in {"was", "were", "came", "is"}:
        for noun in range(at + 1, min(len(low), at + 9)):
            if low[noun] in SPEECH_NOUNS:
                owner = owner_of(clause, noun) or source_of(clause, noun)
                return Cue(clause.span(at, noun + 1), owner, None, strong=True)
    if ended == "," and (bare := _bare(clause, at)) is not None:
        return bare
    # "she had said", "Emma, laughing, replied"
    for verb in range(at + 1, min(len(low), at + REACH)):
        if not says(low, verb):
            continue
        direct = subject_before(clause, verb)
        if direct is None:
            continue
        subject, plain = direct
        if _is_noun(clause, verb, subject):
            continue
        if verb + 1 < len(low) and low[verb + 1] == "nothing":
            return None
        begin = clause.index(subject.start)
        opens = begin <= at + 2
        doubted = any(word in DOUBTERS for word in low[begin:verb])
        strong = opens and plain and (not doubted) and (runs_on or ended in "!?" or verb + 1 >= len(low))
        core = low[verb] in CORE_SPEECH_FORMS
        if not core and not (opens and plain and (runs_on or ended in "!?")):
            continue
        if not opens and not runs_on:
            return None
        if leads_on and not runs_on and ended == ".":  # “Yes.” Emma said, “No.” tags the second
            return None
        return Cue(clause.span(min(begin, verb), verb + 1), subject, spoken_to(clause, verb, verb + 1), strong=strong)
    # "he heard Ada say"
    for verb in range(at + 2, min(len(low), at + 8)):
        if low[verb] in _LOOSE and not low[verb].endswith("ing"):
            heard_at = hearing(clause, verb)
            heard = person_heard(clause, heard_at, verb) if heard_at is not None else None
            if heard is not None and (runs_on or ended in "!?"):
                return Cue(clause.span(at, verb + 1), heard, None, strong=True)
    return None


def _bare(clause: Clause, at: int) -> Cue | None:
    """A tag of a subject and whatever verb, with nothing after: “Very likely,” Ada laughed. “Yes,” Ada was saying."""
    low = clause.low
    subject = clause.page.mention_at(clause.position(at))
    if subject is None or not can_be_subject(clause.page, subject) or subject.number == "plural":
        return None
    verb = clause.index(subject.end)
    if verb < len(low) - 1 and low[verb] in AUXILIARIES and low[verb + 1] in _LOOSE:
        verb += 1
    elif verb >= len(low) or not low[verb].endswith("ed"):
        return None
    if verb + 1 < len(low) and low[verb + 1] not in FILLERS:
        return None
    return Cue(clause.span(at, verb + 1), subject, None, strong=True)


def _heard(clause: Clause, subject: Mention | None, after: int) -> Mention | None:
    """Whose voice it is, where that is told of something that nobody is: "said the telephone, in Ada's voice"."""
    if subject is not None and clause.page.person(subject) is not None:
        return subject
    for noun in range(after, min(after + REACH, len(clause.low))):
        if clause.low[noun] in VOICE_NOUNS and (owner := owner_of(clause, noun)) is not None:
            return owner
    return subject


def cue_before(page: Page, start: int, mark: int) -> Cue | None:
    """The tag that leads up to a piece starting at `mark`, in narration that begins at `start`."""
    tokens = page.tokens_in(start, mark)
    last = tokens.stop
    closed = last > tokens.start and page.word(last - 1) == "."
    if closed:
        last -= 1
    first = last
    while first > tokens.start and page.word(first - 1) not in STOPS:
        first -= 1
    if first == last:
        return None
    clause = Clause(page, page.starts[first], mark)
    low = clause.low
    if not low or first + len(low) != last:
        return None
    if closed:
        return _closed(clause)
    leads = low[-1] in _LEADS or low[-1] in {"that", "with", "of"} or _ends_in_verb(low)
    loose: Cue | None = None
    for verb in range(len(low) - 1, -1, -1):
        if low[verb] == ";" and _stands_after(loose, clause.position(verb)):
            break  # "Ada had answered them; she could not but say, …"
        if low[verb] in SPEECH_NOUNS and len(low) - verb <= NEAR_ANSWER and leads:
            owner = owner_of(clause, verb)
            last = low[verb + 1 :] in ([","], [":"], [])
            if owner is not None and (last or any(word in AUXILIARIES for word in low[verb:])):
                return Cue(clause.span(verb, verb + 1), owner, None, strong=True)
        if says(low, verb):
            direct = subject_before(clause, verb)
            told = loose is not None and not page.word(page.token(loose.span.end) - 1).endswith("ing")
            if direct is not None and is_set_aside(clause, clause.index(direct[0].start), verb, told=told):
                continue
            near = len(low) - verb <= (REACH if direct is not None and direct[1] else NEAR_BEFORE)
            if direct is not None and direct[1] and not _is_noun(clause, verb, direct[0]):
                cue = _before(clause, verb, direct[0], strong=leads and (near or low[-1] == ":"))
                if cue is not None:
                    return cue
                continue
            if verb + 1 < len(low) and low[verb + 1] == "by":
                agent = page.mention_at(clause.position(verb + 2)) if verb + 2 < len(low) else None
                if agent is not None and agent.kind == "PER":
                    return Cue(clause.span(verb, verb + 2), agent, None, strong=leads)
            passive = verb > 0 and (low[verb - 1] in AUXILIARIES or low[verb - 1] == "being")
            inverted = None if passive else subject_after(clause, verb)
            if inverted is not None and inverted[0] is not None and inverted[1] >= len(low) - 4:
                return Cue(clause.span(verb, inverted[1]), inverted[0], None, strong=leads)
            last = len(low) - verb <= 4 and leads
            noun = direct is not None and _is_noun(clause, verb, direct[0])
            if direct is not None and loose is None and not noun and (low[verb] in CORE_SPEECH_FORMS or last):
                loose = _before(clause, verb, direct[0], strong=leads and near)
        elif low[verb] in _LOOSE and len(low) - verb <= NEAR_BEFORE:
            heard_at = hearing(clause, verb)
            if heard_at is not None:
                heard = person_heard(clause, heard_at, verb)
                if heard is None:
                    continue  # "in time to hear it say"
                return _before(clause, verb, heard, strong=leads)
            if low[verb] in SPEECH_NOUNS and "no" in low[max(verb - 4, 0) : verb]:
                return loose  # "Ada could get no more approving reply than"
            direct = subject_before(clause, verb)
            if direct is not None and loose is None:
                loose = _before(clause, verb, direct[0], strong=leads and (low[-1] in _LEADS or verb == len(low) - 1))
    return loose


def _stands_after(cue: Cue | None, position: int) -> bool:
    return cue is not None and cue.strong and cue.subject is not None and cue.subject.start > position


def cue_announcing(page: Page, start: int, end: int) -> Cue | None:
    """The tag in a whole sentence that ends a paragraph and announces the speech of the next: "Lena began again."."""
    cue = cue_before(page, start, end)
    if cue is None or not cue.strong:
        return None
    verb = page.word(page.token(cue.span.end) - 1).lower()
    told = page.text[start : cue.span.start]
    follows = page.quoted(start - 1) and not any(sign.isalpha() for sign in told)  # “But—” Lena began.
    return cue if SPEECH_VERBS.get(verb) in ANNOUNCING and not follows else None


def _closed(clause: Clause) -> Cue | None:
    """A whole sentence that only announces speech ("Lena interrupted him.")."""
    low = clause.low
    for verb in range(len(low) - 1, max(len(low) - 5, 0), -1):
        if says(low, verb) and (low[verb] in CORE_SPEECH_FORMS or SPEECH_VERBS.get(low[verb]) in CONTINUE.values()):
            direct = subject_before(clause, verb)
            if direct is not None and direct[1] and not any(word in DOUBTERS for word in low):
                return _before(clause, verb, direct[0], strong=True)
    return None


_LEADS = frozenset({",", ":", ";", "--", "—", "–", "-"})


def _ends_in_verb(low: list[str]) -> bool:
    """Whether words lead up to a mark without any punctuation: "the Dodo called out", "saying", "she said softly"."""
    at = len(low) - 1
    while at > max(len(low) - 3, 0) and low[at].endswith("ly"):
        at -= 1
    return says(low, at) or low[at] in _LOOSE or (at > 0 and says(low, at - 1) and low[at] in PARTICLES)


def _is_noun(clause: Clause, verb: int, subject: Mention) -> bool:
    """Whether a verb in -s is the noun it looks like: "many other questions", but "the old man questions"."""
    if subject.form != "nominal" or not clause.low[verb].endswith("s"):
        return False
    begin = clause.index(subject.start)
    return clause.low[begin] not in OPENING_NOUNS and (begin == 0 or clause.low[begin - 1] not in OPENING_NOUNS)


def _before(clause: Clause, verb: int, subject: Mention, *, strong: bool) -> Cue | None:
    low = clause.low
    if verb + 1 < len(low) and low[verb + 1] in {"nothing", "no"}:
        return None
    begin = clause.index(subject.start)
    return Cue(clause.span(min(begin, verb), verb + 1), subject, spoken_to(clause, verb, verb + 1), strong=strong)
