"""The demo's pendamping, on a small Jombang: two kecamatan, eleven desa."""

from __future__ import annotations

from typing import Any

import pytest

from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Kontak, Penugasan, UsulanAgenda, Wilayah
from pendamping.actions.program import load_program
from pendamping.actions.topik import load_topik
from pendamping.models import Konsultasi, Kunjungan, Pelatihan, Pendamping, Pustaka
from pendamping.queries.cakupan import coverage_of
from pendamping.queries.konsultasi import frequent_topics
from rumahbersama.peragaan.instalasi import Tempat, baca_tempat
from rumahbersama.peragaan.pendampingan import TANPA, Pendampingan
from tests.pemeran import Tempat as TempatUji
from tests.pemeran import buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db
DESA = ("Jarak", "Sambirejo", "Sumberjo", "Wonokerto", "Wonosalam", "Carangwulung", "Panglungan")


@pytest.fixture(autouse=True)
def _november(settings: Any) -> None:
    settings.HARI_INI = "2024-11-04"


def akun_di(tempat: Tempat) -> dict[str, Any]:
    akun = {"bappeda": buat_pengguna("bappeda", (Peran.BAPPEDA, tempat.kabupaten))}
    for nama in ("wonosalam", "bareng"):
        (kecamatan,) = (k for k in tempat.kecamatan if k.nama.lower() == nama)
        desa = tempat.desa_di(kecamatan)
        akun[f"camat.{nama}"] = buat_pengguna(f"camat.{nama}", (Peran.CAMAT, kecamatan))
        for nomor in (1, 2):
            binaan = desa[5 * nomor - 5 : 5 * nomor] or desa[:1]
            kotak = f"pendamping{nomor}.{nama}"
            akun[kotak] = buat_pengguna(kotak, *((Peran.PENDAMPING, one) for one in binaan))
    for desa_ini in tempat.desa:
        if desa_ini.induk is not None and desa_ini.induk.nama == "Wonosalam":
            kotak = f"desa.{desa_ini.nama.lower()}"
            akun[kotak] = buat_pengguna(kotak, (Peran.DESA, desa_ini))
    for kotak, user in akun.items():
        wilayah = Penugasan.objects.filter(pengguna=user)[0].wilayah
        Kontak.objects.create(nama=f"{kotak} (contoh)", wilayah=wilayah, pengguna=user)
    return akun


def test_cerita_pendampingan(tempat: TempatUji) -> None:
    for nomor, nama in enumerate(DESA, 2003):
        buat_wilayah(f"35.17.05.{nomor}", nama)
    Wilayah.objects.filter(tingkat=Tingkat.DESA, kode__startswith="35.17.09").delete()
    load_program()
    load_topik()
    story = baca_tempat()
    akun = akun_di(story)
    before = Penugasan.objects.count()
    Pendampingan(story, akun, {}, benih=1).ceritakan()
    matriks = coverage_of(tempat.kecamatan, today())
    assert {d.nama for d in matriks.tanpa_pendamping} >= set(TANPA)
    assert len(matriks.tanpa_pendamping) < len(matriks.baris)
    assert Penugasan.objects.count() == before
    assert Pendamping.objects.count() == 4 + 5
    assert Kunjungan.objects.count() == 18
    assert UsulanAgenda.objects.filter(asal="kunjungan").count() == 2
    assert Konsultasi.objects.waiting().count() == 4
    assert Pustaka.objects.filter(jenis="tanya-jawab").count() == 1
    assert Pelatihan.objects.get().peserta.filter(hadir=True).count() == 8
    assert [one.kode for one in frequent_topics(akun["camat.wonosalam"])] == ["keuangan"]
    names = Pendamping.objects.values_list("kontak__nama", flat=True)
    assert all("(contoh)" in nama for nama in names)
