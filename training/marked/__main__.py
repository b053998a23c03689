"""`python -m training.marked [STORY …]`: how well fabula reads the marked stories, in hundredths; names choose some."""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.evaluation.counts import Count
from fabula.evaluation.examples import score
from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition
from training.marked.gold import gold_of
from training.marked.marks import marked_stories
from training.marked.pack import is_held_out
from training.marked.who import WhoIsMeant

if TYPE_CHECKING:
    from training.marked.marks import MarkedStory

SPEECH = ("speakers", "explicit", "anaphoric", "implicit", "addressees")
MENTIONS = ("name", "noun", "he or she", "spoken name", "spoken noun", "spoken I", "spoken you", "spoken he or she")
_FORMS = {"proper": "name", "nominal": "noun"}
_PERSONS = {1: "I", 2: "you", 3: "he or she"}


def measure(story: MarkedStory) -> dict[str, Count]:
    """What was right in one story: its speeches, and its mentions of one person by their form."""
    read = read_story(read_edition(story.text.encode(), name=f"{story.name}.txt"))
    counts = defaultdict(Count, score(gold_of(story), read).counts)
    who = WhoIsMeant(story, read.mentions.mentions, (*read.cast.references, *read.attribution.references))
    for mention, true in who.pairs:
        if len(true.people) == 1:
            kind = _FORMS.get(mention.form) or _PERSONS[mention.person]
            spoken = "spoken " if story.is_spoken(mention.start) else ""
            counts[spoken + kind] += Count.answers(who.is_right(mention, true), 1)
    return counts


def main() -> None:
    """Prints a line for each story, and the sums of those learned from and of those held out."""
    parser = argparse.ArgumentParser(prog="python -m training.marked", description=__doc__)
    parser.add_argument("stories", nargs="*", metavar="STORY")
    chosen = set(parser.parse_args().stories)
    sums: dict[str, dict[str, Count]] = {"taught": defaultdict(Count), "held out": defaultdict(Count)}
    print("| story | " + " | ".join((*SPEECH, *MENTIONS)) + " |", flush=True)
    print("|---" + "|--:" * len((*SPEECH, *MENTIONS)) + "|")
    for story in marked_stories():
        if not chosen or story.name in chosen:
            found = measure(story)
            print(row(story.name, found), flush=True)
            for name, count in found.items():
                sums["held out" if is_held_out(story.name) else "taught"][name] += count
    for part, found in sums.items():
        print(row(f"**{part}**", found))


def row(name: str, found: dict[str, Count]) -> str:
    """A line of the table."""
    cells = (found[column].percent if found[column].wanted else "–" for column in (*SPEECH, *MENTIONS))
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
