"""Small closed classes that hold an English clause together.

Source: written for fabula from general knowledge of English. Licence: MIT, as the code.
"""

from __future__ import annotations

# Subjects of verbs in their plain form: "I explain", "they say".
PLAIN_SUBJECTS = frozenset(["i", "we", "you", "they"])
SUBJECT_PRONOUNS = frozenset("i he she we they it thou ye who you one somebody someone everybody everyone".split())

AUXILIARIES = frozenset(
    "had has have was is were be been being would will could can should shall might may must did does do 'd ’d 'll "
    "’ll 's ’s d ll".split()
)

PREPOSITIONS = frozenset(
    "to at of with for from by about against among around before behind beside besides between beyond into like near "
    "on over past through toward towards under upon unto in off after than".split()
)

# Words that may stand between a subject and its verb of saying, or before an inverted verb.
ADVERBIALS = frozenset(
    "then now again only just merely even still also too at last length once first presently soon never not n't no "
    "here there thus so quite very rather almost nearly half aloud softly slowly suddenly always often ever out up "
    "back on away over in all himself herself themselves myself itself both only low voice a as well "
    "help forbear resist avoid thereupon however therefore indeed perhaps instead afterwards forthwith together".split()
)

CLAUSE_OPENERS = frozenset("and but then while when as so or yet whereupon till until at after before".split())

# Words that turn a clause into a question or a wish about saying: "before he could say", "if she asked".
DOUBTERS = frozenset("if before could would not never n't without whether nothing should might may must to".split())

# Verbs whose object is the person spoken to: "asked Emma, …" with a subject before.
ADDRESSING = frozenset(
    "asked ask asks asking told tell tells telling answered answer answers answering addressed address addressing "
    "assured assure assures assuring begged beg reminded remind informed inform interrupted interrupt thanked "
    "greeted hailed warned commanded ordered urged questioned".split()
)

# Prepositions that lead to the person spoken to.
TOWARDS = frozenset("to at toward towards unto upon on".split())

# Words of address that fix what the person addressed is called, by pronoun set; never names.
HONORIFICS = {
    "sir": "he", "sirrah": "he", "monsieur": "he", "signor": "he", "gentlemen": "they", "ladies": "they",
    "madam": "she", "ma'am": "she", "ma’am": "she", "madame": "she", "mademoiselle": "she", "miss": "she",
    "signora": "she", "signorina": "she",
}  # fmt: skip

# Words before a name in address: "my dear Emma", "Oh, Emma".
VOCATIVE_LEADS = frozenset(
    "my dear dearest poor oh o ah old little sweet darling good no yes well come hush nay why thank you now here "
    "please and but hey hi hello hallo good-bye goodbye".split()
)

# What follows them opens a clause inside another.
SUBORDINATORS = frozenset(
    "when as while that which whom who because if since although though before after until till than what where how "
    "why whenever wherever unless whether lest for".split()
)

# Irregular pasts whose next word is an object more often than a subject: "Mary saw Ralph and said".
OBJECT_TAKERS = frozenset(
    "saw met took found heard left told caught gave held kept made knew led brought let felt thought beat bade shook "
    "sent showed struck threw upon see hear find meet take give tell let make help".split()
)

# Verbs that take a person and a bare verb: "made her father say".
CAUSERS = frozenset("made make makes making let lets bade bid".split())
# And those that take an -ing as well: "heard her father say", "heard her father saying".
HEARERS = CAUSERS | frozenset("heard hear hears hearing saw see".split())

# Words with which a noun phrase of one person opens: "the old man", but "many other questions".
OPENING_NOUNS = frozenset("the a an this that his her my your our their one another".split())
