"""The newest delivered files of the kabupaten."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kecamatan.models import Pengguna, Penugasan
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Rilis
from rumahbersama.beranda.panels.panel import Panel

TAMPIL = 4
WARNA = {
    StatusRilis.DITERIMA: "informasi",
    StatusRilis.DIBACA: "informasi",
    StatusRilis.DIPERIKSA: "perhatian",
    StatusRilis.BERLAKU: "selesai",
    StatusRilis.DITOLAK: "terlambat",
    StatusRilis.GAGAL: "terlambat",
}


def data_sumber(user: Pengguna, tempat: Penugasan) -> Panel:
    rows = Rilis.objects.visible_to(user).filter(kabupaten=tempat.wilayah)[:TAMPIL]
    isi = [(rilis, WARNA.get(StatusRilis(rilis.status), "netral")) for rilis in rows]
    return Panel(_("Data sumber"), "beranda/_data_sumber.html", isi)
