"""Who says I: one in the tale that is told within the story, another around it."""

from __future__ import annotations

import msgspec
from training.reading import layers

from fabula.model.ids import CharacterId
from fabula.model.people import Cast
from fabula.model.stage import StoryView
from fabula.reading.ingest import read_edition
from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.page import Page
from fabula.reading.scenes.tellers import Tellers

TEXT = "I came to the house at dusk. I sat down.\n\nI was born there, and I saw it all.\n\nI went home."
NELL, LODGER = CharacterId("nell"), CharacterId("lodger")


def tellers_of(teller: CharacterId | None, around: CharacterId | None) -> tuple[Page, Tellers, str]:
    """Of a story whose second paragraph is a tale, in which the cast takes every I for one person."""
    made = layers(read_edition(TEXT.encode(), name="a.txt", language="en"), "attribution")
    found = next(one.id for one in made[Cast].characters if one.narrator)
    replace = msgspec.structs.replace
    cast = Cast(
        characters=tuple(replace(one, id=NELL) if one.id == found else one for one in made[Cast].characters),
        references=tuple(
            replace(one, character=NELL) if one.character == found else one for one in made[Cast].references
        ),
    )
    view = StoryView(made | {Cast: cast})
    page = Page(view)
    low, high = (int(edge) for edge in page.paragraphs[1])
    span = page.sentence_span(page.sentence_of(low))
    tale = LevelDraft(
        first=low, end=high, kind="analepsis", reason="another teller", confidence=0.8, anchor=page.sentence_of(low),
        evidence=(span,), tale=True, whole=True, teller=teller, around=around,
    )  # fmt: skip
    return page, Tellers(view, page, [tale]), TEXT


def test_inside_the_tale_its_teller_says_i_and_around_it_another() -> None:
    """Every I of the page is set right."""
    page, tellers, text = tellers_of(NELL, LODGER)
    at = [page.word_at(text.index(words)) for words in ("I came", "I was", "I went")]

    assert [tellers.at(word) for word in at] == [LODGER, NELL, LODGER]
    assert [page.who.get(word) for word in at] == [LODGER, NELL, LODGER]
    assert tellers.meant(text.index("I went"), NELL) == LODGER
    assert tellers.meant(text.index("house"), NELL) == NELL


def test_who_tells_around_the_tale_may_be_unknown() -> None:
    """Then nobody is said to."""
    page, tellers, text = tellers_of(NELL, None)

    assert tellers.at(page.word_at(text.index("I came"))) is None
    assert page.word_at(text.index("I came")) not in page.who
    assert tellers.meant(text.index("I came"), NELL) is None


def test_without_a_tale_the_cast_is_believed() -> None:
    """A level that nobody else tells changes nothing."""
    page, tellers, text = tellers_of(None, None)

    assert tellers.at(page.word_at(text.index("I was"))) == NELL
    assert tellers.meant(text.index("I was"), NELL) == NELL
