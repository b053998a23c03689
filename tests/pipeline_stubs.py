# ruff: noqa: D102, ARG002  # a stub does what `Stage` says
"""Stages that need no reading: each gives the smallest layer that shows what it was told."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from fabula.model.ids import CharacterId, MentionId
from fabula.model.people import Alias, Cast, Character, Mentions
from fabula.model.scenes import Scenes
from fabula.model.spans import Span, Spans
from fabula.model.speech import Attribution, Quotations
from fabula.model.text import Block, Edition, Paragraph, Section, Segmentation, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Stage, StoryView


def edition_of(*paragraphs: str) -> Edition:
    """An edition of some paragraphs, one block each."""
    text = "\n\n".join(paragraphs)
    cuts = [0, *(found.end() for found in re.finditer(r"\n\n", text)), len(text)]
    blocks = tuple(Block(start=start, end=end, kind="paragraph") for start, end in zip(cuts, cuts[1:], strict=False))  # noqa: RUF007
    return Edition(text=text, sha256=sha256(text.encode()).hexdigest(), language="en", blocks=blocks)


class Stub:
    """Declarations most stubs share; counts how often it ran."""

    version: ClassVar[int] = 1
    grain: ClassVar[Any] = "work"
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def __init__(self) -> None:
        self.ran = 0


class StubWords(Stub):
    """Words, block by block."""

    name: ClassVar[str] = "words"
    grain: ClassVar[Any] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition,)
    gives: ClassVar[type[Any]] = Words
    part: ClassVar[type[Any]] = Spans

    def read(self, view: StoryView) -> Words:
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])

    def portions(self, view: StoryView) -> Sequence[Span]:
        return [Span(block.start, block.end) for block in view[Edition].blocks]

    def reads(self, view: StoryView, portion: Span) -> bytes:
        return portion.of(view[Edition].text).encode()

    def read_portion(self, view: StoryView, portion: Span) -> Spans:
        self.ran += 1
        return Spans.of(found.span() for found in re.finditer(r"\w+", portion.of(view[Edition].text)))

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Spans]) -> Words:
        return Words(tokens=Spans.joined(parts, [portion.start for portion in portions]))


class StubSegmentation(Stub):
    """A paragraph a block."""

    name: ClassVar[str] = "segmentation"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition,)
    gives: ClassVar[type[Any]] = Segmentation

    def read(self, view: StoryView) -> Segmentation:
        self.ran += 1
        text = view[Edition].text
        paragraphs = tuple(
            Paragraph(start=block.start, end=block.start + len(text[block.start : block.end].rstrip()), number=number)
            for number, block in enumerate(view[Edition].blocks, 1)
        )
        return Segmentation(
            sections=(Section(start=0, end=len(text), kind="chapter"),),
            paragraphs=paragraphs,
            sentences=Spans.of((one.start, one.end) for one in paragraphs),
        )


class StubCast(Stub):
    """One character, named as the user says, else after the longest word; evidence shows what was inherited."""

    name: ClassVar[str] = "characters"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words)
    gives: ClassVar[type[Any]] = Cast
    hears: ClassVar[tuple[DecisionKind, ...]] = ("rename",)
    inherits: ClassVar[bool] = True

    def read(self, view: StoryView) -> Cast:
        self.ran += 1
        text = view[Edition].text
        tokens = view[Words].tokens
        longest = max((tokens[number] for number in range(len(tokens))), key=len, default=Span(0, 1))
        told = [decision.value for decision in view.decisions.standing if decision.value]
        claim: dict[str, Any] = {
            "evidence": [longest],  # a list on purpose: the pipeline makes it what the model says
            "confidence": 1,
            "reason": "longest",
            "source": "rule:stub",
            "known_from": longest.end,
        }
        character = Character(
            id=next(iter(view.earlier), CharacterId("c1")),
            name=told[-1] if told else longest.of(text),
            aliases=(Alias(name=longest.of(text), count=1, **claim),),
            **claim,
        )
        return Cast(characters=(character,), references=())


class Blank(Stub):
    """Gives an empty layer."""

    def __init__(self, name: str, layer: Any, needs: tuple[type[Any], ...] = (Edition,)) -> None:
        super().__init__()
        self.name = name
        self.layer = layer
        self.needs = needs
        self.gives = type(layer)

    def read(self, view: StoryView) -> object:
        self.ran += 1
        return self.layer


def stub_stages() -> tuple[Stage, ...]:
    """One of each, in no good order."""
    return (
        Blank("scenes", Scenes(scenes=()), (Cast, Attribution)),
        Blank("attribution", Attribution(speakers=(), addressees=()), (Cast,)),
        StubCast(),
        Blank("mentions", Mentions(mentions=())),
        Blank("quotations", Quotations(quotations=())),
        StubSegmentation(),
        StubWords(),
    )


EARLIER = {CharacterId("c-old"): frozenset({MentionId("m1")})}
