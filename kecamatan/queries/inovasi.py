from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from kecamatan.models import Inovasi, Pengguna


def filtered_inovasi(
    user: Pengguna, *, q: str = "", tahap: str = "", tempat: str = ""
) -> QuerySet[Inovasi]:
    """Cards with `pengadopsi`, how many kecamatan took each over; `tahap` "kosong" are those
    that are still to be completed."""
    rows = Inovasi.objects.visible_to(user).select_related("wilayah__induk")
    rows = rows.annotate(pengadopsi=Count("adopsi")).order_by("nama", "pk")
    if q:
        rows = rows.filter(
            Q(nama__icontains=q) | Q(masalah__icontains=q) | Q(cara__icontains=q)
            | Q(indikator__icontains=q)
        )  # fmt: skip
    if tahap == "kosong":
        rows = rows.filter(Q(tahap="") | Q(masalah=""))
    elif tahap:
        rows = rows.filter(tahap=tahap)
    if tempat:
        here = Q(wilayah__nama__icontains=tempat) | Q(wilayah__induk__nama__icontains=tempat)
        rows = rows.filter(here)
    return rows
