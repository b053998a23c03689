"""Timelines by cases: order, days, weekdays, dates, departures and contradictions of passages of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology_reading import days, timeline_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "timelines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_passages_happen_when_they_say(case: dict[str, Any]) -> None:
    """Everything that a case states of its scenes is so."""
    text, timeline = timeline_of(case["text"])
    departs = {None: "", "earlier": "{}", "later": "{}+"}
    told = {
        "order": [time.order for time in timeline.scenes],
        "days": [days(time) for time in timeline.scenes],
        "likely": [time.likely for time in timeline.scenes],
        "weekdays": [time.weekday for time in timeline.scenes],
        "dates": [time.date for time in timeline.scenes],
        "departs": [
            departs[time.departs].format(number) for number, time in enumerate(timeline.scenes, 1) if time.departs
        ],
        "wrong": [[word.of(text) for word in one.words] for one in timeline.contradictions],
    }
    stated = {key: case[key] for key in told if key in case}
    if "departs" in stated:
        stated["departs"] = [str(one) for one in stated["departs"]]

    assert {key: told[key] for key in stated} == stated
