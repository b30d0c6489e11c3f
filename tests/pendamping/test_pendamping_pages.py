from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from fondasi.today import today
from kecamatan.models import Kontak
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from tests.pemeran import Pemeran, Tempat, buat_pengguna
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def kirim(tempat: Tempat, program: ProgramPendampingan, **lainnya: Any) -> dict[str, Any]:
    return {
        "nama": "Rini (contoh)",
        "program": program.pk,
        "wilayah": tempat.kecamatan.pk,
        "telepon": "0812-3456-7890",
        "kontrak_mulai": "2024-01-01",
        "kontrak_akhir": "",
        **lainnya,
    }


def test_camat_mendaftarkan_lalu_menempatkan(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    response = client.post("/pendamping/daftar/baru/", kirim(tempat, buat_program()))
    row = Pendamping.objects.get()
    assert response["Location"] == f"/pendamping/daftar/{row.pk}/penempatan/"
    assert row.kontak.telepon == "+6281234567890"
    response = client.post(
        response["Location"],
        {"desa": [tempat.desa.pk, tempat.desa_lain.pk], "mulai": today().isoformat()},
    )
    assert response["Location"] == f"/pendamping/daftar/{row.pk}/"
    assert Penempatan.objects.count() == 2
    isi = client.get(response["Location"]).content.decode()
    assert "Desa Galengdowo" in isi
    assert "Ditempatkan di 2 desa/kelurahan." in isi


@pytest.mark.parametrize(
    ("berubah", "kalimat"),
    [
        ({"kontrak_akhir": "2023-12-31"}, "tidak boleh mendahului hari mulainya"),
        ({"telepon": "12"}, "Nomor ini tidak dikenali"),
        ({"nama": ""}, "pilih orang yang sudah tercatat"),
    ],
)
def test_isian_keliru_disebut(
    client: Client, tempat: Tempat, pemeran: Pemeran, berubah: dict[str, str], kalimat: str
) -> None:
    client.force_login(pemeran.camat)
    data = kirim(tempat, buat_program(), **berubah)
    response = client.post("/pendamping/daftar/baru/", data)
    assert kalimat in response.content.decode()
    assert Pendamping.objects.count() == 0


def test_wilayah_dan_desa_palsu_ditolak(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    data = kirim(tempat, buat_program(), wilayah=tempat.kecamatan_tetangga.pk)
    assert client.post("/pendamping/daftar/baru/", data).status_code == 200
    assert Pendamping.objects.count() == 0
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    data = {"desa": [tempat.desa_tetangga.pk], "mulai": today().isoformat()}
    isi = client.post(f"/pendamping/daftar/{row.pk}/penempatan/", data).content.decode()
    assert "Ada yang perlu diperbaiki" in isi
    assert Penempatan.objects.count() == 0
    lain = Kontak.objects.create(nama="Orang lain", wilayah=tempat.kecamatan_tetangga)
    data = kirim(tempat, buat_program(), kontak=lain.pk)
    client.post("/pendamping/daftar/baru/", data)
    assert Pendamping.objects.count() == 1


def test_dua_tab_menempatkan_yang_sama(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    data = {"desa": [tempat.desa.pk], "mulai": today().isoformat()}
    alamat = f"/pendamping/daftar/{row.pk}/penempatan/"
    assert client.post(alamat, data).status_code == 302
    isi = client.post(alamat, data).content.decode()
    assert "sudah ditempatkan di Desa Galengdowo pada masa itu" in isi
    assert Penempatan.objects.count() == 1


def test_mengakhiri_penempatan(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    satu = buat_penempatan(buat_pendamping(buat_program(), tempat.kecamatan), tempat.desa)
    alamat = f"/pendamping/penempatan/{satu.pk}/akhiri/"
    assert "Akhiri penempatan?" in client.get(alamat).content.decode()
    client.post(alamat, {"akhir": today().isoformat()})
    satu.refresh_from_db()
    assert satu.sampai == today() + HARI
    isi = client.post(alamat, {"akhir": (today() + 9 * HARI).isoformat()}).content.decode()
    assert "sudah berakhir sebelum tanggal itu" in isi


def test_staf_tidak_memperpanjang_kontrak_yang_berakun(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan, akun=buat_pengguna("rini"))
    client.force_login(pemeran.staf)
    data = kirim(tempat, row.program, kontrak_mulai=row.kontrak_mulai.isoformat())
    alamat = f"/pendamping/daftar/{row.pk}/ubah/"
    assert client.post(alamat, data).status_code == 302
    data["kontrak_akhir"] = (today() + 30 * HARI).isoformat()
    assert client.post(alamat, data).status_code == 403
    client.force_login(pemeran.camat)
    assert client.post(alamat, data).status_code == 302


def test_undangan_akun_ditampilkan_sekali(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    Kontak.objects.update(email="rini@contoh.test")
    buat_penempatan(row, tempat.desa)
    client.force_login(pemeran.camat)
    assert "Buat undangan akun" in client.get(f"/pendamping/daftar/{row.pk}/").content.decode()
    isi = client.post(f"/pendamping/daftar/{row.pk}/akun/").content.decode()
    assert "Undangan untuk Rini (contoh)" in isi
    assert client.post(f"/pendamping/daftar/{row.pk}/akun/").status_code == 409


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tetap_pertanyaannya(
    client: Client, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for nomor in range(banyak):
        row = buat_pendamping(buat_program(), tempat.kecamatan, f"Orang {nomor}")
        buat_penempatan(row, tempat.desa)
        buat_penempatan(row, tempat.desa_lain)
    client.force_login(pemeran.camat)
    client.get("/pendamping/daftar/")
    with django_assert_num_queries(13):
        isi = client.get("/pendamping/daftar/").content.decode()
    assert f"{banyak} pendamping" in isi
    assert isi.count("2: Galengdowo, Wonomerto") == banyak


def nama(client: Client, saringan: str) -> list[str]:
    response = client.get(f"/pendamping/daftar/?{saringan}")
    return [row.kontak.nama for row in response.context["daftar"].rows]


def test_saringan(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    pkh, pld = buat_program("pkh"), buat_program("pld")
    akhir = today() + 20 * HARI
    buat_penempatan(buat_pendamping(pkh, tempat.kecamatan, "Ani"), tempat.desa)
    buat_penempatan(
        buat_pendamping(pld, tempat.kecamatan, "Budi", kontrak_sampai=akhir), tempat.desa_lain
    )
    buat_pendamping(pkh, tempat.kecamatan, "Citra")
    buat_pendamping(pkh, tempat.kecamatan, "Dewi", kontrak_sampai=today())
    client.force_login(pemeran.camat)
    assert nama(client, "") == ["Ani", "Budi", "Citra", "Dewi"]
    assert nama(client, "q=bud") == ["Budi"]
    assert nama(client, f"program={pkh.pk}") == ["Ani", "Citra", "Dewi"]
    assert nama(client, f"wilayah={tempat.desa.kode}") == ["Ani"]
    assert nama(client, "keadaan=bertugas") == ["Ani", "Budi"]
    assert nama(client, "keadaan=tanpa-desa") == ["Citra"]
    assert nama(client, "keadaan=segera-berakhir") == ["Budi"]
    assert nama(client, "keadaan=berakhir") == ["Dewi"]
    assert nama(client, "urut=-desa") == ["Budi", "Ani", "Dewi", "Citra"]
    assert nama(client, "program=abc&keadaan=xyz&wilayah=99") == ["Ani", "Budi", "Citra", "Dewi"]


def test_unduhan_daftar_tidak_berumus(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pendamping(buat_program("pkh"), tempat.kecamatan, "=2+2")
    buat_penempatan(row, tempat.desa)
    buat_pendamping(row.program, tempat.kecamatan_tetangga, "Tetangga")
    client.force_login(pemeran.camat)
    response = client.get("/pendamping/daftar/?unduh=xlsx")
    sheet: Any = load_workbook(BytesIO(response.content)).active
    assert [c.value for c in sheet[2]][:2] == ["=2+2", "PKH"]
    assert sheet["A2"].data_type == "s"
    assert sheet["G2"].value == "Galengdowo"
    assert sheet.max_row == 2


def test_bappeda_menambah_program_daerah(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    nasional = buat_program("pkh")
    client.force_login(pemeran.bappeda)
    data = {"nama": "Kader KB", "singkatan": "Kader", "kode": "kader", "urutan": "5", "aktif": "on"}
    assert client.post("/pendamping/program/baru/", data).status_code == 302
    assert ProgramPendampingan.objects.get(kode="kader").wilayah == tempat.kabupaten
    assert client.post(f"/pendamping/program/{nasional.pk}/", data).status_code == 403
    isi = client.get("/pendamping/program/").content.decode()
    assert "Kader KB" in isi
    assert f"/pendamping/program/{nasional.pk}/" not in isi
    isi = client.post("/pendamping/program/baru/", data).content.decode()
    assert "Kode program ini sudah dipakai" in isi
