from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from fondasi.today import today
from kemiskinan.enums import Keberadaan
from kemiskinan.models import DaftarVerval, Verval
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.pemeran import Pemeran, Tempat, buat_verval
from tests.peran import WebClient

QUERIES_DAFTAR = 13
QUERIES_ISI = 13


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


def isi_url(daftar: DaftarVerval, orang: Any) -> str:
    return reverse("kemiskinan:verval-isi", args=[daftar.pk, orang.pk])


def kirim(**lainnya: Any) -> dict[str, Any]:
    isi = {
        "kunci": str(uuid4()), "dasar": "0", "keberadaan": "ADA", "kelayakan": "LAYAK_ME",
        "bantuan": "BELUM_MENERIMA", "masalah": ["RTLH"], "dikunjungi": today().isoformat(),
    }  # fmt: skip
    return {**isi, **lainnya}


def test_save_and_go_on(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    response = client.post(isi_url(daftar, panggung.dua), kirim())
    assert response.status_code == 302
    assert response["Location"] == isi_url(daftar, panggung.satu)
    verval = Verval.objects.get()
    assert (verval.keberadaan, verval.masalah, verval.oleh) == ("ADA", ["RTLH"], pemeran.pendamping)
    page = client.get(response["Location"]).content.decode()
    assert f"/kemiskinan/verval/{verval.pk}/urungkan/" in page
    last = client.post(isi_url(daftar, panggung.satu), kirim())
    assert last["Location"] == reverse("kemiskinan:daftar-detail", args=[daftar.pk])


def test_each_mistake_stands_at_its_field(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    for answer, field in [
        ({"keberadaan": ""}, "keberadaan"),
        ({"keberadaan": "MENINGGAL"}, "tanggal_kejadian"),
        ({"keberadaan": "PINDAH"}, "rincian_pindah"),
        ({"keberadaan": "PINDAH", "rincian_pindah": "PINDAH_DALAM_KEC"}, "tujuan"),
        ({"keberadaan": "TIDAK_DITEMUKAN"}, "rincian_tidak"),
        ({"keberadaan": "GANDA"}, "kembaran"),
        ({"kelayakan": ""}, "kelayakan"),
        ({"dikunjungi": ""}, "dikunjungi"),
    ]:
        response = client.post(isi_url(daftar, panggung.satu), kirim(**answer))
        assert response.status_code == 200
        assert list(response.context["form"].errors) == [field]
    assert not Verval.objects.exists()


def test_details_of_each_presence_are_kept(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (
            {"keberadaan": "MENINGGAL", "tanggal_kejadian": "2024-03-01", "nomor_akta": "A-1"},
            {"nomor_akta": "A-1", "kelayakan": "BELUM", "masalah": []},
        ),
        (
            {
                "keberadaan": "PINDAH", "rincian_pindah": "PINDAH_DALAM_KAB",
                "rincian_tidak": "MENOLAK", "tujuan": tempat.desa_tetangga.pk,
            },
            {"rincian": "PINDAH_DALAM_KAB", "tujuan_id": tempat.desa_tetangga.pk},
        ),
        (
            {"keberadaan": "GANDA", "kembaran": panggung.dua.pk},
            {"kembaran_id": panggung.dua.pk, "rincian": ""},
        ),
    ]  # fmt: skip
    for answer, stored in cases:
        current = Verval.objects.filter(terkini=True).first()
        answer["dasar"] = current.pk if current else 0
        assert client.post(isi_url(daftar, panggung.satu), kirim(**answer)).status_code == 302
        verval = Verval.objects.get(terkini=True)
        assert {name: getattr(verval, name) for name in stored} == stored


def test_a_double_click_stores_once(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    form = kirim()
    for _time in range(2):
        assert client.post(isi_url(daftar, panggung.satu), form).status_code == 302
    assert Verval.objects.count() == 1


def test_a_stale_page_shows_both_answers(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    theirs = buat_verval(
        daftar, panggung.satu, Keberadaan.MENINGGAL, tanggal_kejadian=today(), oleh=pemeran.camat
    )
    client.force_login(pemeran.pendamping)
    response = client.post(isi_url(daftar, panggung.satu), kirim(catatan="rumah rusak"))
    assert response.status_code == 409
    rows = {label: (mine, other) for label, mine, other, _d in response.context["banding"]}
    assert rows["Keberadaan"] == ("Ada", "Meninggal")
    assert rows["Catatan"] == ("rumah rusak", "–")
    assert Verval.objects.count() == 1
    form = response.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert again["dasar"] == str(theirs.pk)
    assert client.post(isi_url(daftar, panggung.satu), again).status_code == 302
    assert Verval.objects.get(terkini=True).catatan == "rumah rusak"


def foto(color: str = "white") -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (64, 48), color).save(picture, "JPEG")
    return SimpleUploadedFile("KTP 3517.jpg", picture.getvalue())


def test_a_photo_survives_another_mistake(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    url = isi_url(daftar, panggung.satu)
    response = client.post(url, kirim(keberadaan="GANDA", foto=foto()))
    kept = response.context["form"]["foto_tersimpan"].value()
    client.post(url, kirim(foto_tersimpan=kept))
    verval = Verval.objects.get()
    assert verval.foto is not None
    assert (verval.foto.jenis, verval.foto.nama_asli) == ("foto-verval", "foto.jpg")
    picture = client.get(reverse("kemiskinan:verval-foto", args=[verval.pk]))
    assert picture["Content-Type"] == "image/jpeg"
    client.force_login(pemeran.camat_tetangga)
    assert client.get(reverse("kemiskinan:verval-foto", args=[verval.pk])).status_code == 404


def test_a_broken_or_borrowed_photo_is_none(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    url = isi_url(daftar, panggung.satu)
    broken = client.post(url, kirim(foto=SimpleUploadedFile("a.jpg", b"bukan foto")))
    assert list(broken.context["form"].errors) == ["foto"]
    kept = client.post(url, kirim(keberadaan="GANDA", foto=foto()))
    signed = kept.context["form"]["foto_tersimpan"].value()
    client.force_login(pemeran.camat)
    client.post(url, kirim(foto_tersimpan=signed))
    assert Verval.objects.get().foto is None


def test_undo_from_the_banner(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    client.post(isi_url(daftar, panggung.satu), kirim())
    undo = reverse("kemiskinan:verval-urungkan", args=[Verval.objects.get().pk])
    assert client.get(undo).status_code == 405
    client.force_login(pemeran.camat)
    assert client.post(undo).status_code == 403
    client.force_login(pemeran.camat_tetangga)
    assert client.post(undo).status_code == 404
    client.force_login(pemeran.pendamping)
    assert client.post(undo)["Location"] == isi_url(daftar, panggung.satu)
    assert not Verval.objects.filter(terkini=True).exists()


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("camat", 200), ("staf", 200), ("pendamping", 200), ("desa", 200), ("bappeda", 403),
        ("camat_tetangga", 404), ("pendamping_tetangga", 404), ("desa_tetangga", 404),
        ("opd", 404), ("provinsi", 404), ("pimpinan", 404), ("bappeda_kota", 404),
    ],
)  # fmt: skip
def test_who_fills(
    client: WebClient,
    panggung: Panggung,
    daftar: DaftarVerval,
    pemeran: Pemeran,
    nama: str,
    status: int,
) -> None:
    client.force_login(akun(pemeran, nama))
    assert client.get(isi_url(daftar, panggung.satu)).status_code == status
    answered = client.post(isi_url(daftar, panggung.satu), kirim()).status_code
    assert answered == (302 if status == 200 else status)


def test_people_off_the_list_or_of_another_desa(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    assert client.get(isi_url(daftar, panggung.tiga)).status_code == 404
    client.force_login(pemeran.camat)
    assert client.get(isi_url(daftar, panggung.jauh)).status_code == 404
    daftar.batas = today() - timedelta(days=1)
    daftar.save()
    client.force_login(pemeran.pendamping)
    assert client.get(isi_url(daftar, panggung.satu)).status_code == 404
    client.force_login(pemeran.camat)
    assert client.get(isi_url(daftar, panggung.satu)).status_code == 200


def test_the_walking_list_filters(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_verval(daftar, panggung.satu)
    client.force_login(pemeran.camat)
    url = reverse("kemiskinan:verval", args=[daftar.pk])

    def shown(kueri: str) -> list[str]:
        return [row.sasaran.nama for row in client.get(f"{url}?{kueri}").context["daftar"].rows]

    assert shown("") == ["BUDI UJI DUA", "SITI UJI SATU", "TINI UJI TIGA"]
    assert shown("isi=belum") == ["BUDI UJI DUA", "TINI UJI TIGA"]
    assert shown("isi=ADA") == ["SITI UJI SATU"]
    assert shown(f"desa={tempat.desa_lain.pk}") == ["TINI UJI TIGA"]
    assert shown("q=rt 01") == ["BUDI UJI DUA", "SITI UJI SATU", "TINI UJI TIGA"]
    assert shown("q=siti") == ["SITI UJI SATU"]


def test_pages_cost_the_same_for_one_and_three(
    client: WebClient,
    panggung: Panggung,
    daftar: DaftarVerval,
    tempat: Tempat,
    pemeran: Pemeran,
    django_assert_num_queries: Any,
) -> None:
    short = buka_daftar(panggung, tempat)
    short.baris.exclude(sasaran=panggung.satu).delete()
    client.force_login(pemeran.camat)
    for one in (short, daftar):
        url = reverse("kemiskinan:verval", args=[one.pk])
        client.get(url)
        with django_assert_num_queries(QUERIES_DAFTAR):
            client.get(url)
        with django_assert_num_queries(QUERIES_ISI):
            client.get(isi_url(one, panggung.satu))


def test_the_current_answer_is_what_the_form_shows(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    verval = buat_verval(daftar, panggung.satu, kelayakan="LAYAK_MISKIN", masalah=["ATS"])
    client.force_login(pemeran.camat)
    form = client.get(isi_url(daftar, panggung.satu)).context["form"]
    assert (form["dasar"].value(), form["kelayakan"].value(), form["masalah"].value()) == (
        verval.pk, "LAYAK_MISKIN", ["ATS"],
    )  # fmt: skip
