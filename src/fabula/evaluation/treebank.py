"""Our reading of a text as a treebank has it, to be scored against one."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from fabula.evaluation.conllu import TreeSentence, TreeWord
from fabula.model.text import Block, Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.syntax import Syntax
    from fabula.model.text import Segmentation, Words


def edition_of(paragraphs: Sequence[str]) -> Edition:
    """An edition of given paragraphs, as a treebank gives them: none of what a file's layout would tell.

    >>> [block.end - block.start for block in edition_of(["Rain.", "More rain."]).blocks]
    [7, 11]
    """
    blocks = []
    start = 0
    for number, paragraph in enumerate(paragraphs, 1):
        end = start + len(paragraph) + (2 if number < len(paragraphs) else 1)
        blocks.append(Block(start=start, end=end, kind="paragraph"))
        start = end
    text = "\n\n".join(paragraphs) + "\n" if paragraphs else ""
    return Edition(text=text, sha256="", language="en", blocks=tuple(blocks))


def sentences_of(
    edition: Edition, words: Words, segmentation: Segmentation, syntax: Syntax | None = None
) -> list[TreeSentence]:
    """All words in sentences; those that stand beside the story too, block by block or tree by tree.

    Every word is a token of its own: multiword tokens are not told.
    """
    text, tokens = edition.text, words.tokens
    forms = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    found = []
    for first, last in pairwise(_cuts(edition, words, segmentation, syntax)):
        inside = range(first, last)
        found.append(
            TreeSentence(
                tokens=tuple(forms[first:last]),
                spaced=tuple(text[tokens.ends[word] : tokens.ends[word] + 1].isspace() for word in inside),
                words=tuple(_word(forms[word], word - first, word, syntax, first) for word in inside),
            )
        )
    return found


def _word(form: str, token: int, word: int, syntax: Syntax | None, first: int) -> TreeWord:
    if syntax is None:
        return TreeWord(form=form, token=token, head=token - 1)
    head = syntax.head_of(word)
    return TreeWord(
        form=form,
        token=token,
        lemma=syntax.lemma_of(word),
        upos=syntax.upos_of(word),
        xpos=syntax.xpos_of(word),
        feats=syntax.feats_of(word),
        head=head - first if head >= 0 else -1,
        deprel=syntax.deprel_of(word),
    )


def _cuts(edition: Edition, words: Words, segmentation: Segmentation, syntax: Syntax | None) -> list[int]:
    """Numbers of the words that begin something, and the number behind the last word."""
    tokens, sentences = words.tokens, segmentation.sentences
    count = len(tokens)
    cuts = {0, count}
    beside = set(range(count))
    for start, end in zip(sentences.starts, sentences.ends, strict=True):
        inside = tokens.within(start, end)
        cuts |= {inside.start, inside.stop}
        beside.difference_update(inside)
    if syntax is None:
        cuts.update(tokens.within(block.start, block.end).start for block in edition.blocks)
    else:
        cuts |= beside.intersection(_between_trees(syntax))
    return sorted(cuts)


def _between_trees(syntax: Syntax) -> Iterator[int]:
    """Numbers of the words before which no arc crosses."""
    heads = [head if (head := syntax.head_of(word)) >= 0 else word for word in range(len(syntax))]
    # The first word that any word from here on hangs from.
    lowest = list(accumulate(reversed([min(pair) for pair in enumerate(heads)]), min))[::-1]
    highest = -1
    for word, head in enumerate(heads):
        if lowest[word] >= word > highest:
            yield word
        highest = max(highest, head)
