from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from kecamatan.models import Instansi, Wilayah
from layanan_dasar.models import (
    AturanLayanan,
    KategoriPengaduan,
    KategoriTersembunyi,
    Pengaduan,
    PengaturanPengaduan,
    RutePengaduan,
)
from layanan_dasar.models.kategori_pengaduan import kabupaten_of


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


def rule_of(
    kategori: KategoriPengaduan, tahap: str, kabupaten_id: int | None
) -> AturanLayanan | None:
    """The kabupaten's own row before a general one; there the category's before one for all."""
    rows = AturanLayanan.objects.filter(
        Q(kategori=kategori) | Q(kategori=None),
        Q(kabupaten=kabupaten_id) | Q(kabupaten=None),
        tahap=tahap,
    )
    nearest = sorted(rows, key=lambda row: (row.kabupaten_id is None, row.kategori_id is None))
    return nearest[0] if nearest else None


def rules_for(kodes: Iterable[str]) -> QuerySet[AturanLayanan]:
    """The working days that count in the kabupaten of these places."""
    here = Q(kabupaten=None) | Q(kabupaten__kode__in=kabupaten_of(kodes))
    rows = AturanLayanan.objects.filter(here)
    return rows.select_related("kategori", "kabupaten")


def categories_in(kodes: Iterable[str]) -> QuerySet[KategoriPengaduan]:
    """Those that the kabupaten of these places offers, and those of which it still holds cases."""
    kabupaten = kabupaten_of(kodes)
    offered = KategoriPengaduan.objects.offered(kabupaten)
    held = Pengaduan.objects.filter(kategori=OuterRef("pk"), kabupaten__kode__in=kabupaten)
    return KategoriPengaduan.objects.filter(Q(pk__in=offered.values("pk")) | Exists(held))


def hidden_in(kabupaten: Iterable[int | None]) -> set[tuple[int, int]]:
    """{(kabupaten, category)} of the general categories that are not offered there."""
    rows = KategoriTersembunyi.objects.filter(kabupaten__in=set(kabupaten))
    return set(rows.values_list("kabupaten_id", "kategori_id"))


@dataclass(frozen=True, slots=True)
class Celah:
    """A category that no row covers in a whole kecamatan or its kabupaten."""

    kategori: KategoriPengaduan
    kecamatan: Wilayah


def unmapped(kecamatan: list[Wilayah]) -> list[Celah]:
    """Gaps of the routing table, judged per kecamatan."""
    kategori = list(KategoriPengaduan.objects.offered(one.kode for one in kecamatan))
    wanted = {kode for one in kecamatan for kode in above(one.kode)}
    rows = RutePengaduan.objects.filter(wilayah__kode__in=wanted, instansi__aktif=True)
    mapped = set(rows.values_list("kategori_id", "wilayah__kode"))
    kabupaten = {one.kode: one.induk_id for one in kecamatan}
    hidden = hidden_in(kabupaten.values())
    return [
        Celah(one, place)
        for place in kecamatan
        for one in kategori
        if one.kabupaten_id in (None, kabupaten[place.kode])
        and (kabupaten[place.kode], one.pk) not in hidden
        and not any((one.pk, kode) in mapped for kode in above(place.kode))
    ]


def setting_of(kabupaten: Wilayah) -> PengaturanPengaduan | None:
    return PengaturanPengaduan.objects.filter(kabupaten=kabupaten).first()


def closed_with_words() -> list[PengaturanPengaduan]:
    """Where the form is closed and the kabupaten says where citizens go instead, by code."""
    rows = PengaturanPengaduan.objects.filter(formulir_terbuka=False).exclude(keterangan="")
    return list(rows.select_related("kabupaten"))


def open_kabupaten() -> list[Wilayah]:
    """Where the public form is open, in the order of codes."""
    rows = PengaturanPengaduan.objects.filter(formulir_terbuka=True).select_related("kabupaten")
    return [row.kabupaten for row in rows]
