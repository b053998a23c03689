"""The log is played back: undone rows do not count, rows whose words are gone are kept apart."""

from __future__ import annotations

from msgspec.structs import replace

from fabula.model.decisions import Decision
from fabula.pipeline import in_force, replay
from fabula.pipeline.replay import joined
from fabula.textual.anchoring import anchor_at

TEXT = "Ottoline shut the ledger. Brandt coughed, and Ottoline looked at the clock on the wall."


def rename(number: int, words: str, value: str) -> Decision:
    """A decision anchored on words of the text."""
    start = TEXT.index(words)
    return Decision(number=number, kind="rename", anchors=(anchor_at(TEXT, start, start + len(words)),), value=value)


def undo(number: int, undoes: int) -> Decision:
    """One more row that takes another back."""
    return Decision(number=number, kind="undo", undoes=undoes)


FIRST = rename(1, "Ottoline", "Ottoline Marsh")
SECOND = rename(2, "Brandt", "Colonel Brandt")


def test_an_undone_decision_does_not_count() -> None:
    """Neither the row taken back nor the undo itself is in force."""
    assert in_force([FIRST, SECOND, undo(3, 1)]) == (SECOND,)


def test_an_undo_can_be_undone() -> None:
    """What was taken back twice stands again, as often as one likes."""
    log = [FIRST, undo(2, 1), undo(3, 2)]

    assert in_force(log) == (FIRST,)
    assert in_force([*log, undo(4, 3)]) == ()


def test_decisions_are_told_with_their_places() -> None:
    """Stages hear where the words are in the text at hand, in the order the decisions were made."""
    draft = "A new sentence. " + TEXT
    told = replay([FIRST, SECOND], draft)

    assert [one.places[0].of(draft) for one in told.standing] == ["Ottoline", "Brandt"]
    assert told.orphans == ()


def test_a_decision_whose_words_are_gone_is_an_orphan() -> None:
    """It is listed whole and unchanged, and comes back when the words do."""
    draft = TEXT.replace("Brandt coughed, and Ottoline looked at the clock on the wall.", "The clock struck.")
    told = replay([FIRST, SECOND], draft)

    assert [one.number for one in told.standing] == [1]
    assert told.orphans == (SECOND,)
    assert len(replay([FIRST, SECOND], TEXT).standing) == 2


def test_a_decision_of_two_places_needs_both() -> None:
    """A merge of which one name is gone is an orphan."""
    both = Decision(number=1, kind="merge", anchors=FIRST.anchors + SECOND.anchors)

    assert replay([both], TEXT).orphans == ()
    assert replay([both], TEXT.replace("Brandt coughed, and", "And")).standing == ()


def test_logs_are_joined_without_repeating() -> None:
    """Adopting another story's log adds its rows, renumbered; adopting it again adds nothing."""
    other = (rename(1, "Brandt", "Colonel Brandt"), undo(2, 1))
    log = joined((FIRST,), other)

    assert [(one.number, one.kind, one.undoes) for one in log] == [
        (1, "rename", None),
        (2, "rename", None),
        (3, "undo", 2),
    ]
    assert joined(log, other) == log
    assert joined((), other) == other


def test_the_same_decision_made_twice_stays_twice() -> None:
    """A row that was undone and made again is not taken for the first one."""
    log = (FIRST, undo(2, 1), replace(FIRST, number=3, made="later"))

    assert joined((), log) == log
    assert [one.number for one in in_force(log)] == [3]


def test_decisions_made_together_are_undone_together() -> None:
    """Whichever of them the undo names; and come back together."""
    pair = [Decision(number=number, kind="rename", value=str(number), step=2) for number in (2, 3)]
    log = [FIRST, *pair, undo(4, 3)]

    assert in_force(log) == (FIRST,)
    assert in_force([*log, undo(5, 4)]) == (FIRST, *pair)


def test_a_step_stays_one_in_another_log() -> None:
    """Its numbers move with the log it comes to, and coming twice adds nothing."""
    pair = tuple(Decision(number=number, kind="rename", value=str(number), step=1) for number in (1, 2))

    once = joined((FIRST,), pair)

    assert [(one.number, one.step) for one in once] == [(1, None), (2, 2), (3, 2)]
    assert joined(once, pair) == once
