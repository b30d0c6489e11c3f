"""Each kind: its figures, its tables, its paper."""

from __future__ import annotations

import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.tables import Tabel
from kemiskinan.models import Neraca
from kemiskinan.queries.padanan_rekap import reasons_of_settled, settled_per_kecamatan
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import IsianLaporan, Laporan
from tests.pemeran import Tempat
from tests.rumahbersama.laporan.dunia import (
    NAMA_RAHASIA,
    bulan,
    selesaikan,
    susun,
    tambah_orang,
    teks_pdf,
    triwulan,
)

pytestmark = pytest.mark.django_db


def tabel(laporan: Laporan) -> dict[str, Tabel]:
    return {t.kode: t for t in KINDS[JenisLaporan(laporan.jenis)].tabel(laporan.angka)}


def buat(tempat: Tempat, jenis: JenisLaporan, neraca: Neraca) -> Laporan:
    masa = triwulan() if jenis == JenisLaporan.TRIWULAN_PPKE else bulan()
    lain: dict[str, Any] = {}
    if jenis == JenisLaporan.PADAN:
        lain = {"sk": neraca.sk, "rilis": neraca.rilis}
    if jenis == JenisLaporan.PROGRES_PROVINSI:
        lain = {"wilayah": tempat.provinsi}
    if jenis == JenisLaporan.BULANAN_KECAMATAN:
        lain = {"wilayah": tempat.kecamatan}
    return susun(tempat, jenis=jenis, periode=masa, **lain)


@pytest.mark.parametrize("jenis", list(KINDS))
def test_setiap_jenis_tergambar_tanpa_nama(
    jenis: JenisLaporan, neraca: Neraca, tempat: Tempat
) -> None:
    laporan = selesaikan(buat(tempat, jenis, neraca))

    assert laporan.status == StatusLaporan.SIAP
    assert NAMA_RAHASIA not in json.dumps(laporan.angka)
    assert NAMA_RAHASIA not in teks_pdf(laporan)


def test_pdf_bertanda_berbahasa_dan_berkode(neraca: Neraca, tempat: Tempat) -> None:
    laporan = selesaikan(buat(tempat, JenisLaporan.TRIWULAN_PPKE, neraca))

    assert laporan.berkas is not None
    with laporan.berkas.isi.open("rb") as isi:
        root: Any = PdfReader(isi).trailer["/Root"]
        assert root["/Lang"] == "id"
        assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    teks = teks_pdf(laporan)
    assert str(laporan.kode_periksa) in teks
    assert "bukan tanda tangan elektronik" in teks


def test_paparan_satu_halaman_lebar(neraca: Neraca, tempat: Tempat) -> None:
    laporan = selesaikan(buat(tempat, JenisLaporan.PAPARAN, neraca))

    assert laporan.berkas is not None
    with laporan.berkas.isi.open("rb") as isi:
        (page,) = PdfReader(isi).pages
        assert round(float(page.mediabox.width / page.mediabox.height), 2) == 1.78
        assert "bukan tanda tangan elektronik" in " ".join(page.extract_text().split())


def test_triwulan_kabupaten(neraca: Neraca, tempat: Tempat) -> None:
    found = tabel(buat(tempat, JenisLaporan.TRIWULAN_PPKE, neraca))

    assert found["T1_sasaran"].baris == [
        ["Bareng", 0, 0, 0], ["Wonosalam", 2, 1, 2], ["Jombang", 0, 0, 0], ["Jumlah", 2, 1, 2],
    ]  # fmt: skip
    assert found["T5_sisa"].baris[-1] == ["Jumlah", 2, 1, 1]
    assert found["T2_verval"].baris[-1] == ["Jumlah", 0, 0, 0, 0, 0, 1]


def test_triwulan_provinsi_menyebut_yang_belum_ada(neraca: Neraca, tempat: Tempat) -> None:
    laporan = susun(
        tempat, jenis=JenisLaporan.TRIWULAN_PPKE, periode=triwulan(), wilayah=tempat.provinsi
    )

    capaian = tabel(laporan)["T1_capaian"]
    assert capaian.baris == [
        ["Jombang", 2, 1, 1, 0, 0, 1, Decimal("0.00")],
        ["Kota Mojokerto", None, None, None, None, None, None, None],
        ["Jumlah", 2, 1, 1, 0, 0, 1, Decimal("0.00")],
    ]
    assert "1 kabupaten/kota" in capaian.catatan
    assert NAMA_RAHASIA not in teks_pdf(selesaikan(laporan))


def test_kendala_dari_bawah_masuk_triwulan(neraca: Neraca, tempat: Tempat) -> None:
    IsianLaporan.objects.create(
        jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=tempat.kecamatan, periode=bulan(),
        kendala="Jalan putus", dukungan="Alat berat",
    )  # fmt: skip
    IsianLaporan.objects.create(
        jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=tempat.kecamatan_kota, periode=bulan(),
        kendala="Milik kota",
    )  # fmt: skip

    kendala = tabel(buat(tempat, JenisLaporan.TRIWULAN_PPKE, neraca))["T6_kendala"]

    assert [(row[0], row[2], row[3]) for row in kendala.baris] == [
        ("Wonosalam", "Jalan putus", "Alat berat")
    ]


def test_padan_berjumlah_cocok(neraca: Neraca, tempat: Tempat) -> None:
    tambah_orang(neraca, tempat)
    laporan = buat(tempat, JenisLaporan.PADAN, neraca)

    assert laporan.angka["jumlah"] == {"padan": 2, "perlu_ditinjau": 0, "tidak_padan": 1}
    assert laporan.kunci == f"{neraca.sk_id}-{neraca.rilis_id}"
    assert tabel(laporan)["dasar"].baris == [["NIK sama", 2, 0], ["Jumlah", 2, 0]]
    assert tabel(laporan)["per_kecamatan"].baris == [
        ["Bareng", 0, 0, 1], ["Wonosalam", 2, 0, 0], ["Jumlah", 2, 0, 1],
    ]  # fmt: skip


def test_rekap_padanan_per_kecamatan(neraca: Neraca, tempat: Tempat) -> None:
    tambah_orang(neraca, tempat)
    kosong = {"padan": 0, "perlu_ditinjau": 0, "tidak_padan": 0, "keluarga": 0}
    assert settled_per_kecamatan(neraca.sk, neraca.rilis) == {
        tempat.kecamatan.pk: {**kosong, "padan": 2, "keluarga": 2},
        tempat.kecamatan_tetangga.pk: {**kosong, "tidak_padan": 1},
    }
    assert reasons_of_settled(neraca.sk, neraca.rilis) == [("NIK sama", 2, 0)]


def test_padan_tanpa_pasangan_ditolak(neraca: Neraca, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        susun(tempat, jenis=JenisLaporan.PADAN)
    assert galat.value.kode == "RILIS_DIPERLUKAN"


def test_padan_lewat_perintah(neraca: Neraca, tempat: Tempat) -> None:
    out = StringIO()
    call_command(
        "buat_laporan", "--jenis=padan", "--wilayah=35.17", f"--periode={bulan()}",
        f"--sk={neraca.sk_id}", f"--rilis={neraca.rilis_id}", "--json", stdout=out,
    )  # fmt: skip
    assert json.loads(out.getvalue())["laporan"][0]["status"] == "SIAP"


def test_provinsi_punya_tren_dan_peta(neraca: Neraca, tempat: Tempat) -> None:
    laporan = selesaikan(buat(tempat, JenisLaporan.PROGRES_PROVINSI, neraca))

    assert [row["nama"] for row in laporan.angka["kabupaten"]] == ["Jombang", "Kota Mojokerto"]
    assert tabel(laporan)["tren"].baris[-1][1:] == [2, 1, 1, 0, 0, 1]
    assert "belum melapor" in teks_pdf(laporan).lower()


def test_semua_menyusun_tiap_kabupaten_dan_menyebut_yang_gagal(
    neraca: Neraca, tempat: Tempat
) -> None:
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command(
            "buat_laporan", "--jenis=progres-ppke", "--wilayah=35", f"--periode={bulan()}",
            "--semua", "--json", stdout=out,
        )  # fmt: skip

    hasil = json.loads(out.getvalue().splitlines()[-1])
    assert error.value.returncode == 1
    assert [row["wilayah"] for row in hasil["laporan"]] == ["35.17"]
    assert [(row["wilayah"], row["kode"]) for row in hasil["gagal"]] == [("35.76", "NERACA_BELUM")]


def test_semua_dan_pdf_bersama_panggilan_salah(tempat: Tempat) -> None:
    with pytest.raises(CommandError) as error:
        call_command(
            "buat_laporan", "--jenis=progres-ppke", "--wilayah=35", f"--periode={bulan()}",
            "--semua", "--pdf=x.pdf",
        )  # fmt: skip
    assert error.value.returncode == 2


def test_bulanan_kecamatan_menurut_empat_k(neraca: Neraca, tempat: Tempat) -> None:
    laporan = buat(tempat, JenisLaporan.BULANAN_KECAMATAN, neraca)

    assert laporan.angka["konsolidasi"]["neraca"]["sk"] == 2
    assert tabel(laporan)["tindak_lanjut"].baris[-1] == ["Jumlah", 0, 0, 0]
    assert [d["nama"] for d in laporan.angka["kolaborasi"]["cakupan"]["tanpa_pendamping"]] == [
        "Galengdowo", "Wonomerto",
    ]  # fmt: skip


def test_bulanan_tanpa_rekapitulasi_tetap_melapor(tempat: Tempat) -> None:
    laporan = selesaikan(
        susun(tempat, jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=tempat.kecamatan)
    )
    assert laporan.angka["konsolidasi"] is None
    assert "belum menghitung rekapitulasi" in teks_pdf(laporan)
