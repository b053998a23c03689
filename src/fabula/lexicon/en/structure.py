"""English words by which a book says how it is built.

Source: written for fabula from general knowledge of English books. Licence: MIT, as fabula.
"""

from __future__ import annotations

CHAPTER_WORDS = frozenset({"chapter", "chap", "ch"})
