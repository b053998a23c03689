"""The door: help, errors in one line, exit statuses, output that survives any terminal."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import click
import pytest

from fabula.cli import terminal
from fabula.cli.main import COMMANDS, run

if TYPE_CHECKING:
    from pathlib import Path


def test_every_command_is_listed_with_its_own_first_line(fabula_run: Any) -> None:
    """The list is written without importing the commands, so this holds it against them."""
    _, out, _ = fabula_run("--help")

    for name, line in COMMANDS.items():
        command = import_module(f"fabula.cli.{name}").command
        assert command.name == name
        assert command.short_help == line
        assert line in out
        assert (command.help or "").strip()


def test_help_loads_nothing_heavy() -> None:
    """`fabula --help` answers at once, because it imports click and little else."""
    code = (
        "import sys; from fabula.cli.main import run; assert run(['--help']) == 0;"
        "print(*sorted(n for n in sys.modules if n.split('.')[0] in"
        "{'rich', 'lxml', 'msgspec', 'sqlite3', 'nupunkt', 'selectolax', 'rapidfuzz', 'numpy', 'markdown_it'}"
        "or n.startswith(('fabula.model', 'fabula.reading', 'fabula.store', 'fabula.pipeline', 'fabula.export'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.splitlines()[-1] == ""


def test_the_bare_command_says_where_to_begin(fabula_run: Any) -> None:
    """The first line is the demo."""
    status, out, _ = fabula_run()

    assert status == 0
    assert out.startswith("fabula demo")


def test_the_version_is_the_packages(fabula_run: Any) -> None:
    """Asked of the installed package, kept nowhere else."""
    assert fabula_run("--version") == (0, f"fabula {version('fabula')}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["--frobnicate"],
        ["read"],
        ["read", "a.txt", "b.txt"],
        ["read", "a.txt", "--changes", "perhaps"],
        ["show", "a.fabula", "dreams"],
        ["export", "a.fabula"],
        ["export", "a.fabula", "--to", "json", "--min-confidence", "2"],
        ["correct", "a.fabula"],
        ["correct", "a.fabula", "speaker", "1¶1"],
        ["correct", "a.fabula", "speaker", "1¶1", "Emma", "--new", "Anna"],
        ["undo", "a.fabula", "nought"],
    ],
)
def test_a_command_line_not_understood_is_one_line_and_status_2(fabula_run: Any, arguments: list[str]) -> None:
    """It names the help page to look at."""
    status, out, err = fabula_run(*arguments)

    assert (status, out) == (2, "")
    assert err.startswith("fabula: error: ")
    assert err.count("\n") == 1
    assert "--help)" in err


def test_a_mistake_of_fabulas_own_is_one_line_and_status_70(fabula_run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and how to see more."""
    monkeypatch.setattr("fabula.open", lambda _path: {}["missing\nkey"])

    status, out, err = fabula_run("show", "a.fabula", "cast")

    assert (status, out) == (70, "")
    assert err == (
        "fabula: error: internal error: KeyError: 'missing\\nkey' (a mistake in fabula; --debug shows where)\n"
    )


@pytest.mark.parametrize("error", [KeyError("x"), FileNotFoundError("x")])
def test_debug_lets_the_traceback_through(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """For whoever wants to mend it."""

    def fail(_path: Path) -> None:
        raise error

    monkeypatch.setattr("fabula.open", fail)
    with pytest.raises(type(error)):
        run(["show", "a.fabula", "cast", "--debug"])


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, click.Abort])
def test_an_interruption_is_one_line_and_status_130(
    fabula_run: Any, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    """Ctrl-C is no failure of fabula's."""

    def interrupt(_path: Path) -> None:
        raise interruption

    monkeypatch.setattr("fabula.open", interrupt)

    status, _, err = fabula_run("show", "a.fabula", "cast")

    assert status == 130
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["show", "STORY", "text"], ["export", "STORY", "--to", "json"]])
def test_a_reader_that_leaves_early_is_no_error(story: Path, arguments: list[str]) -> None:
    """As in `fabula show STORY text | head`: silence, and the status that shells know."""
    words = [str(story) if word == "STORY" else word for word in arguments]
    with subprocess.Popen(
        [sys.executable, "-m", "fabula", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (141, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("what", ["cast", "speech", "text", "scenes"])
def test_output_survives_any_terminal(made: Path, fabula_process: Any, what: str, encoding: str) -> None:
    """What the encoding lacks is replaced; no command ends in a traceback."""
    done = fabula_process("show", made, what, environment={"PYTHONIOENCODING": encoding})

    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert shown.strip()
    if what == "speech":
        assert ("Anna Kern → Mr. Voss" if encoding == "utf-8" else "Anna Kern -> Mr. Voss") in shown
    if what == "text" and encoding == "latin-1":
        assert '1¶1     "Good morning, Mr. Voss," said Anna Kern.' in shown


def test_errors_survive_any_terminal(fabula_process: Any, tmp_path: Path) -> None:
    """A file name may hold anything, and stands in the message."""
    done = fabula_process("read", tmp_path / "物語→.txt", environment={"PYTHONIOENCODING": "cp1252"})

    assert done.returncode == 3
    assert done.stderr.decode("cp1252").count("\n") == 1
    assert b"??->.txt" in done.stderr


def test_json_is_utf_8_on_any_terminal(made: Path, fabula_process: Any) -> None:
    """An interchange format has one encoding."""
    done = fabula_process("export", made, "--to", "json", environment={"PYTHONIOENCODING": "cp1252"})

    assert done.returncode == 0
    assert "Anna → the clerk" in done.stdout.decode("utf-8")


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Logs are not filled with percentages."""
    progress = terminal.Progress()
    progress("words", 0.5, 3.0)
    progress.close()

    assert capsys.readouterr().err == ""


def test_progress_says_stage_percent_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one line that is wiped at the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = terminal.Progress()
    progress("words", 0.5, 3.2)
    progress("attribution", 0.75, None)
    progress.close()

    first, second, wiped = capsys.readouterr().err.split("\r")[1:4]
    assert first.split() == ["words", "50%", "about", "3", "s", "left"]
    assert second.split() == ["attribution", "75%"]
    assert not wiped.strip()
