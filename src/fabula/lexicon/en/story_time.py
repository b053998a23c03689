"""Units, parts of the day and small words by which a story's own time is reckoned.

Source: written for fabula from general knowledge of English. Licence: MIT, as fabula.
"""

from __future__ import annotations

# Days in a unit of the calendar; parts of the day count as days ("three nights later").
DAYS_IN: dict[str, float] = {
    "day": 1, "night": 1, "morning": 1, "evening": 1, "afternoon": 1, "forenoon": 1, "week": 7, "weekend": 7,
    "fortnight": 14, "month": 30.44, "spring": 365.25, "summer": 365.25, "autumn": 365.25, "winter": 365.25,
    "season": 91, "year": 365.25, "decade": 3652.5, "century": 36525,
}  # fmt: skip
# What calendars count on and on, ours and invented ones; written small they still do ("the year 203", "cycle 4402").
COUNTED_ON = frozenset(
    "year cycle revolution rotation orbit circuit sol turning winter summer span tide moon era round".split()
)
MINUTES_IN: dict[str, float] = {
    "second": 1 / 60, "instant": 1 / 60, "moment": 1, "heartbeat": 1 / 60, "minute": 1, "hour": 60,
}  # fmt: skip

# First and last minute of the parts of the day, as TIMEX3 calls them; a night ends on the next day.
PARTS: dict[str, tuple[int, int]] = {
    "MO": (240, 720), "MI": (660, 780), "AF": (720, 1080), "EV": (1020, 1439), "NI": (1140, 1439), "DT": (300, 1200),
}  # fmt: skip
# Names of moments → first and last minute.
NAMED_PARTS: dict[str, tuple[int, int]] = {
    "dawn": (240, 420), "daybreak": (240, 420), "sunrise": (270, 480), "sunup": (270, 480), "cockcrow": (210, 360),
    "noon": (705, 735), "midday": (705, 735), "dusk": (1020, 1290), "twilight": (1020, 1290), "sunset": (990, 1290),
    "sundown": (990, 1290), "nightfall": (1080, 1350), "gloaming": (1020, 1290),
}  # fmt: skip

# After these a time does not say when the telling has got to, but from or up to when something lasts.
NOT_REACHED = frozenset("since until till til for from within during between to of before ere".split())
# In the same clause these put a time before, or beside, the moment of telling.
AWAY = frozenset("had 'd would will shall should if could might may must 'll ’d ’ll when whenever used".split())
# Before an age these say that it is not the age of now: "since I was four".
NOT_THAT_AGE = AWAY | frozenset("since until till before after if as once from".split())
# Opening a scene or sentence, these say that it happens while the one before does.
MEANWHILE: tuple[tuple[str, ...], ...] = (
    ("meanwhile",), ("meantime",), ("in", "the", "meantime"), ("in", "the", "meanwhile"),
    ("at", "that", "very", "moment"), ("at", "the", "same", "moment"), ("at", "the", "same", "time"),
    ("at", "this", "same", "moment"), ("at", "that", "same", "moment"), ("at", "the", "same", "hour"),
    ("at", "the", "very", "same", "time"), ("all", "this", "time"), ("all", "this", "while"),
)  # fmt: skip
# A teller who speaks of the telling: in a first scene in the first person, the story proper comes before it.
OF_TELLING = frozenset("tell tells telling told write writes writing story tale account narrative relate".split())
