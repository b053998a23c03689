"""The documentation says what is so."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

import fabula
import fabula.model
from fabula.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", *(ROOT / "LICENSES").glob("*.md")])
PAGES = [page for page in PAGES if "_build" not in page.parts]


def tracked() -> list[Path]:
    """Files of the project: what git knows, or, without git, what lies in the known folders."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        folders = ("src", "tests", "docs", "bench", "examples", "requirements", "changelog.d", "LICENSES", ".ci")
        paths = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [path for path in paths if path.is_file() and "_build" not in path.parts and "__pycache__" not in path.parts]


def model_classes() -> set[str]:
    """Names of the public classes that `fabula.model` defines."""
    names = set()
    for info in pkgutil.iter_modules(fabula.model.__path__):
        module = importlib.import_module(f"fabula.model.{info.name}")
        names |= {
            name
            for name, value in vars(module).items()
            if inspect.isclass(value) and value.__module__ == module.__name__ and not name.startswith("_")
        }
    return names


def test_glossary_explains_every_class_of_the_model_and_no_other() -> None:
    """Glossary and model hold the same classes, each explained once, in words."""
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", page, flags=re.MULTILINE)

    assert sorted(name for name, _, _ in rows) == sorted(model_classes())
    assert all(plain.strip() and about.strip().endswith(".") for _, plain, about in rows)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_place_in_the_manual(name: str) -> None:
    """A command says what it does, each of its options too, and the manual has a section for it."""
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    manual = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")

    assert command.help
    assert all(option.help for option in command.params if option.param_type_name == "option")
    assert f"## fabula {name}\n" in manual


def test_every_page_is_reachable_by_links() -> None:
    """Every link to a file of the project leads to one."""
    broken = []
    for page in PAGES:
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target) or target.startswith("#"):
                continue
            if not (page.parent / unquote(target.split("#")[0])).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")

    assert broken == []


def test_every_page_stands_in_a_table_of_contents() -> None:
    """No page of the documentation is left out of every toctree."""
    listed = {DOCS / "index.md"}
    for page in DOCS.rglob("*.md"):
        for block in re.findall(r"```\{toctree\}(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL):
            for entry in block.split():
                if not entry.startswith(":"):
                    listed |= set(page.parent.glob(f"{entry}.md"))

    assert sorted(set(DOCS.rglob("*.md")) - listed) == []


def test_the_readme_gives_the_set_up_lines() -> None:
    """A newcomer copies one line to try fabula and one to work on it; .ci/run takes both from the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", readme, flags=re.DOTALL)
    marked = re.findall(r"<!-- ci: (?:try|test) -->\n```sh\n(.*?)```", readme, flags=re.DOTALL)

    assert blocks == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/fabula demo --no-open\n",
        (
            "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' -c requirements/constraints.txt"
            " && .venv/bin/pytest\n"
        ),
    ]
    assert marked == blocks
    assert re.findall(r"readme_lines (\w+)\)", (ROOT / ".ci" / "run").read_text(encoding="utf-8")) == ["test", "try"]


def test_constraints_pin_packages_and_name_no_place() -> None:
    """Every line pins one package to one version: no hashes, no addresses, nothing editable."""
    lines = (ROOT / "requirements" / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.!+]+", line)] == []


# Put together here, so that this file does not hold what it looks for.
FORBIDDEN = (
    re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w"),
    re.compile(r"\b[A-Z]:\\\\?Users\b"),
    re.compile("pypi" + r"\.org|files\.python" + "hosted|--(?:extra-)?index" + "-url"),
)


def test_no_file_names_a_machine_or_a_registry() -> None:
    """No absolute path of somebody's machine and no package index stands in any file of the project."""
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for one in FORBIDDEN for match in one.finditer(text)]

    assert found == []


def test_the_public_names_are_what_they_say() -> None:
    """`fabula.__all__` is sorted, complete, and everything in it can be had."""
    named = fabula.__all__
    shown = {
        name
        for name, value in vars(fabula).items()
        if not name.startswith("_")
        and not inspect.ismodule(value)
        and getattr(value, "__module__", "").startswith("fabula")
    }

    assert list(named) == sorted(named)
    assert shown <= set(named)
    assert all(getattr(fabula, name) is not None for name in named)


def test_the_changelog_is_made_of_sentences() -> None:
    """Each fragment is one sentence and says by its name what kind of change it is."""
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.suffix == ".md"]
    kinds = {"added", "changed", "deprecated", "removed", "fixed"}

    assert [path.name for path in fragments if path.name.split(".")[-2] not in kinds] == []
    assert [path.name for path in fragments if not path.read_text(encoding="utf-8").strip().endswith((".", "`."))] == []
