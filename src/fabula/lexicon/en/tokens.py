"""Spellings that keep or lose their marks when English is cut into words.

Source: written for fabula from general knowledge of the language. Licence: MIT, as fabula.
"""

from __future__ import annotations

# Keep their full stop; as they stand in a sentence.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Revd Hon St Ste Sr Jr Esq Capt Col Gen Lieut Lt Maj Sergt Sgt Cpl
    Adm Comm Cmdr Gov Sen Rep Pres Supt Insp Bros Co Ltd Inc Corp vs viz cf
    Jan Feb Aug Sept Oct Nov Dec Bart Mt Ft vol vols pp figs approx dept inst prox
    Wed Thur Thurs Tues Fri Drs Sts Blvd Ave Attn Reps Pvt
    MR MRS MS DR REV ST ESQ CAPT COL LTD INC PVT
    """.split()
)
# Keep it only before a number: "No. 5".
NUMBERED = frozenset("No Nos no nos p pp vol vols ch chap c fig Fig art Art".split())

# Words that lost their beginning to an apostrophe, and that no quotation is likely to begin with.
ELIDED = frozenset(
    """
    em bout ere neath twixt gainst nuff fraid cos coz spose ud nother tween midst scuse cept
    """.split()
)
# "'tis" is two words: "'t" and "is".
AFTER_ELIDED_IT = frozenset("is was were will would isn wasn weren".split())
# "its a shame": the possessive stands before none of these.
AFTER_IT_IS = frozenset(
    """
    a an the my your his her that this been not really simply definitely for in also from between getting nothing all
    called gonna going
    """.split()
)
# "I wont": before these it is no custom, and "cant" no idle talk.
BEFORE_NOT = frozenset("I i he she it you we they that He She It You We They That".split())
# "Lets go": after it none of these, or somebody lets them.
LET = frozenset("the them him her it me us you his their my our its a an".split())
# What a number counts, written without a blank: "5pm", "35mm", "$10m".
UNITS = frozenset("am pm AM PM mm cm km kg ft lb lbs hrs gb GB k K m M b".split())

# Two words written as one, and how long the first of them is.
CONTRACTED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3,
    "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "havent": 4,
    "hasnt": 3, "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "aint": 2, "arnt": 2,
    "thats": 4, "theres": 5, "whats": 4, "youre": 3, "theyre": 4, "youve": 3, "weve": 2, "theyve": 4, "youll": 3,
    "theyll": 4, "alot": 1, "outta": 3,
}  # fmt: skip

# Stay with what follows their hyphen: "non-commissioned", "e-mail". Other words with hyphens are cut in three.
PREFIXES = frozenset(
    """
    a anti arch be bi bio co contra counter cross cyber de dis e eco electro ex extra hyper inter intra mega mid mini
    mis multi neo neuro non omni over pan para post pre pro proto pseudo psycho quasi re semi socio sub super tele
    trans tri ultra un under uni
    """.split()
)
SUFFIXES = frozenset("esque ish wise less ness hood".split())
