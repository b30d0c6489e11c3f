"""The whole demo as a newcomer runs it: one build, then everything that is said of it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fondasi.embedded import processes
from kecamatan.enums import Peran
from rumahbersama.peragaan.cerita import neraca_harapan

# A whole demo is built: long on a busy machine.
pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.timeout(1200)]
ROOT = Path(__file__).resolve().parents[2]
BUAT_ASLI = """
from kecamatan.models import Wilayah
from kemiskinan.models import Rilis
Rilis.objects.create(jenis="dtsen-individu", tahun=2026, sidik="0" * 64,
                     kabupaten=Wilayah.objects.get(kode="35.17"))
"""
HAPUS_ASLI = "from kemiskinan.models import Rilis; Rilis.objects.filter(tahun=2026).delete()"


@dataclass(frozen=True)
class Peragaan:
    """A data folder of its own and what the first build printed."""

    lingkungan: dict[str, str]
    keluaran: str
    galat: str

    @property
    def hasil(self) -> dict[str, Any]:
        isi: dict[str, Any] = json.loads(self.keluaran.splitlines()[-1])
        return isi

    def jalankan(self, *argumen: str) -> subprocess.CompletedProcess[str]:
        return jalankan(self.lingkungan, *argumen)


def jalankan(lingkungan: dict[str, str], *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *argumen],
        env=lingkungan,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def lingkungan_demo(folder: Path) -> dict[str, str]:
    """As `script/demo` exports it, in a folder of its own."""
    tersembunyi = ("RB_PERAN_DB", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL")
    umum = {nama: nilai for nama, nilai in os.environ.items() if nama not in tersembunyi}
    naskah = (ROOT / "script" / "demo").read_text()
    ekspor = next(baris for baris in naskah.splitlines() if baris.startswith("export "))
    return {**umum, **dict(re.findall(r"(\w+)=(\S+)", ekspor)), "RB_DATA": str(folder)}


def bangun(folder: Path, *argumen: str) -> Iterator[Peragaan]:
    lingkungan = lingkungan_demo(folder)
    try:
        jadi = jalankan(lingkungan, "demo", "--tanpa-server", "--json", *argumen)
        assert jadi.returncode == 0, jadi.stderr
        yield Peragaan(lingkungan, jadi.stdout, jadi.stderr)
    finally:
        subprocess.run(
            [sys.executable, "-m", "fondasi.embedded", "reset"],
            env=lingkungan,
            cwd=ROOT,
            check=True,
        )


@pytest.fixture(scope="module")
def peragaan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peragaan]:
    yield from bangun(tmp_path_factory.mktemp("peragaan"))


def test_stdout_is_one_json_object_with_the_planned_ledger(peragaan: Peragaan) -> None:
    assert len(peragaan.keluaran.splitlines()) == 1
    assert set(peragaan.hasil) == {"neraca", "akun", "detik"}
    assert peragaan.hasil["neraca"] == neraca_harapan(1_500)


def test_it_tells_each_step_and_its_seconds(peragaan: Peragaan) -> None:
    detik = peragaan.hasil["detik"]
    assert {"migrasi", "wilayah", "berkas", "impor_p3ke", "padan", "verval", "total"} <= set(detik)
    assert detik["total"] >= detik["migrasi"] > 0
    assert "Mengimpor P3KE 2024 (20.000 baris) … " in peragaan.galat


def test_there_is_an_account_for_every_peran(peragaan: Peragaan) -> None:
    akun = peragaan.hasil["akun"]
    assert {satu["peran"] for satu in akun} == {str(peran) for peran in Peran}
    assert sum(satu["peran"] == "camat" for satu in akun) == 21
    assert {tuple(satu) for satu in akun} == {("email", "sandi", "peran", "wilayah")}
    camat = next(satu for satu in akun if satu["email"].startswith("camat.wonosalam@"))
    assert camat["wilayah"] == "35.17.05"


def test_files_lie_on_disk_and_came_in_by_the_pipeline(peragaan: Peragaan) -> None:
    folder = Path(peragaan.lingkungan["RB_DATA"]) / "peragaan"
    assert {"p3ke_individu_a.xlsx", "sk_bupati.xlsx"} <= {f.name for f in folder.iterdir()}
    tanya = (
        "from kemiskinan.models import Rilis; "
        "print(*Rilis.objects.order_by('id').values_list('jenis', 'status', 'layout'), sep=';')"
    )
    jawab = peragaan.jalankan("shell", "-v", "0", "-c", tanya).stdout.splitlines()[-1]
    assert jawab == (
        "('p3ke-individu', 'DIGANTI', 'A');('sk-bupati', 'BERLAKU', 'SK');"
        "('p3ke-individu', 'BERLAKU', 'A');('p3ke-keluarga', 'DIPERIKSA', 'B')"
    )


def test_some_results_are_final_and_some_wait(peragaan: Peragaan) -> None:
    tanya = (
        "from kemiskinan.models import BeritaAcara as B, DaftarVerval as D, Verval as V; "
        "print(B.objects.final().exists(), B.objects.filter(disahkan_at=None).exists(), "
        "D.objects.filter(status='DITUTUP').exists(), "
        "D.objects.filter(wilayah__kode='35.17.05', status='TERBUKA').exists())"
    )
    jawab = peragaan.jalankan("shell", "-v", "0", "-c", tanya).stdout.splitlines()[-1]
    assert jawab == "True True True True"


def test_the_month_of_the_camat_and_the_field_can_be_shown(peragaan: Peragaan) -> None:
    """An agenda that can be led, a direction to 21 camat, two open service cards of one
    pendamping."""
    tanya = (
        "from kecamatan.models import Arahan, Pengguna, RapatKoordinasi as R; "
        "from layanan_dasar.models import KartuSkor; "
        "r = R.objects.get(wilayah__kode='35.17.05', tanggal='2024-11-07'); "
        "p = Pengguna.objects.get(email__startswith='pendamping1.wonosalam@'); "
        "k = KartuSkor.objects.filter(desa__in=p.penugasan.values('wilayah'), status='DRAF', "
        "periode__ditutup_at=None, periode__instrumen__kode='layanan_dasar'); "
        "print(r.agenda.items().count() <= 14, r.agenda.exclude(induk=None).count() > 30, "
        "Arahan.objects.get().penerima.count(), k.count())"
    )
    jawab = peragaan.jalankan("shell", "-v", "0", "-c", tanya).stdout.splitlines()[-1]
    assert jawab == "True True 21 2"


def test_a_second_run_builds_nothing(peragaan: Peragaan) -> None:
    lagi = peragaan.jalankan("demo", "--tanpa-server", "--json")
    hasil = json.loads(lagi.stdout)
    assert (lagi.returncode, hasil["neraca"]) == (0, peragaan.hasil["neraca"])
    assert set(hasil["detik"]) == {"migrasi", "total"}
    assert hasil["akun"] == peragaan.hasil["akun"]


def test_people_get_a_tree_and_a_table(peragaan: Peragaan) -> None:
    lagi = peragaan.jalankan("demo", "--tanpa-server")
    assert "1.500 jiwa ditetapkan SK Bupati 2023" in lagi.stdout
    assert "camat.wonosalam@peragaan.example" in lagi.stdout


@pytest.mark.parametrize("pilihan", [(), ("--ulang",)])
def test_a_database_with_real_data_is_refused(peragaan: Peragaan, pilihan: tuple[str, ...]) -> None:
    peragaan.jalankan("shell", "-v", "0", "-c", BUAT_ASLI)
    try:
        ditolak = peragaan.jalankan("demo", "--tanpa-server", "--json", *pilihan)
    finally:
        peragaan.jalankan("shell", "-v", "0", "-c", HAPUS_ASLI)
    hasil = json.loads(ditolak.stdout)
    assert (ditolak.returncode, hasil["status"]) == (1, "DITOLAK")
    assert hasil["galat"]["kode"] == "DATA_ASLI"


def baca(alamat: str, sabar: float = 240) -> str:
    """The page, as soon as somebody answers."""
    batas = time.monotonic() + sabar
    while True:
        try:
            with urllib.request.urlopen(alamat, timeout=120) as jawab:
                return str(jawab.read().decode())
        except OSError:
            if time.monotonic() > batas:
                raise
            time.sleep(0.2)


def keturunan(pid: int) -> list[int]:
    """Every process below this one; one that ended meanwhile has none."""
    try:
        anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [turunan for satu in map(int, anak) for turunan in (satu, *keturunan(satu))]


def hidup(semua: list[int]) -> list[int]:
    """Those that run on; an orphan that ended but that its new parent has not yet collected is
    dead."""
    return [pid for pid in semua if keadaan(pid) not in ("", "Z", "X")]


def keadaan(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize(
    "isyarat", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.lama)]
)
def test_it_serves_until_told_to_end_and_leaves_nobody_behind(
    peragaan: Peragaan, porta: int, isyarat: signal.Signals
) -> None:
    proses = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(porta)],
        env=peragaan.lingkungan,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        masuk = baca(f"http://127.0.0.1:{porta}/akun/masuk/")
        semua = keturunan(proses.pid)
        proses.send_signal(isyarat)
        keluaran, _ = proses.communicate(timeout=240)
    finally:
        proses.kill()
        proses.wait()
    assert "DATA CONTOH – BUKAN DATA SEBENARNYA" in masuk
    assert f"Buka http://localhost:{porta}/ – hentikan dengan Ctrl-C." in keluaran
    assert proses.returncode == 0
    assert len(semua) >= 3
    assert processes.wait_until(lambda: not hidup(semua), 120), hidup(semua)


def test_a_demo_that_is_killed_takes_its_services_along(peragaan: Peragaan, porta: int) -> None:
    proses = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(porta)],
        env=peragaan.lingkungan,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        baca(f"http://127.0.0.1:{porta}/kesehatan/")
        semua = keturunan(proses.pid)
    finally:
        proses.kill()
        proses.wait()
    assert processes.wait_until(lambda: not hidup(semua), 120), hidup(semua)


def test_a_taken_port_is_refused_before_anything_else(peragaan: Peragaan) -> None:
    with socket.socket() as lain:
        lain.bind(("127.0.0.1", 0))
        lain.listen()
        ditolak = peragaan.jalankan("demo", "--json", "--port", str(lain.getsockname()[1]))
    assert json.loads(ditolak.stdout)["galat"]["kode"] == "PORTA_TERPAKAI"


@pytest.mark.lama
@pytest.mark.timeout(1200)
def test_the_full_demo_is_jombangs_tree(tmp_path: Path) -> None:
    for penuh in bangun(tmp_path, "--penuh"):
        assert penuh.hasil["neraca"] == neraca_harapan(7_408)
        assert penuh.hasil["detik"]["total"] < 600
