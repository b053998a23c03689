"""The events stage over trees and odds written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from fabula.model.claims import latest
from fabula.model.codec import decode, encode
from fabula.model.encoding import EVEN, Encoding
from fabula.model.happenings import Event, Events
from fabula.model.ids import CharacterId, MentionId, QuotationId
from fabula.model.people import Cast, Mention, Mentions, Reference
from fabula.model.spans import Span, Spans
from fabula.model.speech import Attribution, Quotation, Quotations, Speaker
from fabula.model.stage import StoryView
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Paragraph, Paratext, Segmentation, Words
from fabula.reading.events import EventsStage
from made_trees import made_trees

MADE = made_trees("""
The the DET _ 2 det
landing landing NOUN _ 0 root

Old old ADJ _ 2 amod
Nell Nell PROPN _ 3 nsubj
pulled pull VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 6 det
ferryman ferryman NOUN _ 6 nmod:poss
boat boat NOUN _ 3 obj
to to ADP _ 9 case
Tobias Tobias PROPN _ 9 flat
Marsh Marsh PROPN _ 3 obl

“ “ PUNCT _ 2 punct
Fell fall VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
” ” PUNCT _ 2 punct

said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
she she PRON _ 1 nsubj
“ “ PUNCT _ 4 punct
Tobias Tobias PROPN _ 1 nsubj
” ” PUNCT _ 4 punct

Rain rain NOUN _ 0 root
""")
NELL, TOBIAS = CharacterId("c1"), CharacterId("c2")
TRIGGERS = ("landing", "pulled", "Fell", "said", "Rain")


def span(words: str) -> Span:
    """Where some words stand first."""
    start = MADE.text.index(words)
    return Span(start, start + len(words))


def claim(*evidence: Span) -> dict[str, Any]:
    """What every claim says."""
    return {
        "evidence": evidence,
        "confidence": 0.9,
        "reason": "made",
        "source": "rule:made",
        "known_from": latest(evidence),
    }


def mention(id_: str, words: str, head: str, **more: Any) -> Mention:
    """A mention of some words."""
    found = span(words)
    return Mention(
        id=MentionId(id_), start=found.start, end=found.end, head=span(head), form="proper", **claim(found), **more
    )


def reference(id_: str, who: CharacterId | None, *evidence: str) -> Reference:
    """Whom a mention means."""
    return Reference(mention=MentionId(id_), character=who, **claim(*map(span, evidence)))


CALL = span("“ Tobias ”")
CALLED = Span(CALL.start + 2, CALL.end - 2)
MENTIONS = (
    mention("m1", "Old Nell", "Nell"),
    mention("m2", "the ferryman boat", "boat", kind="VEH"),
    mention("m3", "ferryman", "ferryman"),
    mention("m4", "Tobias Marsh", "Marsh"),
    mention("m5", "she", "she", pronouns="she"),
    replace(mention("m6", "Tobias", "Tobias"), start=CALLED.start, end=CALLED.end, head=CALLED),
)


def view_of(
    *,
    odds: dict[str, int] | None = None,
    references: tuple[Reference, ...] = (reference("m1", NELL, "Old Nell"), reference("m4", TOBIAS, "Tobias", "Rain")),
    paratext: tuple[Paratext, ...] = (),
) -> StoryView:
    """The text, each trigger at the odds given or rather sure."""
    forms = [MADE.words[number].of(MADE.text) for number in range(len(MADE.words))]
    sure = dict.fromkeys(TRIGGERS, EVEN + 24) | (odds or {})
    speech = span("“ Fell ”")
    quotation = Quotation(id=QuotationId("q1"), pieces=(speech,), **claim(speech))
    other = Quotation(id=QuotationId("q2"), pieces=(CALL,), **claim(CALL))
    speaker = Speaker(quotation=quotation.id, character=NELL, cue=span("said she"), **claim(span("said she")))
    heading, end = span("The landing"), len(MADE.text)
    return StoryView(
        {
            Edition: Edition(text=MADE.text, sha256="", language="en", blocks=()),
            Words: Words(tokens=MADE.words),
            Segmentation: Segmentation(
                sections=(),
                paragraphs=(
                    Paragraph(start=heading.start, end=heading.end, kind="heading"),
                    Paragraph(start=heading.end + 1, end=end),
                ),
                sentences=MADE.sentences,
                paratext=paratext,
            ),
            Encoding: Encoding(
                model="reader@7", upos=bytes(len(forms)), event=bytes(sure.get(form, 20) for form in forms)
            ),
            Syntax: MADE.syntax,
            Quotations: Quotations(quotations=(quotation, other)),
            Mentions: Mentions(mentions=MENTIONS),
            Cast: Cast(characters=(), references=references),
            Attribution: Attribution(speakers=(speaker,), addressees=()),
        }
    )


def events_of(view: StoryView) -> dict[str, Event]:
    """What happens, by trigger."""
    return {MADE.text[event.start : event.end]: event for event in EventsStage().read(view).events}


def parts(event: Event) -> list[tuple[str, str, str | None]]:
    """Role, mention and character of each participant."""
    return [(one.role, one.mention, one.character) for one in event.participants]


def test_likely_words_of_the_story_tell_events() -> None:
    """From even odds on; not in headings."""
    assert list(events_of(view_of())) == ["pulled", "Fell", "said", "Rain"]
    assert list(events_of(view_of(odds={"pulled": EVEN - 1, "said": EVEN, "she": 255}))) == [
        "Fell",
        "said",
        "she",
        "Rain",
    ]


def test_what_is_beside_the_story_tells_none() -> None:
    """A note inside the body is no story."""
    note = Paratext(start=span("said").start, end=span("she").end, kind="note")

    assert list(events_of(view_of(paratext=(note,)))) == ["pulled", "Fell", "Rain"]


def test_participants_are_mentions_and_whom_they_mean() -> None:
    """In the order of roles; each is the longest mention that its word carries, whatever word that calls its head."""
    assert parts(events_of(view_of())["pulled"]) == [
        ("subject", "m1", NELL),
        ("object", "m2", None),
        ("oblique", "m4", TOBIAS),
    ]


def test_who_says_it_is_known_by_the_tag() -> None:
    """Where nobody knows whom "she" means, the speaker of the speech does."""
    assert parts(events_of(view_of())["said"]) == [("subject", "m5", NELL)]
    assert parts(events_of(view_of(references=(reference("m5", TOBIAS, "she"),)))["said"]) == [
        ("subject", "m5", TOBIAS)
    ]


def test_whom_the_tag_names_speaks() -> None:
    """Also where the tree takes the name after the verb for an object."""
    view = view_of(references=(reference("m5", NELL, "she"),))
    rels = tuple("nsubj:pass" if name == "nsubj" else name for name in MADE.syntax.names.deprel)
    turned = replace(MADE.syntax, names=replace(MADE.syntax.names, deprel=rels))
    layers = {layer: view[layer] for layer in EventsStage.needs} | {Syntax: turned}

    assert parts(events_of(StoryView(layers))["said"]) == [("subject", "m5", NELL)]


def test_what_is_said_has_no_part_in_the_saying() -> None:
    """Somebody called in the speech is no subject of its tag, though the tree says so."""
    assert [one.mention for one in events_of(view_of())["said"].participants] == ["m5"]


def test_what_somebody_tells_is_told_in_a_speech() -> None:
    """The teller's own events are in none."""
    assert {words: event.quotation for words, event in events_of(view_of()).items()} == {
        "pulled": None,
        "Fell": "q1",
        "said": None,
        "Rain": None,
    }


def test_the_clause_is_evidence() -> None:
    """The trigger and those who have a part in it; alone, its sentence."""
    events = events_of(view_of())
    told = {words: [place.of(MADE.text) for place in event.evidence] for words, event in events.items()}

    assert told["pulled"] == ["Old Nell", "pulled", "the ferryman boat", "Tobias Marsh"]
    assert told["Fell"] == ["Fell", "“ Fell ”"]
    assert events["said"].known_from == span("she").end


def test_it_is_known_when_those_in_it_are() -> None:
    """Who came may be told later than that he came."""
    events = events_of(view_of())

    assert events["pulled"].known_from == span("Rain").end
    assert events_of(view_of(references=()))["pulled"].known_from == span("Tobias Marsh").end


def test_each_says_how_sure_and_why() -> None:
    """Confidence is the model's, the reason the kind of word, the source the model's version."""
    events = events_of(view_of(odds={"said": EVEN}))

    assert {event.source for event in events.values()} == {"model:event@7"}
    assert [event.reason for event in events.values()] == ["event verb", "event verb", "event verb", "event noun"]
    assert [event.confidence for event in events.values()] == [0.9526, 0.9526, 0.5, 0.9526]
    assert (events["said"].tense, events["said"].aspect, events["Rain"].tense) == ("past", "simple", None)


def test_layer_survives_the_cache() -> None:
    """Ids differ, and what comes back is what was kept."""
    layer = EventsStage().read(view_of())

    assert decode(encode(layer), Events) == layer
    assert len({event.id for event in layer.events}) == len(layer.events)


@pytest.mark.parametrize("size", [0, 3])
def test_no_triggers_are_no_events(size: int) -> None:
    """Nor is an empty text an error."""
    text = "one two three"[: size * 5]
    words = [Span(0, 3), Span(4, 7), Span(8, 13)][:size]
    nothing = view_of()
    view = StoryView(
        {layer: nothing[layer] for layer in EventsStage.needs}
        | {
            Edition: replace(nothing[Edition], text=text),
            Words: Words(tokens=Spans.of((one.start, one.end) for one in words)),
            Segmentation: Segmentation(sections=(), paragraphs=(), sentences=Spans.of([])),
            Encoding: Encoding(event=bytes([200]) * size),
            Syntax: Syntax(),
        }
    )

    assert EventsStage().read(view) == Events()
