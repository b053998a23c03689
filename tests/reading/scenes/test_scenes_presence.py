"""Present, mentioned, spoken of: three kinds of being in a scene, and nobody is of two kinds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fabula.model.happenings import Events
from fabula.model.ids import CharacterId
from fabula.model.people import Cast, Mention, Mentions, Reference
from fabula.model.scenes import Scenes
from fabula.model.spans import Span, Spans
from fabula.model.speech import Attribution, Quotation, Quotations
from fabula.model.stage import StoryView
from fabula.model.story import LAYERS, Story
from fabula.model.text import Edition, Words
from fabula.reading.scenes import ScenesStage
from fabula.reading.scenes.presence import Presence, find_presence
from made_story import made_story
from silent_model import silent

ANNA = CharacterId("anna")


def view_of(text: str, name: str, *, quoted: tuple[int, int] | None = None) -> StoryView:
    """A view of a sentence in which one character is named once."""
    start = text.index(name)
    span = Span(start, start + len(name))
    claim: dict[str, Any] = {
        "evidence": (span,), "confidence": 1.0, "reason": "name", "source": "rule:test", "known_from": span.end,
    }  # fmt: skip
    words, position = [], 0
    for word in text.replace(".", " .").replace(",", " ,").split():
        position = text.index(word, position)
        words.append((position, position + len(word)))
        position += len(word)
    quotations = [] if quoted is None else [Quotation(id="q", pieces=(Span(*quoted),), **claim)]
    mention = Mention(id="m", start=span.start, end=span.end, head=span, form="proper", **claim)
    reference = Reference(mention="m", character=ANNA, **claim)
    return StoryView(
        {
            Edition: Edition(text=text, sha256="", language="en", blocks=()),
            Words: Words(tokens=Spans.of(words)),
            Quotations: Quotations(quotations=tuple(quotations)),
            Mentions: Mentions(mentions=(mention,)),
            Cast: Cast(characters=(), references=(reference,)),
            Attribution: Attribution(speakers=(), addressees=()),
        }
    )


def there(view: StoryView) -> str:
    """How Anna is in the only scene."""
    kinds = find_presence(view, [0]).of(0)._asdict()
    return next(kind for kind, people in kinds.items() if ANNA in people)


def test_who_acts_is_present() -> None:
    """The subject of a verb that only somebody there can do is there."""
    assert there(view_of("Then Anna rose and went out.", "Anna")) == "present"


def test_who_is_only_named_by_the_teller_is_mentioned() -> None:
    """A name after a preposition, once, puts nobody in the room."""
    assert there(view_of("They talked of Anna all evening.", "Anna")) == "mentioned"


def test_who_is_named_in_speech_is_spoken_of() -> None:
    """A name that falls only in speech belongs to somebody elsewhere, as far as we know."""
    assert there(view_of("“Anna wrote to me.” It rained.", "Anna", quoted=(0, 19))) == "spoken_of"


def test_those_who_speak_and_hear_are_present() -> None:
    """Speaker and addressee of a speech are in its scene."""
    story = made_story()
    layers = {layer: layer_of(story, layer) for layer in LAYERS if layer not in {Scenes, Events}}
    scene = ScenesStage().read(StoryView(silent() | layers)).scenes[0]
    told = zip(story.attribution.speakers, story.attribution.addressees, story.quotations.quotations, strict=False)
    heard = [
        character
        for speaker, addressee, quotation in told
        if quotation.start < scene.end
        for character in (speaker.character, *addressee.characters)
        if character
    ]

    assert heard
    assert set(heard) <= set(scene.present)


def test_who_is_only_heard_from_afar_is_not_there() -> None:
    """Whoever is said to be remote is in no other list."""
    presence = Presence([0])
    presence.is_present(ANNA, 3)
    presence.is_told_of(ANNA, 3)

    assert presence.of(0, (ANNA,)) == ((), (), (), (ANNA,))


def test_saying_is_no_doing() -> None:
    """Who does nothing but speak may be at the other end of a line."""
    spoken, acted = (
        find_presence(view_of(text, "Anna"), [0]).acting(0) for text in ("Then Anna said it.", "Then Anna rose up.")
    )

    assert (spoken, acted) == (frozenset(), frozenset({ANNA}))


def layer_of(story: Story, layer: type[Any]) -> object:
    """The story's layer of that type."""
    return next(value for field in Story.__struct_fields__ if type(value := getattr(story, field)) is layer)


notes = st.lists(
    st.tuples(st.sampled_from(["is_present", "is_told_of", "is_spoken_of"]), st.sampled_from("abc"), st.integers(0, 99))
)


@given(notes=notes)
def test_nobody_is_there_twice(notes: list[tuple[str, str, int]]) -> None:
    """Whatever is noted in whatever order, each person is in one list of a scene at most, by first coming."""
    presence = Presence([0, 50])
    for how, character, position in notes:
        getattr(presence, how)(CharacterId(character), position)

    for scene in (0, 1):
        everybody = [character for people in presence.of(scene) for character in people]
        noted = {character for _, character, position in notes if (position >= 50) == bool(scene)}
        assert sorted(everybody) == sorted(noted)
