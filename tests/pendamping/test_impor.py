"""The registry from a spreadsheet: what comes in, what stays out and why, and twice is once."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import JenisInstansi, Peran
from kecamatan.models import JejakAudit, Kontak
from pendamping.actions.impor import HasilImpor, PendampingResource, import_registry
from pendamping.intake import impor as intake
from pendamping.intake.impor import Lembaran, read_registry
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from pendamping.rules.impor import JUDUL, parts, plain, read_day
from tests.pemeran import Pemeran, Tempat, beri_tugas, buat_instansi, buat_pengguna
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db

BARIS = ("Rini (contoh)", "PKH", "", "", "", "Wonosalam", "Galengdowo", "2024-01-01", "2099-12-31")
ALAMAT = "/pendamping/daftar/impor/"


@pytest.fixture
def pkh() -> ProgramPendampingan:
    return buat_program("pkh", nama="Program Keluarga Harapan", lembaga="Kemensos", tunggal=True)


def ganti(**isi: str) -> tuple[str, ...]:
    """BARIS with some columns changed, by the first word of their titles."""
    judul = [one.split()[0].lower() for one in JUDUL]
    return tuple(isi.get(name, value) for name, value in zip(judul, BARIS, strict=True))


def masukkan(oleh: Any, *baris: tuple[str, ...], coba: bool = False) -> HasilImpor:
    lembaran = Lembaran(tuple(range(2, 2 + len(baris))), baris)
    return import_registry(lembaran, oleh=oleh, coba=coba)


def buku(*baris: tuple[Any, ...], judul: tuple[str, ...] = JUDUL) -> SimpleUploadedFile:
    book, out = Workbook(), BytesIO()
    sheet: Any = book.active
    for one in (judul, *baris):
        sheet.append(one)
    book.save(out)
    return SimpleUploadedFile("daftar.xlsx", out.getvalue())


def test_satu_baris_mendaftar_dan_menempatkan(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    kantor = buat_instansi(tempat.kabupaten, "Dinsos Contoh", jenis=JenisInstansi.OPD)
    hasil = masukkan(
        pemeran.camat,
        ganti(
            program="Program Keluarga Harapan",
            instansi="dinsos contoh",
            nomor="0812-3456-7890",
            surel="rini@contoh.test",
            desa="Desa Galengdowo; WONOMERTO",
        ),
    )
    assert (hasil.baru, hasil.salah) == ([(2, "Rini (contoh)")], [])
    row = Pendamping.objects.get()
    assert (row.kontak.telepon, row.kontak.email) == ("+6281234567890", "rini@contoh.test")
    assert (row.kontak.instansi, row.wilayah) == (kantor, tempat.kecamatan)
    assert (row.kontrak_mulai, row.hari_terakhir) == (date(2024, 1, 1), date(2099, 12, 31))
    places = Penempatan.objects.order_by("desa__kode").values_list("desa", "mulai")
    assert list(places) == [
        (tempat.desa.pk, date(2024, 1, 1)),
        (tempat.desa_lain.pk, date(2024, 1, 1)),
    ]


def test_coba_tidak_meninggalkan_apa_pun(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    before = JejakAudit.objects.count()
    assert masukkan(pemeran.camat, BARIS, coba=True).masuk == 1
    assert not Pendamping.objects.exists()
    assert not Kontak.objects.filter(nama="Rini (contoh)").exists()
    assert JejakAudit.objects.count() == before


@pytest.mark.parametrize(
    ("isi", "kolom", "kata"),
    [
        ({"nama": ""}, "Nama", "Tulis nama lengkapnya"),
        ({"nama": "a" * 121}, "Nama", "120 huruf"),
        ({"program": "ABC"}, "Program", "tidak dikenal"),
        ({"instansi": "Kantor Entah"}, "Instansi asal", "belum tercatat"),
        ({"nomor": "12"}, "Nomor WA", "0812-3456-7890"),
        ({"surel": "rini@"}, "Surel", "tidak lengkap"),
        ({"kecamatan": "Bareng"}, "Kecamatan", "bukan wilayah Anda"),
        ({"desa": "Kebondalem"}, "Desa binaan", "Kebondalem"),
        ({"kontrak": "31 Des"}, "Kontrak mulai", "31/12/2024"),
        ({"hari": "besok"}, "Hari terakhir", "31/12/2024"),
        ({"hari": "2023-01-01"}, "Hari terakhir", "mendahului"),
    ],
)
def test_baris_salah_menyebut_kolom_dan_perbaikannya(
    tempat: Tempat,
    pemeran: Pemeran,
    pkh: ProgramPendampingan,
    isi: dict[str, str],
    kolom: str,
    kata: str,
) -> None:
    hasil = masukkan(pemeran.camat, ganti(**isi), ganti(nama="Sari", desa=""))
    [salah] = hasil.salah
    [(judul, kalimat)] = salah.masalah
    assert (salah.nomor, judul) == (2, kolom)
    assert kata in kalimat
    assert hasil.baru == [(3, "Sari")]
    assert list(Pendamping.objects.values_list("kontak__nama", flat=True)) == ["Sari"]


def test_semua_kolom_yang_salah_disebut_sekaligus(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    [salah] = masukkan(pemeran.camat, ganti(program="?", nomor="1", surel="x")).salah
    assert [kolom for kolom, _kata in salah.masalah] == ["Program", "Nomor WA", "Surel"]


def test_desa_yang_sudah_punya_orang_program_itu(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    """The registration of the same row goes with its placement."""
    buat_penempatan(buat_pendamping(pkh, tempat.kecamatan, "Yang lama"), tempat.desa)
    [salah] = masukkan(pemeran.camat, BARIS).salah
    assert salah.masalah[0][0] == "Desa binaan"
    assert "sudah mempunyai" in salah.masalah[0][1]
    assert Pendamping.objects.count() == 1


def test_dua_kali_sama_dengan_sekali_dan_desa_baru_bertambah(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    assert masukkan(pemeran.camat, BARIS, BARIS).dilewati == [(3, "Rini (contoh)")]
    hasil = masukkan(pemeran.camat, ganti(desa="Galengdowo; Wonomerto"))
    assert (hasil.ditambah, hasil.baru) == ([(2, "Rini (contoh)")], [])
    assert Penempatan.objects.get(desa=tempat.desa_lain).mulai == today()


def test_nama_sama_nomor_lain_ditanyakan(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    masukkan(pemeran.camat, ganti(nomor="081234567890"))
    [salah] = masukkan(pemeran.camat, ganti(nomor="081234567891")).salah
    assert salah.masalah[0][0] == "Nomor WA"
    assert Pendamping.objects.count() == 1


def test_orang_yang_sudah_tercatat_dipakai(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    kontak = Kontak.objects.create(
        nama="RINI (CONTOH)", telepon="+6281234567890", wilayah=tempat.kecamatan
    )
    masukkan(pemeran.camat, ganti(nomor="081234567890"))
    assert Pendamping.objects.get().kontak == kontak


def test_yang_berakun_tidak_diberi_wewenang_oleh_yang_tidak_berhak(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    """A member of staff who may not give peran pendamping cannot do it by a spreadsheet."""
    akun = buat_pengguna("rini", (Peran.DESA, tempat.desa_tetangga))
    Kontak.objects.create(
        nama=BARIS[0], telepon="+6281234567890", wilayah=tempat.kecamatan, pengguna=akun
    )
    [salah] = masukkan(pemeran.staf, ganti(nomor="081234567890")).salah
    assert salah.masalah[0][0] == "Desa binaan"
    assert not akun.penugasan.filter(peran=Peran.PENDAMPING).exists()
    assert not Pendamping.objects.exists()


def test_bappeda_menyebut_kecamatannya(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    hasil = masukkan(
        pemeran.bappeda, ganti(kecamatan=""), ganti(nama="Sari", kecamatan="35.17.04", desa="")
    )
    assert [one.masalah[0][0] for one in hasil.salah] == ["Kecamatan"]
    assert Pendamping.objects.get().wilayah == tempat.kecamatan_tetangga


def test_dua_tempat_dengan_penugasan_di_tetangga(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    beri_tugas(pemeran.staf, Peran.STAF_KECAMATAN, tempat.kecamatan_tetangga)
    hasil = masukkan(pemeran.staf, ganti(kecamatan="Kec. Bareng", desa="Kebondalem"))
    assert hasil.masuk == 1


def test_kata_dan_tanggal() -> None:
    assert [read_day(one) for one in ("2024-02-29", "29/02/2024", "29-02-2024 00:00:00", "x")] == [
        date(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29), None,
    ]  # fmt: skip
    assert plain("Desa  GALENGDOWO ") == "galengdowo"
    assert parts("A; B, A\nC;") == ["A", "B", "C"]


def test_ekspor_dapat_dimasukkan_kembali(
    tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    masukkan(pemeran.camat, BARIS)
    data = PendampingResource(oleh=pemeran.camat).export(Pendamping.objects.all())
    assert data.headers == list(JUDUL)
    assert data[0][6] == "Galengdowo"
    hasil = masukkan(pemeran.camat, tuple(str(one or "") for one in data[0]))
    assert (hasil.salah, hasil.dilewati) == ([], [(2, "Rini (contoh)")])


def test_berkas_dibaca_dengan_nomor_barisnya(tempat: Tempat) -> None:
    """A line above the heads, another order, a blank row: numbers are the spreadsheet's."""
    book, out = Workbook(), BytesIO()
    sheet: Any = book.active
    for one in (("Daftar pendamping",), ("kontrak mulai", "NAMA", " Program "), (),
                (date(2024, 1, 1), "Rini", "PKH")):  # fmt: skip
        sheet.append(one)
    book.save(out)
    found = read_registry(SimpleUploadedFile("a.xlsx", out.getvalue()))
    assert found.nomor == (4,)
    assert found.baris[0][:3] == ("Rini", "PKH", "")
    assert found.baris[0][7].startswith("2024-01-01")


@pytest.mark.parametrize(
    ("berkas", "kode"),
    [
        (buku(BARIS[:2], judul=("Nama", "Program")), "KOLOM_KURANG"),
        (buku(), "TANPA_BARIS"),
        (SimpleUploadedFile("a.xlsx", b"%PDF-1.7 bukan lembar kerja"), None),
    ],
)
def test_berkas_yang_bukan_daftar(berkas: SimpleUploadedFile, kode: str | None) -> None:
    with pytest.raises(Galat) as caught:
        read_registry(berkas)
    assert kode in (caught.value.kode, None)


def test_terlalu_banyak_baris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BARIS_TERBANYAK", 2)
    with pytest.raises(Galat) as caught:
        read_registry(buku(BARIS, BARIS, BARIS))
    assert caught.value.kode == "BARIS_TERLALU_BANYAK"


def pratinjau(client: Client, *baris: tuple[str, ...]) -> Any:
    return client.post(ALAMAT, {"berkas": buku(*baris)})


def test_halaman_mencoba_dulu_lalu_memasukkan(
    client: Client, tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    client.force_login(pemeran.camat)
    assert "contoh berkas" in client.get(ALAMAT).content.decode()
    response = pratinjau(client, BARIS, ganti(nama="+Sari()", program="?"))
    isi = response.content.decode()
    assert "Masukkan 1 baris" in isi
    assert "Program ini tidak dikenal" in isi
    assert not Pendamping.objects.exists()
    lembaran = response.context["lembaran"]

    unduhan = client.post(ALAMAT, {"lembaran": lembaran, "unduh": "1"})
    sheet: Any = load_workbook(BytesIO(unduhan.content)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("+Sari()", "s")
    assert sheet["J2"].value.startswith("Program: ")
    assert not Pendamping.objects.exists()

    hasil = client.post(ALAMAT, {"lembaran": lembaran}).content.decode()
    assert "Sebagian baris belum masuk" in hasil
    client.post(ALAMAT, {"lembaran": lembaran})
    assert Pendamping.objects.count() == 1
    semua = pratinjau(client, ganti(nama="Budi", desa=""))
    done = client.post(ALAMAT, {"lembaran": semua.context["lembaran"]})
    assert done["Location"] == "/pendamping/daftar/"


def test_lembaran_orang_lain_atau_palsu_ditolak(
    client: Client, tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    client.force_login(pemeran.camat)
    lembaran = pratinjau(client, BARIS).context["lembaran"]
    client.force_login(pemeran.camat_tetangga)
    for palsu in (lembaran, "palsu"):
        assert client.post(ALAMAT, {"lembaran": palsu})["Location"] == ALAMAT
    assert not Pendamping.objects.exists()


def test_berkas_salah_disebut_di_halaman(client: Client, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    response = client.post(ALAMAT, {"berkas": buku(BARIS[:2], judul=("Nama", "Program"))})
    assert "Kolom Kontrak mulai tidak ditemukan" in response.content.decode()
    assert list(client.post(ALAMAT, {"x": ""}).context["form"].errors) == ["berkas"]


def test_contoh_berkas(
    client: Client, tempat: Tempat, pemeran: Pemeran, pkh: ProgramPendampingan
) -> None:
    client.force_login(pemeran.camat)
    book: Any = load_workbook(BytesIO(client.get(f"{ALAMAT}contoh/").content))
    assert [cell.value for cell in book["Pendamping"][1]] == list(JUDUL)
    words = [[cell.value for cell in row[:2]] for row in book["Acuan"].iter_rows(min_row=2)]
    assert words == [
        ["Program", "PKH"],
        ["Desa/kelurahan", "Galengdowo"],
        ["Desa/kelurahan", "Wonomerto"],
    ]
