"""What stands in an author's tags for characters in place of a name.

Source: written for fabula from general knowledge of how fan fiction is tagged. Licence: MIT.
"""

from __future__ import annotations

# First words of such tags: "Original Female Character(s)", "Reader", "You", "Everyone".
PLACEHOLDERS = frozenset(
    "original other minor background various unnamed everyone ensemble reader you y/n me oc ofc omc".split()
)
# Anywhere in them.
PLACEHOLDER_NOUNS = frozenset(["character", "characters", "character(s)"])
