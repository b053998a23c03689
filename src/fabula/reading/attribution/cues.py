"""Cues: the words that say who speaks ("said Emma", "she had answered, laughing", "Mr. Grey said at last:").

A cue is a verb of saying with its subject, in the narration that touches a quotation. Explicit tags are law; whom a
pronoun tag means is settled by the conversation. That verb and subject stand within a few words of the mark is the
observation behind the sieves of O'Keefe et al. 2012 and Muzny et al. 2017; the grammar here is our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import (
    ADDRESSING,
    ADVERBIALS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DOUBTERS,
    OBJECT_TAKERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TOWARDS,
)
from fabula.lexicon.en.speech import (
    BEAT,
    CONTINUE,
    CORE_SPEECH_FORMS,
    SPEECH_NOUNS,
    SPEECH_TAG_FORMS,
    SPEECH_VERBS,
    THINK_TAG_FORMS,
    past_forms,
)
from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page

# Tokens that may stand between a mark and the verb: "Emma, who had been listening with half an ear, said".
REACH = 18
STOPS = frozenset(".!?…")
_CORE_LEMMAS = frozenset(SPEECH_VERBS[form] for form in CORE_SPEECH_FORMS)
SAYING = SPEECH_TAG_FORMS | THINK_TAG_FORMS
# "went on", "broke in": a tag only with their particle.
_PARTICLED = frozenset(tuple(form.split()) for form in past_forms(SPEECH_VERBS) if form.count(" ") == 1)
_PARTICLE_FIRST = frozenset(first for first, _ in _PARTICLED) - SAYING
_GESTURES = past_forms(BEAT)
# "heard her father say", "he turned to her, saying": not finite, a tag all the same.
_LOOSE = frozenset(
    form for form, lemma in SPEECH_VERBS.items() if f"{lemma}" in _CORE_LEMMAS and form not in SPEECH_TAG_FORMS
)
_FILLERS = frozenset({",", "--", "—", "–", "-", "(", ")", "_", ";", "*"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "my", "their", "our"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


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


def is_possessor(page: Page, mention: Mention) -> bool:
    """Whether the mention owns what follows: "Emma" in "Emma's voice"."""
    token = page.token(mention.end)
    if token >= len(page.starts):
        return False
    word = page.word(token)
    # A bare "s" a blank away: texts whose apostrophes were lost.
    return (page.starts[token] == mention.end and word in _POSSESSIVE) or word == "s"


def can_be_subject(page: Page, mention: Mention) -> bool:
    """Whether the grammar around a mention lets it be the subject of a verb: not "to Emma", "Emma's", "him"."""
    if mention.kind not in ("PER", None):
        return False
    if mention.form == "pronoun":
        return page.text[mention.start : mention.end].lower() in SUBJECT_PRONOUNS
    token = page.token(mention.start)
    if token > 0 and page.word(token - 1).lower() in PREPOSITIONS and not page.at_sentence_start(token - 1):
        return False
    return not is_possessor(page, mention)


def _says(low: list[str], at: int) -> bool:
    """Whether a verb of saying stands at index `at`, with its particle if it needs one."""
    word = low[at]
    return word in SAYING or (word in _PARTICLE_FIRST and at + 1 < len(low) and (word, low[at + 1]) in _PARTICLED)


class _Clause:
    """The narration next to a mark, cut at its first full stop, as words with their mentions."""

    __slots__ = ("first", "last", "low", "page", "subjects")

    def __init__(self, page: Page, start: int, end: int) -> None:
        tokens = page.tokens_in(start, end)
        self.page = page
        self.first = tokens.start
        self.low: list[str] = []
        for token in tokens:
            word = page.word(token)
            if word in STOPS or word == "...":
                break
            self.low.append(word.lower())
        self.last = self.first + len(self.low)
        stop = page.ends[self.last - 1] if self.low else start
        self.subjects = [m for m in page.mentions_in(start, stop) if can_be_subject(page, m)]

    def position(self, index: int) -> int:
        return int(self.page.starts[self.first + index])

    def index(self, position: int) -> int:
        """Index of the word that starts at or after `position`."""
        return self.page.token(position) - self.first

    def span(self, start: int, end: int) -> Span:
        """From word `start` up to but without word `end`."""
        return Span(self.page.starts[self.first + start], self.page.ends[self.first + end - 1])


def _skip(low: list[str], at: int, words: frozenset[str], most: int) -> int:
    """Index after up to `most` words that are fillers, in `words`, or -ly adverbs."""
    end = min(len(low), at + most)
    while at < end and (low[at] in words or low[at] in _FILLERS or low[at].endswith("ly")):
        at += 1
    return at


def _inverted(clause: _Clause, verb: int) -> tuple[Mention | None, int] | None:
    """The subject after a verb at index `verb` ("said Emma"), and the index after it."""
    low = clause.low
    at = verb + 1
    for _ in range(5):
        if at >= len(low):
            return None
        mention = clause.page.mention_at(clause.position(at))
        if mention is not None and mention.kind in ("PER", None):
            if mention.form == "pronoun" and low[at] not in SUBJECT_PRONOUNS:
                return None
            if is_possessor(clause.page, mention):  # "said Emma's sister" where only the name is a mention
                return None
            return mention, clause.index(mention.end)
        if low[at] in ADVERBIALS or low[at].endswith("ly") or low[at] in _FILLERS:
            at += 1
            continue
        break
    if at < len(low) and low[at] in {"the", "a", "an", "another", "one", "both", "all", "several", "some"}:
        return None, min(at + 2, len(low))
    return None


def _direct(clause: _Clause, verb: int) -> tuple[Mention, bool] | None:
    """The subject before a verb at index `verb`, and whether nothing but auxiliaries stands between.

    Otherwise the last subject of a main clause: "When they had crossed, Ada slapped the rail and said", not "they".
    """
    low = clause.low
    main: Mention | None = None
    other: Mention | None = None
    plain: Mention | None = None
    for mention in clause.subjects:
        begin, after = clause.index(mention.start), clause.index(mention.end)
        if after > verb or begin < 0:
            continue
        between = clause.low[after:verb]
        if all(w in AUXILIARIES or w in ADVERBIALS or w.endswith("ly") or w in _FILLERS for w in between):
            plain = mention
            continue
        before = clause.low[begin - 1] if begin else ""
        if before in SUBORDINATORS or before.endswith(("ed", "ing")) or before in OBJECT_TAKERS:
            other = mention
        else:
            main = mention
    if plain is not None:
        return plain, True
    relative = _relative(clause, verb)
    if relative is not None:
        return relative, True
    found = main or other
    if main is not None and other is not None and other.start > main.start:
        # "he would have given it to her, when she drew back and said": "and" joins the verb to the nearest subject
        at = verb - 1
        while at > 0 and (low[at] in ADVERBIALS or low[at].endswith("ly")):
            at -= 1
        if low[at] == "and":
            found = other
    return (found, False) if found is not None else None


def _relative(clause: _Clause, verb: int) -> Mention | None:
    """The person a relative clause is about: "she was met by Lena, who, out of breath, cried"."""
    low = clause.low
    who = next((at for at in range(verb - 1, -1, -1) if low[at] == "who"), None)
    if who is None or who == 0:
        return None
    if any(who < clause.index(mention.start) < verb for mention in clause.subjects if mention.form != "pronoun"):
        return None
    if any(who + 1 < clause.index(mention.start) < verb for mention in clause.subjects):
        return None
    people = clause.page.mentions_in(clause.position(max(who - 9, 0)), clause.position(who))
    named = [mention for mention in people if mention.kind == "PER" and mention.form != "pronoun"]
    return named[-1] if named else None


def _to(clause: _Clause, verb: int, after: int) -> Mention | None:
    """Whom the tag says is spoken to: "said to Emma", "asked her", "turning to the girl"."""
    low = clause.low
    for at in range(max(verb, 0) + 1, len(low)):
        if low[at - 1] in TOWARDS or (at == verb + 1 and low[verb] in ADDRESSING and at >= after):
            mention = clause.page.mention_at(clause.position(at))
            if mention is not None and mention.kind in ("PER", None) and not is_possessor(clause.page, mention):
                return mention
    return None


def cue_after(page: Page, mark: int, limit: int) -> Cue | None:
    """The tag that follows a piece ending at `mark`, in narration that reaches to `limit`.

    The quotation's own end decides much: after a comma the next words go on with its sentence.
    """
    clause = _Clause(page, mark, limit)
    low = clause.low
    if not low:
        return None
    ended = page.inner_end(mark)
    runs_on = ended in ",-—–" or ended.isalpha()
    at = 0
    while at < len(low) and low[at] in _FILLERS:
        at += 1
    if at == len(low):
        return None
    leads_on = limit < len(page.text) and page.opens_piece(limit) and low[-1] in {",", ":", "--", "—"}
    if low[at] in CLAUSE_OPENERS and (leads_on or not runs_on):
        return None
    # "said Emma", "then quietly said the old man"
    verb = _skip(low, at, ADVERBIALS, 4)
    if verb < len(low) and (_says(low, verb) or low[verb] in _GESTURES):
        found = _inverted(clause, verb)
        if found is not None:
            subject, after = found
            return Cue(clause.span(verb, max(after, verb + 1)), subject, _to(clause, verb, after), strong=True)
    if verb < len(low) - 1 and (runs_on or ended in "!?") and low[verb].endswith("ed") and verb == at:
        subject_after = page.mention_at(clause.position(verb + 1))
        if subject_after is not None and can_be_subject(page, subject_after):  # "supplied Ada", "hazarded he"
            return Cue(clause.span(verb, clause.index(subject_after.end)), subject_after, None, strong=True)
    # "he heard Ada say"
    for verb in range(at + 2, min(len(low), at + 8)):
        if low[verb] in _LOOSE and not low[verb].endswith("ing") and low[verb - 1] != "to":
            heard = page.mention_ending(page.ends[clause.first + verb - 1])
            if heard is not None and heard.kind in ("PER", None) and (runs_on or ended in "!?"):
                return Cue(clause.span(at, verb + 1), heard, None, strong=True)
    # "was Mr. Grey's cold inquiry", "were her first words"
    if low[at] in {"was", "were", "came", "is"}:
        for noun in range(at + 1, min(len(low), at + 9)):
            if low[noun] in SPEECH_NOUNS:
                owner = _owner(clause, noun)
                return Cue(clause.span(at, noun + 1), owner, None, strong=True)
    # "she had said", "Emma, laughing, replied"
    for verb in range(at + 1, min(len(low), at + REACH)):
        if not _says(low, verb):
            continue
        direct = _direct(clause, verb)
        if direct is None:
            continue
        subject, plain = direct
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
        return Cue(clause.span(min(begin, verb), verb + 1), subject, _to(clause, verb, verb + 1), strong=strong)
    return None


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
    clause = _Clause(page, page.starts[first], mark)
    low = clause.low
    if not low or first + len(low) != last:
        return None
    if closed:
        return _closed(clause)
    leads = low[-1] in _LEADS or _says(low, len(low) - 1) or low[-1] in {"that", "with", "of"}
    loose: Cue | None = None
    for verb in range(len(low) - 1, -1, -1):
        if _says(low, verb):
            direct = _direct(clause, verb)
            near = len(low) - verb <= REACH // 2
            if direct is not None and direct[1]:
                cue = _before(clause, verb, direct[0], strong=leads and (near or low[-1] == ":"))
                if cue is not None:
                    return cue
                continue
            if verb + 1 < len(low) and low[verb + 1] == "by":
                agent = page.mention_at(clause.position(verb + 2)) if verb + 2 < len(low) else None
                if agent is not None and agent.kind == "PER":
                    return Cue(clause.span(verb, verb + 2), agent, None, strong=leads)
            inverted = _inverted(clause, verb)
            if inverted is not None and inverted[0] is not None and inverted[1] >= len(low) - 4:
                return Cue(clause.span(verb, inverted[1]), inverted[0], None, strong=leads)
            last = len(low) - verb <= 4 and leads
            if direct is not None and loose is None and (low[verb] in CORE_SPEECH_FORMS or last):
                loose = _before(clause, verb, direct[0], strong=leads and near)
        elif low[verb] in _LOOSE and len(low) - verb <= REACH // 2:
            heard = page.mention_ending(page.ends[clause.first + verb - 1]) if verb else None
            if heard is not None and not low[verb].endswith("ing") and heard.kind in ("PER", None):
                return _before(clause, verb, heard, strong=leads)
            direct = _direct(clause, verb)
            if direct is not None and loose is None:
                loose = _before(clause, verb, direct[0], strong=leads and low[-1] in {":", ","})
        elif low[verb] in SPEECH_NOUNS and len(low) - verb <= 8 and leads:
            owner = _owner(clause, verb)
            if owner is not None and any(word in AUXILIARIES for word in low[verb:]):
                return Cue(clause.span(verb, verb + 1), owner, None, strong=True)
    return loose


def _closed(clause: _Clause) -> Cue | None:
    """A whole sentence that only announces speech ("Lena interrupted him.")."""
    low = clause.low
    for verb in range(len(low) - 1, max(len(low) - 5, 0), -1):
        if _says(low, verb) and (low[verb] in CORE_SPEECH_FORMS or SPEECH_VERBS.get(low[verb]) in CONTINUE.values()):
            direct = _direct(clause, verb)
            if direct is not None and direct[1] and not any(word in DOUBTERS for word in low):
                return _before(clause, verb, direct[0], strong=True)
    return None


_LEADS = frozenset({",", ":", "--", "—", "–", "-"})


def _before(clause: _Clause, verb: int, subject: Mention, *, strong: bool) -> Cue | None:
    low = clause.low
    if verb + 1 < len(low) and low[verb + 1] in {"nothing", "no"}:
        return None
    begin = clause.index(subject.start)
    return Cue(clause.span(min(begin, verb), verb + 1), subject, _to(clause, verb, verb + 1), strong=strong)


def _owner(clause: _Clause, noun: int) -> Mention | None:
    """Whose answer, cry or remark the noun at index `noun` is: "Mr. Grey's cold inquiry", "her answer"."""
    page = clause.page
    for at in range(noun - 1, max(noun - 7, -1), -1):
        mention = page.mention_at(clause.position(at))
        if mention is None or mention.kind not in ("PER", None):
            continue
        if mention.form == "pronoun":
            return mention if clause.low[at] in _POSSESSIVE_PRONOUNS else None
        return mention if is_possessor(page, mention) else None
    return None
