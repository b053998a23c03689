"""The marked stories: their marks are sound, and what the model learns of them is what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.decoder.stories import from_marked
from training.marked.gold import gold_of
from training.marked.marks import TEXTS, marked_stories, parse, read_marked
from training.marked.pack import as_marked, as_read, is_held_out, read
from training.marked.who import WhoIsMeant
from training.pronouns.openings import marked
from training.reading_model.pack import LINKS_KNOWN

from fabula.errors import GoldError

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = """title: Toll
manner: a tale
person: third
tense: past
people:
  ANSA = Ansa Holm; she; alias the widow, Mrs. Holm
  PILOT = the pilot; he
  CREW = the crew; group
---
{ANSA>PILOT e|“[PILOT|You] are late,”} said [ANSA|Ansa Holm]. {=|“[CREW|The crew] is gone.”}

[PILOT|The pilot] of [ANSA|her] boat laughed. {PILOT>ANSA i|“[PILOT+ANSA|We] are not.”}
"""


def test_marks_come_off_the_text() -> None:
    """What stays is the story; pieces of a speech are one speech, and a mention may mean two."""
    story = parse(STORY, "toll")
    first, second = story.speeches

    assert story.text.startswith("“You are late,” said Ansa Holm. “The crew is gone.”\n\nThe pilot")
    assert [story.text[one.start : one.end] for one in first.pieces] == ["“You are late,”", "“The crew is gone.”"]
    assert (first.speakers, first.addressees, first.cue) == (("ANSA",), ("PILOT",), "explicit")
    assert second.cue == "implicit"
    assert story.mentions[-1].people == ("PILOT", "ANSA")
    assert story.people["ANSA"].aliases == ("the widow", "Mrs. Holm")
    assert story.people["CREW"].group
    assert story.narrator is None


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (STORY.replace("[ANSA|her]", "[ANNA|her]"), '"ANNA" is nobody of the people'),
        (STORY.replace("laughed. {", "laughed. [", 1), "closes nothing"),
        (STORY.replace("ANSA i|", "ANSA x|"), 'is not "WHO>WHOM e"'),
        (STORY.replace("person: third", "person: second"), '"person" is first or third'),
        (STORY.replace("i|“[", "i|["), "begins with its quotation mark"),
        (STORY.replace("not.”}", "not.”"), "is never closed"),
    ],
)
def test_a_wrong_mark_is_named_with_its_place(wrong: str, message: str) -> None:
    """The story, what is wrong, and the words around it."""
    with pytest.raises(GoldError, match=r"^toll: ") as raised:
        parse(wrong, "toll")
    assert message in str(raised.value)


def test_all_stories_are_sound() -> None:
    """Each has speeches enough, one who tells it if anybody does, and people who are all meant somewhere."""
    stories = marked_stories()
    held = [story for story in stories if is_held_out(story.name)]
    known = {path.name for path in EXAMPLES.iterdir()}

    assert len(stories) > 5 * len(held) / 2 > 0
    for story in stories:
        meant = {key for mention in story.mentions for key in mention.people}
        meant |= {key for speech in story.speeches for key in speech.speakers}
        assert len(story.speeches) > 20, story.name
        assert (story.narrator is None) == (story.person == "third"), story.name
        assert set(story.people) <= meant, story.name
        assert story.name not in known


def test_the_model_is_told_what_the_marks_say() -> None:
    """Every mention is somebody, and every speech of one speaker is somebody's."""
    text = read(read_marked(next(TEXTS.glob("*.txt"))))
    told, seen = as_marked(text), as_read(text)

    assert text.page.text == text.story.text
    assert told.known == LINKS_KNOWN
    assert len(told.spans) > 0.9 * len(text.story.mentions)
    assert {who for *_, who in told.spans} == set(range(max(who for *_, who in told.spans) + 1))
    one = sum(len(speech.speakers) == 1 for speech in text.story.speeches)
    assert sum(row[2] >= 0 for row in told.quotes) >= one
    assert sum(row[2] >= 0 for row in seen.quotes) > 0.6 * one
    assert any(who < 0 for *_, who in seen.spans)


def test_a_member_of_the_cast_is_whom_its_mentions_mean() -> None:
    """By names before noun phrases, and by those before pronouns."""
    text = read(parse(STORY, "toll"))
    who = WhoIsMeant(text.story, text.page.mentions, text.page.references.values())
    names = {text.page.characters[one].name: key for one, key in who.person.items() if one in text.page.characters}

    assert names["Ansa Holm"] == "ANSA"
    assert all(who.is_right(mention, true) for mention, true in who.pairs if mention.form == "proper")


def test_the_fits_ask_for_nothing_that_is_held_out() -> None:
    """Talks and mentions of a story, as the fits of the program's own weights take them."""
    story = next(one for one in marked_stories() if not is_held_out(one.name))
    rows = [row for talk in from_marked(story) for row in talk.right]

    assert sum(row >= 0 for row in rows) > 10
    assert gold_of(story).speeches[0].speakers
    assert not {opening.name for opening in marked(held=True)} & {
        one.name for one in marked_stories() if not is_held_out(one.name)
    }
