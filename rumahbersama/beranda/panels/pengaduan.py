"""Complaints that are late or due: by number and deadline, nothing of their content."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kecamatan.models import Pengguna
from layanan_dasar.enums import TahapLayanan
from layanan_dasar.queries.pengaduan import due_for
from rumahbersama.beranda.panels.tugas import Tugas


def complaints(user: Pengguna) -> Iterable[Tugas]:
    for row in due_for(user):
        if row.tahap == TahapLayanan.VERIFIKASI:
            judul, tombol = _("Pengaduan #%(nomor)s belum didisposisikan"), _("Periksa")
        else:
            judul, tombol = _("Pengaduan #%(nomor)s belum ditanggapi"), _("Tanggapi")
        isi = judul % {"nomor": row.nomor}
        yield Tugas(isi, tombol, "layanan:pengaduan-rinci", row.pk, row.tenggat, row.kode)
