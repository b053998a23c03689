"""What the weights may be fitted on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from training.decoder.talks import novels, openings, title
from training.decoder.titles import BARRED, is_barred

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def written(name: str) -> list[str]:
    """Ways in which catalogues and file names write a title."""
    words = name.lower().replace("'", "")
    under = re.sub(r"\W+", "_", words)
    return [
        name,
        name.upper(),
        f"{name}: A Tale",
        f"{name} : an edition",
        f"123_{under}",
        f"123_{under}_and_selected_short_stories",
        re.sub(r"\W+", "-", words),
        name.replace("'", "’"),
        re.sub(r"^(?:The|An?) ", "", name),
    ]


@pytest.mark.parametrize("name", [" ".join(name.split()) for name in BARRED.split(";")])
def test_a_barred_title_is_barred_however_it_is_written(name: str) -> None:
    """With its article or without, with a subtitle, as the name of a file."""
    assert [way for way in written(name) if not is_barred(way)] == []


@pytest.mark.parametrize("name", ["A Study in Scarlet", "219_heart_of_darkness", "The Visible Men", "Nights", ""])
def test_other_titles_are_free(name: str) -> None:
    """Also such as share a word with a barred one."""
    assert not is_barred(name)


def test_twenty_eight_titles_are_barred() -> None:
    """As many as the corpus has."""
    assert len(set(BARRED.split(";"))) == 28


def test_no_text_of_a_barred_title_is_learned_from() -> None:
    """Neither an opening nor a novel; said without the rule that keeps them out: no name holds a barred title."""
    if not (DATA / "litbank" / "original").is_dir() or not (DATA / "eltec").is_dir():
        pytest.skip("there is no data to learn from beside this folder")

    def bare(name: str) -> str:
        return re.sub(r"[^a-z]", "", re.sub(r"\b(?:the|an?)\b", "", name.lower().replace("_", " ")))

    barred = [bare(name) for name in BARRED.split(";")]
    used = [*openings(DATA / "litbank"), *(title(path) for path in novels(DATA / "eltec"))]

    assert len(used) > 100
    # A title of one word is found in other words too; it is looked for at the start.
    held = [
        (name, one) for name in used for one in barred if (one in bare(name) if len(one) > 10 else bare(name) == one)
    ]
    assert held == []
