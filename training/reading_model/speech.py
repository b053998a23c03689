"""Who speaks, asked back: novels whose tags name the speaker, with most tags taken off.

`python -m training.reading_model.speech DATA OUT` writes `eltec.npz` and `eltec_dev.npz`. The texts are ELTeC's
(public domain); nobody marked anything. Titles that measure speakers are left out altogether.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import PREPOSITIONS
from fabula.reading.attribution.evidence import law
from fabula.reading.attribution.turns import NEW_CONVERSATION, SCRIPT, Turn, find_cue, find_turns
from training.decoder.talks import novels, title
from training.reading_model.boundaries import Block, part_of, place, plain_text, tei_blocks, word_labels
from training.reading_model.pack import FORMS, TYPES, PackWriter
from training.reading_model.people import NARRATOR, People
from training.reading_model.reading import page_of
from training.reading_model.untag import CLOSING, OPENING, Edits, apply, strip_after

if TYPE_CHECKING:
    from fabula.model.spans import Span
    from fabula.reading.attribution.cues import Cue
    from fabula.reading.attribution.page import Page

PER, PROPER, FIRST_PERSON = TYPES.index("PER"), FORMS.index("proper"), FORMS.index("pronoun")
STRIPPED, PRONOUN, KEPT = 100, 80, 15
NOBODY = -1
"""Entity of a mention, and speaker of a speech, that nothing is known of."""
# The narrator is found easily, and asked for less.
TELLS = 60
DASHES = frozenset({"—", "--"})
WORDS = 70_000
# Words of narration that may go with a tag.
LONGEST = 24
# Words between a tag and other speeches of its paragraph that are taken for the same speaker's.
NEAR = 30
HELD_OUT = 11
# Left out because its paragraphs and scenes are asked for elsewhere.
KEPT_APART = ("wuthering heights",)
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "my", "your", "poor", "dear"})


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of tags taken off, and left as a pronoun; the rest is kept."""

    stripped: float
    pronoun: float


HARSH = Shares(0.55, 0.15)
"""Most go, and whole talks are told without a name: harder than any novel."""
SPARING = Shares(0.2, 0.1)
"""Few go: around each of them the talk stands as its author left it, as around a speech that never had a tag."""


@dataclass(slots=True)
class Speech:
    """Pieces of one turn that stand in one paragraph, as word numbers: opening and closing marks."""

    pieces: list[tuple[int, int]]
    speaker: str
    addressee: str | None = None


@dataclass(slots=True)
class Document:
    """Everything known of a text, by the numbers of its words."""

    words: list[str]
    sentence: list[int]
    boundary: list[int]
    spans: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    quotes: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Names of the entities, for eyes only."""
    known: int = 0
    """Whether all people and places are in `spans`."""

    def add_to(self, writer: PackWriter) -> None:
        """Appends it to a pack."""
        labels = {"sentence": self.sentence, "boundary": self.boundary, "spans_known": [self.known] * len(self.words)}
        writer.add(self.words, labels, spans=self.spans, quotes=self.quotes)


def training_novels(data: Path) -> tuple[list[Path], list[Path]]:
    """Novels to learn from, and every eleventh, held out."""
    free = [path for path in novels(data / "eltec") if not title(path).lower().startswith(KEPT_APART)]
    held = free[5::HELD_OUT]
    return [path for path in free if path not in held], held


def document(
    blocks: list[Block], seed: str, shares: Shares = HARSH, *, whole: bool = False, page: Page | None = None
) -> Document:
    """Takes tags off a novel, and says who speaks.

    Args:
        blocks: the novel.
        seed: of the dice that choose the tags.
        shares: of tags that go.
        whole: what nobody is asked about stands there too: people who are not named, and speeches of whoever.
        page: the novel as the whole program reads it; then it is known whom pronouns and noun phrases mean. Without it
            the novel is read by rules alone, and nobody is known but by name.
    """
    rng = random.Random(seed)
    read = page is not None
    page = page or page_of(plain_text(blocks).encode())
    words = [page.word(token) for token in range(len(page.starts))]
    edits = Edits()
    sentence, boundary, gone = word_labels(page, blocks, place(blocks, page.text), rng)
    edits.gone |= gone
    reader = _Reader(page, words, edits, rng, shares)
    reader.read()
    if whole:
        reader.read_others()
    people = reader.people
    row = apply(words, sentence, boundary, edits)
    found = Document(row.words, row.sentence, row.boundary)
    numbers: dict[str, int] = {}

    def number(person: str) -> int:
        return numbers.setdefault(person, len(numbers))

    for mention in page.mentions:
        person, form = people.named(mention), PROPER
        if person is None:
            person, form = people.telling(mention), FIRST_PERSON
        tokens = page.tokens_in(mention.start, mention.end)
        if (person is None and not (whole and mention.kind == "PER")) or not tokens:
            continue
        new = [row.number[token] for token in tokens if row.number[token] >= 0]
        if person is not None and (len(new) < len(tokens) or any(token in edits.instead for token in tokens)):
            # Its tag went, or a pronoun stands for it: nobody is named there any more.
            if not (whole and new and tokens[0] in edits.instead):
                continue
            person, form = None, FIRST_PERSON
        if person is None:
            if len(new) < len(tokens) and tokens[0] not in edits.instead:
                continue
            replaced = tokens[0] in edits.instead
            form = FORMS.index("pronoun") if replaced else FORMS.index(mention.form)
            person = people.meant(mention) if read and not replaced else None
        found.spans.append((new[0], new[-1] + 1, PER, form, number(person) if person is not None else NOBODY))
    for opening, closing, speaker, addressee, weight in reader.rows:
        first, last = row.number[opening], row.number[closing]
        if first >= 0 and last >= first:
            who, to = (NOBODY if person is None else number(person) for person in (speaker, addressee))
            found.quotes.append((first, last, who, to, weight))
    found.names = [people.name(person) for person in numbers]
    return found


class _Reader:
    """Goes through the turns of a page."""

    def __init__(self, page: Page, words: list[str], edits: Edits, rng: random.Random, shares: Shares) -> None:
        self.page, self.words, self.edits, self.rng, self.shares = page, words, edits, rng, shares
        self.rows: list[tuple[int, int, str | None, str | None, int]] = []
        self.turns = find_turns(page)
        self.people = People(page, self.turns)
        self.certain = [self._certain(turn) for turn in self.turns]

    def read(self) -> None:
        for number, turn in enumerate(self.turns):
            person = self.certain[number]
            if person is not None and turn.quotations[0].style != SCRIPT:
                self._turn(number, turn, person)

    def read_others(self) -> None:
        """Adds the speeches of which no row says who speaks, one for each paragraph of a turn, and asks nothing."""
        taken = {word for opening, closing, *_ in self.rows for word in (opening, closing)}
        for turn in self.turns:
            by_paragraph: dict[int, list[tuple[int, int]]] = {}
            for quotation in turn.quotations:
                for piece in quotation.pieces:
                    if (marks := self._marks(piece)) is not None:
                        by_paragraph.setdefault(self.page.paragraph_at(piece.start), []).append(marks)
            for marks in by_paragraph.values():
                if not taken.intersection(word for pair in marks for word in pair):
                    self.rows.append((marks[0][0], marks[-1][1], None, None, 0))

    def _certain(self, turn: Turn) -> str | None:
        """Whom the tag of a turn names by name, or the narrator ("said I")."""
        certain = law(self.page, turn)
        if certain is None or turn.cue is None:
            return None
        person = self._subject(turn.cue)
        if person is None or not self.people.is_one(person):
            return None
        return person if person.partition(":")[0] in {certain[0], NARRATOR} else None

    def _subject(self, cue: Cue) -> str | None:
        if cue.subject is None:
            return None
        return self.people.named(cue.subject) or self.people.telling(cue.subject)

    def _turn(self, number: int, turn: Turn, person: str) -> None:
        page = self.page
        cues = [cue for quotation in turn.quotations if (cue := find_cue(page, quotation)) is not None and cue.strong]
        own = [cue for cue in cues if self._subject(cue) == person]
        pieces = [piece for quotation in turn.quotations for piece in quotation.pieces]
        by_paragraph: dict[int, list[Span]] = {}
        for piece in pieces:
            by_paragraph.setdefault(page.paragraph_at(piece.start), []).append(piece)
        addressee = self._addressee(number, turn, person)
        chance = self.rng.random()
        for place_, (paragraph, parts) in enumerate(sorted(by_paragraph.items())):
            marks = [marks for part in parts if (marks := self._marks(part)) is not None]
            if len(marks) != len(parts) or self._leaks(marks, own):
                continue
            joined: set[int] = set()
            weight = KEPT
            if chance < self.shares.stripped:
                weight = STRIPPED
                here = [cue for cue in own if place_ == 0 or page.paragraph_at(cue.span.start) == paragraph]
                for cue in here:
                    if page.paragraph_at(cue.span.start) != paragraph or not self._strip(cue, marks, joined):
                        weight = PRONOUN if self._replace(cue, person) and weight != KEPT else KEPT
            elif chance < self.shares.stripped + self.shares.pronoun:
                done = [self._replace(cue, person) for cue in own if page.paragraph_at(cue.span.start) == paragraph]
                weight = PRONOUN if done and all(done) else KEPT
            self._write(turn, marks, joined, person, addressee, weight, own if place_ == 0 else None)

    def _marks(self, piece: Span) -> tuple[int, int] | None:
        """Words of a piece's marks; the opening one twice where it isn't closed."""
        tokens = self.page.tokens_in(piece.start, piece.end)
        if not tokens or self.page.starts[tokens[0]] != piece.start or self.words[tokens[0]] not in OPENING | DASHES:
            return None
        if len(tokens) < 2:
            return None
        closed = self.words[tokens[-1]] in CLOSING
        return tokens[0], tokens[-1] if closed else tokens[0]

    def _leaks(self, marks: list[tuple[int, int]], cues: list[Cue]) -> bool:
        """Whether a tag stands after a mark that is never closed: then the speech isn't where it seems to be."""
        return any(
            opening == closing and self.words[opening] not in DASHES and self.page.token(cue.span.start) > opening
            for opening, closing in marks
            for cue in cues
            if self.page.paragraph_at(cue.span.start) == self.page.paragraph_at(self.page.starts[opening])
        )

    def _write(
        self,
        turn: Turn,
        marks: list[tuple[int, int]],
        joined: set[int],
        person: str,
        addressee: str | None,
        weight: int,
        cues: list[Cue] | None,
    ) -> None:
        """One row for each quotation of a paragraph; those that were joined are one.

        With `cues`, only speeches near one: far from it in the paragraph somebody else may speak.
        """
        quotation = [
            next(k for k, one in enumerate(turn.quotations) if one.start <= self.page.starts[opening] < one.end)
            for opening, _ in marks
        ]
        at = 0
        while at < len(marks):
            last = at
            while last + 1 < len(marks) and (
                last in joined
                or (quotation[last + 1] == quotation[last] and marks[last + 1][0] - marks[last][1] <= LONGEST)
            ):
                last += 1
            opening, closing = marks[at][0], marks[last][1]
            if cues is None or any(opening - NEAR <= self.page.token(cue.span.start) <= closing + NEAR for cue in cues):
                mild = min(weight, TELLS) if person == self.people.narrator else weight
                self.rows.append((opening, closing, person, addressee, mild))
            at = last + 1

    # ---- tags

    def _strip(self, cue: Cue, marks: list[tuple[int, int]], joined: set[int]) -> bool:
        """Takes off the narration of which the tag is part, up to the end of its sentence."""
        page, words = self.page, self.words
        first = page.token(cue.span.start)
        last = page.token(cue.span.end)
        before = [k for k, (_, closing) in enumerate(marks) if closing < first]
        after = [k for k, (opening, _) in enumerate(marks) if opening >= last]
        paragraph = page.paragraphs[page.paragraph_at(cue.span.start)]
        begin = page.tokens_in(paragraph.start, paragraph.end).start
        stop = page.tokens_in(paragraph.start, paragraph.end).stop
        if before and marks[before[-1]][0] != marks[before[-1]][1] and self._follows(marks[before[-1]][1], first):
            close = marks[before[-1]][1]
            limit = min(stop, page.token(page.next_piece(page.starts[close] + 1)))
            end = self._sentence_end(last, limit)
            if end - close - 1 > LONGEST:
                return False
            following = None
            if end == limit and after and marks[after[0]][0] == limit:
                following = limit
            if strip_after(words, close, end, following, self.edits):
                joined.add(before[-1])
            return True
        if after:
            opening = marks[after[0]][0]
            start = max(begin, page.token(page.previous_piece_end(page.starts[opening])))
            while start < first and self._sentence_cut(start, first):
                start = self._sentence_cut(start, first)
            if opening - start > LONGEST or any(words[token] in {".", "!", "?"} for token in range(last, opening - 1)):
                return False
            if start > begin and words[start - 1] not in CLOSING | {".", "!", "?"}:
                return False
            self.edits.drop(start, opening)
            return True
        return False

    def _follows(self, close: int, first: int) -> bool:
        """Whether no sentence ends between a speech and its tag."""
        return not any(self.words[token] in {".", "!", "?"} for token in range(close + 1, first))

    def _sentence_end(self, at: int, limit: int) -> int:
        """Number after the stop that ends the sentence at word `at`, or `limit`."""
        for token in range(at, limit):
            if self.words[token] in {".", "!", "?"}:
                return token + 1
        return limit

    def _sentence_cut(self, start: int, first: int) -> int:
        """Number after the first stop in words `start` to `first`, or 0."""
        for token in range(start, first):
            if self.words[token] in {".", "!", "?"} and token + 1 <= first:
                return token + 1
        return 0

    def _replace(self, cue: Cue, person: str) -> bool:
        """Puts a pronoun for the name in the tag."""
        pronoun = self.people.pronouns(person)
        subject = cue.subject
        if pronoun not in {"she", "he"} or subject is None or subject.form != "proper":
            return False
        tokens = self.page.tokens_in(subject.start, subject.end)
        low = [self.words[token].lower() for token in range(max(tokens.start - 3, 0), tokens.start)]
        if not tokens or (_DETERMINERS | PREPOSITIONS).intersection(low[-1:]) or "the" in low[-2:]:
            return False
        if tokens.stop < len(self.words) and self.words[tokens.stop] in {"'s", "’s", "and", "'", "’"}:
            return False
        starts = self.page.at_sentence_start(tokens[0])
        self.edits.instead[tokens[0]] = pronoun.capitalize() if starts else pronoun
        self.edits.drop(tokens.start + 1, tokens.stop)
        return True

    # ---- addressees

    def _addressee(self, number: int, turn: Turn, person: str) -> str | None:
        """The person the tag turns to, one who is called and speaks nearby, or the other of two who take turns."""
        page = self.page
        if turn.cue is not None and turn.cue.to is not None:
            told = self.people.named(turn.cue.to)
            reference = page.references.get(turn.cue.to.id)
            if told is not None and told != person and reference is not None and reference.confidence >= 0.5:
                return told
            return None
        named = {self.people.named(address.mention) for address in turn.addresses if address.mention is not None}
        called = {one for one in named if one is not None}
        before = self._neighbour(number, -1)
        after = self._neighbour(number, 1)
        if called:
            if len(called) == 1 and person not in called and called & {before, after}:
                return next(iter(called))
            return None
        if before is not None and before == after and before != person:
            return before
        return None

    def _neighbour(self, number: int, direction: int) -> str | None:
        """The certain speaker of the turn next to one."""
        at = number + direction
        edge = number if direction < 0 else at
        if not 0 <= at < len(self.turns) or self.turns[edge].gap > 2 or self.turns[edge].gap == NEW_CONVERSATION:
            return None
        return self.certain[at]


def describe(name: str, documents: list[Document]) -> str:
    """Counts of a pack."""
    quotes = Counter(row[4] for doc in documents for row in doc.quotes)
    told = sum(row[3] >= 0 for doc in documents for row in doc.quotes)
    breaks = Counter(label for doc in documents for label in doc.boundary)
    return (
        f"{name}: {len(documents)} texts, {sum(len(doc.words) for doc in documents)} words, "
        f"{sum(len(doc.spans) for doc in documents)} spans, quotes by weight {dict(sorted(quotes.items()))}, "
        f"{told} with an addressee, boundaries {dict(sorted(breaks.items()))}"
    )


def write(name: str, documents: list[Document], out: Path) -> None:
    """Writes a pack and says what it holds."""
    writer = PackWriter()
    for doc in documents:
        doc.add_to(writer)
    path = out / f"{name}.npz"
    writer.pack().save(path.with_suffix(".part.npz"))
    path.with_suffix(".part.npz").replace(path)
    print(describe(name, documents), flush=True)


def build(data: Path, out: Path) -> None:
    """Writes `eltec` and `eltec_dev`: the first part of each novel."""
    _build(data, out, "eltec", "", HARSH)


def build_sparing(data: Path, out: Path) -> None:
    """Writes `eltec_sparing` and `eltec_sparing_dev`: the same parts of the same novels, with few tags taken off."""
    _build(data, out, "eltec_sparing", " sparing", SPARING)


def _build(data: Path, out: Path, name: str, seed: str, shares: Shares) -> None:
    """Writes the packs of the novels learned from and of those held out; `seed` is added to each one's own."""
    for part, paths in zip(("", "_dev"), training_novels(data), strict=True):
        documents = [document(part_of(tei_blocks(path), WORDS), path.stem + seed, shares) for path in paths]
        write(name + part, documents, out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
