from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from fondasi.today import today
from kemiskinan.enums import StatusDaftar
from kemiskinan.models import BeritaAcara, DaftarVerval, Neraca
from kemiskinan.rules.berita_acara import UNSUR
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.kemiskinan.test_berita_acara import PDF
from tests.pemeran import Kantor, Pemeran, Tempat, buat_daftar, buat_sasaran, buat_verval
from tests.peran import WebClient

QUERIES_DAFTAR = 11
QUERIES_RINCI = 13
QUERIES_BA = 9


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


def permintaan(**lainnya: Any) -> dict[str, Any]:
    isi = {
        "jenis": "lapangan", "padan": ["masih"], "intervensi": [], "per": "kecamatan",
        "tujuan": "penyisiran uji", "batas": (today() + timedelta(days=9)).isoformat(),
    }  # fmt: skip
    return {**isi, **lainnya}


def test_numbers_first_then_lists(client: WebClient, panggung: Panggung, pemeran: Pemeran) -> None:
    url = reverse("kemiskinan:daftar-buat")
    client.force_login(pemeran.bappeda)
    check = client.post(url, permintaan())
    assert check.context["rencana"].jumlah == 4
    assert not DaftarVerval.objects.exists()
    assert "rencana" not in client.post(url, permintaan(ubah="ya")).context
    for _click in range(2):
        client.post(url, permintaan(konfirmasi="ya"))
    assert DaftarVerval.objects.count() == 2


def test_impossible_requests_stay_on_the_form(
    client: WebClient, panggung: Panggung, pemeran: Pemeran
) -> None:
    url = reverse("kemiskinan:daftar-buat")
    client.force_login(pemeran.bappeda)
    cases: list[tuple[dict[str, Any], str]] = [
        ({"jenis": "intervensi"}, "instansi"),
        ({"batas": "2020-01-01"}, "batas"),
        ({"padan": []}, "padan"),
    ]
    for changed, field in cases:
        response = client.post(url, permintaan(konfirmasi="ya", **changed))
        assert list(response.context["form"].errors) == [field]
    Neraca.objects.all().update(cocok=False)
    assert "Rekapitulasi belum dihitung" in client.get(url).content.decode()


def test_only_the_secretariat_hands_out(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    for nama, status in (("camat", 404), ("opd", 404), ("bappeda_kota", 200)):
        client.force_login(akun(pemeran, nama))
        response = client.get(reverse("kemiskinan:daftar-buat"))
        assert response.status_code == status
        assert nama != "bappeda_kota" or response.context["form"] is None
    client.force_login(pemeran.camat)
    for name in ("daftar-perpanjang", "daftar-batalkan"):
        assert client.get(reverse(f"kemiskinan:{name}", args=[daftar.pk])).status_code == 403


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("bappeda", 200), ("camat", 200), ("staf", 200), ("pendamping", 200), ("desa", 200),
        ("camat_tetangga", 404), ("desa_tetangga", 404), ("opd", 404), ("bappeda_kota", 404),
        ("provinsi", 404), ("pimpinan", 404), ("admin_nasional", 404),
    ],
)  # fmt: skip
def test_who_sees_a_field_list(
    client: WebClient, daftar: DaftarVerval, pemeran: Pemeran, nama: str, status: int
) -> None:
    client.force_login(akun(pemeran, nama))
    for name in ("daftar-detail", "verval"):
        url = reverse(f"kemiskinan:{name}", args=[daftar.pk])
        assert client.get(url).status_code == status


def test_an_office_sees_its_own_list(
    client: WebClient, panggung: Panggung, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    row = buat_daftar(
        panggung.sk, panggung.rilis, tempat.kabupaten, panggung.satu, instansi=kantor.opd
    )
    url = reverse("kemiskinan:daftar-detail", args=[row.pk])
    client.force_login(pemeran.opd)
    assert "0 dari 1 jiwa" in client.get(url).content.decode()
    for nama in ("opd_lain", "camat", "pendamping"):
        client.force_login(akun(pemeran, nama))
        assert client.get(url).status_code == 404


def test_the_message_names_nobody(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.bappeda)
    text = client.get(reverse("kemiskinan:daftar-detail", args=[daftar.pk])).context["teks_wa"]
    assert "3 jiwa" in text
    assert f"/kemiskinan/daftar/{daftar.pk}/" in text
    assert not any(orang in text for orang in ("SITI", "BUDI", "TINI"))


def test_extend_and_cancel(client: WebClient, daftar: DaftarVerval, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    later = (daftar.batas + timedelta(days=5)).isoformat()
    url = reverse("kemiskinan:daftar-perpanjang", args=[daftar.pk])
    early = client.post(url, {"batas": today().isoformat()})
    assert list(early.context["form"].errors) == ["batas"]
    assert client.post(url, {"batas": later}).status_code == 302
    cancel = reverse("kemiskinan:daftar-batalkan", args=[daftar.pk])
    assert list(client.post(cancel, {"alasan": "x"}).context["form"].errors) == ["alasan"]
    assert client.post(cancel, {"alasan": "salah wilayah kerja"}).status_code == 302
    daftar.refresh_from_db()
    assert (daftar.batas.isoformat(), daftar.status) == (later, StatusDaftar.DIBATALKAN)
    assert client.post(cancel, {"alasan": "salah wilayah kerja"}).status_code == 403


def test_pages_cost_the_same_for_one_and_three(
    client: WebClient,
    panggung: Panggung,
    tempat: Tempat,
    pemeran: Pemeran,
    django_assert_num_queries: Any,
) -> None:
    client.force_login(pemeran.camat)
    for jumlah in (1, 3):
        while DaftarVerval.objects.count() < jumlah:
            orang = [buat_sasaran(panggung.sk, tempat.desa) for _n in range(jumlah)]
            row = buat_daftar(panggung.sk, panggung.rilis, tempat.kecamatan, *orang)
            buat_verval(row, orang[0])
        url = reverse("kemiskinan:daftar")
        client.get(url)
        with django_assert_num_queries(QUERIES_DAFTAR):
            assert len(client.get(url).context["daftar"].rows) == jumlah
        with django_assert_num_queries(QUERIES_RINCI):
            client.get(reverse("kemiskinan:daftar-detail", args=[row.pk]))


def isian_ba(**lainnya: Any) -> dict[str, Any]:
    isi = {
        "nomor": "141/7/2024", "tanggal": today().isoformat(), "tempat": "Balai Desa",
        "pimpinan": "PIMPINAN UJI", "notulis": "NOTULIS UJI", "penanda_desa": "KADES UJI",
        "penanda_wakil": "BPD UJI", "mengetahui": "CAMAT UJI", "pemerintah_l": "3", "pkk_p": "4",
        "keputusan": "Menyepakati hasil verifikasi.",
    }  # fmt: skip
    return {**isi, **lainnya}


def test_minutes_from_form_to_signature(
    client: WebClient,
    panggung: Panggung,
    daftar: DaftarVerval,
    tempat: Tempat,
    pemeran: Pemeran,
) -> None:
    buat_verval(daftar, panggung.satu)
    url = reverse("kemiskinan:berita-acara-buat", args=[daftar.pk, tempat.desa.pk])
    client.force_login(pemeran.desa)
    assert client.get(url).context["rekap"].belum_disisir == 1
    empty = client.post(url, isian_ba(pemerintah_l="", pkk_p=""))
    assert empty.context["form"].non_field_errors()
    client.post(url, isian_ba())
    ba = BeritaAcara.objects.get()
    ba.hadir = {unsur: {"l": 12, "p": 14} for unsur in UNSUR}
    ba.keputusan = "Menyepakati hasil verifikasi. " * 15
    ba.save()
    pdf = client.get(reverse("kemiskinan:berita-acara-pdf", args=[ba.pk]))
    pages = PdfReader(BytesIO(pdf.content)).pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    for words in ("MUSYAWARAH DESA KHUSUS", "141/7/2024", "KADES UJI", "Ketua BPD", "Mengetahui"):
        assert words in text
    assert not any(orang in text for orang in ("SITI", "BUDI", "3517"))
    scan = reverse("kemiskinan:berita-acara-pindaian", args=[ba.pk])
    assert client.get(scan).status_code == 404
    wrong = client.post(scan, {"pindaian": SimpleUploadedFile("a.pdf", b"<html>")})
    assert wrong.status_code == 400
    client.post(scan, {"pindaian": SimpleUploadedFile("a.pdf", PDF)})
    ba.refresh_from_db()
    assert ba.disahkan_at is not None
    assert client.get(scan).getvalue() == PDF
    assert client.post(scan, {"pindaian": SimpleUploadedFile("a.pdf", PDF)}).status_code == 403


def test_a_kelurahan_meets_in_its_own_words(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    orang = buat_sasaran(panggung.sk, tempat.kelurahan)
    row = buat_daftar(panggung.sk, panggung.rilis, tempat.kecamatan_kelurahan, orang)
    ba = BeritaAcara.objects.create(
        kabupaten=tempat.kabupaten, daftar=row, desa=tempat.kelurahan, nomor="7",
        tanggal=today(), tempat="Kantor Lurah", pimpinan="P", penanda_desa="LURAH UJI",
        penanda_wakil="LPMK UJI", hadir={"wakil": {"l": 2, "p": 1}}, rekap={"awal": 1},
    )  # fmt: skip
    client.force_login(pemeran.bappeda)
    pdf = client.get(reverse("kemiskinan:berita-acara-pdf", args=[ba.pk]))
    text = " ".join(PdfReader(BytesIO(pdf.content)).pages[0].extract_text().split())
    for words in ("MUSYAWARAH KELURAHAN", "Lurah Jombatan", "Ketua LPMK"):
        assert words in text


def test_minutes_are_taken_back_with_a_reason(
    client: WebClient, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    client.post(
        reverse("kemiskinan:berita-acara-buat", args=[daftar.pk, tempat.desa.pk]), isian_ba()
    )
    url = reverse("kemiskinan:berita-acara-tarik", args=[BeritaAcara.objects.get().pk])
    assert client.post(url, {"alasan": "x"}).status_code == 409
    client.force_login(pemeran.pendamping)
    assert client.post(url, {"alasan": "angka belum benar"}).status_code == 403
    client.force_login(pemeran.camat)
    assert client.post(url, {"alasan": "angka belum benar"}).status_code == 302
    assert not BeritaAcara.objects.exists()


def test_minutes_stop_at_the_border(
    client: WebClient,
    daftar: DaftarVerval,
    tempat: Tempat,
    pemeran: Pemeran,
    django_assert_num_queries: Any,
) -> None:
    isi = {"kabupaten": tempat.kabupaten, "tanggal": today(), "tempat": "Balai", "pimpinan": "P"}
    rows = [
        BeritaAcara.objects.create(
            daftar=daftar, desa=desa, nomor="1", penanda_desa="K", penanda_wakil="B",
            rekap={"awal": 1, "akhir": 1}, **isi,
        )
        for desa in (tempat.desa_tetangga, tempat.desa, tempat.desa_lain, tempat.kelurahan)
    ]  # fmt: skip
    url = reverse("kemiskinan:berita-acara")
    for nama, jumlah in (("camat_tetangga", 1), ("camat", 2), ("pimpinan", 4)):
        client.force_login(akun(pemeran, nama))
        client.get(url)
        with django_assert_num_queries(QUERIES_BA):
            assert len(client.get(url).context["daftar"].rows) == jumlah
    client.force_login(pemeran.camat)
    for name in ("detail", "pdf", "pindaian"):
        link = reverse(f"kemiskinan:berita-acara-{name}", args=[rows[0].pk])
        assert client.get(link).status_code == 404
    buat = reverse("kemiskinan:berita-acara-buat", args=[daftar.pk, tempat.desa_tetangga.pk])
    assert client.get(buat).status_code == 404
