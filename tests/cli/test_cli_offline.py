"""Nothing leaves the machine, nothing is fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from fabula.cli.bundled import bundled_story
from fabula.export.json_rows import SCHEMA
from fabula.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

# Refuses every socket and every other program, and fails the process if any was asked for, even if that was caught.
REFUSE = """
import atexit, os
from fabula.cli.network import refuse_network
attempts = refuse_network()
def tell():
    if attempts:
        sys.stderr.write(f"asked for the network: {attempts}")
        sys.stderr.flush()
        os._exit(99)
atexit.register(tell)
"""
COMMANDS = [
    ["read", "BOOK", "-o", "STORY"],
    ["correct", "STORY", "rename", "Mr. Pike", "Pike"],
    ["undo", "STORY"],
    ["show", "STORY", "speech", "--until", "2"],
    ["show", "STORY", "questions"],
    ["report", "STORY", "-o", "-"],
    ["export", "STORY", "--to", "json"],
    ["demo"],
    ["doctor"],
]


def filled(arguments: list[str], folder: Path) -> list[str]:
    names = {"BOOK": str(bundled_story()), "STORY": str(folder / "story.fabula")}
    return [names.get(argument, argument) for argument in arguments]


def test_the_guard_itself_works(fabula_process: Any) -> None:
    """A socket is refused, and the attempt does not go unseen when it is caught."""
    attempt = "import socket\ntry:\n    socket.socket()\nexcept PermissionError:\n    print('refused')"

    done = fabula_process("--version", before=REFUSE + attempt)

    assert done.stdout.startswith(b"refused")
    assert done.returncode == 99
    assert b"socket.__new__" in done.stderr


def said(stderr: bytes) -> bytes:
    """What was said, but for the note that a story leaves nothing to ask."""
    return stderr.replace(b"no questions to show", b"").strip()


def test_every_command_works_with_sockets_refused(fabula_process: Any, tmp_path: Path) -> None:
    """From reading a story to its export."""
    for arguments in COMMANDS:
        done = fabula_process(*filled(arguments, tmp_path), before=REFUSE)

        assert (done.returncode, said(done.stderr)) == (0, b"")


def test_a_whole_reading_works_in_an_empty_network_namespace(tmp_path: Path) -> None:
    """There is not even a loopback device."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine makes no network namespaces (unshare -rn)")
    for arguments in COMMANDS:
        words = [unshare, "-rn", sys.executable, "-m", "fabula", *filled(arguments, tmp_path)]
        done = subprocess.run(words, capture_output=True, check=False)

        assert (done.returncode, said(done.stderr)) == (0, b"")


def test_the_doctor_names_versions_and_tests_itself(fabula_process: Any) -> None:
    """In a process of its own, because its refusal of the network cannot be taken back."""
    done = fabula_process("doctor")

    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"story file {SCHEMA_VERSION}, JSON {SCHEMA}" in out
    assert "MISSING" not in out
    assert re.search(r"^model     reader \S+, SHA-256 [0-9a-f]{64}$", out, flags=re.MULTILINE)
    assert "the network was refused and not missed" in out


def test_the_doctor_says_what_fails(fabula_process: Any) -> None:
    """Status 70: it is fabula that is not well."""
    broken = (
        "import fabula, msgspec; read = fabula.read\n"
        "def mute(*a, **k):\n"
        "    story = read(*a, **k)\n"
        "    return msgspec.structs.replace(story, attribution=type(story.attribution)(speakers=(), addressees=()))\n"
        "fabula.read = mute"
    )

    done = fabula_process("doctor", before=broken)

    assert done.returncode == 70
    assert b"self-test FAILED: no speaker found" in done.stdout
    assert b"self-test FAILED: the story file does not hold what was read" in done.stdout


def test_the_doctor_says_that_the_model_is_damaged(fabula_process: Any) -> None:
    """Or gone: the line of the model and the self-test both fail."""
    broken = (
        "from fabula.learned import files\n"
        "read = files.ModelFiles._read\n"
        "files.ModelFiles._read = lambda self, name: read(self, name)[: 99 if name == files.WEIGHTS else None]"
    )

    done = fabula_process("doctor", before=broken)

    assert done.returncode == 70
    assert re.search(rb"^model     FAILED: .*reader.onnx is damaged: its SHA-256 is", done.stdout, flags=re.MULTILINE)
    assert b"self-test FAILED: " in done.stdout


def test_the_demo_shows_cast_and_dialogue(fabula_process: Any, tmp_path: Path) -> None:
    """And keeps its story for the user to try the other commands on."""
    done = fabula_process("demo", "--no-open", "-o", tmp_path / "demo.fabula")

    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert out.startswith("Cast\n")
    assert "\nDialogue\n" in out
    assert " → " in out
    assert (tmp_path / "demo.fabula").exists()
    assert out.splitlines()[-1] == f"The report is: {tmp_path / 'demo.html'}"
    assert b"The Bell at Saltmere" in (tmp_path / "demo.html").read_bytes()
