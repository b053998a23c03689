"""Titles whose texts no speaker weight may be fitted on: those of the corpora that measure it."""

from __future__ import annotations

import re

# The 28 titles of the Project Dialogism Novel Corpus.
BARRED = """A Handful of Dust; A Passage to India; A Room with a View; Alice's Adventures in Wonderland; Anne of Green
Gables; Daisy Miller; Emma; Hard Times; Howards End; Mansfield Park; Night and Day; Northanger Abbey; Oliver Twist;
Persuasion; Pride and Prejudice; Sense and Sensibility; The Age of Innocence; The Awakening; The Gambler; The Invisible
Man; The Man Who Was Thursday; The Mysterious Affair at Styles; The Picture of Dorian Gray; The Sign of the Four; The
Sport of the Gods; The Sun Also Rises; Where Angels Fear to Tread; Winnie the Pooh"""
_KEYS = {re.sub(r"[^a-z]", "", title.lower().removeprefix("the ").replace("'s", "s")) for title in BARRED.split(";")}


def is_barred(name: str) -> bool:
    """Whether a file or title is of a barred work, subtitles and articles aside.

    >>> is_barred("158_emma"), is_barred("Emma : ELTeC edition"), is_barred("219_heart_of_darkness")
    (True, True, False)
    """
    words = re.sub(r"^\\d+_", "", name).split(" : ")[0].lower()
    words = re.sub(r"^[0-9]+_", "", words).replace("_", " ")
    key = re.sub(r"[^a-z]", "", words.strip().removeprefix("the ").replace("'s", "s"))
    return any(key == barred or (len(barred) > 8 and key.startswith(barred)) for barred in _KEYS)
