"""The ledger in a few numbers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Penugasan, Wilayah
from kemiskinan.models import KriteriaOptimal, Neraca, NeracaWilayah, Rilis
from kemiskinan.models.cakupan import aggregate_kodes
from kemiskinan.queries.neraca import per_kabupaten
from kemiskinan.queries.neraca_singkat import neraca_in_brief
from rumahbersama.beranda.panels.panel import Panel, reads


@reads(Neraca, NeracaWilayah, Rilis)
def neraca_tempat(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The figures of the shown place; nothing for somebody who may not see them."""
    wilayah = tempat.wilayah
    seen = any(Wilayah(kode=kode).covers(wilayah.kode) for kode in aggregate_kodes(user))
    if not seen or wilayah.tingkat not in (Tingkat.KABUPATEN, Tingkat.KECAMATAN):
        return None
    isi = {"wilayah": wilayah, "neraca": neraca_in_brief(wilayah)}
    return Panel(_("Rekapitulasi penanganan"), "beranda/_neraca.html", isi)


@reads(KriteriaOptimal, Neraca, NeracaWilayah, Rilis)
def neraca_kabupaten(user: Pengguna, tempat: Penugasan) -> Panel:
    """One line per kabupaten and kota, in the order of codes, never by rank."""
    isi = per_kabupaten(aggregate_kodes(user))
    return Panel(_("Kabupaten dan kota"), "beranda/_neraca_kabupaten.html", isi, lebar=True)
