"""The demo's adopted meeting of October 2024."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from kecamatan.enums import JenisInstansi, JenisTindakLanjut, StatusRapat
from kecamatan.models import JenisRapat, Kontak, NotulaRapat, Penugasan
from rumahbersama.peragaan.instalasi import MENJABAT_SEJAK
from rumahbersama.peragaan.instalasi import Tempat as TempatContoh
from rumahbersama.peragaan.rapat_lalu import RapatLaluContoh
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi

pytestmark = pytest.mark.django_db


@time_machine.travel(date(2024, 11, 4), tick=False)
def test_rakor_oktober_disahkan(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
    Penugasan.objects.update(mulai=MENJABAT_SEJAK)
    JenisRapat.objects.get_or_create(kode="rakor-bulanan", defaults={"nama": "Rakor"})
    for siapa in (pemeran.camat, pemeran.staf, pemeran.pendamping):
        Kontak.objects.create(nama=siapa.nama, wilayah=tempat.kecamatan, pengguna=siapa)
    puskesmas = buat_instansi(tempat.kecamatan, "Puskesmas", jenis=JenisInstansi.UPTD)
    dunia = TempatContoh(
        tempat.provinsi, tempat.kabupaten, [tempat.kecamatan], [tempat.desa, tempat.desa_lain]
    )
    akun = {"camat.wonosalam": pemeran.camat, "staf.wonosalam": pemeran.staf}
    instansi = {"puskesmas-35.17.05": puskesmas, "dinsos": kantor.opd}
    rapat = RapatLaluContoh(dunia, akun, instansi).adakan()
    rapat.refresh_from_db()
    notula = NotulaRapat.objects.get(rapat=rapat)
    assert rapat.status == StatusRapat.DISAHKAN
    assert notula.isi["hadir"]["jumlah"] >= 5
    assert [row["hanya_catatan"] for row in notula.isi["keputusan"]] == [False, False, False, True]
    jenis = list(rapat.tindak_lanjut.order_by("pk").values_list("jenis", flat=True))
    assert jenis == [
        JenisTindakLanjut.PERMINTAAN, JenisTindakLanjut.TUGAS, JenisTindakLanjut.USULAN
    ]  # fmt: skip
    assert rapat.foto.count() == 2
