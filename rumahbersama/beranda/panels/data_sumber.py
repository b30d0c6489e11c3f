"""The newest delivered files of the kabupaten."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kecamatan.models import Pengguna, Penugasan
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Rilis
from kemiskinan.queries.menunggu import newest_releases
from rumahbersama.beranda.panels.panel import Panel, reads

WARNA = {
    StatusRilis.DITERIMA: "informasi",
    StatusRilis.DIBACA: "informasi",
    StatusRilis.DIPERIKSA: "perhatian",
    StatusRilis.BERLAKU: "selesai",
    StatusRilis.DITOLAK: "terlambat",
    StatusRilis.GAGAL: "terlambat",
}


@reads(Rilis)
def data_sumber(user: Pengguna, tempat: Penugasan) -> Panel:
    rows = newest_releases(tempat.wilayah)
    isi = [(rilis, WARNA.get(StatusRilis(rilis.status), "netral")) for rilis in rows]
    return Panel(_("Data sumber"), "beranda/_data_sumber.html", isi)
