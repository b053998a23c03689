"""What `fabula read` says at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.textual.counting import words_told
from fabula.textual.degrees import Degree, degree, is_known
from fabula.textual.marking import markings
from fabula.textual.tags import differing

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.story import Story

_MOST_NAMES = 6


def summary(story: Story, path: Path, *, seconds: float) -> str:
    """Title, size, people, how much of the speech is settled, and what to do next."""
    return "\n".join([*_lines(story, path, seconds), *_next_steps(path)])


def _lines(story: Story, path: Path, seconds: float) -> list[str]:
    chapters = sum(1 for section in story.segmentation.sections if section.number and section.kind != "part")
    words = words_told(story)
    title = story.edition.metadata.title or path.stem
    degrees = [degree(claim) for claim in story.attribution.speakers]
    speaking = len({claim.character for claim in story.attribution.speakers if is_known(claim)})
    named = sum(1 for character in story.cast.characters if not character.minor and not character.group)
    speak = _count(speaking, "character speaks", "characters speak")
    lines = [
        title,
        f"  {_count(chapters, 'chapter')}, {_count(words, 'word')}; read in {seconds:.1f} s",
        f"  {_count(named, 'named person', 'named people')}; {speak}",
        f"  {_speeches(degrees)}",
    ]
    if story.decisions.standing:
        lines.append(f"  {_count(len(story.decisions.standing), 'correction')} of yours kept")
    if story.decisions.orphans:
        orphans = _count(len(story.decisions.orphans), "correction")
        lines.append(f"  {orphans} lost their place in this text, and wait for it to come back")
    bare = sum(row.manner == "unmarked" for row in markings(story))
    if bare:
        lines.append(f"  speech has no marks in {_count(bare, 'chapter')}: what a tag shows was found")
    absent, untagged = differing(story)
    if absent:
        lines.append(f"  tagged and not found: {_several(absent)}")
    if untagged:
        lines.append(f"  found and not tagged: {_several([one.name for one in untagged])}")
    lines += [f"  note: {note}" for note in story.notes]
    return lines


def _speeches(degrees: list[Degree]) -> str:
    total = len(degrees)
    if not total:
        return "no speech found"
    shares = [
        f"{word} {found:,} ({found / total:.0%})"
        for word, found in (
            ("speaker known", degrees.count("certain") + degrees.count("likely")),
            ("ambiguous", degrees.count("ambiguous")),
            ("unknown", degrees.count("unknown")),
        )
    ]
    return f"{_count(total, 'speech', 'speeches')}: {', '.join(shares)}"


def _several(names: list[str]) -> str:
    """The first of them, and how many more `show cast` lists."""
    more = len(names) - _MOST_NAMES
    return "; ".join(names[:_MOST_NAMES]) + (f"; and {more:,} more" if more > 0 else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _next_steps(path: Path) -> list[str]:
    name = f'"{path}"' if " " in str(path) else str(path)
    return [
        f"Kept in {path}. Next:",
        f"  fabula show {name} cast",
        f"  fabula show {name} questions",
        f"  fabula report {name} -o {path.stem}.html",
        f"  fabula export {name} --to json -o {path.stem}.json",
    ]
