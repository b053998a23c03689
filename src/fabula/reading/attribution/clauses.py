"""Clauses beside a quotation: which words are subject, verb and addressee there.

No parser: a verb of saying, the mentions around it and the few words between them. The grammar is our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import (
    ADDRESSING,
    ADVERBIALS,
    AUXILIARIES,
    CAUSERS,
    HEARERS,
    OBJECT_TAKERS,
    PLAIN_SUBJECTS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TOWARDS,
)
from fabula.lexicon.en.speech import SPEECH_TAG_FORMS, SPEECH_VERBS, THINK_TAG_FORMS, past_forms
from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page

STOPS = frozenset(".!?…")
SAYING = SPEECH_TAG_FORMS | THINK_TAG_FORMS
# "went on", "broke in": a tag only with their particle.
_PARTICLED = frozenset(tuple(form.split()) for form in past_forms(SPEECH_VERBS) if form.count(" ") == 1)
_PARTICLE_FIRST = frozenset(first for first, _ in _PARTICLED) - SAYING
# What a teller in the present tense does: "I explain".
_PLAIN = frozenset(lemma for lemma in SPEECH_VERBS.values() if " " not in lemma) - SAYING
FILLERS = frozenset({",", "--", "—", "–", "-", "(", ")", "_", ";", "*"})
# Words between "heard" and what was said.
HEARING = 9
_DETERMINERS = frozenset({"the", "a", "an", "another", "one", "both", "all", "several", "some"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "my", "their", "our"})
_ADDING = frozenset({"and", "but"})
_RELATIVES = frozenset({"who", "which", "whom", "whose"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


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
    before = page.word(token - 1).lower() if token > 0 else ""
    if before in PREPOSITIONS and not page.at_sentence_start(token - 1):
        # "for Ada was replying": a conjunction, not a preposition
        after = page.token(mention.end)
        verb = page.word(after).lower() if after < len(page.starts) else ""
        clause_opens = token > 1 and page.word(token - 2) in {";", "--", "—"}  # "…; for Ada now came in and said"
        return before == "for" and (
            clause_opens or verb == "to" or verb in AUXILIARIES or verb in SAYING or verb.endswith("ed")
        )
    return not is_possessor(page, mention)


def says(low: list[str], at: int) -> bool:
    """Whether a verb of saying stands at index `at`, with its particle if it needs one."""
    word = low[at]
    subject = at - 2 if at > 1 and low[at - 1].endswith("ly") else at - 1
    if word in _PLAIN and subject >= 0 and low[subject] in PLAIN_SUBJECTS:
        return True  # "I explain", "I quickly add"
    return word in SAYING or (word in _PARTICLE_FIRST and at + 1 < len(low) and (word, low[at + 1]) in _PARTICLED)


class Clause:
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
        """Where word `index` starts."""
        return int(self.page.starts[self.first + index])

    def index(self, position: int) -> int:
        """Index of the word that starts at or after `position`."""
        return self.page.token(position) - self.first

    def span(self, start: int, end: int) -> Span:
        """From word `start` up to but without word `end`."""
        return Span(self.page.starts[self.first + start], self.page.ends[self.first + end - 1])


def skip(low: list[str], at: int, words: frozenset[str], most: int) -> int:
    """Index after up to `most` words that are fillers, in `words`, or -ly adverbs."""
    end = min(len(low), at + most)
    while at < end and (low[at] in words or low[at] in FILLERS or low[at].endswith("ly")):
        at += 1
    return at


def subject_after(clause: Clause, verb: int) -> tuple[Mention | None, int] | None:
    """The subject after a verb at index `verb` ("said Emma"), and the index after it."""
    low = clause.low
    at = verb + 1
    for _ in range(5):
        if at >= len(low):
            return None
        mention = clause.page.mention_at(clause.position(at))
        if mention is not None and clause.index(mention.end) == at + 1 and low[at] in _DETERMINERS:
            mention = None  # a bare article is nobody
        if mention is not None and mention.kind in ("PER", None):
            if mention.form == "pronoun" and low[at] not in SUBJECT_PRONOUNS:
                return None
            if is_possessor(clause.page, mention):  # "said Emma's sister" where only the name is a mention
                return None
            return mention, clause.index(mention.end)
        if low[at] not in _DETERMINERS and (low[at] in ADVERBIALS or low[at].endswith("ly") or low[at] in FILLERS):
            at += 1
            continue
        break
    if at < len(low) and low[at] in _DETERMINERS:
        for later in range(at + 1, min(at + 5, len(low))):  # "said the obliging Mrs. Orr"
            mention = clause.page.mention_at(clause.position(later))
            if mention is not None and mention.form == "proper" and can_be_subject(clause.page, mention):
                return mention, clause.index(mention.end)
            if not low[later].replace("-", "").isalpha():
                break
        return None, min(at + 2, len(low))
    return None


def subject_before(clause: Clause, verb: int) -> tuple[Mention, bool] | None:
    """The subject before a verb at index `verb`, and whether nothing but auxiliaries stands between.

    Otherwise the last subject of a main clause: "When they had crossed, Ada slapped the rail and said", not "they".
    Of several clauses that a semicolon parts, the last that has one counts.
    """
    low = clause.low
    main: Mention | None = None
    other: Mention | None = None
    plain: Mention | None = None
    taken = False  # whether `other` is only what somebody saw, met or told
    closed = 0  # end of what two commas set off after the last that is plain
    for mention in clause.subjects:
        begin, after = clause.index(mention.start), clause.index(mention.end)
        if after > verb or begin < 0:
            continue
        before = low[begin - 1] if begin else ""
        if low[after : after + 1] == ["being"]:  # "she rose and, the maid being gone, said"
            continue
        is_object = before.endswith(("ed", "ing")) or before in OBJECT_TAKERS
        aside, between = _without_aside(clause, after, verb)
        if is_object and between[:1] == [","] and (main or other or plain):  # "she rose, snubbing Ada, and added"
            continue
        if all(w in AUXILIARIES or w in ADVERBIALS or w.endswith("ly") or w in FILLERS for w in between):
            if after < closed:  # "Ada, vexed with her father and his wife, then repeated": not his wife
                continue
            plain = mention
            closed = max(closed, after + aside)
            continue
        if _in_relative(low, begin, verb):
            continue
        # "…; for Ada now came in and said", "They had hardly sat down when Ada rose and said": the tale goes on there.
        joins = begin > 1 and (
            (before == "for" and low[begin - 2] in FILLERS)
            or (before == "when" and low[begin - 2] not in FILLERS and low[begin - 2] not in _ADDING)
        )
        if (before in SUBORDINATORS and not joins) or is_object:
            other, taken = mention, is_object
        else:
            main = mention
    if plain is not None:
        return plain, True
    if low[verb].endswith("ing"):
        owner = _gerund_owner(clause, verb)
        if owner is not None:
            return owner, True
    relative = _relative(clause, verb)
    if relative is not None:
        return relative, True
    found = main or other
    if main is not None and other is not None and other.start > main.start:
        # "he would have given it to her, when she drew back and said": "and" joins the verb to the nearest subject
        at = verb - 1
        while at > 0 and (low[at] in ADVERBIALS or low[at].endswith("ly")):
            at -= 1
        _, rest = _without_aside(clause, clause.index(other.end), at)
        if taken and not rest:  # "Mary saw Ralph and said"
            return main, False
        closed_off = low[at] == "," and not low[verb].endswith("ing") and ";" not in low[clause.index(main.end) : at]
        if not closed_off and ("," not in rest or (low[at] == "and" and rest.index(",") == len(rest) - 1)):
            found = other
    return (found, False) if found is not None else None


def hearing(clause: Clause, verb: int) -> int | None:
    """Index of the word after "heard", where somebody is heard, or made, to say it; None where nobody is.

    "Ada heard her kiss Lena and say", "just in time to hear it muttering".
    """
    low = clause.low
    going = low[verb].endswith("ing")
    if going and low[verb - 1] in PREPOSITIONS:  # "made her start by saying"
        return None
    for at in range(verb - 1, max(verb - HEARING, -1), -1):
        if low[at] in {",", ";", "--", "—"} or says(low, at):
            return None
        if low[at] in HEARERS and not (going and low[at] in CAUSERS):
            return at + 1 if at + 1 < verb and low[at + 1] != "to" else None  # "was heard to say"
    return None


def person_heard(clause: Clause, at: int, verb: int) -> Mention | None:
    """Who stands at an index, as the one who is heard to say."""
    mention = clause.page.mention_at(clause.position(at))
    if mention is None or mention.kind not in ("PER", None) or is_possessor(clause.page, mention):
        return None
    return mention if clause.index(mention.end) <= verb else None


def is_set_aside(clause: Clause, begin: int, verb: int, *, told: bool) -> bool:
    """Whether a verb says only when or why something was done: "when Ada asked her to sing, she sighed:".

    Args:
        clause: the narration beside a mark.
        begin: index of the verb's subject.
        verb: its own.
        told: whether a verb of saying stands behind it.
    """
    if begin == 0 or clause.low[begin - 1] not in SUBORDINATORS:
        return False
    return told or any(
        clause.index(mention.start) > verb and clause.low[clause.index(mention.start) - 1] == ","
        for mention in clause.subjects
    )


def _without_aside(clause: Clause, after: int, verb: int) -> tuple[int, list[str]]:
    """Words between a subject and its verb, without what two commas set off, and how many those are.

    "Emma, wiping her eyes, now replied", "Emma, as she rose, said". Whoever acts in between of his own accord keeps the
    verb from the subject before.
    """
    between = clause.low[after:verb]
    if not between or between[0] != ",":
        return 0, between
    closes = len(between) - 1
    while closes > 0 and between[closes] != ",":
        closes -= 1
    aside = between[1:closes]
    if not aside:
        return 0, between
    for one in clause.subjects:
        begin, end = clause.index(one.start) - after, clause.index(one.end) - after
        # The last word before the comma acts no more, and a clause that "as" or "that" opens belongs to the aside,
        # unless its subject is set off by a comma too: "Emma, while Ada, thoughtful again, said".
        if 0 < begin < end < closes and (between[begin - 1] not in SUBORDINATORS or between[end] == ","):
            return 0, between
    return closes, between[closes:]


def _in_relative(low: list[str], at: int, verb: int) -> bool:
    """Whether index `at` stands in a clause with "who" or "which" that a comma has closed before `verb`.

    "The Mouse, who seemed to be a person of authority among them, called out": not the person of authority.
    """
    start = at
    while start > 0 and low[start - 1] not in {",", ";", "--", "—"}:
        start -= 1
    opens = low[start] in _RELATIVES or (start + 1 < at and low[start] == "and" and low[start + 1] in _RELATIVES)
    return opens and "," in low[at:verb]


def _gerund_owner(clause: Clause, verb: int) -> Mention | None:
    """Whose saying it is: "roused by Miss Bates's saying", "without Mr. Grey's giving a sigh, and saying"."""
    page = clause.page
    for at in range(verb - 1, max(verb - 9, 0), -1):
        if not clause.low[at].endswith("ing") and at + 1 != verb:
            continue
        mention = page.mention_ending(page.ends[clause.first + at]) if at + 1 == verb else None
        if mention is None and clause.low[at].endswith("ing"):
            mention = page.mention_ending(page.ends[clause.first + at - 1])
        for one in (mention, _possessor_ending(clause, at), _possessor_ending(clause, at + 1)):
            if one is not None and is_possessor(page, one):
                return one
    return None


def _possessor_ending(clause: Clause, at: int) -> Mention | None:
    """The mention before the possessive ending that stands right before index `at`."""
    if at < 2 or clause.low[at - 1] not in _POSSESSIVE:
        return None
    return clause.page.mention_ending(clause.page.ends[clause.first + at - 2])


def _relative(clause: Clause, verb: int) -> Mention | None:
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


def spoken_to(clause: Clause, verb: int, after: int) -> Mention | None:
    """Whom the tag says is spoken to: "said to Emma", "asked her", "turning to the girl"."""
    low = clause.low
    for at in range(max(verb, 0) + 1, len(low)):
        if low[at - 1] in TOWARDS or (at == verb + 1 and low[verb] in ADDRESSING and at >= after):
            mention = clause.page.mention_at(clause.position(at))
            if mention is not None and mention.kind in ("PER", None) and not is_possessor(clause.page, mention):
                return mention
    return None


def owner_of(clause: Clause, noun: int) -> Mention | None:
    """Whose answer, cry or remark the noun at index `noun` is: "Mr. Grey's cold inquiry", "her answer"."""
    page = clause.page
    for at in range(noun - 1, max(noun - 7, -1), -1):
        if clause.low[at] in FILLERS or clause.low[at] in PREPOSITIONS or says(clause.low, at):
            return None
        mention = page.mention_at(clause.position(at))
        if mention is None or mention.kind not in ("PER", None):
            continue
        if mention.form == "pronoun":
            return mention if clause.low[at] in _POSSESSIVE_PRONOUNS else None
        return mention if is_possessor(page, mention) else None
    return None


def source_of(clause: Clause, noun: int) -> Mention | None:
    """From whom the words at index `noun` come: "the first words which burst from Mr. Grey", "a cry from her"."""
    low = clause.low
    for at in range(noun + 1, min(noun + 6, len(low) - 1)):
        if low[at] in FILLERS:
            return None
        if low[at] in {"of", "from", "by"}:
            mention = clause.page.mention_at(clause.position(at + 1))
            return mention if mention is not None and mention.kind in ("PER", None) else None
    return None
