"""Talks of stories written for fabula to learn from: of today (`training/stories`) and of many manners (`marked`).

The novels that anybody may learn from are a hundred years old: their speeches bear tags where those of today stand
beside what the speaker does, and three people take turns where theirs are two.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fabula.evaluation.gold import read_gold, story_file
from fabula.evaluation.people import Who
from fabula.pipeline import read_story
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.turns import find_turns
from fabula.reading.ingest import read_edition
from training.decoder.talks import known_talks, page_read
from training.marked.pack import read
from training.marked.who import WhoIsMeant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.spans import Span
    from fabula.reading.attribution.turns import Turn
    from training.decoder.talks import KnownTalk
    from training.marked.marks import MarkedStory

STORIES = Path(__file__).resolve().parents[1] / "stories"


def folders(root: Path = STORIES) -> list[Path]:
    """Those of the stories."""
    return sorted(path.parent for path in root.glob("*/gold.yml"))


def is_one_line(folder: Path) -> bool:
    """Whether paragraphs were lost: how sure it is that one begins, the fit does not know."""
    return "\n" not in story_file(folder).read_text(encoding="utf-8").strip()


def from_story(folder: Path) -> Iterator[KnownTalk]:
    """The talks of one story whose speaker is one person."""
    path = story_file(folder)
    edition = read_edition(path, name=path.name, language="en")
    gold, page = read_gold(folder, edition.text), page_read(edition)
    turns, who = find_turns(page), Who(gold, read_story(edition))
    truth: dict[int, CharacterId] = {}
    for speech in gold.speeches:
        number = _turn_at(turns, speech.pieces[0])
        if number is None or len(speech.speakers) != 1:
            continue
        truth[number] = max(
            (one for one in page.characters if who.person(one, speech.pieces[0].start) in speech.speakers),
            key=lambda one: page.characters[one].mentions,
            default=SOMEBODY,
        )
    yield from known_talks(f"stories:{folder.name}", page, turns, truth)


def from_marked(story: MarkedStory) -> Iterator[KnownTalk]:
    """The talks of one story that is marked all through."""
    page = read(story).page
    turns, who = find_turns(page), WhoIsMeant(story, page.mentions, page.references.values())
    truth: dict[int, CharacterId] = {}
    for speech in story.speeches:
        number = _turn_at(turns, speech.pieces[0])
        if number is not None and len(speech.speakers) == 1:
            truth[number] = max(
                (one for one in page.characters if who.person.get(one) == speech.speakers[0]),
                key=lambda one: page.characters[one].mentions,
                default=SOMEBODY,
            )
    yield from known_talks(f"marked:{story.name}", page, turns, truth)


def _turn_at(turns: list[Turn], piece: Span) -> int | None:
    """Number of the turn in which a piece stands."""
    return next(
        (
            number
            for number, turn in enumerate(turns)
            if any(one.overlaps(piece) for quotation in turn.quotations for one in quotation.pieces)
        ),
        None,
    )
