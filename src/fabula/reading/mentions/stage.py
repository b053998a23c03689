"""The stage: columns → names, noun phrases, pronouns → one ordered layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from fabula.lexicon.en.pronouns import PRONOUNS
from fabula.model.ids import MentionId, span_ids
from fabula.model.people import Mention, Mentions
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.mentions.columns import Columns
from fabula.reading.mentions.naming import Naming, find_namings, judge
from fabula.reading.mentions.nominals import Nominal, find_nominals
from fabula.reading.mentions.wordkinds import word_kinds

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView

_SOURCE = "rule:mentions"


class _Draft:
    """A mention before it has its id."""

    __slots__ = (
        "confidence",
        "end",
        "form",
        "head",
        "kind",
        "number",
        "owner",
        "person",
        "pronouns",
        "reason",
        "start",
    )

    def __init__(self, start: int, end: int, head: Span, form: str, reason: str) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.form = form
        self.reason = reason
        self.kind: str | None = "PER"
        self.number = "singular"
        self.pronouns: str | None = None
        self.person = 3
        self.owner: _Draft | None = None
        self.confidence = 0.9


class MentionsStage:
    """Finds who and what is spoken of, without saying which of them it is."""

    name: ClassVar[str] = "mentions"
    version: ClassVar[int] = 1
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Segmentation, Quotations)
    gives: ClassVar[type[Any]] = Mentions
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def read(self, view: StoryView) -> Mentions:
        """Returns all mentions in text order, the longer first where two begin together."""
        columns = Columns(view[Edition], view[Words], view[Segmentation], view[Quotations])
        return find_mentions(columns)


def find_mentions(columns: Columns) -> Mentions:
    """All mentions of one work."""
    kinds = word_kinds(columns)
    namings = find_namings(columns, kinds)
    judge(columns, namings, kinds)
    namings = [naming for naming in namings if naming.kind is not None]
    taken = bytearray(len(columns.words))
    drafts: list[_Draft] = []
    ending: dict[int, _Draft] = {}
    at: dict[int, _Draft] = {}
    for naming in namings:
        taken[naming.start : naming.end] = b"\x01" * (naming.end - naming.start)
        drafts.append(_name_draft(columns, naming))
        ending[naming.end] = drafts[-1]
    for place, word in enumerate(columns.lower):
        pronoun = PRONOUNS.get(word)
        if pronoun is None or not columns.live[place] or taken[place]:
            continue
        start, end = columns.starts[place], columns.ends[place]
        if word == "us" and columns.words[place] == "US":
            continue
        draft = _Draft(start, end, Span(start, end), "pronoun", "pronoun")
        draft.number, draft.person = pronoun.number, pronoun.person
        draft.pronouns = pronoun.set
        draft.confidence = 0.95 if pronoun.set != "they" else 0.7
        if pronoun.set == "they":
            draft.kind = None
        drafts.append(draft)
        at[place] = draft
    for nominal in find_nominals(columns, kinds, taken):
        drafts.append(_nominal_draft(columns, nominal, at, ending))
        ending[nominal.end] = drafts[-1]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return _finished(columns.text, drafts)


def _name_draft(columns: Columns, naming: Naming) -> _Draft:
    start, end = columns.starts[naming.start], columns.ends[naming.end - 1]
    head = naming.end - 1
    draft = _Draft(start, end, Span(columns.starts[head], columns.ends[head]), "proper", "name")
    draft.kind = naming.kind
    draft.number = naming.number
    draft.pronouns = naming.pronouns
    draft.confidence = 0.95 if naming.sure else 0.6
    if naming.titles:
        draft.reason = "title"
    elif naming.kind != "PER":
        draft.reason = "place"
    return draft


def _nominal_draft(columns: Columns, nominal: Nominal, at: dict[int, _Draft], ending: dict[int, _Draft]) -> _Draft:
    owner = None
    start = columns.starts[nominal.start]
    if nominal.owner is not None:
        owner = at.get(nominal.owner)
    elif nominal.owner_end is not None:
        owner = ending.get(nominal.owner_end)
        start = owner.start if owner is not None else columns.starts[nominal.start + 1]
    end = columns.ends[nominal.end - 1]
    draft = _Draft(start, end, Span(columns.starts[nominal.head], columns.ends[nominal.head]), "nominal", "noun")
    draft.number = nominal.number
    draft.pronouns = nominal.pronouns
    draft.owner = owner
    draft.confidence = 0.85
    if owner is not None:
        draft.reason = "owned noun"
    return draft


def _finished(text: str, drafts: list[_Draft]) -> Mentions:
    ids = span_ids("m", [text[draft.start : draft.end] for draft in drafts])
    of_draft = {id(draft): MentionId(key) for draft, key in zip(drafts, ids, strict=True)}
    return Mentions(
        mentions=tuple(
            Mention(
                id=MentionId(key),
                start=draft.start,
                end=draft.end,
                head=draft.head,
                form=draft.form,  # type: ignore[arg-type]
                kind=draft.kind,  # type: ignore[arg-type]
                number=draft.number,  # type: ignore[arg-type]
                pronouns=draft.pronouns,
                person=draft.person,
                owner=of_draft[id(draft.owner)] if draft.owner is not None else None,
                evidence=(Span(draft.start, draft.end),),
                confidence=draft.confidence,
                reason=draft.reason,
                source=_SOURCE,
                known_from=draft.end,
            )
            for draft, key in zip(drafts, ids, strict=True)
        )
    )
