"""The network at work: one window a call, each on one thread: neither neighbours nor threads sway a number."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from fabula.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

INPUTS = frozenset({"pieces", "cases", "firsts", "lasts"})
SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of the graph that are left out: on a CPU this one takes longer than the sum and the norm it joins."""
_MOST_THREADS = 8


def threads_wanted() -> int:
    """How many windows are read side by side: as `FABULA_THREADS` says, else as many as there are processors."""
    said = os.environ.get("FABULA_THREADS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST_THREADS, len(os.sched_getaffinity(0)))
    return min(_MOST_THREADS, os.cpu_count() or 1)


class Session:
    """A loaded network. Several threads may ask it at once."""

    def __init__(self, weights: bytes, name: str, inputs: frozenset[str] = INPUTS) -> None:
        import onnxruntime  # costs 0.1 s

        onnxruntime.set_default_logger_severity(4)  # what goes wrong is raised, too
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.use_deterministic_compute = True
        options.log_severity_level = 4
        # Windows differ in length; patterns kept for each would pile up.
        options.enable_mem_pattern = False
        options.enable_mem_reuse = True
        try:
            self._session = onnxruntime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
            )
        except Exception as error:  # noqa: BLE001  # the runtime's own kinds share no base but this
            raise ModelError(f"{name} is damaged: {' '.join(str(error).split())[:120]}") from None
        self._outputs = [output.name for output in self._session.get_outputs()]
        if {one.name for one in self._session.get_inputs()} != inputs:
            raise ModelError(f"{name} is not the network of this version of fabula")

    @property
    def outputs(self) -> frozenset[str]:
        """Names of what it gives."""
        return frozenset(self._outputs)

    def run(self, given: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """What the network says of one window."""
        return dict(zip(self._outputs, self._session.run(self._outputs, dict(given)), strict=True))
