from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import JejakAudit
from kemiskinan.actions.verval import (
    JawabanSalahError,
    VervalBerubahError,
    record_verval,
    undo_verval,
)
from kemiskinan.enums import StatusDaftar
from kemiskinan.models import BeritaAcara, DaftarVerval, PermintaanNeraca, Verval
from kemiskinan.permissions.verval import can_undo_verval, can_verify_sasaran
from kemiskinan.rules.verval import check_jawaban, tidy
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar, jawab
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


HARI = date(2024, 11, 4)


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({}, []),
        ({"keberadaan": "HILANG"}, ["keberadaan"]),
        ({"keberadaan": "MENINGGAL"}, ["tanggal_kejadian"]),
        ({"keberadaan": "MENINGGAL", "tanggal_kejadian": date(2024, 11, 5)}, ["tanggal_kejadian"]),
        ({"keberadaan": "MENINGGAL", "tanggal_kejadian": date(1924, 1, 1)}, ["tanggal_kejadian"]),
        ({"keberadaan": "MENINGGAL", "tanggal_kejadian": HARI}, []),
        ({"keberadaan": "PINDAH"}, ["rincian"]),
        ({"keberadaan": "PINDAH", "rincian": "MENOLAK"}, ["rincian"]),
        ({"keberadaan": "PINDAH", "rincian": "PINDAH_DALAM_KAB"}, ["tujuan"]),
        ({"keberadaan": "PINDAH", "rincian": "PINDAH_DALAM_KAB", "tujuan_id": 5}, []),
        ({"keberadaan": "PINDAH", "rincian": "PINDAH_LUAR_KAB"}, []),
        ({"keberadaan": "TIDAK_DITEMUKAN"}, ["rincian"]),
        ({"keberadaan": "TIDAK_DITEMUKAN", "rincian": "MENOLAK"}, []),
        ({"keberadaan": "GANDA"}, ["kembaran"]),
        ({"keberadaan": "GANDA", "kembaran_id": 1}, ["kembaran"]),
        ({"keberadaan": "GANDA", "kembaran_id": 2}, []),
        ({"kelayakan": ""}, ["kelayakan"]),
        ({"masalah": ("LAINNYA",)}, ["catatan"]),
        ({"catatan": "a" * 1001}, ["catatan"]),
        ({"catatan": "NIK 3517 0541 0190 9001 salah"}, ["catatan"]),
        ({"catatan": "HP 081234567890"}, []),
        ({"dikunjungi": date(2024, 11, 5)}, ["dikunjungi"]),
    ],
)
def test_each_mistake_names_its_field(isi: dict[str, Any], kolom: list[str]) -> None:
    jawaban = jawab(**{"dikunjungi": HARI, **isi})
    wrong = check_jawaban(jawaban, sasaran_id=1, hari_ini=HARI)
    assert [k.kolom for k in wrong] == kolom
    assert all(len(str(k.kalimat)) > 20 for k in wrong)


def test_details_of_another_presence_are_left_out() -> None:
    full = jawab(
        "ADA", rincian="MENOLAK", tanggal_kejadian=HARI, nomor_akta="1", tujuan_id=1,
        kembaran_id=2, masalah=("RTLH", "ATS", "RTLH"), bantuan="MENERIMA_CUKUP",
    )  # fmt: skip
    assert tidy(full) == jawab("ADA", masalah=("ATS", "RTLH"), bantuan="MENERIMA_CUKUP")
    gone = tidy(jawab("TIDAK_DITEMUKAN", rincian="MENOLAK", kelayakan="LAYAK_ME", masalah=("ATS",)))
    assert (gone.rincian, gone.kelayakan, gone.masalah) == ("MENOLAK", "BELUM", ())


def test_a_correction_appends(panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran) -> None:
    first = record_verval(
        daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=pemeran.pendamping
    )
    second = record_verval(
        daftar=daftar,
        sasaran=panggung.satu,
        jawaban=jawab("MENINGGAL", tanggal_kejadian=today()),
        oleh=pemeran.camat,
        dasar=first.pk,
    )
    rows = Verval.objects.order_by("pk").values_list("pk", "keberadaan", "terkini")
    assert list(rows) == [(first.pk, "ADA", False), (second.pk, "MENINGGAL", True)]
    assert PermintaanNeraca.objects.count() == 2
    line = JejakAudit.objects.filter(tindakan="isi_verval").first()
    assert line is not None
    assert (line.objek, line.objek_id, line.wilayah_kode) == (
        "sasaran", panggung.satu.pk, "35.17.05.2001",
    )  # fmt: skip
    assert line.rincian == {"daftar": daftar.pk, "verval": second.pk, "sumber": "layar"}


def test_the_same_submission_is_stored_once(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    kunci = uuid4()
    isi: dict[str, Any] = {
        "daftar": daftar,
        "sasaran": panggung.satu,
        "oleh": pemeran.camat,
        "kunci": kunci,
    }
    first = record_verval(jawaban=jawab(), dasar=0, **isi)
    again = record_verval(jawaban=jawab(), dasar=0, **isi)
    assert first.pk == again.pk
    assert Verval.objects.count() == 1
    with pytest.raises(Galat) as galat:
        record_verval(jawaban=jawab(), **{**isi, "sasaran": panggung.dua})
    assert galat.value.kode == "KUNCI_DIPAKAI"
    with pytest.raises(VervalBerubahError) as berubah:
        record_verval(jawaban=jawab(catatan="Diganti sesudah kembali"), **isi)
    assert berubah.value.terkini == first


def test_an_answer_on_an_old_page_is_no_overwrite(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    newer = record_verval(
        daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=pemeran.camat, dasar=0
    )
    with pytest.raises(VervalBerubahError) as galat:
        record_verval(
            daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=pemeran.staf, dasar=0
        )
    assert galat.value.terkini == newer
    assert Verval.objects.count() == 1


def test_incomplete_answers_are_not_stored(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    with pytest.raises(JawabanSalahError) as galat:
        record_verval(
            daftar=daftar, sasaran=panggung.satu, jawaban=jawab("GANDA"), oleh=pemeran.camat
        )
    assert [k.kolom for k in galat.value.kesalahan] == ["kembaran"]
    assert not Verval.objects.exists()


def test_only_people_of_an_open_list(panggung: Panggung, daftar: DaftarVerval) -> None:
    with pytest.raises(Galat) as stranger:
        record_verval(daftar=daftar, sasaran=panggung.jauh, jawaban=jawab(), oleh=None)
    DaftarVerval.objects.update(status=StatusDaftar.DITUTUP)
    with pytest.raises(Galat) as closed:
        record_verval(daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=None)
    assert stranger.value.kode == "BUKAN_DI_DAFTAR"
    assert closed.value.kode == "DAFTAR_TIDAK_TERBUKA"


def test_minutes_stop_answers_of_their_desa_only(
    panggung: Panggung, daftar: DaftarVerval, tempat: Tempat
) -> None:
    BeritaAcara.objects.create(
        kabupaten=tempat.kabupaten, daftar=daftar, desa=tempat.desa, nomor="1",
        tanggal=today(), tempat="Balai", pimpinan="P", penanda_desa="K", penanda_wakil="B",
    )  # fmt: skip
    with pytest.raises(Galat) as galat:
        record_verval(daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=None)
    assert galat.value.kode == "BERITA_ACARA_ADA"
    record_verval(daftar=daftar, sasaran=panggung.tiga, jawaban=jawab(), oleh=None)
    assert Verval.objects.get().sasaran == panggung.tiga


def test_undo_brings_the_former_answer_back(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    isi: dict[str, Any] = {"daftar": daftar, "sasaran": panggung.satu, "oleh": pemeran.camat}
    first = record_verval(jawaban=jawab(), **isi)
    second = record_verval(jawaban=jawab("GANDA", kembaran_id=panggung.dua.pk), **isi)
    assert undo_verval(second, oleh=pemeran.camat) == first
    assert Verval.objects.get(terkini=True) == first
    third = record_verval(jawaban=jawab(catatan="lagi"), **isi)
    assert undo_verval(third, oleh=pemeran.camat) == first
    first.refresh_from_db()
    assert undo_verval(first, oleh=pemeran.camat) is None
    assert not Verval.objects.filter(terkini=True).exists()
    with pytest.raises(Galat) as galat:
        undo_verval(second, oleh=pemeran.camat)
    assert galat.value.kode == "VERVAL_DIGANTI"


def test_who_may_answer(panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran) -> None:
    def allowed() -> set[str]:
        return {
            nama
            for nama in PARA_PEMERAN
            if nama != "anonim" and can_verify_sasaran(akun(pemeran, nama), daftar, panggung.satu)
        }

    assert allowed() == {"camat", "staf", "pendamping", "desa", "dua_tugas"}
    daftar.batas = today() - timedelta(days=1)
    assert allowed() == {"camat", "staf", "dua_tugas"}
    daftar.status = StatusDaftar.DITUTUP
    assert allowed() == set()


def test_a_camat_elsewhere_only_observes_here(
    panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    daftar = buka_daftar(panggung, tempat, batas=today() - timedelta(days=1))
    decision = can_verify_sasaran(pemeran.dua_tugas, daftar, panggung.jauh)
    assert not decision
    assert decision.reason == "Batas waktu daftar ini sudah lewat. Minta kecamatan mengisinya."


def test_only_the_writer_undoes(panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran) -> None:
    verval = record_verval(
        daftar=daftar, sasaran=panggung.satu, jawaban=jawab(), oleh=pemeran.pendamping
    )
    assert can_undo_verval(pemeran.pendamping, verval)
    assert not can_undo_verval(pemeran.camat, verval)
