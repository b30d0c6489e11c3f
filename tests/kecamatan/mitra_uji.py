"""Partners, activities and innovations for tests."""

from __future__ import annotations

from typing import Any

from kecamatan.enums import JenisEkonomi, KelasMitra
from kecamatan.models import Inovasi, KegiatanEkonomi, Mitra, Wilayah


def buat_mitra(wilayah: Wilayah, nama: str = "BAZNAS uji", **lainnya: Any) -> Mitra:
    isi = {"kelas": KelasMitra.MASYARAKAT, "tawaran": "Modal usaha"}
    return Mitra.objects.create(wilayah=wilayah, nama=nama, **{**isi, **lainnya})


def buat_kegiatan(desa: Wilayah, nama: str = "Pasar uji", **lainnya: Any) -> KegiatanEkonomi:
    isi = {"jenis": JenisEkonomi.PASAR}
    return KegiatanEkonomi.objects.create(desa=desa, nama=nama, **{**isi, **lainnya})


def buat_inovasi(wilayah: Wilayah | None, nama: str = "Inovasi uji", **lainnya: Any) -> Inovasi:
    return Inovasi.objects.create(wilayah=wilayah, nama=nama, **lainnya)
