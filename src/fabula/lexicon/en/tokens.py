"""Spellings that keep or lose their marks when English is cut into words.

Source: written for fabula from general knowledge of the language. Licence: MIT, as fabula.
"""

from __future__ import annotations

# Keep their full stop before a space; written as they stand in a sentence.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Revd Hon St Ste Sr Jr Esq Capt Col Gen Lieut Lt Maj Sergt Sgt Corp Cpl
    Adm Comm Cmdr Gov Sen Rep Pres Supt Insp Bros Co Ltd Inc Corp vs viz etc cf al
    Jan Feb Aug Sept Oct Nov Dec Bart Mt Ft vol vols pp fig figs approx dept ult inst prox
    MR MRS MS DR REV ST ESQ CAPT COL
    """.split()  # noqa: SIM905  # a list of words reads better as words
)

# Lose their first letter or letters to a mark that belongs to the word.
ELIDED = frozenset(
    """
    em cause bout ere neath twixt gainst round til till cos coz nother nuff fraid pon mid mong tween midst scuse
    spose ow im er is ave ad as e ead ouse ome ere aven
    """.split()  # noqa: SIM905
)
