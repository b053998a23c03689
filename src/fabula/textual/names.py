"""Names taken apart, and whether two of them can be one person's.

>>> name = parse_name("the Rev. Mr. John Gray")
>>> name.titles, name.given, name.surname
(('reverend', 'mr'), ('john',), 'gray')
>>> parse_name("Lady Anne de Vere").surname
'vere'
>>> can_share(parse_name("Mr. Gray"), parse_name("Mrs. Gray"))
False
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fabula.lexicon.en.given_names import MENS, WOMENS
from fabula.lexicon.en.nicknames import NICKNAMES
from fabula.lexicon.en.titles import EPITHETS, PARTICLES, SUFFIXES, TITLES

_SOCIAL = frozenset(["mr", "mrs", "miss", "ms"])
_ARTICLES = frozenset(["the", "a", "an"])
_WORD = re.compile(r"\S+")
_GENITIVES = ("'s", "’s", "'", "’")


class PersonName(NamedTuple):
    """The parts of a name, in small letters; titles by their canon.

    Fields:
        words: the name without titles, article and particles; initials included without their stops.
        of: what follows "of": ("hearts",) in "the Queen of Hearts".
        article: whether it begins with "the".
        plural: whether a title says so ("the Misses Gray", "Mr. and Mrs. Gray").
    """

    titles: tuple[str, ...]
    words: tuple[str, ...]
    of: tuple[str, ...] = ()
    article: bool = False
    plural: bool = False
    epithets: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """First names, when there is a surname after them."""
        return self.words[:-1]

    @property
    def surname(self) -> str | None:
        """The last of several words, or None: what a single word is, only the work can tell."""
        return self.words[-1] if len(self.words) > 1 else None

    @property
    def pronouns(self) -> str | None:
        """The set its titles fix."""
        for title in self.titles:
            if TITLES[title].pronouns:
                return TITLES[title].pronouns
        return None


def parse_name(text: str) -> PersonName:
    """A name's parts, whatever its title, article or genitive."""
    for ending in _GENITIVES:
        if text.endswith(ending):
            text = text[: -len(ending)]
            break
    raw = text.replace("-", " - ").split() if " - " in text else text.split()
    titles: list[str] = []
    epithets: list[str] = []
    words: list[str] = []
    of: list[str] = []
    article = plural = after_of = False
    last = ""
    for number, part in enumerate(raw):
        small = part.lower().strip(".,")
        if not small or (number == 0 and small in _ARTICLES):
            article = article or small == "the"
        elif after_of:
            of.append(small)
        elif not words and small in TITLES:
            titles.append(TITLES[small].canon)
            last = small
            plural = plural or TITLES[small].plural
        elif not words and small == "and":
            plural = True
        elif not words and small in EPITHETS:
            epithets.append(small)
        elif small == "of" and (words or titles):
            after_of = True
        elif (small in PARTICLES and (words or titles) and number < len(raw) - 1) or (small in SUFFIXES and words):
            continue
        else:
            words.append(small)
    if not words and not plural and len(titles) > 1 and titles[-2] in _SOCIAL:
        words.append(last)  # "Miss King"
        titles.pop()
    return PersonName(tuple(titles), tuple(words), tuple(of), article, plural, tuple(epithets))


def titles_before(text: str) -> tuple[tuple[int, int], ...]:
    """Where the titles before a name stand in it; nothing where a title is all there is.

    >>> titles_before("the Rev. Mr. Gray"), titles_before("Captain")
    (((4, 8), (9, 12)), ())
    """
    found: list[tuple[int, int]] = []
    for number, word in enumerate(_WORD.finditer(text)):
        small = word.group().lower().rstrip(".")
        if number == 0 and small in _ARTICLES:
            continue
        if small not in TITLES:
            return tuple(found) if word.group()[0].isupper() else ()
        found.append(word.span())
    return ()


def full_forms(given: str) -> frozenset[str]:
    """The first names `given` may stand for, itself included.

    >>> "elizabeth" in full_forms("lizzy")
    True
    """
    return NICKNAMES.get(given, frozenset()) | {given}


def usual_pronouns(given: str) -> str | None:
    """The set of pronouns that bearers of a first name nearly always have.

    >>> usual_pronouns("lizzy"), usual_pronouns("edmund"), usual_pronouns("sam")
    ('she', 'he', None)
    """
    return "she" if given in WOMENS else "he" if given in MENS else None


def givens_agree(one: str, other: str) -> bool:
    """Whether two first names can be one person's: the same, one short for the other, or an initial.

    >>> givens_agree("bess", "betty"), givens_agree("jane", "j"), givens_agree("jane", "anne")
    (True, True, False)
    """
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return bool(full_forms(one) & full_forms(other))


# Titles that one person does not bear in the same part of a story; a marriage or an honour is told in words.
_CLASHES = frozenset(
    frozenset(pair)
    for pair in (
        ("mr", "sir"), ("mr", "lord"), ("mr", "master"), ("mr", "father"), ("mrs", "miss"), ("lady", "miss"),
        ("lady", "mrs"), ("lady", "aunt"), ("duchess", "queen"), ("king", "duke"), ("king", "prince"),
    )
)  # fmt: skip
_WOMENS = frozenset(["mrs", "miss", "lady", "madame", "mademoiselle", "frau", "fräulein"])
_OFFICES = frozenset(["rank", "clergy", "learned"])


def _clash(first: str, second: str) -> bool:
    """Whether no one person bears both: besides those listed, "Mrs. Gray" is the Captain's wife and no captain."""
    if frozenset((first, second)) in _CLASHES:
        return True
    for title, other in ((first, second), (second, first)):
        if title in _WOMENS and TITLES[other].kind in _OFFICES and TITLES[other].pronouns is None and other != "nurse":
            return True
    # "Captain Gray" may have become Colonel; a doctor is no admiral.
    kinds = {TITLES[first].kind, TITLES[second].kind}
    return kinds == {"clergy", "rank"}


def titles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the titles of two names can belong to one person.

    >>> titles_agree(("captain",), ("mr",)), titles_agree(("sir",), ("mr",)), titles_agree(("lord",), ("lady",))
    (True, False, False)
    """
    for first in one:
        for second in other:
            if first == second:
                continue
            mine, yours = TITLES[first].pronouns, TITLES[second].pronouns
            if mine and yours and mine != yours:
                return False
            if _clash(first, second):
                return False
    return True


def can_share(one: PersonName, other: PersonName) -> bool:
    """Whether both can name one person, as far as their form tells."""
    if one.plural != other.plural or not titles_agree(one.titles, other.titles):
        return False
    if one.of and other.of and one.of != other.of:
        return False
    if one.surname and other.surname:
        return one.surname == other.surname and givens_agree(one.given[0], other.given[0])
    shorter, longer = sorted((one.words, other.words), key=len)
    if not shorter:
        return bool(set(one.titles) & set(other.titles))
    return shorter[0] in longer or any(givens_agree(shorter[0], word) for word in longer[:1])
