"""Cards: opened for every desa, filled by several people, nothing lost, nothing twice."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import JenisInstansi, Peran
from kecamatan.models import JejakAudit, Pemberitahuan, TindakLanjut, UsulanAgenda
from layanan_dasar.actions.kartu import Submisi, save_kartu
from layanan_dasar.actions.periode import close_periode, extend_periode, open_periode
from layanan_dasar.actions.perjalanan import (
    reopen_kartu,
    return_kartu,
    submit_kartu,
    validate_kartu,
    verify_kartu,
)
from layanan_dasar.actions.tindakan import ask_follow_up
from layanan_dasar.enums import Keadaan, PutusanNilai, StatusKartu
from layanan_dasar.models import (
    IsianKartu,
    KartuSkor,
    Nilai,
    PeriodeKartu,
    RuteIndikator,
    ValidasiKartu,
)
from layanan_dasar.queries.kartu import content_of, fillable, passed_over, previous_card
from layanan_dasar.queries.perhatian import matters_of
from layanan_dasar.queries.ringkasan import card_summary
from layanan_dasar.queries.riwayat import history_of
from layanan_dasar.rules.penilaian import Jawaban
from tests.layanan_dasar.kartu_uji import (
    buat_instrumen,
    buat_periode,
    isi,
    jadikan,
    kartu_dari,
    rasio,
    simpan,
)
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi, buat_pengguna, segar

pytestmark = pytest.mark.django_db
AIR = {"pembilang": "40", "penyebut": "100"}


@pytest.fixture
def periode(tempat: Tempat) -> PeriodeKartu:
    return buat_periode(tempat.kabupaten)


@pytest.fixture
def kartu(periode: PeriodeKartu, tempat: Tempat) -> KartuSkor:
    return kartu_dari(periode, tempat.desa)


def galat_dari(act: Any) -> str:
    with pytest.raises(Galat) as galat:
        act()
    return galat.value.kode


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
        full = {"tahun": year - 1, "nomor": 1, "batas": today(), **said}
        return lambda: open_periode(tempat.kabupaten, row, oleh=None, **full)

    assert galat_dari(buka(tahun=year + 1)) == "PERIODE_NANTI"
    assert galat_dari(buka(batas=today() - timedelta(days=1))) == "BATAS_LEWAT"
    close_periode(periode, oleh=None)
    assert galat_dari(buka(tahun=year)) == "PERIODE_DITUTUP"
    row.status = "DITUTUP"
    assert galat_dari(buka()) == "INSTRUMEN_TIDAK_BERLAKU"
    assert galat_dari(lambda: extend_periode(periode, batas=today(), oleh=None)) == (
        "PERIODE_DITUTUP"
    )


def test_a_save_stores_score_colour_and_who(kartu: KartuSkor, pemeran: Pemeran) -> None:
    receipt = simpan(kartu, pemeran.pendamping, air_minum=AIR, odf={"ya": "tidak"})
    assert (receipt.versi, receipt.bentrok, receipt.galat) == (1, [], {})
    assert receipt.perubahan["air_minum"] == ["–", "40 dari 100 (40,00\u00a0%)"]
    row = Nilai.objects.get(kartu=kartu, indikator__kode="air_minum")
    assert [row.pembilang, row.penyebut, row.skor] == [40, 100, 40]
    assert row.warna == "MERAH"
    assert (row.oleh, row.versi, row.keadaan) == (pemeran.pendamping, 1, "TERISI")
    kartu.refresh_from_db()
    assert kartu.versi == 1


def test_the_same_submission_again_is_the_same_receipt(kartu: KartuSkor, pemeran: Pemeran) -> None:
    submisi = Submisi(uuid4(), 0, {"air_minum": AIR})
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
    submisi = Submisi(uuid4(), 0, {"air_minum": AIR})
    save_kartu(kartu, submisi, oleh=pemeran.pendamping)
    other = Submisi(submisi.kunci, 0, {"odf": {"ya": "ya"}})
    elsewhere = kartu_dari(periode, tempat.desa_lain)
    for act in (
        lambda: save_kartu(kartu, submisi, oleh=pemeran.desa),
        lambda: save_kartu(kartu, other, oleh=pemeran.pendamping),
        lambda: save_kartu(elsewhere, submisi, oleh=pemeran.pendamping),
    ):
        assert galat_dari(act) == "KUNCI_DIPAKAI"


def test_a_conflict_keeps_both_and_saves_the_rest(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum=AIR)
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
    simpan(kartu, pemeran.desa, air_minum=AIR)
    mine = simpan(kartu, pemeran.pendamping, dasar=0, air_minum=AIR)
    assert (mine.bentrok, mine.perubahan, mine.versi) == ([], {}, 1)


def test_a_clearing_can_conflict_too(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum=AIR)
    simpan(kartu, pemeran.desa, air_minum={})
    row = Nilai.objects.get()
    assert (row.keadaan, row.pembilang, row.skor, row.warna) == ("TIDAK_DIISI", None, None, "")
    late = simpan(kartu, pemeran.pendamping, dasar=1, air_minum={**AIR, "pembilang": "41"})
    assert [one["tersimpan"] for one in late.bentrok] == ["–"]


def test_an_unreadable_answer_does_not_take_the_others_along(
    kartu: KartuSkor, pemeran: Pemeran
) -> None:
    receipt = simpan(
        kartu, pemeran.pendamping, air_minum=AIR, air_jarak={"nilai": "-5"}, asing={"nilai": "1"}
    )
    assert sorted(receipt.galat) == ["air_jarak", "asing"]
    assert sorted(receipt.perubahan) == ["air_minum"]


def test_no_save_on_a_base_that_never_was(kartu: KartuSkor, pemeran: Pemeran) -> None:
    assert galat_dari(lambda: simpan(kartu, pemeran.desa, dasar=7, air_minum=AIR)) == (
        "DASAR_TIDAK_DIKENAL"
    )


def test_nothing_is_saved_on_a_card_that_was_handed_in(kartu: KartuSkor, pemeran: Pemeran) -> None:
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert galat_dari(lambda: simpan(kartu, pemeran.desa, air_minum=AIR)) == "KARTU_TERTUTUP"


def test_an_office_fills_what_is_routed_to_it(kartu: KartuSkor, tempat: Tempat) -> None:
    office = buat_instansi(tempat.kecamatan, "Puskesmas uji", jenis=JenisInstansi.UPTD)
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kecamatan, instansi=office
    )
    bidan = buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=office)
    assert fillable(bidan, kartu, content_of(kartu).lembar) == {"air_minum"}
    receipt = simpan(kartu, bidan, air_minum=AIR, odf={"ya": "ya"})
    assert (sorted(receipt.perubahan), sorted(receipt.galat)) == (["air_minum"], ["odf"])
    seen = KartuSkor.objects.visible_to(segar(bidan)).values_list("desa__nama", flat=True)
    assert list(seen) == [
        "Galengdowo", "Wonomerto",
    ]  # fmt: skip


def test_drafts_that_break_rules_are_kept_and_not_handed_in(
    kartu: KartuSkor, pemeran: Pemeran
) -> None:
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "120", "penyebut": "100"})
    kartu.refresh_from_db()
    (temuan,) = content_of(kartu).temuan
    assert temuan.galat
    act = lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)  # noqa: E731
    assert galat_dari(act) == "ATURAN_DILANGGAR"
    assert Nilai.objects.get().pembilang == 120


def test_submit_refusals(kartu: KartuSkor, pemeran: Pemeran) -> None:
    assert galat_dari(lambda: submit_kartu(kartu, versi=0, oleh=pemeran.desa)) == "KARTU_KOSONG"
    simpan(kartu, pemeran.desa, air_minum=AIR)
    assert galat_dari(lambda: submit_kartu(kartu, versi=0, oleh=pemeran.desa)) == "KARTU_BERUBAH"
    submit_kartu(kartu, versi=1, oleh=pemeran.desa)
    assert galat_dari(lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)) == "KARTU_TERTUTUP"


def test_evidence_that_is_asked_for_is_needed(tempat: Tempat, pemeran: Pemeran) -> None:
    from tests.layanan_dasar.kartu_uji import data_instrumen

    data = data_instrumen()
    data["dimensi"][0]["indikator"][0]["bukti_wajib"] = True
    kartu = kartu_dari(
        buat_periode(tempat.kabupaten, buat_instrumen(tempat.kabupaten, **data)), tempat.desa
    )
    simpan(kartu, pemeran.desa, air_minum=AIR)
    assert galat_dari(lambda: submit_kartu(kartu, versi=1, oleh=pemeran.desa)) == "BUKTI_KURANG"


def test_the_whole_way(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.pendamping, air_minum=AIR, paud={"pembilang": "8", "penyebut": "10"})
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
    assert galat_dari(lambda: verify_kartu(kartu, versi=0, oleh=camat)) == "TIDAK_MENUNGGU"
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert galat_dari(lambda: verify_kartu(kartu, versi=9, oleh=camat)) == "KARTU_BERUBAH"
    for reasons in ({}, {"air_minum": "ya"}, {"asing": "alasan panjang"}):
        act = lambda: return_kartu(kartu, reasons, versi=0, oleh=camat)  # noqa: B023, E731
        assert galat_dari(act) == "ALASAN_KURANG"
    assert galat_dari(lambda: reopen_kartu(kartu, oleh=camat)) == "TIDAK_DIVERIFIKASI"
    close_periode(kartu.periode, oleh=None)
    assert galat_dari(lambda: verify_kartu(kartu, versi=0, oleh=camat)) == "TIDAK_MENUNGGU"


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

    assert galat_dari(act) == "BELUM_DIVALIDASI"
    assert validate_kartu(kartu, offices[0], oleh=pemeran.opd).status == StatusKartu.DIAJUKAN
    assert validate_kartu(kartu, offices[1], oleh=pemeran.opd).status == StatusKartu.DIVALIDASI
    stranger = buat_instansi(tempat.kecamatan, "Kantor lain")
    late = lambda: validate_kartu(kartu, stranger, oleh=pemeran.opd)  # noqa: E731
    assert galat_dari(late) == "TIDAK_MENUNGGU"
    jadikan(kartu, StatusKartu.DIAJUKAN)
    assert galat_dari(late) == "BUKAN_VALIDATOR"
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


def test_v2_is_published_while_v1_is_still_filled(
    kartu: KartuSkor, pemeran: Pemeran, tempat: Tempat
) -> None:
    from tests.layanan_dasar.kartu_uji import data_instrumen

    data = data_instrumen()
    del data["dimensi"][2]
    new = buat_instrumen(tempat.kabupaten, **data)
    simpan(kartu, pemeran.desa, apbdes={"ya": "ya"}, air_minum=AIR)
    jadikan(kartu, StatusKartu.DIVERIFIKASI)
    later = buat_periode(tempat.kabupaten, new, nomor=2)
    assert later.instrumen.versi == 2
    second = kartu_dari(later, tempat.desa)
    receipt = simpan(second, pemeran.desa, apbdes={"ya": "ya"}, air_minum=AIR)
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


def _two_quarters(tempat: Tempat) -> tuple[KartuSkor, KartuSkor]:
    row = buat_instrumen(tempat.kabupaten)
    first, second = (buat_periode(tempat.kabupaten, row, nomor=n) for n in (1, 2))
    return kartu_dari(first, tempat.desa), kartu_dari(second, tempat.desa)


def test_red_goes_to_the_agenda_and_leaves_it_when_better(tempat: Tempat, pemeran: Pemeran) -> None:
    first, second = _two_quarters(tempat)
    isi(first, air_minum=rasio(40, 100), paud=rasio(9, 10))
    jadikan(first, StatusKartu.DIAJUKAN)
    verify_kartu(first, versi=0, oleh=pemeran.camat)
    line = UsulanAgenda.objects.get()
    assert line.judul == "Desa Galengdowo: Air minum layak merah, 40 dari 100 (40,00\u00a0%)"
    assert (line.kunci, line.wilayah) == ("35.17.05.2001:air_minum", tempat.kecamatan)

    isi(second, air_minum=rasio(85, 100), paud=rasio(6, 10))
    jadikan(second, StatusKartu.DIAJUKAN)
    verify_kartu(second, versi=0, oleh=pemeran.camat)
    lines = UsulanAgenda.objects.filter(dicabut_at=None).values_list("kunci", "judul")
    assert list(lines) == [
        ("35.17.05.2001:paud", "Desa Galengdowo: Anak ikut PAUD menurun, 6 dari 10 (60,00\u00a0%)")
    ]


def test_an_older_card_does_not_rewrite_the_agenda(tempat: Tempat, pemeran: Pemeran) -> None:
    first, second = _two_quarters(tempat)
    isi(second, air_minum=rasio(90, 100))
    jadikan(second, StatusKartu.DIVERIFIKASI)
    isi(first, air_minum=rasio(10, 100))
    jadikan(first, StatusKartu.DIAJUKAN)
    verify_kartu(first, versi=0, oleh=pemeran.camat)
    assert not UsulanAgenda.objects.exists()


def test_follow_up_is_asked_once_and_seen_on_the_next_card(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    first, second = _two_quarters(tempat)
    isi(first, air_minum=rasio(40, 100))
    jadikan(first, StatusKartu.DIVERIFIKASI)
    office = buat_instansi(tempat.kabupaten, "Perumda Air Minum", jenis=JenisInstansi.LAINNYA)
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kabupaten, instansi=office
    )
    content = content_of(first)
    (matter,) = matters_of(content)
    assert (matter.instansi, matter.merah, matter.terbuka) == (office, True, None)

    def ask(**said: Any) -> TindakLanjut:
        full = {"instansi": office, "uraian": "Mohon ditangani", "batas": today(), **said}
        return ask_follow_up(content, matter, oleh=pemeran.camat, **full)

    assert galat_dari(lambda: ask(batas=today() - timedelta(days=1))) == "BATAS_LEWAT"
    row = ask()
    assert (row.jenis, row.desa, row.rujukan_kunci) == ("PERMINTAAN", tempat.desa, matter.kunci)
    assert galat_dari(ask) == "SUDAH_DIMINTA"

    riwayat = history_of(tempat.desa, "air_minum")
    assert riwayat is not None
    assert [(h.tindak_lanjut, h.sesudah) for h in riwayat.hasil] == [(row, None)]
    isi(second, air_minum=rasio(61, 100))
    jadikan(second, StatusKartu.DIVERIFIKASI)
    riwayat = history_of(tempat.desa, "air_minum")
    assert riwayat is not None
    assert [h.arah for h in riwayat.hasil] == [1]
    assert [one.kata[:2] for one in riwayat.titik] == ["40", "61"]


def test_the_kecamatans_route_goes_before_the_kabupatens(kartu: KartuSkor, tempat: Tempat) -> None:
    far, near = (
        buat_instansi(tempat.kabupaten, "Dinas PU"),
        buat_instansi(tempat.kecamatan, "HIPPAM"),
    )
    isi(kartu, air_minum=rasio(1, 100))
    assert [one.instansi for one in matters_of(content_of(kartu))] == [None]
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kecamatan, instansi=near
    )
    RuteIndikator.objects.create(indikator_kode="air_minum", wilayah=tempat.kabupaten, instansi=far)
    assert [one.instansi for one in matters_of(content_of(kartu))] == [near]


def test_an_opd_is_reached_through_the_secretariat(kartu: KartuSkor, kantor: Kantor) -> None:
    isi(kartu, air_minum=rasio(40, 100))
    content = content_of(kartu)
    (matter,) = matters_of(content)
    row = ask_follow_up(
        content, matter, instansi=kantor.opd, uraian="Mohon ditangani", batas=today(), oleh=None
    )
    assert row.jenis == "USULAN"
