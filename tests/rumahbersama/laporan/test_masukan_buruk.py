"""Places and people that change, files that break, texts without end: clear state, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader

from fondasi.today import today
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import KopSurat, Pejabat, Wilayah
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.pemeriksaan import recompute
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import IsianLaporan, Laporan
from rumahbersama.laporan.models.isian import BATAS_ISIAN
from rumahbersama.laporan.rendering import title
from rumahbersama.laporan.tasks import build
from tests.pemeran import Tempat
from tests.rumahbersama.laporan.dunia import bulan, selesaikan, susun, teks_pdf, triwulan

pytestmark = pytest.mark.django_db
BULANAN = JenisLaporan.BULANAN_KECAMATAN


def test_kecamatan_berganti_nama(tempat: Tempat) -> None:
    lama = susun(tempat, jenis=BULANAN, wilayah=tempat.kecamatan)
    Wilayah.objects.filter(pk=tempat.kecamatan.pk).update(nama="Wonosalam Raya")

    baru = susun(
        tempat, jenis=BULANAN, wilayah=Wilayah.objects.get(pk=tempat.kecamatan.pk)
    )  # fmt: skip

    lama.refresh_from_db()
    assert title(lama.angka) == "Laporan bulanan Rumah Bersama Kecamatan Wonosalam"
    assert title(baru.angka) == "Laporan bulanan Rumah Bersama Kecamatan Wonosalam Raya"
    assert (lama.versi, baru.versi) == (1, 2)
    beda = {jalur for jalur, _dulu, _kini in recompute(laporan=lama).beda}
    assert {"wilayah.nama", "wilayah.sebutan"} <= beda


@pytest.mark.parametrize("pengganti", [True, False])
def test_penanda_tangan_yang_sudah_pergi(pengganti: bool, tempat: Tempat) -> None:
    lalu = today() - timedelta(days=400)
    isi = {"wilayah": tempat.kecamatan, "jabatan": "Camat", "mulai": lalu}
    Pejabat.objects.create(**isi, nama="Camat Lama (contoh)", sampai=today())
    if pengganti:
        Pejabat.objects.create(
            **{**isi, "mulai": today()}, nama="Penjabat Baru (contoh)", sebutan="Plt."
        )

    penanda = susun(tempat, jenis=BULANAN, wilayah=tempat.kecamatan).angka["penanda_tangan"]

    assert (penanda["jabatan"], penanda.get("nama", ""), penanda.get("sebutan", "")) == (
        ("Camat", "Penjabat Baru (contoh)", "Plt.") if pengganti else ("Camat", "", "")
    )


def test_pekerja_mati_saat_menggambar(
    neraca: Neraca, tempat: Tempat, sebagai: Callable[[str], Any]
) -> None:
    laporan = susun(tempat)
    Laporan.objects.update(status=StatusLaporan.DISUSUN, kemajuan=30, percobaan=1)

    with sebagai("pekerja"):
        build(laporan.pk)

    laporan.refresh_from_db()
    assert (laporan.status, laporan.kemajuan) == ("SIAP", 100)
    assert Laporan.objects.count() == 1


def test_lambang_terpotong(neraca: Neraca, tempat: Tempat) -> None:
    """It begins like a PNG."""
    rusak = store_berkas(
        ContentFile(b"\x89PNG\r\n\x1a\n terpotong"), jenis="lambang", nama="x.png", oleh=None
    )
    KopSurat.objects.create(wilayah=tempat.kabupaten, baris_1="PEMKAB UJI", lambang=rusak)

    laporan = selesaikan(susun(tempat))

    assert laporan.status == StatusLaporan.SIAP
    assert "PEMKAB UJI" in teks_pdf(laporan)


def test_kendala_tanpa_ujung_tidak_terpotong(neraca: Neraca, tempat: Tempat) -> None:
    """Cells taller than a page, as long as the form takes them."""
    kata = "hambatan "
    for nomor, place in enumerate((tempat.kecamatan, tempat.kecamatan_tetangga)):
        IsianLaporan.objects.create(
            jenis=BULANAN, wilayah=place, periode=bulan(),
            kendala=kata * ((BATAS_ISIAN - 20) // len(kata)) + f"ujung{nomor}",
            dukungan=kata * ((BATAS_ISIAN - 20) // len(kata)) + f"akhir{nomor}",
        )  # fmt: skip

    laporan = selesaikan(
        susun(tempat, jenis=JenisLaporan.TRIWULAN_PPKE, periode=triwulan())
    )  # fmt: skip

    assert laporan.berkas is not None
    with laporan.berkas.isi.open("rb") as isi:
        halaman = [page.extract_text() for page in PdfReader(isi).pages]
    teks = " ".join(halaman)
    assert all(satu in teks for satu in ("ujung0", "akhir0", "ujung1", "akhir1"))
    assert teks.count(kata.strip()) == 4 * ((BATAS_ISIAN - 20) // len(kata))
