"""Whether a word of a name is a woman's, a man's or a title, by its pieces: packs hold no letters."""

from __future__ import annotations

from functools import cache

from fabula.lexicon.en.given_names import MENS, WOMENS
from fabula.lexicon.en.titles import TITLES
from training.reading_model.encode import pieces_of

SHE, HE = "she", "he"


@cache
def _known() -> dict[tuple[int, ...], str]:
    titles = {
        word: title.pronouns for word, title in TITLES.items() if title.pronouns in (SHE, HE) and not title.plural
    }
    told = {**titles, **dict.fromkeys(WOMENS, SHE), **dict.fromkeys(MENS, HE)}
    told |= {f"{word}.": sex for word, sex in titles.items()}
    words = sorted(told)
    return dict(zip(pieces_of(words), (told[word] for word in words), strict=True))  # type: ignore[arg-type]


@cache
def _titles() -> frozenset[tuple[int, ...]]:
    return frozenset(pieces_of([f"{word}{stop}" for word in sorted(TITLES) for stop in ("", ".")]))


def is_title(pieces: tuple[int, ...]) -> bool:
    """Whether a word is a title, with or without its stop."""
    return pieces in _titles()


def sex_of(pieces: tuple[int, ...]) -> str | None:
    """Pronoun of a title or a given name of one sex, "she" or "he"; else None."""
    return _known().get(pieces)
