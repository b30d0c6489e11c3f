"""Who may know of which complaint: exact rows for the whole cast."""

from __future__ import annotations

import pytest

from kecamatan.enums import JenisInstansi, Peran
from layanan_dasar.enums import IdentitasPelaporan
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.pengaduan import can_open_pelapor
from layanan_dasar.queries.rujukan_pengaduan import resolve_pengaduan
from tests.layanan_dasar.pengaduan_uji import buat_pengaduan
from tests.pemeran import (
    PARA_PEMERAN,
    Kantor,
    Pemeran,
    Tempat,
    beri_tugas,
    buat_instansi,
    buat_pengguna,
    segar,
)

LIHAT = {
    "bappeda": "biasa rahasia tentang tetangga",
    "camat": "biasa rahasia tentang",
    "dua_tugas": "biasa rahasia tentang",
    "staf": "biasa rahasia tentang",
    "opd": "biasa rahasia",
    "opd_lain": "tetangga",
    "camat_tetangga": "tetangga",
    "desa": "biasa",
    "desa_tetangga": "tetangga",
}


@pytest.fixture
def baris(loket: Tempat, kantor: Kantor) -> dict[str, Pengaduan]:
    return {
        "biasa": buat_pengaduan(loket.desa, instansi=kantor.opd),
        "rahasia": buat_pengaduan(loket.desa, rahasia=True, instansi=kantor.opd),
        "tentang": buat_pengaduan(loket.desa, tentang_desa=True),
        "tetangga": buat_pengaduan(loket.desa_tetangga, instansi=kantor.opd_lain),
    }


@pytest.mark.parametrize("siapa", PARA_PEMERAN)
def test_exactly_these(baris: dict[str, Pengaduan], pemeran: Pemeran, siapa: str) -> None:
    seen = set(Pengaduan.objects.visible_to(pemeran[siapa]))  # type: ignore[arg-type]
    assert {name for name, row in baris.items() if row in seen} == set(LIHAT.get(siapa, "").split())


def test_two_hats_do_not_open_what_the_village_must_not_see(
    baris: dict[str, Pengaduan], pemeran: Pemeran, loket: Tempat
) -> None:
    """A village secretary who also helps out in the kecamatan office."""
    beri_tugas(pemeran.desa, Peran.STAF_KECAMATAN, loket.kecamatan)
    assert set(Pengaduan.objects.visible_to(segar(pemeran.desa))) == {baris["biasa"]}


def test_a_village_as_an_office_is_the_village(baris: dict[str, Pengaduan], loket: Tempat) -> None:
    kantor_desa = buat_instansi(loket.desa, "Pemerintah desa", jenis=JenisInstansi.DESA)
    Pengaduan.objects.filter(pk=baris["rahasia"].pk).update(instansi=kantor_desa)
    petugas = buat_pengguna("kasi", (Peran.OPD, loket.kecamatan), instansi=kantor_desa)
    assert set(Pengaduan.objects.visible_to(petugas)) == set()
    Pengaduan.objects.filter(pk=baris["biasa"].pk).update(instansi=kantor_desa)
    assert set(Pengaduan.objects.visible_to(petugas)) == {baris["biasa"]}


def test_a_reference_opens_for_those_who_see(baris: dict[str, Pengaduan], pemeran: Pemeran) -> None:
    row = baris["rahasia"]
    found = resolve_pengaduan(pemeran.camat, str(row.pk))
    assert found is not None
    assert (found.label, found.url) == (f"Pengaduan #{row.nomor}", f"/layanan/pengaduan/{row.pk}/")
    assert resolve_pengaduan(pemeran.desa, str(row.pk)) is None
    assert [resolve_pengaduan(pemeran.camat, kunci) for kunci in ("x", "9" * 19, "")] == [None] * 3


@pytest.mark.parametrize(
    ("identitas", "boleh"),
    [
        (IdentitasPelaporan.TERBUKA, {"staf", "opd"}),
        (IdentitasPelaporan.ANONIM, {"staf"}),
        (IdentitasPelaporan.TANPA, set()),
    ],
)
def test_who_may_learn_the_name(
    loket: Tempat, kantor: Kantor, pemeran: Pemeran, identitas: str, boleh: set[str]
) -> None:
    row = buat_pengaduan(loket.desa, identitas=identitas, instansi=kantor.opd)
    asked = {"staf": pemeran.staf, "opd": pemeran.opd, "desa": pemeran.desa}
    assert {name for name, user in asked.items() if can_open_pelapor(user, row)} == boleh
