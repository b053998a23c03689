"""The libraries under the model neither look for a network nor say anything, and are loaded only when they are used."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tiny_reader import make_model

if TYPE_CHECKING:
    from pathlib import Path

READ = """
import sys
from pathlib import Path
from fabula.cli.network import refuse_network
attempts = refuse_network()
from fabula.learned.files import ModelFiles
from fabula.learned.reader import Reader
import os
assert len(Reader(ModelFiles(Path(sys.argv[1])), threads=2).encode(["Ned", "swore"] * 400)) == 800
assert os.environ["HF_HUB_OFFLINE"] == "1"
assert attempts == [], attempts
print(sorted({"huggingface_hub", "requests", "httpx"} & set(sys.modules)))
"""
LAZY = """
import sys
import fabula.reading.encoding, fabula.learned
print(sorted({"numpy", "onnxruntime", "tokenizers"} & set(sys.modules)))
"""


def python(code: str, *arguments: str) -> tuple[str, str]:
    """What a process of its own prints, and what it complains of."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def test_reading_asks_for_no_network(tmp_path: Path) -> None:
    """With sockets and other programs refused the model reads, in silence, and no client of a hub is even loaded."""
    make_model(tmp_path)

    assert python(READ, str(tmp_path)) == ("[]\n", "")


def test_naming_the_stage_loads_no_library() -> None:
    """So that a command which needs no model is quick."""
    assert python(LAZY) == ("[]\n", "")
