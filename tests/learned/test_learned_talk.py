"""The head of talks: stretches, and scores that mean what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import ModelError
from fabula.learned import files
from fabula.learned.talk import GIVEN, MOST, NAME, NOBODY, SPEECH, STEP, Items, TalkHead, middles, talk_head

if TYPE_CHECKING:
    from pathlib import Path


def made(kinds: list[int], *, persons: list[int], seed: int = 4) -> Items:
    """Items ten words apart, each in a paragraph of its own."""
    count = len(kinds)
    kind = np.array(kinds, np.int64)
    number = np.arange(count)
    speech = kind == SPEECH
    return Items(
        given=np.random.default_rng(seed).normal(size=(count, GIVEN)).astype(np.float32),
        kind=kind,
        first=10 * number,
        turn=np.cumsum(speech),
        paragraph=number,
        person=np.array(persons, np.int64),
        inside=np.where(speech, np.cumsum(speech) - 1, NOBODY),
    )


TALK = made([NAME, SPEECH, NAME, SPEECH, SPEECH], persons=[0, NOBODY, 1, NOBODY, NOBODY])


@given(
    st.lists(st.booleans(), min_size=1, max_size=6 * MOST),
    st.integers(0, 40),
)
def test_every_speech_is_asked_about_once(said: list[bool], begin: int) -> None:
    """In a stretch that holds it, no longer than may be, and with others on both sides where there are any."""
    speeches = begin + np.flatnonzero(said)
    found = middles(speeches, begin, begin + len(said))

    assert [one for *_, mine in found for one in mine.tolist()] == speeches.tolist()
    for start, stop, mine in found:
        assert begin <= start < stop <= begin + len(said)
        assert stop - start <= MOST
        assert ((mine >= start) & (mine < stop)).all()
        beside = (MOST - STEP) // 2
        assert all(one - start >= min(beside, one - begin) for one in mine.tolist())
        assert all(stop - one >= min(beside, begin + len(said) - one) for one in mine.tolist())


def test_the_same_talk_has_the_same_scores() -> None:
    """To the last bit, and wherever in a work it stands."""
    moved = TALK._replace(
        first=TALK.first + 5000,
        turn=TALK.turn + 70,
        paragraph=TALK.paragraph + 300,
        person=np.where(TALK.person >= 0, 9 - TALK.person, NOBODY),
        inside=np.where(TALK.inside >= 0, TALK.inside + 12, NOBODY),
    )
    one, again, other = (talk_head().scores(items) for items in (TALK, TALK, moved))
    assert one.shape == (2, 5, 5)
    assert np.isfinite(one).all()
    assert np.array_equal(one, again)
    assert np.array_equal(one, other)


def test_who_speaks_nearby_matters() -> None:
    """A speech that is told from others by its words sways who speaks the next: that is what the head is for."""
    louder = TALK.given.copy()
    louder[3] = -louder[3]
    one, other = talk_head().scores(TALK), talk_head().scores(TALK._replace(given=louder))
    assert np.abs(one - other)[0, 4, [0, 2]].max() > 1e-3


def test_another_head_is_refused(tmp_path: Path) -> None:
    """A file that is not the one the labels were made for, or is no network, or is gone: one line, and the way out."""
    for name in (files.LABELS, files.TALK):
        (tmp_path / name).write_bytes((files.ModelFiles()._folder / name).read_bytes())
    assert np.array_equal(TalkHead(files.ModelFiles(tmp_path)).scores(TALK), talk_head().scores(TALK))
    (tmp_path / files.TALK).write_bytes(b"no network")
    with pytest.raises(ModelError, match="SHA-256"):
        TalkHead(files.ModelFiles(tmp_path))
    (tmp_path / files.TALK).unlink()
    with pytest.raises(ModelError, match="missing"):
        TalkHead(files.ModelFiles(tmp_path))
