"""Scorecards for tests: a small instrument, a period, cards and answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.actions.instrumen import import_instrumen, publish_instrumen
from layanan_dasar.actions.kartu import Submisi, put_answer, save_kartu
from layanan_dasar.actions.periode import open_periode
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import (
    Bimbingan,
    Instrumen,
    IsianKartu,
    KartuSkor,
    Nilai,
    PeriodeKartu,
    UsulanPembangunan,
)
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.rules.penilaian import Jawaban
from tests.pemeran import Tempat

AIR = {
    "kode": "air_minum", "nama": "Air minum layak", "tanya": "Berapa rumah tangga berair minum?",
    "jenis": "RASIO", "label_n": "Berair minum", "label_total": "Semua rumah tangga",
    "spm": "Air minum sehari-hari", "target": 100, "pengisi": "SANITARIAN", "ubah_maksimal": 20,
    "penilaian": {"jenis": "persen", "target": 100},
}  # fmt: skip
ODF = {
    "kode": "odf", "nama": "Bebas BABS", "tanya": "Sudah bebas BABS?", "jenis": "YA_TIDAK",
    "penilaian": {"jenis": "ya", "ya": 100, "tidak": 0}, "boleh_tidak_ada": False,
}  # fmt: skip
JARAK = {
    "kode": "air_jarak", "nama": "Jarak air", "tanya": "Berapa meter?", "jenis": "ANGKA",
    "aspek": "AKSESIBILITAS", "bulat": False, "satuan": "meter",
    "penilaian": {"jenis": "jenjang", "titik": [[0, 100], [100, 80], [1000, 0]]},
}  # fmt: skip
KELAS = {
    "kode": "kelas", "nama": "Kondisi kelas", "tanya": "Bagaimana ruang kelas?",
    "jenis": "PILIHAN", "pilihan": [["baik", "Baik"], ["rusak", "Rusak berat"]],
    "aspek": "KUALITAS", "penilaian": {"jenis": "pilihan", "skor": {"baik": 100, "rusak": 0}},
}  # fmt: skip
PAUD = {
    "kode": "paud", "nama": "Anak ikut PAUD", "tanya": "Berapa anak ikut PAUD?", "jenis": "RASIO",
    "label_n": "Ikut PAUD", "label_total": "Semua anak", "bobot": 2,
    "penilaian": {"jenis": "persen", "target": 80},
}  # fmt: skip
APBDES = {
    "kode": "apbdes", "nama": "APBDes diumumkan", "tanya": "Diumumkan?", "jenis": "YA_TIDAK",
    "untuk": "DESA", "penilaian": {"jenis": "ya"},
}  # fmt: skip
AIR_40 = {"pembilang": "40", "penyebut": "100"}


@pytest.fixture
def periode(tempat: Tempat) -> PeriodeKartu:
    return buat_periode(tempat.kabupaten)


@pytest.fixture
def kartu(periode: PeriodeKartu, tempat: Tempat) -> KartuSkor:
    return kartu_dari(periode, tempat.desa)


def data_instrumen(**lainnya: Any) -> dict[str, Any]:
    """Three dimensions: air (two of coverage, one apart), sekolah, tata kelola (desa only)."""
    return {
        "kode": "kartu_uji", "nama": "Kartu uji", "ambang": [50, 80],
        "dimensi": [
            {"kode": "air", "nama": "Air dan sanitasi", "singkat": "Air", "jenis": "UTAMA",
             "indikator": [dict(AIR), dict(ODF), dict(JARAK)]},
            {"kode": "sekolah", "nama": "Pendidikan", "singkat": "Sekolah", "jenis": "UTAMA",
             "indikator": [dict(PAUD), dict(KELAS)]},
            {"kode": "tata", "nama": "Tata kelola", "singkat": "Tata", "jenis": "TAMBAHAN",
             "indikator": [dict(APBDES)]},
        ],
        "aturan": [
            {"kode": "odf-air", "tingkat": "peringatan",
             "harus": {"or": [{"!": [{"var": "odf"}]},
                              {"==": [{"var": "air_minum.n"}, {"var": "air_minum.total"}]}]},
             "kalimat": "Bebas BABS tetapi belum semua berair minum layak."},
        ],
        **lainnya,
    }  # fmt: skip


def buat_instrumen(pemilik: Wilayah, **lainnya: Any) -> Instrumen:
    """Published."""
    draft = import_instrumen(data_instrumen(**lainnya), pemilik=pemilik, oleh=None)
    return publish_instrumen(draft, oleh=None)


def buat_periode(
    kabupaten: Wilayah, instrumen: Instrumen | None = None, *, tahun: int = 0, nomor: int = 1
) -> PeriodeKartu:
    """The first quarter of last year, whose other three have begun too; open for a month."""
    return open_periode(
        kabupaten,
        instrumen or buat_instrumen(kabupaten),
        tahun=tahun or today().year - 1,
        nomor=nomor,
        batas=today() + timedelta(days=30),
        oleh=None,
    )


def kartu_dari(periode: PeriodeKartu, desa: Wilayah) -> KartuSkor:
    rows = KartuSkor.objects.select_related("periode__instrumen", "desa", "kecamatan", "kabupaten")
    return rows.get(periode=periode, desa=desa)


def isi(kartu: KartuSkor, **jawaban: Jawaban) -> KartuSkor:
    """Answers put straight into the card, with their scores."""
    lembar = sheet_of(kartu.periode.instrumen, kartu.desa)
    for kode, one in jawaban.items():
        row = Nilai.objects.filter(kartu=kartu, indikator__kode=kode).first()
        row = row or Nilai(kartu=kartu, indikator=lembar.indikator[kode])
        put_answer(row, one, lembar)
        row.versi = kartu.versi
        row.save()
    return kartu


def rasio(n: int, total: int) -> Jawaban:
    return Jawaban(pembilang=Decimal(n), penyebut=Decimal(total))


def jadikan(kartu: KartuSkor, status: StatusKartu, diajukan: date | None = None) -> KartuSkor:
    """Put a card into a state without its way there."""
    now = timezone.now()
    kartu.status, kartu.diajukan_at = status, now
    kartu.diverifikasi_at = now if status == StatusKartu.DIVERIFIKASI else None
    kartu.save()
    return kartu


def simpan(
    kartu: KartuSkor, oleh: Pengguna, dasar: int | None = None, **jawaban: dict[str, str]
) -> IsianKartu:
    """One save as the form sends it, on the newest version unless told otherwise."""
    kartu.refresh_from_db()
    base = kartu.versi if dasar is None else dasar
    return save_kartu(kartu, Submisi(uuid4(), base, jawaban), oleh=oleh)


def buat_usulan(desa: Wilayah, **lainnya: Any) -> UsulanPembangunan:
    kecamatan = Wilayah.objects.select_related("induk").get(anak=desa)
    assert kecamatan.induk is not None
    isi_baku = {
        "indikator_kode": "air_minum", "indikator_nama": "Air minum layak",
        "keadaan": "40 dari 100", "jalur": "RKPDES", "tahun": today().year + 1,
        "uraian": "Pipanisasi dusun", "volume": 2, "satuan": "km", "rupiah": 150_000_000,
    }  # fmt: skip
    return UsulanPembangunan.objects.create(
        kabupaten=kecamatan.induk, kecamatan=kecamatan, desa=desa, **{**isi_baku, **lainnya}
    )


def buat_bimbingan(kartu: KartuSkor, **lainnya: Any) -> Bimbingan:
    isi_baku = {"temuan": "Air minum merah", "saran": "Ajukan pipanisasi", "batas": today()}
    return Bimbingan.objects.create(
        kecamatan=kartu.kecamatan, desa=kartu.desa, kartu=kartu, **{**isi_baku, **lainnya}
    )
