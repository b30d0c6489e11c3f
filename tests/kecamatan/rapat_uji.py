"""Factories of meetings, invitees and what an agenda is made of."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from fondasi.today import today
from kecamatan.actions.rapat import IsiRapat
from kecamatan.enums import JenisTindakLanjut, StatusRapat
from kecamatan.models import (
    Instansi,
    JenisRapat,
    Kontak,
    Pengguna,
    RapatKoordinasi,
    TindakLanjut,
    UndanganRapat,
    Wilayah,
)

_nomor = count(1)


def buat_jenis(**lainnya: Any) -> JenisRapat:
    isi = {"kode": f"uji-{next(_nomor)}", "nama": "Rakor uji"}
    return JenisRapat.objects.create(**{**isi, **lainnya})


def isi_rapat(jenis: JenisRapat | None = None, **lainnya: Any) -> IsiRapat:
    """A plan for a week from today."""
    isi = {
        "judul": "Rakor bulanan",
        "tanggal": today() + timedelta(days=7),
        "mulai": time(9),
        "tempat": "Pendapa kecamatan",
    }
    return IsiRapat(jenis=jenis or buat_jenis(), **{**isi, **lainnya})


def buat_rapat(
    wilayah: Wilayah, status: StatusRapat = StatusRapat.RENCANA, **lainnya: Any
) -> RapatKoordinasi:
    """A meeting as a row; an invitation counts as sent unless it is still a plan."""
    jenis = lainnya.pop("jenis", None)
    isi = isi_rapat(jenis).columns()
    if status != StatusRapat.RENCANA:
        isi["diundang_at"] = timezone.now()
    return RapatKoordinasi.objects.create(wilayah=wilayah, status=status, **{**isi, **lainnya})


def buat_kontak(wilayah: Wilayah, nama: str = "Kontak Uji", **lainnya: Any) -> Kontak:
    return Kontak.objects.create(wilayah=wilayah, nama=nama, **lainnya)


def undang(
    rapat: RapatKoordinasi, siapa: Kontak | Instansi | Wilayah | Pengguna, **lainnya: Any
) -> UndanganRapat:
    """Invite a person (by account: through her Kontak), an office, or the head of a wilayah."""
    if isinstance(siapa, Pengguna):
        siapa, _created = Kontak.objects.get_or_create(
            pengguna=siapa, defaults={"nama": siapa.nama, "wilayah": rapat.wilayah}
        )
    name = {Kontak: "kontak", Instansi: "instansi", Wilayah: "wilayah"}[type(siapa)]
    return UndanganRapat.objects.create(rapat=rapat, **{name: siapa}, **lainnya)


def buat_tindak_lanjut(
    wilayah: Wilayah, uraian: str = "Memperbaiki pompa air", **lainnya: Any
) -> TindakLanjut:
    isi: dict[str, Any] = {
        "jenis": JenisTindakLanjut.PERMINTAAN,
        "batas": date(2024, 10, 1),
    }
    if "instansi" not in lainnya and "kontak" not in lainnya:
        isi["kontak"] = buat_kontak(wilayah)
    return TindakLanjut.objects.create(wilayah=wilayah, uraian=uraian, **{**isi, **lainnya})
