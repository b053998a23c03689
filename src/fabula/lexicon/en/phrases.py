"""Small words around names and noun phrases: what may stand before, inside and beside them.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

from fabula.lexicon.en.agency import PREPOSITIONS

# Before and after a name in address: "Oh, Emma!", "my dear Emma".
ADDRESS_BEFORE = frozenset(
    [",", '"', "“", "‘", "'", "«", "dear", "dearest", "oh", "o", "no", "yes", "well", "my", "!", "but", "and"]
)
# Titles before first names and surnames alike: "Miss Emma", "Mistress Mary", "Squire Gray".
EITHER_TITLES = frozenset(["lady", "lord", "miss", "mistress", "dame", "squire", "goody", "widow", "saint"])
# Titles of people whom a nickname would not name: a "Bess" is not the queen.
NOBLE_TITLES = frozenset(["sir", "lady", "lord", "king", "queen", "prince", "princess", "duke", "duchess"])
# Titles before which a surname is what his friends call a man by: "Lord Gray", "Gray".
LORDS = ("lord", "duke", "earl", "count", "baron", "marquis")
# What opens a noun phrase and is no part of what somebody is called.
PHRASE_OPENERS = frozenset(
    ["the", "a", "an", "this", "that", "another", "some", "one", "certain", "no", "any", "every", "each"]
)
ARTICLES = frozenset(["the", "a", "an"])
# What begins something that hangs behind a noun: "the man of", "a lady who", "the day when".
AFTER_NOUN = PREPOSITIONS | frozenset(
    ["who", "whom", "whose", "which", "that", "where", "when", "as", "and", "or", "but"]
)
# What begins a noun phrase for something known already.
AGAIN = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "my", "our", "your", "its"])
# No one person: "no man", "every woman", "any girl".
NOBODY = frozenset(["no", "any", "every", "each", "some", "such", "what", "which", "either", "neither", "nobody"])
# Names of places and months that are as often first names or titles.
NAMES_TOO = frozenset(
    ["virginia", "florence", "may", "june", "april", "august", "jersey", "york", "richmond", "windsor"]
)
PLURAL_DETERMINERS = frozenset(
    ["these", "those", "both", "two", "three", "four", "five", "six", "several", "many", "few", "all"]
)
# "all the men", "both his sons": what may stand before another determiner's noun phrase and belongs to it.
BEFORE_DETERMINER = frozenset(["all", "both", "the", "such", "these", "those", "his", "her", "my"])
# Adjectives among the small words that may stand inside a noun phrase.
INSIDE_PHRASE = frozenset(
    """good poor old young new little great first second third last other same own dear best true short long next very
    only such most more late half one two three""".split()
)
# What begins a noun phrase for somebody who need not be known, and for somebody who is pointed at.
INDEFINITE = frozenset(["a", "an", "another", "some", "one", "two", "three", "four", "five", "many", "several", "few"])
POINTING = frozenset(["this", "that", "these", "those"])
# Between two people who are named in one breath.
BETWEEN_TWO = frozenset(["and", "or", ", and", "nor", "with", "and of", "and to", ", or"])

# Adjectives of many a person: "the old man" of another chapter is another old man, "the learned gentleman" is not.
OF_ANYBODY = frozenset(
    """
    old young little big small great tall short fat thin fair dark poor rich good bad kind dear other same first second
    third last next new only own whole two three four few several many strange unknown unfortunate wretched unhappy
    happy beautiful pretty handsome lovely charming noble brave dying dead sick wounded drunken elderly aged
    middle-aged white black brown blind lame
    """.split()
)
