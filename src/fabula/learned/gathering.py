"""What the network gives for a window, cut down to its middle, and the middles put together as an `Encoding`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fabula.learned.spans import choose, unbroken, without_rivals
from fabula.model.encoding import EVEN, HEADS, ODDS_STEP, SCORE_STEP, EncodedMarks, EncodedSpans, Encoding, Vectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from fabula.learned.windows import Window

TAGS = {"upos": np.uint8, "xpos": np.uint8, "feats": np.uint16, "lemma": np.uint16}
BREAKS = ("paragraph", "scene", "chapter")  # after "none", in the order of the network's logits
SPAN_VECTORS = ("link_query", "link_key", "speaker_key", "addressee_key")
MARK_VECTORS = ("speaker_query", "addressee_query")
OUTPUTS = frozenset({
    *TAGS,
    *("sentence", "boundary", "event", "heads", "head_scores", "rels"),
    *("span_starts", "span_ends", "span_types", "span_forms"),
    *SPAN_VECTORS,
    *("char_part", "place_part"),
    *MARK_VECTORS,
})  # fmt: skip
_PRONOUN = 2  # number of the form among the forms
_PERSON = 0  # number of the type among the types: who is somewhere, while all others are where


class Middle(NamedTuple):
    """What is kept of a window: columns of its words, its spans and marks, with numbers of words of the portion."""

    words: dict[str, NDArray[Any]]
    spans: dict[str, NDArray[Any]]
    marks: dict[str, NDArray[Any]]


def middle_of(out: Mapping[str, NDArray[Any]], window: Window, marks: NDArray[np.int64], count: int) -> Middle:
    """The part of a window's output that no other window has more in its middle.

    Args:
        out: of the network.
        window: of which words.
        marks: numbers of the words of the portion that can open or close speech.
        count: words of the portion; what follows is filling.
    """
    last = min(window.last, count)
    inside = slice(window.first - window.start, last - window.start)
    words: dict[str, NDArray[Any]] = {name: out[name][inside].astype(kind) for name, kind in TAGS.items()}
    words |= {name: odds(out[name][inside]) for name in ("sentence", "event")}
    against = out["boundary"][inside, 1:] - out["boundary"][inside, :1]
    words |= {name: odds(against[:, number]) for number, name in enumerate(BREAKS)}
    words |= _heads(out, inside, count - window.start)
    centres = (out["span_starts"] + out["span_ends"]) // 2
    mine = (centres >= inside.start) & (centres < inside.stop) & (out["span_ends"] < count - window.start)
    spans = {name: out[name][mine] for name in ("span_types", "span_forms", *SPAN_VECTORS)}
    spans |= {name: out[name][mine] + window.start for name in ("span_starts", "span_ends")}
    person = out["span_types"][mine, 1:].argmax(1) == _PERSON
    spans["place_part"] = np.where(person[:, None], out["char_part"][mine], out["place_part"][mine])
    marked = marks[np.searchsorted(marks, window.first) : np.searchsorted(marks, last)]
    asking = {name: out[name][marked - window.start] for name in MARK_VECTORS}
    return Middle(words, spans, asking | {"numbers": marked})


def encoding_of(middles: Sequence[Middle], model: str, span_bias: float) -> Encoding:
    """One encoding of the middles of a portion's windows, in order.

    Args:
        middles: of all its windows.
        model: name and version.
        span_bias: added to the best type of a span before it is held against "none".
    """
    if not middles:
        return Encoding(model=model)
    words, spans, marks = (_joined([middle[part] for middle in middles]) for part in range(3))
    return Encoding(
        model=model,
        spans=_spans(spans, words["sentence"] > EVEN, span_bias),
        marks=EncodedMarks(
            numbers=marks["numbers"].astype(np.uint32).tobytes(),
            **{name: vectors(marks[name]) for name in MARK_VECTORS},
        ),
        **{name: column.tobytes() for name, column in words.items()},
    )


def _joined(tables: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    return {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}


def _heads(out: Mapping[str, NDArray[Any]], inside: slice, count: int) -> dict[str, NDArray[Any]]:
    """Candidates for heads as distances; the root, and whatever is no word of the portion, is 0."""
    heads, own = out["heads"][inside], np.arange(inside.start, inside.stop)[:, None]
    distances = np.where(heads < min(count, len(out["heads"])), heads - own, 0)
    scores = np.rint(out["head_scores"][inside] * -SCORE_STEP).clip(0, 255)
    columns = {"heads": distances.astype(np.int16), "head_scores": scores, "rels": out["rels"][inside]}
    lacking = HEADS - heads.shape[1]
    if lacking:  # fewer words than candidates: the rest is the root, as unlikely as can be said
        filling = {"heads": 0, "head_scores": 255, "rels": 0}
        columns = {
            name: np.pad(column, ((0, 0), (0, lacking)), constant_values=filling[name])
            for name, column in columns.items()
        }
    return {name: column if name == "heads" else column.astype(np.uint8) for name, column in columns.items()}


def _spans(found: Mapping[str, NDArray[Any]], beginnings: NDArray[np.bool_], bias: float) -> EncodedSpans:
    logits = found["span_types"].astype(np.float32)
    logits[:, 1:] += np.float32(bias)
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    best = shares[:, 1:].argmax(1)
    chances = shares[np.arange(len(shares)), best + 1]
    whole = unbroken(found["span_starts"], found["span_ends"], beginnings)
    likely = np.flatnonzero((chances > shares[:, 0]) & whole)
    kept = likely[choose(found["span_starts"][likely], found["span_ends"][likely], chances[likely])]
    pronouns = found["span_forms"][kept].argmax(1) == _PRONOUN
    kept = kept[without_rivals(found["span_starts"][kept], best[kept], chances[kept], pronouns)]
    certain = chances[kept].clip(1e-7, 1 - 1e-7)
    return EncodedSpans(
        starts=found["span_starts"][kept].astype(np.uint32).tobytes(),
        sizes=(found["span_ends"][kept] - found["span_starts"][kept] + 1).astype(np.uint8).tobytes(),
        types=best[kept].astype(np.uint8).tobytes(),
        forms=found["span_forms"][kept].argmax(1).astype(np.uint8).tobytes(),
        odds=odds(np.log(certain / (1 - certain))).tobytes(),
        **{name: vectors(found[name][kept]) for name in (*SPAN_VECTORS, "place_part")},
    )


def odds(logits: NDArray[Any]) -> NDArray[np.uint8]:
    """Logarithms of odds as bytes.

    >>> odds(np.array([-100.0, -1.0, 0.0, 0.5, 100.0])).tolist()
    [0, 120, 128, 132, 255]
    """
    return np.asarray(np.rint(logits * ODDS_STEP + EVEN).clip(0, 255), np.uint8)


def vectors(rows: NDArray[Any]) -> Vectors:
    """Vectors as whole numbers with one scale a row; a product of two loses less than a hundredth of their lengths."""
    rows = rows.astype(np.float32)
    scales = np.abs(rows).max(1, initial=0) / np.float32(127)
    numbers = np.rint(rows / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    return Vectors(width=rows.shape[1], numbers=numbers.tobytes(), scales=scales.astype(np.float32).tobytes())
