"""What cog pastes into the documentation, so that it cannot say anything but the truth."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import re
import shlex
import subprocess
import sys
import tempfile
import types
import typing
from pathlib import Path
from typing import Any

import click
import msgspec
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent


def commands() -> list[str]:
    """Names of the commands, in the order of the help page."""
    from fabula.cli.main import COMMANDS  # noqa: PLC0415

    return list(COMMANDS)


def cli_help() -> str:
    """Every command's help page."""
    from fabula.cli.main import cli  # noqa: PLC0415

    parts = []
    for words in _command_lines():
        result = CliRunner().invoke(cli, [*words, "--help"], prog_name="fabula", terminal_width=80)
        assert result.exit_code == 0, result.output
        title = " ".join(["###" if words[2:] else "##", "fabula", *words[:1], *words[2:]])
        parts.append(f"{title}\n\n```text\n{result.output.rstrip()}\n```\n")
    return "\n" + "\n".join(parts) + "\n"


def _command_lines() -> list[list[str]]:
    """Every command, and every part of a command that has parts; STORY stands before these."""
    from fabula.cli.main import cli  # noqa: PLC0415

    found: list[list[str]] = [[]]
    for name in commands():
        found.append([name])
        command = cli.get_command(click.Context(cli), name)
        if isinstance(command, click.Group):
            found += [[name, "STORY", part] for part in command.list_commands(click.Context(command))]
    return found


def run(*lines: str, before: tuple[str, ...] = (), rows: int | None = None) -> str:
    """A terminal session in an empty folder that holds the stories of `examples/`; of long output the first `rows`.

    The commands of `before` are run and not shown.
    """
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted((ROOT / "examples").iterdir()):
            if (story / "story.txt").exists():
                (Path(folder) / f"{story.name}.txt").write_bytes((story / "story.txt").read_bytes())
        for number, line in enumerate([*before, *lines]):
            done = subprocess.run(  # noqa: S603  # our own command line
                [sys.executable, "-m", *shlex.split(line)],
                cwd=folder,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "90", "NO_COLOR": "1"},
            )
            if number < len(before):
                assert done.returncode == 0, done.stderr
                continue
            output = [row.rstrip() for row in (done.stdout + done.stderr).splitlines()]
            if rows is not None and len(output) > rows:
                output = [*output[:rows], "…"]
            # How long it took depends on the day.
            shown += [f"$ {line}", *(re.sub(r"read in [0-9.]+ s", "read in 0.1 s", row) for row in output), ""]
    return "\n```console\n" + "\n".join(shown).rstrip() + "\n```\n\n"


def model_classes() -> dict[str, list[type[Any]]]:
    """Public classes of `fabula.model`, by module."""
    import fabula.model  # noqa: PLC0415

    found = {}
    for info in pkgutil.iter_modules(fabula.model.__path__):
        module = importlib.import_module(f"fabula.model.{info.name}")
        classes = [
            value
            for name, value in vars(module).items()
            if inspect.isclass(value) and value.__module__ == module.__name__ and not name.startswith("_")
        ]
        if classes:
            found[info.name] = classes
    return found


def model_tables() -> str:
    """Each class of the model with its fields."""
    parts = []
    for module, classes in model_classes().items():
        parts.append(f"## fabula.model.{module}\n")
        for kind in classes:
            parts.append(f"### {kind.__name__}\n")
            parts += [_docstring(kind), ""]
            if issubclass(kind, msgspec.Struct):
                parts += [_fields(kind), ""]
    return "\n" + "\n".join(parts) + "\n"


def json_tables() -> str:
    """Each list of the JSON with the keys of its rows, then the rows inside rows."""
    from fabula.export.json_row import ClaimRow  # noqa: PLC0415
    from fabula.export.json_rows import Export  # noqa: PLC0415

    parts = ["### `ClaimRow`\n", _docstring(ClaimRow), "", _fields(ClaimRow), ""]
    inner: list[type[msgspec.Struct]] = []
    for field in msgspec.structs.fields(Export):
        for row in _rows(field.type):
            parts += [f"### `{field.name}`\n", _docstring(row), "", _fields(row), ""]
            inner += [part for key in msgspec.structs.fields(row) for part in _rows(key.type)]
    for row in dict.fromkeys(inner):
        parts += [f"### `{row.__name__}`\n", _docstring(row), "", _fields(row), ""]
    return "\n" + "\n".join(parts) + "\n"


def stage_table() -> str:
    """The stages in the order in which the pipeline runs them."""
    from fabula.pipeline.order import default_stages  # noqa: PLC0415
    from fabula.pipeline.plan import plan  # noqa: PLC0415

    rows = ["| stage | needs | gives | reads by | told of |", "|---|---|---|---|---|"]
    for stage in plan(default_stages()):
        needs = ", ".join(f"`{layer.__name__}`" for layer in stage.needs)
        heard = ", ".join(stage.hears) or "–"
        rows.append(f"| {stage.name} | {needs} | `{stage.gives.__name__}` | {stage.grain} | {heard} |")
    return "\n" + "\n".join(rows) + "\n\n"


def exit_codes() -> str:
    """Exit statuses of all errors, from the errors themselves."""
    from fabula import errors  # noqa: PLC0415

    rows = ["| status | error | meaning |", "|---:|---|---|"]
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and kind.__module__ == errors.__name__:
            rows.append(f"| {kind.exit_status} | `{name}` | {_docstring(kind).splitlines()[0]} |")
    return "\n" + "\n".join(rows) + "\n\n"


def _docstring(kind: type[Any]) -> str:
    """Up to the examples and the list of fields."""
    text = inspect.getdoc(kind) or ""
    return re.split(r"\n\s*(?:>>>|Fields:|Attributes:|What the anchors)", text)[0].strip()


def _fields(kind: type[msgspec.Struct]) -> str:
    """A class's own fields; those of `Claim` are named once, since nearly everything is one."""
    about = dict(re.findall(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", inspect.getdoc(kind) or "", flags=re.MULTILINE))
    inherited = set(getattr(kind.__base__, "__struct_fields__", ()))
    rows = ["| field | type | |", "|---|---|---|"]
    if inherited:
        rows.append(f"| … | | and those of `{kind.__base__.__name__}` |")
    for field in msgspec.structs.fields(kind):
        if field.name not in inherited:
            text = " ".join(about.get(field.name, "").split())
            rows.append(f"| `{field.encode_name}` | {_name(field.type)} | {text} |")
    return "\n".join(rows)


def _rows(kind: Any) -> list[type[msgspec.Struct]]:  # noqa: ANN401
    return [part for part in _parts(kind) if inspect.isclass(part) and issubclass(part, msgspec.Struct)]


def _parts(kind: Any) -> list[Any]:  # noqa: ANN401  # annotations are of any kind
    return [kind, *(part for inner in typing.get_args(kind) for part in _parts(inner))]


def _name(kind: Any) -> str:  # noqa: ANN401
    """A type in few words, the same in every Python.

    >>> _name(tuple[tuple[str, int], ...]), _name(str | None)
    ('list of (str, int)', 'str or null')
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _name(inner[0])
    if origin is typing.Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(_name(part) for part in inner if part is not msgspec.UnsetType)
    if origin is tuple and inner[-1] is Ellipsis:
        return f"list of {_name(inner[0])}"
    if origin is tuple:
        return f"({', '.join(_name(part) for part in inner)})"
    if origin is dict:
        return f"{_name(inner[0])} → {_name(inner[1])}"
    return "null" if kind is type(None) else kind.__name__
