"""Words by which a telling changes scene, level, pace or eyes.

Source: general knowledge of English prose, written for fabula. Licence: that of the code (MIT). Lemmas unless said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.scenes import DayPart, Season

# Who does these, we are inside his or her head.
PERCEIVING = frozenset(
    """
    see hear feel smell taste notice observe perceive watch sense discern recognise recognize
    """.split()
)
THINKING = frozenset(
    """
    think know wonder remember recall realise realize believe suppose hope fear wish want imagine decide understand
    forget doubt guess expect consider reflect resolve dread long suspect regret love hate dream mean intend mind
    ponder muse brood marvel reckon
    """.split()
)
# What is told as somebody's words.
TOLD = frozenset("say tell ask write read".split())
# Who is said to be so is told of from within: adjectives, and participles of what stirs somebody.
FEELING = frozenset(
    """
    afraid glad sorry ashamed angry sure certain happy unhappy sad lonely jealous proud grateful curious anxious
    uneasy restless homesick hungry thirsty cold tired weary sick bored aware conscious unaware content relieved
    disappointed surprised astonished amazed puzzled bewildered annoyed frightened terrified alarmed worried pleased
    delighted shocked hurt offended moved touched embarrassed humiliated tempted determined resolved tormented haunted
    reminded
    """.split()
)
# What does this to somebody is known from within him: "it annoyed her all the way".
STIRRING = frozenset(
    """
    annoy vex irk please delight surprise astonish amaze puzzle bewilder frighten terrify alarm worry trouble shock
    hurt offend move touch embarrass humiliate tempt torment haunt remind comfort console sadden anger irritate interest
    strike
    """.split()
)
# These say what somebody looks like from outside: not the one whose eyes it is told through.
SEEMING = frozenset("seem look appear sound".split())

# Forms, not lemmas.
DREAMING = frozenset("dream dreams dreamed dreamt dreaming nightmare nightmares".split())
WAKING = frozenset("woke awoke waked awaked wakes awakes wakened awakened waking".split())
REMEMBERING = frozenset("remember recall recollect reminisce".split())
MEMORIES = frozenset("memory memories recollection recollections remembrance reminiscence reminiscences".split())

# Verbs by which somebody takes up a tale, and nouns that call it one.
COMMENCING = frozenset("begin commence start continue resume proceed relate recount narrate tell".split())
TALES = frozenset("story tale narrative history narration reminiscences".split())

# "At that point of her story", "thus ended": the tale breaks off.
TALE_STEPS = frozenset("end finish conclude pause stop cease interrupt point sequel narrator listener".split())

# First words of what was a little while ago: no other scene. Forms.
LATELY = frozenset("yesterday yestereve yesternight last this".split())

# Written in capitals at the front of a paragraph they head another piece of writing: "TELEGRAM. Handed in at …".
DOCUMENTS = frozenset(
    "telegram cable cablegram wire radiogram postcard memorandum memo note notice letter enclosure postscript".split()
)

# Forms that make a pluperfect.
HAD = frozenset("had 'd ’d".split())

# The return from what was before: "Now she stood at the window again."
NOW = frozenset("now today to-day tonight to-night".split())

ENTERING = frozenset("enter arrive appear".split())
LEAVING = frozenset("leave depart exit withdraw retire vanish disappear".split())
# With these after them, "come" and "go" enter and leave: particles.
INWARD = frozenset("in inside".split())
OUTWARD = frozenset("out away off".split())
AWAY = frozenset("away off".split())
# "Come" is said of whoever nears those of whom is told, "go" of whoever leaves them, whichever way: particles, and
# what leads to where.
NEARING = frozenset("in inside up down out along over back across round around into through by".split())
PARTING = frozenset("out away off in inside home back inland indoors upstairs downstairs".split())
# Who is shown in enters.
SHOWING = frozenset("show let usher admit lead bring".split())
MOVING = frozenset(
    """
    come go walk run step hurry slip burst rush stride stalk march storm creep steal drive ride follow hobble limp
    stroll stumble shuffle trot dart dash clatter bustle sweep set start
    """.split()
)

# Small words by which a paragraph goes on with what the one before told.
GOING_ON = frozenset("but and so yet then for nor or still however therefore thus".split())

# First word of the head of an entry that goes on with the day before it. Forms.
SAME = frozenset({"same"})

# At the front of a paragraph they point back to somebody just told of. Forms.
BACK_POINTING = frozenset("he she it they his her him them its their our my your".split())

DAY_PARTS: dict[str, DayPart] = {
    **dict.fromkeys("dawn daybreak sunrise cockcrow daylight".split(), "dawn"),
    **dict.fromkeys("morning breakfast forenoon".split(), "morning"),
    **dict.fromkeys("noon midday noonday lunch luncheon lunchtime".split(), "noon"),
    **dict.fromkeys("afternoon tea-time teatime".split(), "afternoon"),
    **dict.fromkeys(
        "evening dusk twilight sunset sundown nightfall supper dinner gloaming lamplight".split(), "evening"
    ),
    **dict.fromkeys("night midnight moonlight starlight bedtime".split(), "night"),
}
SEASONS: dict[str, Season] = {
    "spring": "spring",
    "springtime": "spring",
    "summer": "summer",
    "summertime": "summer",
    "midsummer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "wintertime": "winter",
    "midwinter": "winter",
}

# Adverbs and phrases of what is usual, which only a summary tells.
USUALLY = frozenset("always often usually sometimes generally seldom daily weekly never".split())
