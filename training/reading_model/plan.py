"""What the shipped weights were fitted on, and how often each source was gone through: a long fit, then a short one."""

from __future__ import annotations

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
