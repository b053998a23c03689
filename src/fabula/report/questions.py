"""The few decisions on which most lines hang, each with words of the text and the command that answers it.

Four kinds: who says "I"; whether a short name is somebody's; who a much-heard noun is; who speaks in a run of
doubtful speeches. Ranked by the number of speeches that the answer decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from fabula.report.asking import Asking
from fabula.report.namesakes import short_names
from fabula.report.wording import counted, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.people import Character
    from fabula.model.spans import Span
    from fabula.report.facts import Facts, Speech

Kind = Literal["narrator", "one person", "unnamed", "speaker"]

_HEARD = 2  # speeches by or to an unnamed speaker from which it matters who that is
_MOST_CANDIDATES = 3
# A speech less likely than this follows its neighbours: it is part of the run whose first speech is asked for.
_WEAK = 0.7


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, and the command that gives it."""

    words: str
    command: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A decision only the user can make.

    Fields:
        kind: what is asked: who the narrator is, whether two are one person, who somebody unnamed is, who speaks.
        question: one sentence.
        lines: speeches that are said by or to somebody else if the answer is yes.
        places: mentions that hang on it beside them.
        address: where the quotation stands.
        start, end: the quotation in the text.
        quotation: words that raise the question.
        answers: the likeliest first.
    """

    kind: Kind
    question: str
    lines: int
    places: int
    address: str
    start: int
    end: int
    quotation: str
    answers: tuple[Answer, ...]


def find_questions(facts: Facts, *, most: int | None = None) -> list[Question]:
    """Questions by the number of lines they decide, the greatest first."""
    asking = Asking(facts)
    every = [*_narrator(asking), *_one_person(asking), *_unnamed(asking), *_runs(asking)]
    asked = [question for question in every if question.lines or question.kind == "narrator"]
    asked.sort(key=lambda question: (-question.lines, -question.places, question.start))
    return asked[:most]


def _person(
    asking: Asking, kind: Kind, question: str, hangs: Character, place: Span, answers: Iterable[Answer]
) -> Question:
    """A question on the answer to which everything said of `hangs` depends."""
    return Question(
        kind=kind,
        question=question,
        lines=asking.lines[hangs.id],
        places=len(asking.facts.mentioned_at.get(hangs.id, ())),
        address=asking.facts.story.address(place.start),
        start=place.start,
        end=place.end,
        quotation=asking.quotation(place),
        answers=tuple(answers),
    )


def _merge(asking: Asking, kept: Character, other: Character) -> Answer:
    command = asking.command("merge", asking.point_at(kept), asking.point_at(other))
    return Answer(words=f"{other.name} is {kept.name}", command=command)


def _rename(asking: Asking, character: Character) -> Answer:
    command = asking.command("rename", asking.point_at(character), "NAME")
    return Answer(words="give the name", command=command)


# -- who is "I"?
def _narrator(asking: Asking) -> Iterator[Question]:
    for character in asking.facts.story.cast.characters:
        if not character.narrator or character.aliases or asking.is_settled(character):
            continue
        called = [one for one in _called_only(asking) if one.id != character.id]
        place = asking.called_at[called[0].id] if called else asking.sentence_of(character)
        if called:
            question = f"The story is told by “I”: is it {either(one.name for one in called)}?"
            answers = [_merge(asking, one, character) for one in called]
        else:
            question, answers = "The story is told by “I”: who is it?", []
        yield _person(asking, "narrator", question, character, place, [*answers, _rename(asking, character)])


def _called_only(asking: Asking) -> list[Character]:
    """Those who are called by name in speech, and of whom the telling itself says little: as of an "I"."""
    characters = asking.facts.story.characters
    weights = {
        id_: called * called / (1 + asking.told[id_])
        for id_, called in asking.called.items()
        if called > 1 and asking.told[id_] <= called and not characters[id_].minor and not characters[id_].group
    }
    best = sorted(weights, key=lambda id_: (-weights[id_], characters[id_].name))
    return [characters[id_] for id_ in best[:_MOST_CANDIDATES]]


# -- two forms of one name
def _one_person(asking: Asking) -> Iterator[Question]:
    for short, fuller in short_names(asking):
        candidates = fuller[:_MOST_CANDIDATES]
        question = f"Is {short.name} the same person as {either(one.name for one in candidates)}?"
        # Whoever of the two is met less often is the one whose lines would change hands.
        hangs = min(short, max(candidates, key=asking.weight), key=asking.weight)
        answers = [_merge(asking, *sorted((short, one), key=asking.weight, reverse=True)) for one in candidates]
        yield _person(asking, "one person", question, hangs, asking.sentence_of(hangs), answers)


# -- a noun that is heard often
def _unnamed(asking: Asking) -> Iterator[Question]:
    for character in asking.facts.story.cast.characters:
        if not character.minor or character.group or asking.is_settled(character):
            continue
        if not asking.facts.speech_counts[character.id] or asking.lines[character.id] < _HEARD:
            continue
        candidates = asking.rivals_of(character)[:_MOST_CANDIDATES]
        is_who = f"Is {character.name} {either(one.name for one in candidates)}, or somebody else?"
        question = is_who if candidates else f"Has {character.name} a name?"
        place = asking.paragraph_from(asking.facts.first_speech[character.id].quotation.start)
        answers = [*(_merge(asking, one, character) for one in candidates), _rename(asking, character)]
        yield _person(asking, "unnamed", question, character, place, answers)


# -- who speaks?
def _runs(asking: Asking) -> Iterator[Question]:
    run: list[Speech] = []
    for speech in asking.facts.speeches:
        if run and (not _is_weak(speech) or speech.scene != run[-1].scene or _rivals(speech) != _rivals(run[0])):
            yield from _run(asking, run)
            run = []
        if _is_weak(speech):
            run.append(speech)
    yield from _run(asking, run)


def _is_weak(speech: Speech) -> bool:
    return speech.who is None or speech.claim is None or speech.claim.confidence < _WEAK


def _rivals(speech: Speech) -> frozenset[str]:
    return frozenset(speech.candidates[:2])


def _run(asking: Asking, run: list[Speech]) -> Iterator[Question]:
    """The first speech of a run that nobody is known to say: the others follow it."""
    unknown = [speech for speech in run if speech.who is None]
    if not unknown:
        return
    asked = unknown[0]
    facts = asking.facts
    candidates = facts.people(asked.candidates)[:_MOST_CANDIDATES]
    words = f"Who says this: {either(one.name for one in candidates)}?" if candidates else "Who says this?"
    answers = [
        Answer(words=one.name, command=asking.command("speaker", asked.address, asking.point_at(one)))
        for one in candidates
    ]
    answers.append(Answer(words="somebody new", command=asking.command("speaker", asked.address, "--new", "NAME")))
    place = asking.paragraph_from(asked.quotation.start)
    yield Question(
        kind="speaker",
        question=words,
        lines=len(run),
        places=0,
        address=asked.address,
        start=place.start,
        end=place.end,
        quotation=asking.quotation(place),
        answers=tuple(answers),
    )


def decides(question: Question) -> str:
    """How much hangs on a question, in words.

    >>> decides(Question(
    ...     kind="speaker", question="", lines=3, places=0, address="", start=0, end=0, quotation="", answers=(),
    ... ))
    'decides 3 speeches'
    """
    places = f" and {counted(question.places, 'mention')}" if question.places else ""
    return f"decides {counted(question.lines, 'speech', 'speeches')}{places}"
