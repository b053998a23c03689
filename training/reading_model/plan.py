"""What the shipped weights were fitted on, and how often: a long fit, then six shorter ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from training.reading_model.blend import SHARE
from training.reading_model.fit import Plan

FIRST = Plan(
    epochs=(
        ("ewt_train", 5),
        ("litbank_train", 5),
        ("litbank_quotes", 3),
        ("mobility_train", 2),
        ("scarlet", 2),
        ("breaks", 1.5),
        ("eltec", 1.0),
    ),
    quiet_share=0.08,
)

# Entities, trees and links had more to learn when the first had ended; lower rates, and a little of the rest.
SECOND = Plan(
    epochs=(
        ("ewt_train", 3),
        ("litbank_train", 3),
        ("litbank_quotes", 1.5),
        ("mobility_train", 1.5),
        ("eltec", 0.15),
    ),
    quiet_share=0.08,
    rate=1.5e-4,
    head_rate=5e-4,
    average=0.99,
    seed=8,
)

# What fell short: people and places with each passage in a window of its own, paragraphs away from speech, speakers
# among tags that mostly stand, and the mentions once more.
THIRD = Plan(
    epochs=(
        ("litbank_train", 5),
        ("mobility_train", 4),
        ("ewt_train", 1.5),
        ("litbank_quotes", 1.5),
        ("scarlet", 0.5),
        ("breaks", 0.3),
        ("eltec_sparing", 1.0),
        ("eltec", 0.35),
        ("eltec:prose", 0.35),
    ),
    prose=("eltec:prose",),
    apart=("mobility_train",),
    weights=(("relation", 2.0), ("tense", 1.0), ("span_kind", 0.5), ("speaker", 1.5)),
    quiet_share=0.0,
    dropout=0.15,
    rate=2e-4,
    head_rate=6e-4,
    average=0.995,
    seed=9,
)

# People again, under other names and in novels that nobody marked; the rest so that it is not forgotten.
_RENAMED = tuple(f"litbank_train:names {number}" for number in range(1, 5))
FOURTH = Plan(
    epochs=(
        ("litbank_train", 3),
        *((source, 1.5) for source in _RENAMED),
        ("silver", 1.0),
        ("mobility_train", 2.5),
        ("ewt_train", 1.5),
        ("litbank_quotes", 2.0),
        ("scarlet", 0.5),
        ("breaks", 0.3),
        ("eltec_sparing", 0.7),
        ("eltec", 0.3),
    ),
    apart=("mobility_train",),
    renamed=_RENAMED,
    weights=(("relation", 2.0), ("tense", 1.0), ("span_kind", 0.5), ("speaker", 1.5)),
    quiet_share=0.0,
    dropout=0.15,
    rate=1.5e-4,
    head_rate=5e-4,
    average=0.995,
    seed=10,
)

# Whom pronouns mean: names hidden behind them in novels that nobody marked, and LitBank under names of the same sex.
_ALIKE = (*(f"litbank_train:names {number}" for number in range(1, 5)), "litbank_quotes:names")
_HIDDEN = ("silver_hidden:1", "silver_hidden:2")
FIFTH = Plan(
    epochs=(
        ("litbank_train", 1.5),
        *((source, 1.5) for source in _ALIKE),
        ("litbank_quotes", 1.0),
        ("silver_hidden:1", 1.0),
        ("silver_hidden:2", 0.5),
        ("mobility_train", 2.5),
        ("ewt_train", 1.5),
        ("scarlet", 0.5),
        ("breaks", 0.3),
        ("eltec_sparing", 0.5),
        ("eltec", 0.2),
    ),
    apart=("mobility_train",),
    renamed=_ALIKE,
    alike=True,
    hidden=_HIDDEN,
    weights=(("relation", 2.0), ("tense", 1.0), ("span_kind", 0.5), ("speaker", 1.5), ("link", 1.0)),
    quiet_share=0.0,
    dropout=0.15,
    rate=1.5e-4,
    head_rate=5e-4,
    average=0.995,
    seed=11,
)

# What was still missed: people in novels that the blend before had not taught itself, and paragraphs, which novels with
# few tags taken off teach beside speakers.
SIXTH = replace(
    FIFTH,
    epochs=(
        ("litbank_train", 2),
        *((source, 1.25) for source in _ALIKE),
        ("litbank_quotes", 1.5),
        ("silver_later", 1.0),
        ("mobility_train", 3),
        ("ewt_train", 2),
        ("scarlet", 0.3),
        ("breaks", 0.3),
        ("eltec_sparing", 1.0),
        ("eltec", 0.2),
    ),
    hidden=(),
    seed=12,
)

# Whom names, epithets and pronouns mean, and who speaks, where it is marked throughout and people talk as today; most
# rounds under other names.
_TOLD = tuple(f"told:names {number}" for number in range(1, 4))
SEVENTH = replace(
    SIXTH,
    epochs=(
        ("told", 1),
        *((source, 1.25) for source in _TOLD),
        ("litbank_train", 1.5),
        *((source, 0.6) for source in _ALIKE),
        ("litbank_quotes", 1.2),
        ("mobility_train", 3),
        ("ewt_train", 1),
        ("scarlet", 0.2),
        ("breaks", 0.2),
        ("eltec_sparing", 0.5),
    ),
    renamed=(*_ALIKE, *_TOLD),
    invented=("told",),
    seed=14,
)

PLANS = {"first": FIRST, "second": SECOND, "third": THIRD}
"""The first fits in order; each begins with the averaged weights of the one before."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A fit that may also learn from what the blend before it was sure of, and is then blended with it."""

    name: str
    plan: Plan
    pack: str
    windows: slice | None = None
    """Those of `silver.SOURCE` that its pack is made of; None for the marked stories (`told`)."""
    share: float = SHARE
    """Of the fit in the blend."""


LESSONS = (
    Lesson("fourth", FOURTH, "silver", slice(8, None, 16)),
    Lesson("fifth", FIFTH, "silver_hidden", slice(2, None, 8)),
    Lesson("sixth", SIXTH, "silver_later", slice(5, None, 8)),
    Lesson("seventh", SEVENTH, "told", share=0.65),
)
"""The fits after the first, in order; the first of them begins with the mean of the second and third."""
