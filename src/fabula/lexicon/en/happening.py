"""Verbs that say little of what happens themselves, or lead to who does what another verb tells.

Source: general knowledge of English, written for fabula. Licence: that of the code (MIT).
"""

from __future__ import annotations

# With a noun that tells the event: "gave a cry", "took a step", "made a bow". Lemmas.
LIGHT_VERBS = frozenset("give take make have do utter let raise heave drop pay cast get hold throw set draw".split())

# Whoever promises is the one who will do it: "she promised him to come". Of other verbs it is who is promised, told,
# asked: "she told him to come". Lemmas.
PROMISES = frozenset("promise vow swear threaten pledge offer strike".split())

# Auxiliaries of what is to come. Lemmas.
FUTURE = frozenset("will shall 'll ’ll".split())
# Auxiliaries of what is over, and of what goes on. Lemmas.
PERFECT = frozenset({"have"})
PROGRESSIVE = frozenset({"be"})

# Auxiliaries of what may be and need not. Lemmas, and forms that are taken for such.
MODALS = frozenset("can could may might must shall should will would 'll ’ll".split())
