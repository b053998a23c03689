"""UD English EWT (CC BY-SA 4.0): tags, morphology, lemmas, trees and sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fabula.learned.lemmas import edit_script
from training.reading_model.labels import KINDS, Labels
from training.reading_model.pack import PackWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = ("train", "dev", "test")


class Word(NamedTuple):
    """One line of the treebank."""

    form: str
    labels: dict[str, str]
    head: int


def sentences(path: Path) -> Iterator[tuple[bool, bool, list[Word]]]:
    """Sentences of a file: whether each opens a document, whether it opens a paragraph, its words."""
    document, paragraph, words = True, True, list[Word]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            document = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("#"):
            pass
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                form, lemma, upos, xpos, feats, head, deprel = columns[1:8]
                labels = dict(zip(KINDS, (upos, xpos, feats, edit_script(form, lemma), deprel), strict=True))
                words.append(Word(form, labels, int(head)))
        elif words:
            yield document, document or paragraph, words
            document, paragraph, words = False, False, []


def labels_of(folder: Path) -> Labels:
    """Label names of the training part."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for _, _, words in sentences(folder / "en_ewt-ud-train.conllu"):
        for word in words:
            for kind, name in word.labels.items():
                counts[kind][name] += 1
    return Labels.of(counts)


def build(data: Path, out: Path) -> None:
    """Writes `ewt_train`, `ewt_dev`, `ewt_test` and the label names."""
    folder = data / "ewt"
    labels = labels_of(folder)
    out.mkdir(parents=True, exist_ok=True)
    labels.save(out / "labels.json")
    for part in PARTS:
        writer = PackWriter()
        forms: list[str] = []
        columns: dict[str, list[int]] = {}

        for document, _, words in sentences(folder / f"en_ewt-ud-{part}.conllu"):
            if document:
                if forms:
                    writer.add(forms, columns)
                forms, columns = [], {name: [] for name in (*KINDS, "head", "sentence", "boundary")}
            for at, word in enumerate(words):
                forms.append(word.form)
                for kind, name in word.labels.items():
                    columns[kind].append(labels.number(kind, name))
                columns["head"].append(word.head - at - 1 if word.head else 0)
                columns["sentence"].append(int(at == 0))
                # Paragraphs of weblogs and reviews are not those of fiction: nothing is to be learned of them.
                columns["boundary"].append(-1)
        writer.add(forms, columns)
        writer.pack().save(out / f"ewt_{part}.npz")
        print(f"ewt_{part}: {writer.words} words")
