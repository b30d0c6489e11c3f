from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Length

from kecamatan.models import Instansi, Wilayah
from layanan_dasar.models import (
    AturanLayanan,
    KategoriPengaduan,
    PengaturanPengaduan,
    RutePengaduan,
)


def above(kode: str) -> list[str]:
    """The code itself and those of the places that it lies in."""
    parts = kode.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]


def route_of(kategori: KategoriPengaduan, desa: Wilayah) -> Instansi | None:
    """The office of the nearest row; None when nobody has said who answers."""
    rows = RutePengaduan.objects.filter(
        kategori=kategori, wilayah__kode__in=above(desa.kode), instansi__aktif=True
    )
    nearest = rows.order_by(Length("wilayah__kode").desc()).select_related("instansi").first()
    return nearest.instansi if nearest else None


def rule_of(kategori: KategoriPengaduan, tahap: str) -> AturanLayanan | None:
    """The category's own row before the general one."""
    rows = AturanLayanan.objects.filter(Q(kategori=kategori) | Q(kategori=None), tahap=tahap)
    return min(rows, key=lambda row: row.kategori_id is None, default=None)


@dataclass(frozen=True, slots=True)
class Celah:
    """A category that no row covers in a whole kecamatan or its kabupaten."""

    kategori: KategoriPengaduan
    kecamatan: Wilayah


def unmapped(kecamatan: list[Wilayah]) -> list[Celah]:
    """Gaps of the routing table, judged per kecamatan."""
    kategori = list(KategoriPengaduan.objects.filter(aktif=True))
    wanted = {kode for one in kecamatan for kode in above(one.kode)}
    rows = RutePengaduan.objects.filter(wilayah__kode__in=wanted, instansi__aktif=True)
    mapped = set(rows.values_list("kategori_id", "wilayah__kode"))
    return [
        Celah(one, place)
        for place in kecamatan
        for one in kategori
        if not any((one.pk, kode) in mapped for kode in above(place.kode))
    ]


def setting_of(kabupaten: Wilayah) -> PengaturanPengaduan | None:
    return PengaturanPengaduan.objects.filter(kabupaten=kabupaten).first()


def open_kabupaten() -> list[Wilayah]:
    """Where the public form is open, in the order of codes."""
    rows = PengaturanPengaduan.objects.filter(formulir_terbuka=True).select_related("kabupaten")
    return [row.kabupaten for row in rows]
