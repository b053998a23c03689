"""The commonest words of written English, by which a text is known to be English.

Source: written for fabula from general knowledge of English. Licence: MIT, as fabula.
"""

from __future__ import annotations

# "a", "me", "in", "an", "so", "was", "on" are words of other languages too; that is why a share decides, not a word.
COMMONEST_WORDS = frozenset(
    """
    the of and to a in that it was he his i with as had for she her not at but be on you him is have my all this they
    by from were so said which or one me there no an if when we been who would what are their them will out up do could
    then did into more some very now about has your than its like only over upon other two our any such
    down before after through much little never back how must again well where know can should see here
    """.split()
)
