"""The distinct forms of names in a work, with what the text says of each: how often, where first, he or she."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.lexicon.en.titles import TITLES
from fabula.textual.names import PersonName, parse_name

if TYPE_CHECKING:
    from fabula.reading.characters.context import Context, Place

# A pronoun so near (in code points) after a name, with nobody named between, most likely means that name.
_NEAR = 120
_GENITIVE = frozenset(["'s", "’s", "'", "’", "s"])


class Form:
    """One way in which somebody is named, over the whole work."""

    __slots__ = ("first", "name", "places", "plural", "said", "spellings", "votes")

    def __init__(self, name: PersonName, first: Place) -> None:
        self.name = name
        self.first = first
        self.places: list[Place] = []
        self.spellings: Counter[str] = Counter()
        self.votes: Counter[str] = Counter()
        self.plural = False
        self.said = 0

    @property
    def count(self) -> int:
        """How often it stands in the text."""
        return len(self.places)

    @property
    def text(self) -> str:
        """Its commonest spelling."""
        return max(self.spellings.items(), key=lambda item: (item[1], item[0]))[0]

    def leaning(self) -> str | None:
        """The pronoun set that follows it, when the text is clear about it."""
        return leaning(self.votes)


def leaning(votes: Counter[str]) -> str | None:
    """The set with at least seven tenths of three votes, or all of one or two.

    >>> leaning(Counter(he=9, she=1)), leaning(Counter(he=2, she=1))
    ('he', None)
    """
    he, she = votes["he"], votes["she"]
    total = he + she
    if not total:
        return None
    best = "he" if he > she else "she"
    share = max(he, she) / total
    return best if (share >= 0.7 and total >= 3) or share == 1 else None


class Forms:
    """All forms of names for people, and what single words of them are (first name or surname)."""

    def __init__(self, context: Context) -> None:
        self.of: dict[PersonName, Form] = {}
        self.at: dict[int, Form] = {}  # mention number → form
        self.together: Counter[frozenset[PersonName]] = Counter()  # forms named in one sentence of narration
        parsed: dict[str, PersonName] = {}
        text = context.text
        for place in context.places:
            mention = place.mention
            if mention.form != "proper" or mention.kind != "PER":
                continue
            words = " ".join(text[mention.start : mention.end].split())
            name = parsed.get(words)
            if name is None:
                name = parsed[words] = _parsed(words, plural=mention.number == "plural")
            form = self.of.get(name)
            if form is None:
                form = self.of[name] = Form(name, place)
            form.places.append(place)
            form.spellings[words] += 1
            form.plural = form.plural or mention.number == "plural"
            form.said += place.spoken
            self.at[place.number] = form
        self._vote(context)
        self._meet(context)
        self.surnames, self.givens = self._single_words()

    def _vote(self, context: Context) -> None:
        """A pronoun soon after a name, with no other person between, is a vote for the name's pronoun set."""
        last: Form | None = None
        last_end = -1
        last_paragraph = -1
        for place in context.places:
            mention = place.mention
            if place.spoken:
                continue
            if place.number in self.at:
                form = self.at[place.number]
                if last is not None and mention.start - last_end < 40 and last is not form:
                    # Two people in a row: a pronoun after them could be either.
                    last = None
                else:
                    last = None if form.plural else form
                last_end, last_paragraph = mention.end, place.paragraph
            elif mention.form == "nominal" and mention.number == "singular":
                if mention.owner is None or mention.pronouns is not None:
                    last = None
            elif mention.pronouns in {"he", "she"} and mention.person == 3 and mention.form == "pronoun":
                if last is not None and place.paragraph == last_paragraph and mention.start - last_end <= _NEAR:
                    last.votes[mention.pronouns] += 1
                last = None

    def _meet(self, context: Context) -> None:
        """Two forms in one sentence are seldom one person."""
        sentence = -1
        here: list[PersonName] = []
        for place in context.places:
            if place.number not in self.at:
                continue
            if place.sentence != sentence:
                self._count(here)
                sentence, here = place.sentence, []
            if len(here) < 8:
                here.append(self.at[place.number].name)
        self._count(here)

    def _count(self, names: list[PersonName]) -> None:
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
                givens[name.given[0]] += form.count
            elif name.words and name.titles:
                kind = TITLES[name.titles[-1]].kind
                if kind == "kin" or name.titles[-1] in {"sir", "master", "don", "dona"}:
                    givens[name.words[0]] += form.count
                elif name.titles[-1] not in {"lady", "lord", "miss"} and kind not in {"royal", "noble"}:
                    surnames[name.words[0]] += form.count
        return surnames, givens

    def is_given(self, word: str) -> bool:
        """Whether a single word is rather a first name."""
        return self.givens[word] >= self.surnames[word]


def _parsed(words: str, *, plural: bool) -> PersonName:
    name = parse_name(words)
    if plural and not name.plural:
        name = name._replace(plural=True)
    # "the Rabbit" and "Rabbit" are one form; "old Mr. Gray" is "Mr. Gray".
    return name._replace(article=False, epithets=())


def by_surname(forms: Forms) -> dict[str, list[Form]]:
    """Forms by their surname, in order of their first place."""
    found: dict[str, list[Form]] = defaultdict(list)
    for form in forms.of.values():
        if form.name.surname:
            found[form.name.surname].append(form)
    return found
