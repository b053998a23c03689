"""What each source of evidence brings: speakers with one of them taken away, quotations and cast as they are."""

from __future__ import annotations

import io
import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from training.reading import layer, layers

from bench import pdnc
from bench.places import PDNC, SCORE, require
from bench.tables import percent
from fabula.export.json_format import write_json
from fabula.model.people import Cast, Mentions
from fabula.model.scenes import Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.story import Story
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.attribution import AttributionStage, conversations, decoding, evidence
from fabula.reading.attribution.weights import FEATURES, WEIGHTS
from fabula.reading.characters import CharactersStage
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("without", "spk +narr", "loss in points", "Expl", "Anaph", "Impl")
ALL = "nothing: all of it"
NAMES, TURNS = "names and nouns in tags", "turn-taking"
SOURCES: dict[str, tuple[str, ...]] = {
    ALL: (),
    NAMES: ("tag", "weak tag", "plain noun tag"),
    "pronouns in tags": ("pronoun fits", "pronoun unknown", "pronoun clash", "antecedent", "antecedent beat"),
    "what is done beside a speech": tuple(name for name in FEATURES if "beat" in name and name != "antecedent beat"),
    "who is called, or told": (
        "calls self", "names self", "just addressed", "addressed next", "called before", "called after",
        "sir fits", "sir clashes", "spoken to", "just told", "told next",
    ),
    "who is spoken of": ("spoken of", "spoken of near", "named lately"),
    "who is active": ("narrated", "narrated soon", "tagged before", "tagged after", "tags", "never tagged"),
    TURNS: (),
    "who takes part in the rest of the talk": ("party",),
    "the reading model's opinion": ("seen",),
}  # fmt: skip
"""Sources by name, and the features that tell of each; names in tags are besides a law, turn-taking has its steps."""


def measure(novel: str) -> dict[str, pdnc.Result]:
    """Reads one novel as far as the cast, then its speakers once for each source that is taken away.

    Raises:
        MissingDataError: the corpus or the scorer is not beside the repository.
    """
    require(PDNC / novel, SCORE)
    made = layers(read_edition(PDNC / novel / "novel_text.txt", name=f"{novel}.txt"), CharactersStage.name)
    results = {}
    for source in SOURCES:
        with _without(source):
            results[source] = _scored(novel, made | {Attribution: layer(AttributionStage(), made)})
    return results


def _without(source: str) -> ExitStack:
    """While this lasts, evidence of one source weighs nothing."""
    stack = ExitStack()
    stack.enter_context(patch.dict(WEIGHTS, dict.fromkeys(SOURCES[source], 0.0)))
    if source == NAMES:
        for module in (evidence, conversations):
            stack.enter_context(patch.object(module, "law", lambda _page, _turn: None))
    if source == TURNS:
        even = {
            "_SAME": [1.0] * 3,
            "_BACK": [1.0] * 3,
            "_SAME_PARAGRAPH": 1.0,
            "_GOES_ON": 1.0,
            "_AFTER_ACT": (1.0, 1.0),
        }
        for name, value in even.items():
            stack.enter_context(patch.object(decoding, name, value))
    return stack


def _scored(novel: str, made: dict[type[Any], Any]) -> pdnc.Result:
    story = Story(
        edition=made[Edition],
        words=made[Words],
        segmentation=made[Segmentation],
        quotations=made[Quotations],
        mentions=made[Mentions],
        cast=made[Cast],
        attribution=made[Attribution],
        scenes=Scenes(scenes=()),
    )
    out = io.BytesIO()
    write_json(story, out, min_confidence=0.0)
    return pdnc.scored(novel, json.loads(out.getvalue()))


def table(found: Sequence[dict[str, pdnc.Result]]) -> list[list[str]]:
    """Several novels as one, a line for each source."""
    whole = pdnc.summary([one[ALL] for one in found])["q_narrator"]
    rows = []
    for source in SOURCES:
        ratios = pdnc.summary([one[source] for one in found])
        loss = "" if source == ALL else f"{100 * (whole - ratios['q_narrator']):.1f}"
        kinds = [percent(ratios[f"q_narrator_{kind}"]) for kind in ("Explicit", "Anaphoric", "Implicit")]
        rows.append([source, percent(ratios["q_narrator"]), loss, *kinds])
    return rows
