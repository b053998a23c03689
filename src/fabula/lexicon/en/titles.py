"""Titles before names: what they fix about the person.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

from typing import NamedTuple


class Title(NamedTuple):
    """What a title says.

    Fields:
        canon: one spelling for all ("mr" for "Mr.", "Mister").
        pronouns: subject form the title fixes, or None.
        kind: social (Mr., Mrs., Miss), noble, rank, clergy, learned, royal, kin, or epithet ("old", "poor").
        plural: "Messrs."
    """

    canon: str
    pronouns: str | None
    kind: str
    plural: bool = False


def _titles(kind: str, pronouns: str | None, *rows: str) -> dict[str, Title]:
    """Rows of spellings, the first of each row being the canon."""
    made = {}
    for row in rows:
        canon, *others = row.split()
        for spelling in (canon, *others):
            made[spelling] = Title(canon, pronouns, kind)
    return made


# Lower-case spellings without a final stop.
TITLES: dict[str, Title] = {
    **_titles(
        "social",
        "he",
        "mr mister mester maister measter muster massa",
        "master",
        "monsieur mons",
        "signor signore",
        "señor senor",
        "herr",
        "esquire",
    ),
    **_titles("social", "he", "sahib", "mynheer mijnheer meneer", "gospodin", "goodman", "gaffer"),
    **_titles("social", "she", "mrs missus missis", "miss", "ms", "madame mme madam", "mademoiselle mlle mdlle"),
    **_titles(
        "social", "she", "signora", "signorina", "señora senora", "señorita senorita", "frau", "fräulein fraulein"
    ),
    **_titles("social", "she", "mevrouw", "mistress", "dame", "goody", "goodwife", "widow"),
    **_titles("noble", "he", "sir", "lord", "baron", "count comte conte", "duke", "earl", "marquis marquess marchese"),
    **_titles(
        "noble",
        "he",
        "viscount vicomte",
        "don",
        "sieur",
        "chevalier cavaliere",
        "laird",
        "baronet",
        "seigneur",
        "squire",
    ),
    **_titles(
        "noble", "she", "lady", "baroness", "countess comtesse contessa", "duchess", "marchioness marquise marchesa"
    ),
    **_titles("noble", "she", "viscountess", "doña dona", "donna"),
    **_titles(
        "royal", "he", "king", "prince", "emperor", "czar tsar", "sultan", "rajah", "sheikh", "caesar", "pharaoh"
    ),
    **_titles("royal", "she", "queen", "princess", "empress", "czarina tsarina", "sultana"),
    **_titles(
        "rank",
        None,
        "captain capt cap'n cap'en cap'ain cappen capting",
        "colonel col",
        "major maj",
        "general gen",
        "admiral",
        "lieutenant lieut lt",
    ),
    **_titles("rank", None, "sergeant serjeant sergt sgt", "corporal", "private", "ensign", "commander", "commodore"),
    **_titles("rank", None, "brigadier", "marshal", "inspector", "constable", "superintendent", "detective", "officer"),
    **_titles("rank", None, "sheriff", "governor", "president", "judge", "justice", "senator", "mayor", "ambassador"),
    **_titles(
        "rank", None, "cadet", "chief", "skipper", "agent", "trooper", "midshipman", "boatswain", "bosun", "cornet"
    ),
    **_titles(
        "rank", None, "alderman", "bailiff", "warden", "councillor", "chancellor", "minister", "secretary", "consul"
    ),
    **_titles("rank", None, "commissioner", "supreme", "comrade", "citizen", "brigade-major"),
    **_titles(
        "clergy", None, "reverend rev revd", "bishop", "archbishop", "cardinal", "pope", "dean", "canon", "vicar"
    ),
    **_titles(
        "clergy", None, "parson", "curate", "pastor", "rabbi", "deacon", "archdeacon", "abbot", "prior", "saint st"
    ),
    **_titles("clergy", "he", "father", "friar", "fra", "padre", "abbé abbe"),
    **_titles("clergy", "she", "abbess", "prioress"),
    **_titles("learned", None, "doctor dr", "professor prof", "nurse", "coach", "dr."),
    **_titles("kin", "he", "uncle", "grandfather grandpa granddad grandad", "papa", "daddy", "brother", "nephew"),
    **_titles(
        "kin", "she", "aunt auntie aunty", "grandmother grandma granny", "mamma mama", "sister", "mother", "niece"
    ),
    **_titles("kin", None, "cousin"),
}
TITLES["messrs"] = Title("mr", "he", "social", plural=True)
TITLES["misses"] = Title("miss", "she", "social", plural=True)
TITLES["mesdames"] = Title("mrs", "she", "social", plural=True)
TITLES["ladies"] = Title("lady", "she", "noble", plural=True)
TITLES["lords"] = Title("lord", "he", "noble", plural=True)
TITLES["captains"] = Title("captain", None, "rank", plural=True)

# Written small before a name and still part of how the person is called: "poor Richard", "little Walter".
EPITHETS = frozenset({"old", "young", "little", "poor", "dear", "dearest", "good", "sweet", "darling", "big"})

# Titles that are also plain nouns for a person ("the captain"): a title word alone with an article.
LONE = frozenset(
    title
    for title, row in TITLES.items()
    if row.kind in {"rank", "clergy", "learned", "royal", "noble"} and len(title) > 3 and title not in {"lieut", "capt"}
)

# Words between the parts of a name.
PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
        "della",
        "di",
        "da",
        "del",
        "dos",
        "el",
        "al",
        "y",
        "zu",
    ]
)

# After a name.
SUFFIXES = frozenset(["jr", "sr", "junior", "senior", "esq", "esquire", "the younger", "the elder", "ii", "iii", "iv"])
