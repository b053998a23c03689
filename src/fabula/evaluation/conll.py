"""The scores of the CoNLL 2018 shared task: raw text to trees, with words and sentences found by the system itself.

Defined in Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", 2018.
Both sides must spell the same characters, white space aside. Tokens and sentences are right when they begin and end at
the same characters. Words are aligned: outside multiword tokens by their characters; where either side has a multiword
token, by the longest common subsequence of forms. Everything else is counted over aligned words, as F1 against all
words of both sides. Relations are compared up to their colon, features only where they are universal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.errors import GoldError
from fabula.evaluation.counts import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fabula.evaluation.conllu import TreeSentence, TreeWord

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "AllTags", "Lemmas", "UAS", "LAS")

_UNIVERSAL = frozenset(
    """
    PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense Aspect
    Voice Evident Polarity Person Polite
    """.split()  # noqa: SIM905  # reads best as words between blanks
)


class _Word(msgspec.Struct, frozen=True, eq=False):
    """A word in its place; `start` and `end` count characters that are not white space."""

    start: int
    end: int
    multiword: bool
    word: TreeWord
    head: int  # number in the whole text; -1 for a root


class _Text(msgspec.Struct, frozen=True, eq=False):
    """One side: everything in text order."""

    characters: str
    tokens: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    words: list[_Word]


def score(gold: Iterable[TreeSentence], system: Iterable[TreeSentence]) -> dict[str, Count]:
    """Counts for each of `MEASURES`.

    Raises:
        GoldError: the two are not the same text.
    """
    right, ours = _laid_out(gold), _laid_out(system)
    if right.characters != ours.characters:
        at = next(
            (number for number, (a, b) in enumerate(zip(right.characters, ours.characters, strict=False)) if a != b),
            min(len(right.characters), len(ours.characters)),
        )
        here, there = (text.characters[max(0, at - 20) : at + 20] for text in (right, ours))
        raise GoldError(f'the texts differ from character {at} on: "{here}" in gold, "{there}" in what is scored')
    pairs = _align(right.words, ours.words)
    to_gold = {theirs: wanted for wanted, theirs in pairs}
    aligned = [(right.words[wanted].word, ours.words[theirs].word) for wanted, theirs in pairs]
    heads = [
        right.words[wanted].head == (-1 if (head := ours.words[theirs].head) < 0 else to_gold.get(head, -2))
        for wanted, theirs in pairs
    ]

    def words(correct: Iterable[bool]) -> Count:
        return Count(sum(correct), len(ours.words), len(right.words))

    def same(key: Callable[[TreeWord], object]) -> list[bool]:
        return [key(wanted) == key(given) for wanted, given in aligned]

    relations = same(_relation)
    return {
        "Tokens": _spans(right.tokens, ours.tokens),
        "Sentences": _spans(right.sentences, ours.sentences),
        "Words": words([True] * len(pairs)),
        "UPOS": words(same(lambda word: word.upos)),
        "XPOS": words(same(lambda word: word.xpos)),
        "UFeats": words(same(_features)),
        "AllTags": words(same(lambda word: (word.upos, word.xpos, _features(word)))),
        "Lemmas": words(wanted.lemma in {given.lemma, "_"} for wanted, given in aligned),
        "UAS": words(heads),
        "LAS": words(head and relation for head, relation in zip(heads, relations, strict=True)),
    }


def _relation(word: TreeWord) -> str:
    return word.deprel.partition(":")[0]


def _features(word: TreeWord) -> tuple[str, ...]:
    return tuple(sorted(pair for pair in word.feats.split("|") if pair.partition("=")[0] in _UNIVERSAL))


def _laid_out(sentences: Iterable[TreeSentence]) -> _Text:
    """Spans of everything in characters that are not white space (words with spaces in them lose those)."""
    pieces: list[str] = []
    laid = _Text("", [], [], [])
    at = 0
    for sentence in sentences:
        begin, base = at, len(laid.words)
        spans = []
        for token in sentence.tokens:
            squeezed = "".join(token.split())
            pieces.append(squeezed)
            spans.append((at, at + len(squeezed)))
            at += len(squeezed)
        laid.tokens.extend(spans)
        laid.sentences.append((begin, at))
        sizes = [0] * len(spans)
        for word in sentence.words:
            sizes[word.token] += 1
        laid.words.extend(
            _Word(*spans[word.token], sizes[word.token] > 1, word, base + word.head if word.head >= 0 else -1)
            for word in sentence.words
        )
    return _Text("".join(pieces), laid.tokens, laid.sentences, laid.words)


def _spans(gold: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]) -> Count:
    return Count(len(set(gold) & set(ours)), len(ours), len(gold))


# -- alignment ---------------------------------------------------------------------------------------------------------


def _align(gold: Sequence[_Word], ours: Sequence[_Word]) -> list[tuple[int, int]]:
    """Pairs of numbers of words that are the same word."""
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(ours):
        if gold[g].multiword or ours[s].multiword:
            g_first, s_first, g, s = _region(gold, ours, g, s)
            pairs += _common(gold, ours, range(g_first, g), range(s_first, s))
        elif (gold[g].start, gold[g].end) == (ours[s].start, ours[s].end):
            pairs.append((g, s))
            g += 1
            s += 1
        elif gold[g].start <= ours[s].start:
            g += 1
        else:
            s += 1
    return pairs


def _region(gold: Sequence[_Word], ours: Sequence[_Word], g: int, s: int) -> tuple[int, int, int, int]:
    """First and following word of both sides about a multiword token, grown until no multiword token sticks out."""
    if gold[g].multiword:
        end = gold[g].end
        if not ours[s].multiword and ours[s].start < gold[g].start:
            s += 1
    else:
        end = ours[s].end
        if gold[g].start < ours[s].start:
            g += 1
    g_first, s_first = g, s
    while not (_beyond(gold, g, end) and _beyond(ours, s, end)):
        if g < len(gold) and (s >= len(ours) or gold[g].start <= ours[s].start):
            end = max(end, gold[g].end) if gold[g].multiword else end
            g += 1
        else:
            end = max(end, ours[s].end) if ours[s].multiword else end
            s += 1
    return g_first, s_first, g, s


def _beyond(words: Sequence[_Word], number: int, end: int) -> bool:
    """Whether the word lies behind `end`: a multiword token wholly, another word in part."""
    if number >= len(words):
        return True
    word = words[number]
    return word.start >= end if word.multiword else word.end > end


def _common(gold: Sequence[_Word], ours: Sequence[_Word], g_part: range, s_part: range) -> list[tuple[int, int]]:
    """Pairs of a longest common subsequence of forms, letter case aside; the earliest where there are several."""
    wanted = [gold[number].word.form.lower() for number in g_part]
    given = [ours[number].word.form.lower() for number in s_part]
    lengths = [[0] * (len(given) + 1) for _ in range(len(wanted) + 1)]
    for g in reversed(range(len(wanted))):
        for s in reversed(range(len(given))):
            longest = max(lengths[g + 1][s], lengths[g][s + 1])
            lengths[g][s] = max(longest, lengths[g + 1][s + 1] + 1) if wanted[g] == given[s] else longest
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(wanted) and s < len(given):
        if wanted[g] == given[s]:
            pairs.append((g_part[g], s_part[s]))
            g += 1
            s += 1
        elif lengths[g][s] == lengths[g + 1][s]:
            g += 1
        else:
            s += 1
    return pairs
