from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fondasi import kewajiban
from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, Pengguna, Penugasan
from pendamping.actions.penempatan import end_penempatan, open_penempatan
from pendamping.models import Pendamping, Penempatan
from tests.pemeran import Pemeran, Tempat, beri_tugas, buat_pengguna
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def masa(orang: Pengguna) -> list[tuple[str, date, date | None]]:
    rows = Penugasan.objects.filter(pengguna=orang, peran=Peran.PENDAMPING)
    return list(rows.order_by("wilayah__kode", "mulai").values_list(
        "wilayah__nama", "mulai", "sampai"
    ))  # fmt: skip


def kode_galat(**isi: Any) -> str:
    row: Pendamping = isi.pop("row")
    with pytest.raises(Galat) as galat:
        open_penempatan(row, **{"mulai": today(), "sampai": None, "oleh": None, **isi})
    return galat.value.kode


def test_penempatan_berakhir_dengan_kontrak(tempat: Tempat) -> None:
    akhir = today() + 30 * HARI
    row = buat_pendamping(buat_program(), tempat.kecamatan, kontrak_sampai=akhir)
    placed = open_penempatan(
        row, desa=[tempat.desa, tempat.desa_lain], mulai=today(), sampai=None, oleh=None
    )
    assert [(p.desa, p.mulai, p.sampai) for p in placed] == [
        (tempat.desa, today(), akhir),
        (tempat.desa_lain, today(), akhir),
    ]
    assert JejakAudit.objects.filter(tindakan="tempatkan_pendamping").count() == 2


def test_penolakan_satu_per_satu(tempat: Tempat) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan, kontrak_sampai=today() + 30 * HARI)
    desa = [tempat.desa]
    assert kode_galat(row=row, desa=[]) == "DESA_KOSONG"
    assert kode_galat(row=row, desa=desa, sampai=today()) == "MASA_TERBALIK"
    assert kode_galat(row=row, desa=desa, sampai=today() + 31 * HARI) == "DI_LUAR_KONTRAK"
    assert kode_galat(row=row, desa=desa, mulai=date(2000, 1, 1)) == "DI_LUAR_KONTRAK"
    assert kode_galat(row=row, desa=[tempat.desa_tetangga]) == "DESA_DI_LUAR"
    buat_penempatan(row, tempat.desa)
    assert kode_galat(row=row, desa=[tempat.desa_lain, tempat.desa]) == "SUDAH_DITEMPATKAN"
    assert Penempatan.objects.count() == 1


def test_program_tunggal_hanya_satu_orang_sedesa(tempat: Tempat) -> None:
    tunggal, banyak = buat_program("pld", tunggal=True), buat_program("pkh")
    buat_penempatan(buat_pendamping(tunggal, tempat.kecamatan, "Satu"), tempat.desa)
    buat_penempatan(buat_pendamping(banyak, tempat.kecamatan, "Dua"), tempat.desa)
    kedua = buat_pendamping(tunggal, tempat.kecamatan, "Tiga")
    assert kode_galat(row=kedua, desa=[tempat.desa]) == "SUDAH_ADA_PENDAMPING"
    rangkap = buat_pendamping(banyak, tempat.kecamatan, "Empat")
    open_penempatan(rangkap, desa=[tempat.desa], mulai=today(), sampai=None, oleh=None)
    assert Penempatan.objects.filter(desa=tempat.desa).count() == 3


def test_basis_data_menolak_tumpang_tindih_dan_menerima_sambungan(tempat: Tempat) -> None:
    """Half-open: the day on which one ends is the first on which the next may begin."""
    row = buat_pendamping(buat_program(tunggal=True), tempat.kecamatan)
    buat_penempatan(row, tempat.desa, today() - 10 * HARI, today())
    buat_penempatan(row, tempat.desa, today())
    with pytest.raises(IntegrityError, match="penempatan_orang_sekali"), transaction.atomic():
        buat_penempatan(row, tempat.desa, today() - HARI, today() + HARI)


def test_akun_mendapat_dan_kehilangan_wewenang(tempat: Tempat) -> None:
    orang = buat_pengguna("rini")
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang)
    (satu,) = open_penempatan(row, desa=[tempat.desa], mulai=today(), sampai=None, oleh=None)
    assert masa(orang) == [("Galengdowo", today(), None)]
    end_penempatan(satu, sampai=today() + HARI, oleh=None)
    assert masa(orang) == [("Galengdowo", today(), today() + HARI)]


def test_dua_program_di_desa_yang_sama_satu_wewenang(tempat: Tempat) -> None:
    """The authority ends with the last of the two placements."""
    orang = buat_pengguna("rini")
    satu = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang)
    dua = Pendamping.objects.create(
        kontak=satu.kontak,
        program=buat_program(),
        wilayah=tempat.kecamatan,
        kontrak_mulai=satu.kontrak_mulai,
    )
    mulai: dict[str, Any] = {"mulai": today(), "sampai": None, "oleh": None}
    (a,) = open_penempatan(satu, desa=[tempat.desa], **mulai)
    (b,) = open_penempatan(dua, desa=[tempat.desa], **mulai)
    end_penempatan(a, sampai=today() + HARI, oleh=None)
    assert masa(orang) == [("Galengdowo", today(), None)]
    end_penempatan(b, sampai=today() + 5 * HARI, oleh=None)
    assert masa(orang) == [("Galengdowo", today(), today() + 5 * HARI)]


def test_kewajiban_terbuka_meminta_penerus(tempat: Tempat, pemeran: Pemeran) -> None:
    orang = pemeran.pendamping
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang)
    satu = buat_penempatan(row, tempat.desa)
    diserahkan: list[Pengguna] = []

    def serahkan(penugasan: Penugasan, penerus: Pengguna) -> int:
        diserahkan.append(penerus)
        return 1

    kewajiban.register("uji penempatan", lambda penugasan: 1, serahkan)
    try:
        with pytest.raises(Galat) as galat:
            end_penempatan(satu, sampai=today() + HARI, oleh=None)
        assert galat.value.kode == "PENERUS_DIPERLUKAN"
        teman = buat_pengguna("teman", (Peran.PENDAMPING, tempat.desa))
        end_penempatan(satu, sampai=today() + HARI, oleh=None, penerus=teman)
    finally:
        kewajiban.unregister("uji penempatan")
    assert diserahkan == [teman]


def test_mengakhiri_satu_per_satu(tempat: Tempat) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    satu = buat_penempatan(row, tempat.desa, today() - 5 * HARI, today() + 5 * HARI)
    for sampai, kode in (
        (today() - 6 * HARI, "MASA_TERBALIK"),
        (today() + 6 * HARI, "LEWAT_AKHIR"),
    ):
        with pytest.raises(Galat) as galat:
            end_penempatan(satu, sampai=sampai, oleh=None)
        assert galat.value.kode == kode
    end_penempatan(satu, sampai=today(), oleh=None)
    with pytest.raises(Galat) as galat:
        end_penempatan(satu, sampai=today(), oleh=None)
    assert galat.value.kode == "SUDAH_BERAKHIR"


def test_wewenang_lain_tidak_tersentuh(tempat: Tempat) -> None:
    orang = buat_pengguna("rini", (Peran.PENDAMPING, tempat.kecamatan_tetangga))
    beri_tugas(orang, Peran.DESA, tempat.desa)
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang)
    (satu,) = open_penempatan(row, desa=[tempat.desa], mulai=today(), sampai=None, oleh=None)
    end_penempatan(satu, sampai=today() + HARI, oleh=None)
    open_rows = Penugasan.objects.filter(pengguna=orang, sampai=None)
    assert sorted((p.peran, p.wilayah.nama) for p in open_rows) == [
        ("desa", "Galengdowo"),
        ("pendamping", "Bareng"),
    ]
