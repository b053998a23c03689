"""Passages with the cast they must give (see cases/); ids, decisions, references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.model.decisions import Decisions, StandingDecision
from fabula.model.spans import Span
from people_reading import People

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).parent.glob("cases/*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]

EXAMPLES = Path(__file__).parents[3] / "examples"

TALE = """\
Orla Venn came to the mill. She knocked, and Ned opened. Orla smiled at him.

"Good day, Miss Venn," said Ned. He took her hat.

Mr. Tarn came in. Ned bowed to Mr. Tarn, and Orla sat down.
"""

TOLD_BY_ME = """\
I rose early. I had slept badly, and my head ached.

“Good day, Dr. Morrow,” said Holt. I bowed to him.

I took my hat. Holt opened the door for me.

“Come, Dr. Morrow, the boat waits,” said Holt. I went with him.

I sat in the boat. I saw the land no more.

“Well, Dr. Morrow?” Holt asked. I shook my head.
"""

TOLD_TO_YOU = """\
You wake in the ferry's one bunk, and somebody is knocking. You find your boots.

“Lieutenant Oduya?” says the mate. You open the door.

“You’re wanted, Oduya,” says the mate. You follow him up the ladder, and your hands are cold.

“Sit down, Nell,” says the skipper. You sit.

“I’d sooner stand,” you say. You look at the chart.

“Look here, Nell,” says the skipper. You bend over his table.
"""


def names(people: People, name: str) -> set[str]:
    """Ids of all who are called so."""
    return {character.id for character in people.called(name)}


@pytest.mark.parametrize("case", CASES)
def test_passage(case: dict[str, Any]) -> None:
    """The passage gives the people its author meant."""
    people = People(case["text"])
    shown = [(c.name, [alias.name for alias in c.aliases], c.pronouns) for c in people.cast.characters]

    for together in case.get("one", ()):
        assert len(set.union(*(names(people, name) for name in together))) == 1, shown
        assert all(names(people, name) for name in together), shown
    for apart in case.get("apart", ()):
        assert all(names(people, name) for name in apart), shown
        assert not set.intersection(*(names(people, name) for name in apart)), shown
    for name, pronouns in case.get("pronouns", {}).items():
        assert [c.pronouns for c in people.called(name)] == [pronouns], shown
    for name in case.get("groups", ()):
        assert [c.group for c in people.called(name)] == [True], shown
    for name in case.get("nobody", ()):
        assert not people.called(name), shown
    for words, name in case.get("meant", {}).items():
        assert people.meant(words) == name, shown
    for name in case.get("minor", ()):
        assert [c.minor for c in people.called(name)] == [True], shown


def test_claims_are_sound() -> None:
    """Each reference and alias has evidence in the text, a reason and a source, and is known once that is read."""
    people = People(TALE)
    ids = {character.id for character in people.cast.characters}

    for claim in (
        *people.cast.references,
        *people.cast.characters,
        *(a for c in people.cast.characters for a in c.aliases),
    ):
        assert claim.evidence
        assert all(0 <= span.start < span.end <= len(people.text) for span in claim.evidence)
        assert claim.reason
        assert claim.source == "rule:characters"
        assert claim.known_from >= max(span.end for span in claim.evidence)
    starts = {mention.id: mention.start for mention in people.mentions}
    order = [starts[reference.mention] for reference in people.cast.references]
    assert order == sorted(order)
    assert len({reference.mention for reference in people.cast.references}) == len(order)
    assert {reference.character for reference in people.cast.references} <= ids | {None}


def test_pronouns_outside_speech() -> None:
    """A pronoun in narration means the active person whom it suits."""
    people = People(TALE)

    assert people.meant("She") == "Orla Venn"
    assert people.meant("him") == "Ned"


def test_pronouns_inside_speech_are_left_alone() -> None:
    """Who "I" and "you" are in speech is for attribution to say."""
    people = People('Orla sat by Ned. "I love you," said Orla. "She loves me," he said.')
    inside = [m.id for m in people.mentions if people.said(m) in {"I", "you", "She", "me"}]

    assert not {reference.mention for reference in people.cast.references} & set(inside)


def test_narrator_is_named_by_others() -> None:
    """Who says I outside speech is a character, called what the others call him."""
    people = People(TOLD_BY_ME)
    narrators = [character for character in people.cast.characters if character.narrator]

    assert [character.name for character in narrators] == ["Dr. Morrow"]
    assert people.meant("I") == "Dr. Morrow"


def test_narrator_gives_a_name_in_what_the_i_says() -> None:
    """“I am Miss Orr,” said I: a name that is the narrator's own, though it stands in speech."""
    people = People(
        "I came to the house at dusk, and I rang, and nobody heard me. I rang once more.\n\n"
        "“I am Miss Orr,” said I, when my hand was numb. “And who are you?”\n\n"
        "“Felix,” said the child who had opened the door to me.\n\nI followed him up, and I did not look back.\n\n"
        "“Sit down, Felix,” said the cook. “Sit down, Felix, do.” I sat down too, on my box, and I took off my gloves."
    )
    assert [one.name for one in people.cast.characters if one.narrator] == ["Miss Orr"]


def test_whoever_gives_a_name_to_the_narrator_is_not_the_narrator() -> None:
    """“I am Pell.” I said nothing: no tag of that speech, and Pell is told of all the time."""
    people = People(
        "I rang the bell, and I waited. Gideon Pell opened. Gideon Pell had a lamp.\n\n“I am Gideon Pell.” I said "
        "nothing to that. Gideon Pell lifted his lamp, and I followed Gideon Pell up. I sat down, and I had tea from "
        "Gideon Pell. I thanked him, and I slept."
    )
    assert [one.name for one in people.cast.characters if one.narrator] == ["the narrator"]


def test_narrator_is_not_whom_the_narrator_calls() -> None:
    """Whom the I calls in its own speech is another, however near the I stands."""
    people = People(
        "“What did he do, Mrs. Stave, before he went?” I asked. I had my hat on, and I wanted my dinner.\n\n"
        "“He fished,” she said.\n\nI wrote it down for me to look at.\n\n"
        "“Put the lamp there, Mrs. Stave,” I said. I waited until I had my light.\n\nI have my own way with lamps."
    )
    assert [one.name for one in people.cast.characters if one.narrator] == ["the narrator"]


def test_narrator_without_a_name() -> None:
    """A narrator whom nobody names is "the narrator", and a pronoun is no alias."""
    people = People(TOLD_BY_ME.replace("Dr. Morrow", "sir"))
    (narrator,) = (character for character in people.cast.characters if character.narrator)

    assert narrator.name == "the narrator"
    assert not narrator.aliases


def test_second_person_has_a_protagonist() -> None:
    """The "you" of the narration is one person and no narrator, with the names that others call her by."""
    people = People(TOLD_TO_YOU)

    (hero,) = people.called("Nell")
    assert {alias.name for alias in hero.aliases} == {"Nell", "Oduya", "Lieutenant Oduya"}
    assert not hero.narrator
    assert people.meant("You") == people.meant("your") == hero.name


def test_second_person_without_a_name() -> None:
    """Whom nobody calls by name is shown as "You"."""
    nameless = TOLD_TO_YOU.replace(", Nell", "").replace(", Oduya", "").replace("Lieutenant Oduya", "Well")

    assert People(nameless).meant("You") == "You"


def test_letters_are_told_by_their_signatories() -> None:
    """The I of a letter is whoever signs it, and both who write tell the story."""
    people = People((EXAMPLES / "goat" / "story.txt").read_text(encoding="utf-8"))

    assert [people.meant("I", 1), people.meant("I", 9)] == ["Augusta Pell", "Emeric Halasz"]
    assert {c.name for c in people.cast.characters if c.narrator} == {"Augusta Pell", "Emeric Halasz"}


def test_a_tale_in_speech_makes_no_narrator() -> None:
    """I in speech is the speaker's, however long the speech."""
    people = People('Ned sat. "I was born at sea. I never knew my father. I ran away. I hid. I swam," said Ned.')

    assert not any(character.narrator for character in people.cast.characters)


def test_ids_are_inherited() -> None:
    """A character keeps the id it had in the last reading, by the mentions it held."""
    first = People(TALE)
    held = first.held()
    renamed = {("c" + "0" * 12 if number == 0 else id_): held[id_] for number, id_ in enumerate(held)}
    second = People(TALE, earlier=renamed)

    assert {c.id for c in second.cast.characters} == set(renamed)


def test_ids_outlive_an_insertion() -> None:
    """A new first paragraph about somebody else changes nobody's id."""
    before = {c.name: c.id for c in People(TALE).cast.characters}
    after = {c.name: c.id for c in People("Mrs. Quill slept.\n\n" + TALE).cast.characters}

    assert before.items() <= after.items()


def test_a_merge_joins_two_and_leaves_a_redirect() -> None:
    """The user's merge keeps the first one's id and name; the other's old id leads there."""
    first = People(TALE)
    ned, tarn = (first.called(name)[0] for name in ("Ned", "Mr. Tarn"))
    places = tuple(Span(TALE.index(name), TALE.index(name) + len(name)) for name in ("Ned", "Mr. Tarn"))
    merge = StandingDecision(number=1, kind="merge", places=places)
    second = People(TALE, Decisions(standing=(merge,)), first.held())

    (merged,) = second.called("Mr. Tarn")
    assert (merged.id, merged.name) == (ned.id, "Ned")
    assert second.cast.redirects == {tarn.id: ned.id}


@pytest.mark.parametrize(("first", "second"), [("Ned", "Mr. Tarn"), ("Mr. Tarn", "Ned"), ("Mr. Tarn", "Orla")])
def test_a_merge_gives_what_a_fresh_reading_with_it_gives(first: str, second: str) -> None:
    """Whichever of the two comes first in the text, ids, names and references do not tell when the merge was made."""
    places = tuple(Span(TALE.index(name), TALE.index(name) + len(name)) for name in (first, second))
    told = Decisions(standing=(StandingDecision(number=1, kind="merge", places=places),))
    before = People(TALE)
    later, fresh = People(TALE, told, before.held()), People(TALE, told)

    assert later.cast.characters == fresh.cast.characters
    assert later.cast.references == fresh.cast.references
    (merged,) = fresh.called(first)
    assert (merged.id, merged.name) == (before.called(first)[0].id, before.called(first)[0].name)
    assert {c.id for c in People(TALE, earlier=later.held()).cast.characters} == set(before.held())


def test_a_merge_shows_a_name_rather_than_a_noun_phrase() -> None:
    """Whichever the user named first; a name of the user's own stands over both."""
    text = "The pilot frowned. “Now!” said the pilot. Ned Marsh laughed. “Never!” said Ned Marsh. Ned Marsh slept."
    places = tuple(Span(text.index(name), text.index(name) + len(name)) for name in ("The pilot", "Ned Marsh"))
    merge = StandingDecision(number=1, kind="merge", places=places)
    rename = StandingDecision(number=2, kind="rename", places=places[:1], value="the helmsman")

    names = [
        [character.name for character in People(text, Decisions(standing=standing)).cast.characters]
        for standing in ((), (merge,), (merge, rename))
    ]
    assert sorted(names[0]) == ["Ned Marsh", "the pilot"]
    assert names[1:] == [["Ned Marsh"], ["the helmsman"]]


def test_a_rename_is_the_users() -> None:
    """The user's name for a character is shown, with the user as its source."""
    place = Span(TALE.index("Ned"), TALE.index("Ned") + 3)
    rename = StandingDecision(number=1, kind="rename", places=(place,), value="Ned the miller")
    people = People(TALE, Decisions(standing=(rename,)))

    (ned,) = people.called("Ned the miller")
    assert (ned.name, ned.source) == ("Ned the miller", "user")


def test_reading_twice_is_the_same() -> None:
    """The same words give the same cast, reference for reference."""
    assert People(TALE).cast == People(TALE).cast


def test_title_page_is_not_cast() -> None:
    """Who stands only before the first chapter, on the title page, is not in the story."""
    story = "\n\n".join(f"Chapter {number}\n\n{TALE * 8}" for number in (1, 2, 3))
    people = People("THE MILL\n\nby Edgar Prism\n\n" + story)

    assert not people.called("Edgar Prism")
    assert people.called("Ned")


def test_the_narrator_too_may_know_somebody_by_a_word_for_kin_alone() -> None:
    """Daddy is somebody where he is told of so; where he is only called, that is left to who speaks."""
    told = People(
        "Daddy had the football on. Ketty sat by him.\n\n“You are late,” Daddy said.\n\nDaddy laughed, and Ketty "
        "went out to the yard."
    )
    called = People("Ketty sat by the window.\n\n“Daddy, look at the boat,” she said. “Daddy, do look.”")

    assert [one.pronouns for one in told.called("Daddy")] == ["he"]
    assert told.meant("Daddy", 3) == "Daddy"
    assert not called.called("Daddy")


def test_in_a_short_work_a_captain_is_another_than_a_mister_of_his_name() -> None:
    """A novel has to say so six times."""
    people = People(
        "Mr. Jasper Orr stood by the fire. Captain Orr looked out at the rain.\n\n“Is that all?” said Captain Orr."
        "\n\n“That is all,” said Mr. Orr.\n\nMr. Orr sat down. The clock struck, and Captain Orr went to bed."
    )
    assert people.meant("Captain Orr", 2) != people.meant("Mr. Orr")
    assert people.meant("Mr. Orr", 2) == "Mr. Jasper Orr"
