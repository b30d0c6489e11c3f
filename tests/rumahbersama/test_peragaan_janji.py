"""The demo's promises, on the places and people of the tests."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.text import slugify

from kecamatan.enums import JenisInstansi, Peran
from kecamatan.models import HariLibur, Instansi, Kontak, Pengguna, TindakLanjut
from rumahbersama.peragaan.instalasi import Tempat as TempatPeragaan
from rumahbersama.peragaan.janji import JanjiContoh
from tests.pemeran import Kantor, Tempat, buat_instansi, buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db


@pytest.fixture
def contoh(tempat: Tempat, kantor: Kantor, settings: Any) -> JanjiContoh:
    settings.HARI_INI = "2024-11-04"
    carangwulung = buat_wilayah("35.17.05.2006", "Carangwulung")
    kecamatan = [tempat.kecamatan, tempat.kecamatan_tetangga]
    instansi: dict[str, Instansi] = {"dinsos": kantor.opd, "perkim": kantor.opd_lain}
    akun = {"bappeda": buat_pengguna("bappeda", (Peran.BAPPEDA, tempat.kabupaten))}
    for satu in kecamatan:
        nama = slugify(satu.nama)
        instansi[f"puskesmas-{satu.kode}"] = buat_instansi(
            satu, f"Puskesmas {satu.nama}", jenis=JenisInstansi.UPTD
        )
        akun[f"camat.{nama}"] = buat_pengguna(f"camat.{nama}", (Peran.CAMAT, satu))
        akun[f"staf.{nama}"] = _berkontak(f"staf.{nama}", Peran.STAF_KECAMATAN, satu)
    akun["pendamping1.wonosalam"] = _berkontak("pendamping1", Peran.PENDAMPING, carangwulung)
    akun["desa.carangwulung"] = _berkontak("kades", Peran.DESA, carangwulung)
    akun["puskesmas.wonosalam"] = buat_pengguna(
        "puskesmas", (Peran.OPD, tempat.kecamatan),
        instansi=instansi[f"puskesmas-{tempat.kecamatan.kode}"],
    )  # fmt: skip
    akun["dinsos"] = buat_pengguna("dinsos", (Peran.OPD, tempat.kabupaten), instansi=kantor.opd)
    peragaan = TempatPeragaan(tempat.provinsi, tempat.kabupaten, kecamatan, [carangwulung])
    return JanjiContoh(peragaan, akun, instansi)


def _berkontak(nama: str, peran: Peran, wilayah: Any) -> Pengguna:
    pengguna = buat_pengguna(nama, (peran, wilayah))
    Kontak.objects.create(nama=nama, wilayah=wilayah, pengguna=pengguna)
    return pengguna


def test_setiap_jenis_dan_keadaan(contoh: JanjiContoh) -> None:
    contoh.isi_libur()
    contoh.buka()
    rows = TindakLanjut.objects.all()
    assert {row.jenis for row in rows} == {"TUGAS", "PERMINTAAN", "USULAN"}
    assert {row.status for row in rows} == {"BELUM", "PROSES", "SELESAI", "BATAL"}
    assert {row.penerusan for row in rows if row.jenis == "USULAN"} == {"MENUNGGU", "DITERUSKAN"}
    assert rows.overdue().count() == 1
    assert HariLibur.objects.filter(wilayah=None, tanggal__year=2024).count() == 28


def test_arahan_kepada_semua_camat(contoh: JanjiContoh) -> None:
    arahan = contoh.beri_arahan()
    assert [row.status for row in arahan.penerima.all()] == ["BARU", "DIBACA"]
