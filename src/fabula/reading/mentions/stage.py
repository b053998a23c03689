"""The stage: columns → names, noun phrases, pronouns → one ordered layer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, ClassVar

from fabula.lexicon.en.names import DOUBLE, SMALL_WORDS
from fabula.lexicon.en.pronouns import OF_THINGS, POSSESSIVE, PRONOUNS
from fabula.lexicon.en.titles import TITLES
from fabula.model.encoding import Encoding
from fabula.model.ids import MentionId, span_ids
from fabula.model.people import Mention, Mentions
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.mentions.columns import Columns
from fabula.reading.mentions.naming import Naming, find_namings, judge
from fabula.reading.mentions.nominals import Nominal, find_nominals, noun_facts
from fabula.reading.mentions.proposals import PERSON, Opinions, Proposal, find_proposals, uncovered
from fabula.reading.mentions.wordkinds import word_kinds

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView

_SOURCE = "rule:mentions"
# Shares of the occurrences of a name that the model takes for names of one kind.
_HARDLY, _EVEN, _MOSTLY = 0.2, 0.5, 0.7
# "It" means a place or a thing that is told of, if so likely; mostly it means the rain.
_A_THING = 0.4
# A name that stands seldomer than this is not dropped because the model does not see it.
_OFTEN = 3
# Confidence of a noun phrase that the model does not see.
_UNSEEN = 0.4
# No name or noun phrase reaches over these; a line may end in it, no paragraph.
_ACROSS = frozenset('"“”„«»;?!')
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_DASH = re.compile(r"--|—")  # in no name


class _Draft:
    """A mention before it has its id."""

    __slots__ = (
        "confidence",
        "end",
        "extent",
        "form",
        "head",
        "kind",
        "number",
        "owner",
        "person",
        "pronouns",
        "reason",
        "source",
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
        self.source = _SOURCE
        self.extent: Span | None = None


class MentionsStage:
    """Finds who and what is spoken of, without saying which of them it is."""

    name: ClassVar[str] = "mentions"
    version: ClassVar[int] = 11
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Encoding,
        Segmentation,
        Syntax,
        Quotations,
    )
    gives: ClassVar[type[Any]] = Mentions
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def read(self, view: StoryView) -> Mentions:
        """Returns all mentions in text order, the longer first where two begin together."""
        columns = Columns(view[Edition], view[Words], view[Segmentation], view[Quotations])
        encoding, syntax = view[Encoding], view[Syntax]
        proposals = find_proposals(encoding, syntax, view[Words])
        return find_mentions(columns, proposals, f"model:{encoding.model}")


def find_mentions(columns: Columns, proposals: list[Proposal], source: str) -> Mentions:
    """All mentions of one work: names and nouns by rule, heard against the model; then what the model alone sees."""
    proposals = [one for one in proposals if _in_one_breath(columns, one)]
    kinds = word_kinds(columns)
    namings = find_namings(columns, kinds)
    judge(columns, namings, kinds)
    if proposals:
        _heed(columns, namings, Opinions(proposals))
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
    if proposals:
        _extend(drafts, proposals)
        drafts += _from_model(columns, drafts, proposals, source, at)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return _finished(columns.text, drafts)


def _in_one_breath(columns: Columns, proposal: Proposal) -> bool:
    """Whether a span of the model's is told and lies in one sentence of one voice."""
    first = bisect_left(columns.starts, proposal.start)
    last = bisect_left(columns.starts, proposal.end)
    if not columns.live[bisect_right(columns.starts, proposal.head.start) - 1]:
        return False
    if any(columns.initial[first + 1 : last]):
        return False
    words = columns.text[proposal.start : proposal.end]
    return _ACROSS.isdisjoint(words) and _PARAGRAPH.search(words) is None


def _heed(columns: Columns, namings: list[Naming], opinions: Opinions) -> None:
    """Corrects the kinds of names by what the model takes them to be over the whole work.

    A title before a name outweighs the model: it is somebody.
    """
    keys = [naming.key or " ".join(naming.titles) for naming in namings]
    for naming, key in zip(namings, keys, strict=True):
        opinions.note(key, columns.starts[naming.start], columns.ends[naming.end - 1])
    for naming, key in zip(namings, keys, strict=True):
        if naming.titles and naming.key and naming.kind == "PER":
            continue
        kind, share = opinions.kind(key)
        if kind is None or share < _HARDLY:
            if not naming.sure and opinions.seen(key) >= _OFTEN:
                naming.kind = None
        elif kind == naming.kind:
            naming.sure = naming.sure or share > _MOSTLY
        elif share > (_MOSTLY if naming.sure else _EVEN):
            naming.kind = kind
            naming.sure = share > _MOSTLY


def _extend(drafts: list[_Draft], proposals: list[Proposal]) -> None:
    """Gives each draft the extent that the model sees: "the man" may be "the man in grey"."""
    heads: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        heads.setdefault(proposal.head.end, []).append(proposal)
        if proposal.end != proposal.head.end:
            heads.setdefault(proposal.end, []).append(proposal)
    for draft in drafts:
        if draft.form == "pronoun":
            continue
        near = [one for one in heads.get(draft.head.end, ()) if one.form != "pronoun" and one.start <= draft.head.start]
        # "The last Lord Chancellor" may be a name to the rules and a noun phrase to the model: its extent holds still.
        fitting = [one for one in near if one.form == draft.form] or near
        if not fitting:
            draft.confidence = min(draft.confidence, _UNSEEN)
            continue
        best = max(fitting, key=lambda one: (one.kind == draft.kind, one.chance, one.end - one.start))
        draft.confidence = max(0.5, best.chance)
        if best.start != draft.start or best.end != draft.end:
            draft.extent = Span(best.start, best.end)


def _may_add(text: str, proposal: Proposal) -> bool:
    """Whether a proposal can stand by itself: more likely than not, no pronoun but a thing's, no title alone."""
    head = text[proposal.head.start : proposal.head.end]
    if proposal.form == "pronoun":
        return head.lower() in OF_THINGS and proposal.kind != PERSON and proposal.chance >= _A_THING
    if proposal.chance < _EVEN:
        return False
    if proposal.form == "proper":
        small = head.lower().rstrip(".")
        if _DASH.search(text, proposal.start, proposal.end):
            return False  # "Esprit de corps--if one may say so--was strong in Ada"
        return head[:1].isupper() and small not in TITLES and (small in DOUBLE or small not in SMALL_WORDS)
    return head.isalpha()


def _from_model(
    columns: Columns, drafts: list[_Draft], proposals: list[Proposal], source: str, at: dict[int, _Draft]
) -> list[_Draft]:
    """Names and noun phrases that the rules do not know."""
    taken = sorted(Span(draft.start, draft.end) if draft.form == "proper" else draft.head for draft in drafts)
    pronouns = {draft.start: draft for draft in at.values()}
    found = []
    for proposal in uncovered([one for one in proposals if _may_add(columns.text, one)], taken):
        end = proposal.end if proposal.form == "proper" else max(proposal.head.end, proposal.start + 1)
        draft = _Draft(
            proposal.start, end, proposal.head, proposal.form, "name" if proposal.form == "proper" else "noun"
        )
        draft.kind, draft.confidence, draft.source = proposal.kind, proposal.chance, source
        if proposal.end != end:
            draft.extent = Span(proposal.start, proposal.end)
        noun = columns.text[proposal.head.start : proposal.head.end].lower()
        if proposal.form == "pronoun":
            draft.reason, draft.pronouns = "pronoun", "it"
        if proposal.form == "nominal":
            draft.pronouns, draft.number = noun_facts(noun)
            if proposal.plural and draft.number == "singular":
                draft.pronouns, draft.number = "they", "plural"
            first = columns.text[proposal.start : end].split(maxsplit=1)[0].lower()
            if first in POSSESSIVE:
                draft.owner = pronouns.get(proposal.start)
        found.append(draft)
    return found


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
                source=draft.source,
                known_from=draft.end,
                extent=draft.extent,
            )
            for draft, key in zip(drafts, ids, strict=True)
        )
    )
