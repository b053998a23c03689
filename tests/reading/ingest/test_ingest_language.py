"""Other languages are refused politely: what was found, and how to have it read all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.errors import LanguageError
from fabula.reading.ingest import read_edition

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("languages.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("times", [1, 4], ids=["short", "long"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['named']}: {case['text'][:12]}")
def test_what_is_not_english_is_refused_by_name(case: dict[str, Any], times: int) -> None:
    """English with foreign words, dialect and lists of names are read; other languages are named, however short."""
    data = "\n\n".join([case["text"]] * times).encode()

    if case["named"] is None:
        assert read_edition(data, name="tale.txt").language == "en"
        return
    with pytest.raises(LanguageError) as refused:
        read_edition(data, name="tale.txt")
    message = str(refused.value)
    assert case["named"] in message
    assert message.startswith("tale.txt ")
    assert "--language en" in message
    assert "\n" not in message
    assert read_edition(data, name="tale.txt", language="en").language == "en"


def test_a_language_that_fabula_does_not_read_cannot_be_asked_for() -> None:
    """The one it reads is named."""
    with pytest.raises(LanguageError, match="English only"):
        read_edition(b"It rained.", language="fr")
