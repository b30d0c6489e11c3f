"""Meetings of each kecamatan that run, are closed, are adopted; with attendance and photos."""

from __future__ import annotations

from typing import Any

from fondasi.pdf import pdf_hash
from fondasi.today import today
from kecamatan.enums import CaraHadir, StatusRapat
from kecamatan.models import (
    AgendaRapat,
    BundelRapat,
    FotoRapat,
    Kehadiran,
    KeputusanRapat,
    NotulaRapat,
    PindaianHadir,
    Wilayah,
)
from kecamatan.queries.notula import notula_figures
from tests.kecamatan.rapat_uji import buat_rapat
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_jalan_rapat(wilayah: Wilayah) -> dict[str, Any]:
    jalan = buat_rapat(wilayah, StatusRapat.BERLANGSUNG, tanggal=today())
    sah = buat_rapat(wilayah, StatusRapat.DISAHKAN, tanggal=today())
    isi = notula_figures(sah)
    NotulaRapat.objects.create(rapat=sah, isi=isi, sidik=pdf_hash(isi))
    foto = FotoRapat(rapat=jalan, berkas=berkas(), keterangan="Uji", tanggal=today())
    foto.tempat = wilayah
    foto.save()
    return {
        "rapat_jalan": jalan.pk,
        "rapat_tutup": buat_rapat(wilayah, StatusRapat.DITUTUP, tanggal=today()).pk,
        "rapat_sah": sah.pk,
        "butir_jalan": AgendaRapat.objects.create(rapat=jalan, urutan=1, judul="Butir").pk,
        "keputusan_rapat": KeputusanRapat.objects.create(rapat=jalan, uraian="Uji").pk,
        "hadir": Kehadiran.objects.create(rapat=jalan, nama="Tamu", cara=CaraHadir.QR).pk,
        "pindaian_hadir": PindaianHadir.objects.create(rapat=jalan, berkas=berkas()).pk,
        "foto_rapat": foto.pk,
        "bundel_rapat": BundelRapat.objects.create(rapat=sah, berkas=berkas()).pk,
    }
