"""The application's settings on servers of their own, connected as the owner.

Set before the real settings load: tests migrate and flush as `pemilik` and step down to `web` or
`pekerja` inside `tests.peran.as_role`. The demo's data in `.data` stays untouched.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("RB_DATA", str(Path(__file__).resolve().parents[1] / ".data" / "uji"))
os.environ["RB_PERAN_DB"] = "pemilik"

from rumahbersama.settings import *  # noqa: F403
from rumahbersama.settings import DATABASES

TEMPLATE = "rumahbersama_acuan"
DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = TEMPLATE
