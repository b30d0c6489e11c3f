"""Cards: opened for every desa, filled by several people, nothing lost, nothing twice."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from fondasi.today import today
from kecamatan.enums import JenisInstansi, Peran
from layanan_dasar.actions.kartu import Submisi, save_kartu
from layanan_dasar.actions.periode import close_periode, extend_periode, open_periode
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import IsianKartu, KartuSkor, Nilai, PeriodeKartu, RuteIndikator
from layanan_dasar.queries.kartu import content_of, fillable, previous_card
from layanan_dasar.queries.ringkasan import card_summary
from layanan_dasar.rules.penilaian import Jawaban
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
from tests.pemeran import Pemeran, Tempat, buat_instansi, buat_pengguna, segar

pytestmark = pytest.mark.django_db


def test_every_desa_and_kelurahan_has_a_card(periode: PeriodeKartu, tempat: Tempat) -> None:
    desa = [one.desa for one in KartuSkor.objects.filter(periode=periode).order_by("desa__kode")]
    t = tempat
    assert desa == [t.desa_tetangga, t.desa_tetangga_lain, t.desa, t.desa_lain, t.kelurahan]
    assert open_periode(
        t.kabupaten, periode.instrumen, tahun=periode.tahun, nomor=1, batas=today(), oleh=None
    ) == periode  # fmt: skip
    assert KartuSkor.objects.count() == 5


def test_what_no_period_is_opened_with(tempat: Tempat, periode: PeriodeKartu) -> None:
    row, year = periode.instrumen, today().year

    def buka(**said: Any) -> Any:
        full = {"tahun": year - 2, "nomor": 1, "batas": today(), **said}
        return lambda: open_periode(tempat.kabupaten, row, oleh=None, **full)

    assert kode_galat(buka(tahun=year + 1)) == "PERIODE_NANTI"
    assert kode_galat(buka(batas=today() - timedelta(days=1))) == "BATAS_LEWAT"
    close_periode(periode, oleh=None)
    assert kode_galat(buka(tahun=periode.tahun)) == "PERIODE_DITUTUP"
    row.status = "DITUTUP"
    assert kode_galat(buka()) == "INSTRUMEN_TIDAK_BERLAKU"
    assert kode_galat(lambda: extend_periode(periode, batas=today(), oleh=None)) == (
        "PERIODE_DITUTUP"
    )


def test_a_save_stores_score_colour_and_who(kartu: KartuSkor, pemeran: Pemeran) -> None:
    receipt = simpan(kartu, pemeran.pendamping, air_minum=AIR_40, odf={"ya": "tidak"})
    assert (receipt.versi, receipt.bentrok, receipt.galat) == (1, [], {})
    assert receipt.perubahan["air_minum"] == ["–", "40 dari 100 (40,00\u00a0%)"]
    row = Nilai.objects.get(kartu=kartu, indikator__kode="air_minum")
    assert [row.pembilang, row.penyebut, row.skor] == [40, 100, 40]
    assert row.warna == "MERAH"
    assert (row.oleh, row.versi, row.keadaan) == (pemeran.pendamping, 1, "TERISI")
    kartu.refresh_from_db()
    assert kartu.versi == 1


def test_the_same_submission_again_is_the_same_receipt(kartu: KartuSkor, pemeran: Pemeran) -> None:
    submisi = Submisi(uuid4(), 0, {"air_minum": AIR_40})
    first = save_kartu(kartu, submisi, oleh=pemeran.pendamping)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "50", "penyebut": "100"})
    assert save_kartu(kartu, submisi, oleh=pemeran.pendamping) == first
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert save_kartu(kartu, submisi, oleh=pemeran.pendamping) == first
    assert IsianKartu.objects.count() == 2
    assert Nilai.objects.get().pembilang == 50


def test_a_used_key_opens_nothing_for_others(
    kartu: KartuSkor, pemeran: Pemeran, periode: PeriodeKartu, tempat: Tempat
) -> None:
    submisi = Submisi(uuid4(), 0, {"air_minum": AIR_40})
    save_kartu(kartu, submisi, oleh=pemeran.pendamping)
    other = Submisi(submisi.kunci, 0, {"odf": {"ya": "ya"}})
    elsewhere = kartu_dari(periode, tempat.desa_lain)
    for act in (
        lambda: save_kartu(kartu, submisi, oleh=pemeran.desa),
        lambda: save_kartu(kartu, other, oleh=pemeran.pendamping),
        lambda: save_kartu(elsewhere, submisi, oleh=pemeran.pendamping),
    ):
        assert kode_galat(act) == "KUNCI_DIPAKAI"


def test_a_conflict_keeps_both_and_saves_the_rest(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum=AIR_40)
    mine = simpan(
        kartu,
        pemeran.pendamping,
        dasar=0,
        air_minum={"pembilang": "70", "penyebut": "100"},
        odf={"ya": "tidak"},
    )
    assert mine.bentrok == [
        {
            "indikator": "air_minum",
            "nama": "Air minum layak",
            "isian_saya": "70 dari 100 (70,00\u00a0%)",
            "tersimpan": "40 dari 100 (40,00\u00a0%)",
            "oleh": pemeran.desa.nama,
        }
    ]
    assert sorted(mine.perubahan) == ["odf"]
    assert Nilai.objects.get(indikator__kode="air_minum").pembilang == 40


def test_the_same_answer_of_two_people_is_no_conflict(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum=AIR_40)
    mine = simpan(kartu, pemeran.pendamping, dasar=0, air_minum=AIR_40)
    assert (mine.bentrok, mine.perubahan, mine.versi) == ([], {}, 1)


def test_a_clearing_can_conflict_too(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum=AIR_40)
    simpan(kartu, pemeran.desa, air_minum={})
    row = Nilai.objects.get()
    assert (row.keadaan, row.pembilang, row.skor, row.warna) == ("TIDAK_DIISI", None, None, "")
    late = simpan(kartu, pemeran.pendamping, dasar=1, air_minum={**AIR_40, "pembilang": "41"})
    assert [one["tersimpan"] for one in late.bentrok] == ["–"]


def test_an_unreadable_answer_does_not_take_the_others_along(
    kartu: KartuSkor, pemeran: Pemeran
) -> None:
    receipt = simpan(
        kartu,
        pemeran.pendamping,
        air_minum=AIR_40,
        air_jarak={"nilai": "-5"},
        asing={"nilai": "1"},
    )
    assert sorted(receipt.galat) == ["air_jarak", "asing"]
    assert sorted(receipt.perubahan) == ["air_minum"]


def test_no_save_on_a_base_that_never_was(kartu: KartuSkor, pemeran: Pemeran) -> None:
    assert kode_galat(lambda: simpan(kartu, pemeran.desa, dasar=7, air_minum=AIR_40)) == (
        "DASAR_TIDAK_DIKENAL"
    )


def test_nothing_is_saved_on_a_card_that_was_handed_in(kartu: KartuSkor, pemeran: Pemeran) -> None:
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert kode_galat(lambda: simpan(kartu, pemeran.desa, air_minum=AIR_40)) == "KARTU_TERTUTUP"


def test_an_office_fills_what_is_routed_to_it(kartu: KartuSkor, tempat: Tempat) -> None:
    office = buat_instansi(tempat.kecamatan, "Puskesmas uji", jenis=JenisInstansi.UPTD)
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kecamatan, instansi=office
    )
    bidan = buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=office)
    assert fillable(bidan, kartu, content_of(kartu).lembar) == {"air_minum"}
    receipt = simpan(kartu, bidan, air_minum=AIR_40, odf={"ya": "ya"})
    assert (sorted(receipt.perubahan), sorted(receipt.galat)) == (["air_minum"], ["odf"])
    seen = KartuSkor.objects.visible_to(segar(bidan)).values_list("desa__nama", flat=True)
    assert list(seen) == [
        "Galengdowo", "Wonomerto",
    ]  # fmt: skip


def test_v2_is_published_while_v1_is_still_filled(
    kartu: KartuSkor, pemeran: Pemeran, tempat: Tempat
) -> None:
    from tests.layanan_dasar.kartu_uji import data_instrumen

    data = data_instrumen()
    del data["dimensi"][2]
    new = buat_instrumen(tempat.kabupaten, **data)
    simpan(kartu, pemeran.desa, apbdes={"ya": "ya"}, air_minum=AIR_40)
    jadikan(kartu, StatusKartu.DIVERIFIKASI)
    later = buat_periode(tempat.kabupaten, new, nomor=2)
    assert later.instrumen.versi == 2
    second = kartu_dari(later, tempat.desa)
    receipt = simpan(second, pemeran.desa, apbdes={"ya": "ya"}, air_minum=AIR_40)
    assert (sorted(receipt.galat), sorted(receipt.perubahan)) == (["apbdes"], ["air_minum"])
    assert previous_card(second) == kartu
    assert content_of(second).lalu["air_minum"].pembilang == 40


def test_summary_weighs_and_reports_aspects_apart(kartu: KartuSkor) -> None:
    isi(
        kartu,
        air_minum=rasio(40, 100),
        odf=Jawaban(ya=True),
        air_jarak=Jawaban(nilai=Decimal(550)),
        kelas=Jawaban(pilihan="rusak"),
    )
    found = card_summary(content_of(kartu))
    assert [(b.dimensi.kode, b.angka.skor, b.angka.warna) for b in found.dimensi] == [
        ("air", Decimal("70.00"), "KUNING"), ("sekolah", None, ""), ("tata", None, ""),
    ]  # fmt: skip
    assert [(nama, a.skor) for nama, a in found.aspek] == [
        ("Kualitas", Decimal(0)), ("Aksesibilitas", Decimal(40)),
    ]  # fmt: skip
    assert found.dimensi[0].indikator[0].jarak == 60
    assert [one.indikator.kode for one in found.merah] == ["air_minum", "air_jarak", "kelas"]
