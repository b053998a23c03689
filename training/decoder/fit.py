"""Maximum likelihood for a second-order chain: log of the clamped sum over paths minus log of the free sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from fabula.reading.attribution.decoding import AFTER_ACT, INTO_ACT, SAME_PARAGRAPH
from fabula.reading.attribution.weights import FEATURES, STEPS, WEIGHTS
from training.decoder.talks import ABSENT, UNKNOWN

if TYPE_CHECKING:
    from training.decoder.talks import KnownTalk

NAMES = [*FEATURES, *STEPS]
INDEX = {name: number for number, name in enumerate(NAMES)}
WIDTH = 9  # eight candidates and somebody else
LENGTH = 24  # longer talks are cut
# Rules of agreement and of the cast stage that training data cannot teach: hidden tags show no antecedent, and a
# speaker outside the cast is never the right answer.
FROZEN = {
    "pronoun clash", "antecedent", "antecedent beat", "tag", "weak tag", "plain noun tag", "same surname", "spouse",
    "parent", "owner", "calls self", "spoken to", "group", "minor", "somebody",
    # LitBank parts one speech into several quotations, which would teach that people go on over a new paragraph.
    "same 0", "same 1", "back 0",
}  # fmt: skip
# What may change: the weight of the model's opinion alone, all evidence, or also how people take turns. Texts whose
# tags were taken off teach little about turns: authors tag where a reader would be lost.
FREE = {"seen": {"seen"}, "evidence": set(FEATURES) - FROZEN, "all": set(NAMES) - FROZEN}
NEGATIVE = -1e4
SIZE = 128  # talks in a batch


def step_names(step: int) -> tuple[str | None, str | None]:
    """Names of the weights for the last speaker again and for the one before, as `decoding.turn_taking`."""
    if step == SAME_PARAGRAPH:
        return "same paragraph", None
    if step == INTO_ACT:
        return None, None
    if step == AFTER_ACT:
        return "after own act", "after other's act"
    return f"same {min(step, 2)}", f"back {min(step, 2)}"


class Batch:
    """Talks padded to one size.

    Shapes: B talks, T rows, K candidates, F features.
    """

    def __init__(self, talks: list[KnownTalk], weights: list[float]) -> None:
        pieces = [piece for talk, weight in zip(talks, weights, strict=True) for piece in _cut(talk, weight)]
        size, length = len(pieces), max(len(people) for people, *_ in pieces)
        self.x = torch.zeros(size, length, WIDTH, len(NAMES))
        self.open = torch.full((size, length, WIDTH), NEGATIVE)
        self.clamp = torch.full((size, length, WIDTH), NEGATIVE)
        self.person = torch.full((size, length, WIDTH), -1)
        self.same = torch.full((size, length), len(NAMES))
        self.back = torch.full((size, length), len(NAMES))
        self.right = torch.full((size, length), UNKNOWN)
        self.weight = torch.zeros(size)
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
                    self.same[b, t] = INDEX[same] if same else len(NAMES)
                    self.back[b, t] = INDEX[back] if back else len(NAMES)

    def log_sum(self, weights: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Log of the sum over all ways a talk can go, one for each talk."""
        emission = self.x @ weights + mask
        steps = torch.cat([weights, torch.zeros(1)])
        length = emission.shape[1]
        alpha = emission[:, 0, None, :]  # talk, speaker before, speaker
        for t in range(1, length):
            now, one = self.person[:, t], self.person[:, t - 1]
            same = (now[:, None, :] == one[:, :, None]) & (now[:, None, :] >= 0)
            factor = torch.where(same, steps[self.same[:, t]][:, None, None], torch.zeros(()))[:, None]
            if t >= 2:
                two = self.person[:, t - 2]
                back = (now[:, None, None, :] == two[:, :, None, None]) & (now[:, None, None, :] >= 0)
                factor = torch.where(
                    back & ~same[:, None], steps[self.back[:, t]][:, None, None, None], factor.expand(-1, WIDTH, -1, -1)
                )
            alpha = torch.logsumexp(alpha[..., None] + factor, dim=1) + emission[:, t, None, :]
        return torch.logsumexp(alpha.flatten(1), dim=1)

    def marginals(self, weights: torch.Tensor) -> torch.Tensor:
        """Probability of each candidate of each row: the derivative of the log sum by its emission."""
        mask = self.open.clone().requires_grad_()
        self.log_sum(weights, mask).sum().backward()  # type: ignore[no-untyped-call]
        assert mask.grad is not None
        return mask.grad

    def loss(self, weights: torch.Tensor) -> torch.Tensor:
        """Negative log likelihood of the known speakers."""
        return ((self.log_sum(weights, self.open) - self.log_sum(weights, self.clamp)) * self.weight).sum()


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
    torch.manual_seed(1)
    torch.set_num_threads(1)  # threads wait for each other longer than they work on tensors so small
    batches = []
    order = sorted(range(len(talks)), key=lambda i: len(talks[i].people))
    for start in range(0, len(order), SIZE):
        chosen = order[start : start + SIZE]
        batches.append(Batch([talks[i] for i in chosen], [weights[i] for i in chosen]))
    today = torch.tensor([WEIGHTS[name] for name in NAMES])
    may = torch.tensor([1.0 if name in FREE[free] else 0.0 for name in NAMES])
    change = torch.zeros(len(NAMES), requires_grad=True)
    optimiser = torch.optim.Adam([change], lr=0.1)
    for number in range(rounds):
        optimiser.zero_grad()
        total = 0.0
        for batch in batches:
            loss = batch.loss(today + change * may)
            loss.backward()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
        prior = pull * (change**2).sum()
        prior.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if number % 20 == 0 or number == rounds - 1:
            print(f"round {number}: loss {total:.1f}, prior {float(prior.detach()):.1f}", flush=True)
    final = today + change.detach() * may
    return {name: round(float(value), 3) for name, value in zip(NAMES, final, strict=True)}


@dataclass(frozen=True, slots=True)
class Answer:
    """Shares of the candidates of one row, "somebody else" last, and the right one's place or `ABSENT`."""

    source: str
    shares: list[float]
    right: int


def answers(talks: list[KnownTalk], weights: dict[str, float]) -> list[Answer]:
    """What the decoder says where the speaker is known."""
    values = torch.tensor([weights[name] for name in NAMES])
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
