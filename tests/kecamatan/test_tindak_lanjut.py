"""Promises: the way of each kind, who may do what, and what each exit says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from fondasi.today import today
from kecamatan.actions import jawaban_tindak_lanjut as jawab
from kecamatan.actions import tindak_lanjut as aksi
from kecamatan.enums import JenisInstansi, JenisTindakLanjut, Penerusan, Peran, Tingkat
from kecamatan.models import Pemberitahuan, RiwayatTindakLanjut, TindakLanjut
from kecamatan.permissions import tindak_lanjut as izin
from kecamatan.queries.tindak_lanjut import for_rujukan, to_forward, to_judge
from kecamatan.rules.tindak_lanjut import BATAS_URUNG, jenis_of
from tests.galat import kode_galat
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.kemiskinan.panggung import akun
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi, buat_pengguna, segar

pytestmark = pytest.mark.django_db
ALASAN = "petugas sedang cuti panjang"


def jejak(row: TindakLanjut) -> list[str]:
    return list(row.riwayat.values_list("peristiwa", flat=True))


def kabar(pengguna: Any) -> list[str]:
    return list(
        Pemberitahuan.objects.filter(pengguna=pengguna)
        .order_by("pk")
        .values_list("judul", flat=True)
    )


@pytest.mark.parametrize(
    ("tingkat", "instansi", "sendiri", "jenis"),
    [
        (Tingkat.KECAMATAN, JenisInstansi.OPD, False, JenisTindakLanjut.USULAN),
        (Tingkat.KECAMATAN, JenisInstansi.UPTD, False, JenisTindakLanjut.PERMINTAAN),
        (Tingkat.KECAMATAN, JenisInstansi.DESA, False, JenisTindakLanjut.PERMINTAAN),
        (Tingkat.KECAMATAN, JenisInstansi.KECAMATAN, True, JenisTindakLanjut.TUGAS),
        (Tingkat.KECAMATAN, "", True, JenisTindakLanjut.TUGAS),
        (Tingkat.KECAMATAN, "", False, JenisTindakLanjut.PERMINTAAN),
        (Tingkat.KABUPATEN, JenisInstansi.OPD, False, JenisTindakLanjut.PERMINTAAN),
    ],
)
def test_jenis_mengikuti_wewenang(
    tingkat: int, instansi: str, sendiri: bool, jenis: JenisTindakLanjut
) -> None:
    assert jenis_of(tingkat, instansi, sendiri=sendiri) == jenis


def test_jenis_dari_pemiliknya(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
    staf = buat_kontak(tempat.kecamatan, pengguna=pemeran.staf)
    pegawai_dinas = buat_kontak(tempat.kabupaten, instansi=kantor.opd)
    tetangga = buat_kontak(tempat.kecamatan_tetangga, pengguna=pemeran.camat_tetangga)
    found = [
        buat_janji(tempat.kecamatan, one).jenis
        for one in (staf, pegawai_dinas, tetangga, buat_puskesmas(tempat.kecamatan))
    ]
    assert found == ["TUGAS", "USULAN", "PERMINTAAN", "PERMINTAAN"]


class TestBuka:
    def test_camat_tidak_memerintah_kepala_dinas(self, tempat: Tempat, kantor: Kantor) -> None:
        for jenis in (JenisTindakLanjut.TUGAS, JenisTindakLanjut.PERMINTAAN):
            isi = aksi.IsiTindakLanjut(
                wilayah=tempat.kecamatan, jenis=jenis, uraian="x", batas=today(),
                instansi=kantor.opd,
            )  # fmt: skip
            assert kode_galat(aksi.open_tindak_lanjut, isi, oleh=None) == "JENIS_OPD"
        assert not TindakLanjut.objects.exists()

    def test_satu_pemilik_dan_satu_kalimat(self, tempat: Tempat, kantor: Kantor) -> None:
        kontak = buat_kontak(tempat.kecamatan)
        for pemilik, uraian, kode in (
            ({}, "x", "PEMILIK_SATU"),
            ({"kontak": kontak, "instansi": kantor.opd}, "x", "PEMILIK_SATU"),
            ({"kontak": kontak}, "  ", "URAIAN_KOSONG"),
        ):
            isi = aksi.IsiTindakLanjut(
                wilayah=tempat.kecamatan, jenis=JenisTindakLanjut.TUGAS, uraian=uraian,
                batas=today(), **pemilik,
            )  # fmt: skip
            assert kode_galat(aksi.open_tindak_lanjut, isi, oleh=None) == kode

    def test_yang_dilibatkan_ikut_diberi_tahu(self, tempat: Tempat, pemeran: Pemeran) -> None:
        pendamping = buat_kontak(tempat.desa, pengguna=pemeran.pendamping)
        puskesmas = buat_puskesmas(tempat.kecamatan)
        bidan = buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=puskesmas)
        row = buat_janji(tempat.kecamatan, puskesmas, dilibatkan=[pendamping])
        expected = ["Tindak lanjut baru untuk Anda (Kec. Wonosalam)"]
        assert (kabar(bidan), kabar(pemeran.pendamping)) == (expected, expected)
        assert kabar(pemeran.desa) == []
        assert jejak(row) == ["DIBUKA"]


class TestUsulan:
    @pytest.fixture
    def usulan(self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> TindakLanjut:
        return buat_janji(tempat.kecamatan, kantor.opd, oleh=pemeran.camat)

    def test_opd_baru_tahu_sesudah_diteruskan(self, usulan: TindakLanjut, pemeran: Pemeran) -> None:
        assert kabar(pemeran.bappeda) == ["Usulan kepada OPD menunggu diteruskan (Kec. Wonosalam)"]
        assert list(to_forward(pemeran.bappeda)) == [usulan]
        assert not TindakLanjut.objects.visible_to(pemeran.opd).exists()
        assert kabar(pemeran.opd) == []
        aksi.forward_tindak_lanjut(usulan, oleh=pemeran.bappeda)
        assert list(TindakLanjut.objects.visible_to(pemeran.opd)) == [usulan]
        assert kabar(pemeran.opd) == [
            "Usulan diteruskan Sekretariat TKPK kepada Anda (Kec. Wonosalam)"
        ]
        assert not to_forward(pemeran.bappeda).exists()
        assert kode_galat(aksi.forward_tindak_lanjut, usulan, oleh=pemeran.bappeda) == (
            "TIDAK_MENUNGGU"
        )

    def test_dikembalikan_lalu_diajukan_lagi(self, usulan: TindakLanjut, pemeran: Pemeran) -> None:
        aksi.return_tindak_lanjut(usulan, alasan="lokasi belum disebut", oleh=pemeran.bappeda)
        usulan.refresh_from_db()
        assert usulan.penerusan == Penerusan.DIKEMBALIKAN
        assert kabar(pemeran.camat)[-1].startswith("Usulan Anda dikembalikan")
        assert not izin.can_forward_tindak_lanjut(pemeran.bappeda, usulan)
        assert izin.can_resubmit_tindak_lanjut(pemeran.camat, usulan)
        kode = kode_galat(aksi.resubmit_tindak_lanjut, usulan, uraian=" ", oleh=pemeran.camat)
        assert kode == "URAIAN_KOSONG"
        aksi.resubmit_tindak_lanjut(usulan, uraian="Di Dusun Krajan", oleh=pemeran.camat)
        usulan.refresh_from_db()
        assert (usulan.penerusan, usulan.uraian) == ("MENUNGGU", "Di Dusun Krajan")
        assert jejak(usulan) == ["DIBUKA", "DIKEMBALIKAN", "DIAJUKAN"]
        last = RiwayatTindakLanjut.objects.last()
        assert last is not None
        assert last.alasan == "Semula: Perbaiki jadwal posyandu"
        kode = kode_galat(aksi.resubmit_tindak_lanjut, usulan, uraian="x", oleh=pemeran.camat)
        assert kode == "TIDAK_DIKEMBALIKAN"

    def test_hanya_sekretariat_yang_meneruskan(
        self, usulan: TindakLanjut, pemeran: Pemeran
    ) -> None:
        allowed = [
            who
            for who in ("bappeda", "bappeda_kota", "camat", "pimpinan", "opd", "provinsi")
            if izin.can_forward_tindak_lanjut(akun(pemeran, who), usulan)
        ]
        assert allowed == ["bappeda"]

    def test_permintaan_kabupaten_langsung_sampai(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        row = buat_janji(tempat.kabupaten, kantor.opd)
        assert (row.jenis, row.is_at_owner) == ("PERMINTAAN", True)
        assert list(TindakLanjut.objects.visible_to(pemeran.opd)) == [row]


class TestTerlihat:
    def test_pemilik_menurut_kantornya(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        """Dinas sees its UPTD below; another Dinas nothing; the UPTD of one kecamatan only its."""
        puskesmas = buat_puskesmas(tempat.kecamatan, induk=kantor.opd)
        bidan = buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=puskesmas)
        row = buat_janji(tempat.kecamatan, puskesmas)
        seen = [
            who
            for who in ("camat", "staf", "bappeda", "pimpinan", "opd", "opd_lain", "desa",
                        "pendamping", "camat_tetangga", "bappeda_kota", "provinsi",
                        "admin_nasional")
            if TindakLanjut.objects.visible_to(akun(pemeran, who)).filter(pk=row.pk).exists()
        ]  # fmt: skip
        assert seen == ["camat", "staf", "bappeda", "pimpinan", "opd"]
        assert list(TindakLanjut.objects.visible_to(bidan)) == [row]

    def test_penugasan_opd_tidak_meluas(self, tempat: Tempat, kantor: Kantor) -> None:
        """An assignment to a Dinas in one kecamatan opens nothing that another kecamatan asks."""
        orang = buat_pengguna("korwil", (Peran.OPD, tempat.kecamatan), instansi=kantor.opd)
        keadaan = {"penerusan": Penerusan.DITERUSKAN}
        own = buat_janji(tempat.kecamatan, kantor.opd, keadaan=keadaan)
        buat_janji(tempat.kecamatan_tetangga, kantor.opd, keadaan=keadaan)
        above = buat_janji(tempat.kabupaten, kantor.opd)
        assert list(TindakLanjut.objects.visible_to(orang).order_by("pk")) == [own, above]

    def test_desa_dan_kecamatan_sebagai_kantor(self, tempat: Tempat, pemeran: Pemeran) -> None:
        desa = buat_instansi(tempat.desa, "Pemdes", jenis=JenisInstansi.DESA)
        kantor_camat = buat_instansi(tempat.kecamatan, "Kantor", jenis=JenisInstansi.KECAMATAN)
        perangkat = buat_kontak(tempat.desa, "Sekdes")
        rows = [
            buat_janji(tempat.kecamatan, desa),
            buat_janji(tempat.kecamatan, perangkat),
            buat_janji(tempat.kabupaten, kantor_camat),
        ]
        assert list(TindakLanjut.objects.visible_to(pemeran.desa).order_by("pk")) == rows[:2]
        assert not TindakLanjut.objects.visible_to(pemeran.desa_tetangga).exists()
        assert list(TindakLanjut.objects.mine(pemeran.camat)) == rows[2:]

    def test_tugas_pendamping_bukan_urusan_desanya(self, tempat: Tempat, pemeran: Pemeran) -> None:
        orang = buat_kontak(tempat.desa, pengguna=pemeran.pendamping)
        row = buat_janji(tempat.kecamatan, orang)
        assert list(TindakLanjut.objects.visible_to(pemeran.pendamping)) == [row]
        assert not TindakLanjut.objects.visible_to(pemeran.desa).exists()

    def test_tanpa_penugasan_tidak_melihat_apa_pun(self, tempat: Tempat, pemeran: Pemeran) -> None:
        orang = buat_kontak(tempat.desa, pengguna=pemeran.pendamping)
        buat_janji(tempat.kecamatan, orang)
        pemeran.pendamping.penugasan.update(sampai=today())
        assert not TindakLanjut.objects.visible_to(segar(pemeran.pendamping)).exists()

    def test_provinsi_hanya_tingkatnya(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        own = buat_janji(tempat.provinsi, buat_kontak(tempat.provinsi))
        buat_janji(tempat.kabupaten, kantor.opd)
        assert list(TindakLanjut.objects.visible_to(pemeran.provinsi)) == [own]


class TestJawab:
    @pytest.fixture
    def janji(self, tempat: Tempat, pemeran: Pemeran) -> TindakLanjut:
        self.bidan = buat_pengguna(
            "bidan", (Peran.OPD, tempat.kecamatan),
            instansi=buat_puskesmas(tempat.kecamatan),
        )  # fmt: skip
        puskesmas = self.bidan.penugasan.get().instansi
        assert puskesmas is not None
        return buat_janji(tempat.kecamatan, puskesmas, oleh=pemeran.camat)

    def test_dijawab_dilengkapi_diterima(self, janji: TindakLanjut, pemeran: Pemeran) -> None:
        jawab.start_tindak_lanjut(janji, oleh=self.bidan)
        jawab.start_tindak_lanjut(janji, oleh=self.bidan)
        first = jawab.answer_tindak_lanjut(janji, isi="Sudah", oleh=self.bidan)
        again = jawab.answer_tindak_lanjut(janji, isi=" Sudah ", oleh=self.bidan)
        assert first == again
        assert list(to_judge(pemeran.camat)) == [janji]
        assert not to_judge(pemeran.staf).exists()
        jawab.ask_more_tindak_lanjut(janji, alasan="foto belum ada", oleh=pemeran.camat)
        assert not to_judge(pemeran.camat).exists()
        jawab.answer_tindak_lanjut(janji, isi="Sudah, dengan foto", oleh=self.bidan)
        jawab.accept_tindak_lanjut(janji, oleh=pemeran.camat)
        janji.refresh_from_db()
        assert janji.status == "SELESAI"
        assert list(janji.jawaban.values_list("isi", "putusan", "alasan")) == [
            ("Sudah", "KELENGKAPAN", "foto belum ada"),
            ("Sudah, dengan foto", "DITERIMA", ""),
        ]
        assert jejak(janji) == [
            "DIBUKA", "DIKERJAKAN", "DIJAWAB", "KELENGKAPAN", "DIJAWAB", "DITERIMA",
        ]  # fmt: skip
        assert kabar(self.bidan)[-1] == "Jawaban tindak lanjut Anda diterima (Kec. Wonosalam)"

    def test_penolakan_jawaban(self, janji: TindakLanjut, pemeran: Pemeran) -> None:
        call = jawab.answer_tindak_lanjut
        assert kode_galat(call, janji, isi=" ", oleh=self.bidan) == "JAWABAN_KOSONG"
        nik = "NIK 3517 0541 0190 9001 sudah"
        assert kode_galat(call, janji, isi=nik, oleh=self.bidan) == "JAWABAN_BERNIK"
        kode = kode_galat(jawab.accept_tindak_lanjut, janji, oleh=pemeran.camat)
        assert kode == "TIDAK_ADA_JAWABAN"
        jawab.answer_tindak_lanjut(janji, isi="Sudah", oleh=self.bidan)
        more = jawab.ask_more_tindak_lanjut
        assert kode_galat(more, janji, alasan="kurang", oleh=pemeran.camat) == "ALASAN_KURANG"
        jawab.accept_tindak_lanjut(janji, oleh=pemeran.camat)
        for action in (call, jawab.accept_tindak_lanjut):
            extra = {"isi": "lagi"} if action is call else {}
            assert kode_galat(action, janji, oleh=pemeran.camat, **extra) == "SUDAH_DITUTUP"

    def test_penerimaan_diurungkan_sebentar(self, janji: TindakLanjut, pemeran: Pemeran) -> None:
        jawab.answer_tindak_lanjut(janji, isi="Sudah", oleh=self.bidan)
        janji = jawab.accept_tindak_lanjut(janji, oleh=pemeran.camat)
        assert izin.can_reopen_tindak_lanjut(pemeran.camat, janji)
        late = TindakLanjut(
            status=janji.status,
            wilayah=janji.wilayah,
            selesai_at=timezone.now() - BATAS_URUNG - timedelta(minutes=1),
        )
        assert not izin.can_reopen_tindak_lanjut(pemeran.camat, late)
        assert not izin.can_reopen_tindak_lanjut(pemeran.staf, janji)
        jawab.reopen_tindak_lanjut(janji, oleh=pemeran.camat)
        janji.refresh_from_db()
        assert (janji.status, janji.selesai_at) == ("PROSES", None)
        assert list(to_judge(pemeran.camat)) == [janji]
        kode = kode_galat(jawab.reopen_tindak_lanjut, janji, oleh=pemeran.camat)
        assert kode == "BELUM_SELESAI"

    def test_siapa_menjawab_dan_memeriksa(
        self, janji: TindakLanjut, pemeran: Pemeran, tempat: Tempat
    ) -> None:
        janji.dilibatkan.add(buat_kontak(tempat.desa, pengguna=pemeran.pendamping))
        names = ("camat", "staf", "pendamping", "desa", "bappeda", "opd", "camat_tetangga")
        answer = [n for n in names if izin.can_answer_tindak_lanjut(akun(pemeran, n), janji)]
        judge = [n for n in names if izin.can_judge_tindak_lanjut(akun(pemeran, n), janji)]
        follow = [n for n in names if izin.can_reassign_tindak_lanjut(akun(pemeran, n), janji)]
        cancel = [n for n in names if izin.can_cancel_tindak_lanjut(akun(pemeran, n), janji)]
        assert (answer, judge) == (["pendamping"], ["camat"])
        assert (follow, cancel) == (["camat", "staf"], ["camat"])
        assert izin.can_answer_tindak_lanjut(self.bidan, janji)


class TestUbah:
    def test_staf_tidak_menggeser_batasnya_sendiri(self, tempat: Tempat, pemeran: Pemeran) -> None:
        own = buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan, pengguna=pemeran.staf))
        other = buat_janji(tempat.kecamatan, buat_puskesmas(tempat.kecamatan))
        ask = izin.can_change_date_tindak_lanjut
        assert (bool(ask(pemeran.staf, own)), bool(ask(pemeran.staf, other))) == (False, True)
        assert ask(pemeran.camat, own)

    def test_alih_ke_opd_menjadi_usulan(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        puskesmas = buat_puskesmas(tempat.kecamatan)
        row = buat_janji(tempat.kecamatan, puskesmas)
        call = aksi.reassign_tindak_lanjut
        isi: dict[str, Any] = {"kontak": None, "instansi": puskesmas, "oleh": pemeran.camat}
        assert kode_galat(call, row, **isi, alasan="pendek") == "ALASAN_KURANG"
        assert kode_galat(call, row, **isi, alasan=ALASAN) == "PEMILIK_SAMA"
        none = {**isi, "instansi": None}
        assert kode_galat(call, row, **none, alasan=ALASAN) == "PEMILIK_SATU"
        call(row, **{**isi, "instansi": kantor.opd}, alasan=ALASAN)
        row.refresh_from_db()
        assert (row.jenis, row.penerusan, row.instansi) == ("USULAN", "MENUNGGU", kantor.opd)
        last = RiwayatTindakLanjut.objects.last()
        assert last is not None
        assert (last.dari, last.ke, last.alasan) == ("Puskesmas Uji", "Dinsos", ALASAN)

    def test_batas_berpindah_dengan_alasan(self, tempat: Tempat, pemeran: Pemeran) -> None:
        row = buat_janji(tempat.kecamatan, buat_puskesmas(tempat.kecamatan))
        call = aksi.move_batas_tindak_lanjut
        kemarin, lusa = today() - timedelta(days=1), today() + timedelta(days=2)
        isi: dict[str, Any] = {"alasan": ALASAN, "oleh": pemeran.camat}
        assert kode_galat(call, row, batas=kemarin, **isi) == "BATAS_LEWAT"
        assert kode_galat(call, row, batas=row.batas, **isi) == "BATAS_SAMA"
        call(row, batas=lusa, **isi)
        row.refresh_from_db()
        assert (row.batas, jejak(row)) == (lusa, ["DIBUKA", "BATAS"])

    def test_batal_menutup_dan_tetap_terlihat(self, tempat: Tempat, pemeran: Pemeran) -> None:
        row = buat_janji(tempat.kecamatan, buat_puskesmas(tempat.kecamatan))
        aksi.cancel_tindak_lanjut(row, alasan=ALASAN, oleh=pemeran.camat)
        row.refresh_from_db()
        assert (row.status, row.alasan_batal) == ("BATAL", ALASAN)
        kode = kode_galat(aksi.cancel_tindak_lanjut, row, alasan=ALASAN, oleh=pemeran.camat)
        assert kode == "SUDAH_DITUTUP"


def test_riwayat_hanya_ditambah(tempat: Tempat, sebagai: Any) -> None:
    from django.db import ProgrammingError, transaction

    row = buat_janji(tempat.kecamatan, buat_puskesmas(tempat.kecamatan))
    for role in ("web", "pekerja"):
        for act in (row.riwayat.all().delete, lambda: row.riwayat.update(alasan="x")):
            with sebagai(role), pytest.raises(ProgrammingError), transaction.atomic():
                act()


def test_dibaca_kembali_menurut_rujukan(tempat: Tempat) -> None:
    rujukan = ("kartu_skor", "12", "Kartu skor Desa Galengdowo")
    row = buat_janji(tempat.kecamatan, buat_puskesmas(tempat.kecamatan), rujukan=rujukan)
    assert list(for_rujukan("kartu_skor", "12")) == [row]
    assert not for_rujukan("kartu_skor", "1").exists()
