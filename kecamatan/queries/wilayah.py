from __future__ import annotations

import re
from collections.abc import Sequence

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from fondasi.queries.prepared_rows import BarisSiap
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode

KODE = re.compile(r"[0-9.]{2,13}", re.ASCII)
AWAL_KODE = re.compile(r"[\d.]{2,13}")
SEBUTAN = re.compile(
    r"^(kabupaten|kab\.?|kota|kecamatan|kec\.?|desa|kelurahan|kel\.?|provinsi|prov\.?)\s+", re.I
)


_PLACE: BarisSiap[Wilayah] = BarisSiap(
    lambda kode: Wilayah.objects.filter(kode=kode).select_related("induk__induk__induk"), str
)


def place_at(kode: str) -> Wilayah | None:
    """The place with this code and what it lies in, whoever asks; one query."""
    return _PLACE.first(kode) if KODE.fullmatch(kode) else None


def search_wilayah(
    teks: str, *, dalam: Sequence[str] | None = None, tingkat: Sequence[Tingkat] = ()
) -> QuerySet[Wilayah]:
    """Territories in force by code (dotted, plain, or its beginning) or by part of the name.

    `dalam` limits to these codes and what lies below; best hits first.
    """
    rows = Wilayah.objects.current(today()).select_related("induk__induk__induk")
    if dalam is not None:
        rows = rows.within_any(list(dalam))
    if tingkat:
        rows = rows.filter(tingkat__in=tingkat)
    teks = " ".join(teks.split())
    if AWAL_KODE.fullmatch(teks):
        return rows.filter(kode__startswith=normalize_kode(teks) or _dotted(teks)).order_by("kode")
    nama = SEBUTAN.sub("", teks)
    if not nama:
        return rows.none()
    return (
        rows.filter(nama__icontains=nama)
        .annotate(
            jarak=Case(
                When(Q(nama__iexact=nama), then=Value(0)),
                When(Q(nama__istartswith=nama), then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
        .order_by("jarak", "tingkat", "kode")
    )


def _dotted(awal: str) -> str:
    """The beginning of a code, dotted as far as it goes: `351705200` → `35.17.05.200`."""
    bare = awal.replace(".", "")
    parts = (bare[0:2], bare[2:4], bare[4:6], bare[6:10])
    return ".".join(part for part in parts if part)


def path_of(wilayah: Wilayah) -> str:
    """`Desa Galengdowo, Kec. Wonosalam, Kab. Jombang`; expects the parents to be selected."""
    names, current = [wilayah.sebutan], wilayah.induk
    while current is not None and current.tingkat > Tingkat.PROVINSI:
        names.append(current.sebutan)
        current = current.induk
    return ", ".join(names)
