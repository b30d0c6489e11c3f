"""What those who handle a complaint do beside its steps: open, merge, summarise, link."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.rujukan import resolve
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from layanan_dasar.actions.langkah_pengaduan import lock, require_clean
from layanan_dasar.models import Pengaduan

ALASAN_TERPENDEK = 10
RUJUKAN_SASARAN = "sasaran"


def open_text(pengaduan: Pengaduan, *, alasan: str, oleh: Pengguna) -> dict[int | None, str]:
    """The sealed texts by their line (None: the content). The database leaves the audit line.

    Raises Galat ALASAN_KURANG.
    """
    rows = _logged("SELECT catatan_id, teks FROM buka_isi_pengaduan(%s, %s, %s)",
                   pengaduan, alasan, oleh)  # fmt: skip
    return dict(rows)


def open_pelapor(pengaduan: Pengaduan, *, alasan: str, oleh: Pengguna) -> tuple[str, str]:
    """(name, contact), empty when none was left. The database leaves the audit line."""
    rows = _logged("SELECT nama, kontak FROM buka_pelapor(%s, %s, %s)", pengaduan, alasan, oleh)
    return rows[0] if rows else ("", "")


def _logged(sql: str, pengaduan: Pengaduan, alasan: str, oleh: Pengguna) -> list[Any]:
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise Galat("ALASAN_KURANG", _("Tulis alasan membuka, paling sedikit 10 huruf."))
    with connection.cursor() as cursor:
        cursor.execute(sql, [pengaduan.pk, oleh.pk, alasan])
        return list(cursor.fetchall())


@transaction.atomic
def merge_pengaduan(pengaduan: Pengaduan, *, induk: Pengaduan, oleh: Pengguna) -> Pengaduan:
    """Let it follow another complaint of the same kecamatan: what is answered there answers here.

    Its state and clock stand still and come back with `unmerge_pengaduan`. Raises Galat
    GABUNG_RAHASIA, GABUNG_LUAR, GABUNG_BERANTAI.
    """
    held = {one.pk: lock(one) for one in sorted((pengaduan, induk), key=lambda one: one.pk)}
    row, lead = held[pengaduan.pk], held[induk.pk]
    if row.rahasia or lead.rahasia or row.tentang_desa != lead.tentang_desa:
        raise Galat(
            "GABUNG_RAHASIA",
            _("Pengaduan rahasia, atau yang berbeda pihak teradunya, tidak dapat digabung."),
        )
    if row.kecamatan_id != lead.kecamatan_id or row.pk == lead.pk:
        raise Galat("GABUNG_LUAR", _("Pilih pengaduan lain di kecamatan yang sama."))
    if lead.induk_id is not None or row.gabungan.exists():
        raise Galat("GABUNG_BERANTAI", _("Pilih pengaduan induk; yang digabung tidak berantai."))
    row.induk = lead
    row.save(update_fields=["induk"])
    record("gabung_pengaduan", row, oleh=oleh, induk=lead.pk)
    return row


@transaction.atomic
def unmerge_pengaduan(pengaduan: Pengaduan, *, oleh: Pengguna) -> Pengaduan:
    """Back on its own way, as it stood."""
    row = lock(pengaduan)
    row.induk = None
    row.save(update_fields=["induk"])
    record("pisah_pengaduan", row, oleh=oleh)
    return row


@transaction.atomic
def release_ringkasan(
    pengaduan: Pengaduan, *, teks: str, oleh: Pengguna, diperiksa: bool = False
) -> Pengaduan:
    """Show the public one sentence that staff wrote; an empty one takes it back.

    Raises Galat RINGKASAN_RAHASIA, ADA_DATA_PRIBADI unless somebody has looked (`diperiksa`).
    """
    row = lock(pengaduan)
    teks = teks.strip()
    if teks and row.rahasia:
        raise Galat("RINGKASAN_RAHASIA", _("Pengaduan rahasia tidak diringkas untuk umum."))
    require_clean(teks, diperiksa=diperiksa)
    row.ringkasan = teks
    row.ringkasan_rilis_at = timezone.now() if teks else None
    row.save(update_fields=["ringkasan", "ringkasan_rilis_at"])
    record("rilis_ringkasan", row, oleh=oleh, dirilis=bool(teks))
    return row


@transaction.atomic
def set_tentang_desa(pengaduan: Pengaduan, *, ya: bool, oleh: Pengguna) -> Pengaduan:
    """Whether the village administration is the reported party, and so does not see it."""
    row = lock(pengaduan)
    row.tentang_desa = ya
    row.save(update_fields=["tentang_desa"])
    record("tandai_tentang_desa", row, oleh=oleh, ya=ya)
    return row


@transaction.atomic
def link_sasaran(pengaduan: Pengaduan, *, kunci: str, oleh: Pengguna) -> Pengaduan:
    """Refer to a Sasaran whom this person may open; an empty key takes the link away.

    Raises Galat SASARAN_TIDAK_TERBUKA.
    """
    row = lock(pengaduan)
    found = resolve(oleh, RUJUKAN_SASARAN, kunci) if kunci else None
    if kunci and found is None:
        raise Galat("SASARAN_TIDAK_TERBUKA", _("Orang ini tidak dapat Anda buka."))
    row.rujukan_jenis = RUJUKAN_SASARAN if found else ""
    row.rujukan_kunci = kunci if found else ""
    row.rujukan_label = found.label if found else ""
    row.save(update_fields=["rujukan_jenis", "rujukan_kunci", "rujukan_label"])
    record("tautkan_sasaran", row, oleh=oleh, ada=bool(found))
    return row
