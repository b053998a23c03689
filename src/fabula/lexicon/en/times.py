"""Words that tell when, how long and how often.

Source: written for fabula from general knowledge of English. Licence: MIT, as fabula.
"""

from __future__ import annotations

from fabula.lexicon.en.structure import CARDINALS, ORDINALS

# -- units -----------------------------------------------------------------------------------------------------------

# Unit, singular → (number, code of TIMEX3, of which unit's length it is a part); "T" before a code of less than a day.
UNITS: dict[str, tuple[int, str]] = {
    "second": (1, "TS"),
    "minute": (1, "TM"),
    "hour": (1, "TH"),
    "day": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
    "morning": (1, "TMO"),
    "forenoon": (1, "TMO"),
    "afternoon": (1, "TAF"),
    "evening": (1, "TEV"),
    "night": (1, "TNI"),
    "weekend": (1, "WE"),
    "spring": (1, "SP"),
    "summer": (1, "SU"),
    "autumn": (1, "FA"),
    "winter": (1, "WI"),
}
_ODD_SPELLINGS = {
    "twelvemonth": "year",
    "sennight": "week",
    "se'nnight": "week",
    "sevennight": "week",
    "night-time": "night",
    "min": "minute",
    "mins": "minute",
    "secs": "second",
    "hrs": "hour",
    "yrs": "year",
    "centuries": "century",
    "millennia": "millennium",
    "springtime": "spring",
    "summertime": "summer",
    "wintertime": "winter",
    "week-end": "weekend",
}
# Every form of a unit → its singular.
UNIT_FORMS: dict[str, str] = {
    **{unit: unit for unit in UNITS},
    **{f"{unit}s": unit for unit in UNITS},
    **_ODD_SPELLINGS,
}
del UNIT_FORMS["quarters"], UNIT_FORMS["quarter"]  # of an hour, of a town, of a house
# How many a vague number of them is not told ("centuries": PXC).
VAGUE_CODES = {"decade": "XDE", "century": "XC", "millennium": "XML", "fortnight": "XW"}
# Unit → (how many smaller ones, code): what half of one is.
PARTS_OF_UNITS = {
    "minute": (60, "TS"),
    "hour": (60, "TM"),
    "day": (24, "TH"),
    "week": (7, "D"),
    "fortnight": (14, "D"),
    "year": (12, "M"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
}
# Stretches of no stated length.
SPANS_OF_TIME = {
    "moment": "moment", "moments": "moment", "instant": "instant", "instants": "instant", "while": "while",
    "whiles": "while", "spell": "spell", "space": "space", "age": "age", "ages": "age", "eternity": "eternity",
    "eternities": "eternity", "generation": "generation", "generations": "generation", "aeon": "aeon", "aeons": "aeon",
    "eon": "aeon", "eons": "aeon", "heartbeat": "heartbeat", "heartbeats": "heartbeat", "sol": "sol", "sols": "sol",
    "moon": "moon", "moons": "moon",
}  # fmt: skip
# Of these a bare number with "for" is no stretch of time; they need "later", "ago" and the like.
NEED_COMPANY = frozenset("moon moons space spell age ages generation generations heartbeat heartbeats".split())
# Words between a number and its unit that make no other unit of it.
UNIT_ADJECTIVES = frozenset(
    "whole full entire long short good solid weary happy mere bare clear dreary dull idle quiet brief little more "
    "further other odd consecutive successive calendar solar lunar earth terran standard galactic local imperial "
    "endless anxious terrible miserable precious wretched blessed mortal working last lost additional wonderful "
    "glorious hard bitter lonely restless sleepless busy".split()
)
# Nouns that follow "three" and "later" and are no unit of time.
NO_UNITS = frozenset(
    "miles mile steps step paces pace pages page chapters chapter yards yard feet foot streets street blocks block "
    "doors door houses house floors floor lines line verses verse stops stop stations inches inch leagues league "
    "furlongs fathoms kilometres kilometers metres meters people men women children boys girls persons times things "
    "words stairs flights rows seats volumes books editions stanzas paragraphs corners turns turnings junctions exits "
    "light-years parsecs is was has does as us this his its".split()
)

# -- numbers ---------------------------------------------------------------------------------------------------------

NUMBERS: dict[str, int] = {word: number for word, number in CARDINALS.items() if word != "hundred"}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "score": 20, "dozen": 12}
ORDINAL_NUMBERS: dict[str, int] = {word: number for word, number in ORDINALS.items() if number}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# Numbers that say that there are several.
VAGUE_NUMBERS = frozenset(
    "several some many few various numerous countless innumerable untold endless sundry divers".split()
)
VAGUE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("a", "few"), ("a", "good", "few"), ("a", "good", "many"), ("a", "great", "many"), ("so", "many"),
    ("quite", "a", "few"),
    ("a", "number", "of"), ("the", "few"), ("these", "many"), ("these", "few"), ("too", "many"), ("not", "many"),
    ("a", "matter", "of"), ("hundreds", "of"), ("thousands", "of"), ("dozens", "of"), ("scores", "of"),
    ("a", "handful", "of"), ("millions", "of"), ("very", "many"), ("the", "many"),
)  # fmt: skip
PAIRS = ("couple", "pair", "brace")
TIMES_OVER = {"once": 1, "twice": 2, "thrice": 3}

# -- more or less ----------------------------------------------------------------------------------------------------

HEDGES: dict[tuple[str, ...], str] = {
    ("about",): "APPROX", ("around",): "APPROX", ("approximately",): "APPROX", ("roughly",): "APPROX",
    ("some",): "APPROX", ("perhaps",): "APPROX", ("maybe",): "APPROX", ("circa",): "APPROX",
    ("something", "like"): "APPROX", ("somewhere", "about"): "APPROX",
    ("almost",): "LESS_THAN", ("nearly",): "LESS_THAN", ("hardly",): "LESS_THAN", ("scarcely",): "LESS_THAN",
    ("barely",): "LESS_THAN", ("under",): "LESS_THAN", ("less", "than"): "LESS_THAN", ("not", "quite"): "LESS_THAN",
    ("just", "under"): "LESS_THAN", ("well", "under"): "LESS_THAN", ("close", "on"): "LESS_THAN",
    ("close", "upon"): "LESS_THAN", ("nigh", "upon"): "LESS_THAN", ("nigh", "on"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN", ("the", "best", "part", "of"): "LESS_THAN",
    ("the", "better", "part", "of"): "LESS_THAN", ("the", "greater", "part", "of"): "LESS_THAN",
    ("well-nigh",): "LESS_THAN", ("very", "nearly"): "LESS_THAN",
    ("over",): "MORE_THAN", ("more", "than"): "MORE_THAN", ("upwards", "of"): "MORE_THAN",
    ("upward", "of"): "MORE_THAN", ("well", "over"): "MORE_THAN", ("just", "over"): "MORE_THAN",
    ("little", "more", "than"): "MORE_THAN", ("above",): "MORE_THAN", ("rather", "more", "than"): "MORE_THAN",
    ("at", "least"): "EQUAL_OR_MORE", ("no", "less", "than"): "EQUAL_OR_MORE", ("not", "less", "than"): "EQUAL_OR_MORE",
    ("fully",): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS", ("no", "more", "than"): "EQUAL_OR_LESS",
    ("not", "more", "than"): "EQUAL_OR_LESS", ("up", "to"): "EQUAL_OR_LESS", ("at", "the", "most"): "EQUAL_OR_LESS",
}  # fmt: skip
HEDGES_AFTER: dict[tuple[str, ...], str] = {
    ("or", "so"): "APPROX", ("or", "thereabouts"): "APPROX", ("more", "or", "less"): "APPROX",
    ("or", "more"): "EQUAL_OR_MORE", ("at", "least"): "EQUAL_OR_MORE", ("at", "most"): "EQUAL_OR_LESS",
    ("or", "less"): "EQUAL_OR_LESS",
}  # fmt: skip

# -- direction -------------------------------------------------------------------------------------------------------

AFTERWARDS = frozenset("later afterwards afterward thereafter hence".split())
EARLIER = frozenset("earlier ago previously beforehand back agone".split())
# Told from the moment of telling or speaking, and never from another moment told of.
FROM_NOW = frozenset("ago agone back hence".split())
EITHER = {"after": "after", "before": "before", "since": "before"}
# Adverbs before "after", "before", "later": how far is not told.
SOME_TIME: tuple[tuple[str, ...], ...] = (
    ("soon",), ("shortly",), ("long",), ("presently",), ("directly",), ("immediately",), ("not", "long"),
    ("very", "soon"),
    ("very", "shortly"), ("a", "little"), ("much",), ("somewhat",), ("not", "so", "very", "long"),
    ("a", "good", "deal"),
    ("not", "very", "long"), ("no", "long", "time"), ("not", "so", "long"),
)  # fmt: skip
# Stretches of no stated length → whether they stand without "for" and "after".
VAGUE_TIMES: dict[tuple[str, ...], bool] = {
    ("some", "time"): False, ("a", "time"): False, ("a", "little", "time"): False, ("a", "long", "time"): True,
    ("a", "short", "time"): True, ("some", "little", "time"): True,
}  # fmt: skip
# Verbs by which time goes, after a stretch of it.
PASSING = frozenset("passed passes pass elapsed elapse elapses".split())
PASSING_PHRASES: tuple[tuple[str, ...], ...] = tuple(
    (verb, particle)
    for verb in "went gone go goes slipped rolled flew flown crept wore dragged glided sped fled ticked drifted".split()
    for particle in ("by", "past", "away", "on")
)
BEFORE_PASSING = frozenset("had have has must may might would will could should 'd having n't not".split())

# -- days and their parts --------------------------------------------------------------------------------------------

# Part of the day → (code, modifier, whether it has a name of its own beyond the code).
PARTS_OF_DAY: dict[str, tuple[str, str | None, bool]] = {
    "morning": ("MO", None, False),
    "forenoon": ("MO", None, False),
    "mid-morning": ("MO", "MID", True),
    "afternoon": ("AF", None, False),
    "mid-afternoon": ("AF", "MID", True),
    "evening": ("EV", None, False),
    "eventide": ("EV", None, True),
    "night": ("NI", None, False),
    "night-time": ("NI", None, False),
    "nighttime": ("NI", None, False),
    "daytime": ("DT", None, False),
    "dawn": ("MO", "START", True),
    "daybreak": ("MO", "START", True),
    "sunrise": ("MO", "START", True),
    "sunup": ("MO", "START", True),
    "cockcrow": ("MO", "START", True),
    "cock-crow": ("MO", "START", True),
    "dusk": ("EV", None, True),
    "twilight": ("EV", None, True),
    "sunset": ("EV", None, True),
    "sundown": ("EV", None, True),
    "nightfall": ("EV", "END", True),
    "gloaming": ("EV", None, True),
}
NAMED_PARTS = frozenset(part for part, (_, _, named) in PARTS_OF_DAY.items() if named)
PLURAL_PARTS = {f"{part}s": part for part in ("morning", "afternoon", "evening", "night", "forenoon")}
# Hours with a name → (hours and minutes).
NAMED_HOURS = {
    "midnight": "24:00", "noon": "12:00", "midday": "12:00", "mid-day": "12:00", "noonday": "12:00",
    "noontide": "12:00",
    "noontime": "12:00",
}  # fmt: skip
# Day told from the day of speaking → how many days away.
DAYS_FROM_TODAY = {"today": 0, "tomorrow": 1, "yesterday": -1, "overmorrow": 2, "yestereve": -1, "yesternight": -1}
MORROW = frozenset({"morrow", "day", "night"})  # "to-morrow" is three words
# Adjectives between "one" and "morning".
DAY_ADJECTIVES = frozenset(
    "fine cold bright dark stormy dull wet rainy hot warm beautiful sunny foggy misty winter summer spring autumn grey "
    "gray clear snowy windy still lovely gloomy frosty bitter chilly mild golden quiet sultry calm glorious raw damp "
    "dismal particular certain memorable fatal wild moonlit starry starlit sleepless long short fair eventful early "
    "late very moonless drizzly dreary freezing cloudy blustery breezy pleasant weary soft crisp bleak humid "
    "april june july may october november december september august january february march".split()
)

# -- the calendar ----------------------------------------------------------------------------------------------------

MONTHS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
MONTHS_CUT = {
    "jan": 1, "jan.": 1, "feb": 2, "feb.": 2, "mar.": 3, "apr.": 4, "aug.": 8, "sept": 9, "sept.": 9, "sep.": 9,
    "oct": 10, "oct.": 10, "nov": 11, "nov.": 11, "dec": 12, "dec.": 12,
}  # fmt: skip
# Months that are also names, verbs or adjectives.
UNSURE_MONTHS = frozenset("march april may june august".split())
WEEKDAYS: dict[str, int] = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday sabbath".split(), 1)
}
WEEKDAYS["sabbath"] = 7
PLURAL_WEEKDAYS = {f"{name}s": number for name, number in WEEKDAYS.items() if name != "sabbath"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "springtime": "SP",
           "summertime": "SU", "wintertime": "WI", "midwinter": "WI", "harvest-time": "FA"}  # fmt: skip
DECADES = {
      "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
TEENS = {"teens": 1, **DECADES}
# Words before a date: which part of it is meant.
PART_WORDS: dict[tuple[str, ...], str] = {
    ("the", "beginning", "of"): "START", ("the", "start", "of"): "START", ("the", "opening", "of"): "START",
    ("the", "early", "part", "of"): "START", ("the", "early", "days", "of"): "START",
    ("the", "first", "days", "of"): "START",
    ("the", "first", "half", "of"): "START", ("the", "turn", "of"): "START", ("the", "commencement", "of"): "START",
    ("beginning", "of"): "START", ("end", "of"): "END", ("middle", "of"): "MID", ("the", "break", "of"): "START",
    ("the", "middle", "of"): "MID", ("the", "midst", "of"): "MID", ("the", "height", "of"): "MID",
    ("the", "depth", "of"): "MID",
    ("the", "depths", "of"): "MID", ("the", "dead", "of"): "MID", ("the", "heat", "of"): "MID",
    ("the", "heart", "of"): "MID",
    ("the", "end", "of"): "END", ("the", "close", "of"): "END", ("the", "latter", "part", "of"): "END",
    ("the", "latter", "end", "of"): "END", ("the", "last", "days", "of"): "END", ("the", "second", "half", "of"): "END",
    ("the", "later", "part", "of"): "END", ("the", "tail", "of"): "END", ("the", "very", "end", "of"): "END",
}  # fmt: skip
EARLY_LATE = {"early": "START", "late": "END", "mid": "MID", "later": None, "earlier": None}
SMALL_HOURS = frozenset({("the", "small", "hours"), ("the", "wee", "hours"), ("the", "early", "hours")})
ERAS_BEFORE = frozenset({"a.d.", "ad", "a.d"})
ERAS_AFTER = {"a.d.": "", "ad": "", "c.e.": "", "ce": "", "b.c.": "BC", "bc": "BC", "b.c.e.": "BC", "bce": "BC"}

# -- fixed phrases ---------------------------------------------------------------------------------------------------

# Phrase → (kind, value, whether it is told from the moment of telling).
PHRASES: dict[tuple[str, ...], tuple[str, str, bool]] = {
    ("once", "upon", "a", "time"): ("date", "PAST_REF", False),
    ("long", "ago"): ("date", "PAST_REF", True),
    ("long", ",", "long", "ago"): ("date", "PAST_REF", True),
    ("long", "since"): ("date", "PAST_REF", True),
    ("in", "days", "of", "yore"): ("date", "PAST_REF", True),
    ("those", "days"): ("date", "PAST_REF", True),
    ("the", "old", "days"): ("date", "PAST_REF", True),
    ("the", "olden", "days"): ("date", "PAST_REF", True),
    ("olden", "days"): ("date", "PAST_REF", True),
    ("olden", "times"): ("date", "PAST_REF", True),
    ("old", "times"): ("date", "PAST_REF", True),
    ("former", "days"): ("date", "PAST_REF", True),
    ("former", "times"): ("date", "PAST_REF", True),
    ("former", "years"): ("date", "PAST_REF", True),
    ("bygone", "days"): ("date", "PAST_REF", True),
    ("the", "other", "day"): ("date", "PAST_REF", True),
    ("the", "other", "week"): ("date", "PAST_REF", True),
    ("the", "other", "night"): ("time", "PAST_REF", True),
    ("the", "other", "evening"): ("time", "PAST_REF", True),
    ("the", "other", "morning"): ("time", "PAST_REF", True),
    ("the", "other", "afternoon"): ("time", "PAST_REF", True),
    ("nowadays",): ("date", "PRESENT_REF", True),
    ("now", "-", "a", "-", "days"): ("date", "PRESENT_REF", True),
    ("these", "days"): ("date", "PRESENT_REF", True),
    ("some", "day"): ("date", "FUTURE_REF", True),
    ("someday",): ("date", "FUTURE_REF", True),
    ("one", "of", "these", "days"): ("date", "FUTURE_REF", True),
}
FREQUENT = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

# What is paid or done "a week": before it, no stretch of time is meant.
RATES = frozenset(
    "shilling shillings pound pounds dollar dollars cent cents guinea guineas franc francs penny pence pennies crown "
    "crowns florins marks rupees roubles rubles hundred thousand bob quid miles letters".split()
)
# Adjectives that make of "year" or "hour" something else.
NOT_THAT_LONG = frozenset("new leap light lunch dinner rush school quarter golden certain different given same".split())
FALLING = frozenset("falling fallen coming come approaching drawing closing near advancing at upon on".split())

# -- ages ------------------------------------------------------------------------------------------------------------

OF_AN_AGE = frozenset(
    "man woman boy girl child lad lass youth lady gentleman fellow maiden maid widow widower bachelor spinster person "
    "creature virgin youngster baby infant urchin matron boys girls men women children daughter son".split()
)
COMING_OF_AGE = frozenset("turned turning turns reached aged rising nearing pushing".split())
WHO_HAS_AN_AGE = frozenset("he she i you who thou".split())
BEING = frozenset("was is am are were be been 'm 're 's being".split())
BEFORE_BEING = frozenset("would will had has have could might must may should 'd 'll not n't then now".split())
BEFORE_AN_AGE = frozenset("only just then about nearly almost yet now already barely past under still not over".split())

# -- what may stand beside a time ------------------------------------------------------------------------------------

# After these a part of the day, a month, a season, a weekday stands for a time.
LEADS_TO_TIME = frozenset(
    "in on at by of before after since until till til during through throughout from towards toward to for about near "
    "this next last past every each ere around between and or".split()
)
SIGNALS = frozenset(
    "in on at by before after since until till til during through throughout from towards toward to for within ere "
    "over between upon near".split()
)
# What may follow a time that stands alone: not a noun that it would only describe ("the night train").
MAY_FOLLOW_TIME = frozenset(
    """
    the a an and or but nor in on at of to by for from with without before after since until till when while as that
    this than then there here where which who whom whose if because though although so not no never now also too
    again once i he she it we they you his her its their my our your all both some any each had has have was were is are
    be been would will could should can may might must did does do 's 'd 'll came come comes wore passed went gone
    brought found saw seemed began broke fell drew grew turned closed grows falls lay hung stood advanced followed
    made gave took got became looked felt set ended she'd he'd they'd through upon about over under into out up down off
    between during long alone together itself himself herself whenever wherever just only even still already somebody
    someone nobody everybody everyone nothing everything another one two three these those every ever always how what
    why unless than lest ere against towards toward among along across behind beneath above beyond round around near
    like per via straight more longer apart
    """.split()
)
# Words that make of a weekday before them something else.
NOT_THAT_WEEKDAY = frozenset(
    "best school schools clothes suit hat coat dress paper papers finery go-to-meeting clothing gown bonnet".split()
)
GREETINGS = frozenset("good goodnight".split())
