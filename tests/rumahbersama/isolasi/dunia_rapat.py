"""A meeting of each kecamatan with one item; the neighbour's is held in Bareng."""

from __future__ import annotations

from typing import Any

from fondasi.today import today
from kecamatan.enums import JenisKegiatan
from kecamatan.models import AgendaRapat, KegiatanTerpadu, SeriRapat, Wilayah
from tests.kecamatan.rapat_uji import buat_jenis, buat_rapat


def sisi_rapat(wilayah: Wilayah) -> dict[str, Any]:
    jenis = buat_jenis()
    seri = SeriRapat.objects.create(wilayah=wilayah, jenis=jenis, judul="Rakor uji")
    rapat = buat_rapat(wilayah, jenis=jenis, seri=seri)
    butir = AgendaRapat.objects.create(rapat=rapat, urutan=1, judul="Butir uji")
    kegiatan = KegiatanTerpadu.objects.create(
        wilayah=wilayah, jenis=JenisKegiatan.POSYANDU, judul="Posyandu uji", program="Puskesmas",
        tanggal=today(),
    )  # fmt: skip
    return {
        "rapat": rapat.pk,
        "butir": butir.pk,
        "jenis_rapat": rapat.jenis_id,
        "kegiatan_terpadu": kegiatan.pk,
        "kecamatan": wilayah.kode,
    }
