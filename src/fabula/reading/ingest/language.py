"""Is it English? Asked once, of a sample, to refuse politely what fabula could only misread."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from fabula.errors import LanguageError
from fabula.lexicon.en.commonest import COMMONEST_WORDS
from fabula.lexicon.en.languages import LANGUAGE_NAMES, SCRIPT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.text import Block

ENGLISH = "en"
MIN_LETTERS = 400  # below, the detector guesses …
MIN_WORDS = 30  # different ones; a file of one word is no language
SHORT_LETTERS = 100  # … unless it is as sure as it is of a few plain sentences
SHORT_WORDS = 15
SURE_PER_LETTER = 1.0  # nats; of a few lines of French two, of a list of names a quarter
MIN_SCRIPT = 40  # letters, of which most are of no alphabet that English uses
FEWEST_WORDS = 4  # in a long sample; prose has hundreds, fifty million times the same letter has one
SAMPLE = 6_000  # characters, from each of three places
# In English prose 35 to 50 of 100 words are among the commonest; in other languages that share some of the words
# ("in", "was", "me") at most 15.
FOREIGN_SHARE = 0.15
SURE = 10.0  # nats by which another language must be likelier at all

_WORD = re.compile(r"[^\W\d_]+")


def settle_language(text: str, blocks: Iterable[Block], asked: str | None, name: str) -> str:
    """The language to read in, "en".

    Raises:
        LanguageError: the text is clearly in another, or another was asked for.
    """
    if asked is not None:
        if re.split(r"[-_]", asked.strip().lower())[0] not in {"en", "eng", "english"}:
            raise LanguageError(f"fabula reads English only, not {asked!r}", way_out="--language en")
        return ENGLISH
    sample = _sample(text, blocks)
    words = [match.group().lower() for match in _WORD.finditer(sample)]
    if len(sample) >= SAMPLE and len(set(words)) < FEWEST_WORDS:
        raise LanguageError(f"{name} holds no words of a story", way_out="--language en reads it all the same")
    script = _script(sample)
    if script:
        raise _refusal(name, f"is written in {script}")
    letters = sum(map(len, words))
    plain = {match.group() for match in _WORD.finditer(sample) if match.group()[0].islower()}
    if letters < SHORT_LETTERS or len(plain) < SHORT_WORDS:  # a list of names is of no language
        return ENGLISH
    share = sum(word in COMMONEST_WORDS for word in words) / len(words)
    if share >= FOREIGN_SHARE:  # in English prose more than twice as many
        return ENGLISH
    detected, margin = _detect(sample)
    short = letters < MIN_LETTERS or len(set(words)) < MIN_WORDS
    if detected != ENGLISH and margin >= (SURE_PER_LETTER * letters if short else SURE):
        raise _refusal(name, f"seems to be in {LANGUAGE_NAMES.get(detected, f'another language ({detected})')}")
    return ENGLISH


def _refusal(name: str, found: str) -> LanguageError:
    return LanguageError(
        f"{name} {found}, and fabula reads English only", way_out="--language en reads it all the same"
    )


def _script(sample: str) -> str:
    """What the letters are called when most are of no alphabet that English uses; "" else."""
    letters = [letter for letter in sample[:SAMPLE] if letter.isalpha()]
    foreign = [letter for letter in letters if letter > "\u024f"]
    if len(foreign) < MIN_SCRIPT or 2 * len(foreign) <= len(letters):
        return ""
    counts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in foreign)
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * len(foreign):
        return SCRIPT_NAMES["HIRAGANA"]
    named = SCRIPT_NAMES.get(counts.most_common(1)[0][0])
    return "" if counts.most_common(1)[0][0] == "LATIN" else named or "letters that English does not use"


def _sample(text: str, blocks: Iterable[Block]) -> str:
    """Three stretches of the story itself; a licence in English says nothing of it."""
    body = [(block.start, block.end) for block in blocks if block.role == "body"]
    if not body:
        return text[:SAMPLE]
    return "\n".join(_stretches(text, body))


def _stretches(text: str, body: list[tuple[int, int]]) -> Iterator[str]:
    for at in sorted({0, len(body) // 3, 2 * len(body) // 3}):
        left = SAMPLE
        for start, end in body[at : at + 400]:
            yield text[start : min(end, start + left)]
            left -= end - start
            if left <= 0:
                break
    start, end = body[0]
    if len(body) == 1 and end - start > 3 * SAMPLE:  # the whole story in one line
        middle = (start + end) // 2
        yield text[middle : middle + SAMPLE]


def _detect(sample: str) -> tuple[str, float]:
    """The likeliest language, and how much likelier than English it is, in nats."""
    from py3langid import rank  # 0.3 s to load

    scores = {str(language): float(score) for language, score in rank(sample)}
    best = max(scores, key=lambda language: scores[language])
    return best, scores[best] - scores[ENGLISH]
