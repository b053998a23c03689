"""What the shipped weights were fitted on, and how often each source was gone through."""

from __future__ import annotations

from training.reading_model.fit import Plan

PLAN = Plan(
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
