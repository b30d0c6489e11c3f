"""Find the processes of one server by their working directory, which no stale pid file can fake."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

STEP = 0.02  # seconds between two looks


def living_in(directory: Path) -> list[int]:
    """Process ids whose working directory is `directory` (both servers change into theirs).

    Also after the directory was deleted under them, which the kernel marks in the link.
    """
    wanted = {str(directory), f"{directory} (deleted)"}
    return [pid for pid in _all_pids() if _working_directory(pid) in wanted]


def _all_pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _working_directory(pid: int) -> str | None:
    try:
        return os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        return None


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Look every 20 ms until the condition holds; False when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(STEP)
    return True


def wait_while_living(directory: Path, condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition holds in time; a server that has ended is not waited for."""
    wait_until(lambda: condition() or not living_in(directory), seconds)
    return condition()


def end_all_in(directory: Path, *, patience: float) -> None:
    """Wait for the last processes of a dead server, then kill those that remain."""
    if wait_until(lambda: not living_in(directory), patience):
        return
    signal_all_in(directory, signal.SIGKILL)
    wait_until(lambda: not living_in(directory), 5)


def signal_all_in(directory: Path, kind: signal.Signals) -> None:
    """Signal each process that lives there; one that ended meanwhile is passed by."""
    for pid in living_in(directory):
        with suppress(ProcessLookupError):
            os.kill(pid, kind)
