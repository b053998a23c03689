"""Each mention where it stands: sentence, paragraph, chapter, inside speech or not, and its part in the clause."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from fabula.lexicon.en.agency import AUXILIARIES
from fabula.lexicon.en.phrases import ADDRESS_BEFORE
from fabula.lexicon.en.pronouns import PRONOUNS
from fabula.lexicon.en.speech import SPEECH_TAG_FORMS
from fabula.model.spans import Span
from fabula.reading.characters.roles import OBJECT, OTHER, SUBJECT, parts_of, role_of
from fabula.textual.affinities import Affinities
from fabula.textual.compounds import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from fabula.model.encoding import Encoding
    from fabula.model.people import Mention, Mentions
    from fabula.model.speech import Quotations
    from fabula.model.syntax import Syntax
    from fabula.model.text import Edition, Segmentation, Words
    from fabula.reading.characters.roles import Part

REACH = 40
"""Mentions that are looked back on for an antecedent."""
# Marks that may stand between a quotation and its tag.
_BESIDE = " \n\t,.;:!?\"'“”‘’«»—–-_*"
_CLOSES = frozenset([",", ".", ";", ":", "!", "?", "--", "—", ")", "who"])
# How far before a quotation its tag may end, and what ends a sentence on the way.
_LEAD = 40
_ENDS = frozenset(".!?;")


class Place:
    """Where one mention stands."""

    __slots__ = (
        "after",
        "before",
        "chapter",
        "clause",
        "mention",
        "number",
        "paragraph",
        "reflexive",
        "role",
        "said",
        "scene",
        "sentence",
        "speech",
        "spoken",
        "tags",
    )

    def __init__(self, mention: Mention, number: int) -> None:
        self.mention = mention
        self.number = number
        self.sentence = -1
        self.paragraph = -1
        self.chapter = 0
        self.scene = 0  # explicit breaks before it
        self.spoken = False
        self.speech = -1  # number of the quotation it stands in
        self.said = -1  # number of the quotation beside which it says who speaks
        self.role = OTHER
        self.clause = -1  # number of the word that its clause hangs from
        self.reflexive = False
        self.tags = False  # subject of a verb of saying beside a quotation: it speaks
        self.before = ""
        self.after = ""


class Context:
    """All mentions with their places, and the counts of words that finding the narrator needs."""

    def __init__(
        self,
        edition: Edition,
        words: Words,
        encoding: Encoding,
        segmentation: Segmentation,
        syntax: Syntax,
        quotations: Quotations,
        mentions: Mentions,
    ) -> None:
        self.text = edition.text
        self.segmentation = segmentation
        self.quotations = quotations
        # Places and things are nobody; their names are kept, since one name may be a person's and a place's.
        self.mentions = tuple(
            mention for mention in mentions.mentions if mention.form == "proper" or mention.kind in {"PER", None}
        )
        self.places = [Place(mention, number) for number, mention in enumerate(self.mentions)]
        self.affinities = Affinities(encoding, words)
        tokens = whole_words(words, self.text).tokens
        self.starts = tokens.starts
        self.ends = tokens.ends
        self._locate(parts_of(self.mentions, words, syntax))

    @cached_property
    def antecedents(self) -> NDArray[np.float32]:
        """What the model holds of each of the `REACH` mentions before one as its antecedent, the nearest first."""
        extents = [mention.extent or Span(mention.start, mention.end) for mention in self.mentions]
        return self.affinities.antecedents(self.affinities.spans_of([(one.start, one.end) for one in extents]), REACH)

    def word(self, number: int) -> str:
        """The word of that number in small letters, or ""."""
        if 0 <= number < len(self.starts):
            return self.text[self.starts[number] : self.ends[number]].lower()
        return ""

    def earlier(self, place: Place, most: int) -> Iterator[Place]:
        """At most so many mentions before one, in its sentence and by the same voice, the nearest first."""
        for number in range(place.number - 1, max(place.number - 1 - most, -1), -1):
            found = self.places[number]
            if found.sentence != place.sentence or found.spoken != place.spoken:
                return
            yield found

    def _locate(self, parts: list[Part | None]) -> None:
        sentences = self.segmentation.sentences
        paragraphs = self.segmentation.paragraphs
        pieces = sorted(
            (piece.start, piece.end, number)
            for number, quotation in enumerate(self.quotations.quotations)
            if quotation.mode != "words" and quotation.parent is None
            for piece in quotation.pieces
        )
        breaks = [pause.start for pause in self.segmentation.breaks]
        sentence = paragraph = piece = -1
        token = 0
        sizes = len(sentences), len(paragraphs), len(pieces), len(self.starts)
        sentence_starts, starts, ends, text = sentences.starts, self.starts, self.ends, self.text
        # Sentences and paragraphs without anybody do not count: rain put between two people parts nobody.
        last_sentence = last_paragraph = -1
        sentences_seen = paragraphs_seen = -1
        for place in self.places:
            start, end = place.mention.start, place.mention.end
            while sentence + 1 < sizes[0] and sentence_starts[sentence + 1] <= start:
                sentence += 1
            while paragraph + 1 < sizes[1] and paragraphs[paragraph + 1].start <= start:
                paragraph += 1
            while piece + 1 < sizes[2] and pieces[piece + 1][0] <= start:
                piece += 1
            while token < sizes[3] and starts[token] < start:
                token += 1
            if sentence != last_sentence:
                last_sentence, sentences_seen = sentence, sentences_seen + 1
            if paragraph != last_paragraph:
                last_paragraph, paragraphs_seen = paragraph, paragraphs_seen + 1
            place.sentence = sentences_seen
            place.paragraph = paragraphs_seen
            place.scene = bisect_left(breaks, start)
            if paragraph >= 0:
                place.chapter = paragraphs[paragraph].chapter
            if piece >= 0 and pieces[piece][1] > start:
                place.spoken = True
                place.speech = pieces[piece][2]
            if token:
                place.before = text[starts[token - 1] : ends[token - 1]].lower()
            last = token
            while last < sizes[3] and starts[last] < end:
                last += 1
            if last < sizes[3]:
                place.after = text[starts[last] : ends[last]].lower()
            if not place.spoken:
                place.tags, place.said = self._tags(place, token, last, pieces, piece)
            word = text[start:end].lower() if place.mention.form == "pronoun" else ""
            part = parts[place.number]
            place.role = SUBJECT if place.tags else role_of(word, place.before, place.after, part)
            place.clause = part.clause if part is not None else -1
            place.reflexive = word in PRONOUNS and PRONOUNS[word].role == "reflexive"

    def _tags(
        self, place: Place, token: int, last: int, pieces: list[tuple[int, int, int]], piece: int
    ) -> tuple[bool, int]:
        """Whether "said Emma" or "Emma said" stands beside a quotation, and the number of that, or -1 in doubt.

        `piece` is the last one begun before.
        """
        inverted = place.before in SPEECH_TAG_FORMS and (place.mention.form != "pronoun" or self._acts(place))
        if not inverted and place.after not in SPEECH_TAG_FORMS:
            return False, -1
        between = self.text[pieces[piece][1] : self.starts[token - inverted]] if piece >= 0 else ""
        if piece >= 0 and not between.strip(_BESIDE):
            # In a paragraph of its own it leads up to the next speech.
            return True, -1 if "\n\n" in between else pieces[piece][2]
        follows, _, number = pieces[piece + 1] if piece + 1 < len(pieces) else (len(self.text), 0, -1)
        end = place.mention.end if inverted or last >= len(self.ends) else self.ends[last]
        leads = follows - end < _LEAD and not inverted and not set(self.text[end:follows]) & _ENDS
        return leads, number if leads else -1

    def _acts(self, place: Place) -> bool:
        """Whether a pronoun can only be a subject: "said she"."""
        word = self.text[place.mention.start : place.mention.end].lower()
        return word in PRONOUNS and PRONOUNS[word].role == "subject" and word not in {"you", "it"}

    def ending(self, position: int) -> Place | None:
        """The name that ends at `position`, but for a stop."""
        last = bisect_left(self.places, position, key=lambda place: place.mention.start) - 1
        for number in range(last, max(last - 3, -1), -1):
            place = self.places[number]
            if place.mention.form == "proper" and not self.text[place.mention.end : position].strip(" .,*_"):
                return place
        return None

    def narrated_words(self) -> int:
        """How many words stand outside speech, roughly."""
        inside = sum(len(piece) for quotation in self.quotations.quotations for piece in quotation.pieces)
        return max(1, int(len(self.starts) * (1 - min(0.99, inside / max(1, len(self.text))))))


# What follows a name that is called out.
_AFTER_CALL = frozenset([",", "!", "?", ".", ";", '"', "”", "’", "'", "--", "—"])


def is_called(place: Place) -> bool:
    """Whether somebody is called by a name: "Miss Gray, …", "Come here, Ned!"."""
    return place.spoken and place.before in ADDRESS_BEFORE and place.after in _AFTER_CALL


# "a tailor named Gray", "the boy called Ned", "her sister, Lucy": what may stand between a noun phrase and a name.
_NAMED = frozenset(["", ",", "named", "called", ", named", ", called", "by name", "by the name of", "of the name of"])


def beside(text: str, place: Place, name: Place) -> bool:
    """Whether `name` is what the noun phrase at `place` is called: "the widow Gray", "the other sister, Lucy,"."""
    if name.mention.start - place.mention.end > 20:
        return False
    gap = text[place.mention.end : name.mention.start].strip()
    if gap not in _NAMED:
        return False
    if gap == ",":
        return name.after in _CLOSES or place.tags or name.tags
    return bool(gap) or name.after not in AUXILIARIES


def same_clause(text: str, earlier: Place, place: Place) -> bool:
    """Whether an object stands in the clause of an earlier subject, and so means another: "Emma saw her"."""
    if place.role != OBJECT or earlier.role != SUBJECT or earlier.sentence != place.sentence:
        return False
    between = text[earlier.mention.end : place.mention.start]
    return len(between) < 60 and "," not in between and ";" not in between
