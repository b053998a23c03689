"""Sequences of capitalised words: names of people, places and other things, with titles and articles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.lexicon.en.agency import ACTING, AUXILIARIES, SPEAKING
from fabula.lexicon.en.kinship import KIN_NAMES
from fabula.lexicon.en.names import (
    FIRST_NAMES,
    MAYBE_PLACE_BEFORE,
    MONTHS,
    NOT_NAMES,
    ORG_HEADS,
    PAPERS,
    PLACE_BEFORE,
    PLACE_HEADS,
    PLACE_OPENERS,
    PLACES,
)
from fabula.lexicon.en.phrases import NAMES_TOO
from fabula.lexicon.en.pronouns import PRONOUNS
from fabula.lexicon.en.titles import EPITHETS, LONE, PARTICLES, TITLES
from fabula.reading.mentions.wordkinds import MAYBE, NAME, NOUN, TITLE

if TYPE_CHECKING:
    from fabula.model.people import EntityKind
    from fabula.reading.mentions.columns import Columns


# They seldom begin the name of a person.
_APART = (PLACES | MONTHS) - NAMES_TOO


_SOCIAL = frozenset(["mr", "mrs", "miss", "ms", "dr"])


class Naming:
    """One capitalised sequence where it stands; token numbers, the end excluded."""

    __slots__ = ("article", "end", "first", "key", "kind", "number", "pronouns", "start", "sure", "titles")

    def __init__(self, start: int, first: int, end: int, titles: tuple[str, ...]) -> None:
        self.start = start  # first token, the title or article included
        self.first = first  # first token of the name proper (equal to `end` for a title alone)
        self.end = end
        self.titles = titles  # canons
        self.article = False
        self.number = "singular"
        self.pronouns: str | None = None
        self.key = ""
        self.kind: EntityKind | None = "PER"
        self.sure = True


def find_namings(columns: Columns, kinds: dict[str, int]) -> list[Naming]:
    """All capitalised sequences that may name something, in order."""
    words, lower, live, initial = columns.words, columns.lower, columns.live, columns.initial
    size = len(words)
    found = []
    capital = {word for word, kind in kinds.items() if kind >= NOUN and word[0].isupper()}
    places = [place for place, word in enumerate(words) if word in capital and live[place]]
    done = -1
    for place in places:
        if place < done:
            continue
        kind = kinds[words[place]]
        if kind == NOUN or (kind == MAYBE and initial[place] and not _looks_named(columns, place, kinds)):
            continue
        naming = _sequence(columns, kinds, place, size)
        if naming is None:
            continue
        done = naming.end
        before = naming.start - 1
        if before > 0 and not naming.titles and words[before][0].isupper() and columns.joined(before):
            small = lower[before]
            if (len(small.rstrip(".")) == 1 and small not in {"i", "a", "o"}) or (
                small in MONTHS and lower[before - 1] in {"the", "a"}
            ):
                # "F. C. Gray", "the March Hare"
                naming.start = naming.first = before
                while (
                    naming.start > 0
                    and len(lower[naming.start - 1].rstrip(".")) == 1
                    and words[naming.start - 1][0].isupper()
                    and lower[naming.start - 1] not in {"i", "a", "o"}
                    and columns.joined(naming.start - 1)
                ):
                    naming.start = naming.first = naming.start - 1
                naming.key = " ".join(words[naming.first : naming.end])
                before = naming.start - 1
        if before >= 0 and lower[before] == "the" and columns.joined(before) and before >= 0 and live[before]:
            naming.article = True
            if not naming.titles or naming.first == naming.end or naming.key.startswith("of "):
                naming.start = before
        found.append(naming)
    return found


def _looks_named(columns: Columns, place: int, kinds: dict[str, int]) -> bool:
    """Whether a word that only ever begins sentences is used as a name here: "Ottilie laughed", "Ottilie's"."""
    if place + 1 >= len(columns.words):
        return False
    following = columns.lower[place + 1]
    return following in ACTING or following in {"'s", "’s"} or kinds.get(columns.words[place + 1], 0) == NAME


def _sequence(columns: Columns, kinds: dict[str, int], place: int, size: int) -> Naming | None:
    words, lower, initial = columns.words, columns.lower, columns.initial
    start = place
    titles: list[str] = []
    plural = False
    # "Mr. and Mrs. Gray", "the Rev. Mr. Gray"
    if lower[place] in {"don", "won", "can"} and place + 1 < size and lower[place + 1] in {"t", "'t", "’t"}:
        return None
    while place < size and kinds.get(words[place], 0) == TITLE:
        row = TITLES[lower[place].rstrip(".")]
        titles.append(row.canon)
        plural = plural or row.plural
        if not columns.joined(place):
            place += 1
            break
        place += 1
        if (
            place + 1 < size
            and words[place] == "."
            and lower[place - 1] in {"mr", "mrs", "dr", "rev", "st", "capt", "col"}
        ):
            place += 1
        if place + 1 < size and lower[place] == "and" and kinds.get(words[place + 1], 0) == TITLE:
            follow = place + 2
            if follow < size and kinds.get(words[follow], 0) in {NAME, MAYBE}:
                plural = True
                place += 1
    first = place
    if titles and place < size and _named_by_title(columns, titles, place):
        place += 1
    elif len(titles) > 1 and titles[-1] in LONE and titles[-2] in _SOCIAL and not plural:
        # "Miss King", "Mr. Dean": the last title is a surname.
        titles.pop()
        first = place - 1
    while place < size:
        word = words[place]
        kind = kinds.get(word, 0)
        if place > start and initial[place] and not (place == first and titles):
            break
        if place > start and place > first and not columns.joined(place - 1):
            break
        if place == first and titles and not columns.joined(place - 1):
            break
        if (
            place == first + 1
            and not titles
            and lower[first] in _APART
            and lower[place] not in PLACE_HEADS
            and (not first or lower[first - 1] != "the")
        ):
            # "In London Lydia …", "In June Kitty …"
            break
        if (
            kind in {NAME, MAYBE}
            or (kind == NOUN and word[0].isupper() and place > first)
            or (kind == TITLE and place > first and lower[place] not in {"mr", "mrs", "mr.", "mrs.", "miss"})
        ) or (len(word) <= 2 and word[0].isupper() and word[-1] == "." and word != "I." and place + 1 < size):
            place += 1
        elif len(word) == 1 and word.isupper() and word not in "IAO" and (place > first or titles):
            place += 1
            if place < size and words[place] == "." and columns.ends[place - 1] == columns.starts[place]:
                place += 1
        elif (
            (lower[place] in PARTICLES or word in {"De", "Von", "Van"})
            and (place > first or titles)
            and place + 1 < size
            and kinds.get(words[place + 1], 0) == NAME
        ):
            place += 1
        elif (
            word == "-"
            and place > first
            and place + 1 < size
            and columns.ends[place - 1] == columns.starts[place]
            and columns.ends[place] == columns.starts[place + 1]
            and words[place + 1][0].isupper()
        ):
            place += 2
        elif (
            word == "of"
            and place + 1 < size
            and (
                (place == first and titles and titles[-1] in LONE)
                or (place > first and start and lower[start - 1] == "the")
            )
            and kinds.get(words[place + 1], 0) in {NAME, MAYBE}
        ):
            place += 1
        else:
            break
    if place == start:
        return None
    naming = Naming(start, first, place, tuple(titles))
    if plural:
        naming.number = "plural"
    for title in titles:
        naming.pronouns = naming.pronouns or TITLES[title].pronouns
    if naming.number == "plural":
        naming.pronouns = "they"
    naming.key = " ".join(words[first:place]) if first < place else ""
    return naming


def _named_by_title(columns: Columns, titles: list[str], place: int) -> bool:
    """Whether a word must be a name since Mr., Mrs. or Miss stands before it: "Mrs. Long", "Mr. Stone"."""
    word = columns.words[place]
    return (
        titles[-1] in _SOCIAL
        and len(word) > 1
        and word[0].isupper()
        and word.isalpha()
        and columns.lower[place] not in PRONOUNS
        and columns.lower[place].rstrip(".") not in TITLES
        and columns.joined(place - 1)
        and not (word.isupper() and columns.words[place - 1] != columns.words[place - 1].upper())
    )


def judge(columns: Columns, namings: list[Naming], kinds: dict[str, int]) -> None:
    """Tells people from places and things by the company their names keep over the whole work; sets `kind`."""
    lower, words, spoken = columns.lower, columns.words, columns.spoken
    size = len(words)
    person: dict[str, float] = defaultdict(float)
    place_of: dict[str, float] = defaultdict(float)
    token_person: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    strong: dict[str, float] = defaultdict(float)
    surnames: dict[str, int] = defaultdict(int)  # words after Mr., Mrs. and the like
    for naming in namings:
        key = naming.key or " ".join(naming.titles)
        following = lower[naming.end] if naming.end < size else ""
        before = lower[naming.start - 1] if naming.start else ""
        plus, minus = 0.0, 0.0
        if naming.titles and naming.key:
            plus += 3
            if naming.titles[-1] in {"mr", "mrs", "miss"}:
                surnames[words[naming.end - 1]] += 1
        if before in EPITHETS:
            plus += 1
        if following in SPEAKING:
            plus += 3 if not spoken[naming.end] else 1
        elif following in ACTING or following == "who":
            plus += 1.5
        elif following in AUXILIARIES:
            plus += 0.5
        elif following in {"'s", "’s", "s"}:
            plus += 0.3
        elif (
            following in {",", "!", "?", "."}
            and spoken[naming.start]
            and (before in {",", '"', "“", "‘", "oh", "o", "dear"})
        ):
            plus += 1
        if before in SPEAKING and not spoken[naming.start]:
            plus += 3
        elif before in {"and", "or"}:
            plus += 0.1
        elif before in {"in", "into"}:
            minus += 2
        elif before in PLACE_BEFORE:
            minus += 0.7
        elif before in MAYBE_PLACE_BEFORE:
            minus += 0.25 if before != "from" else 0.5
        if plus >= 1:
            strong[key] += 1
        person[key] += plus
        place_of[key] += minus
        seen[key] += 1
        for token in key.split():
            token_person[token] += plus - minus
    for naming in namings:
        key = naming.key or " ".join(naming.titles)
        plus = person[key]
        low = 0 if naming.titles else columns.counts.get(key.lower(), 0)
        share = 0.25 if low > seen[key] else 0.08
        if low and (strong[key] < share * seen[key] or (strong[key] < 2 <= seen[key])):
            # "Death", "Policy": a common word with a capital is somebody only if it is seen to act or speak.
            plus = min(plus, 0.4)
        naming.kind, naming.sure = _kind(naming, key, plus, place_of[key], token_person)
        if (
            naming.number == "singular"
            and naming.key
            and (naming.kind == "PER" or (naming.kind is None and naming.article and not naming.titles))
            and _family(naming, columns, kinds, surnames)
            and (naming.kind == "PER" or any(surnames[one] for one in _singulars(words[naming.end - 1])))
        ):
            naming.kind = "PER"
            naming.number = "plural"
            naming.pronouns = "they"


def _family(naming: Naming, columns: Columns, kinds: dict[str, int], surnames: dict[str, int]) -> bool:
    """Whether it is "the Grays", "the Miss Grays": an article, and the name without its s is a name as well."""
    last = columns.words[naming.end - 1]
    if not last.endswith("s") or len(last) <= 3 or (naming.titles and not naming.article):
        return False
    singular = next((one for one in _singulars(last) if kinds.get(one, 0) == NAME), None)
    return singular is not None and (naming.article or (not naming.titles and surnames[singular] > surnames[last]))


def _singulars(word: str) -> tuple[str, ...]:
    """What "Wilcoxes" may be the plural of."""
    if word.endswith("ies"):
        return (word[:-1], word[:-2], word[:-3] + "y")
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def _kind(
    naming: Naming, key: str, plus: float, minus: float, tokens: dict[str, float]
) -> tuple[EntityKind | None, bool]:
    """Kind, and whether it is more than a default."""
    parts = key.lower().split()
    if naming.titles and naming.key:
        last = parts[-1]
        if naming.titles[0] == "saint" and len(parts) == 1:
            return ("FAC", True) if minus else (None, True)
        return "PER", True
    if not naming.key and naming.number == "plural":
        return None, True
    if not naming.key:
        if naming.titles[-1] in KIN_NAMES or TITLES[naming.titles[-1]].kind in {
            "rank",
            "royal",
            "noble",
            "clergy",
            "learned",
        }:
            return "PER", True
        return ("PER", False) if naming.article else (None, False)
    last = parts[-1]
    if len(parts) > 1 or naming.article:
        if last in PLACE_HEADS and plus < 6:
            return PLACE_HEADS[last], True  # type: ignore[return-value]
        if last in ORG_HEADS and plus < 3:
            return "ORG", True
        if last in PAPERS and plus < 3:
            return None, True
        if parts[0] in PLACE_OPENERS and plus < 2:
            return PLACE_OPENERS[parts[0]], True  # type: ignore[return-value]
    if len(parts) == 1 and last in PLACE_HEADS and plus < 6:
        return PLACE_HEADS[last], False  # type: ignore[return-value]
    if len(parts) > 1:
        words = key.split()
        if tokens[words[0]] > 3 or tokens[words[-1]] > 3:
            return "PER", True
    if last in PLACES and plus <= minus + 3:
        return "GPE", True
    if last in NOT_NAMES and len(parts) == 1:
        return None, True
    if minus > plus and minus >= 1:
        return "GPE", True
    if plus >= 1:
        return "PER", True
    if naming.article:
        return None, False
    if len(parts) > 1 and tokens[naming.key.split()[0]] > 1:
        return "PER", True
    if len(parts) > 1 and tokens[naming.key.split()[-1]] > 1:
        return "PER", True
    if parts[0] in FIRST_NAMES:
        return "PER", True
    return ("PER", False) if plus >= minus else (None, False)
