"""Names behind the numbers of the labels, in a fixed order.

Fixed by the treebank's training part; a label seen fewer times than `RARE` there counts as unknown.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

RARE = 3
KINDS = ("upos", "xpos", "feats", "lemma", "deprel")


@dataclass(slots=True)
class Labels:
    """Label names by kind."""

    names: dict[str, list[str]] = field(default_factory=dict)
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: dict[str, Counter[str]]) -> Labels:
        """The labels that occur often enough, commonest first."""
        names = {
            kind: [name for name, count in sorted(counts[kind].items(), key=lambda x: (-x[1], x[0])) if count >= RARE]
            for kind in KINDS
        }
        return cls(names)

    def number(self, kind: str, name: str) -> int:
        """Number of a label, -1 for one that is not known."""
        if kind not in self._numbers:
            self._numbers[kind] = {known: at for at, known in enumerate(self.names[kind])}
        return self._numbers[kind].get(name, -1)

    def save(self, path: Path) -> None:
        """Writes the names."""
        path.write_text(json.dumps(self.names, ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Reads the names."""
        return cls(json.loads(path.read_text(encoding="utf-8")))
