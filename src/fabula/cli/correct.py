"""`fabula correct`: the user's word. It lasts over re-reading and the next draft, and neighbours follow it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fabula.cli import deciding, terminal
from fabula.cli.alike import alike
from fabula.cli.correct_scenes import level, scene_break
from fabula.cli.correct_scenes import place as place_of_scene
from fabula.cli.correct_times import order, time
from fabula.cli.horizon import chapter_of
from fabula.cli.pointing import place, who
from fabula.cli.taking import opened, say_ignored, take, take_or_try
from fabula.errors import DecisionError
from fabula.model.speech import MANNERS
from fabula.textual.addresses import first_words, speech_addresses, speeches
from fabula.textual.marking import MANNER_WORDS

if TYPE_CHECKING:
    from fabula.model.ids import QuotationId
    from fabula.model.people import Character
    from fabula.model.story import Story


_preview = click.option("--preview", is_flag=True, help="Only say what would change; nothing is kept.")


@click.group(
    "correct",
    short_help="Correct STORY; the correction lasts.",
    subcommand_metavar="WHAT ...",
    epilog="WHO is a name, alias or id, as `fabula show STORY cast` prints; PLACE an address such as 12¶4 or an id. "
    "SCENE is a number or an address in it, as `fabula show STORY timeline` prints.",
)
@click.argument("story_path", metavar="STORY", type=click.Path(path_type=Path, readable=False))
@click.pass_context
def command(ctx: click.Context, *, story_path: Path) -> None:
    """Correct STORY. The correction lasts, also over the next draft, and `fabula undo` takes it back."""
    ctx.meta["fabula.story"] = story_path


@command.command("rename")
@click.argument("character", metavar="WHO")
@click.argument("name", metavar="NEWNAME")
@terminal.common
def rename(*, character: str, name: str) -> None:
    """Call WHO by NEWNAME from now on."""
    path, story = opened()
    whom = who(story, character)
    take(path, story, deciding.rename(story, whom, name), f"{whom.name} is {' '.join(name.split())}")


@command.command("merge")
@click.argument("first", metavar="WHO")
@click.argument("second", metavar="WHO")
@_preview
@terminal.common
def merge(*, first: str, second: str, preview: bool) -> None:
    """Take the two to be one person, who keeps the first one's name."""
    path, story = opened()
    one, other = who(story, first), who(story, second)
    take_or_try(path, story, f"{other.name} is {one.name}", deciding.merge(story, one, other), preview=preview)


@command.command("split")
@click.argument("character", metavar="WHO")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@_preview
@terminal.common
def split(*, character: str, names: tuple[str, ...], preview: bool) -> None:
    """Take WHO to be two people: those NAMEs, of WHO's, are somebody else's."""
    path, story = opened()
    whom = who(story, character)
    decisions = deciding.split(story, whom, names)
    said = f"{whom.name} does not go by {' or '.join(names)}"
    take_or_try(path, story, said, *decisions, preview=preview)


@command.command("not-a-person")
@click.argument("character", metavar="WHO")
@_preview
@terminal.common
def not_a_person(*, character: str, preview: bool) -> None:
    """Take WHO for no person: nobody of that name speaks or is meant."""
    path, story = opened()
    whom = who(story, character)
    take_or_try(path, story, f"{whom.name} is no person", deciding.nobody(story, whom), preview=preview)


@command.command("speaker")
@click.argument("where", metavar="PLACE")
@click.argument("character", metavar="[WHO]", required=False)
@click.option("--new", "new", metavar="NAME", help="Somebody who is not in the cast.")
@click.option("--alike", "also_alike", is_flag=True, help="Also speeches given to the same person on the same ground.")
@click.option("--preview", is_flag=True, help="Only list the speeches that would be corrected.")
@terminal.common
def speaker(*, where: str, character: str | None, new: str | None, also_alike: bool, preview: bool) -> None:
    """Say who speaks at PLACE: WHO, "unknown", or --new NAME."""
    if (character is None) == (new is None):
        raise click.UsageError("name either WHO or --new NAME", ctx=click.get_current_context())
    path, story = opened()
    quotation = place(story, where)
    wanted: Character | str | None
    if new is not None:
        wanted = _new_name(story, new)
    elif character is None or character.casefold() == "unknown":
        wanted = None
    else:
        wanted = who(story, character)
    name = wanted if isinstance(wanted, str) or wanted is None else wanted.name
    chosen = [quotation, *(alike(story, quotation) if also_alike else ())]
    addresses = speech_addresses(story, speeches(story))
    if preview:
        for one in chosen:
            terminal.say(f"{addresses[one.id]:<9} {first_words(story, one, 60)}")
        return
    said = f"{addresses[quotation.id]} {first_words(story, quotation, 40)}: speaker is {name or 'unknown'}"
    if also_alike:
        more = len(chosen) - 1
        said += f", and of {more:,} alike" if more else ", and none is alike"
    first, *others_alike = (deciding.speaker(story, one, wanted) for one in chosen)
    after = take(path, story, first, said, *others_alike, of=quotation.id)
    if _speaker_name(after, quotation.id) != name:
        say_ignored()


@command.command("addressee")
@click.argument("where", metavar="PLACE")
@click.argument("characters", metavar="WHO...", nargs=-1, required=True)
@terminal.common
def addressee(*, where: str, characters: tuple[str, ...]) -> None:
    """Say to whom PLACE is said: WHO, or several; or "unknown"."""
    path, story = opened()
    quotation = place(story, where)
    unknown = [one.casefold() for one in characters] == ["unknown"]
    people = [] if unknown else list(dict.fromkeys(who(story, one) for one in characters))
    heard = " and ".join(person.name for person in people) or "nobody known"
    address = speech_addresses(story, speeches(story))[quotation.id]
    said = f"{address} {first_words(story, quotation, 40)}: said to {heard}"
    take(path, story, deciding.addressee(story, quotation, people), said, of=quotation.id)


@command.command("marks")
@click.argument("manner", metavar="MANNER", type=click.Choice(["auto", *MANNERS]))
@click.option("--chapter", metavar="N", type=click.IntRange(min=1), help="Only in this chapter; default: everywhere.")
@terminal.common
def marks(*, manner: str, chapter: int | None) -> None:
    """Say how speech is marked: double, single, dashes …; "auto" has it found out."""
    path, story = opened()
    section = chapter_of(story, chapter) if chapter is not None else None
    chosen = next((known for known in MANNERS if known == manner), None)
    where = f"chapter {chapter}" if chapter is not None else "the whole work"
    said = f"speech in {where} is told by {MANNER_WORDS[chosen] if chosen else 'what is found there'}"
    take(path, story, deciding.marks(story, section, chosen), said)


def _speaker_name(story: Story, quotation: QuotationId) -> str | None:
    for claim in story.attribution.speakers:
        if claim.quotation == quotation and claim.character is not None:
            return story.character(claim.character).name
    return None


def _new_name(story: Story, name: str) -> str:
    name = " ".join(name.split())
    taken = [character.id for character in story.cast.characters if character.name == name]
    if taken:
        raise DecisionError(f"{name} is in the cast already", way_out=f"say {taken[0]} in place of --new")
    if not name:
        raise DecisionError("a name needs at least one letter")
    return name


for _also in (scene_break, place_of_scene, level, order, time):
    command.add_command(_also)
