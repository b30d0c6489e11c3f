from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction

from fondasi.errors import Galat
from kecamatan.models import Berkas, JejakAudit
from layanan_dasar.actions.langkah_pengaduan import add_information
from layanan_dasar.enums import IdentitasPelaporan, StatusPengaduan, TahapLayanan
from layanan_dasar.models import (
    CatatanPengaduan,
    IdentitasPelapor,
    KunciPengaduan,
    Pengaduan,
    TeksRahasia,
)
from layanan_dasar.queries.pengaduan_pelapor import find_by_kode, history_for_pelapor
from layanan_dasar.rules.kode_pengaduan import normalize_kode, sidik_of, spaced
from tests.layanan_dasar.pengaduan_uji import ISI, foto, isi_pengaduan, terima
from tests.pemeran import Tempat
from tests.peran import as_role

SENIN = date(2024, 11, 4)


@time_machine.travel("2024-11-04 03:00+00:00", tick=False)
def test_it_starts_with_a_number_a_code_and_three_working_days(loket: Tempat) -> None:
    with as_role("web"):
        accepted = terima(loket.desa)
    row = Pengaduan.objects.get()
    assert (row.status, row.tahap, row.tenggat) == (
        StatusPengaduan.BARU,
        TahapLayanan.VERIFIKASI,
        date(2024, 11, 7),
    )
    assert (row.kabupaten, row.kecamatan, row.isi) == (loket.kabupaten, loket.kecamatan, ISI)
    assert len(row.nomor) == 8
    assert len(accepted.kode) == 28
    assert KunciPengaduan.objects.get().sidik == sidik_of(accepted.kode)
    assert [one.status for one in row.catatan.all()] == [StatusPengaduan.BARU]


def test_the_same_form_twice_is_one_complaint_with_one_code(loket: Tempat) -> None:
    with as_role("web"):
        first = terima(loket.desa, kiriman="k" * 32)
        second = terima(loket.desa, kiriman="k" * 32)
        with pytest.raises(Galat) as galat:
            terima(loket.desa, kiriman="k" * 32, isi="Yang lain: sumur dusun utara kering.")
    assert galat.value.kode == "SUDAH_DITERIMA"
    assert (first.kode, first.pengaduan.pk) == (second.kode, second.pengaduan.pk)
    assert Pengaduan.objects.count() == 1
    assert terima(loket.desa, kiriman="l" * 32).kode != first.kode


@pytest.mark.parametrize(
    ("perubahan", "kode"),
    [
        ({"isi": "jalan rusak"}, "ISI_PENDEK"),
        ({"diterima": date(2999, 1, 1)}, "DITERIMA_NANTI"),
        ({"diterima": date(1, 1, 1)}, "DITERIMA_LAMA"),
        ({"foto": [b"<svg/>"]}, "FOTO_BUKAN_GAMBAR"),
    ],
)
def test_refusals(loket: Tempat, perubahan: dict[str, Any], kode: str) -> None:
    with pytest.raises(Galat) as galat:
        terima(loket.desa, **perubahan)
    assert galat.value.kode == kode
    assert (Pengaduan.objects.count(), Berkas.objects.count()) == (0, 0)


def test_without_identity_nothing_is_kept(loket: Tempat) -> None:
    terima(loket.desa, identitas=IdentitasPelaporan.TANPA, nama="BUDI SAKSI", kontak="0812")
    assert IdentitasPelapor.objects.count() == 0
    named = terima(loket.desa, identitas=IdentitasPelaporan.ANONIM, nama=" Siti ", kontak="0813")
    kept = IdentitasPelapor.objects.get()
    assert (kept.pengaduan, kept.nama, kept.kontak) == (named.pengaduan, "Siti", "0813")


def test_a_rahasia_text_lies_where_no_page_reads_it(loket: Tempat) -> None:
    with as_role("web"):
        accepted = terima(loket.desa, rahasia=True)
        add_information(accepted.pengaduan, teks="uang diminta di rumahnya")
    row = Pengaduan.objects.get()
    assert row.isi == ""
    assert set(CatatanPengaduan.objects.values_list("teks", flat=True)) == {""}
    assert sorted(TeksRahasia.objects.values_list("teks", flat=True)) == [
        ISI,
        "uang diminta di rumahnya",
    ]


SEALED = [
    "SELECT sidik FROM layanan_dasar_kuncipengaduan",
    "SELECT teks FROM layanan_dasar_teksrahasia",
    "SELECT nama FROM layanan_dasar_identitaspelapor",
    "UPDATE layanan_dasar_teksrahasia SET teks = ''",
    "DELETE FROM layanan_dasar_kuncipengaduan",
]


@pytest.mark.parametrize("sql", SEALED)
def test_the_web_role_reads_nothing_sealed(loket: Tempat, sql: str) -> None:
    terima(loket.desa, rahasia=True, nama="Siti")
    with (
        as_role("web"),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_code_opens_the_own_words(loket: Tempat) -> None:
    accepted = terima(loket.desa, rahasia=True)
    other = terima(loket.desa, rahasia=True, isi="Lain sekali dan bukan milik pelapor ini.")
    with as_role("web"):
        found = find_by_kode(sidik_of(accepted.kode))
        assert found == accepted.pengaduan
        assert history_for_pelapor(found, sidik_of(accepted.kode)).isi == ISI
        assert find_by_kode(sidik_of("0" * 28)) is None
    assert other.pengaduan != found


def test_codes_are_read_as_people_type_them() -> None:
    kode = "7K2Q" * 6 + "X900"
    assert normalize_kode(spaced(kode).lower().replace("0", "o")) == kode
    assert normalize_kode("  ".join(kode)) == kode
    assert [normalize_kode(t) for t in ("", "7K2", kode + "A", "Ü" * 28, "U" * 28)] == [""] * 5


def test_photos_lose_what_they_tell(loket: Tempat) -> None:
    accepted = terima(loket.desa, foto=[foto(), foto("blue"), foto("green"), foto("white")])
    files = [one.berkas for one in accepted.pengaduan.lampiran.all()]
    assert len(files) == 3
    for one in files:
        assert (one.nama_asli, one.oleh, one.tipe) == ("foto.jpg", None, "image/jpeg")
        assert b"TEMPAT-RAHASIA" not in Path(one.isi.path).read_bytes()


def test_a_category_about_the_village_marks_the_complaint(loket: Tempat) -> None:
    assert terima(loket.desa, kode="dana-desa").pengaduan.tentang_desa
    assert not terima(loket.desa, kode="jalan").pengaduan.tentang_desa
    assert terima(loket.desa, kode="jalan", tentang_desa=True).pengaduan.tentang_desa


def test_the_audit_says_nothing_of_the_content(loket: Tempat) -> None:
    terima(loket.desa, nama="SITI PELAPOR")
    line = JejakAudit.objects.get(tindakan="terima_pengaduan")
    assert (line.pelaku, line.rincian) == (None, {"kanal": "WEB"})
    assert isi_pengaduan(loket.desa).nama == ""
