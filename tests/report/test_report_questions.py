"""Questions: the few decisions on which most lines hang."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fabula
from fabula.cli.main import run
from fabula.report.facts import Facts
from fabula.report.questions import Question, find_questions

if TYPE_CHECKING:
    from fabula.model.story import Story

TOLD = """\
The pump had been painted green again, and I did not ask by whom.

“Hold the bucket, Nora,” said Mr. Ames. “You are spilling it.”

“I am not,” I said. I spilled it.

“Hold the gate, Bram,” said Mr. Ames. I looked at my boots.

“Go in, Nora, and tell your aunt,” said Mr. Ames to me.

“Tell her what?” I asked. I went in.

“Come back, Bram,” said Mr. Ames.

My aunt came to the door with me, and I stood behind her while she looked.

“It is green, Nora,” said my aunt. “You may go, Bram.”

I said nothing. I thought that I had never seen her so pleased, and I went back to my bucket.
"""

MATE = """\
Captain Orrin Hale came up. The deck was wet.

“Wind?” asked Captain Hale.

“West, and rising,” said the pilot. The pilot yawned; she had slept an hour.

“Then we wait,” said Captain Hale.

“We have waited,” said the pilot. She pulled down her cap.

“Is there coffee?” asked Captain Hale.

“There was,” said the pilot.
"""


def questions(text: str) -> list[Question]:
    return asked(fabula.read(text.encode(), language="en"))


def asked(story: Story, file: str = "made.fabula") -> list[Question]:
    return find_questions(Facts(story, file=file))


def test_the_narrator_is_asked_for_by_the_names_that_others_call() -> None:
    """Those who are called by name and never told of are the likeliest "I"."""
    question = next(one for one in questions(TOLD) if one.kind == "narrator")

    assert question.question == "The story is told by “I”: is it Bram or Nora?"
    assert [answer.command for answer in question.answers] == [
        'fabula correct made.fabula merge Bram "the narrator"',
        'fabula correct made.fabula merge Nora "the narrator"',
        'fabula correct made.fabula rename "the narrator" NAME',
    ]
    assert question.quotation == "“Hold the gate, Bram,” said Mr. Ames."
    assert question.address == "1¶4"


def test_an_unnamed_speaker_is_asked_for() -> None:
    """A noun that is heard often may be somebody who has a name."""
    question = next(one for one in questions(MATE) if one.kind == "unnamed")

    assert question.question == "Has the pilot a name?"
    assert question.answers[-1].command == 'fabula correct made.fabula rename "the pilot" NAME'


def test_questions_come_by_the_number_of_lines_they_decide() -> None:
    """The greatest first."""
    for text in (TOLD, MATE):
        lines = [question.lines for question in questions(text)]

        assert lines == sorted(lines, reverse=True)


@pytest.mark.parametrize("name", ["harbour", "weather", "allotment", "glove"])
def test_every_answer_is_a_command_that_works(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Copied as it stands, with a name where NAME is said, it is taken; and its question is not asked again."""
    source = next((Path(__file__).parents[2] / "examples" / name).glob("story.*"))
    story = tmp_path / "a story.fabula"
    for number in range(3):
        asked_first = asked(fabula.read(source, output=story, language="en"), str(story))
        if number >= len(asked_first):
            break
        answer = asked_first[number].answers[0]
        program, *arguments = shlex.split(answer.command.replace("NAME", "Somebody"))

        assert program == "fabula"
        assert run(arguments) == 0, (answer.command, capfd.readouterr().err)
        left = asked(fabula.open(story), str(story))
        assert (asked_first[number].question, asked_first[number].start) not in {
            (one.question, one.start) for one in left
        }
        story.unlink()


def test_a_story_that_is_clear_raises_no_question() -> None:
    """Nothing is asked for the sake of asking."""
    text = "“Is it late?” asked Anna Kern.\n\n“It is,” said Mr. Voss.\n\nAnna Kern laughed at Mr. Voss.\n"

    assert questions(text) == []
