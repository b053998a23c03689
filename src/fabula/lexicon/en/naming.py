"""How people give their own names in speech, and how they are asked for them.

Source: written for fabula from general knowledge of English. Licence: MIT, as the code.
"""

from __future__ import annotations

# What stands right before one's own name: "I'm Ada", "my name is Ada", "call me Ada", "they called me Ada".
I_AM = r"\b(?:my name(?:'s|’s| is| was)|i am(?: called)?|i'm|i’m|(?:calls?|called|named|christened) me)\s+"
# And before the name of who tells a story: "I, Ada".
I_WHO_TELL = r"\bi,\s+"
# Right after a name that opens a speech: "Ada here", "Ada speaking".
ANNOUNCED = ("here", "speaking")
# In a question for a name: "What is your name?", "What do they call you?", "Who are you?"
ASKED = (("your", "name"), ("call", "you"), ("calls", "you"), ("called", "you"), ("who", "are", "you"))
# The one who tells what was said to him or her: "he said to me, ‘Ada, …’", "I told myself, ‘Ada, …’".
TOLD = frozenset({"me", "myself"})
# Words that end a clause, beyond which nobody was told.
CLAUSE_ENDS = frozenset(".!?;…")
