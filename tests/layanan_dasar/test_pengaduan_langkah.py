"""Each step: where it leads, which clock runs then, and what it refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from kecamatan.enums import JenisInstansi
from kecamatan.models import JejakAudit, UsulanAgenda
from layanan_dasar.actions import langkah_pengaduan as aksi
from layanan_dasar.actions.urus_pengaduan import (
    link_sasaran,
    merge_pengaduan,
    open_pelapor,
    open_text,
    release_ringkasan,
    unmerge_pengaduan,
)
from layanan_dasar.enums import IdentitasPelaporan, JenisCatatan, StatusPengaduan, TahapLayanan
from layanan_dasar.models import Pengaduan
from layanan_dasar.queries.pengaduan import likely_duplicates
from tests.galat import kode_galat
from tests.layanan_dasar.pengaduan_uji import ISI, buat_pengaduan, libur, terima
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_instansi,
    buat_sasaran,
    buat_sk,
    segar,
)
from tests.peran import as_role

S = StatusPengaduan
TEKS = "Tim lapangan datang Selasa pagi."


def jam(row: Pengaduan) -> tuple[str, date | None]:
    return (row.tahap, row.tenggat)


def test_the_whole_way_with_its_clocks(loket: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
    libur(date(2024, 11, 12))
    with time_machine.travel("2024-11-04 03:00+00:00", tick=False):
        row = terima(loket.desa).pengaduan
        assert jam(row) == (TahapLayanan.VERIFIKASI, date(2024, 11, 7))
        row = aksi.take_pengaduan(row, oleh=pemeran.staf)
        assert (row.status, *jam(row)) == (
            S.VERIFIKASI, TahapLayanan.VERIFIKASI, date(2024, 11, 7),
        )  # fmt: skip
    with time_machine.travel("2024-11-06 03:00+00:00", tick=False), as_role("web"):
        row = aksi.dispose_pengaduan(row, instansi=kantor.opd, oleh=pemeran.staf)
        assert (row.status, row.instansi) == (S.DISPOSISI, kantor.opd)
        # 7, 8, 11, then the 12th is closed, 13, 14
        assert jam(row) == (TahapLayanan.JAWAB, date(2024, 11, 14))
        row = aksi.accept_pengaduan(row, oleh=pemeran.opd)
        assert (row.status, *jam(row)) == (S.PROSES, TahapLayanan.JAWAB, date(2024, 11, 14))
    with time_machine.travel("2024-11-08 03:00+00:00", tick=False):
        row = aksi.ask_pengaduan(row, teks="Di sebelah mana jembatannya?", oleh=pemeran.opd)
        assert (row.status, row.tenggat, row.jam_sisa) == (S.PERLU_INFO, None, 3)
    with time_machine.travel("2024-11-18 03:00+00:00", tick=False):
        row = aksi.add_information(row, teks="Di belakang balai dusun.")
        assert (row.status, *jam(row)) == (S.PROSES, TahapLayanan.JAWAB, date(2024, 11, 21))
        row = aksi.answer_pengaduan(row, teks=TEKS, oleh=pemeran.opd)
        assert (row.status, *jam(row)) == (S.DITANGGAPI, TahapLayanan.TUTUP, date(2024, 12, 2))
        row = aksi.rate_pengaduan(row, nilai=4)
        assert (row.status, *jam(row)) == (S.SELESAI, "", None)
    lines = [(one.jenis, one.status) for one in row.catatan.all()]
    assert lines == [
        (JenisCatatan.LANGKAH, S.BARU),
        (JenisCatatan.LANGKAH, S.VERIFIKASI),
        (JenisCatatan.LANGKAH, S.DISPOSISI),
        (JenisCatatan.LANGKAH, S.PROSES),
        (JenisCatatan.PERTANYAAN, S.PERLU_INFO),
        (JenisCatatan.KETERANGAN, ""),
        (JenisCatatan.JAWABAN, S.DITANGGAPI),
        (JenisCatatan.LANGKAH, S.SELESAI),
    ]
    assert JejakAudit.objects.filter(objek="pengaduan").count() == 9


def test_addressing_again_does_not_give_new_days(
    loket: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    with time_machine.travel("2024-11-04 03:00+00:00", tick=False):
        row = terima(loket.desa).pengaduan
        row = aksi.dispose_pengaduan(row, instansi=kantor.opd, oleh=None)
    with time_machine.travel("2024-11-08 03:00+00:00", tick=False):
        row = aksi.dispose_pengaduan(row, instansi=kantor.opd_lain, oleh=None)
        assert (row.instansi, row.tenggat) == (kantor.opd_lain, date(2024, 11, 11))


def test_an_office_sends_it_back(loket: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
    row = buat_pengaduan(loket.desa, status=S.DISPOSISI, instansi=kantor.opd)
    row = aksi.return_pengaduan(row, teks="Ini jalan provinsi.", oleh=pemeran.opd)
    assert (row.status, row.instansi, row.tahap) == (S.VERIFIKASI, None, TahapLayanan.VERIFIKASI)
    intern = row.catatan.get(jenis=JenisCatatan.INTERN)
    assert (intern.teks, intern.untuk_pelapor) == ("Ini jalan provinsi.", False)


def test_reject_forward_close(loket: Tempat, pemeran: Pemeran) -> None:
    row = aksi.reject_pengaduan(
        terima(loket.desa).pengaduan, teks="Perkara ini sudah di pengadilan.", oleh=pemeran.staf
    )
    assert (row.status, *jam(row)) == (S.DITOLAK, "", None)
    row = aksi.forward_to_lapor(
        terima(loket.desa).pengaduan, nomor_lapor=" 8123456 ", oleh=pemeran.staf
    )
    assert (row.status, row.nomor_lapor, row.tahap) == (S.DITERUSKAN_LAPOR, "8123456", "")
    row = aksi.close_pengaduan(buat_pengaduan(loket.desa, status=S.DITANGGAPI), oleh=pemeran.staf)
    assert row.status == S.SELESAI


def test_reopened_at_most_three_times(loket: Tempat, kantor: Kantor) -> None:
    row = buat_pengaduan(loket.desa, status=S.SELESAI, instansi=kantor.opd, nilai=2, tahap="")
    for _ in range(3):
        row = aksi.reopen_pengaduan(row, teks="Jembatannya patah lagi.")
        assert (row.status, row.instansi, row.nilai) == (S.DIBUKA_KEMBALI, None, None)
        assert row.tahap == TahapLayanan.VERIFIKASI
        Pengaduan.objects.filter(pk=row.pk).update(status=S.SELESAI)
    assert kode_galat(lambda: aksi.reopen_pengaduan(row, teks=TEKS)) == "TERLALU_SERING"


def test_refusals(loket: Tempat, kantor: Kantor) -> None:
    baru = terima(loket.desa).pengaduan
    selesai = buat_pengaduan(loket.desa, status=S.SELESAI)
    lain = buat_instansi(loket.kota, "Dinas kota")
    mati = buat_instansi(loket.kabupaten, "Dinas lama", aktif=False)
    cases = {
        "LANGKAH_TIDAK_BERLAKU": lambda: aksi.accept_pengaduan(baru, oleh=None),
        "INSTANSI_LUAR": lambda: aksi.dispose_pengaduan(baru, instansi=lain, oleh=None),
        "PENJELASAN_KURANG": lambda: aksi.reject_pengaduan(baru, teks="pendek", oleh=None),
        "NOMOR_LAPOR_KOSONG": lambda: aksi.forward_to_lapor(baru, nomor_lapor=" ", oleh=None),
        "SUDAH_SELESAI": lambda: aksi.add_information(selesai, teks=TEKS),
        "BELUM_DITANGGAPI": lambda: aksi.rate_pengaduan(baru, nilai=3),
        "NILAI_LUAR": lambda: aksi.rate_pengaduan(selesai, nilai=6),
        "ADA_DATA_PRIBADI": lambda: aksi.reject_pengaduan(
            baru, teks="NIK 3517054101900001 tidak terdaftar", oleh=None
        ),
    }
    assert {kode_galat(call) for call in cases.values()} == set(cases)
    assert kode_galat(lambda: aksi.dispose_pengaduan(baru, instansi=mati, oleh=None)) == (
        "INSTANSI_LUAR"
    )
    assert Pengaduan.objects.get(pk=baru.pk).status == S.BARU


@pytest.mark.parametrize("sifat", [{"rahasia": True}, {"tentang_desa": True}])
def test_a_village_is_never_asked_about_itself(loket: Tempat, sifat: dict[str, Any]) -> None:
    kantor_desa = buat_instansi(loket.desa, "Pemerintah desa", jenis=JenisInstansi.DESA)
    row = terima(loket.desa, **sifat).pengaduan
    call = lambda: aksi.dispose_pengaduan(row, instansi=kantor_desa, oleh=None)  # noqa: E731
    assert kode_galat(call) == "DESA_TIDAK_BOLEH"
    biasa = terima(loket.desa).pengaduan
    assert aksi.dispose_pengaduan(biasa, instansi=kantor_desa, oleh=None).instansi == kantor_desa


def test_personal_numbers_pass_when_somebody_looked(loket: Tempat) -> None:
    row = buat_pengaduan(loket.desa, status=S.PROSES)
    teks = "Hubungi kantor kami di 0812-3456-7890."
    assert kode_galat(lambda: aksi.answer_pengaduan(row, teks=teks, oleh=None)) == (
        "ADA_DATA_PRIBADI"
    )
    assert aksi.answer_pengaduan(row, teks=teks, oleh=None, diperiksa=True).status == S.DITANGGAPI


def test_sealed_texts_open_with_a_reason_and_a_line(loket: Tempat, pemeran: Pemeran) -> None:
    row = terima(loket.desa, rahasia=True, nama="Siti", kontak="0812").pengaduan
    with as_role("web"):
        opened = open_text(row, alasan="memeriksa laporan", oleh=pemeran.camat)
        person = open_pelapor(row, alasan="menanyakan tempat", oleh=pemeran.camat)
        assert kode_galat(lambda: open_text(row, alasan="ingin", oleh=pemeran.camat)) == (
            "ALASAN_KURANG"
        )
    assert (opened, person) == ({None: ISI}, ("Siti", "0812"))
    lines = JejakAudit.objects.filter(tindakan__startswith="buka_").order_by("id")
    assert [(one.tindakan, one.pelaku, one.rincian) for one in lines] == [
        ("buka_isi_rahasia", pemeran.camat, {"alasan": "memeriksa laporan"}),
        ("buka_pelapor", pemeran.camat, {"alasan": "menanyakan tempat"}),
    ]
    assert {one.wilayah_kode for one in lines} == {loket.kecamatan.kode}


def test_merge_and_back(loket: Tempat, pemeran: Pemeran) -> None:
    lead, row = terima(loket.desa).pengaduan, terima(loket.desa).pengaduan
    with as_role("web"):
        merged = merge_pengaduan(row, induk=lead, oleh=pemeran.staf)
    assert merged.induk == lead
    assert set(Pengaduan.objects.open()) == {lead}
    assert kode_galat(lambda: aksi.take_pengaduan(row, oleh=None)) == "SUDAH_DIGABUNG"
    back = unmerge_pengaduan(row, oleh=pemeran.staf)
    assert (back.induk, back.tenggat) == (None, row.tenggat)


def test_what_cannot_be_merged(loket: Tempat, pemeran: Pemeran) -> None:
    biasa, lead = terima(loket.desa).pengaduan, terima(loket.desa).pengaduan
    child = merge_pengaduan(terima(loket.desa).pengaduan, induk=lead, oleh=pemeran.staf)
    pairs = [
        (terima(loket.desa, rahasia=True).pengaduan, biasa, "GABUNG_RAHASIA"),
        (biasa, terima(loket.desa, tentang_desa=True).pengaduan, "GABUNG_RAHASIA"),
        (biasa, terima(loket.desa_tetangga).pengaduan, "GABUNG_LUAR"),
        (biasa, biasa, "GABUNG_LUAR"),
        (biasa, child, "GABUNG_BERANTAI"),
        (lead, biasa, "GABUNG_BERANTAI"),
    ]
    for one, other, kode in pairs:
        assert kode_galat(lambda: merge_pengaduan(one, induk=other, oleh=pemeran.staf)) == kode  # noqa: B023


def test_likely_duplicates_are_the_visible_ones(loket: Tempat, pemeran: Pemeran) -> None:
    row = terima(loket.desa).pengaduan
    same = terima(loket.desa, isi=ISI.replace("Senin", "Selasa")).pengaduan
    terima(loket.desa, isi="Listrik di balai posyandu padam tiap malam tanpa sebab.")
    terima(loket.desa, rahasia=True)
    terima(loket.desa_tetangga)
    assert likely_duplicates(row, pemeran.staf) == [same]
    assert likely_duplicates(row, pemeran.camat_tetangga) == []
    assert likely_duplicates(terima(loket.desa, rahasia=True).pengaduan, pemeran.staf) == []


def test_summaries(loket: Tempat, pemeran: Pemeran) -> None:
    row = terima(loket.desa).pengaduan
    done = release_ringkasan(row, teks=" Jembatan dusun diperbaiki. ", oleh=pemeran.staf)
    assert (done.ringkasan, done.ringkasan_rilis_at is None) == (
        "Jembatan dusun diperbaiki.",
        False,
    )
    gone = release_ringkasan(row, teks="", oleh=pemeran.staf)
    assert (gone.ringkasan, gone.ringkasan_rilis_at) == ("", None)
    sealed = terima(loket.desa, rahasia=True).pengaduan
    assert kode_galat(lambda: release_ringkasan(sealed, teks="Ada.", oleh=pemeran.staf)) == (
        "RINGKASAN_RAHASIA"
    )
    assert kode_galat(
        lambda: release_ringkasan(row, teks="Telepon 081234567890", oleh=pemeran.staf)
    ) == ("ADA_DATA_PRIBADI")


def test_link_to_a_sasaran_whom_one_may_know(loket: Tempat, pemeran: Pemeran) -> None:
    own = buat_sasaran(buat_sk(loket.kabupaten), loket.desa, "TUMIRAH", sk_no="77")
    row = terima(loket.desa, kode="salah-sasaran").pengaduan
    linked = link_sasaran(row, kunci=str(own.pk), oleh=pemeran.staf)
    assert (linked.rujukan_kunci, linked.rujukan_label) == (str(own.pk), "Sasaran nomor 77")
    foreign = segar(pemeran.camat_tetangga)
    call = lambda: link_sasaran(row, kunci=str(own.pk), oleh=foreign)  # noqa: E731
    assert kode_galat(call) == "SASARAN_TIDAK_TERBUKA"
    assert link_sasaran(row, kunci="", oleh=pemeran.staf).rujukan_kunci == ""


def test_a_settled_complaint_leaves_the_agenda(loket: Tempat, pemeran: Pemeran) -> None:
    row = buat_pengaduan(loket.desa, tenggat=date(2020, 1, 1))
    UsulanAgenda.objects.create(
        asal="pengaduan", kunci=str(row.pk), wilayah=loket.kecamatan, judul="x"
    )
    aksi.reject_pengaduan(row, teks="Sudah ditangani bulan lalu.", oleh=pemeran.staf)
    assert UsulanAgenda.objects.get().dicabut_at is not None
    assert row.identitas == IdentitasPelaporan.ANONIM
