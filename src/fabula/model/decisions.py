"""The user's word: an append-only log, anchored by quotation and context, and an input to the stages."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.spans import Span

# "newcomer" is never in the log: it is how a stage asks for the speaker decisions that name a new character.
DecisionKind = Literal[
    "rename", "merge", "split", "nobody", "speaker", "addressee", "marks", "scene", "place", "level", "order", "time",
    "undo", "newcomer",
]  # fmt: skip


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of the text, findable again in the next draft.

    The two selectors of the W3C Web Annotation model: position, and exact text with up to 32 code points before and
    after.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the log.

    What the anchors point at, by kind:
        rename: a mention of the character; `value` is the new name.
        merge: a mention of each of the two characters (the first keeps its id and name).
        split: a mention of the character, and one that means somebody else, as do all that go by the same words (a
            noun phrase: in its chapter, from there on).
        nobody: a mention of what was taken for a character and is none.
        speaker: the quotation, and, when the speaker is in the cast, a mention of that character;
            with one anchor, `value` is the name of a new character, or None for "unknown".
        addressee: the quotation, and a mention of each character it is said to; `value` is one more, whom the text
            never mentions. With one anchor and no value nobody can tell.
        marks: the first words of a chapter, or none for the whole work; `value` is the manner in which it marks its
            speech (`Manner`), or None to have it found out.
        scene: the first words of a paragraph; `value` is "break" where a scene opens there, "join" where none does.
        place: the first words of a scene that are told, whatever heading stands above them (so for the three below);
            `value` is the name of the place where it plays, or None for "unknown".
        level: the first words of a scene; `value` is the level on which it is told (`LevelKind`).
        order: the first words of a scene, and those of the scene beside which it happens; `value` is "before",
            "same" or "after".
        time: the first words of a scene; `value` is its day: of the calendar as in TIMEX3 ("1815-06-18", "1815-06",
            "1815"), or counted from day 1 ("day 3").
        undo: none; `undoes` names the decision that no longer counts (an undo can be undone).

    Fields:
        step: number of the first of the decisions that one correction made together; an undo of one undoes all of
            them. None for a decision made alone.
    """

    number: int  # place in the log, from 1
    kind: DecisionKind
    anchors: tuple[Anchor, ...] = ()
    value: str | None = None
    undoes: int | None = None
    made: str = ""  # ISO 8601, for the user's eyes; never part of a digest
    step: int | None = None

    @property
    def together(self) -> int:
        """What decisions that were made together share."""
        return self.number if self.step is None else self.step


class StandingDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision in force whose anchors were all found in this text."""

    number: int
    kind: DecisionKind
    places: tuple[Span, ...]
    value: str | None = None

    @property
    def names_newcomer(self) -> bool:
        """Whether it makes somebody speak who may not be in the cast."""
        return self.kind == "speaker" and len(self.places) == 1 and self.value is not None


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """What stages are told: decisions in force, in the order they were made, and those whose words are gone."""

    standing: tuple[StandingDecision, ...] = ()
    orphans: tuple[Decision, ...] = ()

    def of(self, *kinds: DecisionKind) -> tuple[StandingDecision, ...]:
        """Those of the given kinds, in order."""
        return tuple(
            decision
            for decision in self.standing
            if decision.kind in kinds or ("newcomer" in kinds and decision.names_newcomer)
        )
