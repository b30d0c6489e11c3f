from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Kontak, Penugasan
from pendamping.actions.pendamping import (
    IsiPendamping,
    change_pendamping,
    invite_pendamping,
    register_pendamping,
)
from pendamping.actions.program import load_program, save_program
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from pendamping.permissions.pendamping import can_place_pendamping
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat, buat_instansi, buat_pengguna
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def isi(tempat: Tempat, **lainnya: object) -> IsiPendamping:
    dasar = IsiPendamping("Rini (contoh)", buat_program(), tempat.kecamatan, today())
    return replace(dasar, **lainnya)  # type: ignore[arg-type]


def test_mendaftarkan_orang_baru_dan_orang_yang_sudah_tercatat(tempat: Tempat) -> None:
    baru = register_pendamping(isi(tempat, telepon="+6281234567890"), oleh=None)
    assert (baru.kontak.nama, baru.kontak.telepon, baru.kontak.wilayah) == (
        "Rini (contoh)",
        "+6281234567890",
        tempat.kecamatan,
    )
    kontak = Kontak.objects.create(nama="Rini (contoh)", wilayah=tempat.kecamatan)
    lama = register_pendamping(isi(tempat), kontak=kontak, oleh=None)
    assert lama.kontak == kontak
    assert Kontak.objects.count() == 2
    with pytest.raises(Galat) as galat:
        register_pendamping(isi(tempat, program=lama.program), kontak=kontak, oleh=None)
    assert galat.value.kode == "PENDAMPING_SUDAH_ADA"


def test_kontrak_terbalik_ditolak(tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        register_pendamping(isi(tempat, kontrak_sampai=today()), oleh=None)
    assert galat.value.kode == "KONTRAK_TERBALIK"
    assert Kontak.objects.count() == 0


def test_perpanjangan_kontrak_memperpanjang_penempatan_dan_wewenang(tempat: Tempat) -> None:
    orang, akhir = buat_pengguna("rini"), today() + 10 * HARI
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang, kontrak_sampai=akhir)
    ikut = buat_penempatan(row, tempat.desa, sampai=akhir)
    tidak = buat_penempatan(row, tempat.desa_lain, sampai=akhir - HARI)
    baru = IsiPendamping(
        "Rini", row.program, tempat.kecamatan, row.kontrak_mulai, akhir + 365 * HARI
    )
    change_pendamping(row, baru, oleh=None)
    ikut.refresh_from_db()
    tidak.refresh_from_db()
    assert (ikut.sampai, tidak.sampai) == (akhir + 365 * HARI, akhir - HARI)
    ends = Penugasan.objects.filter(pengguna=orang).values_list("wilayah__nama", "sampai")
    assert sorted(ends) == [
        ("Galengdowo", akhir + 365 * HARI),
        ("Wonomerto", akhir - HARI),
    ]


def test_kontrak_tidak_boleh_meninggalkan_penempatan(tempat: Tempat) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    buat_penempatan(row, tempat.desa, sampai=today() + 90 * HARI)
    pendek = IsiPendamping(
        "Rini", row.program, tempat.kecamatan, row.kontrak_mulai, today() + 30 * HARI
    )
    with pytest.raises(Galat) as galat:
        change_pendamping(row, pendek, oleh=None)
    assert galat.value.kode == "PENEMPATAN_MELEWATI"
    with pytest.raises(Galat) as galat:
        change_pendamping(row, replace(pendek, program=buat_program()), oleh=None)
    assert galat.value.kode == "PROGRAM_BERTEMPAT"


def test_undangan_memberi_wewenang_di_semua_penempatan(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    row.kontak.email = "rini@contoh.test"
    row.kontak.save()
    with pytest.raises(Galat) as galat:
        invite_pendamping(row, oleh=pemeran.camat)
    assert galat.value.kode == "BELUM_DITEMPATKAN"
    buat_penempatan(row, tempat.desa)
    buat_penempatan(row, tempat.desa_lain)
    akun, token = invite_pendamping(row, oleh=pemeran.camat)
    row.kontak.refresh_from_db()
    assert row.kontak.pengguna == akun
    assert token
    held = akun.penugasan.order_by("wilayah__kode").values_list("peran", "wilayah__nama")
    assert list(held) == [("pendamping", "Galengdowo"), ("pendamping", "Wonomerto")]
    with pytest.raises(Galat) as galat:
        invite_pendamping(row, oleh=pemeran.camat)
    assert galat.value.kode == "SUDAH_BERAKUN"


def test_siapa_melihat_siapa(tempat: Tempat, pemeran: Pemeran) -> None:
    """Own kecamatan by name; provinsi and above nobody; an OPD its own people."""
    program = buat_program()
    dinas = pemeran.opd.penugasan.get().instansi
    milik = buat_pendamping(program, tempat.kecamatan, "Milik")
    buat_penempatan(milik, tempat.desa)
    tetangga = buat_pendamping(program, tempat.kecamatan_tetangga, "Tetangga")
    Kontak.objects.filter(pk=tetangga.kontak_id).update(instansi=dinas)
    tingkat = buat_pendamping(program, tempat.kabupaten, "Tingkat")
    buat_penempatan(tingkat, tempat.desa_tetangga)
    buat_pendamping(program, tempat.kecamatan_kota, "Kota")
    seen = {
        who: sorted(
            Pendamping.objects.visible_to(pemeran[who]).values_list("kontak__nama", flat=True)  # type: ignore[arg-type]
        )
        for who in PARA_PEMERAN
    }
    semua = ["Milik", "Tetangga", "Tingkat"]
    bareng = ["Tetangga", "Tingkat"]
    assert seen == {
        "camat": ["Milik"],
        "staf": ["Milik"],
        "pendamping": ["Milik"],
        "desa": ["Milik"],
        "camat_tetangga": bareng,
        "pendamping_tetangga": bareng,
        "desa_tetangga": ["Tingkat"],
        "dua_tugas": semua,
        "opd": ["Tetangga"],
        "opd_lain": [],
        "bappeda": semua,
        "pimpinan": semua,
        "bappeda_kota": ["Kota"],
        "provinsi": [],
        "admin_nasional": [],
        "anonim": [],
    }


def test_staf_tidak_memberi_wewenang_lewat_penempatan(tempat: Tempat, pemeran: Pemeran) -> None:
    """Placing an account is giving authority: not by staff, and never to oneself."""
    program = buat_program()
    tanpa_akun = buat_pendamping(program, tempat.kecamatan)
    berakun = buat_pendamping(program, tempat.kecamatan, akun=buat_pengguna("rini"))
    diri = buat_pendamping(program, tempat.kecamatan, akun=pemeran.camat)
    camat, staf, desa = pemeran.camat, pemeran.staf, tempat.desa
    assert can_place_pendamping(staf, tanpa_akun, desa)
    assert not can_place_pendamping(staf, berakun, desa)
    assert can_place_pendamping(camat, berakun, desa)
    assert not can_place_pendamping(camat, diri, desa)
    assert not can_place_pendamping(camat, tanpa_akun, tempat.desa_tetangga)


def test_instansi_asal_menurut_kontak_lalu_program(tempat: Tempat) -> None:
    row = buat_pendamping(buat_program(lembaga="Kementerian Sosial"), tempat.kecamatan)
    assert row.lembaga == "Kementerian Sosial"
    row.kontak.instansi = buat_instansi(tempat.kabupaten, "Dinas Sosial", singkatan="Dinsos")
    assert row.lembaga == "Dinsos"


def test_program_baku_dimuat_sekali_dan_tidak_menimpa() -> None:
    assert load_program() == 14
    ProgramPendampingan.objects.filter(kode="pkh").update(nama="Diubah orang", wajib=False)
    ProgramPendampingan.objects.filter(kode="pld").delete()
    assert load_program() == 1
    pkh = ProgramPendampingan.objects.get(kode="pkh")
    assert (pkh.nama, pkh.wajib) == ("Diubah orang", False)
    pld = ProgramPendampingan.objects.get(kode="pld")
    assert (pld.wajib, pld.tunggal) == (True, True)


def test_program_menjadi_tunggal_hanya_bila_tidak_bertumpuk(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    program = buat_program()
    satu = buat_penempatan(buat_pendamping(program, tempat.kecamatan, "Satu"), tempat.desa)
    dua = buat_penempatan(buat_pendamping(program, tempat.kecamatan, "Dua"), tempat.desa)
    program.tunggal = True
    with pytest.raises(Galat) as galat:
        save_program(program, oleh=pemeran.bappeda)
    assert galat.value.kode == "TUNGGAL_BERTUMPUK"
    assert not ProgramPendampingan.objects.get(pk=program.pk).tunggal
    Penempatan.objects.filter(pk=dua.pk).update(sampai=dua.mulai)
    save_program(program, oleh=pemeran.bappeda)
    satu.refresh_from_db()
    assert satu.tunggal


def test_kode_program_tidak_ganda(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_program("kader", wilayah=tempat.kabupaten)
    kembar = ProgramPendampingan(
        kode="kader", nama="Kader", singkatan="Kader", wilayah=tempat.kabupaten
    )
    with pytest.raises(Galat) as galat:
        save_program(kembar, oleh=pemeran.bappeda)
    assert galat.value.kode == "PROGRAM_SUDAH_ADA"


def test_program_daerah_hanya_di_daerahnya(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_program("pkh")
    buat_program("kader", wilayah=tempat.kabupaten)
    names = {
        who: list(
            ProgramPendampingan.objects.visible_to(pemeran[who]).values_list("kode", flat=True)  # type: ignore[arg-type]
        )
        for who in ("camat", "desa", "bappeda", "provinsi", "bappeda_kota", "anonim")
    }
    both = ["kader", "pkh"]
    assert names == {
        "camat": both, "desa": both, "bappeda": both, "provinsi": both,
        "bappeda_kota": ["pkh"], "anonim": [],
    }  # fmt: skip


def test_peran_pendamping_tetap_dari_penugasan(tempat: Tempat) -> None:
    """Being in the registry opens nothing by itself."""
    orang = buat_pengguna("rini")
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=orang)
    buat_penempatan(row, tempat.desa)
    assert not orang.penugasan.filter(peran=Peran.PENDAMPING).exists()
    assert list(Pendamping.objects.visible_to(orang)) == [row]
