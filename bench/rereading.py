"""What a correction costs: the reading again, as a share of the first one."""

from __future__ import annotations

import msgspec


class Rereading(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of the first reading, of the correction with the reading again, and whether it equals a fresh one."""

    words: int
    first: float
    again: float
    equal: bool

    @property
    def share(self) -> float:
        """The reading again as a share of the first."""
        return self.again / self.first
