"""Names at the length of a book: what only counts can tell, by rules alone."""

from __future__ import annotations

import pytest

from people_reading import People


def book(*sentences: str) -> str:
    """One text of sentences, each with how often it stands: "Orla sang. 3"."""
    told = []
    for sentence in sentences:
        words, _, times = sentence.rpartition(" ")
        told += [words] * int(times)
    return " ".join(told)


@pytest.mark.parametrize(
    ("others", "same"), [("", True), ("Captain Ulm came in. 4", False)], ids=["few others", "as many"]
)
def test_the_captain_is_the_one_who_is_mostly_called_so(others: str, same: bool) -> None:  # a parameter of the test
    """However often another, once a captain too, is named otherwise."""
    told = ["Captain Brand came in. 5", "Captain Joss Ulm rose. 1", "Joss laughed. 6", "Then the Captain bowed. 3"]
    people = People(book(*told, *([others] if others else [])))

    (brand,) = people.called("Captain Brand")
    assert (people.meant("the Captain") == brand.name) is same


def test_an_officer_under_several_first_names_is_one() -> None:
    """Hardly anybody uses either of them, so his rank is not left to whoever is about."""
    people = People(
        book("Ned Brand rose. 1", "Wat Brand sat. 1", "Then Captain Brand spoke. 6", "The Captain slept. 2")
    )

    (brand,) = people.called("Captain Brand")
    assert people.meant("The Captain", 2) == brand.name


def test_spellings_of_captain_are_its_spellings() -> None:
    """No first name is "Cap'n"."""
    people = People("Captain Brand rose. “Sit, Cap'n Brand,” said Orla. Then Captain Brand sat.")

    assert people.called("Cap'n Brand") == people.called("Captain Brand") != []


def test_somebody_bears_both_names_in_one_breath() -> None:
    """As "Donal took what Farrow had earned" hardly speaks of two, where a Donal Farrow is known."""
    people = People(
        book(
            "Donal Farrow came in. 4",
            "Donal laughed, for Farrow was in luck. 3",
            "At last Donal left. 20",
            "Then Farrow rode on. 20",
        )
    )

    assert people.called("Donal") == people.called("Farrow") != []


@pytest.mark.parametrize(("daughter", "same"), [("", True), ("Miss Marsh sang. 3", False)], ids=["alone", "daughter"])
def test_a_wife_bears_her_name_and_his(daughter: str, same: bool) -> None:  # a parameter of the test
    """Unless a Miss of the name may be whom the first name means."""
    told = [
        "Sylvie Marsh came in. 4",
        "Sylvie smiled as Mrs. Marsh should. 3",
        "At last Sylvie left. 30",
        "“Yes, Mrs. Marsh,” said Orla. 30",
    ]
    people = People(book(*told, *([daughter] if daughter else [])))

    assert (people.called("Sylvie") == people.called("Mrs. Marsh")) is same


def test_a_woman_of_two_surnames_is_one_where_they_are_hardly_named() -> None:
    """Who tells of two would have to tell them apart."""
    people = People(book("Edda Grant sang. 1", "Edda Dunn sang. 1", "Edda laughed, and she sat. 110"))

    (edda,) = people.called("Edda")
    assert {alias.name for alias in edda.aliases} == {"Edda", "Edda Grant", "Edda Dunn"}


def test_women_of_one_first_name_are_two_where_their_surnames_are_named() -> None:
    """Mother and daughter, say."""
    people = People(book("Edda Grant sang. 4", "Edda laughed, and she sat. 30", "Edda Dunn sang. 4"))

    assert people.called("Edda Grant") != people.called("Edda Dunn")


def test_a_first_name_is_short_for_one_that_it_begins() -> None:
    """Of the only Elsa-Jane."""
    people = People(book("Elsa-Jane sang. 6", "Elsa laughed. 5"))

    assert people.called("Elsa") == people.called("Elsa-Jane") != []


def test_a_title_and_another_name_side_by_side_are_no_name() -> None:
    """They are two."""
    people = People(
        book(
            "Mrs. Gant came in. 4",
            "Sylvie Marsh laughed. 4",
            "To Mrs. Gant Sylvie Marsh was a stranger. 1",
            "She sat. 1",
        )
    )

    assert people.called("Mrs. Gant") != people.called("Sylvie Marsh") != []


def test_a_first_name_tells_who_is_no_miss() -> None:
    """She is Margaret Lyle, not the Henry Lyle who is named but once."""
    people = People(book("Margaret Lyle sang. 1", "Margaret bowed. 5", "Henry Lyle was dead. 1", "Miss Lyle smiled. 4"))

    assert people.called("Miss Lyle") == people.called("Margaret") != []


def test_a_saint_is_nobody_of_the_book() -> None:
    """Beside a boy of that name."""
    people = People(book("Paul slept. 6", "The vicar read of St. Paul. 2", "Paul woke. 1"))

    assert people.called("St. Paul") != people.called("Paul")


def test_i_the_captain_gives_nobody_another_captains_name() -> None:
    """A title by itself names no narrator."""
    people = People(
        book("Captain Brand rose. 3", "I saw it, and I wrote my letters. 8", "It was I, the Captain, who paid. 1")
    )

    assert [character.name for character in people.cast.characters if character.narrator] == ["the narrator"]


@pytest.mark.parametrize(
    ("phrase", "same"), [("the learned gentleman", True), ("the old gentleman", False)], ids=["telling", "of anybody"]
)
def test_a_telling_phrase_means_the_same_in_another_chapter(phrase: str, same: bool) -> None:
    """Where an old gentleman may be another."""
    people = People(
        f"Chapter 1\n\nOrla knocked. Then {phrase} opened. Orla bowed.\n\n"
        f"Chapter 2\n\nThen {phrase} sat down. Orla left."
    )

    first, second = (m for m in people.mentions if people.said(m) == phrase)
    found = {reference.mention: reference.cluster for reference in people.cast.references}
    assert (found[first.id] == found[second.id]) is same


def test_a_first_name_is_rather_of_the_family_than_of_somebody_named_in_passing() -> None:
    """Although the famous man comes first."""
    people = People(
        book(
            "He was as brave as Gideon Marlowe. 1",
            "Gideon laughed. 30",
            "Mr. Pettibone frowned. 4",
            "Gideon Pettibone, they called him. 1",
        )
    )

    assert people.called("Gideon") == people.called("Gideon Pettibone") != people.called("Gideon Marlowe")


def test_names_that_stand_in_headings_only_are_none() -> None:
    """Every word there has a capital: “Orla Crosseth the Water”."""
    people = People(
        "Chapter 1: Orla Crosseth the Water\n\nOrla went down to the shore. Then Orla rowed.\n\n"
        "Chapter 2: Orla Cometh Home\n\nAt dusk Orla came home. There Orla slept."
    )

    assert [character.name for character in people.cast.characters] == ["Orla"]


@pytest.mark.parametrize("verb", ["Quoth", "Spake"])
def test_an_old_verb_of_saying_is_no_part_of_a_name(verb: str) -> None:
    """Where it begins the sentence."""
    people = People(f"Then Orla rose. {verb} Orla: I am weary. At that Orla slept.")

    assert [character.name for character in people.cast.characters] == ["Orla"]


def test_miss_gray_is_the_one_whom_the_narrator_calls_by_her_first_name() -> None:
    """Although both names stand in one breath now and then."""
    people = People(
        book(
            "Anthea Crane came in. 4",
            "Anthea smiled as Miss Crane should. 3",
            "At last Anthea left. 30",
            "Then Miss Crane rode on. 30",
        )
    )

    assert people.called("Anthea") == people.called("Miss Crane") != []
