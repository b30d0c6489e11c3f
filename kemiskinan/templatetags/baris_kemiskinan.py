"""Rows of the long lists of this room. Tags and not templates, because a page shows up to a
hundred of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup
from fondasi.formatting import KOSONG, angka, tanggal, waktu
from fondasi.templatetags.status import status
from kecamatan.models import Wilayah
from kecamatan.queries.batas import Batas
from kemiskinan.enums import (
    JenisDaftar,
    StatusDaftar,
    StatusIntervensi,
    StatusProses,
    SumberDana,
)
from kemiskinan.models import BeritaAcara, DaftarPenerima, DaftarVerval, Intervensi
from kemiskinan.queries.daftar import JumlahDaftar
from kemiskinan.templatetags.kata_kemiskinan import kata

register = template.Library()

TANPA_NAMA: Final = "(tanpa nama)"
TIDAK_DISISIR: Final = markup('<span class="rb-redup">{}</span>', "Tidak perlu disisir")
BELUM_DISISIR: Final = status("Belum disisir", "netral")


def _place(desa: Wilayah | None, none: str) -> str:
    return desa.sebutan if desa else none


@register.simple_tag
def baris_sasaran(row: Any) -> SafeString:
    """`row`: a Sasaran of `queries.sasaran.with_state`."""
    kelas = row.intervensi_kelas
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a>{}</th><td>{}{}</td><td>{}{}</td><td>{}</td></tr>',
        address("kemiskinan:sasaran-detail", row.pk), row.nama or TANPA_NAMA,
        _small(row.nik_samar or "tanpa NIK") if row.bertugas else "",
        _place(row.desa, "Belum dikenali"), _small(row.dusun_rt) if row.bertugas else "",
        kata(row.padan), markup("<br><small>{}</small>", kata(kelas)) if kelas else "",
        _found(row.keberadaan, row.padan),
    )  # fmt: skip


def _small(teks: str) -> SafeString:
    return markup('<br><small class="rb-redup">{}</small>', teks)


def _found(keberadaan: str | None, padan: str | None) -> SafeString | str:
    if keberadaan:
        return kata(keberadaan)
    return TIDAK_DISISIR if padan == "keluar" else "Belum disisir"


@register.simple_tag
def baris_intervensi(row: Intervensi, *, boleh_ubah: bool) -> SafeString:
    nama, sub = row.sasaran.nama or TANPA_NAMA, row.sub_kegiatan
    desa = row.sasaran.desa
    return markup(
        '<tr><th scope="row">{}</th><td>{}</td>'
        '<td>{}<br><small class="rb-redup">{}</small></td><td>{}/{}</td>'
        '<td class="angka" data-judul="Nilai">{}</td><td>{}{}</td></tr>',
        _link("kemiskinan:intervensi-ubah", row.pk, nama) if boleh_ubah else nama,
        desa.nama if desa else KOSONG, sub.nama, sub.instansi, row.bulan, row.tahun,
        angka(row.rupiah), StatusIntervensi(row.status).label, _proof(row),
    )  # fmt: skip


def _proof(row: Intervensi) -> SafeString | str:
    if row.bukti_id is None:
        return ""
    return markup(" · {}", _link("kemiskinan:intervensi-bukti", row.pk, "bukti"))


def _link(name: str, key: int, teks: str) -> SafeString:
    return markup('<a href="{}">{}</a>', address(name, key), teks)


@register.simple_tag
def baris_sub_kegiatan(row: Any) -> SafeString:
    """`row`: a SubKegiatan of `queries.program.with_penerima`."""
    return markup(
        '<tr><th class="rb-kolom-sedang" scope="row"><a href="{}">{}</a><br>'
        '<small class="rb-redup">{} · {}</small></th>'
        '<td>{}<br><small class="rb-redup">{}</small></td>'
        '<td class="angka" data-judul="Strategi">{}</td><td>{}</td>'
        '<td class="angka" data-judul="Penerima">{}</td>'
        '<td class="angka" data-judul="Pagu">{}</td>'
        '<td class="angka" data-judul="Realisasi">{}</td></tr>',
        address("kemiskinan:sub-kegiatan", row.pk), row.nama, row.kode, row.tahun,
        row.program.nama, row.instansi, row.strategi, SumberDana(row.sumber_dana).label,
        angka(row.penerima), angka(row.pagu), angka(row.realisasi),
    )  # fmt: skip


@register.simple_tag
def orang_verval(row: Any, daftar: int, *, boleh_isi: bool) -> SafeString:
    """One person on the way through a list; `row` of `queries.verval.rows_of_daftar`."""
    orang = row.sasaran
    url = (
        address("kemiskinan:verval-isi", daftar, orang.pk)
        if boleh_isi
        else address("kemiskinan:sasaran-detail", orang.pk)
    )
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        "<td>{}</td></tr>",
        url, orang.nama, orang.nik_samar or "tanpa NIK", _answer(row),
    )  # fmt: skip


def _answer(row: Any) -> SafeString:
    if not row.terisi:
        return BELUM_DISISIR
    told = status(kata(row.jawaban), "selesai")
    return markup("{} <small>{}</small>", told, row.jawaban_oleh or "")


@register.simple_tag
def baris_daftar(
    row: DaftarVerval, jumlah: JumlahDaftar | None, words: Mapping[Batas, str]
) -> SafeString:
    """`jumlah`: how many people the reader sees on it, and how many were visited; `words`: the
    deadlines in words."""
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        '<td data-judul="Kemajuan">{}</td>'
        '<td data-judul="Batas"><span title="{}">{}</span></td><td>{}</td></tr>',
        address("kemiskinan:daftar-detail", row.pk), _addressee(row),
        row.tujuan[:1].upper() + row.tujuan[1:], _progress(row, jumlah),
        tanggal(row.batas),
        words[row.batas, row.wilayah.kode] if row.status == StatusDaftar.TERBUKA
        else tanggal(row.batas),
        status_daftar(row),
    )  # fmt: skip


def _addressee(row: DaftarVerval) -> str:
    if row.instansi is None:
        return row.wilayah.sebutan
    return f"{row.instansi.nama}: {row.program}" if row.program else row.instansi.nama


def _progress(row: DaftarVerval, jumlah: JumlahDaftar | None) -> SafeString | str:
    total, selesai = (jumlah.total, jumlah.selesai) if jumlah else (0, 0)
    if row.jenis != JenisDaftar.LAPANGAN:
        return f"{angka(total)} jiwa"
    return markup(
        '<progress max="{}" value="{}" aria-label="Sudah disisir"></progress> {} dari {} jiwa',
        total or 1, selesai, angka(selesai), angka(total),
    )  # fmt: skip


@register.simple_tag
def status_daftar(row: DaftarVerval) -> SafeString:
    if row.status == StatusDaftar.DITUTUP:
        return status("Selesai", "selesai")
    if row.status == StatusDaftar.DIBATALKAN:
        return status("Dibatalkan", "netral")
    return status("Lewat batas", "terlambat") if row.terlambat else status("Terbuka", "informasi")


@register.simple_tag
def baris_berita_acara(row: BeritaAcara) -> SafeString:
    desa, kecamatan = row.desa, row.desa.induk
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        '<td data-judul="Nomor">{}</td><td>{}</td><td class="angka" data-judul="Awal">{}</td>'
        '<td class="angka" data-judul="Akhir">{}</td><td>{}</td></tr>',
        address("kemiskinan:berita-acara-detail", row.pk), desa.sebutan,
        kecamatan.sebutan if kecamatan else "", row.nomor, tanggal(row.tanggal),
        angka(row.rekap.get("awal")), angka(row.rekap.get("akhir")), status_berita_acara(row),
    )  # fmt: skip


@register.simple_tag
def status_berita_acara(row: BeritaAcara) -> SafeString:
    return status(*(("Disahkan", "selesai") if row.disahkan_at else _UNSIGNED))


_UNSIGNED: Final = ("Menunggu pindaian", "perhatian")


@register.simple_tag
def baris_daftar_penerima(row: DaftarPenerima) -> SafeString:
    return markup(
        '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
        '<td>{}/{}</td><td class="angka" data-judul="Baris">{}</td><td>{}</td><td>{}</td></tr>',
        address("kemiskinan:penerima-rinci", row.pk), row.sub_kegiatan.nama, row.instansi,
        row.bulan, row.tahun, angka(row.jumlah.get("baris")), _upload_state(row),
        waktu(row.created_at, row.kabupaten.zona_waktu),
    )  # fmt: skip


def _upload_state(row: DaftarPenerima) -> SafeString:
    if row.dikonfirmasi_at:
        return status("Dikonfirmasi", "selesai")
    if row.status == StatusProses.SELESAI:
        return status("Menunggu konfirmasi", "perhatian")
    if row.status == StatusProses.GAGAL:
        return status("Gagal", "terlambat")
    return status(StatusProses(row.status).label, "informasi")
