from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from rumahbersama.laporan.bab import BAB
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import AturanLaporan

ISI = (
    "kepada", "melalui", "tembusan", "dasar_hukum", "target",
    "hari_susun", "hari_tenggat", "otomatis", "bab",
)  # fmt: skip
BAWAAN = Path(__file__).resolve().parent.parent / "data" / "aturan.json"


@transaction.atomic
def load_aturan() -> int:
    """Add the shipped rules that are missing; changed ones stay. Returns how many were new."""
    known = set(AturanLaporan.objects.filter(wilayah=None).values_list("jenis", "tahun"))
    shipped = json.loads(BAWAAN.read_text(encoding="utf-8"))
    fresh = [AturanLaporan(**row) for row in shipped if (row["jenis"], row["tahun"]) not in known]
    return len(AturanLaporan.objects.bulk_create(fresh))


@transaction.atomic
def add_aturan(
    *, jenis: JenisLaporan, tahun: int, wilayah: Wilayah | None, oleh: Pengguna
) -> AturanLaporan:
    """A rule of this place from this year on, as a copy of the one that would hold there; nothing
    changes until it is edited. Galat WILAYAH_SALAH, ATURAN_SUDAH_ADA."""
    if wilayah and wilayah.tingkat > max(KINDS[jenis].tingkat):
        raise Galat("WILAYAH_SALAH", "Laporan jenis ini tidak disusun di wilayah tersebut.")
    source = AturanLaporan.objects.in_force(jenis, tahun, wilayah.kode if wilayah else "")
    copied = {name: getattr(source, name) for name in ISI} if source else {}
    row = AturanLaporan(jenis=jenis, tahun=tahun, wilayah=wilayah, **copied)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "ATURAN_SUDAH_ADA", f"Aturan {jenis.label} mulai {tahun} sudah ada; buka dan ubah."
        ) from error
    record("tambah_aturan_laporan", row, oleh=oleh, wilayah=wilayah, jenis=jenis, tahun=tahun)
    return row


@transaction.atomic
def save_aturan(
    *, aturan: AturanLaporan, isi: dict[str, Any], versi: int, oleh: Pengguna
) -> AturanLaporan:
    """Change what a rule says, unless somebody else did since `versi` was read; reports that are
    frozen keep what they said.

    `isi` has any of ISI. Galat ATURAN_SUDAH_DIHAPUS, BENTROK, BAB_TIDAK_DIKENAL, HARI_TERBALIK.
    """
    row = AturanLaporan.objects.select_for_update(of=("self",)).filter(pk=aturan.pk).first()
    if row is None:
        raise Galat("ATURAN_SUDAH_DIHAPUS", "Aturan ini baru saja dihapus orang lain.")
    changed = [name for name in ISI if name in isi and isi[name] != getattr(row, name)]
    if changed and row.versi != versi:
        raise Galat(
            "BENTROK",
            "Aturan ini baru saja diubah orang lain. Isian Anda masih ada di bawah; bandingkan "
            "dengan yang tersimpan, lalu simpan lagi.",
        )
    for name in changed:
        setattr(row, name, isi[name])
    known = {bab.kunci for bab in BAB[JenisLaporan(row.jenis)]}
    if not known.issuperset(row.bab) or len(set(row.bab)) != len(row.bab):
        raise Galat("BAB_TIDAK_DIKENAL", "Bab laporan ini tidak dikenal atau disebut dua kali.")
    if row.hari_tenggat < row.hari_susun:
        raise Galat("HARI_TERBALIK", "Tenggat tanda tangan tidak boleh sebelum hari penyusunan.")
    if changed:
        row.versi += 1
        row.save(update_fields=[*changed, "versi"])
        record(
            "ubah_aturan_laporan", row, oleh=oleh, wilayah=row.wilayah,
            jenis=row.jenis, tahun=row.tahun, berubah=changed,
        )  # fmt: skip
    return row


@transaction.atomic
def remove_aturan(*, aturan: AturanLaporan, oleh: Pengguna) -> None:
    """A place's own rule goes and the one above holds again; frozen reports keep what they said.
    A second press finds nothing to do. Galat ATURAN_NASIONAL."""
    row = AturanLaporan.objects.select_for_update(of=("self",)).filter(pk=aturan.pk).first()
    if row is None:
        return
    if row.wilayah is None:
        raise Galat("ATURAN_NASIONAL", "Aturan nasional tidak dihapus; tambahkan yang lebih baru.")
    isi = {name: getattr(row, name) for name in ISI}
    record(
        "hapus_aturan_laporan", row, oleh=oleh, wilayah=row.wilayah,
        jenis=row.jenis, tahun=row.tahun, isi=isi,
    )  # fmt: skip
    row.delete()
