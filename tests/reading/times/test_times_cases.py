"""Time expressions by cases: our own passages, and sentences of novels where the texts are at hand."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from times_reading import Stated, compare, stated, times_of

CASES = Path(__file__).parent / "cases"
NOVELS = Path(__file__).parents[4] / "shared" / "data" / "eltec"
PASSAGES = [
    case
    for name in ("expressions.yml", "mended.yml")
    for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", PASSAGES, ids=lambda case: " ".join(case["text"].split())[:50])
def test_passages_hold_the_times_stated_and_no_others(case: dict[str, Any]) -> None:
    """Each expression has the span, kind, value, anchor and whatever else is stated; traps hold none."""
    text = " ".join(case["text"].split())

    outcome = compare(text, stated(text, case.get("times", [])), list(times_of(text)))

    assert outcome.faults == []


@lru_cache(maxsize=1)
def paragraphs(name: str) -> list[str]:
    """The paragraphs of a novel's body, tags gone and white space folded."""
    raw = (NOVELS / name).read_text(encoding="utf-8")
    found = re.findall(r"<p\b[^>]*>(.*?)</p>", raw[raw.find("<body") :], re.DOTALL)
    folded = (" ".join(html.unescape(re.sub(r"<[^>]+>", "", words)).split()) for words in found)
    return [words for words in folded if words]


@pytest.mark.parametrize(
    ("cases", "least", "recall", "precision"), [("novels", 100, 0.92, 0.95), ("more_novels", 50, 0.93, 0.96)]
)
def test_sentences_of_novels_are_read_as_annotated(cases: str, least: int, recall: float, precision: float) -> None:
    """Of the expressions in sentences taken from novels by a fixed stride, most are wholly right, and few are none."""
    if not NOVELS.is_dir():
        pytest.skip("the novels of ELTeC are not at hand")
    right = found = expected = 0
    for case in yaml.safe_load((CASES / f"{cases}.yml").read_text(encoding="utf-8")):
        name, paragraph, start, end = case["at"]
        text = paragraphs(name)[paragraph]
        times = [time for time in times_of(text) if start <= time.start < end]
        outcome = compare(text, [Stated(*row) for row in case.get("times", [])], times)
        right, found, expected = right + outcome.right, found + outcome.found, expected + outcome.stated

    assert expected >= least
    assert right / expected >= recall
    assert right / found >= precision
