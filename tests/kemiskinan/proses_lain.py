"""A task in a process of its own, as a worker runs it: it can be killed, and two run at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from fondasi.runs import is_held
from kemiskinan.models import Pemadanan, Rilis

WORKER = """
import sys
from importlib import import_module
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["default"]["OPTIONS"]["location"] = sys.argv[2]
import django
django.setup()
getattr(import_module(sys.argv[3]), sys.argv[4])(int(sys.argv[5]))
"""


def start_task(module: str, task: str, pk: int) -> subprocess.Popen[bytes]:
    """Runs `module.task(pk)` on the test's database and files."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    storage: Any = settings.STORAGES["default"]
    folder = storage["OPTIONS"]["location"]
    database = str(connection.settings_dict["NAME"])
    call = [sys.executable, "-c", WORKER, database, str(folder), module, task, str(pk)]
    return subprocess.Popen(call, env=environment)


@contextmanager
def gate(lock: str) -> Iterator[None]:
    """Hold this lock, such as `kemiskinan_padanan IN SHARE MODE`: who needs a conflicting one waits
    until the block ends, so what is looked at meanwhile cannot be over too early."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {lock}")
        yield


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert process.poll() is None, "selesai sebelum dibunuh"
        assert time.monotonic() < end
        time.sleep(0.01)


def wait_until_free(row: Rilis | Pemadanan) -> None:
    """The server notices the death of its client within moments."""
    end = time.monotonic() + 120
    while is_held(row):
        assert time.monotonic() < end
        time.sleep(0.05)
