from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import JejakAudit
from kemiskinan.actions.berita_acara import (
    IsiBeritaAcara,
    attach_pindaian,
    create_berita_acara,
    withdraw_berita_acara,
)
from kemiskinan.enums import StatusDaftar, StatusUsulan
from kemiskinan.models import BeritaAcara, DaftarVerval, UsulanBaru
from kemiskinan.permissions.berita_acara import can_change_berita_acara, can_write_berita_acara
from kemiskinan.queries.berita_acara import rekap_of
from kemiskinan.rules.berita_acara import Rekap, rekap_from, sebutan_of
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat, buat_daftar, buat_sasaran, buat_verval

PDF = b"%PDF-1.7\nisi\n%%EOF\n"
LUSA = timedelta(days=2)
"""Still ahead when midnight passes between the reading of this file and its tests."""


def isi(**lainnya: Any) -> IsiBeritaAcara:
    bawaan: dict[str, Any] = {
        "nomor": "141/7/2024", "tanggal": today(), "tempat": "Balai Desa", "pimpinan": "PIMPINAN",
        "penanda_desa": "KADES UJI", "penanda_wakil": "BPD UJI", "mengetahui": "CAMAT UJI",
        "hadir": {"pemerintah": {"l": 3, "p": 2}, "pkk": {"p": 4}},
    }  # fmt: skip
    return IsiBeritaAcara(**{**bawaan, **lainnya})


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


def test_every_person_stands_in_one_branch(panggung: Panggung, tempat: Tempat) -> None:
    answers: list[dict[str, Any] | None] = [
        {"kelayakan": "LAYAK_ME"},
        {"kelayakan": "BELUM"},
        {"kelayakan": "TIDAK_LAYAK_MAMPU"},
        {"kelayakan": "TIDAK_LAYAK_ASN"},
        {"kelayakan": "GRADUASI_MANDIRI"},
        {"keberadaan": "MENINGGAL"},
        {"keberadaan": "PINDAH"},
        {"keberadaan": "TIDAK_DITEMUKAN"},
        {"keberadaan": "GANDA"},
        None,
    ]
    people = [buat_sasaran(panggung.sk, tempat.desa, f"ORANG {n}") for n in range(len(answers))]
    daftar = buat_daftar(panggung.sk, panggung.rilis, tempat.kecamatan, *people, panggung.tiga)
    for person, answer in zip(people, answers, strict=True):
        if answer:
            buat_verval(daftar, person, **answer)
    buat_verval(daftar, people[-1], terkini=False)
    buat_verval(daftar, panggung.tiga)
    usulan = {"kabupaten": tempat.kabupaten, "nama": "BARU", "alasan": "tidak tercatat"}
    UsulanBaru.objects.create(desa=tempat.desa, **usulan)
    UsulanBaru.objects.create(desa=tempat.desa, status=StatusUsulan.DITOLAK, **usulan)
    UsulanBaru.objects.create(desa=tempat.desa_lain, **usulan)
    rekap = rekap_of(daftar, tempat.desa)
    assert rekap == Rekap(
        awal=10, ada_layak=2, mampu=3, meninggal=1, pindah=1, tidak_ditemukan=1, ganda=1,
        belum_disisir=1, usulan_baru=1,
    )  # fmt: skip
    assert (rekap.cocok, rekap.keluar, rekap.akhir) == (True, 7, 3)
    assert rekap_from(rekap.as_json()) == rekap
    assert not Rekap(awal=2, ada_layak=1).cocok


def test_minutes_freeze_the_recap(
    panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_verval(daftar, panggung.satu)
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=pemeran.desa)
    assert row.rekap == {
        "awal": 2, "ada_layak": 1, "mampu": 0, "meninggal": 0, "pindah": 0, "tidak_ditemukan": 0,
        "ganda": 0, "belum_disisir": 1, "usulan_baru": 0, "akhir": 2,
    }  # fmt: skip
    assert row.hadir == {"pemerintah": {"l": 3, "p": 2}, "pkk": {"l": 0, "p": 4}}
    assert row.disahkan_at is None
    assert daftar.status == StatusDaftar.TERBUKA


@pytest.mark.parametrize(
    ("kode", "perubahan"),
    [
        ("TANGGAL_NANTI", {"tanggal": today() + LUSA}),
        ("HADIR_KOSONG", {"hadir": {}}),
        ("HADIR_KOSONG", {"hadir": {"pkk": {"l": 0}, "asing": {"l": 9}}}),
    ],
)
def test_incomplete_minutes_are_refused(
    daftar: DaftarVerval, tempat: Tempat, kode: str, perubahan: dict[str, Any]
) -> None:
    with pytest.raises(Galat) as galat:
        create_berita_acara(daftar, tempat.desa, isi(**perubahan), oleh=None)
    assert galat.value.kode == kode


def test_one_set_of_minutes_per_desa_of_the_list(daftar: DaftarVerval, tempat: Tempat) -> None:
    create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    with pytest.raises(Galat) as twice:
        create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    with pytest.raises(Galat) as elsewhere:
        create_berita_acara(daftar, tempat.desa_tetangga, isi(), oleh=None)
    assert (twice.value.kode, elsewhere.value.kode) == ("BERITA_ACARA_ADA", "DESA_BUKAN_DI_DAFTAR")
    assert BeritaAcara.objects.count() == 1


def test_the_list_closes_with_its_last_desa(
    daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    first = create_berita_acara(daftar, tempat.desa, isi(), oleh=pemeran.desa)
    second = create_berita_acara(daftar, tempat.desa_lain, isi(), oleh=pemeran.camat)
    first = attach_pindaian(first, PDF, "ba.pdf", oleh=pemeran.desa)
    daftar.refresh_from_db()
    assert first.disahkan_at is not None
    assert first.pindaian is not None
    assert (first.pindaian.jenis, first.pindaian.tipe) == ("berita-acara", "application/pdf")
    assert daftar.status == StatusDaftar.TERBUKA
    attach_pindaian(second, PDF, "ba.pdf", oleh=pemeran.camat)
    daftar.refresh_from_db()
    assert daftar.status == StatusDaftar.DITUTUP
    assert daftar.ditutup_at is not None
    assert JejakAudit.objects.filter(tindakan="tutup_daftar", objek_id=daftar.pk).count() == 1


def test_a_photo_of_the_minutes_is_drawn_anew(daftar: DaftarVerval, tempat: Tempat) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    row = attach_pindaian(row, picture.getvalue(), "foto.pdf", oleh=None)
    assert row.pindaian is not None
    assert row.pindaian.tipe == "image/jpeg"


@pytest.mark.parametrize(
    ("kode", "content"),
    [
        ("PINDAIAN_KOSONG", b""),
        ("PINDAIAN_BUKAN_PDF", b"<html>%PDF-</html>"),
        ("PINDAIAN_TERPOTONG", b"%PDF-1.7 isi"),
        ("PINDAIAN_TERLALU_BESAR", b"%PDF-" + b"0" * 10 * 1024 * 1024),
        ("FOTO_BUKAN_GAMBAR", b"\x89PNG\r\n\x1a\nrusak"),
    ],
)
def test_a_scan_is_judged_by_its_content(
    daftar: DaftarVerval, tempat: Tempat, kode: str, content: bytes
) -> None:
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    with pytest.raises(Galat) as galat:
        attach_pindaian(row, content, "pindaian.pdf", oleh=None)
    assert galat.value.kode == kode
    row.refresh_from_db()
    assert row.disahkan_at is None


def test_unsigned_minutes_can_be_taken_back(
    panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=pemeran.desa)
    with pytest.raises(Galat) as short:
        withdraw_berita_acara(row, alasan="salah", oleh=pemeran.desa)
    assert short.value.kode == "ALASAN_KURANG"
    withdraw_berita_acara(row, alasan="angka belum benar", oleh=pemeran.desa)
    assert not BeritaAcara.objects.exists()
    assert JejakAudit.objects.get(tindakan="tarik_berita_acara").rincian == {
        "daftar": daftar.pk, "nomor": "141/7/2024", "alasan": "angka belum benar",
    }  # fmt: skip


def test_signed_minutes_stand(daftar: DaftarVerval, tempat: Tempat) -> None:
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    attach_pindaian(row, PDF, "ba.pdf", oleh=None)
    with pytest.raises(Galat) as again:
        attach_pindaian(row, PDF, "ba.pdf", oleh=None)
    with pytest.raises(Galat) as back:
        withdraw_berita_acara(row, alasan="angka belum benar", oleh=None)
    assert {again.value.kode, back.value.kode} == {"BERITA_ACARA_SAH"}


def test_who_writes_minutes(daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran) -> None:
    people = [n for n in PARA_PEMERAN if n != "anonim"]
    allowed = {n for n in people if can_write_berita_acara(akun(pemeran, n), daftar, tempat.desa)}
    assert allowed == {"camat", "staf", "desa", "dua_tugas"}
    row = create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    row = attach_pindaian(row, PDF, "ba.pdf", oleh=None)
    assert not can_change_berita_acara(pemeran.camat, row)


def test_a_kelurahan_speaks_its_own_words(tempat: Tempat) -> None:
    desa, kelurahan = sebutan_of(tempat.desa.jenis), sebutan_of(tempat.kelurahan.jenis)
    assert (desa.singkat, desa.kepala, desa.wakil) == ("musdes", "Kepala Desa", "Ketua BPD")
    assert (kelurahan.singkat, kelurahan.kepala, kelurahan.wakil) == (
        "muskel", "Lurah", "Ketua LPMK",
    )  # fmt: skip
