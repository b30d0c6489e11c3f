"""What a complete field answer is, whichever way it comes in: screen, spreadsheet or command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kecamatan.rules.nik import has_nik
from kemiskinan.enums import Keberadaan, Kelayakan, Masalah, RincianKeberadaan

PINDAH: Final = (
    RincianKeberadaan.PINDAH_DALAM_DESA,
    RincianKeberadaan.PINDAH_DALAM_KEC,
    RincianKeberadaan.PINDAH_DALAM_KAB,
    RincianKeberadaan.PINDAH_LUAR_KAB,
)
TIDAK_DITEMUKAN: Final = (
    RincianKeberadaan.TIDAK_DIKENAL,
    RincianKeberadaan.TIDAK_DAPAT_DITEMUI,
    RincianKeberadaan.MENOLAK,
)
RINCIAN: Final[dict[str, tuple[RincianKeberadaan, ...]]] = {
    Keberadaan.PINDAH: PINDAH,
    Keberadaan.TIDAK_DITEMUKAN: TIDAK_DITEMUKAN,
}
BERTUJUAN: Final = (RincianKeberadaan.PINDAH_DALAM_KEC, RincianKeberadaan.PINDAH_DALAM_KAB)
MAMPU: Final = (
    Kelayakan.TIDAK_LAYAK_MAMPU,
    Kelayakan.TIDAK_LAYAK_ASN,
    Kelayakan.GRADUASI_MANDIRI,
)
PANJANG_CATATAN: Final = 1000


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The four answers about one person. `tujuan_id` is a Wilayah, `kembaran_id` a Sasaran."""

    keberadaan: str
    dikunjungi: date
    rincian: str = ""
    tanggal_kejadian: date | None = None
    nomor_akta: str = ""
    tujuan_id: int | None = None
    kembaran_id: int | None = None
    kelayakan: str = Kelayakan.BELUM
    bantuan: str = ""
    masalah: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Kesalahan:
    """What is wrong with one field and what to write instead."""

    kolom: str
    kalimat: Promise | str


def tidy(jawaban: Jawaban) -> Jawaban:
    """Details that do not belong to the chosen presence are left out, not refused."""
    ada = jawaban.keberadaan == Keberadaan.ADA
    meninggal = jawaban.keberadaan == Keberadaan.MENINGGAL
    pindah = jawaban.keberadaan == Keberadaan.PINDAH
    ganda = jawaban.keberadaan == Keberadaan.GANDA
    return Jawaban(
        keberadaan=jawaban.keberadaan,
        dikunjungi=jawaban.dikunjungi,
        rincian=jawaban.rincian if jawaban.keberadaan in RINCIAN else "",
        tanggal_kejadian=jawaban.tanggal_kejadian if meninggal or pindah else None,
        nomor_akta=jawaban.nomor_akta.strip() if meninggal else "",
        tujuan_id=jawaban.tujuan_id if pindah else None,
        kembaran_id=jawaban.kembaran_id if ganda else None,
        kelayakan=jawaban.kelayakan if ada else Kelayakan.BELUM,
        bantuan=jawaban.bantuan if ada else "",
        masalah=tuple(sorted(set(jawaban.masalah))) if ada else (),
        catatan=jawaban.catatan.strip(),
    )


def check_jawaban(jawaban: Jawaban, *, sasaran_id: int, hari_ini: date) -> list[Kesalahan]:
    """Everything wrong with the answers, in the order of the form; empty when complete."""
    return [
        *_presence(jawaban, sasaran_id),
        *_happened(jawaban, hari_ini),
        *_condition(jawaban),
        *_visit(jawaban, hari_ini),
    ]


def _presence(jawaban: Jawaban, sasaran_id: int) -> Iterator[Kesalahan]:
    if jawaban.keberadaan not in Keberadaan.values:
        yield Kesalahan(
            "keberadaan",
            _("Pilih salah satu: ada, meninggal, pindah, tidak ditemukan, atau data ganda."),
        )
        return
    if jawaban.rincian not in ("", *RINCIAN.get(jawaban.keberadaan, ())):
        yield Kesalahan("rincian", _("Rincian ini bukan untuk keberadaan yang dipilih."))
    elif jawaban.keberadaan in RINCIAN and not jawaban.rincian:
        yield Kesalahan("rincian", _SENTENCE[jawaban.keberadaan])
    if jawaban.rincian in BERTUJUAN and jawaban.tujuan_id is None:
        yield Kesalahan("tujuan", _("Pilih desa/kelurahan tempat tinggalnya sekarang."))
    if jawaban.keberadaan == Keberadaan.GANDA and jawaban.kembaran_id in (None, sasaran_id):
        yield Kesalahan("kembaran", _("Pilih nama lain dalam SK yang ternyata orang yang sama."))


_SENTENCE: Final[dict[str, Promise]] = {
    Keberadaan.PINDAH: _("Pilih ke mana orang ini pindah."),
    Keberadaan.TIDAK_DITEMUKAN: _(
        "Pilih mengapa tidak ditemukan: tidak dikenal warga, tidak dapat ditemui, atau menolak."
    ),
}


def _happened(jawaban: Jawaban, hari_ini: date) -> Iterator[Kesalahan]:
    when = jawaban.tanggal_kejadian
    if jawaban.keberadaan == Keberadaan.MENINGGAL and when is None:
        yield Kesalahan(
            "tanggal_kejadian",
            _("Isi tanggal meninggal. Bila tidak pasti, tulis perkiraan keluarga."),
        )
    if when is not None and when > hari_ini:
        yield Kesalahan(
            "tanggal_kejadian", _("Tanggal kejadian belum terjadi. Tulis tanggal sebelum hari ini.")
        )
    if when is not None and when.year < 1990:
        yield Kesalahan("tanggal_kejadian", _("Tahun kejadian terlalu lama. Periksa tahunnya."))


def _condition(jawaban: Jawaban) -> Iterator[Kesalahan]:
    if jawaban.keberadaan == Keberadaan.ADA and jawaban.kelayakan not in Kelayakan.values:
        yield Kesalahan(
            "kelayakan", _("Pilih kelayakan. Bila belum dapat dinilai, pilih “Belum dinilai”.")
        )
    if Masalah.LAINNYA in jawaban.masalah and not jawaban.catatan:
        yield Kesalahan("catatan", _("Tulis masalah lainnya pada catatan."))
    if len(jawaban.catatan) > PANJANG_CATATAN:
        yield Kesalahan("catatan", _("Catatan lebih dari 1.000 huruf. Ringkaskan."))
    if has_nik(jawaban.catatan):
        yield Kesalahan("catatan", _("Jangan menulis NIK pada catatan; hapus angkanya."))


def _visit(jawaban: Jawaban, hari_ini: date) -> Iterator[Kesalahan]:
    if jawaban.dikunjungi > hari_ini:
        yield Kesalahan("dikunjungi", _("Tanggal kunjungan tidak boleh sesudah hari ini."))
