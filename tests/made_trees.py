"""Syntax written down as a table, for tests of what reads trees: a line a word, sentences parted by empty lines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fabula.model.spans import Spans
from fabula.model.syntax import Syntax, TagNames


class MadeTrees(NamedTuple):
    """A text with its words, sentences and trees."""

    text: str
    words: Spans
    sentences: Spans
    syntax: Syntax


def made_trees(table: str) -> MadeTrees:
    """Each line: form, lemma, part of speech, morphology, number of the head from 1 in its sentence, relation."""
    text = ""
    rows: list[list[str]] = []
    distances: list[int] = []
    words: list[tuple[int, int]] = []
    sentences = []
    for block in table.strip().split("\n\n"):
        start = len(text)
        for number, line in enumerate(block.splitlines(), 1):
            row = line.split()
            assert len(row) == 6, line
            rows.append(row)
            distances.append(int(row[4]) - number if int(row[4]) else 0)
            words.append((len(text), len(text) + len(row[0])))
            text += row[0] + " "
        sentences.append((start, len(text) - 1))
    lemmas, upos, feats, rels = (tuple(dict.fromkeys(row[column] for row in rows)) for column in (1, 2, 3, 5))
    syntax = Syntax(
        model="made@7",
        upos=bytes(upos.index(row[2]) for row in rows),
        xpos=bytes(len(rows)),
        feats=np.array([feats.index(row[3]) for row in rows], np.uint16).tobytes(),
        head=np.array(distances, np.int32).tobytes(),
        deprel=bytes(rels.index(row[5]) for row in rows),
        lemma=np.array([lemmas.index(row[1]) for row in rows], np.uint32).tobytes(),
        lemmas=lemmas,
        names=TagNames(upos=upos, xpos=("_",), feats=feats, deprel=rels),
    )
    return MadeTrees(text.rstrip(), Spans.of(words), Spans.of(sentences), syntax)
