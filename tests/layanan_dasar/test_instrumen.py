"""Instruments: read whole or refused whole, published for good, closed by the next version."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from layanan_dasar.actions.bawaan import KODE, load_seeds, seed_data
from layanan_dasar.actions.instrumen import (
    InstrumenCacatError,
    close_instrumen,
    copy_instrumen,
    import_instrumen,
    publish_instrumen,
    remove_instrumen,
)
from layanan_dasar.enums import StatusInstrumen
from layanan_dasar.models import Dimensi, Indikator, Instrumen
from layanan_dasar.queries.instrumen import instrumen_as_data, sheet_of, usable_in
from layanan_dasar.rules.berkas_instrumen import check_instrumen
from tests.layanan_dasar.kartu_uji import AIR, ODF, buat_instrumen, data_instrumen
from tests.pemeran import Pemeran, Tempat, segar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kode", KODE)
def test_seeds_are_sound(kode: str) -> None:
    assert check_instrumen(seed_data(kode)) == []


def test_seed_has_the_five_services_first(tempat: Tempat) -> None:
    row = load_seeds(pemilik=tempat.kabupaten, oleh=None)[0]
    names = list(row.dimensi.values_list("kode", "jenis"))
    assert names[:6] == [
        ("pendidikan", "UTAMA"), ("kesehatan", "UTAMA"), ("air_sanitasi", "UTAMA"),
        ("perlinsos", "UTAMA"), ("adminduk", "UTAMA"), ("anggaran", "UTAMA"),
    ]  # fmt: skip
    assert {jenis for _, jenis in names[6:]} == {"TAMBAHAN"}


def test_seeds_are_loaded_once(tempat: Tempat) -> None:
    assert len(load_seeds(pemilik=tempat.kabupaten, oleh=None)) == 2
    assert load_seeds(pemilik=tempat.kabupaten, oleh=None) == []


def test_kelurahan_has_no_apbdes(tempat: Tempat) -> None:
    row = load_seeds(pemilik=tempat.kabupaten, oleh=None)[0]
    desa, kelurahan = sheet_of(row, tempat.desa), sheet_of(row, tempat.kelurahan)
    gone = set(desa.indikator) - set(kelurahan.indikator)
    assert gone == {
        "apbdes_layanan", "apbdes_waktu", "apbdes_umum", "blt_bayar", "indeks_desa", "bumdes_aktif",
    }  # fmt: skip
    assert "anggaran" not in [one.kode for one, _ in kelurahan.dimensi]


def test_file_and_instrument_say_the_same(tempat: Tempat) -> None:
    for kode in KODE:
        row = import_instrumen(seed_data(kode), pemilik=tempat.kabupaten, oleh=None)
        again = instrumen_as_data(row)
        copy = import_instrumen(again, pemilik=tempat.kota, oleh=None)
        assert instrumen_as_data(copy) == again


def test_import_is_a_draft_with_its_questions(tempat: Tempat, pemeran: Pemeran) -> None:
    row = import_instrumen(data_instrumen(), pemilik=tempat.kabupaten, oleh=pemeran.bappeda)
    assert (row.status, row.versi, row.oleh) == (StatusInstrumen.DRAF, 1, pemeran.bappeda)
    kodes = list(Indikator.objects.filter(instrumen=row).values_list("kode", flat=True))
    assert kodes == ["air_minum", "odf", "air_jarak", "paud", "kelas", "apbdes"]
    assert JejakAudit.objects.filter(tindakan="impor_instrumen", objek_id=row.pk).count() == 1


def _broken(**changes: Any) -> dict[str, Any]:
    data = data_instrumen()
    data["dimensi"][0]["indikator"][0].update(changes)
    return data


@pytest.mark.parametrize(
    ("isi", "tempat_cacat"),
    [
        (None, "instrumen"),
        ([], "instrumen"),
        ({"dimensi": "x"}, "instrumen"),
        ({"dimensi": [1]}, "dimensi 1"),
        ({"dimensi": [{"indikator": [1]}]}, "dimensi 1"),
        (data_instrumen(kode="Kartu Uji"), "instrumen"),
        (data_instrumen(nama=""), "instrumen"),
        (data_instrumen(ambang=[80, 50]), "instrumen"),
        (data_instrumen(ambang=["a", 50]), "instrumen"),
        (data_instrumen(dimensi=[]), "instrumen"),
        (data_instrumen(aturan={}), "instrumen"),
        (data_instrumen(aturan=[{"kode": "x"}]), "aturan 1"),
        (data_instrumen(aturan=["x"]), "aturan 1"),
        (
            data_instrumen(aturan=[{"kode": "x", "kalimat": "k", "harus": {"var": "air_minum.n"}}]),
            "aturan 1",
        ),
        (_broken(jenis="LAIN"), "indikator air_minum"),
        (_broken(bobot=-1), "indikator air_minum"),
        (_broken(nama=""), "indikator air_minum"),
        (_broken(tanya="x" * 301), "indikator air_minum"),
        (_broken(bulat="ya"), "indikator air_minum"),
        (_broken(pilihan=[["a", "A"]]), "indikator air_minum"),
        (_broken(pilihan="x"), "indikator air_minum"),
        (_broken(penilaian={"jenis": "ya"}), "indikator air_minum"),
        (_broken(ubah_maksimal=1.5), "indikator air_minum"),
        (_broken(target="seratus"), "indikator air_minum"),
        (_broken(asing=1), "indikator air_minum"),
        (_broken(kode="odf"), "indikator odf"),
        (_broken(kode="Air"), "indikator Air"),
    ],
)
def test_refused_whole_with_the_place(isi: Any, tempat_cacat: str, tempat: Tempat) -> None:
    with pytest.raises(InstrumenCacatError) as galat:
        import_instrumen(isi, pemilik=tempat.kabupaten, oleh=None)
    assert tempat_cacat in [one.tempat for one in galat.value.cacat]
    assert not Instrumen.objects.exists()


def test_every_defect_is_told_at_once(tempat: Tempat) -> None:
    data = data_instrumen()
    data["dimensi"][0]["indikator"] = [{**AIR, "bobot": 999}, {**ODF, "jenis": "X"}]
    places = [one.tempat for one in check_instrumen(data)]
    assert places[:2] == ["indikator air_minum", "indikator odf"]


def test_publishing_closes_the_version_before(tempat: Tempat) -> None:
    first = buat_instrumen(tempat.kabupaten)
    second = publish_instrumen(
        copy_instrumen(first, pemilik=tempat.kabupaten, oleh=None), oleh=None
    )
    first.refresh_from_db()
    assert (first.status, second.status, second.versi) == ("DITUTUP", "BERLAKU", 2)
    assert list(usable_in(tempat.kabupaten)) == [second]
    assert list(usable_in(tempat.kota)) == []


def test_publishing_twice_is_refused(tempat: Tempat) -> None:
    row = buat_instrumen(tempat.kabupaten)
    with pytest.raises(Galat) as galat:
        publish_instrumen(row, oleh=None)
    assert galat.value.kode == "BUKAN_DRAF"


def test_a_broken_draft_is_not_published(tempat: Tempat) -> None:
    row = import_instrumen(data_instrumen(), pemilik=tempat.kabupaten, oleh=None)
    row.aturan = [{"kode": "x", "kalimat": "k", "harus": {"eval": ["1"]}}]
    row.save()
    with pytest.raises(InstrumenCacatError):
        publish_instrumen(row, oleh=None)
    row.refresh_from_db()
    assert row.status == "DRAF"


def test_copy_goes_to_the_waiting_draft(tempat: Tempat) -> None:
    row = buat_instrumen(tempat.kabupaten)
    draft = copy_instrumen(row, pemilik=tempat.kabupaten, oleh=None)
    assert copy_instrumen(row, pemilik=tempat.kabupaten, oleh=None) == draft
    assert copy_instrumen(row, pemilik=tempat.kota, oleh=None).versi == 1


def test_close_and_delete_know_their_states(tempat: Tempat) -> None:
    row = buat_instrumen(tempat.kabupaten)
    draft = copy_instrumen(row, pemilik=tempat.kabupaten, oleh=None)
    with pytest.raises(Galat, match="berlaku"):
        close_instrumen(draft, oleh=None)
    remove_instrumen(draft, oleh=None)
    with pytest.raises(Galat):
        remove_instrumen(row, oleh=None)
    assert close_instrumen(row, oleh=None).status == "DITUTUP"
    assert list(Instrumen.objects.all()) == [row]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE layanan_dasar_instrumen SET nama = 'lain'",
        "UPDATE layanan_dasar_instrumen SET status = 'DRAF'",
        "DELETE FROM layanan_dasar_instrumen",
        "UPDATE layanan_dasar_indikator SET bobot = 9",
        "UPDATE layanan_dasar_dimensi SET nama = 'lain'",
        "DELETE FROM layanan_dasar_indikator",
        "INSERT INTO layanan_dasar_dimensi (instrumen_id, kode, nama, singkat, jenis, urutan)"
        " SELECT id, 'baru', 'Baru', 'Baru', 'UTAMA', 9 FROM layanan_dasar_instrumen",
    ],
)
def test_the_database_itself_keeps_what_was_published(sql: str, tempat: Tempat) -> None:
    buat_instrumen(tempat.kabupaten)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert Dimensi.objects.count() == 3


def test_who_sees_which_instrument(tempat: Tempat, pemeran: Pemeran) -> None:
    of_province = buat_instrumen(tempat.provinsi)
    own = buat_instrumen(tempat.kabupaten)
    draft = copy_instrumen(own, pemilik=tempat.kabupaten, oleh=None)
    other = buat_instrumen(tempat.kota)

    def seen(user: Any) -> set[Instrumen]:
        return set(Instrumen.objects.visible_to(segar(user)))

    assert seen(pemeran.bappeda) == {of_province, own, draft}
    assert seen(pemeran.desa) == {of_province, own}
    assert seen(pemeran.bappeda_kota) == {of_province, other}
    assert seen(pemeran.provinsi) == {of_province, own, draft, other}
