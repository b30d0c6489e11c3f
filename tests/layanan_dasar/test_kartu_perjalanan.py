"""The way of a card: handed in, returned, validated, verified, opened again, locked."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from kecamatan.models import JejakAudit, Pemberitahuan
from layanan_dasar.actions.periode import close_periode
from layanan_dasar.actions.perjalanan import (
    reopen_kartu,
    return_kartu,
    submit_kartu,
    validate_kartu,
    verify_kartu,
)
from layanan_dasar.enums import Keadaan, PutusanNilai, StatusKartu
from layanan_dasar.models import KartuSkor, Nilai, RuteIndikator, ValidasiKartu
from layanan_dasar.queries.kartu import content_of, passed_over
from tests.galat import kode_galat
from tests.layanan_dasar.kartu_uji import (
    AIR_40,
    buat_instrumen,
    buat_periode,
    isi,
    jadikan,
    kartu_dari,
    rasio,
    simpan,
)
from tests.pemeran import Pemeran, Tempat, buat_instansi

pytestmark = pytest.mark.django_db


def test_drafts_that_break_rules_are_kept_and_not_handed_in(
    kartu: KartuSkor, pemeran: Pemeran
) -> None:
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "120", "penyebut": "100"})
    kartu.refresh_from_db()
    (temuan,) = content_of(kartu).temuan
    assert temuan.galat
    act = lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)  # noqa: E731
    assert kode_galat(act) == "ATURAN_DILANGGAR"
    assert Nilai.objects.get().pembilang == 120


def test_submit_refusals(kartu: KartuSkor, pemeran: Pemeran) -> None:
    assert kode_galat(lambda: submit_kartu(kartu, versi=0, oleh=pemeran.desa)) == "KARTU_KOSONG"
    simpan(kartu, pemeran.desa, air_minum=AIR_40)
    assert kode_galat(lambda: submit_kartu(kartu, versi=0, oleh=pemeran.desa)) == "KARTU_BERUBAH"
    submit_kartu(kartu, versi=1, oleh=pemeran.desa)
    assert kode_galat(lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)) == "KARTU_TERTUTUP"


def test_evidence_that_is_asked_for_is_needed(tempat: Tempat, pemeran: Pemeran) -> None:
    from tests.layanan_dasar.kartu_uji import data_instrumen

    data = data_instrumen()
    data["dimensi"][0]["indikator"][0]["bukti_wajib"] = True
    kartu = kartu_dari(
        buat_periode(tempat.kabupaten, buat_instrumen(tempat.kabupaten, **data)), tempat.desa
    )
    simpan(kartu, pemeran.desa, air_minum=AIR_40)
    assert kode_galat(lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)) == "BUKTI_KURANG"


def test_the_whole_way(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.pendamping, air_minum=AIR_40, paud={"pembilang": "8", "penyebut": "10"})
    submit_kartu(kartu, versi=1, oleh=pemeran.pendamping)
    told = Pemberitahuan.objects.filter(kunci__startswith="kartu-skor").order_by("pengguna__nama")
    assert [one.pengguna for one in told] == [pemeran.camat, pemeran.dua_tugas, pemeran.staf]

    returned = return_kartu(kartu, {"air_minum": "Hitung ulang"}, versi=1, oleh=pemeran.camat)
    assert returned.status == StatusKartu.DIKEMBALIKAN
    putusan = dict(Nilai.objects.values_list("indikator__kode", "putusan"))
    assert putusan == {"air_minum": "DIKEMBALIKAN", "paud": "DITERIMA"}

    simpan(kartu, pemeran.pendamping, air_minum={"pembilang": "45", "penyebut": "100"})
    row = Nilai.objects.get(indikator__kode="air_minum")
    assert (row.putusan, row.alasan) == (PutusanNilai.MENUNGGU, "")
    submit_kartu(kartu, versi=2, oleh=pemeran.pendamping)
    done = verify_kartu(kartu, versi=2, oleh=pemeran.camat)
    assert (done.status, done.diverifikasi_oleh) == (StatusKartu.DIVERIFIKASI, pemeran.camat)
    assert set(Nilai.objects.values_list("putusan", flat=True)) == {"DITERIMA"}
    acts = JejakAudit.objects.filter(objek="kartuskor").order_by("id")
    assert list(acts.values_list("tindakan", flat=True)) == [
        "ajukan_kartu_skor", "kembalikan_kartu_skor", "ajukan_kartu_skor", "verifikasi_kartu_skor",
    ]  # fmt: skip


def test_returning_an_unanswered_question_gives_it_a_row(
    kartu: KartuSkor, pemeran: Pemeran
) -> None:
    isi(kartu, air_minum=rasio(40, 100))
    jadikan(kartu, StatusKartu.DIAJUKAN)
    return_kartu(kartu, {"paud": "Belum diisi"}, versi=0, oleh=pemeran.camat)
    row = Nilai.objects.get(indikator__kode="paud")
    assert (row.keadaan, row.alasan) == (Keadaan.TIDAK_DIISI, "Belum diisi")


def test_decisions_refused(kartu: KartuSkor, pemeran: Pemeran) -> None:
    camat = pemeran.camat
    isi(kartu, air_minum=rasio(40, 100))
    assert kode_galat(lambda: verify_kartu(kartu, versi=0, oleh=camat)) == "TIDAK_MENUNGGU"
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert kode_galat(lambda: verify_kartu(kartu, versi=9, oleh=camat)) == "KARTU_BERUBAH"
    for reasons in ({}, {"air_minum": "ya"}, {"asing": "alasan panjang"}):
        act = lambda: return_kartu(kartu, reasons, versi=0, oleh=camat)  # noqa: B023, E731
        assert kode_galat(act) == "ALASAN_KURANG"
    assert kode_galat(lambda: reopen_kartu(kartu, oleh=camat)) == "TIDAK_DIVERIFIKASI"
    close_periode(kartu.periode, oleh=None)
    assert kode_galat(lambda: verify_kartu(kartu, versi=0, oleh=camat)) == "TIDAK_MENUNGGU"


def test_offices_validate_before_the_kecamatan_verifies(
    kartu: KartuSkor, pemeran: Pemeran, tempat: Tempat
) -> None:
    offices = [buat_instansi(tempat.kecamatan, nama) for nama in ("Puskesmas uji", "UPT uji")]
    for kode, office in zip(("air_minum", "paud"), offices, strict=True):
        RuteIndikator.objects.create(
            indikator_kode=kode, wilayah=tempat.kecamatan, instansi=office, validasi=True
        )
    isi(kartu, air_minum=rasio(40, 100))
    jadikan(kartu, StatusKartu.DIAJUKAN)

    def act() -> KartuSkor:
        return verify_kartu(kartu, versi=0, oleh=pemeran.camat)

    assert kode_galat(act) == "BELUM_DIVALIDASI"
    assert validate_kartu(kartu, offices[0], oleh=pemeran.opd).status == StatusKartu.DIAJUKAN
    assert validate_kartu(kartu, offices[1], oleh=pemeran.opd).status == StatusKartu.DIVALIDASI
    stranger = buat_instansi(tempat.kecamatan, "Kantor lain")
    late = lambda: validate_kartu(kartu, stranger, oleh=pemeran.opd)  # noqa: E731
    assert kode_galat(late) == "TIDAK_MENUNGGU"
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert kode_galat(late) == "BUKAN_VALIDATOR"
    jadikan(kartu, StatusKartu.DIVALIDASI)
    assert act().status == StatusKartu.DIVERIFIKASI


def test_kecamatan_goes_on_without_an_office_that_never_validates(
    client: Any, kartu: KartuSkor, pemeran: Pemeran, tempat: Tempat
) -> None:
    office = buat_instansi(tempat.kecamatan, "Puskesmas uji")
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kecamatan, instansi=office, validasi=True
    )
    isi(kartu, air_minum=rasio(40, 100))
    jadikan(kartu, StatusKartu.DIAJUKAN)
    client.force_login(pemeran.camat)
    url, alasan = f"/layanan/kartu/{kartu.pk}/verifikasi/", "Tiga kali diminta, tidak menjawab."
    sent = {"versi": "0", "putusan": "verifikasi", "tanpa_validasi": "lama"}
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "paling sedikit 10 huruf" in refused.content.decode()
    assert client.post(url, {**sent, "tanpa_validasi": alasan}).status_code == 302
    row = ValidasiKartu.objects.get(kartu=kartu)
    assert (row.instansi, row.alasan, row.oleh) == (office, alasan, pemeran.camat)
    line = JejakAudit.objects.get(tindakan="lewati_validasi_kartu")
    assert line.rincian == {"instansi": ["Puskesmas uji"], "alasan": alasan}
    assert list(passed_over(kartu)) == [row]
    page = client.get(f"/layanan/kartu/{kartu.pk}/").content.decode()
    assert "Dilewati kecamatan" in page
    assert alasan in page


def test_reopen_and_lock(kartu: KartuSkor, pemeran: Pemeran) -> None:
    isi(kartu, air_minum=rasio(40, 100))
    jadikan(kartu, StatusKartu.DIVERIFIKASI)
    assert reopen_kartu(kartu, oleh=pemeran.camat).status == StatusKartu.DIAJUKAN
    jadikan(kartu, StatusKartu.DIVERIFIKASI)
    assert close_periode(kartu.periode, oleh=None) == 1
    assert close_periode(kartu.periode, oleh=None) == 0
    kartu.refresh_from_db()
    assert kartu.status == StatusKartu.TERKUNCI
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute("UPDATE layanan_dasar_nilai SET pembilang = 99")
