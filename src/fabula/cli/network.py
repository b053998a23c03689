"""Refusing the network to this whole process, to show that nothing needs it."""

from __future__ import annotations

import sys

# Audit events of the interpreter: sockets of every kind, and other programs, which could open sockets unseen.
_REFUSED = ("socket.", "urllib.", "ftplib.", "http.client.", "smtplib.", "subprocess.", "os.system", "os.posix_spawn")


def refuse_network() -> list[str]:
    """From now on every attempt fails; returns the list to which attempts are added. Cannot be taken back."""
    attempts: list[str] = []

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED):
            attempts.append(f"{event} {arguments!r}")
            raise PermissionError(f"fabula works offline: {event} is refused")

    sys.addaudithook(refuse)
    return attempts
