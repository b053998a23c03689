"""How well and how fast fabula reads: `python -m bench`.

Reads the corpora in `../shared/data` (never part of this project), scores the readings with `../shared/score` as it
stands, and writes `docs/benchmarks.md`.
"""
