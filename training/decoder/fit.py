"""Maximum likelihood for a second-order chain: log of the clamped sum over paths minus log of the free sum.

Sums forward and backward give both, and their derivatives: how often each weight is used on the ways that agree with
what is known, less how often on all ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fabula.reading.attribution.decoding import AFTER_ACT, INTO_ACT, SAME_PARAGRAPH, SEVERAL
from fabula.reading.attribution.weights import FEATURES, STEPS, WEIGHTS
from training.decoder.talks import ABSENT, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.decoder.talks import KnownTalk

NAMES = [*FEATURES, *STEPS]
INDEX = {name: number for number, name in enumerate(NAMES)}
WIDTH = 9  # eight candidates and somebody else
LENGTH = 24  # longer talks are cut
# Rules of agreement and of the cast stage that training data cannot teach: hidden tags show no antecedent, and a
# speaker outside the cast is never the right answer.
FROZEN = {
    "pronoun clash", "antecedent", "antecedent by tag", "antecedent beat", "tag named last", "tag acted last",
    "tag acted here", "tag called", "tag", "weak tag", "plain noun tag", "same surname", "spouse",
    "parent", "owner", "names self", "calls self", "spoken to", "group", "minor", "somebody",
    "stranger",
    # LitBank parts one speech into several quotations, which would teach that people go on over a new paragraph.
    "same 0", "same 1", "back 0",
    # No text that teaches has paragraphs given back.
    "goes on",
}  # fmt: skip
# What may change: the weight of the model's opinion alone, all evidence, or also how people take turns. Texts whose
# tags were taken off teach little about turns: authors tag where a reader would be lost.
# Short stories teach what people do beside their speeches and how they take turns; how often the work names somebody
# means another thing in them than in a novel.
FREE = {
    "seen": {"seen"},
    "acts": {name for name in FEATURES if "beat" in name} - {"antecedent beat"}
    | {"back 0 of several", "back 1 of several", "back 2 of several", "plain noun tag"},
    "evidence": set(FEATURES) - FROZEN,
    "all": set(NAMES) - FROZEN,
}
NEGATIVE = -1e4
SIZE = 128  # talks in a batch
# Adam, after Kingma and Ba 2015.
RATE, FIRST, SECOND, TINY = 0.1, 0.9, 0.999, 1e-8
NOWHERE = len(NAMES)


def step_names(step: int) -> tuple[str | None, str | None]:
    """Names of the weights for the last speaker again and for the one before, as `decoding.turn_taking`."""
    if step == SAME_PARAGRAPH:
        return "same paragraph", None
    if step == INTO_ACT:
        return None, None
    if step == AFTER_ACT:
        return "after own act", "after other's act"
    if step >= SEVERAL:
        gap = min(step - SEVERAL, 2)
        return f"same {gap}", f"back {gap} of several"
    return f"same {min(step, 2)}", f"back {min(step, 2)}"


class Batch:
    """Talks padded to one size.

    Shapes: B talks, T rows, K candidates, F features.
    """

    def __init__(self, talks: list[KnownTalk], weights: list[float]) -> None:
        pieces = [piece for talk, weight in zip(talks, weights, strict=True) for piece in _cut(talk, weight)]
        size, length = len(pieces), max(len(people) for people, *_ in pieces)
        self.x = np.zeros((size, length, WIDTH, len(NAMES)), np.float32)
        self.open = np.full((size, length, WIDTH), NEGATIVE)
        self.clamp = np.full((size, length, WIDTH), NEGATIVE)
        self.person = np.full((size, length, WIDTH), -1)
        self.same = np.full((size, length), NOWHERE)
        self.back = np.full((size, length), NOWHERE)
        self.right = np.full((size, length), UNKNOWN)
        self.weight = np.zeros(size)
        for b, (people, features, steps, right, weight) in enumerate(pieces):
            self.weight[b] = weight
            for t in range(length):
                if t >= len(people):
                    self.open[b, t, 0] = self.clamp[b, t, 0] = 0.0
                    continue
                self.right[b, t] = right[t]
                for k, person in enumerate(people[t]):
                    self.open[b, t, k] = 0.0
                    self.person[b, t, k] = person or -2 - t  # somebody else is never the same again
                    if right[t] in (UNKNOWN, ABSENT, k):
                        self.clamp[b, t, k] = 0.0
                    for name, value in features[t][k].items():
                        self.x[b, t, k, INDEX[name]] = value
                if t:
                    same, back = step_names(steps[t])
                    self.same[b, t] = INDEX[same] if same else NOWHERE
                    self.back[b, t] = INDEX[back] if back else NOWHERE

    def sums(self, weights: NDArray[np.float64], mask: NDArray[np.float64]) -> Sums:
        """Log of the sum over all ways each talk can go, and how often they use each candidate and each step.

        Args:
            weights: by the order of `NAMES`.
            mask: added to the scores of candidates; rules some out.
        """
        scores = self.x @ weights + mask
        tops = scores.max(axis=2, keepdims=True)
        emission = np.exp(np.maximum(scores - tops, -500.0)) * (mask > NEGATIVE / 2)
        factors = np.exp(np.append(weights, 0.0))
        size, length, width = emission.shape
        logs = tops[:, :, 0].sum(axis=1)
        ways = [_Step.first(emission[:, 0])]
        for t in range(1, length):
            step = _Step.after(self, t, ways[-1].alpha, emission[:, t], factors)
            logs = logs + step.log
            ways.append(step)
        logs = logs + np.log(ways[-1].alpha.sum(axis=(1, 2)))
        marginals = np.zeros_like(emission)
        steps = np.zeros((size, len(NAMES) + 1))
        rows = np.arange(size)
        beta = np.ones((size, ways[-1].alpha.shape[1], width))
        for t in range(length - 1, -1, -1):
            step = ways[t]
            together = step.alpha * beta
            total = together.sum(axis=(1, 2))
            marginals[:, t] = together.sum(axis=1) / total[:, None]
            if t:
                np.add.at(steps, (rows, self.same[:, t]), (together * step.same).sum(axis=(1, 2)) / total)
                np.add.at(steps, (rows, self.back[:, t]), (step.returned * beta).sum(axis=(1, 2)) / total)
                beta = step.backwards(beta, emission[:, t], ways[t - 1].alpha.shape[1])
        return Sums(logs, marginals, steps[:, :-1])

    def marginals(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of each candidate of each row."""
        return self.sums(weights, self.open).marginals

    def loss(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Negative log likelihood of the known speakers, and its derivative by each weight."""
        free, known = self.sums(weights, self.open), self.sums(weights, self.clamp)
        used = np.einsum("btk,btkf->bf", free.marginals - known.marginals, self.x) + free.steps - known.steps
        return float(((free.logs - known.logs) * self.weight).sum()), self.weight @ used


@dataclass(frozen=True, slots=True)
class Sums:
    """What `Batch.sums` finds: for each talk a log, for each candidate a probability, for each step its uses."""

    logs: NDArray[np.float64]
    marginals: NDArray[np.float64]
    steps: NDArray[np.float64]


@dataclass(slots=True)
class _Step:
    """Sums up to one row, by the speaker before and the speaker now; scaled, the scale in `log`.

    Fields:
        alpha: talk × speaker before × speaker now.
        same: 1 where both are one person.
        returned: the part of `alpha` in which the speaker of two rows ago is back.
        back: talk × speaker two rows ago × speaker now: 1 where both are one person.
        factors: for the last speaker again and for the one before, a talk each.
    """

    alpha: NDArray[np.float64]
    same: NDArray[np.float64]
    returned: NDArray[np.float64]
    back: NDArray[np.float64]
    factors: tuple[NDArray[np.float64], NDArray[np.float64]]
    log: NDArray[np.float64]

    @classmethod
    def first(cls, emission: NDArray[np.float64]) -> _Step:
        nothing = np.zeros((len(emission), 1, emission.shape[1]))
        one = np.ones(len(emission))
        return cls(emission[:, None, :], nothing, nothing, nothing, (one, one), np.zeros(len(emission)))

    @classmethod
    def after(
        cls,
        batch: Batch,
        t: int,
        before: NDArray[np.float64],
        emission: NDArray[np.float64],
        factors: NDArray[np.float64],
    ) -> _Step:
        now, one = batch.person[:, t], batch.person[:, t - 1]
        same = ((now[:, None, :] == one[:, :, None]) & (now[:, None, :] >= 0)).astype(float)
        back = np.zeros((len(now), before.shape[1], now.shape[1]))
        if t >= 2:
            two = batch.person[:, t - 2]
            back = ((now[:, None, :] == two[:, :, None]) & (now[:, None, :] >= 0)).astype(float)
        again, returns = factors[batch.same[:, t]], factors[batch.back[:, t]]
        plain = before.sum(axis=1)[:, :, None]
        returning = np.einsum("bhi,bhj->bij", before, back) * (1.0 - same)
        returned = returns[:, None, None] * returning * emission[:, None, :]
        other = np.maximum(plain * (1.0 - same) - returning, 0.0)
        alpha = (other + plain * same * again[:, None, None]) * emission[:, None, :] + returned
        scale = alpha.sum(axis=(1, 2))[:, None, None]
        return cls(alpha / scale, same, returned / scale, back, (again, returns), np.log(scale[:, 0, 0]))

    def backwards(self, beta: NDArray[np.float64], emission: NDArray[np.float64], width: int) -> NDArray[np.float64]:
        """The mirror: sums over the speaker now, by the speaker two rows ago and one."""
        ahead = beta * emission[:, None, :]
        differs = ahead * (1.0 - self.same)
        plain = differs.sum(axis=2) + (ahead * self.same).sum(axis=2) * self.factors[0][:, None]
        more = np.einsum("bij,bhj->bhi", differs, self.back) * (self.factors[1] - 1.0)[:, None, None]
        result = np.repeat(plain[:, None, :], width, axis=1) + more
        return np.asarray(result / result.sum(axis=(1, 2))[:, None, None])


def _cut(
    talk: KnownTalk, weight: float
) -> list[tuple[list[list[int]], list[list[dict[str, float]]], list[int], list[int], float]]:
    pieces = []
    for start in range(0, len(talk.people), LENGTH):
        part = slice(start, start + LENGTH)
        if any(index != UNKNOWN for index in talk.right[part]):
            pieces.append((talk.people[part], talk.features[part], talk.steps[part], talk.right[part], weight))
    return pieces


def fit(
    talks: list[KnownTalk], weights: list[float], *, pull: float, free: str = "evidence", rounds: int = 80
) -> dict[str, float]:
    """The weights of greatest likelihood, pulled towards those of today.

    Args:
        talks: conversations with known speakers.
        weights: how much each counts.
        pull: half the inverse variance of the prior around today's weights.
        free: which of them may change, a key of `FREE`.
        rounds: steps of Adam over all the data.
    """
    batches = []
    order = sorted(range(len(talks)), key=lambda i: len(talks[i].people))
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        batches.append(Batch([talks[i] for i in chosen], [weights[i] for i in chosen]))
    today = np.array([WEIGHTS[name] for name in NAMES])
    may = np.array([1.0 if name in FREE[free] else 0.0 for name in NAMES])
    change, mean, square = np.zeros(len(NAMES)), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for number in range(rounds):
        total, slope = 0.0, 2 * pull * change
        for batch in batches:
            loss, gradient = batch.loss(today + change * may)
            total += loss
            slope = slope + gradient * may
        if number % 20 == 0 or number == rounds - 1:
            print(f"round {number}: loss {total:.1f}, prior {pull * float(change @ change):.1f}", flush=True)
        mean = FIRST * mean + (1 - FIRST) * slope
        square = SECOND * square + (1 - SECOND) * slope**2
        size = RATE * mean / (1 - FIRST ** (number + 1))
        change = change - size / (np.sqrt(square / (1 - SECOND ** (number + 1))) + TINY)
    final = today + change * may
    return {name: round(float(value), 3) for name, value in zip(NAMES, final, strict=True)}


@dataclass(frozen=True, slots=True)
class Answer:
    """Shares of the candidates of one row, "somebody else" last, and the right one's place or `ABSENT`."""

    source: str
    shares: list[float]
    right: int


def answers(talks: list[KnownTalk], weights: dict[str, float]) -> list[Answer]:
    """What the decoder says where the speaker is known."""
    values = np.array([weights[name] for name in NAMES])
    found: list[Answer] = []
    for talk in talks:
        batch = Batch([talk], [1.0])
        for b, row in enumerate(batch.marginals(values)):
            for t, right in enumerate(batch.right[b].tolist()):
                if right != UNKNOWN:
                    count = int((batch.open[b, t] > NEGATIVE / 2).sum())
                    found.append(Answer(talk.source, row[t, :count].tolist(), right))
    return found


def reliability(found: list[Answer]) -> list[tuple[float, int, float, float]]:
    """How often the best candidate is right, by tenths of its share: lower edge, rows, mean share, share right.

    Rows in which somebody else is the best are left out: there nobody is named.
    """
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for answer in found:
        best = max(range(len(answer.shares)), key=answer.shares.__getitem__)
        if best < len(answer.shares) - 1:
            share = answer.shares[best]
            tenths.setdefault(min(int(share * 10), 9), []).append((share, best == answer.right))
    return [
        (
            number / 10,
            len(rows),
            sum(share for share, _ in rows) / len(rows),
            sum(right for _, right in rows) / len(rows),
        )
        for number, rows in sorted(tenths.items())
    ]
