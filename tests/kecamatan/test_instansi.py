"""The office above an office: among those of its place and above it, never in a ring."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kecamatan.models import Instansi
from tests.pemeran import Pemeran, Tempat, buat_instansi
from tests.peran import WebClient

pytestmark = pytest.mark.django_db


def test_induk_diatur_camat_dalam_wewenangnya(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    dinas = buat_instansi(tempat.kabupaten, "Dinas Kesehatan Uji")
    pusat = buat_instansi(tempat.kecamatan, "Puskesmas Uji")
    sebelah = buat_instansi(tempat.kecamatan_tetangga, "Puskesmas Sebelah")
    client.force_login(pemeran.camat)
    alamat = reverse("kecamatan:instansi-ubah", args=[pusat.pk])
    isi = {"nama": pusat.nama, "jenis": "uptd", "wilayah": tempat.kecamatan.kode, "aktif": "on"}
    assert "Dinas Kesehatan Uji, Kab. Jombang" in client.get(alamat).content.decode()
    for induk, hasil in ((dinas, dinas), (sebelah, dinas), (pusat, dinas), (None, None)):
        client.post(alamat, {**isi, "induk": induk.pk if induk else ""})
        assert Instansi.objects.get(pk=pusat.pk).induk == hasil


def test_induk_di_bawah_sendiri_dan_di_wilayah_lain_ditolak(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    dinas = buat_instansi(tempat.kabupaten, "Dinas Kesehatan Uji")
    kepala = buat_instansi(tempat.kabupaten, "Sekretariat Uji")
    cabang = buat_instansi(tempat.kabupaten, "Bidang Uji", induk=dinas)
    client.force_login(pemeran.bappeda)
    alamat = reverse("kecamatan:instansi-ubah", args=[dinas.pk])
    isi = {"nama": dinas.nama, "jenis": "opd", "wilayah": tempat.kabupaten.kode, "aktif": "on"}
    kantor = buat_instansi(tempat.kecamatan, "Kantor Uji")
    for induk, kata in (
        (cabang, "sendiri berada di bawah"),
        (kantor, "dari wilayah ini atau di atasnya"),
    ):
        page = client.post(alamat, {**isi, "induk": induk.pk})
        assert kata in page.content.decode()
    assert client.post(alamat, {**isi, "induk": kepala.pk}).status_code == 302
    assert Instansi.objects.get(pk=dinas.pk).induk == kepala
