"""Under which account PostgreSQL runs: it refuses root, and an account without a name.

Then it runs in a user namespace where the same account bears another number, so no folder needs
opening to another account. Where user namespaces are off it runs as an unprivileged account that
owns the data directory alone and keeps one capability, to walk through closed parent folders.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path

from fondasi.embedded.places import EmbeddedError, socket_dir

UNPRIVILEGED = 65534  # nobody
CAPABILITY = "+dac_override"


def prefix_for(directory: Path) -> list[str]:
    """The command prefix under which the server owning `directory` must run."""
    me = os.geteuid()
    if me != 0 and _has_name(me):
        return []
    owner = directory.stat().st_uid
    if owner == me and _succeeds([*_namespace(), "true"]):
        return _namespace()
    owner = owner or UNPRIVILEGED
    hand_over(directory, owner)
    hand_over(socket_dir(), owner)
    return _drop_to(owner)


def _has_name(uid: int) -> bool:
    return any(entry.pw_uid == uid for entry in pwd.getpwall())


def _namespace() -> list[str]:
    """Inside, this account is the first ordinary one that the machine can name."""
    named = next(entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != 0)
    return ["unshare", "--user", f"--map-user={named}", f"--map-group={named}", "--"]


def _drop_to(owner: int) -> list[str]:
    prefix = [
        "setpriv",
        f"--reuid={owner}",
        f"--regid={owner}",
        "--clear-groups",
        f"--inh-caps={CAPABILITY}",
        f"--ambient-caps={CAPABILITY}",
        "--",
    ]
    if not _succeeds([*prefix, "true"]):
        raise EmbeddedError(
            "PostgreSQL tertanam tidak dapat dijalankan oleh akun ini di mesin ini; "
            "jalankan sebagai pengguna biasa atau isi DATABASE_URL."
        )
    return prefix


def _succeeds(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def hand_over(directory: Path, owner: int) -> None:
    """Give the directory and all inside to `owner`; its parents stay as they are."""
    if not directory.exists() or directory.stat().st_uid == owner:
        return
    for folder, _, files in os.walk(directory):
        for name in files:
            os.chown(os.path.join(folder, name), owner, owner, follow_symlinks=False)
        os.chown(folder, owner, owner, follow_symlinks=False)
