"""Dates, hamlets, headers, places: the pure parts of the import."""

from __future__ import annotations

from datetime import date

import pytest

from kemiskinan.intake.kepala import find_header, guess_kind, header_hash, wrong_kind
from kemiskinan.intake.layouts import LAYOUTS, layouts_of
from kemiskinan.intake.tempat import Desa, KamusTempat
from kemiskinan.rules.alamat import dusun_rt
from kemiskinan.rules.catatan import CATATAN, Bobot
from kemiskinan.rules.lembar_verval import Isian, read_isian
from kemiskinan.rules.tanggal import Tanggal, read_date
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A, INDIVIDU_B, KELUARGA_A, KELUARGA_B

HARI = date(2024, 11, 4)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("23/05/1987 0:00:00", Tanggal(date(1987, 5, 23))),
        ("23-05-1987", Tanggal(date(1987, 5, 23))),
        ("3/5/1987", Tanggal(date(1987, 5, 3))),
        ("1987-05-23", Tanggal(date(1987, 5, 23))),
        ("1987-05-23 00:00:00", Tanggal(date(1987, 5, 23))),
        ("31920", Tanggal(date(1987, 5, 23))),
        ("31920.0", Tanggal(date(1987, 5, 23))),
        ("", Tanggal(None, "TANGGAL_KOSONG")),
        ("31/02/1987", Tanggal(None, "TANGGAL_MUSTAHIL")),
        ("23/05/87", Tanggal(None, "TANGGAL_TIDAK_DIKENAL")),
        ("23 Mei 1987", Tanggal(date(1987, 5, 23))),
        ("3 PEBRUARI 1987", Tanggal(date(1987, 2, 3))),
        ("23-Aug-1987", Tanggal(date(1987, 8, 23))),
        ("Jombang, 23-05-1987", Tanggal(date(1987, 5, 23))),
        ("KOTA BARU, 23 Mei 1987", Tanggal(date(1987, 5, 23))),
        ("30 Februari 1987", Tanggal(None, "TANGGAL_MUSTAHIL")),
        ("23 Rajab 1987", Tanggal(None, "TANGGAL_TIDAK_DIKENAL")),
        ("1987", Tanggal(None, "TANGGAL_TIDAK_DIKENAL")),
        ("05/11/2024", Tanggal(None, "TANGGAL_MASA_DEPAN")),
        ("01/01/1900", Tanggal(date(1900, 1, 1), "TANGGAL_TERLALU_TUA")),
    ],
)
def test_tanggal(cell: str, expected: Tanggal) -> None:
    assert read_date(cell, HARI) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("45600", date(2024, 11, 4)),
        ("4 November 2024", date(2024, 11, 4)),
        ("12345", None),
        ("99999", None),
        ("2024", None),
        ("31/02/2024", None),
    ],
)
def test_hari_di_lembar_verval(cell: str, expected: date | None) -> None:
    bacaan = read_isian(Isian({"tanggal_kejadian": cell}), HARI)
    assert bacaan.jawaban.tanggal_kejadian == expected
    assert [one.kolom for one in bacaan.kesalahan] == ([] if expected else ["tanggal_kejadian"])


@pytest.mark.parametrize(
    ("alamat", "expected"),
    [
        ("DUSUN ASTUTI RT 007 RW 008", "Dusun Astuti RT 7 RW 8"),
        ("Dsn. Pucang Rejo, RT.01/RW.02 Ds. Galengdowo", "Dusun Pucang Rejo RT 1 RW 2"),
        ("JL. MERDEKA 5 RT/RW 003/004", "RT 3 RW 4"),
        ("JALAN RAYA 12", ""),
    ],
)
def test_dusun_rt(alamat: str, expected: str) -> None:
    assert dusun_rt(alamat) == expected


@pytest.mark.parametrize(
    ("kepala", "jenis", "kode"),
    [
        (INDIVIDU_A, "p3ke-individu", "A"),
        (INDIVIDU_B, "p3ke-individu", "B"),
        (KELUARGA_A, "p3ke-keluarga", "A"),
        (KELUARGA_B, "p3ke-keluarga", "B"),
    ],
)
def test_susunan_dikenali_lengkap(kepala: tuple[str, ...], jenis: str, kode: str) -> None:
    found = find_header([(1, list(kepala))], layouts_of(jenis))
    assert found is not None
    assert (found.layout.kode, found.hilang, found.tak_dipakai) == (kode, [], [])
    assert len(found.letak) == len(kepala)
    guessed = guess_kind([(1, list(kepala))])
    assert guessed is not None
    assert guessed.jenis == jenis


def test_kepala_di_baris_13_salah_ketik_dan_kolom_b() -> None:
    """A printed extract: a letterhead above, the table from column B, its own spelling."""
    above = [(n, ["", "PEMERINTAH KABUPATEN"]) for n in range(1, 12)]
    table = ["", "Desa", "ALAMAT", "id_keluarga", "Desil", "NAMA", "nik ", "Penerima BNPT"]
    found = find_header([*above, (13, table)], layouts_of("p3ke-individu"))
    assert found is not None
    assert (found.baris, found.hilang) == (13, [])
    assert found.letak == {
        "nama_desa": 1, "alamat": 2, "id_keluarga": 3, "desil": 4, "nama": 5, "nik": 6,
        "penerima_bpnt": 7,
    }  # fmt: skip


@pytest.mark.parametrize(
    "kepala",
    [
        ["NO.", "NAMA LENGKAP", "N I K", "TGL. LAHIR", "DESA", "KEC.", "ALAMAT"],
        [
            "No",
            "Nama KPM",
            "Nomor KTP",
            "Tanggal Lahir",
            "Nama Desa/Kelurahan",
            "Kecamatan",
            "RT/RW",
        ],
        [
            "No",
            "Nama Kepala Keluarga",
            "NIK/No. KTP",
            "Tgl Lahir",
            "Kelurahan/Desa",
            "Kec",
            "Dusun",
        ],
        ["No Urut", "Nama", "NIK", "Tgl Lahir", "Kode Desa/Kelurahan", "Kecamatan", "Alamat Rumah"],
        ["No", "Nama", "NIK", "Tanggal Lahir", "Desa", "Kecamatan", "ID Keluarga", "Desil"],
    ],
)
def test_kepala_lampiran_sk_dengan_nama_lain(kepala: list[str]) -> None:
    found = find_header([(4, kepala)], layouts_of("sk-bupati"))
    assert found is not None
    assert (found.hilang, wrong_kind(found, [(4, kepala)])) == ([], None)
    assert set(found.tak_dipakai) <= {"ID Keluarga", "Desil"}


def test_kolom_wajib_yang_hilang_disebut() -> None:
    row = [h for h in INDIVIDU_A if h not in {"NIK", "Kode Kemdagri", "Desa/Kelurahan"}]
    found = find_header([(1, row)], layouts_of("p3ke-individu"))
    assert found is not None
    assert found.hilang == ["NIK", "Kode Kemdagri / Desa"]


def test_pemetaan_orang_mendahului_alias() -> None:
    row = ["Nama", "Nama Baru", "NIK", "ID Keluarga", "Desil", "Desa"]
    found = find_header([(1, row)], layouts_of("p3ke-individu"), {"nama": "Nama Baru"})
    assert found is not None
    assert found.letak["nama"] == 1
    assert header_hash(row) == header_hash(["NAMA ", *row[1:], "", ""])


def test_setiap_susunan_punya_kunci_unik_dan_alias_tak_bertabrakan() -> None:
    assert len({(x.jenis, x.kode) for x in LAYOUTS}) == len(LAYOUTS)
    for layout in LAYOUTS:
        names = [k.nama for k in layout.kolom]
        assert len(names) == len(set(names)), layout.judul


class TestTempat:
    GALENGDOWO = Desa(1, 10, "3517052001", "Galengdowo", "Wonosalam")
    WONOMERTO = Desa(2, 10, "3517052002", "Wonomerto", "Wonosalam")
    SUMBER_A = Desa(3, 10, "3517052003", "Sumber", "Wonosalam")
    SUMBER_B = Desa(4, 20, "3517042003", "Sumber", "Bareng")

    def kamus(self, **padanan: Desa) -> KamusTempat:
        daftar = [self.GALENGDOWO, self.WONOMERTO, self.SUMBER_A, self.SUMBER_B]
        return KamusTempat("3517", daftar, padanan)

    @pytest.mark.parametrize(
        ("kunci", "teks", "temuan"),
        [
            (("3517052001", "GALENGDOWO", "WONOSALAM"), "1\t10", ""),
            (("35.17.05.2001", "", ""), "1\t10", ""),
            (("", "Desa Galeng Dowo", "Kec. Wonosalam"), "1\t10", ""),
            (("", "SUMBER", "BARENG"), "4\t20", ""),
            (("", "SUMBER", ""), "\\N\t\\N", "KODE_TIDAK_DIKENAL"),
            (("", "", ""), "\\N\t\\N", "DESA_KOSONG"),
            (("3517052999", "LAMA", "WONOSALAM"), "\\N\t\\N", "KODE_TIDAK_DIKENAL"),
            (("3518012001", "X", "Y"), "\\N\t\\N", "KODE_LUAR_KABUPATEN"),
            (("3517050001", "GALENGDOWO", "WONOSALAM"), "\\N\t\\N", "KODE_BPS"),
            (("3517052001", "WONOMERTO", "WONOSALAM"), "1\t10", "KODE_BEDA_NAMA"),
        ],
    )
    def test_satu_tempat(self, kunci: tuple[str, str, str], teks: str, temuan: str) -> None:
        tempat = self.kamus()[kunci]
        assert (tempat.teks, tempat.temuan) == (teks, temuan)

    def test_padanan_orang_dipakai(self) -> None:
        kamus = self.kamus(**{"35.17.05.2999": self.WONOMERTO})
        assert kamus["3517052999", "LAMA", ""].teks == "2\t10"

    def test_bagian_berkas(self) -> None:
        """Rows without a code do not count."""
        kamus = self.kamus()
        for kode, jumlah in (("3517052001", 3), ("3518012001", 2), ("3517050001", 4), ("", 9)):
            kamus[kode, "", ""].jumlah = jumlah
        assert kamus.shares() == (9, 2, 4)


def test_setiap_catatan_berkalimat() -> None:
    for kode, arti in CATATAN.items():
        assert str(arti.judul), kode
        assert str(arti.kalimat).endswith("."), kode
        assert arti.bobot in Bobot
        assert len(kode) <= 30
