"""What becomes of a story of one line when a model has weighed each word as the first of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from collections.abc import Sequence

TALE = (
    "The ferry was late, and the goat on the landing had eaten the timetable. Ada sat on her trunk. "
    "“Does it ever come?” “When it wants to,” said Ned. “It wanted to on Tuesday.” "
    "Rain walked in over the roofs of Saltmere. Nobody in the town had an umbrella that year. "
    "Winter found them at the far end of the lake. The trunk had become a table. "
    "“Pass the salt. There is no salt,” said Ada, who liked to answer herself. Ned went out to look at the ice. "
    "He came back with a fish, and the fish was cold, and so was he. "
    "They ate it by the light of a lamp that had once been green, and neither of them spoke of the ferry. "
)


def read(text: str, *, paragraphs: Sequence[str] = (), scenes: Sequence[str] = ()) -> tuple[str, Segmentation]:
    """A text and its segmentation by a model that is sure of breaks before some words, and against all others."""
    edition = read_edition(text.encode(), name="tale.txt", language="en")
    words = WordsStage().read(StoryView({Edition: edition}))

    def column(firsts: Sequence[str]) -> bytes:
        return bytes(
            250 if any(edition.text.startswith(first, start) for first in firsts) else 40
            for start in words.tokens.starts
        )

    size = len(words.tokens)
    encoding = Encoding(
        model="tiny@1",
        upos=bytes(size),
        paragraph=column(paragraphs),
        scene=column(scenes),
        chapter=bytes(size),
        sentence=bytes(128 for _ in range(size)),
    )
    view = StoryView({Edition: edition, Words: words, Encoding: encoding})
    return edition.text, SegmentationStage().read(view)


def opened(text: str, found: Segmentation) -> list[str]:
    """The first two words of each paragraph."""
    return [" ".join(text[one.start : one.end].split()[:2]) for one in found.paragraphs]


def test_a_paragraph_that_only_the_model_sees_is_given_back() -> None:
    """Narration falls into paragraphs where the model is sure, and says who was."""
    text, found = read(TALE, paragraphs=["Rain walked"])

    assert "Rain walked" in opened(text, found)
    claim = next(one for one in found.boundaries if text.startswith("Rain walked", one.start))
    assert (claim.opens, claim.reason, claim.source) == ("paragraph", "tale", "model:boundary@1")
    assert claim.confidence > 0.99
    assert claim.evidence


def test_no_paragraph_begins_inside_a_quotation() -> None:
    """However sure the model is."""
    text, found = read(TALE, paragraphs=["There is", "Rain walked"])

    assert "There is" not in opened(text, found)
    assert "Rain walked" in opened(text, found)


def test_no_paragraph_begins_in_mid_sentence() -> None:
    """Words that no stop and no mark parts stay together."""
    text, found = read(TALE, paragraphs=["on the landing", "Rain walked"])

    assert "on the" not in opened(text, found)


def test_a_scene_the_model_is_sure_of_is_a_break() -> None:
    """Its break is the white space before it, and its paragraph opens a scene."""
    text, found = read(TALE, scenes=["Winter found"])

    (pause,) = found.breaks
    assert text[pause.start : pause.end] == " "
    assert text.startswith("Winter found", pause.end)
    assert (pause.reason, pause.source) == ("unmarked", "model:boundary@1")
    assert [one.opens for one in found.boundaries if one.start == pause.end] == ["scene"]


def test_a_text_with_paragraphs_is_left_alone() -> None:
    """What the model holds of breaks changes nothing where the source has them."""
    text = TALE.replace(". ", ".\n\n")

    heard = read(text, paragraphs=["There is", "He came", "Nobody"], scenes=["Winter found"])

    assert heard == read(text)
    assert not heard[1].boundaries


def test_a_model_that_says_nothing_leaves_it_to_the_rule() -> None:
    """Answers still part."""
    edition = read_edition(TALE.encode(), name="tale.txt", language="en")
    words = WordsStage().read(StoryView({Edition: edition}))

    found = SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()}))

    assert "“When it" in opened(edition.text, found)
    assert {one.source for one in found.boundaries} == {"rule:segmentation"}
