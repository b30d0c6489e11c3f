"""Seats in the team of a kecamatan, the marks on places, and the lists that people configure."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.acuan import load_tanda, mark_lokasi, save_acuan
from kecamatan.actions.tkpkk import end_anggota, save_anggota
from kecamatan.enums import JabatanTkpkk, Kelembagaan, PetunjukPortal
from kecamatan.models import (
    AnggotaTkpkk,
    ButirKelembagaan,
    JejakAudit,
    Kontak,
    LokasiBertanda,
    TandaLokasi,
    Wilayah,
)
from kecamatan.queries.kelembagaan import portal_sees
from kecamatan.queries.tkpkk import filtered_anggota, team, team_summary
from kecamatan.reports.tkpkk import tkpkk_pdf
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan, hitung_query
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient


def buat_anggota(wilayah: Wilayah, nama: str, **lainnya: Any) -> AnggotaTkpkk:
    kontak = Kontak.objects.create(nama=nama, wilayah=wilayah, jabatan="Kasi")
    return AnggotaTkpkk.objects.create(wilayah=wilayah, kontak=kontak, **lainnya)


def isian(**lainnya: Any) -> dict[str, Any]:
    bawaan = {"kontak": "", "nama": "Rini Uji", "jabatan": "7", "mulai": "2024-01-02"}
    return {**bawaan, "jabatan_dinas": "Kasi", "unsur": "Kecamatan", "telepon": "", **lainnya}


def tambah(client: WebClient, tempat: Tempat, **lainnya: Any) -> Any:
    return client.post(reverse("kecamatan:tkpkk-baru", args=[tempat.kecamatan.kode]), lainnya)


def test_a_new_person_becomes_a_contact_with_the_seat(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    isi = isian(nomor_sk="188/1/2024", tanggal_sk="2024-01-01", telepon="0812-3456-7890")
    assert tambah(client, tempat, **isi)["Location"] == reverse("kecamatan:tkpkk")
    row = AnggotaTkpkk.objects.get()
    assert (row.wilayah, row.kontak.nama, row.kontak.telepon) == (
        tempat.kecamatan, "Rini Uji", "+6281234567890",
    )  # fmt: skip
    assert row.kontak.wilayah == tempat.kecamatan
    page = client.get(reverse("kecamatan:tkpkk-baru", args=[tempat.kecamatan.kode]))
    assert page.context["form"].initial["nomor_sk"] == "188/1/2024"
    assert JejakAudit.objects.filter(tindakan="tambah_anggota_tkpkk").count() == 1


@pytest.mark.parametrize(
    ("data", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 121}, "nama"),
        ({"telepon": "12"}, "telepon"),
        ({"tanggal_sk": "2999-01-01"}, "tanggal_sk"),
        ({"kontak": "999999"}, "kontak"),
        ({"jabatan": "99"}, "jabatan"),
    ],
)
def test_each_mistake_stands_at_its_field(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, data: dict[str, str], kolom: str
) -> None:
    client.force_login(pemeran.camat)
    assert list(tambah(client, tempat, **isian(**data)).context["form"].errors) == [kolom]
    assert not AnggotaTkpkk.objects.exists()
    assert not Kontak.objects.exists()


def test_a_contact_of_the_neighbour_cannot_be_chosen(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    orang = Kontak.objects.create(nama="Tetangga", wilayah=tempat.kecamatan_tetangga)
    client.force_login(pemeran.camat)
    answer = tambah(client, tempat, **isian(nama="", kontak=orang.pk))
    assert list(answer.context["form"].errors) == ["kontak", "nama"]


def test_nobody_sits_twice_and_a_refusal_leaves_no_contact(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    one = buat_anggota(tempat.kecamatan, "Satu")
    again = AnggotaTkpkk(wilayah=tempat.kecamatan, kontak=one.kontak)
    with pytest.raises(Galat) as refused:
        save_anggota(again, oleh=pemeran.camat)
    assert refused.value.kode == "SUDAH_ANGGOTA"
    late = AnggotaTkpkk(wilayah=tempat.kecamatan, tanggal_sk=date(2999, 1, 1))
    with pytest.raises(Galat) as refused:
        save_anggota(late, baru=Kontak(nama="Dua"), oleh=pemeran.camat)
    assert refused.value.kode == "TANGGAL_NANTI"
    assert list(Kontak.objects.values_list("nama", flat=True)) == ["Satu"]


def test_a_seat_ends_once_and_can_be_taken_again(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_anggota(tempat.kecamatan, "Satu", mulai=today() - timedelta(days=9))
    with pytest.raises(Galat) as refused:
        end_anggota(row, sampai=row.mulai, oleh=pemeran.camat)
    assert refused.value.kode == "MASA_TERBALIK"
    end_anggota(row, sampai=today(), oleh=pemeran.camat)
    with pytest.raises(Galat) as refused:
        end_anggota(row, sampai=today(), oleh=pemeran.camat)
    assert refused.value.kode == "SUDAH_BERAKHIR"
    assert list(team(tempat.kecamatan)) == []
    again = AnggotaTkpkk(wilayah=tempat.kecamatan, kontak=row.kontak)
    saved = save_anggota(again, oleh=pemeran.camat)
    assert list(team(tempat.kecamatan)) == [saved]


def test_ending_goes_through_the_page(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_anggota(tempat.kecamatan, "Satu", mulai=today() - timedelta(days=9))
    client.force_login(pemeran.staf)
    url = reverse("kecamatan:tkpkk-akhiri", args=[row.pk])
    assert list(client.post(url, {"akhir": ""}).context["form"].errors) == ["akhir"]
    assert client.post(url, {"akhir": f"{today()}"}).status_code == 302
    row.refresh_from_db()
    assert (row.sampai, row.is_over) == (today() + timedelta(days=1), False)


def test_a_seat_is_changed(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_anggota(tempat.kecamatan, "Satu")
    client.force_login(pemeran.camat)
    isi = isian(kontak=row.kontak_id, jabatan=JabatanTkpkk.KETUA)
    assert client.post(reverse("kecamatan:tkpkk-ubah", args=[row.pk]), isi).status_code == 302
    row.refresh_from_db()
    assert (row.jabatan, row.kontak.nama) == (JabatanTkpkk.KETUA, "Satu")


def test_the_list_filters_and_names_stay_in_the_kabupaten(tempat: Tempat, pemeran: Pemeran) -> None:
    a = buat_anggota(tempat.kecamatan, "Ani", unsur="PKK")
    b = buat_anggota(tempat.kecamatan, "Budi", sampai=today(), mulai=today() - timedelta(days=3))
    c = buat_anggota(tempat.kecamatan_tetangga, "Cici")
    buat_anggota(tempat.kecamatan_kota, "Jauh")
    assert set(filtered_anggota(pemeran.bappeda)) == {a, c}
    assert set(filtered_anggota(pemeran.bappeda, keadaan="semua")) == {a, b, c}
    assert set(filtered_anggota(pemeran.bappeda, tempat="bareng")) == {c}
    assert set(filtered_anggota(pemeran.camat, q="pkk")) == {a}
    assert set(filtered_anggota(pemeran.desa)) == {a}
    assert set(filtered_anggota(pemeran.provinsi)) == set()


def test_the_list_asks_the_same_number_of_queries(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    url = reverse("kecamatan:tkpkk")
    client.force_login(pemeran.camat)
    buat_anggota(tempat.kecamatan, "Satu")
    first = hitung_query(client, url)
    for nama in ("Dua", "Tiga"):
        buat_anggota(tempat.kecamatan, nama)
    assert (first, hitung_query(client, url)) == (8, 8)


def test_the_portal_sees_a_team_with_its_decree(tempat: Tempat) -> None:
    buat_anggota(tempat.kecamatan, "Satu")
    assert PetunjukPortal.TKPKK not in portal_sees(tempat.kecamatan)
    buat_anggota(tempat.kecamatan, "Dua", nomor_sk="188/1", tanggal_sk=date(2024, 3, 1))
    assert portal_sees(tempat.kecamatan)[PetunjukPortal.TKPKK] == (
        "Susunan 2 anggota, SK Nomor 188/1"
    )
    assert team_summary(tempat.kecamatan).tanggal_sk == date(2024, 3, 1)


def test_the_printed_list_follows_the_decree_and_repeats_itself(tempat: Tempat) -> None:
    buat_anggota(tempat.kecamatan, "Ani Anggota", jabatan=JabatanTkpkk.ANGGOTA)
    buat_anggota(tempat.kecamatan, "Zaki Ketua", jabatan=JabatanTkpkk.KETUA, nomor_sk="188/1")
    rows = list(team(tempat.kecamatan))
    pdf = tkpkk_pdf(tempat.kecamatan, rows)
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert text.index("Zaki Ketua") < text.index("Ani Anggota")
    assert "SK Nomor 188/1" in text
    assert pdf == tkpkk_pdf(tempat.kecamatan, rows)


def test_a_mark_reaches_what_lies_below(tempat: Tempat, pemeran: Pemeran) -> None:
    assert load_tanda() == 2
    tanda = TandaLokasi.objects.get(kode="fokus-p3pd")
    mark = LokasiBertanda(wilayah=tempat.kabupaten, tanda=tanda, tahun=2024, sumber="SK")
    one = mark_lokasi(mark, oleh=pemeran.bappeda)
    again = LokasiBertanda(wilayah=tempat.kabupaten, tanda=tanda, tahun=2024)
    assert mark_lokasi(again, oleh=pemeran.bappeda) == one
    assert list(LokasiBertanda.objects.reaching(tempat.kecamatan)) == [one]
    assert list(LokasiBertanda.objects.reaching(tempat.kecamatan_kota)) == []
    TandaLokasi.objects.update(aktif=False)
    assert list(LokasiBertanda.objects.reaching(tempat.kecamatan)) == []


def test_a_mark_is_put_and_taken_on_the_page(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    load_tanda()
    tanda = TandaLokasi.objects.get(kode="fokus-p3pd")
    client.force_login(pemeran.bappeda)
    url = reverse("kecamatan:rumah-tanda", args=["35.17"])
    assert list(client.post(url, {"tanda": tanda.pk, "tahun": "1"}).context["form"].errors) == [
        "tahun"
    ]
    for _kali in range(2):
        assert client.post(url, {"tanda": tanda.pk, "tahun": "2024"}).status_code == 302
    row = LokasiBertanda.objects.get()
    client.post(reverse("kecamatan:rumah-tanda-hapus", args=[row.pk]))
    assert not LokasiBertanda.objects.exists()
    assert JejakAudit.objects.filter(tindakan="hapus_tanda_lokasi").count() == 1


def test_the_list_of_pieces_is_configured_by_pembina_and_province(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.provinsi)
    url = reverse("kecamatan:acuan-baru", args=["butir"])
    isi = {"nama": "Papan nama", "langkah": "pasang papan nama", "urutan": 5, "aktif": "on"}
    assert client.post(url, isi).status_code == 302
    row = ButirKelembagaan.objects.get()
    assert (row.kode, row.wajib_bukti, row.aktif) == ("papan-nama", False, True)
    assert list(client.post(url, isi).context["form"].errors) == ["nama"]
    buat_keadaan(tempat.kecamatan, row, Kelembagaan.PRAKTIK)
    change = reverse("kecamatan:acuan-ubah", args=["butir", row.pk])
    assert client.post(change, {**isi, "aktif": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.aktif, row.keadaan.count()) == (False, 1)
    assert client.get(reverse("kecamatan:acuan", args=["tak-ada"])).status_code == 404


def test_an_old_name_may_be_saved_again(pemeran: Pemeran) -> None:
    row = buat_butir("sk")
    assert save_acuan(row, oleh=pemeran.provinsi).kode == "sk"
