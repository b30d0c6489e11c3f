"""A running meeting of Wonosalam and the people around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.utils import timezone
from PIL import Image

from fondasi.today import today
from kecamatan.actions.keputusan import IsiKeputusan, add_keputusan
from kecamatan.enums import JenisInstansi, StatusRapat
from kecamatan.models import AgendaRapat, Instansi, KeputusanRapat, Kontak, RapatKoordinasi
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi


@dataclass(frozen=True)
class Berjalan:
    """The camat chairs with an account, `staf` takes minutes; the chair of `tanpa_akun` has
    none."""

    rapat: RapatKoordinasi
    butir: AgendaRapat
    kedua: AgendaRapat
    kasi: Kontak
    puskesmas: Instansi
    dinsos: Instansi
    pendamping: Kontak


def kontak_akun(pengguna: Any, tempat: Any, **lainnya: Any) -> Kontak:
    return Kontak.objects.create(nama=pengguna.nama, wilayah=tempat, pengguna=pengguna, **lainnya)


def berjalan(tempat: Tempat, kantor: Kantor, pemeran: Pemeran, **lainnya: Any) -> Berjalan:
    """A meeting of today with two items, open for notes and decisions."""
    kecamatan = tempat.kecamatan
    isi = {
        "tanggal": today(),
        "dimulai_at": timezone.now(),
        "pimpinan": kontak_akun(pemeran.camat, kecamatan, jabatan="Camat Wonosalam"),
        "notulis": kontak_akun(pemeran.staf, kecamatan, jabatan="Kasi Kesra"),
    }
    rapat = buat_rapat(kecamatan, StatusRapat.BERLANGSUNG, **{**isi, **lainnya})
    butir = AgendaRapat.objects.create(rapat=rapat, urutan=1, judul="Air bersih Galengdowo")
    kedua = AgendaRapat.objects.create(rapat=rapat, urutan=2, judul="Jadwal posyandu")
    office = buat_instansi(kecamatan, "Kecamatan Wonosalam", jenis=JenisInstansi.KECAMATAN)
    return Berjalan(
        rapat=rapat,
        butir=butir,
        kedua=kedua,
        kasi=buat_kontak(kecamatan, "Bu Kasi", jabatan="Kasi PMD", instansi=office),
        puskesmas=buat_instansi(kecamatan, "Puskesmas Wonosalam", jenis=JenisInstansi.UPTD),
        dinsos=kantor.opd,
        pendamping=kontak_akun(pemeran.pendamping, tempat.desa, jabatan="Pendamping PKH"),
    )


def putuskan(dunia: Berjalan, uraian: str = "Menguras tandon", **lainnya: Any) -> KeputusanRapat:
    """A decision; complete unless told otherwise."""
    isi = {"instansi": dunia.puskesmas, "batas": today() + timedelta(days=10)}
    if "kontak" in lainnya:
        isi["instansi"] = None
    return add_keputusan(
        dunia.rapat, IsiKeputusan(uraian, **{**isi, **lainnya}), kunci=uuid4(), oleh=None
    )


def gambar(lebar: int = 64, tinggi: int = 48, bentuk: str = "JPEG", **lainnya: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (lebar, tinggi), "teal").save(out, bentuk, **lainnya)
    return out.getvalue()
