"""Noun phrases: when they mean somebody again, and when somebody new."""

from __future__ import annotations

from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition
from people_reading import People


def cluster(people: People, words: str, occurrence: int = 1) -> str | None:
    """Which one the given occurrence of some words means, in the cast or not."""
    found = [mention for mention in people.mentions if people.said(mention) == words][occurrence - 1]
    return next((one.cluster for one in people.cast.references if one.mention == found.id), None)


def test_a_porter_is_another_than_the_porter_before() -> None:
    """And whoever is called so after him is he."""
    people = People("A porter slept, and the porter snored. Then a porter came in. “Sir?” said the porter.")

    assert cluster(people, "A porter") == cluster(people, "the porter")
    assert cluster(people, "a porter") == cluster(people, "the porter", 2)
    assert cluster(people, "A porter") != cluster(people, "a porter")


def test_men_are_other_men_each_time() -> None:
    """But those told of with an article are those of before."""
    people = People("Orla saw soldiers. There were soldiers in the lane. Orla heard the soldiers; the soldiers sang.")

    assert cluster(people, "soldiers") != cluster(people, "soldiers", 2)
    assert cluster(people, "the soldiers") == cluster(people, "the soldiers", 2)


def test_an_office_is_the_same_persons_in_the_next_chapter() -> None:
    """Unless another is brought in there; a mere stranger is whoever was last called so."""
    chapter = "Chapter {0}\n\nOrla sat down. “Tea?” said the {1}. Orla nodded.\n\n"
    waiter = People(chapter.format(1, "waiter") + chapter.format(2, "waiter"))
    other = People(chapter.format(1, "waiter") + chapter.format(2, "waiter").replace("Orla sat", "A waiter stood"))
    stranger = People(chapter.format(1, "stranger") + chapter.format(2, "stranger"))

    assert cluster(waiter, "the waiter") == cluster(waiter, "the waiter", 2)
    assert cluster(other, "the waiter") != cluster(other, "the waiter", 2)
    assert cluster(stranger, "the stranger") != cluster(stranger, "the stranger", 2)


def test_a_reader_who_speaks_is_somebody() -> None:
    """Elsewhere the reader is he who holds the book."""
    people = People("The reader may guess it. Orla sat down. “Order!” said the reader. Orla laughed.")

    assert cluster(people, "The reader") is None
    assert [character.minor for character in people.called("the reader")] == [True]


def test_nobody_is_nobody() -> None:
    """Though the model takes the word for a person who speaks."""
    text = "“I've got the cello.”\n\nNobody speaks until the door has finished swinging. “Well,” says Ned."
    story = read_story(read_edition(text.encode(), name="passage.txt"))

    assert {character.name for character in story.cast.characters} == {"Ned"}


def test_nobody_is_her_own_aunt() -> None:
    """Whoever is named in one breath with an aunt is not the aunt."""
    text = (
        "I had painted it.\n\n“Go in, Nora, and tell your aunt,” said Mr. Ames to me.\n\n“Tell her what?” I asked. "
        "I went in.\n\nMy aunt came to the door with me, and I stood behind her while she looked."
    )
    story = read_story(read_edition(text.encode(), name="passage.txt"))
    mention = next(one for one in story.mentions.mentions if story.text[one.start : one.end] == "My aunt")
    meant = next(one for one in story.cast.references if one.mention == mention.id).character

    assert meant is None or story.character(meant).name != "Nora"


def test_whoever_is_somebodys_is_shown_as_the_text_calls_her() -> None:
    """And not by the key under which she is kept."""
    people = People("Orla sat. “Sit,” said the widow's maid. Then the widow's maid sang.")

    assert "the widow's maid" in {character.name for character in people.cast.characters}
