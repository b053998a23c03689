"""Treebanks in CoNLL-U: what a sentence says of its words, and the running text the words were cut from.

The format is described at https://universaldependencies.org/format.html. Empty nodes ("8.1") and enhanced
dependencies are passed over: the shared task does not score them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from fabula.errors import GoldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COLUMNS = 10
# What begins with a sentence.
Opens = Literal["document", "paragraph", ""]


class TreeWord(msgspec.Struct, frozen=True, kw_only=True):
    """A syntactic word.

    Fields:
        token: number of the surface token it is part of, within its sentence; several words of one token are
            a multiword token ("don't" is "do" and "n't").
        head: number of its head within the sentence, counted from 0; -1 for the root.
    """

    form: str
    token: int
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    feats: str = "_"
    head: int = -1
    deprel: str = "root"


class TreeSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a treebank.

    Fields:
        tokens: surface tokens as the text spells them.
        spaced: for each token, whether white space follows it.
        opens: what begins here beside it.
    """

    tokens: tuple[str, ...]
    spaced: tuple[bool, ...]
    words: tuple[TreeWord, ...]
    opens: Opens = ""


def read_conllu(lines: Iterable[str]) -> list[TreeSentence]:
    r"""The sentences of a treebank.

    >>> rows = ["1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No", "1\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_",
    ...     "2\tnot\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_", "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_", ""]
    >>> (sentence,) = read_conllu(rows)
    >>> sentence.tokens, [word.form for word in sentence.words], [word.head for word in sentence.words]
    (('cannot', '.'), ['can', 'not', '.'], [-1, 0, 0])

    Raises:
        GoldError: a line is not as the format says; it tells which.
    """
    sentences: list[TreeSentence] = []
    pending = _Pending()
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r\n")
        if not row:
            if pending.words:
                sentences.append(pending.sentence())
                pending = _Pending()
        elif row.startswith("#"):
            pending.comment(row)
        else:
            pending.row(row.split("\t"), number)
    if pending.words:
        sentences.append(pending.sentence())
    return sentences


class _Pending:
    """A sentence while it is read."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.spaced: list[bool] = []
        self.words: list[TreeWord] = []
        self.inside = 0  # the last word of the multiword token being read
        self.opens: Opens = ""

    def comment(self, row: str) -> None:
        if row.startswith("# newdoc"):
            self.opens = "document"
        elif row.startswith("# newpar"):
            self.opens = self.opens or "paragraph"

    def row(self, fields: Sequence[str], number: int) -> None:
        if len(fields) != _COLUMNS:
            raise GoldError(f"line {number}: {len(fields)} columns, not {_COLUMNS}")
        name, form, lemma, upos, xpos, feats, head, deprel, _, misc = fields
        if "." in name:
            return
        first, _, last = name.partition("-")
        if not first.isdigit() or not (head.isdigit() or last):
            raise GoldError(f'line {number}: "{name}" with head "{head}" is no word of a sentence')
        if last or int(first) > self.inside:
            self.tokens.append(form)
            self.spaced.append("SpaceAfter=No" not in misc.split("|"))
        if last:
            self.inside = int(last)
            return
        if int(first) != len(self.words) + 1:
            raise GoldError(f"line {number}: word {first} follows word {len(self.words)}")
        word = TreeWord(
            form=form,
            token=len(self.tokens) - 1,
            lemma=lemma,
            upos=upos,
            xpos=xpos,
            feats=feats,
            head=int(head) - 1,
            deprel=deprel,
        )
        self.words.append(word)

    def sentence(self) -> TreeSentence:
        return TreeSentence(
            tokens=tuple(self.tokens), spaced=tuple(self.spaced), words=tuple(self.words), opens=self.opens
        )


def raw_paragraphs(sentences: Iterable[TreeSentence]) -> list[list[str]]:
    r"""The running text: paragraphs of each document, each in one line, without any trace of its sentences.

    >>> rows = ["1\tYes\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No", "2\t.\t_\t_\t_\t_\t1\tpunct\t_\t_", ""]
    >>> raw_paragraphs(read_conllu(["# newpar", *rows, *rows]))
    [['Yes. Yes.']]
    """
    documents: list[list[list[str]]] = []
    for sentence in sentences:
        if sentence.opens == "document" or not documents:
            documents.append([])
        if sentence.opens or not documents[-1]:
            documents[-1].append([])
        pieces = documents[-1][-1]
        for token, spaced in zip(sentence.tokens, sentence.spaced, strict=True):
            pieces.append(f"{token} " if spaced else token)
    return [["".join(pieces).strip() for pieces in document] for document in documents]
