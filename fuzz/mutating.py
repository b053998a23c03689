"""Mutations by chance, for where there is no engine that watches coverage."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree  # noqa: TID253  # a tool of development, not of fabula

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

LONGEST = 20_000  # bytes of one input
_MOST = 12  # changes to one input
_MANY = 3_000  # elements


def mutated(chance: random.Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One of the seeds with a few changes: bytes cut, doubled, swapped, overwritten, or words put in."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, _MOST)):
        at = chance.randint(0, len(data))
        stop = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
        kind = chance.randrange(7)
        if kind == 0:
            del data[at:stop]
        elif kind == 1:
            data[at:at] = data[at:stop] * chance.choice((1, 2, 3, 40))
        elif kind == 2:
            data[at:at] = chance.randbytes(chance.choice((1, 2, 4, 16)))
        elif kind == 3 and at < len(data):
            data[at] = chance.randrange(256)
        elif kind == 4:
            other = chance.choice(seeds)
            begin = chance.randint(0, len(other))
            data[at:stop] = other[begin : begin + chance.choice((8, 64, 512))]
        elif words:
            data[at : at if kind == 5 else stop] = chance.choice(words) * chance.choice((1, 1, 1, 2, 30))
        if len(data) > LONGEST:
            del data[LONGEST:]
    return bytes(data)


def mutated_tree(chance: random.Random, seed: bytes, words: Sequence[bytes]) -> bytes:
    """An XML file with elements cut, doubled, moved, renamed and emptied: still well-formed, unlike bytes by chance."""
    root = etree.fromstring(seed)
    for _ in range(chance.randint(1, _MOST)):
        elements = list(root.iter(etree.Element))
        if len(elements) > _MANY:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(8)
        parent = one.getparent()
        if kind == 0 and parent is not None:
            parent.remove(one)
        elif kind == 1 and parent is not None:
            parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(one))
        elif kind == 2:
            other.append(copy.deepcopy(one))
        elif kind == 3:
            one.tag = other.tag
        elif kind == 4:
            one.text = chance.choice(words).decode("utf-8", "replace").replace("\0", "") if words else ""
        elif kind == 5:
            one.tail = chance.choice(("", " ", "\n\n", "“Late,”", "* * *", "\u202e", "late " * 50))
        elif kind == 6 and one.attrib:
            name = chance.choice(list(one.attrib))
            one.attrib[name] = chance.choice(("", "0", "-1", "99999999999", "Heading1", "../x", "a b", other.tag))
        else:
            one.attrib.update(other.attrib)
    return etree.tostring(root)
