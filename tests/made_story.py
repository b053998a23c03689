"""A story built by hand, for tests of what shows stories: no stage of reading has a part in it."""

from __future__ import annotations

import re
from hashlib import sha256

from fabula.model.happenings import Event, Events, Participant, Role
from fabula.model.ids import (
    CharacterId,
    EventId,
    LevelId,
    MentionId,
    MomentId,
    PlaceId,
    PresenceId,
    QuotationId,
    SceneId,
    TemporalLinkId,
    TimeExpressionId,
)
from fabula.model.people import Alias, Cast, Character, Mention, Mentions, Reference
from fabula.model.places import Place, Places, Presence, Within
from fabula.model.scenes import Coming, Level, PlaceSetting, Scene, Scenes, Telling, TimeSetting, Viewpoint
from fabula.model.spans import Span, Spans
from fabula.model.speech import Addressee, Attribution, MarkStyle, Quotation, Quotations, Speaker
from fabula.model.story import Story
from fabula.model.text import Block, Edition, Metadata, Paragraph, Paratext, Section, Segmentation, Words
from fabula.model.time import TimeExpression, Times
from fabula.model.timeline import Bounds, Moment, SceneTime, TemporalLink, Timeline

TEXT = """\
The Ferry

Chapter One

“Good morning, Mr. Voss,” said Anna Kern. “Is the boat in?”

“Not yet,” said Voss. “It is late,” said Anna → the clerk.

“Then I shall wait. They call it the ‘Swan’.”

“You always
do.”

Chapter Two

The footman waved. Mr. Voss and Mrs. Voss came at noon.

“Who is there?”
"""

ANNA, VOSS, WIFE, FOOTMAN = (CharacterId(id_) for id_ in ("c1", "c2", "c3", "c4"))


def _find(words: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _claim(evidence: Span, confidence: float = 0.95, reason: str = "name") -> dict[str, object]:
    return {
        "evidence": (evidence,),
        "confidence": confidence,
        "reason": reason,
        "source": "rule:made",
        "known_from": evidence.end,
    }


def _character(id_: CharacterId, name: str, aliases: dict[str, int], **more: object) -> Character:
    return Character(
        id=id_,
        name=name,
        aliases=tuple(
            Alias(name=alias, count=count, **_claim(_find(alias), reason="same name" if alias == name else "part"))
            for alias, count in aliases.items()
        ),
        **(_claim(_find(next(iter(aliases)))) | {"importance": 0.25, "mentions": sum(aliases.values())} | more),
    )


def _segmentation() -> Segmentation:
    two = TEXT.index("Chapter Two")
    sections = (
        Section(start=0, end=11, kind="paratext", title="The Ferry"),
        Section(start=11, end=two, kind="chapter", title="Chapter One", number=1),
        Section(start=two, end=len(TEXT), kind="chapter", title="Chapter Two", number=2),
    )
    paragraphs, counts = [], [0, 0, 0]
    for match in re.finditer(r"\S(?:.|\n(?!\n))*\S", TEXT):
        if match.start() == 0:
            continue
        chapter = 1 if match.start() < two else 2
        heading = match.group().startswith("Chapter")
        counts[chapter] += not heading
        paragraphs.append(
            Paragraph(
                start=match.start(),
                end=match.end(),
                kind="heading" if heading else "prose",
                chapter=chapter,
                number=counts[chapter],
            )
        )
    return Segmentation(
        sections=sections,
        paragraphs=tuple(paragraphs),
        sentences=Spans.of([(paragraph.start, paragraph.end) for paragraph in paragraphs]),
        paratext=(Paratext(start=0, end=9, kind="title-page"),),
    )


def _quotations() -> Quotations:
    def quotation(id_: str, *pieces: str, mode: str = "speech", parent: str | None = None) -> Quotation:
        spans = tuple(_find(piece) for piece in pieces)
        return Quotation(
            id=QuotationId(id_), pieces=spans, mode=mode, style="“", parent=parent, **_claim(spans[0], reason="marks")
        )

    return Quotations(
        quotations=(
            quotation("q1", "“Good morning, Mr. Voss,”", "“Is the boat in?”"),
            quotation("q2", "“Not yet,”"),
            quotation("q3", "“It is late,”"),
            quotation("q4", "“Then I shall wait. They call it the ‘Swan’.”"),
            quotation("q5", "‘Swan’", mode="words", parent="q4"),
            quotation("q6", "“You always\ndo.”"),
            quotation("q7", "“Who is there?”"),
        ),
        styles=(MarkStyle(start=11, end=TEXT.index("Chapter Two"), style="“", manner="double"),),
    )


def _attribution() -> Attribution:
    def speaker(
        id_: str, who: CharacterId | None, confidence: float, reason: str, cue: Span, *others: object
    ) -> Speaker:
        return Speaker(quotation=QuotationId(id_), character=who, candidates=others, **_claim(cue, confidence, reason))

    def addressee(id_: str, *who: CharacterId) -> Addressee:
        return Addressee(quotation=QuotationId(id_), characters=who, **_claim(_find("“Not yet,”"), 0.8, "turn-taking"))

    return Attribution(
        speakers=(
            speaker("q1", ANNA, 0.99, "tag", _find("said Anna Kern")),
            speaker("q2", VOSS, 0.98, "tag", _find("said Voss")),
            speaker("q3", ANNA, 0.97, "tag", _find("said Anna →")),
            speaker("q4", ANNA, 0.7, "turn-taking", _find("said Voss"), (ANNA, 0.7), (VOSS, 0.2)),
            speaker("q6", VOSS, 0.35, "turn-taking", _find("said Voss"), (VOSS, 0.35), (WIFE, 0.3)),
            speaker("q7", None, 0.6, "no cue", _find("noon")),
        ),
        addressees=(
            addressee("q1", VOSS),
            addressee("q2", ANNA),
            addressee("q3"),
            addressee("q4", VOSS),
            addressee("q6", ANNA),
            addressee("q7"),
        ),
        references=(
            Reference(mention=MentionId("m9"), character=ANNA, cluster=ANNA, **_claim(_find("said Anna Kern"))),
        ),
    )


def _events() -> Events:
    def event(
        id_: str, words: str, *who: tuple[Role, str, CharacterId | None], occurrence: int = 1, **more: object
    ) -> Event:
        span = _find(words, occurrence)
        return Event(
            id=EventId(id_),
            start=span.start,
            end=span.end,
            tense="past",
            aspect="simple",
            participants=tuple(Participant(role=role, mention=MentionId(one), character=c) for role, one, c in who),
            **(_claim(span, 0.9, "event verb") | more),
        )

    return Events(
        events=(
            event("ev1", "said", ("subject", "m2", ANNA)),
            event("ev2", "waved", ("subject", "m5", FOOTMAN), confidence=0.6),
            event("ev3", "came", ("subject", "m6", VOSS), ("subject", "m7", WIFE), ("oblique", "m8", None)),
        )
    )


def _times() -> Times:
    span = _find("noon")
    return Times(
        expressions=(
            TimeExpression(
                id=TimeExpressionId("t1"),
                start=span.start,
                end=span.end,
                kind="time",
                value="XXXX-XX-XXT12:00",
                anchor="narration",
                name="noon",
                signal="at",
                **_claim(span, 0.9, "named hour"),
            ),
        )
    )


def _timeline() -> Timeline:
    one, two = _find("Chapter One"), _find("Chapter Two")

    def moment(number: int, start: int, evidence: Span, **more: object) -> Moment:
        return Moment(id=MomentId(f"mo{number}"), scene=SceneId(f"s{number}"), start=start, **(_claim(evidence) | more))

    def when(number: int, evidence: Span, **more: object) -> SceneTime:
        return SceneTime(scene=SceneId(f"s{number}"), order=number, lasts=Bounds(1, None), **(_claim(evidence) | more))

    return Timeline(
        scenes=(
            when(1, one, day=Bounds(1, 1), likely=1, begins=Bounds(0, 1439), reason="first"),
            when(2, two, day=Bounds(1, None), likely=1, supposed=True, run=1, begins=Bounds(720, None)),
        ),
        moments=(
            moment(1, one.start, one, day=Bounds(1, 1), likely=1, reason="first"),
            moment(
                2,
                two.start,
                _find("noon"),
                expressions=(TimeExpressionId("t1"),),
                day=Bounds(1, None),
                minute=Bounds(720, 720),
                likely=1,
                supposed=True,
                reason="told next",
            ),
        ),
        links=(
            TemporalLink(
                id=TemporalLinkId("tl1"),
                origin=MomentId("mo1"),
                target=MomentId("mo2"),
                kind="order",
                days=Bounds(0, None),
                **_claim(two, 0.8, "told next"),
            ),
        ),
        covers=Bounds(1, None),
    )


def _places() -> Places:
    boat, shore = _find("the boat"), _find("The Ferry")
    return Places(
        places=(
            Place(
                id=PlaceId("pl1"),
                name="the boat",
                names=(("the boat", 1),),
                kind="VEH",
                within=Within(place=PlaceId("pl2"), **_claim(shore, 0.6, "told of together")),
                mentions=(MentionId("m10"),),
                **_claim(boat, 0.9, "first mention"),
            ),
            Place(id=PlaceId("pl2"), name="The Ferry", names=(("The Ferry", 1),), kind="LOC", **_claim(shore)),
        ),
        presence=(
            Presence(
                id=PresenceId("w1"),
                start=_find("Anna Kern").start,
                end=boat.end,
                who=MentionId("m2"),
                where=MentionId("m10"),
                who_at=_find("Anna Kern"),
                where_at=boat,
                relation="near",
                habit="habitual",
                character=ANNA,
                place=PlaceId("pl1"),
                **_claim(boat, 0.7, "told together"),
            ),
        ),
    )


def _scenes(segmentation: Segmentation) -> Scenes:
    one, two = segmentation.sections[1:]
    boat, noon, letter = _find("the boat"), _find("noon"), _find("“Then I shall wait. They call it the ‘Swan’.”")
    first = Scene(
        id=SceneId("s1"),
        start=one.start,
        end=one.end,
        number=1,
        why="start",
        present=(ANNA, VOSS),
        places=(PlaceSetting(start=one.start, place=PlaceId("pl1"), **_claim(boat, 0.8, "people there")),),
        viewpoints=(Viewpoint(start=one.start, end=one.end, character=ANNA, **_claim(_find("Anna →"), 0.7, "thinks")),),
        **_claim(Span(one.start, one.start + 11), 1.0, "chapter"),
    )
    second = Scene(
        id=SceneId("s2"),
        start=two.start,
        end=two.end,
        number=2,
        why="chapter",
        present=(VOSS, WIFE, FOOTMAN),
        comings=(
            Coming(start=_find("came").start, character=WIFE, way="enters", **_claim(_find("came"), 0.8, "verb")),
        ),
        time=TimeSetting(
            value="XXXX-XX-XXTMI",
            expressions=(TimeExpressionId("t1"),),
            part_of_day="noon",
            **_claim(noon, 0.8, "time words"),
        ),
        **_claim(Span(two.start, two.start + 11), 1.0, "chapter"),
    )
    level = Level(
        id=LevelId("l1"),
        start=letter.start,
        end=letter.end,
        kind="embedded",
        depth=1,
        scene=SceneId("s1"),
        anchor=letter,
        **_claim(letter, 0.85, "letter"),
    )
    telling = Telling(tense="past", person="third", **_claim(_find("said Anna"), 0.9, "verbs and pronouns"))
    return Scenes(scenes=(first, second), levels=(level,), telling=telling)


def made_story() -> Story:
    """Six speeches, four characters, two chapters."""
    found = [
        ("m1", _find("Mr. Voss"), "proper", VOSS),
        ("m2", _find("Anna Kern"), "proper", ANNA),
        ("m10", _find("the boat"), "nominal", None),
        ("m3", _find("said Voss"), "proper", VOSS),
        ("m4", _find("Anna →"), "proper", ANNA),
        ("m9", _find("I shall"), "pronoun", None),
        ("m5", _find("The footman"), "nominal", FOOTMAN),
        ("m6", _find("Mr. Voss", 2), "proper", VOSS),
        ("m7", _find("Mrs. Voss"), "proper", WIFE),
        ("m8", _find("noon"), "nominal", None),
    ]
    trimmed = {"m3": (5, 0), "m4": (0, 2), "m9": (0, 6)}
    mentions, references = [], []
    for id_, span, form, who in found:
        before, after = trimmed.get(id_, (0, 0))
        span = Span(span.start + before, span.end - after)  # noqa: PLW2901
        mentions.append(
            Mention(
                id=MentionId(id_),
                start=span.start,
                end=span.end,
                head=span,
                form=form,
                kind="PER" if who else "VEH" if id_ == "m10" else None,
                **_claim(span),
            )
        )
        if who:
            references.append(Reference(mention=MentionId(id_), character=who, cluster=who, **_claim(span)))
    blocks = [
        Block(start=match.start(), end=match.end(), kind="paragraph")
        for match in re.finditer(r"(?:.|\n(?!\n))+\n*", TEXT)
    ]
    segmentation = _segmentation()
    return Story(
        edition=Edition(
            text=TEXT,
            sha256=sha256(TEXT.encode()).hexdigest(),
            language="en",
            blocks=tuple(blocks),
            metadata=Metadata(title="The Ferry", source_name="ferry.txt"),
        ),
        words=Words(tokens=Spans.of([match.span() for match in re.finditer(r"\w+", TEXT)])),
        segmentation=segmentation,
        quotations=_quotations(),
        mentions=Mentions(mentions=tuple(mentions)),
        cast=Cast(
            characters=(
                _character(ANNA, "Anna Kern", {"Anna Kern": 1, "Anna": 1}, importance=0.4, pronouns="she"),
                _character(VOSS, "Mr. Voss", {"Mr. Voss": 2, "Voss": 1}, importance=0.4, pronouns="he"),
                _character(WIFE, "Mrs. Voss", {"Mrs. Voss": 1, "Voss": 1}, importance=0.1),
                _character(FOOTMAN, "the footman", {"The footman": 1}, importance=0.1, minor=True),
            ),
            references=tuple(references),
            redirects={CharacterId("c9"): VOSS},
        ),
        attribution=_attribution(),
        places=_places(),
        scenes=_scenes(segmentation),
        events=_events(),
        times=_times(),
        timeline=_timeline(),
        notes=("one speech has no closing mark",),
    )
