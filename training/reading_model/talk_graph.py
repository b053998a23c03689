"""The head of talks as it ships: one stretch in, scores of all its pairs out, in fp32."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from training.reading_model.talk import GIVEN, Items, TalkHead

if TYPE_CHECKING:
    from pathlib import Path


class TalkGraph(nn.Module):
    """One stretch without padding."""

    def __init__(self, head: TalkHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, *columns: Tensor) -> Tensor:
        """Give roles × items × items from the columns of `Items` without their first axis."""
        scores: Tensor = self.head(Items(*(column[None] for column in columns)))[0]
        return scores


def write_talk(head: TalkHead, path: Path) -> None:
    """Writes the graph."""
    count = 9
    columns = (torch.zeros(count, GIVEN), *(torch.zeros(count, dtype=torch.long) for _ in Items._fields[1:]))
    torch.onnx.export(
        TalkGraph(head).eval(), columns, str(path),
        input_names=list(Items._fields), output_names=["scores"],
        dynamic_axes={name: {0: "N"} for name in Items._fields} | {"scores": {1: "N", 2: "N"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def load_talk(path: Path) -> TalkHead:
    """The head of a fit."""
    head = TalkHead()
    head.load_state_dict(torch.load(path, weights_only=True))
    return head.eval()
