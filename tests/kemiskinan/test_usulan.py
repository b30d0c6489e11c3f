from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.actions.usulan import IsiUsulan, move_usulan, propose_usulan
from kemiskinan.models import IdentitasUsulan, UsulanBaru
from kemiskinan.queries.usulan import outlier_desa
from kemiskinan.rules.usulan import outliers
from tests.kemiskinan.panggung import akun
from tests.pemeran import Pemeran, Tempat, buat_sasaran, buat_sk
from tests.peran import WebClient, as_role

NIK = "3517054101909555"
QUERIES = 10


def isi(**lainnya: Any) -> IsiUsulan:
    bawaan: dict[str, Any] = {
        "nama": "Rini Usulan", "nik": NIK, "tanggal_lahir": date(1990, 1, 1),
        "dusun_rt": "KRAJAN RT 02", "alasan": "rumah roboh dan tidak ada penghasilan",
    }  # fmt: skip
    return IsiUsulan(**{**bawaan, **lainnya})


def kirim(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    data = {
        "desa": tempat.desa.pk, "nama": "Rini Usulan", "nik": NIK, "tanggal_lahir": "1990-01-01",
        "dusun_rt": "KRAJAN RT 02", "alasan": "rumah roboh dan tidak ada penghasilan",
    }  # fmt: skip
    return {**data, **lainnya}


def test_the_nik_goes_where_no_page_reads_it(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.desa)
    response = client.post(reverse("kemiskinan:usulan-buat"), kirim(tempat))
    usulan = UsulanBaru.objects.get()
    assert response["Location"] == reverse("kemiskinan:usulan-detail", args=[usulan.pk])
    assert (usulan.nama, usulan.nik_samar) == ("RINI USULAN", "3517********9555")
    assert IdentitasUsulan.objects.get().nik == NIK
    assert NIK not in client.get(response["Location"]).content.decode()
    assert NIK not in str(JejakAudit.objects.values_list("rincian", flat=True))
    with (
        as_role("web"),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT nik FROM kemiskinan_identitasusulan")


@pytest.mark.parametrize(
    ("perubahan", "kolom"),
    [
        ({"nik": "351705410190955"}, "nik"),
        ({"tanggal_lahir": "2999-01-01"}, "tanggal_lahir"),
        ({"alasan": "miskin"}, "alasan"),
        ({"alasan": f"lihat NIK {NIK} di kartu keluarga"}, "alasan"),
    ],
)
def test_each_mistake_stands_at_its_field(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, perubahan: dict[str, str], kolom: str
) -> None:
    client.force_login(pemeran.desa)
    response = client.post(reverse("kemiskinan:usulan-buat"), kirim(tempat, **perubahan))
    assert list(response.context["form"].errors) == [kolom]
    assert not UsulanBaru.objects.exists()


def test_nobody_is_proposed_twice_or_beside_the_decree(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_sasaran(buat_sk(tempat.kabupaten), tempat.desa, "RINI USULAN")
    with pytest.raises(Galat) as listed:
        propose_usulan(tempat.desa, isi(), oleh=pemeran.desa)
    propose_usulan(tempat.desa_lain, isi(), oleh=pemeran.camat)
    with pytest.raises(Galat) as twice:
        propose_usulan(tempat.desa_lain, isi(), oleh=pemeran.camat)
    assert (listed.value.kode, twice.value.kode) == ("SUDAH_SASARAN", "SUDAH_DIUSULKAN")


def test_the_way_of_a_proposal(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    usulan = propose_usulan(tempat.desa, isi(), oleh=pemeran.desa)
    url = reverse("kemiskinan:usulan-ubah", args=[usulan.pk])

    def move(nama: str, status: str, alasan: str = "") -> int:
        client.force_login(akun(pemeran, nama))
        return int(client.post(url, {"status": status, "alasan": alasan}).status_code)

    assert move("desa", "DIVERIFIKASI") == 403
    assert move("bappeda", "DIVERIFIKASI") == 403
    assert move("camat_tetangga", "DIVERIFIKASI") == 404
    assert move("camat", "DITERUSKAN") == 403
    assert move("camat", "DIVERIFIKASI") == 302
    assert move("camat", "DITOLAK", "sudah menerima PKH") == 403
    assert move("bappeda", "DITOLAK", "belum") == 409
    assert move("bappeda", "DITERUSKAN") == 302
    usulan.refresh_from_db()
    assert usulan.status == "DITERUSKAN"
    with pytest.raises(Galat) as stale:
        move_usulan(usulan, "DIVERIFIKASI", oleh=pemeran.camat)
    assert stale.value.kode == "LANGKAH_SALAH"


def test_only_for_ones_own_desa(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    url = reverse("kemiskinan:usulan-buat")
    client.force_login(pemeran.desa)
    other = client.post(url, kirim(tempat, desa=tempat.desa_lain.pk))
    assert list(other.context["form"].errors) == ["desa"]
    for nama, status in (("pendamping", 200), ("camat", 200), ("bappeda", 403), ("opd", 403)):
        client.force_login(akun(pemeran, nama))
        assert client.get(url).status_code == status


def test_a_striking_number_is_told(tempat: Tempat, pemeran: Pemeran) -> None:
    assert outliers({}) == frozenset()
    assert outliers({1: 2, 2: 3, 3: 11}) == {3}
    assert outliers({1: 10, 2: 10, 3: 30}) == frozenset()
    for number in range(11):
        UsulanBaru.objects.create(
            kabupaten=tempat.kabupaten, desa=tempat.desa, nama=f"ORANG {number}", alasan="x"
        )
    UsulanBaru.objects.create(
        kabupaten=tempat.kabupaten, desa=tempat.desa_lain, nama="SATU", alasan="x"
    )
    assert outlier_desa(pemeran.bappeda) == []
    UsulanBaru.objects.create(
        kabupaten=tempat.kabupaten, desa=tempat.desa_tetangga, nama="DUA", alasan="x"
    )
    assert outlier_desa(pemeran.bappeda) == [(tempat.desa, 11)]


def test_the_list_costs_the_same_and_stops_at_the_border(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any
) -> None:
    url = reverse("kemiskinan:usulan")
    jauh = propose_usulan(tempat.desa_tetangga, isi(nama="Jauh"), oleh=None)
    for jumlah in (1, 3):
        while UsulanBaru.objects.filter(desa=tempat.desa).count() < jumlah:
            UsulanBaru.objects.create(
                kabupaten=tempat.kabupaten, desa=tempat.desa, nama="X", alasan="x"
            )
        client.force_login(pemeran.camat)
        client.get(url)
        with django_assert_num_queries(QUERIES):
            assert len(client.get(url).context["daftar"].rows) == jumlah
    assert client.get(reverse("kemiskinan:usulan-detail", args=[jauh.pk])).status_code == 404
    assert client.get(reverse("kemiskinan:usulan-bukti", args=[jauh.pk])).status_code == 404
