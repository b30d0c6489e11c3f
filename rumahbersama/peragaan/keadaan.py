"""What the database holds before the demo begins, and who may build in it at one time.

The marks are audit lines, which no role can remove. A release is the demo's when one of the
demo's accounts made it; any other release is taken for real.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from fondasi import embedded
from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import JejakAudit, Pengguna
from kemiskinan.models import Rilis

RANAH = "peragaan.example"
"""E-mail domain of the demo's accounts; `.example` belongs to nobody (RFC 2606)."""
MULAI, SELESAI = "mulai_peragaan", "selesai_peragaan"

_FOLDER_LAIN = "Jalankan peragaan di folder data lain, misalnya RB_DATA=.data/peragaan script/demo."


@dataclass(frozen=True, slots=True)
class Ukuran:
    """People in the P3KE file and in the decree, and the seed."""

    jumlah: int
    sk: int
    benih: int = 1


@dataclass(frozen=True, slots=True)
class Keadaan:
    """`asli` is the id of a release that is not the demo's, `dihuni` says that somebody set up an
    installation here; `jadi` is the size of a finished demo."""

    asli: int | None = None
    dihuni: bool = False
    dimulai: bool = False
    jadi: Ukuran | None = None


def periksa_keadaan() -> Keadaan:
    """Reads nothing where the tables do not exist yet."""
    if Rilis._meta.db_table not in connection.introspection.table_names():
        return Keadaan()
    milik_peragaan = {"dibuat_oleh__email__endswith": f"@{RANAH}"}
    asli = Rilis.objects.exclude(**milik_peragaan).order_by("pk").values_list("pk", flat=True)
    selesai = JejakAudit.objects.filter(tindakan=SELESAI).order_by("-id").first()
    dimulai = JejakAudit.objects.filter(tindakan=MULAI).exists()
    return Keadaan(
        asli=asli.first(),
        dihuni=not dimulai and Pengguna.objects.exists(),
        dimulai=dimulai,
        jadi=Ukuran(**selesai.rincian) if selesai else None,
    )


def tandai(tindakan: str, ukuran: Ukuran) -> None:
    """Leave the mark that the demo began or was finished here."""
    record(
        tindakan,
        "peragaan",
        oleh=None,
        jumlah=ukuran.jumlah,
        sk=ukuran.sk,
        benih=ukuran.benih,
    )


def tolak_data_asli(keadaan: Keadaan) -> None:
    """Raises Galat DATA_ASLI, INSTALASI_ASLI."""
    if keadaan.asli is not None:
        raise Galat(
            "DATA_ASLI",
            f"Basis data ini memuat data sumber nomor {keadaan.asli} yang bukan buatan peragaan, "
            f"jadi tidak disentuh. {_FOLDER_LAIN}",
        )
    if keadaan.dihuni:
        raise Galat(
            "INSTALASI_ASLI",
            f"Basis data ini sudah dipakai sebuah instalasi, jadi tidak disentuh. {_FOLDER_LAIN}",
        )


def kosongkan() -> None:
    """Throw the embedded servers' data away and start them anew. Galat BASIS_DATA_LUAR."""
    if not embedded.wants_postgres() or not embedded.wants_redis():
        raise Galat(
            "BASIS_DATA_LUAR",
            "Peragaan hanya mengosongkan basis data tertanam. Kosongkan sendiri basis data dan "
            "Redis pada DATABASE_URL dan REDIS_URL, lalu ulangi.",
        )
    connection.close()
    embedded.reset()
    embedded.ensure_running()


@contextmanager
def penjaga(*, bersama: bool) -> Iterator[None]:
    """One builder per data folder; several may show what is built (`bersama`).

    Raises Galat PERAGAAN_DIPAKAI. The kernel frees the lock on any death.
    """
    embedded.data_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (embedded.data_dir() / "peragaan.lock").open("w") as kunci:
        try:
            fcntl.flock(kunci, (fcntl.LOCK_SH if bersama else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Galat(
                "PERAGAAN_DIPAKAI",
                "Peragaan lain sedang berjalan di folder data ini. Hentikan dahulu dengan Ctrl-C "
                "di jendelanya, lalu ulangi.",
            ) from None
        yield
