"""A story given as one line, with its author's words at both ends: read like any other."""

from __future__ import annotations

import fabula

TALE = (
    "Disclaimer: I don't own Saltmere, Bettina does. -- Orla Venn came down to the landing before the rain. The ferry "
    "was late--late again, as on every other night--and nobody was there but Ned Orr and his goat. “Is it far?” asked "
    "Orla. “Two miles,” said Ned. “I shall walk,” said Orla. “In this rain?” asked Ned. “In this rain.” Ned looked at "
    "the goat. “She bites,” he said. -- Later the goat slept. Orla sat by the stove and dried her boots, one after the "
    "other, and Ned cut the bread. Nobody said a word about the ferry or the rain. -- In the morning the ferry came. "
    "Ned rowed out to it with the goat in the bow, and Orla Venn stood on the landing and did not wave. Notes: Thanks "
    "to Bettina Marsh for the goat! Kudos and comments make my day."
)


def test_people_scenes_and_speech_of_one_line() -> None:
    """Notes are apart, all marks are found and no dash is taken for one, and nobody from the notes is in the cast."""
    story = fabula.read(TALE.encode(), language="en")
    names = {alias.name for character in story.cast.characters for alias in character.aliases}

    assert [TALE[one.start : one.start + 6] for one in story.segmentation.paratext] == ["Discla", "Notes:"]
    assert [TALE[one.start : one.end] for one in story.segmentation.breaks] == ["--", "--"]
    assert [TALE[scene.start :][:12] for scene in story.scenes.scenes] == [
        "Orla Venn ca",
        "Later the go",
        "In the morni",
    ]
    assert not any("Bettina" in name for name in names)
    assert {"Orla", "Ned"} <= names


def test_speakers_take_turns_over_restored_paragraphs() -> None:
    """A new speaker starts a new paragraph, and each paragraph that was given back is a claim."""
    story = fabula.read(TALE.encode(), language="en")
    begins = {TALE[one.start : one.start + 8]: one for one in story.segmentation.boundaries}
    said = {story.text[one.start : one.end]: one.id for one in story.quotations.quotations}
    speakers = {
        one.quotation: story.character(one.character).name for one in story.attribution.speakers if one.character
    }

    assert begins["“Two mil"].opens == "paragraph"
    assert begins["“I shall"].reason == "speaker"
    assert begins["Later th"].opens == "scene"
    assert begins["Notes: T"].opens == "note"
    assert speakers[said["“Two miles,”"]].startswith("Ned")
    assert speakers[said["“I shall walk,”"]].startswith("Orla")
    assert speakers[said["“In this rain?”"]].startswith("Ned")
