"""Passages for tests of the whole reading: any Unicode at all, and anything that looks like a novel."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

STORIES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*/story.txt"))

_NAMES = ["Orla", "Mrs. Quill", "Captain Tarn", "the ferryman", "she", "he", "I", "Ned Quill", "Miss Orla Venn"]
_SAID = ["Yes", "It is late, Orla", "You never told him", "Who’s there", "I don't know", "‘Swan’ is her name", "No—"]
_TAGS = ["said {0}", "{0} said", "cried {0}, turning to {1}", "{0} asked", "thought {0}", "said {0} to {1}"]
_MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("「", "」"), ("— ", ""), ("“", "")]
_NARRATION = [
    "{0} met {1} at the boys’ room.",
    "'Twas late; {0} went home.",
    "{0} and {1} waited.",
    "It rained.",
    "{0}'s hat blew away, and {1} laughed.",
]
_BREAKS = ["* * *", "CHAPTER II", "Chapter One: The Ferry", "III", "--", "_Dear Ned_,", "PROLOGUE", "***"]

names = st.sampled_from(_NAMES)
# Everything a decoded file can hold, with what breaks lines and readers oftener than chance would bring it.
wild = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("\r\n\t \u00a0\u2028\u2029\ufeff\u0085\u200d“”‘’\"'«»—_*­\u0301\U0001f600"),
    ),
    max_size=80,
)


@st.composite
def speeches(draw: st.DrawFn) -> str:
    """A paragraph with speech in it, its marks perhaps not in balance."""
    opening, closing = draw(st.sampled_from(_MARKS))
    said = f"{opening}{draw(st.sampled_from(_SAID))}{draw(st.sampled_from([',', '.', '?', '']))}{closing}"
    if draw(st.booleans()):
        said += " " + draw(st.sampled_from(_TAGS)).format(draw(names), draw(names)) + "."
    if draw(st.booleans()):
        said += f" {opening}{draw(st.sampled_from(_SAID))}.{closing}"
    return said


@st.composite
def narration(draw: st.DrawFn) -> str:
    """A paragraph without speech."""
    return draw(st.sampled_from(_NARRATION)).format(draw(names), draw(names))


paragraphs = st.one_of(speeches(), narration(), speeches(), st.sampled_from(_BREAKS), wild)
separators = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n\n\n", " ", "\r"])


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Some paragraphs of anything."""
    parts = draw(st.lists(st.tuples(paragraphs, separators), min_size=1, max_size=12))
    return "".join(part + separator for part, separator in parts)
