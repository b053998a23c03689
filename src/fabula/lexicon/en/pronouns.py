"""Personal pronouns: set, number and person.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

from typing import NamedTuple


class Pronoun(NamedTuple):
    """What a pronoun says of whom it stands for."""

    set: str
    number: str
    person: int
    role: str  # subject, object, possessive, independent, reflexive


PRONOUNS: dict[str, Pronoun] = {}
for _set, _number, _person, _forms in (
    ("I", "singular", 1, ("i", "me", "my", "mine", "myself")),
    ("we", "plural", 1, ("we", "us", "our", "ours", "ourselves")),
    ("you", "unknown", 2, ("you", "you", "your", "yours", "yourself")),
    ("thou", "singular", 2, ("thou", "thee", "thy", "thine", "thyself")),
    ("he", "singular", 3, ("he", "him", "his", "his", "himself")),
    ("she", "singular", 3, ("she", "her", "her", "hers", "herself")),
    ("they", "plural", 3, ("they", "them", "their", "theirs", "themselves")),
    ("xe", "singular", 3, ("xe", "xem", "xyr", "xyrs", "xemself")),
    ("ze", "singular", 3, ("ze", "zir", "zir", "zirs", "zirself")),
    ("ze", "singular", 3, ("ze", "hir", "hir", "hirs", "hirself")),
    ("fae", "singular", 3, ("fae", "faer", "faer", "faers", "faerself")),
):
    for _form, _role in zip(_forms, ("subject", "object", "possessive", "independent", "reflexive"), strict=True):
        PRONOUNS.setdefault(_form, Pronoun(_set, _number, _person, _role))
PRONOUNS["yourselves"] = Pronoun("you", "plural", 2, "reflexive")
PRONOUNS["ye"] = Pronoun("you", "unknown", 2, "subject")
PRONOUNS["themself"] = Pronoun("they", "singular", 3, "reflexive")

# Sets that mean one person.
OF_ONE = frozenset(["he", "she", "xe", "ze", "fae"])

# Before a noun it owns. "her" is also an object and "his" also stands alone; what follows decides.
POSSESSIVE = frozenset(
    ["my", "our", "your", "thy", "his", "her", "their", "mine", "thine", "xyr", "zir", "hir", "faer"]
)

# Pronouns that mean places and things, if they mean anything.
OF_THINGS = frozenset(["it", "its", "itself"])
