"""What an attacker sent and what must come back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction
from django.http import HttpResponse

from kecamatan.models import JejakAudit, Mitra, Penugasan, TindakLanjut
from pendamping.models import Pustaka
from rumahbersama.beranda.tolakan import Tolakan
from rumahbersama.laporan.models import IsianLaporan
from tests.pemeran import Kantor, Pemeran, Tempat


@pytest.mark.parametrize("siapa", ["provinsi", "bappeda"])
def test_nobody_widens_the_own_authority(siapa: str, client: Any, pemeran: Pemeran) -> None:
    user = getattr(pemeran, siapa)
    client.force_login(user)
    isi = {
        "peran": "bappeda" if siapa == "provinsi" else "camat",
        "wilayah": "35.17" if siapa == "provinsi" else "35.17.05",
        "mulai": "2024-11-04",
    }
    response = client.post(f"/kelola/pengguna/{user.pk}/penugasan/", isi)
    assert response.status_code == 403
    assert Penugasan.objects.filter(pengguna=user).count() == 1


def test_pages_that_name_people_are_not_kept(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    for url in ("/kemiskinan/sasaran/", "/kelola/pengguna/", "/kemiskinan/usulan/"):
        assert client.get(url)["Cache-Control"] == "private, no-store"
    assert client.get("/")["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "url",
    [
        "/kelola/wilayah/%00/",
        "/kelola/wilayah/saran/?q=a%00b",
        "/kemiskinan/rekapitulasi/%00/",
        "/kemiskinan/kriteria/%00/",
    ],
)
def test_nul_in_an_address_is_a_bad_request(url: str, client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    assert client.get(url).status_code == 400


def test_endless_number_is_nobodys_place(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    assert client.post("/tempat/", {"penugasan": "9" * 5000}).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/pendamping/kegiatan-saya/?bulan=9999-12",
        "/pendamping/kegiatan-saya/?bulan=0001-01",
        "/kelola/hari-libur/?tahun=0000",
        "/kelola/hari-libur/?tahun=9999",
        "/laporan/keadaan/bulanan-kecamatan/0001-01/",
        "/laporan/keadaan/bulanan-kecamatan/٢٠٢٤-11/",
        "/laporan/isian/triwulan-ppke/35.17/0001-T1/",
    ],
)
@pytest.mark.parametrize("siapa", ["camat", "bappeda"])
def test_months_and_years_of_other_ages(
    url: str, siapa: str, client: Any, pemeran: Pemeran
) -> None:
    client.force_login(getattr(pemeran, siapa))
    assert client.get(url).status_code in (200, 403, 404, 409)


def test_deadline_of_another_age_is_refused(client: Any, pemeran: Pemeran, kantor: Kantor) -> None:
    client.force_login(pemeran.camat)
    url, isi = "/rapat/tindak-lanjut/baru/", {"uraian": "Perbaiki pipa", "prioritas": "BIASA"}
    isi |= {"penanggung_jawab": f"i-{kantor.opd.pk}", "batas": "9999-12-31"}
    response = client.post(url, isi)
    assert "batas" in response.context["form"].errors
    assert not TindakLanjut.objects.exists()


def test_last_day_of_another_age_is_refused(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    row = pemeran.pendamping.penugasan.get()
    response = client.post(f"/kelola/penugasan/{row.pk}/akhiri/", {"akhir": "9999-12-31"})
    assert "akhir" in response.context["form"].errors


def test_texts_that_travel_take_no_nik(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    """What a province or the whole country reads."""
    nik = "Bu SITI 3517 0541 0190 9001 belum dapat"
    client.force_login(pemeran.camat)
    isian = client.post(
        f"/laporan/isian/bulanan-kecamatan/{tempat.kecamatan.kode}/2024-11/",
        {"kendala": nik, "dukungan": ""},
    )
    pustaka = client.post(
        "/pendamping/pustaka/baru/", {"jenis": "PANDUAN", "judul": "Panduan", "ringkasan": nik}
    )
    mitra = client.post(
        "/rumah-bersama/mitra/baru/",
        {"nama": "BAZNAS", "wilayah": tempat.kecamatan.pk, "tawaran": nik},
    )
    for response, name in ((isian, "kendala"), (pustaka, "ringkasan"), (mitra, "tawaran")):
        assert "NIK" in str(response.context["form"].errors[name]), name
    assert not IsianLaporan.objects.exists()
    assert not Pustaka.objects.exists()
    assert not Mitra.objects.exists()


def test_what_no_column_holds_is_a_bad_request(rf: Any, caplog: Any) -> None:
    """A NUL that no form has looked at; neither it nor the address stands in the log."""
    request = rf.post("/pengaduan/kirim/", {"cari": "rahasia"})
    tolakan = Tolakan(lambda request: HttpResponse())
    response = tolakan.process_exception(request, DataError("rahasia"))
    assert response is not None
    assert response.status_code == 400
    assert "Isian yang tidak dapat disimpan" in caplog.text
    assert "rahasia" not in caplog.text
    assert tolakan.process_exception(request, ValueError()) is None


def test_two_at_the_same_moment(rf: Any, caplog: Any, pemeran: Pemeran) -> None:
    """What another tab just stored or removed; the log has the rule's name, not what was typed."""
    request = rf.post("/kelola/instansi/baru/")
    request.user, request.session = pemeran.camat, {}
    tolakan = Tolakan(lambda request: HttpResponse())
    with pytest.raises(IntegrityError) as clash, transaction.atomic():
        Mitra.objects.bulk_create(
            Mitra(nama="Rahasia", wilayah=pemeran.camat.penugasan.get().wilayah) for _ in range(2)
        )
    with pytest.raises(IntegrityError) as fault, transaction.atomic():
        Mitra.objects.bulk_create([Mitra(nama="Rahasia")])
    raised = (clash.value, Mitra.DoesNotExist(), fault.value)
    answers = [tolakan.process_exception(request, one) for one in raised]
    assert [one and one.status_code for one in answers] == [409, 404, 500]
    assert "mitra_unik" in caplog.text
    assert "Rahasia" not in caplog.text


@pytest.mark.parametrize(
    ("url", "tindakan"),
    [("/pendamping/daftar/", "unduh_pendamping"), ("/pendamping/kunjungan/", "unduh_kunjungan")],
)
def test_a_list_with_people_that_leaves_is_recorded(
    url: str, tindakan: str, client: Any, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    assert client.get(url, {"unduh": "xlsx"}).status_code == 200
    row = JejakAudit.objects.get(tindakan=tindakan)
    assert (row.pelaku, row.rincian) == (pemeran.camat, {"jumlah": 0})
