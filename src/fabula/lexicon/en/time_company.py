"""Small words that stand beside times and tell what they mean there.

Source: written for fabula from general knowledge of English. Licence: MIT, as fabula.
"""

from __future__ import annotations

# -- beside amounts --------------------------------------------------------------------------------------------------

LEADS_TO_AMOUNT = frozenset("for in after within during of throughout".split())
# Units of which "one" is rather a moment than a length ("one morning").
DAY_LIKE = frozenset("morning forenoon afternoon evening night spring summer autumn winter weekend".split())

# What follows these is a stretch of time, whatever its unit.
SURE_OF_TIME = frozenset("later ago afterwards afterward earlier hence".split())
# After these "before" and "after" have nothing to go with.
ENDS_DISTANCE = frozenset("and but when or had was that which in at".split())
BEFORE_COUNTED = frozenset("the these those this his her their my our".split())

# -- beside dates ----------------------------------------------------------------------------------------------------

LEADS_TO_YEAR = frozenset("in of since until till by before after from year during to through circa".split())
LEADS_TO_MONTH = frozenset("in during since until till last next this every through throughout early late mid".split())
LONGER_THAN_A_DAY = frozenset("month week days weeks".split())
LEADS_TO_DAY_OF_MONTH = frozenset("on since till until by dated".split())
THIS_MONTH = frozenset("inst inst. instant ult ult. ultimo prox prox. proximo".split())
COMING_AND_GOING = frozenset("left came comes due".split())

LEADS_TO_SEASON = frozenset("in during since until till through by throughout all early late".split())
LEADS_TO_LENT = frozenset("in during of for through after before till until".split())
# Before a man called Friday as well as before the day.
BEFORE_A_MAN_TOO = frozenset("with to for by of about and or near upon".split())
LEADS_FURTHER_OUT = frozenset("in of near towards toward at early late last next".split())

DAYS_DO = frozenset("came comes dawned passed arrived".split())

# -- beside hours ----------------------------------------------------------------------------------------------------

LEADS_TO_HOUR = frozenset(
    "at by till until since before after about past toward towards between from around near".split()
)
LEADS_TO_HOURS = frozenset("till until between from before by".split())
FOLLOWS_HOUR = frozenset(
    "in on sharp precisely exactly punctually when and or but he she they i we you to-morrow tonight every each for "
    "that this tomorrow the as with".split()
)

STRIKES = frozenset("struck strikes striking strike tolled chimed chiming gone".split())

# -- beside parts of the day -----------------------------------------------------------------------------------------

LEADS_TO_DUSK = frozenset("at before after until till since in by towards toward through during from about ere".split())
LEADS_TO_EVENING = frozenset("at by before after towards toward till until since from of to and for".split())
MAY_FALL = frozenset("night evening dusk twilight morning dawn day".split())
FALLS = frozenset("fell falls came comes drew broke".split())
KINDS_OF_DAYS = frozenset("other winter summer spring autumn fine long dark wet sunny".split())

# -- pointing --------------------------------------------------------------------------------------------------------

NEXT = frozenset("next following ensuing succeeding".split())
PREVIOUS = frozenset("previous preceding foregoing".split())
SAME = frozenset("same very selfsame self-same".split())
INDEFINITE = frozenset("one some a an any".split())
# After "the day" these begin what happened on it: "the day he left".
BEGIN_EVENT = frozenset("the a an this these those everybody everyone nobody".split())
END_EVENT = frozenset("and but when while which who until till so for because though".split())

POINTING = frozenset("this that these those next last one some a an any the".split())

# -- beside ages -----------------------------------------------------------------------------------------------------

WHOSE = frozenset("his her my your their our its whose".split())
FOLLOWS_AGE = frozenset("when in and at or but then that while as with he she i to on".split())
NOT_OF_AN_AGE = frozenset("it there they we that this these what here".split())

# -- words by which a time is found ----------------------------------------------------------------------------------

CUES = frozenset(
    "tonight morrow o'clock later ago afterwards afterward after before eve birthday age aged time century past a.m. "
    "p.m. am pm hours".split()
)
