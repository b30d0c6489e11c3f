"""What a kecamatan reports about its Rumah Bersama: each exit of the actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, transaction

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.acuan import load_butir
from kecamatan.actions.kelembagaan import (
    IsiKeadaan,
    record_keadaan,
    remind_silent,
    start_rumah,
)
from kecamatan.enums import Kelembagaan, Peran, PetunjukPortal, StatusRapat
from kecamatan.models import (
    ButirKelembagaan,
    JejakAudit,
    JenisRapat,
    KeadaanButir,
    Pemberitahuan,
    RapatKoordinasi,
    RumahBersama,
    SeriRapat,
)
from kecamatan.queries.kelembagaan import checklist, portal_sees
from kecamatan.rules.kelembagaan import Hitungan, count, langkah_warna, next_step
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan, foto, unggahan
from tests.pemeran import Pemeran, Tempat, beri_tugas
from tests.peran import as_role

T, P, B = Kelembagaan.TERLEMBAGA, Kelembagaan.PRAKTIK, Kelembagaan.BELUM


@pytest.fixture
def simpanan(settings: Any, tmp_path: Any) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def lapor(tempat: Tempat, butir: ButirKelembagaan, isi: IsiKeadaan, **lainnya: Any) -> KeadaanButir:
    return record_keadaan(
        tempat.kecamatan, butir, isi, **{"oleh": None, "terakhir": None, **lainnya}
    )


def test_the_three_words_are_counted_and_add_up() -> None:
    found = count([T, T, P, B, None])
    assert found == Hitungan(terlembaga=2, praktik=1, belum=1, belum_lapor=1)
    assert found.semua == 5
    assert [count(one).keadaan for one in ([T, T], [T, None], [P, B], [B, None], [])] == [
        "Terlembaga", "Praktik berjalan", "Praktik berjalan", "Belum", "Belum",
    ]  # fmt: skip


def test_what_is_not_even_practised_comes_before_what_lacks_a_document() -> None:
    assert next_step([T, P, B, None]) == 2
    assert next_step([T, P, P]) == 1
    assert next_step([T, T]) is None
    assert next_step([]) is None


def test_a_tile_darkens_with_each_begun_quarter() -> None:
    assert [langkah_warna(n, 10) for n in (0, 1, 2, 3, 5, 8, 10)] == [0, 1, 1, 2, 2, 4, 4]
    assert langkah_warna(0, 0) == 0


@pytest.mark.usefixtures("simpanan")
def test_a_report_joins_the_history(tempat: Tempat, pemeran: Pemeran) -> None:
    butir = buat_butir("sk-tkpkk")
    first = lapor(tempat, butir, IsiKeadaan(P, keterangan=" rapat rutin "), oleh=pemeran.camat)
    isi = IsiKeadaan(T, today(), "SK Nomor 1", unggahan())
    second = lapor(tempat, butir, isi, oleh=pemeran.camat, terakhir=first.pk)
    rows = KeadaanButir.objects.order_by("id").values_list("dari", "keadaan", "keterangan")
    assert list(rows) == [("", P, "rapat rutin"), (P, T, "SK Nomor 1")]
    assert second.bukti is not None
    assert second.bukti.tipe == "application/pdf"
    trail = JejakAudit.objects.filter(tindakan="lapor_kelembagaan").order_by("-id")
    assert trail[0].rincian == {"butir": "sk-tkpkk", "dari": P, "ke": T}
    assert trail[0].wilayah_kode == tempat.kecamatan.kode


def test_the_same_report_twice_is_one(tempat: Tempat) -> None:
    butir, isi = buat_butir("jadwal"), IsiKeadaan(P, keterangan="setiap Senin")
    assert lapor(tempat, butir, isi) == lapor(tempat, butir, isi)
    assert KeadaanButir.objects.count() == 1


@pytest.mark.usefixtures("simpanan")
def test_the_document_stays_while_the_piece_stays_instituted(tempat: Tempat) -> None:
    butir = buat_butir("sk")
    one = lapor(tempat, butir, IsiKeadaan(T, bukti=unggahan()))
    two = lapor(tempat, butir, IsiKeadaan(T, keterangan="diperpanjang"), terakhir=one.pk)
    three = lapor(tempat, butir, IsiKeadaan(P, keterangan="habis masa"), terakhir=two.pk)
    assert two.bukti == one.bukti
    assert three.bukti is None


@pytest.mark.usefixtures("simpanan")
def test_a_photo_is_drawn_anew(tempat: Tempat) -> None:
    row = lapor(tempat, buat_butir("ruang"), IsiKeadaan(T, bukti=unggahan(foto(), "ruang.pdf")))
    assert row.bukti is not None
    assert (row.bukti.tipe, row.bukti.nama_asli) == ("image/jpeg", "bukti-kelembagaan.jpg")


@pytest.mark.usefixtures("simpanan")
@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (IsiKeadaan(P, date(2999, 1, 1)), "TANGGAL_NANTI"),
        (IsiKeadaan(T), "BUKTI_PERLU"),
        (IsiKeadaan(T, bukti=unggahan(b"<html>bukan</html>")), "BUKTI_BUKAN_DOKUMEN"),
        (IsiKeadaan(T, bukti=unggahan(b"PK\x03\x04 xl/", "sk.pdf")), "BUKTI_BUKAN_DOKUMEN"),
        (IsiKeadaan(T, bukti=unggahan(b"\x89PNG\r\n\x1a\n rusak")), "FOTO_BUKAN_GAMBAR"),
        (IsiKeadaan(T, bukti=unggahan(b"")), "BERKAS_KOSONG"),
        (IsiKeadaan(T, bukti=unggahan(b"%PDF-1.7 separuh")), "BUKTI_TERPOTONG"),
        (IsiKeadaan(T, bukti=unggahan(b"%PDF-" + b"0" * 20 * 1024 * 1024)), "BUKTI_TERLALU_BESAR"),
    ],
)  # fmt: skip
def test_a_report_that_does_not_hold_is_refused(tempat: Tempat, isi: IsiKeadaan, kode: str) -> None:
    with pytest.raises(Galat) as refused:
        lapor(tempat, buat_butir("sk"), isi)
    assert refused.value.kode == kode
    assert not KeadaanButir.objects.exists()


def test_a_piece_that_needs_no_document_is_instituted_by_word(tempat: Tempat) -> None:
    row = lapor(tempat, buat_butir("rakor", wajib_bukti=False), IsiKeadaan(T))
    assert row.keadaan == T


def test_a_second_tab_does_not_overwrite(tempat: Tempat) -> None:
    butir = buat_butir("jadwal")
    lapor(tempat, butir, IsiKeadaan(P))
    with pytest.raises(Galat) as refused:
        lapor(tempat, butir, IsiKeadaan(B), terakhir=None)
    assert refused.value.kode == "SUDAH_BERUBAH"
    assert KeadaanButir.objects.get().keadaan == P


def test_only_a_kecamatan_reports_and_only_on_pieces_in_use(tempat: Tempat) -> None:
    with pytest.raises(Galat) as refused:
        record_keadaan(tempat.kabupaten, buat_butir("a"), IsiKeadaan(P), oleh=None, terakhir=None)
    assert refused.value.kode == "BUKAN_KECAMATAN"
    with pytest.raises(Galat) as refused:
        lapor(tempat, buat_butir("b", aktif=False), IsiKeadaan(P))
    assert refused.value.kode == "BUTIR_TIDAK_AKTIF"
    assert not RumahBersama.objects.exists()


@pytest.mark.parametrize("peran", ["web", "pekerja"])
def test_nobody_rewrites_the_history(tempat: Tempat, peran: str) -> None:
    buat_keadaan(tempat.kecamatan, buat_butir("a"), P)
    with (
        as_role(peran),
        pytest.raises((ProgrammingError, InternalError)),
        transaction.atomic(),
    ):
        KeadaanButir.objects.update(keadaan=T)


def test_the_first_report_answers_all_and_leaves_what_was_told(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    a, b = buat_butir("a", urutan=1), buat_butir("b", urutan=2)
    buat_keadaan(tempat.kecamatan, a, P)
    answers = {a: IsiKeadaan(B), b: IsiKeadaan(P)}
    assert start_rumah(tempat.kecamatan, answers, oleh=pemeran.camat) == 1
    assert start_rumah(tempat.kecamatan, answers, oleh=pemeran.camat) == 0
    found = [(one.butir.kode, one.keadaan) for one in checklist(tempat.kecamatan).butir]
    assert found == [("a", P), ("b", P)]


def test_the_list_shows_the_last_word_and_the_next_step(tempat: Tempat) -> None:
    a, b = buat_butir("a", urutan=1), buat_butir("b", urutan=2)
    buat_butir("c", urutan=3, aktif=False)
    empty = checklist(tempat.kecamatan)
    assert (empty.dilaporkan, empty.hitungan, empty.berikutnya) == (False, Hitungan(0, 0, 0, 2), a)
    buat_keadaan(tempat.kecamatan, a, B)
    buat_keadaan(tempat.kecamatan, a, T)
    buat_keadaan(tempat.kecamatan_tetangga, b, T)
    found = checklist(tempat.kecamatan)
    assert [one.keadaan for one in found.butir] == [T, None]
    assert (found.dilaporkan, found.berikutnya) == (True, b)


def test_the_portal_tells_what_it_sees_and_stops_when_it_is_reported(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    rakor = buat_butir("rakor", petunjuk=PetunjukPortal.RAKOR)
    jenis = JenisRapat.objects.create(kode="rakor", nama="Rakor")
    isi = {"wilayah": tempat.kecamatan, "jenis": jenis, "mulai": "09:00", "tempat": "Aula"}
    last_month = today().replace(day=1) - timedelta(days=1)
    RapatKoordinasi.objects.create(
        judul="Rakor lalu", tanggal=last_month, status=StatusRapat.DISAHKAN, **isi
    )
    RapatKoordinasi.objects.create(judul="Batal", tanggal=today(), status=StatusRapat.BATAL, **isi)
    RapatKoordinasi.objects.create(
        judul="Kuno", tanggal=date(2020, 1, 1), status=StatusRapat.DISAHKAN, **isi
    )
    SeriRapat.objects.create(wilayah=tempat.kecamatan_tetangga, jenis=jenis, judul="Tetangga")
    seen = portal_sees(tempat.kecamatan)
    assert list(seen) == [PetunjukPortal.RAKOR]
    assert seen[PetunjukPortal.RAKOR].startswith("Rakor lalu, ")
    (one,) = checklist(tempat.kecamatan, dengan_saran=True).butir
    assert one.saran == seen[PetunjukPortal.RAKOR]
    buat_keadaan(tempat.kecamatan, rakor, P)
    (one,) = checklist(tempat.kecamatan, dengan_saran=True).butir
    assert one.saran == ""


def test_the_camat_of_a_silent_kecamatan_is_reminded_once_a_month(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_keadaan(tempat.kecamatan, buat_butir("a"), P)
    beri_tugas(pemeran.staf, Peran.STAF_KECAMATAN, tempat.kecamatan_tetangga)
    for _kali in range(2):
        assert remind_silent(tempat.kabupaten, oleh=pemeran.bappeda) == 2
    told = Pemberitahuan.objects.values_list("pengguna__username", "tujuan")
    assert list(told) == [
        ("camat_tetangga", f"/rumah-bersama/kelembagaan/{tempat.kecamatan_tetangga.kode}/panduan/")
    ]


@pytest.mark.django_db
def test_the_shipped_list_is_loaded_once_and_respects_what_people_changed() -> None:
    assert load_butir() == 10
    ButirKelembagaan.objects.filter(kode="sop").update(nama="SOP kami", aktif=False)
    assert load_butir() == 0
    assert ButirKelembagaan.objects.get(kode="sop").nama == "SOP kami"
    kodes = list(ButirKelembagaan.objects.values_list("kode", flat=True))
    assert kodes[:2] == ["sk-rumah-bersama", "sk-tkpkk"]
