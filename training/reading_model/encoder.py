"""The encoder: MiniLM-L6-H384 with whole words pooled from their pieces, and a learned embedding of case.

Written out here rather than taken from a library: the whole of it is a page, and its export to ONNX has to be exact.
Architecture: Devlin et al. (2019); weights: Wang et al. (2020), as published in all-MiniLM-L6-v2 (Apache-2.0).
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

PIECES, WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS = 30522, 384, 6, 12, 1536, 512
CASES = 4
"""Lower, Title, UPPER, mixed: the base weights are uncased, and names need their capitals."""


class BankedDropout(nn.Module):
    """Dropout whose masks are cut from one bank of random bits: drawing fresh bits costs a tenth of a step on a CPU."""

    BANK = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.bank: Tensor | None = None

    def forward(self, hidden: Tensor) -> Tensor:
        """Give `hidden` with a share of its numbers set to zero while training."""
        if not self.training or not self.share:
            return hidden
        if self.bank is None or self.bank.dtype != hidden.dtype or self.bank.device != hidden.device:
            kept = torch.rand(self.BANK, device=hidden.device) >= self.share
            self.bank = (kept / (1 - self.share)).to(hidden.dtype)
        start = int(torch.randint(self.BANK - hidden.numel(), (1,)))
        return hidden * self.bank[start : start + hidden.numel()].view(hidden.shape)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Scaled dot-product attention over batch · heads × pieces × width of a head.

    By two plain products: in bfloat16 on a CPU twice as fast as torch's fused kernel, forward and back.
    """
    scores = torch.bmm(query * (1 / math.sqrt(query.shape[-1])), key.transpose(1, 2))
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    return torch.bmm(scores.softmax(-1, dtype=scores.dtype), value)


class Layer(nn.Module):
    """One block of a BERT encoder, normalised after each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = BankedDropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Give the next hidden states, batch × pieces × WIDTH; `mask` is true where a piece may be looked at."""
        batch, length, _ = hidden.shape

        def heads(x: Tensor) -> Tensor:
            parted = x.view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            return parted.reshape(batch * ATTENTION_HEADS, length, WIDTH // ATTENTION_HEADS)

        attended = attend(heads(self.query(hidden)), heads(self.key(hidden)), heads(self.value(hidden)), mask)
        attended = attended.view(batch, ATTENTION_HEADS, length, -1).transpose(1, 2).reshape(batch, length, WIDTH)
        return self.after(hidden, attended)

    def after(self, hidden: Tensor, attended: Tensor) -> Tensor:
        """The next hidden states from the last and what the heads attended to, each batch × pieces × WIDTH."""
        hidden = self.norm_attention(hidden + self.dropout(self.output(attended)))
        next_: Tensor = self.norm_output(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))
        return next_


class Encoder(nn.Module):
    """From word pieces to one vector a word."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = BankedDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None = None) -> Tensor:
        """Give the hidden states of the pieces, batch × pieces × WIDTH; `mask` (batch × pieces) is false on padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.pieces(pieces) + self.positions(places)[None] + self.cases(cases)
        hidden = self.dropout(self.norm(hidden))
        attention = None if mask is None else mask.repeat_interleave(ATTENTION_HEADS, 0)[:, None, :]
        for layer in self.layers:
            hidden = layer(hidden, attention)
        return hidden
