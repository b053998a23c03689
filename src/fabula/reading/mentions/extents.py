"""Where a noun phrase ends: the model's word, held against what the tree and readers' habits say.

Does "the man with the basket who had spoken" end at "man", "basket" or "spoken"? The network sees who is meant well,
and where the words for him end less well. What hangs behind the noun that carries a phrase is looked at from left to
right: each piece either belongs to the phrase or ends it. `extents.json` says what each sign counts for its belonging;
the weights were fitted (`training/extents`) to phrases of LitBank (CC BY 4.0).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from fabula.lexicon.en.phrases import AFTER_NOUN, ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.textual.grammar import Grammar

# Words of the longest phrase.
_MOST = 40
# Logarithm of how likely a phrase ends in the midst of a piece: the tree is wrong there, or the model is.
_IN_THE_MIDST = -3.0
# By so much more likely must another end be; more where the model is sure, from so sure on, so much for each log odds.
_LEAD, _SURE, _WEIGHT = 0.5, 1.0, 0.5
_LONG, _STEP = 6, 3  # lengths of pieces are told apart by threes of words, up to six of them
_CLOSED_FORMS = frozenset({"PRON", "NUM", "DET", "ADJ"})


class Piece(NamedTuple):
    """What hangs behind the noun of a phrase: its words, and the signs by which it belongs to the phrase or not."""

    first: int
    last: int
    signs: tuple[str, ...]


def pieces(grammar: Grammar, noun: int) -> Iterator[Piece]:
    """The pieces behind the noun of a phrase, in text order; marks between them belong to what follows."""
    before = noun
    behind = [child for child in grammar.children(noun) if child > noun and grammar.base(child) != "punct"]
    form = "name" if grammar.upos(noun) == "PROPN" else "closed" if grammar.upos(noun) in _CLOSED_FORMS else "noun"
    opener = _opener(grammar, noun) if behind else ""
    for child in behind:
        first, last = _reach(grammar, child)
        mark = any(grammar.upos(word) == "PUNCT" for word in range(before + 1, first + 1))
        word = grammar.lemma(first + 1 if grammar.upos(first) == "PUNCT" and first < last else first)
        word = word if word in AFTER_NOUN else "*"
        rel, whole = grammar.base(child), f"{grammar.rel(child)} mark" if mark else grammar.rel(child)
        kind = f"{rel}{' mark' if mark else ''} {form}"
        signs = (
            "any",
            rel,
            f"rel {whole}",
            kind,
            f"{rel} {grammar.upos(child)}",
            f"{rel} long {min(_LONG, (last - first) // _STEP)}",
            f"{rel} word {word}",
            f"{kind} word {word}",
            f"{rel} after {opener}",
            f"{kind} after {opener}",
        )
        yield Piece(first, last, signs)
        before = max(before, last)


def likeliest_end(grammar: Grammar, first: int, noun: int, last: int, odds: float) -> int:
    """The last word of a phrase.

    Args:
        grammar: trees of the text.
        first: first word of the phrase, numbers as those of the trees.
        noun: the word that carries it.
        last: its last word by the model.
        odds: logarithm of the odds that the model gives to the phrase.
    """
    score, end = 0.0, noun
    ends = [
        (0.0, noun)
    ]  # for each end: the logarithm of how likely all before it belongs, times that the next does not
    for piece in pieces(grammar, noun):
        if piece.last - first >= _MOST:
            break
        belongs = sum(weights().get(sign, 0.0) for sign in piece.signs)
        ends[-1] = (score - log1p(exp(belongs)), end)
        score -= log1p(exp(-belongs))
        end = max(end, piece.last)
        ends.append((score, end))
    best, wanted = max(ends)
    given = next((chance for chance, end in ends if end == last), None)
    if given is None:
        given = _IN_THE_MIDST + max(chance for chance, end in ends if end <= last)
    return wanted if best - given > _LEAD + _WEIGHT * max(0.0, odds - _SURE) else last


@cache
def weights() -> dict[str, float]:
    """The fitted weights by sign."""
    data = files("fabula.reading.mentions").joinpath("extents.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, float])


def _opener(grammar: Grammar, noun: int) -> str:
    """What kind of word opens the phrase: an article by itself, others by kind."""
    for child in grammar.children(noun):
        if child >= noun:
            break
        rel = grammar.rel(child)
        if rel == "nmod:poss":
            return "owner"
        if rel.startswith("det"):
            lemma = grammar.lemma(child)
            return lemma if lemma in ARTICLES else "determiner"
    return "nothing"


def _reach(grammar: Grammar, word: int) -> tuple[int, int]:
    """First and last word of what hangs from a word, itself included; no further than a phrase may be long."""
    first = last = word
    open_ = [word]
    while open_:
        one = open_.pop()
        first, last = min(first, one), max(last, one)
        if last - first <= _MOST:
            open_ += grammar.children(one)
    return first, last
