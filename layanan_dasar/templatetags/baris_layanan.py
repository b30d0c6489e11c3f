"""Rows of the long lists of this room. Tags and not templates, because a page shows up to a
hundred of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup
from fondasi.formatting import KOSONG, angka, hari_tanggal, rupiah, tanggal
from fondasi.formatting import tanggal_singkat as singkat
from fondasi.templatetags.status import status
from kecamatan.queries.batas import Batas
from layanan_dasar.enums import StatusKartu, StatusPengaduan, StatusUsulanPembangunan
from layanan_dasar.models import KartuSkor, Pengaduan, UsulanPembangunan
from layanan_dasar.queries.ringkasan import Angka
from layanan_dasar.templatetags.matriks import ARAH
from layanan_dasar.templatetags.poin import poin

register = template.Library()

WARNA_PENGADUAN: Final = {
    StatusPengaduan.SELESAI: "selesai",
    StatusPengaduan.DITANGGAPI: "selesai",
    StatusPengaduan.PERLU_INFO: "perhatian",
    StatusPengaduan.BARU: "perhatian",
    StatusPengaduan.DIBUKA_KEMBALI: "perhatian",
    StatusPengaduan.DITOLAK: "netral",
    StatusPengaduan.DITERUSKAN_LAPOR: "netral",
}
WARNA_KARTU: Final = {
    StatusKartu.DIVERIFIKASI: "selesai",
    StatusKartu.TERKUNCI: "selesai",
    StatusKartu.DIKEMBALIKAN: "perhatian",
    StatusKartu.DRAF: "netral",
}
WARNA_USULAN: Final = {
    StatusUsulanPembangunan.DIAKOMODIR: "selesai",
    StatusUsulanPembangunan.DITOLAK: "netral",
    StatusUsulanPembangunan.DIVERIFIKASI: "informasi",
}
DIISI: Final = (StatusKartu.DRAF, StatusKartu.DIKEMBALIKAN)
KUTIPAN: Final = 70


@register.simple_tag
def status_pengaduan(row: Pengaduan) -> SafeString:
    label = StatusPengaduan(row.status)
    return status(label.label, WARNA_PENGADUAN.get(label, "informasi"))


@register.simple_tag
def status_kartu(row: KartuSkor) -> SafeString:
    label = StatusKartu(row.status)
    return status(label.label, WARNA_KARTU.get(label, "informasi"))


@register.simple_tag
def status_usulan(row: UsulanPembangunan) -> SafeString:
    label = StatusUsulanPembangunan(row.status)
    return status(label.label, WARNA_USULAN.get(label, "perhatian"))


@register.simple_tag
def skor(angka_: Angka, tanpa: str = "belum dapat dinilai") -> SafeString:
    """A score with its colour and its way since the last card; `tanpa` where there is none."""
    if angka_.skor is None:
        drawn = markup('<span class="rb-skor rb-skor-kosong">{}</span>', tanpa)
    else:
        kelas = angka_.warna.lower()
        drawn = markup(
            '<span class="rb-skor rb-skor-{}"><b>{}</b> {}</span>', kelas, poin(angka_.skor), kelas
        )
    return markup('<span class="rb-nilai">{}{}</span>', drawn, _WAY.get(angka_.arah, ""))


_WAY: Final[dict[int | None, SafeString]] = {
    arah: markup(' <span class="rb-arah">{}</span>', kata) for arah, kata in ARAH.items()
}


@register.simple_tag
def baris_pengaduan(row: Pengaduan, kata: Mapping[Batas, str]) -> SafeString:
    """Of a `rahasia` complaint no word of its content."""
    kecamatan = row.desa.induk
    return markup(
        '<tr><th scope="row"><a href="{}">#{}</a><br><small class="rb-redup">{}{}</small></th>'
        '<td class="rb-kolom-sedang">{}{}</td><td>{}, {}</td><td data-judul="Instansi">{}</td>'
        '<td data-judul="Batas">{}</td><td class="rb-lipat">{}{}</td></tr>',
        address("layanan:pengaduan-rinci", row.pk), row.nomor, singkat(row.diterima),
        " · rahasia" if row.rahasia else "", row.kategori,
        "" if row.rahasia else _quoted(row.isi),
        row.desa.sebutan, kecamatan.sebutan if kecamatan else "", row.instansi or KOSONG,
        batas_pengaduan(row, kata), status_pengaduan(row), _MERGED if row.induk_id else "",
    )  # fmt: skip


_MERGED: Final = markup(' <small class="rb-redup">{}</small>', "digabung")


def _quoted(isi: str) -> SafeString:
    short = isi if len(isi) <= KUTIPAN else f"{isi[: KUTIPAN - 1]}…"
    return markup('<br><small class="rb-redup">{}</small>', short)


@register.simple_tag
def batas_pengaduan(row: Pengaduan, kata: Mapping[Batas, str]) -> SafeString | str:
    """The deadline of the clock that runs, if one does; `kata`: those deadlines in words."""
    if row.tenggat is None or row.induk_id or not row.tahap:
        return KOSONG
    if row.menunggu_pelapor:
        return "menunggu pelapor"
    told = kata[row.tenggat, row.desa.kode]
    if row.terlambat and row.status != StatusPengaduan.DITANGGAPI:
        return status(told, "terlambat")
    return markup('<span title="{}">{}</span>', hari_tanggal(row.tenggat), told)


@register.simple_tag
def baris_kartu(row: KartuSkor, terisi: int, kata: Mapping[Batas, str]) -> SafeString:
    desa, kecamatan, periode = row.desa, row.desa.induk, row.periode
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        '<td>{}<br><small class="rb-redup">{}</small></td>'
        '<td class="angka" data-judul="Terisi">{}</td><td>{}</td><td title="{}">{}</td></tr>',
        address("layanan:kartu-detail", row.pk), desa.sebutan,
        kecamatan.sebutan if kecamatan else "", periode.label, periode.instrumen.nama,
        angka(terisi), status_kartu(row), tanggal(periode.batas), _due(row, kata),
    )  # fmt: skip


_CLOSED: Final = markup('<span class="rb-redup">{}</span>', "ditutup")


def _due(row: KartuSkor, kata: Mapping[Batas, str]) -> SafeString | str:
    if row.periode.ditutup_at:
        return _CLOSED
    batas = row.periode.batas
    if row.status not in DIISI:
        return singkat(batas)
    told = kata[batas, row.desa.kode]
    return singkat(batas) if told == tanggal(batas) else told


@register.simple_tag
def baris_usulan(row: UsulanPembangunan) -> SafeString:
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        '<td>{}</td><td>{}<br><small class="rb-redup">{}</small></td>'
        '<td class="angka">{}</td><td>{}</td></tr>',
        address("layanan:usulan-detail", row.pk), row.uraian, row.indikator_nama,
        row.desa.sebutan, row.tahun, row.get_jalur_display(), rupiah(row.rupiah),
        status_usulan(row),
    )  # fmt: skip
