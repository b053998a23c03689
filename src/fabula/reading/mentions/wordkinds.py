"""What each word type of a work may be: pronoun, title, noun for a person, part of a name; decided once a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.names import DOUBLE, FIRST_NAMES, NOT_NAMES, NUMBERS
from fabula.lexicon.en.pronouns import PRONOUNS
from fabula.lexicon.en.roles import ROLES
from fabula.lexicon.en.speech import SPEECH_VERBS
from fabula.lexicon.en.titles import TITLES

if TYPE_CHECKING:
    from fabula.reading.mentions.columns import Columns

NOTHING, PRONOUN, NOUN, TITLE, NAME, MAYBE = range(6)

# A capital inside a sentence must be at least this share of all uses of the word.
_SHARE = 0.6
_VERB_ENDINGS = ("ed", "ing")
# "Slowly", "Nothing": what only ever begins a sentence is a name only if it does not look like a common word.
_COMMON_ENDINGS = ("ly", "ing", "ed", "ness", "ment", "tion", "ful", "less")


def word_kinds(columns: Columns) -> dict[str, int]:
    """The kind of each distinct word as written."""
    counts, initial = columns.counts, columns.initial_counts
    kinds: dict[str, int] = {}
    for word, count in counts.items():
        small = word.lower()
        if small in PRONOUNS:
            # "US" and "Mine" are rare; "IT" is not in the list.
            kinds[word] = PRONOUN
        elif word == small:
            if small in KIN or small in ROLES or small.rstrip(".") in TITLES:
                kinds[word] = NOUN
        elif word[0].isupper():
            kind = _capital(word, small, count, initial.get(word, 0), counts.get(small, 0), counts)
            if kind:
                kinds[word] = kind
    return kinds


# What people are asked to do to each other, and no first names: "Ask Nell", "Tell Ned".
_ASKED = frozenset(lemma for lemma in SPEECH_VERBS.values() if lemma.title() not in FIRST_NAMES)


def _capital(word: str, small: str, count: int, first: int, low: int, counts: dict[str, int]) -> int:
    bare = small.rstrip(".")
    if bare in TITLES and (len(word) < 3 or not word.isupper() or counts.get(word.title())):
        return TITLE
    if len(bare) < 2:
        return NOTHING
    if word.isupper() and len(word) > 1 and not word.endswith("."):
        # Shouted, or a heading's leftover: a name only when it is one elsewhere.
        title = word.title()
        return NAME if counts.get(title, 0) > low and small not in NOT_NAMES else NOTHING
    if small in NOT_NAMES and small not in DOUBLE:
        return NOTHING
    inside = count - first
    if small in KIN or small in ROLES:
        # "the Hatter" but also "Young men are …": judged where it stands.
        return NAME if inside > low * 0.5 else (MAYBE if inside else NOUN)
    if inside and (inside >= _SHARE * (inside + low) or (inside >= 8 and inside >= 0.25 * (inside + low))):
        return NAME
    if small in NUMBERS and inside < 3:
        return NOTHING  # "chapter Two" is no person
    if inside and (small in DOUBLE or small in NUMBERS):
        return MAYBE
    if not inside and not low and len(word) > 2 and not small.endswith(_COMMON_ENDINGS):
        # "Ask Pascoe": where somebody asked, "ask" is a verb; where nobody did, too
        return NOTHING if small in _ASKED or any(counts.get(f"{small}{ending}") for ending in _VERB_ENDINGS) else MAYBE
    return MAYBE if inside >= 2 else NOTHING
