"""Noun phrases whom no rule settles: somebody before, or somebody new."""

from __future__ import annotations

from fabula.model.people import Mention
from fabula.model.spans import Span
from fabula.reading.characters.activity import Activity
from fabula.reading.characters.context import OBJECT, SUBJECT, Place
from fabula.reading.characters.entities import Entity
from fabula.reading.characters.meaning import Meant
from fabula.reading.characters.sameness import WEIGHTS, Asked, decided, gather

TEXT = "Orla Venn met a tailor, and the old tailor sang; this tailor"


def place(words: str, number: int, form: str = "nominal") -> Place:
    """A mention of some words of the text, in its first sentence."""
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    made = Place(
        Mention(
            id=f"m{number}", start=span.start, end=span.end, head=span, form=form, kind="PER",  # type: ignore[arg-type]
            evidence=(span,), confidence=0.9, reason="noun", source="rule:mentions", known_from=span.end,
        ),
        number,
    )  # fmt: skip
    made.sentence = made.paragraph = 0
    return made


def asked(phrase: Place, meant: Meant, **known: object) -> Asked:
    """A phrase about whom nothing is known but what a test says."""
    words = TEXT[phrase.mention.start : phrase.mention.end].split()
    row = {
        "text": TEXT, "place": phrase, "opener": words[0], "noun": words[-1], "phrase": " ".join(words[1:]),
        "before": None, "active": [], "meant": meant, "activity": Activity(), "called": None, "noun_of": None,
        "shut_out": frozenset[int](),
    }  # fmt: skip
    return Asked(**(row | known))  # type: ignore[arg-type]


def tailor() -> tuple[Entity, Place]:
    """Whom "a tailor" brought in."""
    entity = Entity(7)
    entity.minor = True
    entity.phrases["the tailor"] += 1
    return entity, place("a tailor", 1)


def test_who_was_called_by_the_noun_is_likelier() -> None:
    """Than who was called otherwise, whatever else is alike."""
    known = tailor()
    otherwise = asked(place("the old tailor", 2), Meant(), active=[(1.0, *known)])
    so = otherwise._replace(noun_of=known)

    shares = [next(option.share for option in decided(one) if option.entity is not None) for one in (otherwise, so)]
    assert [gather(one)[1].features.keys() & {"same noun", "other noun"} for one in (otherwise, so)] == [
        {"other noun"},
        {"same noun"},
    ]
    assert shares[0] * 2 < shares[1]


def test_what_the_model_sees_is_heard() -> None:
    """The surer it is of somebody, the likelier that one, from unlikely to likely; nobody seen is shut out."""
    entity, where = tailor()
    shares = []
    for seen in (0.1, 0.5, 0.9):
        meant = Meant()
        meant.add(entity, seen, where)
        one = asked(place("the old tailor", 2), meant, noun_of=(entity, where))
        shares.append(next(option.share for option in decided(one) if option.entity is entity))
        assert [option.entity for option in gather(one._replace(shut_out=frozenset([7])))] == [None]

    assert shares == sorted(shares)
    assert shares[0] < 0.5 < shares[2]


def test_in_speech_somebody_before_must_be_clear() -> None:
    """Somebody new is taken there, though somebody before is a little likelier."""
    entity, where = tailor()
    told, said = place("this tailor", 2), place("this tailor", 2)
    said.spoken = True
    taken = {}
    for spoken, phrase in ((False, told), (True, said)):
        for seen in range(100):
            meant = Meant()
            meant.add(entity, seen / 100, where)
            first = decided(asked(phrase, meant, noun_of=(entity, where)))[0]
            if first.entity is entity:
                taken[spoken] = first.share
                break

    assert 0.5 <= taken[False] < 0.6 <= taken[True]


def test_an_object_is_not_the_subject_of_its_clause() -> None:
    """In "Orla met the tailor" he is another."""
    name, phrase = place("Orla Venn", 0, "proper"), place("a tailor", 1)
    name.role, phrase.role = SUBJECT, OBJECT
    orla = Entity(1)

    features = gather(asked(phrase, Meant(), before=(orla, name)))[1].features
    assert features["same clause"] == 1.0
    assert WEIGHTS["same clause"] < 0
