"""Hypothesis strategies for fabula's own objects. A new field or layer of the model joins them here."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from fabula.model.claims import latest
from fabula.model.decisions import Anchor, Decision, Decisions, StandingDecision
from fabula.model.happenings import Event, Events, Participant
from fabula.model.ids import (
    CharacterId,
    EventId,
    LevelId,
    MentionId,
    PlaceId,
    PresenceId,
    QuotationId,
    SceneId,
    TimeExpressionId,
    span_ids,
)
from fabula.model.people import Alias, Cast, Character, Mention, Mentions, Reference
from fabula.model.places import Place, Places, Presence, Within
from fabula.model.scenes import Coming, Level, PlaceSetting, Scene, Scenes, Telling, TimeSetting, Viewpoint
from fabula.model.spans import Span, Spans
from fabula.model.speech import Addressee, Attribution, MarkStyle, Quotation, Quotations, Speaker
from fabula.model.story import Story
from fabula.model.text import (
    Block,
    Boundary,
    Break,
    Edition,
    InlineMark,
    Metadata,
    Paragraph,
    Paratext,
    Section,
    Segmentation,
    SeriesPart,
    SourceAddress,
    Words,
)
from fabula.model.time import TimeExpression, Times
from timeline_strategies import timelines

if TYPE_CHECKING:
    from collections.abc import Callable

# Everything a decoded file can hold: all of Unicode but lone surrogates.
characters = st.characters(exclude_categories=("Cs",))
texts = st.text(characters, max_size=300)
names = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=12)
confidences = st.floats(0, 1, allow_nan=False)
_WORD = re.compile(r"\S+")


@st.composite
def prose(draw: st.DrawFn) -> str:
    """A few paragraphs of anything, parted by empty lines, each with a visible character."""
    line = st.text(characters.filter(lambda one: one not in "\r\n"), max_size=60).map(str.strip).filter(bool)
    return "\n\n".join(draw(st.lists(line, min_size=1, max_size=6)))


@st.composite
def editions(draw: st.DrawFn, text: st.SearchStrategy[str] | None = None) -> Edition:
    """An edition whose blocks tile its text."""
    words = draw(text if text is not None else prose())
    cuts = [0, *(found.end() for found in re.finditer(r"\n\n", words)), len(words)]
    blocks = tuple(
        Block(
            start=start,
            end=end,
            kind=draw(st.sampled_from(["paragraph", "heading", "break"])),
            label=draw(st.sampled_from([None, "work notes", "chapter end notes"])),
            source=SourceAddress(file=draw(names), element=str(start)),
            marks=(InlineMark(start=start, end=end, kind="italic"),) if draw(st.booleans()) else (),
        )
        for start, end in pairwise(cuts)
        if start < end
    )
    metadata = Metadata(
        title=draw(st.none() | names),
        authors=tuple(draw(st.lists(names, max_size=2))),
        series=(SeriesPart(name=draw(names), part="2"),),
        tags={"characters": tuple(draw(st.lists(names, max_size=2)))},
        more={"key": draw(names)},
    )
    return Edition(
        text=words, sha256=sha256(words.encode()).hexdigest(), language="en", blocks=blocks, metadata=metadata
    )


def _claim(draw: st.DrawFn, own: Span, others: list[Span]) -> dict[str, Any]:
    evidence = (own, *draw(st.lists(st.sampled_from(others), max_size=2)))
    return {
        "evidence": evidence,
        "confidence": draw(confidences),
        "reason": draw(st.sampled_from(["tag", "turn-taking", "vocative"])),
        "source": "rule:test",
        "known_from": latest(evidence),
    }


def _ranked(draw: st.DrawFn, ids: list[CharacterId]) -> tuple[tuple[CharacterId, float], ...]:
    if not ids:
        return ()
    some = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
    shares = sorted((draw(confidences) for _ in some), reverse=True)
    return tuple(zip(some, shares, strict=True))


def _places(draw: st.DrawFn, mentions: list[Mention], words: list[Span], ids: list[CharacterId]) -> Places:
    """A place for each of the first mentions, each in the one before; somebody is told of at the last."""
    chosen = mentions[: draw(st.integers(0, 3))]
    places: list[Place] = []
    for number, mention in enumerate(chosen):
        own = Span(mention.start, mention.end)
        within = Within(place=places[-1].id, **_claim(draw, own, words)) if places and draw(st.booleans()) else None
        places.append(
            Place(
                id=PlaceId(f"p{number}"),
                name=draw(names),
                names=((draw(names), draw(st.integers(1, 9))),),
                kind=draw(st.sampled_from(["FAC", "GPE", "LOC", "VEH"])),
                within=within,
                mentions=(mention.id,),
                **_claim(draw, own, words),
            )
        )
    presence = tuple(
        Presence(
            id=PresenceId("w0"),
            start=mention.start,
            end=mention.end,
            who=mention.id,
            where=mention.id,
            who_at=mention.head,
            where_at=mention.head,
            relation=draw(st.sampled_from(["in", "near", "thru", "none"])),
            habit=draw(st.sampled_from(["punctual", "habitual"])),
            moment=draw(st.sampled_from(["ongoing", "past"])),
            character=draw(st.sampled_from(ids) if ids else st.none()),
            place=places[-1].id,
            **_claim(draw, mention.head, words),
        )
        for mention in chosen[-1:]
    )
    return Places(places=tuple(places), presence=presence)


def _scenes(
    draw: st.DrawFn, paragraphs: list[Span], words: list[Span], ids: list[CharacterId], places: Places
) -> Scenes:
    """One scene with everything in it that a scene can have, perhaps told on another level."""
    body, first = Span(paragraphs[0].start, paragraphs[-1].end), paragraphs[0]
    whom = st.sampled_from(ids) if ids else st.none()
    kind = draw(st.sampled_from(["frame", "analepsis", "dream"]))
    level = Level(
        id=LevelId("l1"),
        start=body.start,
        end=body.end,
        kind=kind,
        depth=draw(st.integers(0, 2)),
        scene=SceneId("s1"),
        anchor=first,
        whole=draw(st.booleans()),
        tense=draw(st.sampled_from(["past", "present", None])),
        **_claim(draw, first, words),
    )
    levels = (level,) if kind != "frame" else ()
    time = TimeSetting(
        value=draw(st.sampled_from(["1815-SP", "XXXX-XX-XXTNI"])),
        part_of_day=draw(st.sampled_from(["night", None])),
        season=draw(st.sampled_from(["spring", None])),
        date=draw(st.sampled_from(["1815", None])),
        **_claim(draw, first, words),
    )
    scene = Scene(
        id=SceneId("s1"),
        start=body.start,
        end=body.end,
        number=1,
        why=draw(st.sampled_from(["start", "time", "people"])),
        present=tuple(ids[:1]),
        mentioned=tuple(ids[1:2]),
        spoken_of=tuple(ids[2:]),
        comings=tuple(
            Coming(start=first.start, character=id_, way="enters", **_claim(draw, first, words)) for id_ in ids[:1]
        ),
        places=tuple(
            PlaceSetting(start=body.start, place=place.id, **_claim(draw, first, words)) for place in places.places[:1]
        ),
        time=draw(st.sampled_from([time, None])),
        viewpoints=(Viewpoint(start=body.start, end=body.end, character=draw(whom), **_claim(draw, first, words)),),
        level=level.id if levels else None,
        kind=kind,
        depth=level.depth if levels else 0,
        pace=draw(st.sampled_from(["scene", "summary"])),
        **_claim(draw, first, words),
    )
    telling = Telling(
        tense=draw(st.sampled_from(["past", None])),
        person=draw(st.sampled_from(["first", "third"])),
        **_claim(draw, first, words),
    )
    return Scenes(scenes=(scene,), levels=levels, telling=draw(st.sampled_from([telling, None])))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A sound story of arbitrary words: every reference points at something, everything is in order."""
    edition = draw(editions())
    text = edition.text
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    paragraphs = [Span(*found.span()) for found in re.finditer(r"(?s)\S(?:(?!\n\n).)*", text)]
    paragraphs = [Span(one.start, one.start + len(one.of(text).rstrip())) for one in paragraphs]
    segmentation = Segmentation(
        sections=(Section(start=0, end=len(text), kind="chapter", title=draw(names), number=1),),
        paragraphs=tuple(
            Paragraph(start=one.start, end=one.end, restored=draw(st.booleans()), chapter=1, number=number)
            for number, one in enumerate(paragraphs, 1)
        ),
        sentences=Spans.of((one.start, one.end) for one in paragraphs),
        breaks=tuple(Break(start=one.start, end=one.end, **_claim(draw, one, words)) for one in paragraphs[:1]),
        paratext=tuple(Paratext(start=one.start, end=one.end, kind="title-page") for one in paragraphs[:1]),
        boundaries=tuple(
            Boundary(start=one.start, opens="paragraph", **_claim(draw, one, words)) for one in paragraphs[:1]
        ),
    )
    chosen = [one for one in words if draw(st.booleans())]
    quotations = []
    for number, (id_, span) in enumerate(zip(span_ids("q", (one.of(text) for one in chosen)), chosen, strict=True)):
        mode = draw(st.sampled_from(["speech", "thought", "words"]))
        quotations.append(
            Quotation(id=QuotationId(id_), pieces=(span,), mode=mode, style="“", **_claim(draw, span, words))
        )
        if number == 0:  # one nested in the first
            nested = Quotation(
                id=QuotationId("q-nested"), pieces=(span,), parent=QuotationId(id_), **_claim(draw, span, words)
            )
            quotations.append(nested)
    mentions = [
        Mention(
            id=MentionId(id_),
            start=span.start,
            end=span.end,
            head=span,
            form=draw(st.sampled_from(["proper", "nominal", "pronoun"])),
            kind=draw(st.sampled_from(["PER", "LOC", None])),
            pronouns=draw(st.none() | st.just("she")),
            **_claim(draw, span, words),
        )
        for id_, span in zip(span_ids("m", (one.of(text) for one in words)), words, strict=True)
    ]
    ids = [CharacterId(f"c{number}") for number in range(draw(st.integers(0, 3)))]
    cast = tuple(
        Character(
            id=id_,
            name=draw(names),
            aliases=tuple(
                Alias(name=name, count=draw(st.integers(1, 9)), **_claim(draw, words[0], words))
                for name in draw(st.lists(names, max_size=2, unique=True))
            ),
            narrator=draw(st.booleans()),
            titles=tuple(draw(st.lists(names, max_size=1))),
            importance=draw(confidences),
            **_claim(draw, words[0], words),
        )
        for id_ in ids
    )
    whom = st.sampled_from(ids) if ids else st.none()
    references = []
    for mention in mentions:
        character = draw(whom)
        references.append(
            Reference(
                mention=mention.id,
                character=character,
                cluster=character or draw(st.none() | st.just("place-1")),
                candidates=_ranked(draw, ids),
                **_claim(draw, mention.head, words),
            )
        )
    half = draw(st.integers(0, len(references)))
    spoken = [one for one in quotations if one.parent is None and one.mode != "words"]
    attribution = Attribution(
        speakers=tuple(
            Speaker(
                quotation=one.id,
                character=draw(whom),
                candidates=_ranked(draw, ids),
                cue=draw(st.none() | st.sampled_from(words)),
                **_claim(draw, one.pieces[0], words),
            )
            for one in spoken
        ),
        addressees=tuple(
            Addressee(quotation=one.id, characters=tuple(ids[:1]), **_claim(draw, one.pieces[0], words))
            for one in spoken
        ),
        references=tuple(references[half:]),
    )
    places = _places(draw, mentions, words, ids)
    events = tuple(
        Event(
            id=EventId(id_),
            start=span.start,
            end=span.end,
            tense=draw(st.sampled_from(["past", None])),
            aspect=draw(st.sampled_from(["perfect", None])),
            participants=(
                Participant(
                    role=draw(st.sampled_from(["subject", "oblique"])), mention=mentions[0].id, character=draw(whom)
                ),
            ),
            quotation=quotations[0].id if quotations and draw(st.booleans()) else None,
            **_claim(draw, span, words),
        )
        for id_, span in zip(span_ids("ev", (one.of(text) for one in chosen)), chosen, strict=True)
    )
    times = tuple(
        TimeExpression(
            id=TimeExpressionId(id_),
            start=span.start,
            end=span.end,
            kind=draw(st.sampled_from(["date", "time", "duration", "set"])),
            value=draw(st.sampled_from(["P2W", "1815-SP", "XXXX-XX-XXTNI"])),
            anchor=draw(st.sampled_from(["narration", "birth", None])),
            anchor_at=draw(st.sampled_from([span, None])),
            direction=draw(st.sampled_from(["after", None])),
            quantity=draw(st.sampled_from([1.5, 2.0, None])),
            unit=draw(st.sampled_from(["week", None])),
            signal=draw(st.sampled_from(["since", ""])),
            either_half=draw(st.booleans()),
            **_claim(draw, span, words),
        )
        for id_, span in zip(span_ids("t", (one.of(text) for one in chosen)), chosen, strict=True)
    )
    log = draw(logs(text))
    scenes = _scenes(draw, paragraphs, words, ids, places)
    return Story(
        edition=edition,
        words=Words(tokens=Spans.of((one.start, one.end) for one in words)),
        segmentation=segmentation,
        quotations=Quotations(quotations=tuple(quotations), styles=(MarkStyle(start=0, end=len(text), style="“"),)),
        mentions=Mentions(mentions=tuple(mentions)),
        cast=Cast(
            characters=cast,
            references=tuple(references[:half]),
            redirects={CharacterId("old"): ids[0]} if ids else {},
        ),
        attribution=attribution,
        places=places,
        scenes=scenes,
        events=Events(events=events),
        times=Times(expressions=times),
        timeline=timelines(draw, _claim, scenes, Times(expressions=times), ids, words),
        log=log,
        decisions=Decisions(
            standing=tuple(
                StandingDecision(
                    number=one.number,
                    kind=one.kind,
                    places=tuple(Span(anchor.start, anchor.end) for anchor in one.anchors),
                    value=one.value,
                )
                for one in log[::2]
            ),
            orphans=log[1::2],
        ),
        notes=tuple(draw(st.lists(names, max_size=2))),
    )


def anchors(text: str) -> st.SearchStrategy[Anchor]:
    """Anchors on some words of a text, with their context."""

    def anchored(bounds: tuple[int, int]) -> Anchor:
        start, end = sorted(bounds)
        return Anchor(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - 32) : start],
            suffix=text[end : end + 32],
        )

    positions = st.integers(0, len(text))
    return st.tuples(positions, positions).filter(lambda pair: pair[0] != pair[1]).map(anchored)


def logs(text: str) -> st.SearchStrategy[tuple[Decision, ...]]:
    """Logs of a few decisions, numbered from 1."""
    build: Callable[..., Decision] = lambda kind, places, value: Decision(  # noqa: E731
        number=1, kind=kind, anchors=tuple(places), value=value, made="2020-01-01T00:00:00"
    )
    kinds = st.sampled_from(["rename", "merge", "speaker"])
    one = st.builds(build, kinds, st.lists(anchors(text), min_size=1, max_size=2), st.none() | names)
    return st.lists(one, max_size=3).map(_numbered)


def _numbered(log: list[Decision]) -> tuple[Decision, ...]:
    from msgspec.structs import replace

    return tuple(replace(decision, number=number) for number, decision in enumerate(log, 1))
