"""`show questions`: the few decisions on which most lines hang, and the commands that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fabula.report.facts import Facts
from fabula.report.questions import decides, find_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.story import Story
    from fabula.report.questions import Question

_MOST = 10


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """For each question its words, what hangs on it, the place, and a command an answer."""
    for number, question in enumerate(_chosen(story, choice), start=1):
        if number > _MOST:
            break
        yield f"{number}. {question.question} ({decides(question)})"
        yield f"{question.address:<9} {question.quotation}"
        for answer in question.answers:
            yield f"          {answer.command}"


def rows(story: Story, choice: Choice) -> Iterator[Question]:
    """All questions."""
    yield from _chosen(story, choice)


def _chosen(story: Story, choice: Choice) -> Iterator[Question]:
    context = click.get_current_context(silent=True)
    path = context.params.get("story_path") if context is not None else None
    for question in find_questions(Facts(story, file=str(path) if path is not None else "STORY")):
        if choice.chapter is None or question.address.partition("¶")[0] == str(choice.chapter):
            yield question
