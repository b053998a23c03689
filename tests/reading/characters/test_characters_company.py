"""Two names that share no word: one person's, if people call by the one whom the narrator tells of by the other."""

from __future__ import annotations

from people_reading import People

CALLED = [
    "“Good day, Mr. Vane,” said Hetty. Edmund bowed to her and sat down.",
    "“Will you have tea, Mr. Vane?” asked Hetty. Edmund shook his head.",
    "“It rains, Mr. Vane,” said Hetty. Edmund looked out, and he sighed.",
    "“You are late, Mr. Vane,” said Hetty. Edmund laughed at that.",
    "“Sit down, Mr. Vane,” said Hetty. Edmund sat by the fire.",
    "“Good night, Mr. Vane,” said Hetty. Edmund took his hat, and he went.",
    "Edmund walked home. Edmund was glad; he whistled.",
]
ELSEWHERE = [
    "The rain fell on the mill, and the wheel turned.",
    "All night it fell, and the river rose.",
    "By morning the bridge was under water.",
    "“Come, Mr. Tarn,” said Lucy. The miller came.",
    "“Look, Mr. Tarn,” said Lucy. The miller looked.",
    "“Go, Mr. Tarn,” said Lucy. The miller went.",
    "“Stay, Mr. Tarn,” said Lucy. The miller stayed.",
    "“Speak, Mr. Tarn,” said Lucy. The miller spoke.",
    "“Eat, Mr. Tarn,” said Lucy. The miller ate.",
    "“Sleep, Mr. Tarn,” said Lucy. The miller slept.",
    "The wheel turned no more.",
    "A cold wind blew from the hills.",
    "Towards evening it was still again.",
]
TOLD = [
    "Mr. Vane slept. Mr. Vane woke, and he coughed.",
    "Mr. Vane went out, and the door fell shut behind him.",
    "Mr. Vane ate his bread. Mr. Vane read his paper.",
    "Mr. Vane wound the clock. Mr. Vane smoked.",
]


def people_of(*paragraphs: str) -> list[set[str]]:
    """The names of each member of the cast."""
    cast = People("\n\n".join(paragraphs)).cast.characters
    return [{one.name, *(alias.name for alias in one.aliases)} for one in cast]


def test_others_may_call_by_another_name_than_the_narrator() -> None:
    """Mr. Vane is spoken to where Edmund is told of."""
    assert any({"Edmund", "Mr. Vane"} <= names for names in people_of(*CALLED, *ELSEWHERE))


def test_a_narrator_has_no_two_names_for_one() -> None:
    """He tells of Mr. Vane, too, and oftener than others call him so: a father beside his son."""
    assert not any({"Edmund", "Mr. Vane"} <= names for names in people_of(*CALLED, *ELSEWHERE, *TOLD))


def answered(caller: str) -> list[str]:
    """A talk in which Edmund is told of all the time, whoever is called, and `caller` calls Mr. Vane once."""
    rooms = ["fire", "door", "window", "clock", "stair", "lamp"]
    called = [f"“Mind the {room}, Mr. Vane.”\n\n“I do,” said Edmund, and he smiled." for room in rooms]
    others = [f"“Mind the {room}, Mr. Tarn,” said Hetty. Edmund looked on. The miller bowed." for room in rooms]
    return ["Mr. Vane was expected.", f"“The cat, Mr. Vane,” said {caller}.", *called, *others]


def test_whoever_answers_to_a_name_bears_it() -> None:
    """Though the tale never leaves him, so that he is told of beside every call."""
    assert any({"Edmund", "Mr. Vane"} <= names for names in people_of(*answered("Hetty")))


def test_nobody_calls_himself() -> None:
    """Edmund says “Mr. Vane” once: so he is another."""
    assert not any({"Edmund", "Mr. Vane"} <= names for names in people_of(*answered("Edmund")))
