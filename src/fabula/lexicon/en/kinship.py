"""Nouns of kin: the pronoun set each fixes and its number.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

_HE = """father papa dad daddy pa son brother husband uncle nephew grandfather grandpapa grandson stepfather stepson
stepbrother father-in-law son-in-law brother-in-law godfather godson fiancé widower bridegroom great-uncle
grandad granddad grandpa half-brother foster-father dada"""
_SHE = """mother mamma mama mum mummy mom ma daughter sister wife aunt niece grandmother grandmamma grandmama
granddaughter grand-daughter stepmother stepdaughter stepsister mother-in-law daughter-in-law sister-in-law godmother
goddaughter fiancée widow bride great-aunt grandma granny gran nan nana half-sister foster-mother auntie mam mammy mommy
momma"""
# What families of English fiction call each other in other languages.
_BORROWED = {
    "father": "appa abba baba papi vati tata",
    "mother": "amma ammi maman mami mutti umma eomma",
    "grandfather": "opa nonno abuelo dziadek zayde zaide pappou grand-père",
    "grandmother": "oma nonna abuela babcia bubbe halmoni yiayia grand-mère",
}
_EITHER = """cousin child parent spouse grandchild sibling relation relative kinsman kinswoman ward guardian twin baby
sweetheart lover betrothed fiancee stepchild"""

_PLURALS = {
    "he": "fathers sons brothers husbands uncles nephews grandfathers grandsons brothers-in-law",
    "she": "mothers daughters sisters wives aunts nieces grandmothers granddaughters sisters-in-law",
    "": "cousins children parents relations relatives grandchildren twins grandparents",
}

# Noun → (pronoun set or None, number).
KIN: dict[str, tuple[str | None, str]] = {
    **dict.fromkeys(_HE.split(), ("he", "singular")),
    **dict.fromkeys(_SHE.split(), ("she", "singular")),
    **dict.fromkeys(_EITHER.split(), (None, "singular")),
    **{word: (None, "plural") for row in _PLURALS.values() for word in row.split()},
}
KIN |= {word: KIN[noun] for noun, words in _BORROWED.items() for word in words.split()}
KIN["kinsman"] = ("he", "singular")
KIN["kinswoman"] = ("she", "singular")

# Words for one relative: whoever is somebody's papa is his or her father.
SAME_KIN = {
    **dict.fromkeys(["papa", "dad", "dada", "daddy", "pa"], "father"),
    **dict.fromkeys(["mamma", "mama", "mam", "mammy", "momma", "mommy", "mum", "mummy", "mom", "ma"], "mother"),
    **dict.fromkeys(["grandpapa", "grandad", "granddad", "grandpa"], "grandfather"),
    **dict.fromkeys(["grandmamma", "grandmama", "grandma", "granny", "gran", "nan", "nana"], "grandmother"),
    "auntie": "aunt",
    **{word: noun for noun, words in _BORROWED.items() for word in words.split()},
}

_BACK = {
    "father mother": ("son", "daughter"),
    "son daughter": ("father", "mother"),
    "brother sister": ("brother", "sister"),
    "husband": ("", "wife"),
    "wife": ("husband", ""),
    "uncle aunt": ("nephew", "niece"),
    "nephew niece": ("uncle", "aunt"),
    "grandfather grandmother": ("grandson", "granddaughter"),
    "grandson granddaughter": ("grandfather", "grandmother"),
    "father-in-law mother-in-law": ("son-in-law", "daughter-in-law"),
    "son-in-law daughter-in-law": ("father-in-law", "mother-in-law"),
    "brother-in-law sister-in-law": ("brother-in-law", "sister-in-law"),
    "stepfather stepmother": ("stepson", "stepdaughter"),
    "stepson stepdaughter": ("stepfather", "stepmother"),
    **{word: (word, word) for word in ("cousin", "friend", "companion")},
}
# Whose aunt somebody is, he is her nephew, and she her niece: noun → the owner's pronoun set → noun.
TURNED: dict[str, dict[str, str]] = {
    noun: {pronouns: back for pronouns, back in zip(("he", "she"), nouns, strict=True) if back}
    for row, nouns in _BACK.items()
    for noun in row.split()
}

# Kin who share a surname, and the title each bears with it: "her father" of a Miss Gray is "Mr. Gray".
NAMESAKES_OF_KIN = {
    "father": "mr",
    "mother": "mrs",
    "husband": "mr",
    "wife": "mrs",
}

# Kin who mostly share a surname and go by their first names.
CHILDREN = frozenset(["son", "daughter"])
SAME_SURNAME = CHILDREN | {"brother", "sister"}

# Used alone as a name within the family: "said Papa", "Mother looked up".
KIN_NAMES = frozenset(
    """
    papa mamma mama mother father daddy mummy aunt uncle auntie grandma grandpa granny gran nan nana grandmamma
    grandmama grandpapa grandad dad dada mum mam mom mommy mammy momma ma pa grandmother grandfather nurse cook baby
    sister
    """.split()
)
