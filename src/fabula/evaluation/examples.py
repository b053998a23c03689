"""How well fabula reads our own stories: `python -m fabula.evaluation.examples [--json] [STORY …]`.

What is counted is described in `examples/README.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.errors import GoldError
from fabula.evaluation.command import run
from fabula.evaluation.counts import Count
from fabula.evaluation.gold import read_gold, story_file
from fabula.evaluation.people import Who
from fabula.evaluation.settings import setting_counts
from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from fabula.evaluation.gold import GoldSpeech, GoldStory
    from fabula.model.spans import Span
    from fabula.model.speech import Quotation, Speaker
    from fabula.model.story import Story

_FOUND = 0.8  # share of a piece that must agree, as in the scores of BookNLP and PDNC
_COLUMNS = (
    "speech", "speakers", "explicit", "anaphoric", "implicit", "addressees", "aliases", "marks", "chapters", "silent",
    "present", "levels", "places", "times",
)  # fmt: skip
_FRACTIONS = frozenset({"marks", "chapters", "silent", "levels", "places", "times"})


class StoryScore(msgspec.Struct, frozen=True, kw_only=True):
    """What was right in one story, by measure."""

    name: str
    blind: bool
    words: int
    counts: dict[str, Count]


def score(gold: GoldStory, story: Story) -> StoryScore:
    """Compares a reading with the gold of the same text."""
    who = Who(gold, story)
    counts = dict.fromkeys(_COLUMNS, Count())
    counts["speech"] = _pieces(gold, story)
    counts["aliases"] = who.joins()
    counts["present"] = _present(gold, story, who)
    counts |= _openings(gold, story)
    counts |= setting_counts(gold, story)
    speakers = {claim.quotation: claim for claim in story.attribution.speakers}
    addressees = {claim.quotation: claim for claim in story.attribution.addressees}
    for speech in gold.speeches:
        if not speech.marked:
            continue
        quotation = _same(speech, story)
        if speech.speakers:
            right = _speaker_right(speech, speakers.get(quotation.id) if quotation else None, who)
            counts["speakers"] += Count.answers(right, 1)
            counts[speech.cue] += Count.answers(right, 1)
        if speech.addressees:
            claim = addressees.get(quotation.id) if quotation else None
            given = who.persons(claim.characters, speech.pieces[0].start) if claim else set()
            counts["addressees"] += Count.answers(bool(given) and given <= set(speech.addressees), 1)
    return StoryScore(name=gold.name, blind=gold.blind, words=len(gold.text.split()), counts=counts)


def score_folder(folder: Path) -> StoryScore:
    """Reads and scores one story.

    Raises:
        GoldError: its gold is not sound.
    """
    path = story_file(folder)
    edition = read_edition(path, name=path.name)
    gold = read_gold(folder, edition.text)
    if gold.unaccounted:
        place = gold.unaccounted[0]
        raise GoldError(f'{folder / "gold.yml"}: nothing explains "{edition.text[place.start : place.start + 30]}…"')
    return score(gold, read_story(edition))


def table(scores: Sequence[StoryScore]) -> str:
    """The figures as a table in Markdown, with sums over all stories and over the blind ones."""
    lines = ["| story | words | " + " | ".join(_COLUMNS) + " |", "|---" + "|--:" * (len(_COLUMNS) + 1) + "|"]
    lines += [_row(f"{one.name}{' *' if one.blind else ''}", [one]) for one in scores]
    if len(scores) > 1:
        lines.append(_row("**all**", scores))
    blind = [one for one in scores if one.blind]
    if blind and len(blind) < len(scores):
        lines.append(_row("**blind** *", blind))
    return "\n".join(lines) + "\n"


def _row(name: str, scores: Sequence[StoryScore]) -> str:
    cells = []
    for column in _COLUMNS:
        total = sum((one.counts[column] for one in scores), Count())
        cells.append(total.fraction if column in _FRACTIONS else total.percent)
    return f"| {name} | {sum(one.words for one in scores)} | " + " | ".join(cells) + " |"


def _told(story: Story) -> Iterable[Quotation]:
    """Quotations at top level that somebody says, thinks or writes."""
    return (q for q in story.quotations.quotations if q.parent is None and q.mode != "words")


def _pieces(gold: GoldStory, story: Story) -> Count:
    wanted = [piece for speech in gold.speeches if speech.marked for piece in speech.pieces]
    unmarked = [piece for speech in gold.speeches if not speech.marked for piece in speech.pieces]
    given = [
        piece
        for quotation in _told(story)
        for piece in quotation.pieces
        # A thought in italics is neither asked for nor held against the reading; nor are the author's notes.
        if not any(piece.overlaps(other) for other in unmarked) and not (gold.notes and gold.notes.holds(piece))
    ]
    right = sum(any(_agree(piece, other) >= _FOUND for other in given) for piece in wanted)
    return Count(right, len(given), len(wanted))


def _same(speech: GoldSpeech, story: Story) -> Quotation | None:
    """The quotation that covers most of the first piece."""
    first = speech.pieces[0]
    covering = [(sum(_shared(first, piece) for piece in q.pieces), -q.start, q) for q in _told(story)]
    best = max(covering, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _speaker_right(speech: GoldSpeech, claim: Speaker | None, who: Who) -> bool:
    if claim is None or claim.character is None:
        return False
    return who.person(claim.character, speech.pieces[0].start) in speech.speakers


def _openings(gold: GoldStory, story: Story) -> dict[str, Count]:
    """Scenes opened where the gold opens them, by what opens them; the very first scene is no question."""
    kinds = {"mark": "marks", "chapter": "chapters", "letter": "chapters"}
    kinds |= dict.fromkeys(("silent", "time", "place", "people", "level"), "silent")
    starts = [scene.start for scene in story.scenes.scenes]
    counts = dict.fromkeys(kinds.values(), Count())
    if not gold.scenes:  # of a story whose speakers alone are told
        return counts
    hit: set[int] = set()
    for scene in gold.scenes[1:]:
        matching = [start for start in starts if _opens_at(gold, scene.start, start)]
        hit.update(matching)
        counts[kinds[scene.why]] += Count(bool(matching), bool(matching), 1)
    end = gold.notes.start if gold.notes else len(gold.text)
    for claim in story.scenes.scenes:
        if gold.scenes[0].start < claim.start < end and claim.start not in hit and claim.why in kinds:
            counts[kinds[claim.why]] += Count(0, 1, 0)
    return counts


def _opens_at(gold: GoldStory, opening: int, start: int) -> bool:
    """Whether a scene that starts at `start` is the one that opens at `opening`: only marks and headings between."""
    low, high = sorted((start, opening))
    between = gold.text[low:high]
    for chapter in gold.chapters:
        if low <= chapter.start and chapter.end <= high:
            between = between.replace(chapter.of(gold.text), "")
    return not any(character.isalnum() for character in between)


def _present(gold: GoldStory, story: Story, who: Who) -> Count:
    total = Count()
    for scene in gold.scenes:
        best = max(
            story.scenes.scenes,
            key=lambda one: min(one.end, scene.end) - max(one.start, scene.start),
            default=None,
        )
        given = who.persons(best.present, scene.start) if best else set()
        total += Count(len(given & set(scene.present)), len(given - set(scene.remote)), len(scene.present))
    return total


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _agree(one: Span, other: Span) -> float:
    shared = _shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; returns the exit status."""
    return run("fabula.evaluation.examples", __doc__, score_folder, table, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
