"""script/audit.py against a stand-in for pip-audit, whose real service is elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = """
import json, os, sys
path = sys.argv[sys.argv.index("--requirement") + 1]
canary = "jinja2==2.10" in open(path).read()
said = json.loads(os.environ["JAWABAN"])["umpan" if canary else "kunci"]
sys.stdout.write(said if isinstance(said, str) else json.dumps({"dependencies": said}))
sys.exit(1 if said else 0)
"""
Audit = Callable[[object, object], tuple[int, list[str]]]
CLEAN = [{"name": "django", "version": "5.2.19", "vulns": []}]
BAD = [
    {"name": "django", "version": "5.2.0", "vulns": [{"id": "CVE-2025-1"}, {"id": "CVE-2025-2"}]}
]
CANARY = [{"name": "jinja2", "version": "2.10", "vulns": [{"id": "CVE-2019-10906"}]}]
SILENT_CANARY = [{"name": "jinja2", "version": "2.10", "vulns": []}]


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    (tmp_path / "pip_audit").mkdir()
    (tmp_path / "pip_audit" / "__init__.py").touch()
    (tmp_path / "pip_audit" / "__main__.py").write_text(STAND_IN)
    (tmp_path / "kunci.lock").write_text("django==5.2.19\n")

    def run(canary: object, lock: object) -> tuple[int, list[str]]:
        environ = {
            "PYTHONPATH": str(tmp_path),
            "JAWABAN": json.dumps({"umpan": canary, "kunci": lock}),
        }
        done = subprocess.run(
            [sys.executable, str(ROOT / "script" / "audit.py"), "kunci.lock"],
            env={**os.environ, **environ},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        return done.returncode, done.stdout.splitlines()

    return run


UNCHECKED = (
    "TIDAK DIPERIKSA: layanan kerentanan tidak terjangkau (umpan jinja2==2.10 tidak terlaporkan)."
)


@pytest.mark.parametrize("canary", [SILENT_CANARY, "", "bukan json"])
def test_silent_canary_means_not_checked(audit: Audit, canary: object) -> None:
    assert audit(canary, CLEAN) == (0, [UNCHECKED])


def test_clean_lock_passes(audit: Audit) -> None:
    assert audit(CANARY, CLEAN) == (0, ["Umpan terlaporkan; 0 kerentanan pada kunci.lock."])


def test_each_vulnerability_fails_by_name(audit: Audit) -> None:
    assert audit(CANARY, BAD) == (
        1,
        [
            "django 5.2.0 CVE-2025-1",
            "django 5.2.0 CVE-2025-2",
            "Umpan terlaporkan; 2 kerentanan pada kunci.lock.",
        ],
    )


def test_run_that_breaks_off_after_the_canary_fails(audit: Audit) -> None:
    assert audit(CANARY, "terputus") == (
        1,
        [
            "kunci.lock: pemeriksaan terputus",
            "Umpan terlaporkan; 1 kerentanan pada kunci.lock.",
        ],
    )
