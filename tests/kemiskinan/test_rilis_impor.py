"""A delivered file becomes rows and findings; every refusal leaves nothing behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fondasi.errors import Galat
from fondasi.runs import TRIES
from kecamatan.models import JejakAudit, PadananKode, Pemberitahuan
from kemiskinan.actions.padanan_kode import apply_padanan_kode, decide_padanan_kode
from kemiskinan.actions.pemberlakuan import (
    apply_rilis,
    purge_rilis,
    reject_rilis,
    withdraw_rilis,
)
from kemiskinan.actions.rilis import cancel_rilis, reread_rilis
from kemiskinan.enums import StatusRilis
from kemiskinan.models import (
    CatatanBaris,
    IdentitasIndividu,
    IdentitasSasaran,
    Individu,
    Keluarga,
    Pemadanan,
    PemetaanKolom,
    Rilis,
    Sasaran,
)
from kemiskinan.queries.rilis import findings, rows_per_desil, rows_per_kecamatan
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A
from tests.fondasi.berkas_contoh import make_xls, make_zip
from tests.kemiskinan.berkas_rilis import baca, impor, individu, orang, temuan, terima, tulis
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "berkas")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def test_satu_baris_tersimpan_utuh(tempat: Tempat, tmp_path: Path) -> None:
    rilis = impor(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten)
    assert (rilis.status, rilis.layout, rilis.baris_dibaca, rilis.baris_disimpan) == (
        StatusRilis.DIPERIKSA, "A", 1, 1,
    )  # fmt: skip
    assert rilis.jumlah_catatan == {}
    assert set(rilis.detik) == {"baca", "simpan", "indeks", "periksa", "total"}
    row = Individu.objects.get(rilis=rilis)
    assert (row.nomor_baris, row.nama, row.nik_samar) == (2, "SITI UJI", "3517********9001")
    assert (row.desa, row.kecamatan, row.desil) == (tempat.desa, tempat.kecamatan, 1)
    assert (row.jenis_kelamin, row.tanggal_lahir) == ("P", date(1990, 1, 1))
    assert (row.id_keluarga, row.id_individu) == ("351000001", "900000001")
    assert (row.hubungan, row.dusun_rt) == ("Istri/Suami", "Dusun Pucang RT 1 RW 2")
    assert row.atribut == {
        "padan_dukcapil": "Padan", "status_kawin": "Kawin", "pekerjaan": "Petani",
        "pendidikan": "Tamat SD/sederajat", "usia_22_59": True, "penerima_pkh": True,
        "resiko_stunting": 0,
    }  # fmt: skip
    identity = IdentitasIndividu.objects.get(individu=row)
    assert (identity.nik, identity.nik_mentah) == ("3517054101909001", "")
    assert identity.alamat == "DUSUN PUCANG RT 001 RW 002"


def test_sel_yang_tidak_dimengerti_dicatat_dan_barisnya_tetap_ada(
    tempat: Tempat, tmp_path: Path
) -> None:
    path = tulis(
        tmp_path / "a.xlsx",
        orang(1, NIK="'3517054101909001"),
        orang(2, NIK="3,51705E+15"),
        orang(3, Tanggal_Lahir="31/02/1990", Desil_Kesejahteraan="11"),
        orang(4, Pekerjaan="Buruh Tani", Kode_Kemdagri="3517052999", Nama=" "),
        orang(5, **{"Jenis Kelamin": "Laki-laki"}),
    )
    rilis = impor(path, tempat.kabupaten)
    assert (rilis.baris_dibaca, rilis.baris_disimpan) == (5, 5)
    assert temuan(rilis) == [
        (3, "NIK", "NIK_RUSAK_EXCEL", "3,51*****15"),
        (4, "Desil Kesejahteraan", "DESIL_TIDAK_DIKENAL", "11"),
        (4, "Tanggal Lahir", "TANGGAL_MUSTAHIL", "31/02/1990"),
        (5, "Kode Kemdagri", "KODE_TIDAK_DIKENAL", "3517052999"),
        (5, "Nama", "NAMA_KOSONG", ""),
        (5, "Pekerjaan", "PILIHAN_TIDAK_DIKENAL", "Buruh Tani"),
        (6, "NIK", "NIK_BEDA_JENIS_KELAMIN", "3517**********05"),
    ]
    assert rilis.jumlah_catatan == {kode: 1 for _r, _c, kode, _n in temuan(rilis)}
    raw = IdentitasIndividu.objects.filter(rilis=rilis).order_by("individu__nomor_baris")
    assert list(raw.values_list("nik", "nik_mentah"))[:2] == [
        ("3517054101909001", "'3517054101909001"),
        (None, "3,51705E+15"),
    ]


def test_nik_dan_id_ganda_dicatat_pada_setiap_baris(tempat: Tempat, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", orang(1), orang(1), orang(2))
    assert [t[:3] for t in temuan(impor(path, tempat.kabupaten))] == [
        (2, "ID Individu", "ID_GANDA"),
        (2, "NIK", "NIK_GANDA"),
        (3, "ID Individu", "ID_GANDA"),
        (3, "NIK", "NIK_GANDA"),
    ]


def test_karakter_aneh_tidak_merusak_baris_lain(tempat: Tempat, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", orang(1, Nama="A\\N\tB\nC"), orang(2))
    rilis = impor(path, tempat.kabupaten)
    assert list(Individu.objects.filter(rilis=rilis).values_list("nama", flat=True)) == [
        "A\\N B C",
        "SITI UJI",
    ]


def test_csv_titik_koma_cp1252(tempat: Tempat, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [";".join(INDIVIDU_A), ";".join(orang(1, Nama="JOSÉ")), ";".join(orang(2))]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    rilis = impor(path, tempat.kabupaten)
    assert rilis.status == StatusRilis.DIPERIKSA
    assert sorted(Individu.objects.values_list("nama", flat=True)) == ["JOSÉ", "SITI UJI"]


def test_beberapa_lembar_dan_lembar_lain(tempat: Tempat, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    notes: Any = book.active
    notes.title = "Petunjuk"
    notes.append(["Baca dahulu"])
    for name, number in (("Satu", 1), ("Dua", 2)):
        sheet = book.create_sheet(name)
        sheet.append([""])
        sheet.append(INDIVIDU_A)
        sheet.append(orang(number))
    book.create_sheet("Kosong")
    book.save(tmp_path / "a.xlsx")
    rilis = impor(tmp_path / "a.xlsx", tempat.kabupaten)
    rows = Individu.objects.filter(rilis=rilis)
    assert list(rows.order_by("lembar").values_list("lembar", "nomor_baris")) == [(2, 3), (3, 3)]
    assert rilis.pemetaan["lembar"] == ["Satu", "Dua"]
    assert temuan(rilis) == [(1, "Petunjuk", "LEMBAR_DILEWATI", "")]


def test_sk_dengan_nama_desa(tempat: Tempat, tmp_path: Path) -> None:
    kepala = ["No.", "Nama", "NIK", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Alamat"]
    rows = [
        ["1", "SITI", "3517054101909001", "01/01/1990", "Galengdowo", "Wonosalam", "RT 1"],
        ["2", "BUDI", "", "", "Desa Hilang", "Wonosalam", ""],
    ]
    path = tulis(tmp_path / "sk.xlsx", *rows, kepala=kepala)
    rilis = impor(path, tempat.kabupaten, "sk-bupati")
    assert list(Sasaran.objects.values_list("sk_no", "desa")) == [
        ("1", tempat.desa.pk),
        ("2", None),
    ]
    assert list(IdentitasSasaran.objects.values_list("nik", flat=True).order_by("nik")) == [
        "3517054101909001",
        None,
    ]
    assert [t[2:] for t in temuan(rilis)] == [
        ("KODE_TIDAK_DIKENAL", "Desa Hilang, Wonosalam"),
        ("NIK_KOSONG", ""),
        ("TANGGAL_KOSONG", ""),
    ]
    assert PadananKode.objects.get().nama_desa == "Desa Hilang"


@pytest.mark.parametrize(
    ("kode", "galat"), [("3518012001", "KABUPATEN_LAIN"), ("3517050001", "KODE_BPS")]
)
def test_lebih_dari_separuh_salah_ditolak_utuh(
    tempat: Tempat, tmp_path: Path, kode: str, galat: str
) -> None:
    rows = [orang(n, Kode_Kemdagri=kode if n <= 2 else "3517052001") for n in range(1, 4)]
    rilis = impor(tulis(tmp_path / "a.xlsx", *rows), tempat.kabupaten)
    assert (rilis.status, rilis.galat_kode) == (StatusRilis.DITOLAK, galat)
    assert not Individu.objects.exists()
    assert not CatatanBaris.objects.exists()


def test_tepat_separuh_diterima(tempat: Tempat, tmp_path: Path) -> None:
    kodes = ["3518012001" if n <= 5 else "3517052001" for n in range(1, 11)]
    rows = [orang(n, Kode_Kemdagri=kode) for n, kode in enumerate(kodes, 1)]
    rilis = impor(tulis(tmp_path / "a.xlsx", *rows), tempat.kabupaten)
    assert (rilis.status, rilis.jumlah_catatan) == ("DIPERIKSA", {"KODE_LUAR_KABUPATEN": 5})


def test_batas_baris(tempat: Tempat, tmp_path: Path, settings: Any) -> None:
    settings.BATAS_BARIS = 2
    path = tulis(tmp_path / "a.xlsx", *[orang(n) for n in range(3)])
    rilis = impor(path, tempat.kabupaten)
    assert (rilis.status, rilis.galat_kode) == ("DITOLAK", "BARIS_TERLALU_BANYAK")
    assert not Individu.objects.exists()


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        (b"<html><table><tr><td>x</td></tr></table></html>", "BERKAS_HTML"),
        (b"PK\x03\x04terpotong", "BERKAS_RUSAK"),
        (b"kolom;lain\n1;2\n", "KEPALA_TIDAK_DIKENAL"),
    ],
)
def test_berkas_buruk_ditolak_dengan_kalimat(
    tempat: Tempat, tmp_path: Path, isi: bytes, galat: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(isi)
    rilis = impor(path, tempat.kabupaten)
    assert (rilis.status, rilis.galat_kode) == ("DITOLAK", galat)
    assert rilis.galat_pesan.endswith(".")


def test_kolom_hilang_dapat_dipetakan_dan_diingat(
    tempat: Tempat, tmp_path: Path, pemeran: Pemeran
) -> None:
    kepala = ["Penduduk" if h == "Nama" else h for h in INDIVIDU_A]
    rilis = impor(tulis(tmp_path / "a.xlsx", individu(), kepala=kepala), tempat.kabupaten)
    assert (rilis.status, rilis.galat_kode) == ("DITOLAK", "KOLOM_HILANG")
    mapping = {**rilis.pemetaan["kolom"], "nama": "Penduduk"}
    reread_rilis(rilis, oleh=pemeran.bappeda, layout="A", pemetaan=mapping, antre=False)
    again = baca(Rilis.objects.get(pk=rilis.pk))
    assert again.status == "DIPERIKSA"
    assert Individu.objects.get().nama == "SITI UJI"
    other = tulis(tmp_path / "b.xlsx", orang(2), kepala=kepala)
    assert impor(other, tempat.kabupaten).status == "DIPERIKSA"
    assert PemetaanKolom.objects.count() == 1


@pytest.mark.parametrize("jenis", ["p3ke-keluarga", "sk-bupati"])
def test_jenis_yang_salah_disebut_namanya(tempat: Tempat, tmp_path: Path, jenis: str) -> None:
    rilis = impor(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten, jenis)
    assert (rilis.status, rilis.galat_kode) == ("DITOLAK", "JENIS_BERBEDA")
    assert "P3KE individu" in rilis.galat_pesan
    assert not Keluarga.objects.exists()
    assert not Sasaran.objects.exists()


def test_berkas_yang_sama_dikenali(tempat: Tempat, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", individu())
    first = impor(path, tempat.kabupaten)
    with pytest.raises(Galat) as caught:
        terima(path, tempat.kabupaten)
    assert caught.value.kode == "SUDAH_ADA"
    assert str(first) in caught.value.pesan
    terima(path, tempat.kota)


def test_pembatalan_sebelum_dan_selama_dibaca(tempat: Tempat, tmp_path: Path) -> None:
    waiting = terima(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten)
    cancel_rilis(waiting, oleh=None)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.batal_diminta) == ("DIBATALKAN", False)
    with pytest.raises(Galat, match="tidak sedang dibaca"):
        cancel_rilis(waiting, oleh=None)


@pytest.mark.parametrize("bungkus", ["xls", "zip"])
def test_xls_dan_zip_sampai_tersimpan(tempat: Tempat, tmp_path: Path, bungkus: str) -> None:
    """The same people as in an XLSX, through the whole import."""
    rows = [list(INDIVIDU_A), orang(1, Nama="SITI XLS"), orang(2, Kode_Kemdagri="9999999999")]
    if bungkus == "xls":
        path = make_xls(tmp_path / "a.xls", [list(row) for row in rows])
    else:
        isi = "\r\n".join(";".join(row) for row in rows).encode()
        path = make_zip(tmp_path / "a.zip", {"P3KE Jombang.csv": isi})
    rilis = impor(path, tempat.kabupaten)
    assert (rilis.status, rilis.layout, rilis.baris_disimpan) == ("DIPERIKSA", "A", 2)
    people = Individu.objects.filter(rilis=rilis).order_by("nomor_baris")
    assert [(p.nomor_baris, p.nama, p.desa_id) for p in people] == [
        (2, "SITI XLS", tempat.desa.pk), (3, "SITI UJI", None),
    ]  # fmt: skip
    assert [row[:3] for row in temuan(rilis)] == [(3, "Kode Kemdagri", "KODE_LUAR_KABUPATEN")]


class TestKabar:
    def kabar(self, pemeran: Pemeran) -> list[tuple[str, str]]:
        rows = Pemberitahuan.objects.filter(pengguna=pemeran.bappeda).order_by("pk")
        return list(rows.values_list("judul", "tujuan"))

    def test_selesai_dan_ditolak_dikabarkan_kepada_pengunggah(
        self, tempat: Tempat, pemeran: Pemeran, tmp_path: Path
    ) -> None:
        oleh: dict[str, Any] = {"oleh": pemeran.bappeda}
        baik = impor(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten, **oleh)
        buruk = impor(tulis(tmp_path / "b.xlsx"), tempat.kabupaten, **oleh)
        assert self.kabar(pemeran) == [
            (f"{baik} selesai dibaca, menunggu diperiksa dan diberlakukan",
             f"/kemiskinan/data-sumber/{baik.pk}/"),
            (f"{buruk} tidak dapat diterima; lihat sebabnya",
             f"/kemiskinan/data-sumber/{buruk.pk}/"),
        ]  # fmt: skip

    def test_dibaca_ulang_dikabarkan_lagi(
        self, tempat: Tempat, pemeran: Pemeran, tmp_path: Path
    ) -> None:
        path = tulis(tmp_path / "a.xlsx", individu())
        rilis = impor(path, tempat.kabupaten, oleh=pemeran.bappeda)
        reread_rilis(rilis, oleh=pemeran.bappeda, antre=False)
        baca(Rilis.objects.select_related("kabupaten", "berkas").get(pk=rilis.pk))
        assert len(self.kabar(pemeran)) == 2

    def test_yang_membatalkan_dan_perintah_tidak_dikabari(
        self, tempat: Tempat, pemeran: Pemeran, tmp_path: Path
    ) -> None:
        waiting = terima(
            tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten, oleh=pemeran.bappeda
        )
        cancel_rilis(waiting, oleh=pemeran.bappeda)
        impor(tulis(tmp_path / "b.xlsx", orang(2)), tempat.kabupaten)
        assert not Pemberitahuan.objects.exists()


def test_percobaan_dibatasi(tempat: Tempat, tmp_path: Path) -> None:
    rilis = terima(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten)
    Rilis.objects.filter(pk=rilis.pk).update(percobaan=TRIES, status="DIBACA")
    ended = baca(Rilis.objects.select_related("kabupaten", "berkas").get(pk=rilis.pk))
    assert (ended.status, ended.galat_kode) == ("GAGAL", "TERHENTI_BERULANG")


class TestPemberlakuan:
    def rilis(self, tempat: Tempat, tmp_path: Path, *rows: list[str]) -> Rilis:
        name = f"{Rilis.objects.count()}.xlsx"
        return impor(tulis(tmp_path / name, *rows), tempat.kabupaten)

    def test_menggantikan_dan_kembali(
        self, tempat: Tempat, tmp_path: Path, pemeran: Pemeran
    ) -> None:
        first = self.rilis(tempat, tmp_path, orang(1), orang(2))
        assert apply_rilis(first, oleh=pemeran.bappeda) is None
        second = self.rilis(tempat, tmp_path, orang(2, Desil_Kesejahteraan="2"), orang(3))
        assert second.ringkasan["selisih"] == {
            "baru": 1, "hilang": 1, "tetap": 1, "desil_turun": 0, "desil_naik": 1,
            "lama": first.pk,
        }  # fmt: skip
        assert apply_rilis(second, oleh=pemeran.bappeda) == first
        first.refresh_from_db()
        assert first.status == "DIGANTI"
        alasan = "Data keliru menurut Kemenko."
        assert withdraw_rilis(second, alasan=alasan, oleh=pemeran.bappeda) == first
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.status, second.status) == ("BERLAKU", "DIPERIKSA")
        done = JejakAudit.objects.filter(pelaku=pemeran.bappeda).order_by("id")
        assert list(done.values_list("tindakan", flat=True)) == [
            "berlakukan_rilis", "berlakukan_rilis", "batalkan_pemberlakuan",
        ]  # fmt: skip

    def test_tidak_ditarik_selama_dipakai(
        self, tempat: Tempat, tmp_path: Path, pemeran: Pemeran
    ) -> None:
        rilis = self.rilis(tempat, tmp_path, orang(1))
        apply_rilis(rilis, oleh=None)
        Pemadanan.objects.create(kabupaten=tempat.kabupaten, sk=rilis, rilis=rilis)
        with pytest.raises(Galat, match="masih dipakai oleh 1 padu padan"):
            withdraw_rilis(rilis, alasan="Alasan yang cukup", oleh=None)

    def test_ditolak_lalu_barisnya_dihapus(self, tempat: Tempat, tmp_path: Path) -> None:
        rilis = self.rilis(tempat, tmp_path, orang(1), orang(2))
        with pytest.raises(Galat, match="alasannya"):
            reject_rilis(rilis, alasan=" ", oleh=None)
        reject_rilis(rilis, alasan="Jumlahnya tidak sesuai", oleh=None)
        assert purge_rilis(rilis) == 2
        assert purge_rilis(rilis) == 0
        assert not IdentitasIndividu.objects.exists()
        rilis.refresh_from_db()
        assert (rilis.status, rilis.baris_disimpan) == ("DITOLAK", 2)

    def test_hanya_yang_diperiksa_diberlakukan(self, tempat: Tempat, tmp_path: Path) -> None:
        rilis = terima(tulis(tmp_path / "a.xlsx", individu()), tempat.kabupaten)
        with pytest.raises(Galat, match="selesai diperiksa"):
            apply_rilis(rilis, oleh=None)


def test_padanan_kode_menyusul_ke_baris(tempat: Tempat, tmp_path: Path) -> None:
    rows = [orang(1, Kode_Kemdagri="3517052999"), orang(2, Kode_Kemdagri="3517052998"), orang(3)]
    rilis = impor(tulis(tmp_path / "a.xlsx", *rows), tempat.kabupaten)
    waiting = PadananKode.objects.get(kode="35.17.05.2999")
    with pytest.raises(Galat, match="Pilih desa"):
        decide_padanan_kode(waiting, wilayah=tempat.kelurahan_kota, oleh=None)
    decide_padanan_kode(waiting, wilayah=tempat.desa_lain, oleh=None)
    waiting.refresh_from_db()
    assert apply_padanan_kode(waiting) == 1
    assert apply_padanan_kode(waiting) == 0
    rows_now = Individu.objects.filter(rilis=rilis).order_by("nomor_baris")
    assert list(rows_now.values_list("desa", "kecamatan")) == [
        (tempat.desa_lain.pk, tempat.kecamatan.pk),
        (None, None),
        (tempat.desa.pk, tempat.kecamatan.pk),
    ]


def test_angka_halaman(tempat: Tempat, tmp_path: Path) -> None:
    rows = [
        orang(1),
        orang(2, Desil_Kesejahteraan="3"),
        orang(3, Desil_Kesejahteraan="", Kode_Kemdagri="3517052999"),
    ]
    rilis = impor(tulis(tmp_path / "a.xlsx", *rows), tempat.kabupaten)
    desil = dict(rows_per_desil(rilis))
    assert (desil[1], desil[2], desil[3], desil[None]) == (1, 0, 1, 1)
    assert [(k.nama, k.baris, k.desil_satu) for k in rows_per_kecamatan(rilis)] == [
        ("Wonosalam", 2, 1),
        ("", 1, 0),
    ]
    assert [(g.kode, g.jumlah, [c.nomor_baris for c in g.contoh]) for g in findings(rilis)] == [
        ("KODE_TIDAK_DIKENAL", 1, [4]),
        ("DESIL_KOSONG", 1, [4]),
    ]
