"""Tags beside a quotation ("said Emma", "she added,") as far as quotations need them: what verb, whose.

Only their grammar is read here, not who is meant; that is attribution's part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from fabula.lexicon.en.clauses import HEARERS, SUBJECT_PRONOUNS
from fabula.lexicon.en.speech import (
    BEAT,
    CORE_SPEECH_FORMS,
    SPEECH_FORMS,
    SPEECH_NOUNS,
    SPEECH_TAG_FORMS,
    SPEECH_VERBS,
    THINK,
    THINK_ONLY,
    WRITE,
)
from fabula.lexicon.en.tagging import (
    ARTICLES,
    BEFORE_BARE_VERB,
    DETERMINERS,
    FEMALE_WORDS,
    MALE_WORDS,
    NAME_TITLES,
    PARTICLES,
    SENTENCE_OPENERS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_IS = frozenset({"was", "were", "is"})
_OWNED = ("'s", "’s")

TagMode = Literal["speech", "thought", "writing"]

_WORD = re.compile(r"[^\W_]+(?:['’\-.](?=[^\W_])[^\W_]+)*")
# Where a clause ends for a tag: sentence end, another quotation, a bracket, a dash.
_STOP = re.compile(r"[;:!?“”„\"«»「」『』()\[\]—–]|--|(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)(?<!Ms)\.(?=\s|$|-)")
_LEMMAS = {**WRITE, **THINK, **BEAT, **SPEECH_VERBS}


class Tag(NamedTuple):
    """A verb of saying, thinking or writing with its subject, as written; "" when the clause names none."""

    subject: str
    verb: str
    mode: TagMode


def mode_of(verb: str) -> TagMode | None:
    """What a quotation with this verb (in any form) is.

    >>> mode_of("murmuring"), mode_of("mused"), mode_of("walked")
    ('speech', 'thought', None)
    """
    if verb in THINK_ONLY:
        return "thought"
    if verb in SPEECH_FORMS:
        return "thought" if verb in {"mused", "reflected", "wondered", "reasoned"} else "speech"
    if verb in THINK:
        return "thought"
    if verb in WRITE:
        return "writing"
    return "speech" if verb in BEAT else None


def _verb_at(words: Sequence[str], place: int) -> str:
    """The verb that starts there, with its particle: "went on", "broke in"; one word otherwise."""
    verb = words[place].lower()
    if place + 1 < len(words):
        both = f"{verb} {words[place + 1].lower()}"
        if both in SPEECH_FORMS or both in WRITE:
            return both
    return verb


def _heads_tag(verb: str) -> bool:
    """Whether a form can head a tag that follows: past or present, no bare verb and no -ing."""
    if verb in SPEECH_TAG_FORMS:
        return True
    lemma = _LEMMAS.get(verb)
    return lemma is not None and lemma != verb and not verb.partition(" ")[0].endswith("ing")


def words_of(text: str, start: int, end: int, *, most: int = 12) -> list[str]:
    """The first words of `text[start:end]`, as written."""
    found = []
    for match in _WORD.finditer(text, start, min(end, start + 16 * most)):
        found.append(match.group())
        if len(found) == most:
            break
    return found


def last_words(text: str, start: int, end: int, *, most: int = 14) -> list[str]:
    """The last words of `text[start:end]`, as written."""
    start = max(start, end - 16 * most)
    return _WORD.findall(text, start, end)[-most:]


def clause_after(text: str, at: int, high: int) -> list[str]:
    """Words that follow a closing mark up to where their clause ends."""
    high = min(high, at + 120)
    while at < high and (text[at].isspace() or text[at] in ",.-—–_"):
        at += 1
    stop = _STOP.search(text, at, high)
    return words_of(text, at, stop.start() if stop else high, most=10)


def clause_before(text: str, low: int, at: int) -> list[str]:
    """Words of the clause that runs up to an opening mark."""
    while at > low and (text[at - 1].isspace() or text[at - 1] in ",:-—–_("):
        at -= 1
    floor = max(low, at - 220)
    begin = floor
    for stop in _STOP.finditer(text, floor, at):
        begin = stop.end()
    return last_words(text, begin, at)


def _noun_phrase(words: Sequence[str]) -> str:
    """The subject at the start of `words`: a pronoun, a name, or a determiner and its noun."""
    if not words:
        return ""
    first = words[0].lower()
    if first in SUBJECT_PRONOUNS:
        return words[0]
    if words[0][:1].isupper():
        size = 1
        while size < len(words) and (words[size][:1].isupper() or words[size] in {"de", "von", "van", "of", "the"}):
            size += 1
        while size > 1 and not words[size - 1][:1].isupper():
            size -= 1
        return " ".join(words[:size])
    if first in DETERMINERS:
        return " ".join(words[: 3 if len(words) > 2 and words[1].lower() in DETERMINERS else 2])
    return ""


def tag_after(text: str, at: int, high: int) -> Tag | None:
    """The tag that follows a closing mark at `at`.

    >>> tag_after("“Come,” said the old man gravely.", 7, 33)
    Tag(subject='the old man', verb='said', mode='speech')
    >>> tag_after("“Come,” he had never said.", 7, 26)
    Tag(subject='he', verb='said', mode='speech')
    """
    words = clause_after(text, at, high)
    if not words:
        return None
    verb = _verb_at(words, 0)
    if _heads_tag(verb):
        rest = words[len(verb.split()) :]
        while rest and (rest[0].lower() in PARTICLES or rest[0].lower().endswith("ly")):
            rest = rest[1:]
        subject = _noun_phrase(rest)
        mode = mode_of(verb)
        return Tag(subject, verb, mode) if mode and (subject or not rest) else None
    if verb in _IS:
        owner = _owner(words[1:])
        return Tag(owner, verb, "speech") if owner else None  # "was Ann's reply", "was his daughter's"
    subject = _noun_phrase(words)
    if not subject:
        return None
    # "the old man in the corner said", but "she had once more said"
    reach = 5 if subject.split()[0].lower() in DETERMINERS else 3
    first = len(subject.split())
    for place in range(first, min(len(words), first + reach)):
        verb = _verb_at(words, place)
        mode = mode_of(verb)
        if mode and _heads_tag(verb):
            return Tag(subject, verb, mode)
    return None


def tag_before(text: str, low: int, at: int) -> Tag | None:
    """The tag that leads up to an opening mark at `at`.

    >>> tag_before("He stood up, and at last she said softly: “No.”", 0, 42)
    Tag(subject='she', verb='said', mode='speech')
    >>> tag_before("“So,” said Ann, in a very decided whisper, “no.”", 5, 43)
    Tag(subject='Ann', verb='said', mode='speech')
    """
    words = clause_before(text, low, at)
    owner = _answer(words)
    if owner:
        return Tag(owner, words[-1].lower(), "speech")
    for place in range(len(words) - 1, max(-1, len(words) - 10), -1):
        verb = _verb_at(words, place)
        mode = mode_of(verb)
        if mode is None or (verb in BEAT and verb not in SPEECH_FORMS) or (words[place][:1].isupper() and place):
            continue
        if not _is_verb(words, place, verb):
            continue
        return Tag(_subject_before(words, place), verb, mode)
    return None


def _owner(words: Sequence[str]) -> str:
    """Whose the first words are, up to what is owned.

    >>> _owner(["his", "daughter's"]), _owner(["Ann's", "cold", "reply"]), _owner(["a", "cold", "reply"])
    ('his daughter', 'Ann', '')
    """
    for place, word in enumerate(words[:4]):
        if word.endswith(_OWNED):
            return " ".join([*words[:place], word[:-2]])
    return ""


def _answer(words: Sequence[str]) -> str:
    """Whose answer a clause that leads up to a speech announces.

    >>> _answer(["and", "Ann's", "reply", "was"]), _answer(["the", "maid's", "answer"]), _answer(["she", "was"])
    ('Ann', 'the maid', '')
    """
    last = len(words) - (2 if words and words[-1].lower() in _IS else 1)
    if last < 1 or words[last].lower() not in SPEECH_NOUNS:
        return ""
    place = next((at for at in range(last - 1, max(last - 4, -1), -1) if words[at].endswith(_OWNED)), -1)
    if place < 0:
        return ""
    first = place
    while first and (words[first - 1][:1].isupper() or words[first - 1].lower() in DETERMINERS):
        first -= 1
    if words[first].lower() in SENTENCE_OPENERS - DETERMINERS and first < place:
        first += 1
    return " ".join([*words[first:place], words[place][:-2]])


def _is_verb(words: Sequence[str], place: int, verb: str) -> bool:
    """Whether a word that could be a verb of saying is one here, and no noun or adjective ("a decided whisper")."""
    lemma = _LEMMAS.get(verb, "")
    before = words[place - 1].lower() if place else ""
    if verb == lemma and verb not in {"quoth", "read"}:
        return before in BEFORE_BARE_VERB or not HEARERS.isdisjoint(word.lower() for word in words[:place])
    if verb in CORE_SPEECH_FORMS or verb.endswith("ing"):
        return True
    return not any(word.lower() in ARTICLES for word in words[max(0, place - 2) : place])


def _subject_before(words: Sequence[str], verb: int) -> str:
    """The subject of `words[verb]`, looked for to its left; for "thus spoke Mary" to its right."""
    for place in range(verb - 1, max(-1, verb - 9), -1):
        word = words[place]
        if word.lower() in SUBJECT_PRONOUNS and word != "It":
            return word
        if word[:1].isupper() and word.lower() not in NAME_TITLES and word.lower() not in SENTENCE_OPENERS:
            start = place
            while start and words[start - 1][:1].isupper() and words[start - 1].lower() not in SENTENCE_OPENERS:
                start -= 1
            return " ".join(words[start : place + 1])
        if word.lower() in DETERMINERS and word.lower() not in {"all", "such", "good"} and place < verb - 1:
            if word.lower() in {"his", "her"} and set(words[place + 1 : verb]) & {"voice", "lips", "answer", "reply"}:
                return "he" if word.lower() == "his" else "she"
            return " ".join(words[place : place + 2])
    return _noun_phrase(words[verb + 1 :]) if words[verb + 1 : verb + 2] and words[verb + 1][:1].isupper() else ""


def same_subject(one: str, other: str) -> bool:
    """Whether two subjects of tags, as written, can be one person, as far as the words go.

    >>> same_subject("Emma", "she"), same_subject("Emma", "Harriet"), same_subject("he", "she")
    (True, False, False)
    >>> same_subject("Miss Bates", "Bates"), same_subject("I", "Emma"), same_subject("she", "her mother")
    (True, False, False)
    >>> same_subject("the Hare", "the old Hare"), same_subject("the Hare", "Hatter"), same_subject("Ann", "the maid")
    (True, False, False)
    """
    one, other = (name.lower().removesuffix("'s").removesuffix("’s") for name in (one, other))
    if not one or not other or one == other:
        return True
    if one in SUBJECT_PRONOUNS and other in SUBJECT_PRONOUNS:
        return False
    if other in SUBJECT_PRONOUNS:
        one, other = other, one
    first = other.split()[0]
    if one in SUBJECT_PRONOUNS:
        if one not in {"he", "she"}:
            return one in {"they", "it", "who"}
        if first == {"he": "his", "she": "her"}[one]:
            return False  # "she said, and her mother answered"
        return not set(other.split()) & (FEMALE_WORDS if one == "he" else MALE_WORDS)
    mine, yours = (set(name.replace(".", " ").split()) - DETERMINERS for name in (one, other))
    if not mine or not yours:
        return True
    return bool(mine & (yours - NAME_TITLES))


def is_named_after_pronoun(one: str, other: str) -> bool:
    """Whether a second subject is a name or noun where the first was a pronoun: whoever was "she" is named no more.

    >>> is_named_after_pronoun("she", "Emma"), is_named_after_pronoun("Emma", "she")
    (True, False)
    """
    return one.lower() in {"he", "she", "i"} and bool(other) and other.lower() not in SUBJECT_PRONOUNS
