from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from kecamatan.actions.audit import record
from kecamatan.models import JejakAudit
from kecamatan.queries.jejak import jejak_visible_to
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db

UBAH = {
    "ubah": "UPDATE kecamatan_jejakaudit SET tindakan = 'x'",
    "hapus": "DELETE FROM kecamatan_jejakaudit",
    "kosongkan": "TRUNCATE kecamatan_jejakaudit",
}


@pytest.mark.parametrize("peran", ["web", "pekerja", "pemilik"])
@pytest.mark.parametrize("cara", UBAH)
def test_jejak_hanya_dapat_ditambah(
    peran: str, cara: str, pemeran: Pemeran, tempat: Tempat, sebagai: Callable[[str], Any]
) -> None:
    with sebagai(peran):
        record("buka_nik", "sasaran", oleh=pemeran.camat, wilayah=tempat.desa, alasan="uji")
        connection.check_constraints()
        with pytest.raises(ProgrammingError), transaction.atomic():
            connection.cursor().execute(UBAH[cara])
        assert [j.tindakan for j in JejakAudit.objects.all()] == ["buka_nik"]


def test_jejak_dan_tindakan_batal_bersama(pemeran: Pemeran) -> None:
    def gagal_di_tengah() -> None:
        with transaction.atomic():
            record("uji", pemeran.camat, oleh=pemeran.camat)
            raise LookupError

    with pytest.raises(LookupError):
        gagal_di_tengah()
    assert not JejakAudit.objects.exists()


def test_siapa_melihat_jejak_mana(pemeran: Pemeran, tempat: Tempat) -> None:
    record("buka_nik", "sasaran", oleh=pemeran.camat, wilayah=tempat.desa)
    record("buka_nik", "sasaran", oleh=pemeran.bappeda_kota, wilayah=tempat.kelurahan_kota)
    record("buat_tautan", pemeran.staf, oleh=pemeran.camat)
    record("sistem", "sasaran", oleh=None)

    def terlihat(user: Any) -> list[str]:
        rows = jejak_visible_to(user).order_by("id")
        return [f"{row.tindakan} {row.wilayah_kode}".strip() for row in rows]

    assert terlihat(pemeran.bappeda) == ["buka_nik 35.17.05.2001", "buat_tautan"]
    assert terlihat(pemeran.bappeda_kota) == ["buka_nik 35.76.01.1003"]
    assert terlihat(pemeran.provinsi) == ["buka_nik 35.17.05.2001", "buka_nik 35.76.01.1003"]
    assert terlihat(pemeran.camat) == []


def test_halaman_jejak_satu_baris(client: Client, pemeran: Pemeran, tempat: Tempat) -> None:
    for objek in ("sasaran", "rilis"):
        record("lihat", objek, oleh=pemeran.camat, wilayah=tempat.desa, alasan=f"periksa {objek}")
    client.force_login(pemeran.bappeda)
    page = client.get("/kelola/jejak/", {"objek": "sasaran"}).content.decode()
    assert "alasan: periksa sasaran" in page
    assert "alasan: periksa rilis" not in page
    assert "2 catatan" in page
    assert "1 sesuai saringan" in page


@pytest.mark.parametrize("siapa", ["camat", "pendamping", "opd", "pimpinan", "desa"])
def test_jejak_tertutup_bagi_peran_lain(client: Client, pemeran: Pemeran, siapa: str) -> None:
    user: Any = pemeran[siapa]
    client.force_login(user)
    assert client.get("/kelola/jejak/").status_code == 403
