"""After it is drawn: signed, sent, replaced; checked by anybody, proven by recomputing."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from fondasi.errors import Galat
from fondasi.runs import exclusive_run
from kecamatan.models import KopSurat
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.laporan import DISK, fail_laporan
from rumahbersama.laporan.actions.pemeriksaan import (
    HasilPeriksa,
    recompute,
    redraws_the_same,
)
from rumahbersama.laporan.actions.tanda_tangan import send_laporan, sign_laporan, unsign_laporan
from rumahbersama.laporan.enums import StatusLaporan
from rumahbersama.laporan.management.commands import buat_laporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.perender import layout_hash
from rumahbersama.laporan.rules import differences, new_kode, read_kode
from rumahbersama.laporan.tasks import build
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.laporan.dunia import NAMA_RAHASIA, bulan, selesaikan, susun, tambah_orang

pytestmark = pytest.mark.django_db


def pindaian(isi: bytes = b"%PDF-1.4 pindaian %%EOF") -> SimpleUploadedFile:
    return SimpleUploadedFile("pindaian.pdf", isi)


def test_jalan_hidup(neraca: Neraca, tempat: Tempat, pemeran: Pemeran) -> None:
    laporan = selesaikan(susun(tempat))

    signed = sign_laporan(laporan=laporan, oleh=pemeran.bappeda, pindaian=pindaian())
    assert (signed.status, signed.ditandatangani_oleh) == ("DITANDATANGANI", pemeran.bappeda)
    assert signed.pindaian is not None

    sent = send_laporan(laporan=signed, oleh=pemeran.bappeda)
    assert sent.status == StatusLaporan.DIKIRIM
    assert sent.dikirim_at is not None


def test_tanda_tangan_dapat_diurungkan_sebelum_dikirim(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran
) -> None:
    laporan = sign_laporan(laporan=selesaikan(susun(tempat)), oleh=pemeran.bappeda)

    back = unsign_laporan(laporan=laporan, oleh=pemeran.bappeda)

    assert (back.status, back.ditandatangani_at, back.pindaian) == ("SIAP", None, None)


@pytest.mark.parametrize("aksi", [send_laporan, unsign_laporan])
def test_langkah_di_luar_urutan_ditolak(
    aksi: Any, neraca: Neraca, tempat: Tempat, pemeran: Pemeran
) -> None:
    with pytest.raises(Galat) as galat:
        aksi(laporan=selesaikan(susun(tempat)), oleh=pemeran.bappeda)
    assert galat.value.kode == "STATUS_SALAH"


def test_pindaian_yang_bukan_dokumen_ditolak(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran
) -> None:
    laporan = selesaikan(susun(tempat))
    for isi, kode in ((b"<html>", "BUKAN_PDF"), (b"%PDF-1.4 separuh", "TERPOTONG")):
        with pytest.raises(Galat) as galat:
            sign_laporan(laporan=laporan, oleh=pemeran.bappeda, pindaian=pindaian(isi))
        assert galat.value.kode == f"PINDAIAN_{kode}"
    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.SIAP


def test_versi_baru_menggantikan_yang_sudah_dikirim(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    lama = sign_laporan(laporan=selesaikan(susun(tempat)), oleh=pemeran.bappeda)
    tambah_orang(neraca, tempat)
    baru = selesaikan(susun(tempat))

    lama.refresh_from_db()
    assert (lama.status, baru.status) == (StatusLaporan.DIGANTI, StatusLaporan.SIAP)
    assert "sudah diganti" in client.get(f"/periksa/{lama.kode_periksa}/").content.decode()
    assert "Laporan ini berlaku" in client.get(f"/periksa/{baru.kode_periksa}/").content.decode()


def test_halaman_periksa_tanpa_masuk_dan_tanpa_angka(
    neraca: Neraca, tempat: Tempat, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))

    page = client.get(f"/periksa/{laporan.kode_periksa}/").content.decode()

    assert laporan.sidik in page
    assert "bukan tanda tangan elektronik" in page
    assert NAMA_RAHASIA not in page
    assert "neraca" not in page


def test_kode_tak_dikenal_dan_laporan_yang_belum_jadi(
    neraca: Neraca, tempat: Tempat, client: WebClient
) -> None:
    belum = susun(tempat)
    assert client.get(f"/periksa/{belum.kode_periksa}/").status_code == 404
    assert client.get("/periksa/AAAA-BBBB-CCCC/").status_code == 404
    assert client.get("/periksa/<script>/").status_code == 404


def test_kode_dari_kertas_dibaca_lapang(neraca: Neraca, tempat: Tempat, client: WebClient) -> None:
    laporan = selesaikan(susun(tempat))
    assert laporan.kode_periksa is not None
    diketik = laporan.kode_periksa.lower().replace("-", " ").replace("0", "o")

    response = client.get("/periksa/", {"kode": diketik})

    assert response.headers["Location"] == f"/periksa/{laporan.kode_periksa}/"
    assert "12 huruf" in client.get("/periksa/", {"kode": "pendek"}).content.decode()


def test_kode_terbaca_dan_acak() -> None:
    kode = new_kode()
    assert read_kode(kode) == kode
    assert len({new_kode() for _ in range(200)}) == 200
    assert read_kode("x" * 11) == ""


def test_beda_menyebut_tempatnya() -> None:
    lama = {"a": 1, "b": [{"c": 2}, 3], "d": {}}
    baru = {"a": 1, "b": [{"c": 5}], "d": {"e": "x"}}
    assert list(differences(lama, baru)) == [
        ("b[0].c", 2, 5),
        ("b[1]", 3, None),
        ("d.e", None, "x"),
    ]


def test_hitung_ulang_sama_lalu_berbeda(neraca: Neraca, tempat: Tempat, settings: Any) -> None:
    laporan = selesaikan(susun(tempat))
    settings.SITUS_URL = "https://alamat.lain.example"
    assert recompute(laporan=laporan) == HasilPeriksa([], perender_berubah=False)
    assert redraws_the_same(laporan=laporan) is True

    tambah_orang(neraca, tempat)

    hasil = recompute(laporan=laporan)
    assert ("neraca.sk", 2, 3) in hasil.beda
    assert not hasil.perender_berubah


@pytest.mark.parametrize("bagian", ["weasyprint", "rupa"])
def test_perender_lain_bukan_angka_lain(neraca: Neraca, tempat: Tempat, bagian: str) -> None:
    laporan = selesaikan(susun(tempat))
    laporan.angka["perender"][bagian] = "1.0"
    del laporan.angka["program"], laporan.angka["per_kecamatan"][0]["ganda"]

    hasil = recompute(laporan=laporan)

    assert (hasil.sama, hasil.perender_berubah) == (True, True)


def test_rupa_ialah_templat_dan_gaya(settings: Any, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    gaya = tmp_path / "templates" / "pdf" / "surat.css"
    gaya.parent.mkdir(parents=True)
    gaya.write_text("p { margin: 0 }")
    semula = layout_hash()
    assert layout_hash() == semula
    gaya.write_text("p { margin: 1mm }")
    assert layout_hash() != semula


def test_perintah_periksa(neraca: Neraca, tempat: Tempat) -> None:
    laporan = selesaikan(susun(tempat))
    out = StringIO()
    call_command("periksa_laporan", str(laporan.pk), "--json", stdout=out)
    assert json.loads(out.getvalue()) == {
        "laporan": laporan.pk, "status": "SAMA", "beda": [], "pdf_sama": True,
        "perender_berubah": False,
    }  # fmt: skip

    tambah_orang(neraca, tempat)
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("periksa_laporan", str(laporan.pk), "--json", stdout=out)
    assert error.value.returncode == 1
    assert json.loads(out.getvalue())["galat"]["kode"] == "ANGKA_BERBEDA"
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("periksa_laporan", str(laporan.pk), stdout=out)
    assert "neraca.sk: dibekukan 2, sekarang 3" in out.getvalue()


def test_lambang_rusak_tidak_menghentikan_laporan(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran
) -> None:
    from django.core.files.base import ContentFile

    from kecamatan.actions.berkas import store_berkas

    rusak = store_berkas(ContentFile(b"bukan gambar"), jenis="lambang", nama="x", oleh=None)
    KopSurat.objects.create(wilayah=tempat.kabupaten, baris_1="PEMKAB", lambang=rusak)

    assert selesaikan(susun(tempat)).status == StatusLaporan.SIAP


def test_disk_penuh_menjadi_keadaan_yang_jelas(
    neraca: Neraca, tempat: Tempat, sebagai: Callable[[str], Any], settings: Any, tmp_path: Any
) -> None:
    laporan = susun(tempat)
    buntu = tmp_path / "berkas"
    buntu.write_text("di sini bukan folder")
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(buntu)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}

    with sebagai("pekerja"), pytest.raises(NotADirectoryError):
        build(laporan.pk)

    laporan.refresh_from_db()
    assert (laporan.status, laporan.galat_pesan, laporan.berkas) == ("GAGAL", DISK, None)

    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command(
            "buat_laporan", "--jenis=progres-ppke", "--wilayah=35", f"--periode={bulan()}",
            "--semua", stdout=out,
        )  # fmt: skip
    assert error.value.returncode == 1
    assert f"35.17: GAGAL. {DISK}" in out.getvalue().splitlines()


def test_perintah_menunggu_pekerja_yang_lebih_cepat(
    neraca: Neraca, tempat: Tempat, monkeypatch: pytest.MonkeyPatch
) -> None:
    laporan = susun(tempat)
    monkeypatch.setattr(buat_laporan, "SABAR", -1)
    with exclusive_run(laporan), pytest.raises(Galat) as galat:
        buat_laporan.build_now(laporan)
    assert galat.value.kode == "LAPORAN_SIBUK"

    fail_laporan(laporan=laporan, pesan="Pekerja berhenti.")
    with pytest.raises(Galat, match=r"Pekerja berhenti\."):
        buat_laporan.build_now(laporan)


def test_versi_yang_gagal_tidak_menggeser_yang_sudah_ditandatangani(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran
) -> None:
    lama = sign_laporan(laporan=selesaikan(susun(tempat)), oleh=pemeran.bappeda)
    tambah_orang(neraca, tempat)
    baru = susun(tempat)
    assert list(Laporan.objects.newest()) == [lama]

    fail_laporan(laporan=baru, pesan=DISK)
    assert list(Laporan.objects.newest()) == [lama]
    Laporan.objects.filter(pk=lama.pk).update(status=StatusLaporan.DIGANTI)
    assert list(Laporan.objects.newest()) == [baru]


def test_halaman_tanda_tangan(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/{laporan.pk}/"

    client.post(f"{alamat}tanda-tangan/", {"pindaian": pindaian()})
    assert client.get(f"{alamat}pindaian/").status_code == 200
    client.post(f"{alamat}kirim/")
    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.DIKIRIM
    # Kiriman kedua dari tab lain: kalimat, bukan galat.
    assert client.post(f"{alamat}kirim/").status_code == 403


@pytest.mark.parametrize(
    ("nama", "status"), [("pimpinan", 403), ("provinsi", 403), ("camat", 404), ("opd", 404)]
)
def test_hanya_sekretariat_menandatangani(
    nama: str, status: int, neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(getattr(pemeran, nama))

    assert client.post(f"/laporan/{laporan.pk}/tanda-tangan/").status_code == status
    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.SIAP


def test_periksa_ulang_di_halaman(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/{laporan.pk}/periksa-ulang/"
    assert "sama dengan angka yang dibekukan" in client.post(alamat).content.decode()

    tambah_orang(neraca, tempat)

    page = client.post(alamat).content.decode()
    assert "neraca.sk" in page
    assert Laporan.objects.count() == 1
