"""The words that stand for those who have a part in an event, and which part, by the grammar of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.happening import LIGHT_VERBS
from fabula.model.encoding import ROOT
from fabula.reading.events.subjects import Found, meant, subjects_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.happenings import Role
    from fabula.textual.grammar import Grammar

_BY = frozenset({"by"})


class Argument(NamedTuple):
    """A word in its role, and the words that led from the trigger to it."""

    role: Role
    word: int
    through: tuple[int, ...] = ()


def arguments_of(grammar: Grammar, trigger: int) -> list[Argument]:
    """Everybody and everything with a part in what a word tells, each once, in the order in which they are found."""
    clause = grammar.clause(trigger)
    find = _of_noun if grammar.is_noun(clause) else _of_verb
    first: dict[int, Argument] = {}
    for argument in find(grammar, clause):
        if argument.word != trigger:
            first.setdefault(argument.word, argument)
    return list(first.values())


def _of_verb(grammar: Grammar, verb: int) -> Iterator[Argument]:
    """Of a verb, or an adjective that tells what becomes of somebody."""
    passive = grammar.is_passive(verb)
    objects = grammar.exactly(verb, "obj")
    subjects = subjects_of(grammar, verb)
    # "he was given a letter": there is an object beside the subject
    of_subjects: Role = ("recipient" if objects else "object") if passive else "subject"
    yield from _in_role(of_subjects, subjects)
    yield from _in_role("object", meant(grammar, objects))
    yield from _in_role("recipient", meant(grammar, grammar.exactly(verb, "iobj")))
    around = grammar.under(verb, "obl")
    agents = [one for one in around if _is_agent(grammar, one, passive=passive)]
    yield from _in_role("subject", meant(grammar, agents))
    yield from _in_role("oblique", meant(grammar, (one for one in around if one not in agents)))
    yield from _in_role("object", _left_out(grammar, verb, subjects, objects))


def _is_agent(grammar: Grammar, word: int, *, passive: bool) -> bool:
    return grammar.rel(word) == "obl:agent" or (passive and grammar.marked_by(word, _BY))


def _left_out(grammar: Grammar, verb: int, subjects: list[Found], objects: list[int]) -> list[Found]:
    """The noun that a relative clause without a pronoun tells of, where the clause lacks it: "the man she met"."""
    if grammar.rel(verb) != "acl:relcl" or objects or not subjects:
        return []
    noun = grammar.head(verb)
    around = grammar.children(verb)
    if any(grammar.is_relative(one) or _leads_to_relative(grammar, one) for one in around):
        return []
    if noun in {found.word for found in subjects}:
        return []
    # "the boy she came with": the preposition that was left behind makes it no object
    if any(grammar.upos(one) == "ADP" and grammar.rel(one) != "compound:prt" for one in around):
        return []
    return [Found(noun)]


def _leads_to_relative(grammar: Grammar, word: int) -> bool:
    """Whether a relative pronoun stands below a word of the clause: "whose hand she took"."""
    return any(grammar.is_relative(child) for child in grammar.children(word))


def _of_noun(grammar: Grammar, noun: int) -> Iterator[Argument]:
    """Of a noun: "his arrival", "a blow from the captain"; of "she gave a cry" whoever gives it."""
    yield from _in_role("subject", [Found(one) for one in grammar.exactly(noun, "nmod:poss")])
    head = grammar.head(noun)
    if head != ROOT and grammar.rel(noun) == "obj" and grammar.lemma(head) in LIGHT_VERBS:
        role: Role = "oblique" if grammar.is_passive(head) else "subject"
        yield from _in_role(role, [Found(one.word, (*one.through, head)) for one in subjects_of(grammar, head)])
        yield from _in_role("recipient", meant(grammar, grammar.exactly(head, "iobj")))
    for one in grammar.exactly(noun, "nmod"):
        agent = grammar.marked_by(one, _BY)
        yield from _in_role("subject" if agent else "oblique", meant(grammar, [one]))


def _in_role(role: Role, found: list[Found]) -> Iterator[Argument]:
    for word, through in found:
        yield Argument(role, word, through)
