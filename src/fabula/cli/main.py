"""The door: `fabula COMMAND …`. Loads a command's module only when that command runs, so that help is instant."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from fabula.cli import terminal
from fabula.errors import FabulaError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Exit statuses that no error class carries; docs/reference/exit-codes.md explains all.
USAGE, INTERNAL, INTERRUPTED, BROKEN_PIPE = 2, 70, 130, 141

# Command → its first help line, which a test compares with the command's own. In the order people meet them.
COMMANDS = {
    "demo": "Read a small bundled story and show what comes out.",
    "read": "Read INPUT and keep what was found in a story file.",
    "show": "Print WHAT was found in STORY.",
    "correct": "Correct STORY; the correction lasts.",
    "undo": "Take a correction back.",
    "report": "Write what was found in STORY as one HTML page.",
    "export": "Write STORY in a format for other programs.",
    "doctor": "Check that fabula works on this machine.",
}


class LazyCommands(click.Group):
    """Knows its commands by name, and imports one when asked for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's face
        """Names, in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"fabula.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    epilog="fabula COMMAND --help tells more. Nothing leaves this machine.",
)
@click.version_option(None, "--version", package_name="fabula", message="fabula %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read a work of prose fiction and rebuild the world it describes."""
    if ctx.invoked_subcommand is None:
        click.echo(WELCOME)


WELCOME = """\
fabula demo                 look at a small story first
fabula read novel.epub      read a book; makes novel.fabula
fabula show novel.fabula cast
fabula report novel.fabula  the whole of it as one page
fabula export novel.fabula --to json -o novel.json
fabula --help               all commands"""


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit status. Every error is one line on stderr."""
    settings = terminal.Settings(debug="--debug" in arguments)
    try:
        with cli.make_context("fabula", list(arguments), obj=settings) as ctx:
            cli.invoke(ctx)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "fabula"
        terminal.complain(f"{_one_line(error.format_message())} (see {where} --help)")
        return USAGE
    except FabulaError as error:
        if settings.debug:
            raise
        terminal.complain(_one_line(str(error)))
        return error.exit_status
    except (KeyboardInterrupt, click.Abort):
        terminal.complain("interrupted (nothing was overwritten; run the same command again)")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. What is still buffered must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:  # the last line of defence: no traceback meets a reader
        if settings.debug:
            raise
        kind, message = type(error).__name__, _one_line(str(error))
        terminal.complain(f"internal error: {kind}: {message} (a mistake in fabula; --debug shows where)")
        return INTERNAL
    return 0


def _one_line(message: str) -> str:
    return " ".join(message.split())


def main() -> None:
    """The `fabula` command."""
    terminal.make_safe()
    sys.exit(run(sys.argv[1:]))
