"""Stories to run commands on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import fabula
from fabula.cli.bundled import bundled_story
from fabula.cli.main import run
from fabula.store import save_story
from made_story import made_story


@pytest.fixture(scope="session")
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "harbour.fabula"
    fabula.read(bundled_story(), output=path)
    return path


@pytest.fixture
def story(_read_once: Path, tmp_path: Path) -> Path:
    """A story file that fabula made of the bundled story; the test's own copy."""
    return Path(shutil.copy(_read_once, tmp_path / "harbour.fabula"))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A story file of the story built by hand."""
    path = tmp_path / "made.fabula"
    save_story(path, made_story())
    return path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fabula_run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in this process: status, output, errors."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture
def fabula_process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command line in a process of its own, after the Python of `before`, by the program of `under`."""

    def call(
        *arguments: object,
        before: str = "",
        under: tuple[str, ...] = (),
        environment: dict[str, str] | None = None,
        **options: object,
    ) -> subprocess.CompletedProcess[bytes]:
        code = f"import sys\n{before}\nfrom fabula.cli.main import main\nmain()"
        return subprocess.run(
            [*under, sys.executable, "-c", code, *map(str, arguments)],
            capture_output="stdout" not in options,
            check=False,
            env=os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"} | (environment or {}),
            **options,
        )

    return call


@pytest.fixture
def ordinary() -> tuple[str, ...]:
    """What to run a program under, so that permissions bind it also when the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("this system's permissions are not those of POSIX")
    if os.geteuid() != 0:
        return ()
    powers = "-dac_override,-dac_read_search"
    under = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")
    if shutil.which("setpriv") is None or subprocess.run([*under, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root may read and write everything, and there is no setpriv to give that up")
    return under
