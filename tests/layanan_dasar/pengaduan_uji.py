"""Complaints of the tests: a counter that is open in Jombang, and complaints made by the action."""

from __future__ import annotations

import secrets
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from kecamatan.models import HariLibur, Wilayah
from layanan_dasar.actions.pengaduan import Diterima, IsiPengaduan, receive_pengaduan
from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults, set_counter
from layanan_dasar.enums import IdentitasPelaporan
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from tests.pemeran import Tempat

ISI = "Jembatan kayu di dekat balai dusun patah sejak hari Senin dan belum diperbaiki."


@pytest.fixture
def loket(tempat: Tempat) -> Tempat:
    """Jombang's public form is open; Kota Mojokerto has none."""
    fill_defaults()
    set_counter(tempat.kabupaten, terbuka=True, oleh=None)
    return tempat


def kategori(kode: str = "jalan") -> KategoriPengaduan:
    return KategoriPengaduan.objects.get(kode=kode)


def isi_pengaduan(desa: Wilayah, **lainnya: Any) -> IsiPengaduan:
    bawaan: dict[str, Any] = {
        "desa": desa,
        "kategori": kategori(lainnya.pop("kode", "jalan")),
        "isi": ISI,
        "identitas": IdentitasPelaporan.ANONIM,
    }
    return IsiPengaduan(**{**bawaan, **lainnya})


def terima(desa: Wilayah, *, kiriman: str = "", oleh: Any = None, **lainnya: Any) -> Diterima:
    token = kiriman or secrets.token_urlsafe(24)
    return receive_pengaduan(isi_pengaduan(desa, **lainnya), kiriman=token, oleh=oleh)


def buat_pengaduan(desa: Wilayah, **lainnya: Any) -> Pengaduan:
    """With fields of the row (`status=`, `instansi=`, `tenggat=`) set past the actions."""
    nama_kolom = {one.name for one in Pengaduan._meta.get_fields()}
    diterima = {"diterima", "rahasia", "tentang_desa", "identitas", "kategori", "isi", "kanal"}
    kolom = {k: lainnya.pop(k) for k in list(lainnya) if k in nama_kolom - diterima}
    row = terima(desa, **lainnya).pengaduan
    Pengaduan.objects.filter(pk=row.pk).update(**kolom)
    return Pengaduan.objects.get(pk=row.pk)


def foto(warna: str = "red") -> bytes:
    """A JPEG that says in its EXIF where it was taken."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "TEMPAT-RAHASIA"
    Image.new("RGB", (64, 48), warna).save(out, "JPEG", exif=exif)
    return out.getvalue()


def libur(*hari: Any) -> None:
    HariLibur.objects.bulk_create(HariLibur(tanggal=one, nama="Libur uji") for one in hari)
