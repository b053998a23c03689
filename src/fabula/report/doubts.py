"""The open questions in the page, each with its words and the command that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, joined, link
from fabula.report.questions import decides, find_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.report.facts import Facts
    from fabula.report.questions import Question

_MOST = 12  # as many as somebody answers in one sitting
_MOST_PLACES = 60


def doubts(facts: Facts) -> Iterator[Html]:
    """The section."""
    yield Html('<section id="open" aria-labelledby="open-h"><h2 id="open-h">Open questions</h2>')
    every = find_questions(facts)
    if every:
        note = (
            "The decisions on which most lines hang. Type a command in the folder of the story file; "
            "a correction lasts, also over the next draft."
        )
        yield element("p", note, class_="note")
        yield element("ol", *(_question(facts, question) for question in every[:_MOST]), class_="questions")
    else:
        yield element("p", "No question: the speaker of every speech is known.", class_="note")
    open_ones = [speech for speech in facts.speeches if speech.who is None]
    if open_ones:
        places = joined((link(speech.anchor, speech.address) for speech in open_ones[:_MOST_PLACES]), ", ")
        more = f" and {len(open_ones) - _MOST_PLACES:,} more" if len(open_ones) > _MOST_PLACES else ""
        yield element("p", f"Speeches whose speaker is not known ({len(open_ones):,}): ", places, more, class_="places")
    yield Html("</section>")


def _question(facts: Facts, question: Question) -> Html:
    anchor = question.address
    answers = (
        element("li", element("span", answer.words), " ", element("code", answer.command))
        for answer in question.answers
    )
    return element(
        "li",
        element("h3", question.question),
        element("p", decides(question), class_="about"),
        element(
            "blockquote", element("p", question.quotation), element("footer", link(_anchor(facts, question), anchor))
        ),
        element("ul", *answers, class_="answers"),
    )


def _anchor(facts: Facts, question: Question) -> str:
    """The speech itself where a speech is quoted, else the paragraph."""
    return next(
        (speech.anchor for speech in facts.speeches if speech.quotation.start == question.start), question.address
    )
