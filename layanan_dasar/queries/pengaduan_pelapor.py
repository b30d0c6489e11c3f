"""What the holder of a code may read. The hashes lie where the web role reads nothing; functions
of the database answer for one hash at a time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from layanan_dasar.models import CatatanPengaduan, KategoriPengaduan, Pengaduan


def find_by_kiriman(sidik_kiriman: str) -> Pengaduan | None:
    return _fetch("SELECT kiriman_pengaduan(%s)", sidik_kiriman)


def find_by_kode(sidik: str) -> Pengaduan | None:
    return _fetch("SELECT temukan_pengaduan(%s)", sidik)


def _fetch(sql: str, sidik: str) -> Pengaduan | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [sidik])
        (pk,) = cursor.fetchone()
    if pk is None:
        return None
    rows = Pengaduan.objects.select_related("desa__induk__induk", "kategori", "instansi", "induk")
    return rows.get(pk=pk)


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of the history as the complainant reads it."""

    catatan: CatatanPengaduan
    teks: str


@dataclass(frozen=True, slots=True)
class Riwayat:
    isi: str
    baris: list[Baris]


def history_for_pelapor(pengaduan: Pengaduan, sidik: str) -> Riwayat:
    """The own words and the released lines, sealed ones included."""
    sealed = _sealed(sidik) if pengaduan.rahasia else {}
    rows = pengaduan.catatan.filter(untuk_pelapor=True, dirilis_at__isnull=False)
    if pengaduan.induk is not None:
        rows = rows | pengaduan.induk.catatan.filter(
            untuk_pelapor=True, dirilis_at__isnull=False, jenis="JAWABAN"
        )
    lines = [Baris(one, one.teks or sealed.get(one.pk, "")) for one in rows.order_by("id")]
    return Riwayat(pengaduan.isi or sealed.get(None, ""), lines)


def _sealed(sidik: str) -> dict[int | None, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT catatan_id, teks FROM teks_bagi_pelapor(%s)", [sidik])
        return dict(cursor.fetchall())


def released_summaries(kategori: KategoriPengaduan, desa_id: int) -> list[Pengaduan]:
    """Summaries that staff wrote and released, of one category in one village; never anybody's
    own words, never of a rahasia complaint."""
    rows = Pengaduan.objects.filter(
        kategori=kategori, desa_id=desa_id, rahasia=False, ringkasan_rilis_at__isnull=False
    )
    return list(rows.exclude(ringkasan="").order_by("-id")[:3])
