"""Attendance: ticks, QR codes, guests, scans, counts."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions import kehadiran as aksi
from kecamatan.actions.foto_rapat import add_foto, remove_foto
from kecamatan.actions.kehadiran import (
    Centang,
    IsiHadir,
    attach_pindaian,
    remove_kehadiran,
    remove_pindaian,
    sign_in,
    tick_kehadiran,
)
from kecamatan.enums import CaraHadir, StatusHadir, StatusRapat
from kecamatan.models import FotoRapat, Kehadiran, PindaianHadir, RapatKoordinasi
from kecamatan.queries.kehadiran import (
    Hitungan,
    guests,
    is_open_for_sign_in,
    rapat_of_token,
    rekap_of,
    sign_in_url,
    tick_list,
)
from kecamatan.reports.daftar_hadir import blank_pdf, recorded_pdf
from kecamatan.reports.dokumentasi import caption_of
from kecamatan.reports.surat import content_of
from tests.kecamatan.jalan_uji import Berjalan, berjalan, gambar
from tests.kecamatan.rapat_uji import buat_rapat, undang
from tests.pemeran import Kantor, Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    return berjalan(tempat, kantor, pemeran)


def isi(nama: str = "Sri Wahyuni", **lainnya: str) -> IsiHadir:
    umum = {
        "instansi": "Desa Galengdowo",
        "unsur": "Perangkat desa/kelurahan",
        "jenis_kelamin": "P",
    }
    return IsiHadir(nama=nama, **{**umum, **lainnya})


def hadir_qr(rapat: RapatKoordinasi, *args: Any, **lainnya: str) -> Kehadiran:
    return sign_in(rapat, isi(*args, **lainnya), cara=CaraHadir.QR)


def test_centang_undangan_orang_dan_instansi(dunia: Berjalan, pemeran: Pemeran) -> None:
    orang = undang(dunia.rapat, dunia.kasi, unsur="Kecamatan")
    kantor = undang(dunia.rapat, dunia.puskesmas, unsur="UPTD")
    absen = undang(dunia.rapat, dunia.dinsos)
    baris = [
        Centang(orang, "P"), Centang(kantor, "L", "dr. Uji"), Centang(absen, "IZIN"),
    ]  # fmt: skip
    assert tick_kehadiran(dunia.rapat, baris, oleh=pemeran.staf) == 3
    rows = {row.undangan: row for row in dunia.rapat.kehadiran.all()}
    assert (rows[orang].nama, rows[orang].jabatan, rows[orang].instansi) == (
        "Bu Kasi", "Kasi PMD", "Kecamatan Wonosalam"
    )  # fmt: skip
    assert (rows[kantor].nama, rows[kantor].instansi) == ("dr. Uji", "Puskesmas Wonosalam")
    assert rows[absen].status == StatusHadir.IZIN
    assert [row.pilihan for row in tick_list(dunia.rapat)] == ["IZIN", "P", "L"]


def test_centang_dapat_diambil_kembali(dunia: Berjalan, pemeran: Pemeran) -> None:
    orang = undang(dunia.rapat, dunia.kasi)
    tick_kehadiran(dunia.rapat, [Centang(orang, "P")], oleh=pemeran.staf)
    tick_kehadiran(dunia.rapat, [Centang(orang, "L")], oleh=pemeran.staf)
    assert Kehadiran.objects.get().jenis_kelamin == "L"
    tick_kehadiran(dunia.rapat, [Centang(orang, "")], oleh=pemeran.staf)
    assert Kehadiran.objects.count() == 0


def test_qr_mengenali_undangan_dari_namanya(dunia: Berjalan) -> None:
    undangan = undang(dunia.rapat, dunia.kasi)
    satu = hadir_qr(dunia.rapat, "bu kasi", instansi="Kec. Wonosalam")
    assert satu.undangan == undangan
    assert hadir_qr(dunia.rapat, "Bu Kasi") == satu
    assert Kehadiran.objects.count() == 1


def test_qr_dua_kali_adalah_satu_orang(dunia: Berjalan) -> None:
    assert hadir_qr(dunia.rapat) == hadir_qr(dunia.rapat, "SRI WAHYUNI")
    hadir_qr(dunia.rapat, instansi="Desa Wonomerto")
    assert Kehadiran.objects.count() == 2
    assert guests(dunia.rapat).count() == 2


def test_yang_izin_lalu_datang(dunia: Berjalan, pemeran: Pemeran) -> None:
    undangan = undang(dunia.rapat, dunia.kasi)
    tick_kehadiran(dunia.rapat, [Centang(undangan, "IZIN")], oleh=pemeran.staf)
    row = hadir_qr(dunia.rapat, "Bu Kasi")
    assert (row.status, row.cara, Kehadiran.objects.count()) == (
        StatusHadir.HADIR, CaraHadir.QR, 1
    )  # fmt: skip


def test_daftar_penuh(dunia: Berjalan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aksi, "PALING_BANYAK", 1)
    hadir_qr(dunia.rapat)
    with pytest.raises(Galat) as galat:
        hadir_qr(dunia.rapat, "Orang Lain")
    assert galat.value.kode == "HADIR_PENUH"


def test_hitungan_per_unsur(dunia: Berjalan, pemeran: Pemeran) -> None:
    hadir_qr(dunia.rapat, "A", unsur="Kecamatan", jenis_kelamin="L")
    hadir_qr(dunia.rapat, "B")
    hadir_qr(dunia.rapat, "C")
    kantor = undang(dunia.rapat, dunia.puskesmas)
    absen = undang(dunia.rapat, dunia.dinsos)
    tick_kehadiran(dunia.rapat, [Centang(kantor, "X"), Centang(absen, "IZIN")], oleh=pemeran.staf)
    rekap = rekap_of(dunia.rapat)
    assert rekap.per_unsur == (
        Hitungan("Perangkat desa/kelurahan", 0, 2, 0),
        Hitungan("Kecamatan", 1, 0, 0),
        Hitungan("Lainnya", 0, 0, 1),
    )
    assert (rekap.jumlah, rekap.jumlah.jumlah, rekap.izin) == (Hitungan("", 1, 2, 1), 4, 1)


def test_sesudah_disahkan_kehadiran_tetap(dunia: Berjalan, pemeran: Pemeran) -> None:
    row = hadir_qr(dunia.rapat)
    RapatKoordinasi.objects.update(status=StatusRapat.DISAHKAN)
    for ubah in (
        lambda: hadir_qr(dunia.rapat, "Terlambat"),
        lambda: remove_kehadiran(row, oleh=pemeran.staf),
        lambda: tick_kehadiran(dunia.rapat, [], oleh=pemeran.staf),
    ):
        with pytest.raises(Galat) as galat:
            ubah()
        assert galat.value.kode == "RAPAT_BERUBAH"


def test_hapus_peserta(dunia: Berjalan, pemeran: Pemeran) -> None:
    remove_kehadiran(hadir_qr(dunia.rapat), oleh=pemeran.staf)
    assert Kehadiran.objects.count() == 0


def token_of(rapat: RapatKoordinasi) -> str:
    return sign_in_url(rapat).rstrip("/").rpartition("/")[2]


def test_kode_sah_lalu_kedaluwarsa(dunia: Berjalan) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = token_of(dunia.rapat)
        assert rapat_of_token(token) == dunia.rapat
        clock.shift(timedelta(minutes=30))
        assert rapat_of_token(token) == dunia.rapat
        clock.shift(timedelta(minutes=5, seconds=1))
        assert rapat_of_token(token) is None


@pytest.mark.parametrize("palsu", ["x" * 43, "", "WzEsOTk5OTk5OTk5OTld:x", "[1,2]"])
def test_kode_palsu(dunia: Berjalan, palsu: str) -> None:
    assert rapat_of_token(palsu) is None
    asli = token_of(dunia.rapat)
    assert rapat_of_token(asli[:-1] + ("a" if asli[-1] != "a" else "b")) is None


def test_kode_mengikuti_keadaan_rapat(dunia: Berjalan, tempat: Tempat) -> None:
    token = token_of(dunia.rapat)
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    assert rapat_of_token(token) is None
    besok = buat_rapat(tempat.kecamatan, tanggal=today() + timedelta(days=1))
    nanti = buat_rapat(tempat.kecamatan, tanggal=today())
    assert [is_open_for_sign_in(one) for one in (besok, nanti)] == [False, True]


def test_pindaian_foto_dan_pdf(dunia: Berjalan, pemeran: Pemeran) -> None:
    pdf = blank_pdf(dunia.rapat)
    attach_pindaian(dunia.rapat, pdf, "daftar.pdf", oleh=pemeran.staf)
    row = attach_pindaian(dunia.rapat, gambar(), "foto.jpg", oleh=pemeran.staf)
    assert [one.berkas.tipe for one in PindaianHadir.objects.all()] == [
        "application/pdf", "image/jpeg"
    ]  # fmt: skip
    remove_pindaian(row, oleh=pemeran.staf)
    assert PindaianHadir.objects.count() == 1


@pytest.mark.parametrize(
    ("kode", "isi_berkas"),
    [
        ("PINDAIAN_KOSONG", b""),
        ("PINDAIAN_BUKAN_PDF", b"<html>"),
        ("PINDAIAN_TERPOTONG", b"%PDF-1.7 isi"),
        ("FOTO_TERLALU_KECIL", gambar(2, 2)),
    ],
)
def test_pindaian_ditolak(dunia: Berjalan, pemeran: Pemeran, kode: str, isi_berkas: bytes) -> None:
    with pytest.raises(Galat) as galat:
        attach_pindaian(dunia.rapat, isi_berkas, "x.pdf", oleh=pemeran.staf)
    assert galat.value.kode == kode


def test_pindaian_tidak_tanpa_batas(
    dunia: Berjalan, pemeran: Pemeran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aksi, "PINDAIAN_PALING_BANYAK", 1)
    attach_pindaian(dunia.rapat, gambar(), "a.jpg", oleh=pemeran.staf)
    with pytest.raises(Galat) as galat:
        attach_pindaian(dunia.rapat, gambar(), "b.jpg", oleh=pemeran.staf)
    assert galat.value.kode == "PINDAIAN_TERLALU_BANYAK"


def test_foto_tanpa_data_kamera(dunia: Berjalan, pemeran: Pemeran, tempat: Tempat) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    besar = gambar(3000, 2000, exif=exif)
    foto = add_foto(
        dunia.rapat, besar, keterangan="Pembukaan", tempat=tempat.desa, oleh=pemeran.staf
    )
    stored = content_of(foto.berkas)
    picture = Image.open(BytesIO(stored))
    assert b"Rahasia" not in stored
    assert max(picture.size) == 1600
    assert not dict(picture.getexif())
    assert "foto.jpg" not in str(foto.berkas.isi.name)
    assert caption_of(foto).endswith(": Pembukaan")
    assert "Desa Galengdowo" in caption_of(foto)
    remove_foto(foto, oleh=pemeran.staf)
    assert FotoRapat.objects.count() == 0


def test_bom_gambar_ditolak(dunia: Berjalan, pemeran: Pemeran) -> None:
    bom = gambar(9000, 9000, "PNG")
    with pytest.raises(Galat, match="64 megapiksel"):
        add_foto(dunia.rapat, bom, keterangan="x", oleh=pemeran.staf)


def test_foto_paling_banyak_dua_belas(dunia: Berjalan, pemeran: Pemeran) -> None:
    for nomor in range(12):
        add_foto(dunia.rapat, gambar(), keterangan=f"Foto {nomor}", oleh=pemeran.staf)
    with pytest.raises(Galat) as galat:
        add_foto(dunia.rapat, gambar(), keterangan="x", oleh=pemeran.staf)
    assert galat.value.kode == "FOTO_TERLALU_BANYAK"


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_blangko_memuat_undangan(dunia: Berjalan) -> None:
    undang(dunia.rapat, dunia.kasi)
    undang(dunia.rapat, dunia.puskesmas)
    text = text_of(blank_pdf(dunia.rapat))
    for word in ("No.", "Nama", "Jabatan/Instansi", "L/P", "Tanda tangan", "Bu Kasi", "12."):
        assert word in text
    assert "Puskesmas Wonosalam" in text


def test_daftar_tercatat_menyebut_caranya(dunia: Berjalan) -> None:
    hadir_qr(dunia.rapat)
    text = text_of(recorded_pdf(dunia.rapat))
    assert "Sri Wahyuni" in text
    assert "Pindai QR" in text
    assert "tidak memuat tanda tangan" in text
