"""Known vulnerabilities in the locked packages.

pip-audit without its advisory service says "no known vulnerabilities" and exits 0. So a canary
with a published vulnerability must be reported first; otherwise nothing was checked, which is
said in words and is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

CANARY = "jinja2==2.10"  # CVE-2019-10906, published since 2019
SECONDS = 180


def main(locks: list[str]) -> int:
    canary = audit_text(f"{CANARY}\n")
    if not canary:
        sys.stdout.write(
            f"TIDAK DIPERIKSA: layanan kerentanan tidak terjangkau (umpan {CANARY} tidak "
            "terlaporkan).\n"
        )
        return 0
    found = [line for lock in locks for line in audit_lock(lock)]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"Umpan terlaporkan; {len(found)} kerentanan pada {', '.join(locks)}.\n")
    return 1 if found else 0


def audit_text(requirements: str) -> list[str]:
    """Findings for a requirements text; empty also when the service cannot be asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "requirements.txt"
        path.write_text(requirements)
        return audit(path, "--no-deps", "--disable-pip")[0]


def audit_lock(lock: str) -> list[str]:
    """Findings for a lock file; a run that broke off is a finding of its own."""
    found, complete = audit(Path(lock), "--require-hashes", "--disable-pip")
    return found if complete else [*found, f"{lock}: pemeriksaan terputus"]


def audit(path: Path, *options: str) -> tuple[list[str], bool]:
    command = [sys.executable, "-m", "pip_audit", "--strict", "--progress-spinner", "off"]
    command += ["--format", "json", "--requirement", str(path), *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        report = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return [], False
    return findings(report), True


def findings(report: dict[str, list[dict[str, object]]]) -> list[str]:
    """`name version identifier` per vulnerability of pip-audit's JSON."""
    return [
        f"{package['name']} {package['version']} {vulnerability['id']}"
        for package in report["dependencies"]
        for vulnerability in package.get("vulns", [])  # type: ignore[attr-defined]
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
