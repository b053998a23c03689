"""How sure the decoder may say it is.

It takes each piece of evidence for independent of the others, which they are not, and knows nothing of the mistakes
of the cast; so its shares are too sure. The two numbers here were fitted by `training/decoder --silent` on openings of
LitBank and *A Study in Scarlet*, whose tags stand, and on novels of ELTeC of which few were taken off; the reading
model's opinion was heard only where it has not learned them. No text of a measuring corpus was among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The power that flattens shares is one divided by the heat; doubt is the share that is kept back for somebody else.
HEAT, DOUBT = 2.4, 0.0


def tempered(shares: Sequence[float], heat: float = HEAT, doubt: float = DOUBT) -> list[float]:
    """Shares of a turn's candidates made less sure, "somebody else" last; their order and sum stay.

    >>> [round(share, 2) for share in tempered([0.9, 0.08, 0.02], heat=2, doubt=0.1)]
    [0.62, 0.19, 0.19]
    >>> tempered([1.0])
    [1.0]
    """
    if len(shares) == 1:
        return list(shares)
    flat = [share ** (1.0 / heat) for share in shares]
    total = sum(flat)
    flat = [share / total for share in flat]
    best = max(flat[:-1])
    if flat[-1] >= best:
        return flat
    # Somebody else comes as near as this to the best, and no nearer: doubt alone overturns nothing.
    kept = min(doubt, 0.99 * (best - flat[-1]) / (1.0 + best - flat[-1]))
    return [*(share * (1.0 - kept) for share in flat[:-1]), flat[-1] * (1.0 - kept) + kept]
