"""English EWT from raw text: words, sentences, tags, lemmas and trees; and the sentences of our own stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bench.places import ROOT, SHARED, require
from fabula.errors import ModelError
from fabula.evaluation.conll import score
from fabula.evaluation.conllu import raw_paragraphs, read_conllu
from fabula.evaluation.counts import Count
from fabula.evaluation.gold import story_file
from fabula.evaluation.sentences import read_sentences, score_sentences
from fabula.evaluation.treebank import edition_of, sentences_of
from fabula.model.decisions import Decisions
from fabula.model.stage import StoryView
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan
from fabula.reading.encoding import EncodingStage
from fabula.reading.ingest import read_edition
from fabula.reading.syntax import SyntaxStage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from fabula.evaluation.conllu import TreeSentence
    from fabula.model.stage import Stage

EWT = SHARED / "data" / "ewt"
PARTS = ("dev", "test")
HEAD = ("what", "F1")
STORIES_HEAD = ("story", "sentences", "F1")
_SHOWN = ("Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
_WITHOUT_MODEL = frozenset({"Words", "Sentences"})


class Result(msgspec.Struct, frozen=True):
    """What was right: by measure of the treebank, and by story."""

    treebank: dict[str, Count]
    stories: dict[str, Count]


def stages() -> tuple[Stage, ...]:
    """Those that lead to trees, in their order; without the model's files, those that lead to sentences."""
    wanted = {stage.name: stage for stage in default_stages() if stage.name in {"words", "encoding", "segmentation"}}
    try:
        encoding = EncodingStage()
        if not encoding.weights:
            return plan(wanted.values())
    except ModelError:
        return plan(wanted.values())
    return plan([*({"encoding": encoding} | wanted).values(), SyntaxStage()])


def layers(edition: Edition, order: tuple[Stage, ...]) -> dict[type[Any], Any]:
    """What the stages make of an edition."""
    made: dict[type[Any], Any] = {Edition: edition}
    for stage in order:
        made[stage.gives] = stage.read(StoryView(made).only(stage.needs, Decisions()))
    return made


def measure(part: str = "test") -> Result:
    """Reads one part of the treebank, each document as a work, and our own stories.

    Raises:
        MissingDataError: the treebank is not beside the repository.
    """
    path = EWT / f"en_ewt-ud-{part}.conllu"
    require(path)
    with path.open(encoding="utf-8") as lines:
        gold = read_conllu(lines)
    order = stages()
    found: list[TreeSentence] = []
    for paragraphs in raw_paragraphs(gold):
        edition = edition_of(paragraphs)
        made = layers(edition, order)
        found += sentences_of(edition, made[Words], made[Segmentation], made.get(Syntax))
    with_model = any(stage.gives is Syntax for stage in order)
    counts = {name: count for name, count in score(gold, found).items() if with_model or name in _WITHOUT_MODEL}
    return Result({name: counts[name] for name in _SHOWN if name in counts}, dict(_stories(order)))


def _stories(order: tuple[Stage, ...]) -> Iterator[tuple[str, Count]]:
    for path in sorted((ROOT / "examples").glob("*/sentences.txt")):
        source = story_file(path.parent)
        edition = read_edition(source, name=source.name)
        found = layers(edition, order)[Segmentation].sentences
        yield path.parent.name, score_sentences(read_sentences(path, edition.text), found)


def rows(result: Result) -> list[list[str]]:
    """Lines of the table of the treebank."""
    return [[name, count.percent] for name, count in result.treebank.items()]


def story_rows(result: Result) -> list[list[str]]:
    """Lines of the table of our own stories, and their sum."""
    whole = sum(result.stories.values(), Count())
    return [[name, str(count.wanted), count.percent] for name, count in [*result.stories.items(), ("**all**", whole)]]
