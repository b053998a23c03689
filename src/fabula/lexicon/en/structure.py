"""English words by which a book says how it is built: chapters, parts, notes, endings, numbers.

Source: written for fabula from general knowledge of English books. Licence: MIT, as fabula.
"""

from __future__ import annotations

# -- numbers ---------------------------------------------------------------------------------------------------------

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES_TH = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS_TH = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS_TH = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

CARDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES + _TEENS, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "hundred": 100,
}
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES_TH + _TEENS_TH, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS_TH, 2)},
    "hundredth": 100,
    "last": 0,  # "CHAPTER THE LAST" is numbered, by a number it does not tell
}

# -- headings --------------------------------------------------------------------------------------------------------

# Words before a number; the rank decides what may hold what.
VOLUME_WORDS = frozenset({"volume", "vol", "vol."})
BOOK_WORDS = frozenset({"book", "period", "epoch"})
PART_WORDS = frozenset({"part", "phase", "act", "narrative"})
CHAPTER_WORDS = frozenset(
    {"chapter", "chap", "chap.", "ch.", "stave", "canto", "adventure", "episode", "tale", "story", "fytte", "scene"}
)
LETTER_WORDS = frozenset({"letter", "epistle"})

# Parts of a story that bear a name and no number.
STORY_NAMES = frozenset(
    """
    prologue epilogue prelude interlude conclusion finale coda postlude intermezzo overture postscript
    l'envoi l’envoi envoi proem induction
    """.split()
)
# Parts of a book that are no story, and what they are called in `Paratext.kind`.
APPARATUS_NAMES: dict[str, str] = {
    **dict.fromkeys(("contents", "table of contents", "the contents", "list of chapters", "chapters"), "contents"),
    **dict.fromkeys(("illustrations", "list of illustrations", "list of plates", "list of maps"), "contents"),
    **dict.fromkeys(("dedication", "dedicatory", "to the reader"), "dedication"),
    **dict.fromkeys(
        (
            "preface", "foreword", "introduction", "introductory note", "author's preface", "the author's preface",
            "preface to the second edition", "publisher's note", "editor's note", "advertisement",
            "publisher's preface", "editor's preface", "author's introduction", "translator's preface",
        ),
        "front",
    ),
    **dict.fromkeys(
        (
            "afterword", "acknowledgments", "acknowledgements", "about the author", "about the authors", "also by",
            "bibliography", "glossary", "index", "appendix", "colophon", "other books by", "credits", "coming soon",
        ),
        "back",
    ),
    **dict.fromkeys(
        (
            "notes", "note", "footnotes", "endnotes", "author's note", "author's notes", "a note on the text",
            "transcriber's note", "transcriber's notes", "errata", "end notes", "authors note", "authors notes",
        ),
        "note",
    ),
    **dict.fromkeys(("copyright", "imprint", "uncopyright", "licence", "license"), "licence"),
    **dict.fromkeys(("dramatis personae", "cast of characters", "list of characters", "characters"), "front"),
    **dict.fromkeys(("title page", "half title"), "title-page"),
    "summary": "summary",
}  # fmt: skip

# How the argument of a chapter begins: "In which …", "Containing …".
ARGUMENT_OPENERS = ("in which", "wherein", "containing", "of ", "how ", "being ", "showing", "treating", "describes")

# Small words that stay small in a title.
SMALL_WORDS = frozenset(
    """
    a an the and but or nor for of in on at to by from with as is into upon over under between after before without
    out up down off de la le von du des d' his her its their my our your
    """.split()
)

# -- what stands beside the story --------------------------------------------------------------------------------------

# Expressions, matched without regard to case at the head of a paragraph; writers' notes: see `apparatus`.
TRANSCRIBER_MARKERS = (
    r"transcriber['’]?s?['’]? notes?|transcribed from|produced by|etext prepared by|e-text prepared by"
)
ILLUSTRATION_MARKERS = r"illustration|picture|frontispiece|map|plate|image"
FOOTNOTE_MARKERS = r"footnote|endnote|sidenote"
TRAILERS = (
    r"the end|end|finis|fin|(?:the )?end of (?:the |this )?(?:\w+ ){0,3}"
    r"(?:volume|vol\.?|book|part|chapter|story|phase|period|act).{0,40}|to be continued|tbc"
)
# Words after a date that head an entry of a diary: "Thursday night", "Same day, evening".
ENTRY_WORDS = r"(?:early |late )?(?:night|evening|morning|afternoon|midnight|noon|dawn|dusk|later)"
BYLINE = (
    r"(?:written )?by|a (?:novel|tale|story|romance|novella|short story|study)\b(?: by)?"
    r"|in (?:two|three|four|five) (?:parts|volumes|books)"
)
