"""Words by which a text says who somebody is: "the stranger was none other than", "her name is", "became".

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

_BE = r"(?:was|is|were|are|am|had been|has been|proved to be|turned out to be|must be|could only be|can only be)"
_NO_LESS = (
    r"(?:(?:none|no|nobody) other than|no less than|no one but|nobody but|in (?:fact|truth|reality)|really|indeed)"
)
# What stands between somebody and who it is, as a whole: "the stranger" … "was no other than" … "Mr. Gray".
IS_WHO = rf",?\s+(?:who\s+)?{_BE},?(?:\s+{_NO_LESS},?)?\s+"
# Before a name that somebody has from now on, or had: "Ada became Mrs. Orr", "Mrs. Orr, née Lind".
BECOMES = (
    r"(?:\b(?:became|become|becomes|is now|was now|now called|née|nee|formerly|took the name of|under the name of"
    r"|(?:changed|changes) (?:his|her|their) name to))\s+"
)
# Before another's name, by a pronoun: "his name is Gray".
NAME_IS = r"\b(?P<own>his|her) (?:\w+ )?name(?:'s|’s| is| was)\s+"
