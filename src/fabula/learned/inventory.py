"""What the numbers of the reading model are called, and the small tables that come with its weights."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # msgspec reads annotations at run time
from typing import Any

import msgspec

from fabula.learned.lemmas import apply_script

LENGTH, MARGIN = 320, 24  # as the model was trained; labels may say otherwise
FORMS = ("proper", "nominal", "pronoun")


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `labels.json`.

    >>> labels = Labels(upos=("NOUN", "PRON"), lemma=("l|0|", "=be"), types=("PER", "FAC"))
    >>> labels.lemma_of("was", 1), labels.type_numbers("PER")
    ('be', frozenset({0}))

    Fields:
        upos, xpos, feats, deprel: names by number, as Universal Dependencies and the treebank spell them.
        lemma: scripts that make a lemma of a word.
        types: of spans, without "none".
        forms: of spans.
        relations, span_kinds, tenses: of a person at a place; what the small network tells, in this order.
        distance_bias: by kind of pair ("link", "speaker", "addressee") what each bucket of distance adds to its score.
        places: layers of the small network that says how a person is at a place.
        span_bias: added to the best type before it is held against "none".
        window: pieces of a window with its two marks, and pieces at its inner ends that count for nothing.
        version: of the weights.
        sha256: of the file of the weights.
        talk_sha256: of the file of the head of talks.
    """

    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    deprel: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    forms: tuple[str, ...] = FORMS
    relations: tuple[str, ...] = ()
    span_kinds: tuple[str, ...] = ()
    tenses: tuple[str, ...] = ()
    distance_bias: Mapping[str, tuple[float, ...]] = {}
    places: Mapping[str, Any] = {}
    span_bias: float = 0.0
    window: tuple[int, int] = (LENGTH, MARGIN)
    version: str | int = ""
    sha256: str = ""
    talk_sha256: str = ""

    def lemma_of(self, word: str, number: int) -> str:
        """The lemma of a word by the number of its script."""
        return apply_script(self.lemma[number], word)

    def type_numbers(self, *names: str) -> frozenset[int]:
        """Numbers of some types of spans."""
        return frozenset(number for number, name in enumerate(self.types) if name in names)


def read_labels(content: bytes) -> Labels:
    """Labels from JSON; "none" may head the types, as in the network's own count, and is left out.

    Raises:
        msgspec.DecodeError: it is not such JSON.
    """
    labels = msgspec.json.decode(content, type=Labels)
    if labels.types[:1] and labels.types[0].lower() in {"none", "_"}:
        labels = msgspec.structs.replace(labels, types=labels.types[1:])
    return labels
