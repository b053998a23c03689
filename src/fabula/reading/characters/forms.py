"""The distinct forms of names in a work, with what the text says of each: how often, where first, he or she."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from fabula.lexicon.en.names import ABSTRACT_ENDINGS, FIRST_NAMES
from fabula.lexicon.en.phrases import EITHER_TITLES
from fabula.lexicon.en.pronouns import OF_ONE
from fabula.lexicon.en.titles import TITLES
from fabula.model.spans import Spans
from fabula.reading.characters.context import beside, is_called, same_clause
from fabula.reading.characters.roles import SUBJECT
from fabula.textual.names import PersonName, parse_name, titles_agree, usual_pronouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.reading.characters.context import Context, Place

# A pronoun so near (in code points) after a name, with nobody named between, most likely means that name.
_NEAR = 100
_VOTING = OF_ONE | {"they"}
# Log-likelihood from which votes decide.
CLEAR = 0.8
# The same where all votes agree.
SOLE = 0.5
# Words up to which a work is short: too few for counts to tell who is who.
SHORT = 15_000
_COORDINATORS = frozenset(["and", "or", ",", "&", "nor", ", and", "with", "to", "than"])


class Form:
    """One way in which somebody is named, over the whole work."""

    __slots__ = ("articles", "elder", "first", "hint", "name", "places", "plural", "said", "spellings", "sure", "votes")

    def __init__(self, name: PersonName, first: Place) -> None:
        self.name = name
        self.first = first
        self.places: list[Place] = []
        self.spellings: Counter[str] = Counter()
        self.votes: Counter[str] = Counter()
        self.hint = _usual(name)  # he or she, by a first name
        self.plural = False
        self.sure = False  # whether the text, and not only its capital, says that it is a person
        self.said = 0
        self.articles = 0
        self.elder = 0  # "old Mr. Gray": there is a younger one

    @property
    def count(self) -> int:
        """How often it stands in the text."""
        return len(self.places)


def leaning(votes: Counter[str], base: float = 0.5, clear: float = CLEAR) -> str | None:
    """The set that these votes speak for, in a work where `base` of such pronouns are "she".

    A vote is half the name's own pronoun and half whoever the work is about: thirty of "she" beside twenty of "he"
    speak for a man where four pronouns in five are "she".

    >>> leaning(Counter(he=9, she=1)), leaning(Counter(he=2, she=2)), leaning(Counter(he=20, she=30), 0.8)
    ('he', None, 'he')
    """
    he, she = votes["he"], votes["she"]
    if not he and not she:
        return None
    base = min(0.85, max(0.15, base))
    own, other = 0.5 + 0.5 * base, 0.5 * base
    for_she = she * log(own / other) + he * log((1 - own) / (1 - other))
    if abs(for_she) < clear:
        return None
    return "she" if for_she > 0 else "he"


def _usual(name: PersonName) -> str | None:
    """What a first name says; of a single word it isn't known whether it is one, and a title says it better."""
    if name.pronouns or not name.words or (name.titles and not name.given):
        return None
    return usual_pronouns(name.given[0] if name.given else name.words[0])


def _named(context: Context) -> Iterator[tuple[Place, str, PersonName | None]]:
    """Names of people with their words and what these say, and the noun phrases between them (None).

    Every word of a heading may have a capital, so a name that stands nowhere else is none.
    """
    parsed: dict[str, PersonName] = {}
    opening = _opening_end(context)
    headings = Spans.of([(one.start, one.end) for one in context.segmentation.paragraphs if one.kind == "heading"])
    found: list[tuple[Place, str, PersonName | None]] = []
    above: set[int] = set()
    for place in context.places:
        mention = place.mention
        if mention.form == "nominal" and mention.number == "singular":
            found.append((place, "", None))
        if mention.form != "proper" or mention.kind != "PER" or mention.start < opening:
            continue
        words = " ".join(context.text[mention.start : mention.end].split())
        name = parsed.get(words)
        if name is None:
            name = parsed[words] = _parsed(words, plural=mention.number == "plural")
        heading = headings.at(mention.start)
        if heading >= 0 and mention.start < headings.ends[heading]:
            above.add(place.number)
        found.append((place, words, name))
    told = {name for place, _, name in found if place.number not in above}
    yield from (row for row in found if row[2] in told)


class Forms:
    """All forms of names for people, and what single words of them are (first name or surname)."""

    def __init__(self, context: Context) -> None:
        self.of: dict[PersonName, Form] = {}
        self.at: dict[int, Form] = {}  # mention number → form
        she = sum(place.mention.pronouns == "she" for place in context.places if not place.spoken)
        he = sum(place.mention.pronouns == "he" for place in context.places if not place.spoken)
        self.base = (she + 1) / (she + he + 2)  # share of "she" in the narration
        self.together: Counter[frozenset[PersonName]] = Counter()  # forms named in one sentence by one voice
        self.coordinated: Counter[frozenset[PersonName]] = Counter()  # "Jane and Elizabeth"
        self.short = len(context.starts) < SHORT
        self.parted: set[frozenset[PersonName]] = set()  # two people by the user's word
        self._collect(context)
        self._vote(context)
        self._meet(context)
        self._call()
        self.surnames, self.givens = self._single_words()
        for name, form in self.of.items():
            if len(name.words) == 1 and not self.is_given(name.words[0]):
                form.hint = None  # beside an Ada Merrick, Merrick is no Christian name
        self.given_votes: dict[str, Counter[str]] = {}
        for form in self.of.values():
            words = form.name.words
            if words and not form.plural and (form.name.surname or self.is_given(words[0])):
                self.given_votes.setdefault(form.name.words[0], Counter()).update(form.votes)

    def _collect(self, context: Context) -> None:
        text = context.text
        phrase: Place | None = None
        for place, words, name in _named(context):
            if name is None:
                phrase = place
                continue
            mention = place.mention
            form = self.of.get(name)
            if form is None:
                form = self.of[name] = Form(name, place)
            form.places.append(place)
            spelling = words
            if words[:4] in {"the ", "The ", "THE "}:
                form.articles += 1
                spelling = "the " + words[4:]
            form.spellings[spelling] += 1
            form.plural = form.plural or mention.number == "plural"
            form.sure = form.sure or mention.confidence > 0.8 or place.tags
            form.sure = form.sure or (phrase is not None and beside(text, phrase, place))
            form.said += place.spoken
            form.elder += place.before in {"old", "elder"}
            self.at[place.number] = form

    def _vote(self, context: Context) -> None:
        """A pronoun soon after a name, with nobody between, is a vote for the name's pronoun set.

        A name that is the subject of its clause counts double; so does one whose pronoun stands in its sentence.
        """
        last: Form | None = None
        last_place: Place | None = None
        for place in context.places:
            mention = place.mention
            if place.spoken:
                continue
            if place.number in self.at:
                form = self.at[place.number]
                near = last_place is not None and mention.start - last_place.mention.end < 40
                crowd = near and last_place is not None and _differ(self.at[last_place.number].name, form.name)
                # Two people in a row: a pronoun after them could be either's.
                last = None if crowd or form.plural else form
                last_place = place
            elif mention.form == "nominal":
                if mention.owner is None and mention.number == "singular":
                    last = None
            elif mention.pronouns in _VOTING and mention.form == "pronoun":
                if (
                    last is not None
                    and last_place is not None
                    and not same_clause(context.text, last_place, place)
                    and place.sentence - last_place.sentence <= 1
                    and place.paragraph == last_place.paragraph
                    and mention.start - last_place.mention.end <= _NEAR
                ):
                    weight = (1 + (last_place.role == SUBJECT)) * (1 + (place.sentence == last_place.sentence)) / 4
                    last.votes[mention.pronouns or ""] += weight  # type: ignore[assignment]  # halves and quarters
                # "They" may be others; what follows may still be the name's.
                last = None if mention.pronouns != "they" else last

    def _meet(self, context: Context) -> None:
        """Two forms in one sentence of one voice are seldom one person; two in one coordination never."""
        key: tuple[int, int] = (-1, -1)
        here: list[PersonName] = []
        last: Place | None = None
        text = context.text
        for place in context.places:
            if place.number not in self.at:
                continue
            now = (place.sentence, place.speech)
            if now != key:
                self._count(here)
                key, here = now, []
                last = None
            form = self.at[place.number]
            if len(here) < 8:
                here.append(form.name)
            if last is not None and place.mention.start - last.mention.end < 8:
                between = text[last.mention.end : place.mention.start].strip().lower()
                if between in _COORDINATORS and not _nested(self.at[last.number].name, form.name):
                    pair = frozenset((self.at[last.number].name, form.name))
                    self.coordinated[pair] += 1
            last = place
        self._count(here)

    def _call(self) -> None:
        """Who says a speech, by its tag, calls another in it: “Stand up, Nell,” said Mrs. Gray."""
        called: dict[int, set[PersonName]] = {}
        for form in self.of.values():
            for place in form.places:
                if is_called(place):
                    called.setdefault(place.speech, set()).add(form.name)
        for form in self.of.values():
            for place in form.places:
                for other in called.get(place.said, ()):
                    if not _nested(form.name, other):
                        self.coordinated[frozenset((form.name, other))] += 1

    def _count(self, names: list[PersonName]) -> None:
        if len(names) < 2:
            return
        distinct = sorted(set(names))
        for number, one in enumerate(distinct):
            for other in distinct[number + 1 :]:
                self.together[frozenset((one, other))] += 1

    def _single_words(self) -> tuple[Counter[str], Counter[str]]:
        """How often each word stands as a surname and as a first name where the form tells."""
        surnames: Counter[str] = Counter()
        givens: Counter[str] = Counter()
        for name, form in self.of.items():
            if name.surname:
                surnames[name.surname] += form.count
                if "mrs" not in name.titles or len(name.given) > 1:
                    givens[name.given[0]] += form.count
            elif name.words and name.titles:
                title = name.titles[-1]
                kind = TITLES[title].kind
                if kind == "kin" or title in {"sir", "master", "don", "dona"}:
                    givens[name.words[0]] += form.count
                elif title not in EITHER_TITLES and kind not in {"royal", "noble"}:
                    surnames[name.words[0]] += form.count
        return surnames, givens

    def is_given(self, word: str) -> bool:
        """Whether a single word is rather a first name."""
        return self.givens[word] >= self.surnames[word]

    def given_leaning(self, word: str) -> str | None:
        """He or she, as this work uses this first name, whoever bears it."""
        votes = self.given_votes.get(word)
        return leaning(votes, self.base) if votes else None


def _differ(one: PersonName, other: PersonName) -> bool:
    """Whether two names in a row are hardly one person's: "Ada Quill. Ada …" is one."""
    return not _nested(one, other) or not titles_agree(one.titles, other.titles)


def _nested(one: PersonName, other: PersonName) -> bool:
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _opening_end(context: Context) -> int:
    """End of what stands before the first chapter, when that is a title page rather than a story."""
    paragraphs = context.segmentation.paragraphs
    first = next((paragraph for paragraph in paragraphs if paragraph.chapter > 0), None)
    if first is None or first.start > 0.03 * len(context.text):
        return 0
    return first.start


def is_abstract(form: Form) -> bool:
    """A capital alone makes nobody of a word like "Derision" or "Journalism", unlike "Constance"."""
    name = form.name
    if name.words and name.words[0] in FIRST_NAMES:
        return False
    return len(name.words) == 1 and not name.titles and not form.sure and name.words[0].endswith(ABSTRACT_ENDINGS)


def _parsed(words: str, *, plural: bool) -> PersonName:
    name = parse_name(words)
    if plural and not name.plural:
        name = name._replace(plural=True)
    # "the Rabbit" and "Rabbit" are one form; "old Mr. Gray" is "Mr. Gray".
    return name._replace(article=False, epithets=())
