"""What stands behind a reference of another room to a card or to an indicator of a desa."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fondasi import rujukan
from fondasi.rujukan import Rujukan
from kecamatan.models import Wilayah
from layanan_dasar.models import Indikator, KartuSkor
from layanan_dasar.models.cakupan import wilayah_kodes
from layanan_dasar.rules.indikator_desa import RUJUKAN_INDIKATOR, RUJUKAN_KARTU, parse_key


def register_references() -> None:
    rujukan.register(RUJUKAN_KARTU, card_behind)
    rujukan.register(RUJUKAN_INDIKATOR, indicator_behind)


def card_behind(user: Any, kunci: str) -> Rujukan | None:
    if not kunci.isdecimal():
        return None
    rows = KartuSkor.objects.visible_to(user).select_related("desa", "periode__instrumen")
    kartu = rows.filter(pk=kunci).first()
    if kartu is None:
        return None
    return Rujukan(str(kartu), reverse("layanan:kartu-detail", args=[kartu.pk]))


def indicator_behind(user: Any, kunci: str) -> Rujukan | None:
    desa_kode, indikator_kode = parse_key(kunci)
    desa = Wilayah.objects.filter(kode=desa_kode).first()
    found = Indikator.objects.filter(kode=indikator_kode).order_by("-id").first()
    if desa is None or found is None or not can_see_indicator(user, desa):
        return None
    own, ask = (
        reverse(f"layanan:{name}", args=[desa.kode, indikator_kode])
        for name in ("indikator", "indikator-tindak-lanjut")
    )
    return Rujukan(f"{found.nama}, {desa.sebutan}", own, tindak_lanjut=ask)


def can_see_indicator(user: Any, desa: Wilayah) -> bool:
    """Who sees a card of this desa sees its indicators."""
    here = Wilayah.objects.within_any(wilayah_kodes(user)).filter(pk=desa.pk)
    return here.exists() or KartuSkor.objects.visible_to(user).filter(desa=desa).exists()
