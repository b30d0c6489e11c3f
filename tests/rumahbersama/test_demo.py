"""The demo's own parts: what it refuses, what it prints, how it serves."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.test.utils import override_settings

from fondasi.errors import Galat
from kecamatan.enums import Peran
from kecamatan.models import Wilayah
from rumahbersama.peragaan import keadaan, layanan, pohon
from rumahbersama.peragaan.akun import WONOSALAM, rencana_awal, rencana_daerah, tabel
from rumahbersama.peragaan.bangun import _cukup, _periksa
from rumahbersama.peragaan.cerita import neraca_harapan
from rumahbersama.peragaan.instalasi import Tempat, nama_contoh
from rumahbersama.peragaan.keadaan import Ukuran
from rumahbersama.peragaan.langkah import Langkah
from rumahbersama.peragaan.management.commands.demo import Command
from rumahbersama.peragaan.penduduk import acak
from tests.pemeran import Tempat as TempatUji
from tests.pemeran import buat_pengguna, buat_rilis

UKURAN = Ukuran(jumlah=2_000, sk=100)


def test_the_tree_shows_every_branch_and_its_zeros() -> None:
    assert list(pohon.gambar(neraca_harapan(7_408))) == [
        "7.408 jiwa ditetapkan SK Bupati 2023; 7.408 jiwa telah menerima intervensi",
        "├─   5.567  tidak lagi tercatat di desil 1 menurut P3KE 2024",
        "├─   1.841  masih desil 1",
        "│   ├─   1.752  intervensi optimal",
        "│   ├─      89  belum optimal",
        "│   ├─       0  belum diintervensi",
        "│   └─ yang belum optimal atau belum diintervensi:",
        "│       ├─      78  masih ada",
        "│       ├─      11  meninggal",
        "│       ├─       0  pindah",
        "│       ├─       0  tidak ditemukan",
        "│       ├─       0  ganda",
        "│       └─       0  belum disisir",
        "├─       0  perlu ditinjau",
        "└─       0  tidak terpadankan",
    ]


def test_a_ledger_that_differs_from_the_story_names_the_branch() -> None:
    rencana = neraca_harapan(100)
    with pytest.raises(Galat, match="meninggal 5, seharusnya 1") as galat:
        _periksa({**rencana, "meninggal": 5}, rencana)
    assert galat.value.kode == "CERITA_TIDAK_COCOK"
    _periksa({**rencana, "sementara": 9}, rencana)


def test_steps_tell_people_and_keep_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    langkah = Langkah()
    with langkah("impor", "Mengimpor"):
        pass
    with langkah("impor", "Mengimpor lagi"):
        pass
    tercetak = capsys.readouterr()
    assert tercetak.out == ""
    assert tercetak.err.splitlines() == ["  Mengimpor … 0,0 detik", "  Mengimpor lagi … 0,0 detik"]
    assert langkah.detik == {"impor": 0.0}


@pytest.mark.django_db
def test_an_empty_database_is_free_to_build_in() -> None:
    assert keadaan.periksa_keadaan() == keadaan.Keadaan()


def test_marks_tell_an_interrupted_demo_from_a_finished_one(tempat: TempatUji) -> None:
    keadaan.tandai(keadaan.MULAI, UKURAN)
    assert keadaan.periksa_keadaan() == keadaan.Keadaan(dimulai=True)
    keadaan.tandai(keadaan.SELESAI, UKURAN)
    assert keadaan.periksa_keadaan() == keadaan.Keadaan(dimulai=True, jadi=UKURAN)


def test_a_release_of_the_demo_is_no_real_one(tempat: TempatUji) -> None:
    bappeda = buat_pengguna("bappeda", email=f"bappeda@{keadaan.RANAH}")
    buat_rilis(tempat.kabupaten, dibuat_oleh=bappeda)
    keadaan.tandai(keadaan.MULAI, UKURAN)
    keadaan.tolak_data_asli(keadaan.periksa_keadaan())


@pytest.mark.parametrize("email", ["bappeda@jombangkab.test", "x@peragaan.example.test", None])
def test_a_real_release_is_never_touched(tempat: TempatUji, email: str | None) -> None:
    oleh = buat_pengguna("bappeda", email=email) if email else None
    rilis = buat_rilis(tempat.kabupaten, dibuat_oleh=oleh)
    with pytest.raises(Galat, match=f"nomor {rilis.pk} yang bukan buatan peragaan") as galat:
        keadaan.tolak_data_asli(keadaan.periksa_keadaan())
    assert galat.value.kode == "DATA_ASLI"


def test_an_installation_without_releases_is_no_playground(tempat: TempatUji) -> None:
    buat_pengguna("admin")
    with pytest.raises(Galat) as galat:
        keadaan.tolak_data_asli(keadaan.periksa_keadaan())
    assert galat.value.kode == "INSTALASI_ASLI"


def test_people_who_joined_a_demo_do_not_end_it(tempat: TempatUji) -> None:
    keadaan.tandai(keadaan.MULAI, UKURAN)
    buat_pengguna("tamu")
    keadaan.tolak_data_asli(keadaan.periksa_keadaan())


@pytest.mark.parametrize(
    ("jadi", "cukup"), [(None, False), (Ukuran(1_999, 100), False), (UKURAN, True)]
)
def test_only_a_finished_demo_of_that_size_is_enough(jadi: Ukuran | None, cukup: bool) -> None:
    assert _cukup(keadaan.Keadaan(dimulai=True, jadi=jadi), UKURAN) is cukup


def test_an_outside_database_is_never_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://web@db.example/rumahbersama")
    with pytest.raises(Galat) as galat:
        keadaan.kosongkan()
    assert galat.value.kode == "BASIS_DATA_LUAR"


def test_one_builder_at_a_time_but_many_viewers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path))
    with keadaan.penjaga(bersama=True), keadaan.penjaga(bersama=True):
        with pytest.raises(Galat) as galat, keadaan.penjaga(bersama=False):
            pass
        assert galat.value.kode == "PERAGAAN_DIPAKAI"
    with keadaan.penjaga(bersama=False):
        pass


def test_a_taken_port_is_named_with_another_one() -> None:
    with socket.socket() as lain:
        lain.bind(("127.0.0.1", 0))
        lain.listen()
        porta = lain.getsockname()[1]
        with pytest.raises(Galat, match=f"Porta {porta} .* --port {porta + 1}"):
            layanan.pastikan_porta_bebas(porta)
    layanan.pastikan_porta_bebas(porta)


def test_an_officials_name_says_that_it_is_invented() -> None:
    assert nama_contoh(acak(1), perempuan=True).endswith(" (contoh)")


def test_every_peran_and_every_desa_has_somebody(tempat: TempatUji) -> None:
    kecamatan = [tempat.kecamatan, tempat.kecamatan_tetangga]
    desa = list(Wilayah.objects.within_any([k.kode for k in kecamatan]).filter(tingkat=4))
    cerita = Tempat(tempat.provinsi, tempat.kabupaten, kecamatan, desa)
    akun = [*rencana_awal(cerita), *rencana_daerah(cerita, ["pupr"])]
    assert {satu.peran for satu in akun} == set(Peran)
    assert [satu.email for satu in akun if satu.peran == Peran.CAMAT] == [
        "camat.wonosalam@peragaan.example",
        "camat.bareng@peragaan.example",
    ]
    binaan = [w for satu in akun if satu.peran == Peran.PENDAMPING for w in satu.wilayah]
    assert sorted(w.kode for w in binaan) == sorted(w.kode for w in desa)
    milik_desa = [w.kode for satu in akun if satu.peran == Peran.DESA for w in satu.wilayah]
    assert milik_desa == [w.kode for w in desa if w.kode.startswith(f"{WONOSALAM}.")]


def test_the_table_shows_one_account_of_a_kind() -> None:
    akun = {"sandi": "x", "wilayah": "35.17", "peran": "bappeda"}
    daftar = [
        {**akun, "email": "bappeda@peragaan.example"},
        {**akun, "email": "camat.ngoro@peragaan.example", "peran": "camat"},
    ]
    baris = list(tabel(daftar))
    assert any("bappeda@peragaan.example" in satu for satu in baris)
    assert not any("ngoro" in satu for satu in baris)


@override_settings(HARI_INI=None)
def test_without_the_storys_date_the_command_refuses() -> None:
    with pytest.raises(Galat) as galat:
        Command().work(penuh=False, ulang=False, port=0, tanpa_server=True)
    assert galat.value.kode == "BUKAN_PERAGAAN"
