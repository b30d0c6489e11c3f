"""The ledger in a few numbers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Penugasan, Wilayah
from kemiskinan.models.cakupan import aggregate_kodes
from kemiskinan.queries.neraca import figures, latest_neraca, per_kabupaten
from kemiskinan.queries.rekapitulasi import kabupaten_of, visible_wilayah
from rumahbersama.beranda.panels.panel import Panel

KABUPATEN = Tingkat.KABUPATEN


def neraca_tempat(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The figures of the shown place; nothing for somebody who may not see them."""
    wilayah: Wilayah | None = tempat.wilayah
    if tempat.wilayah.kode not in aggregate_kodes(user) or tempat.wilayah.tingkat > KABUPATEN:
        wilayah = visible_wilayah(user).filter(pk=tempat.wilayah_id).first()
    if wilayah is None:
        return None
    neraca = latest_neraca(kabupaten_of(wilayah))
    isi: dict[str, Any] = {"wilayah": wilayah, "neraca": neraca}
    if neraca:
        isi["angka"] = figures(neraca, wilayah)
    return Panel(_("Rekapitulasi penanganan"), "beranda/_neraca.html", isi)


def neraca_kabupaten(user: Pengguna, tempat: Penugasan) -> Panel:
    """One line per kabupaten and kota, in the order of codes, never by rank."""
    isi = per_kabupaten(aggregate_kodes(user))
    return Panel(_("Kabupaten dan kota"), "beranda/_neraca_kabupaten.html", isi, lebar=True)
