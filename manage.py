#!/usr/bin/env python
"""Django's commands, each under its database role, with the embedded servers behind them."""

from __future__ import annotations

import os
import sys

from fondasi import embedded
from fondasi.database import roles

# These read code, not data: they must work where no server can start.
WITHOUT_SERVERS = frozenset(
    {
        "",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "startapp",
        "version",
    }
)


def needs_servers(arguments: list[str]) -> bool:
    """False for help, for code checks and for commands that read no data."""
    if {"--help", "-h", "--version"} & set(arguments):
        return False
    command = next((word for word in arguments if not word.startswith("-")), "")
    if command == "check":
        return any(word.startswith("--database") for word in arguments)
    if command == "makemigrations":
        return not {"--check", "--dry-run"} & set(arguments)
    return command not in WITHOUT_SERVERS


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumahbersama.settings")
    os.environ[roles.PROCESS_ROLE] = roles.role_for_command(sys.argv[1:])
    if needs_servers(sys.argv[1:]):
        try:
            embedded.ensure_running()
        except embedded.EmbeddedError as error:
            sys.exit(str(error))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
