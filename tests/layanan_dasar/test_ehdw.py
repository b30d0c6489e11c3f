"""Cards prefilled from an e-HDW recap: what is read, what stays a person's, what is taken back."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fondasi.errors import Galat
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from fondasi.today import today
from kecamatan.models import JejakAudit
from layanan_dasar.actions.bawaan import seed_data
from layanan_dasar.actions.instrumen import import_instrumen, publish_instrumen
from layanan_dasar.actions.isian_awal import prefill_kartu, undo_prefill
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.rules.ehdw import PETUNJUK, example_heads, place_of, read_recap
from tests.layanan_dasar.kartu_uji import buat_periode, jadikan, kartu_dari, simpan
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

KEPALA = [
    "Kode desa", "Desa/kelurahan", "Posyandu", "Ibu hamil total", "Ibu hamil pil Fe diterima",
    "Ibu hamil pil Fe seharusnya", "Tikar pertumbuhan hijau", "Catatan kader",
]  # fmt: skip


@pytest.fixture
def periode(tempat: Tempat) -> PeriodeKartu:
    draft = import_instrumen(seed_data("konvergensi_stunting"), pemilik=tempat.kabupaten, oleh=None)
    return buat_periode(tempat.kabupaten, publish_instrumen(draft, oleh=None))


def unggahan(*baris: list[object], kepala: list[str] | None = None) -> SimpleUploadedFile:
    out = BytesIO()
    columns = [Kolom(head) for head in kepala or KEPALA]
    write_xlsx(out, [Lembar("Rekap", columns, baris)])
    return SimpleUploadedFile("rekap.xlsx", out.getvalue())


def masuk(user: object) -> WebClient:
    client = WebClient()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def tersimpan(kartu: KartuSkor) -> dict[str, tuple[object, object, object, str]]:
    rows = Nilai.objects.filter(kartu=kartu).exclude(keadaan="TIDAK_DIISI")
    return {
        one.indikator.kode: (one.nilai, one.pembilang, one.penyebut, one.asal)
        for one in rows.select_related("indikator")
    }


def test_every_head_of_the_example_is_its_own_column() -> None:
    seed = seed_data("konvergensi_stunting")
    asked = {one["kode"]: one["jenis"] for part in seed["dimensi"] for one in part["indikator"]}
    assert {one.indikator: one.rasio for one in PETUNJUK} == {
        kode: jenis == "RASIO" for kode, jenis in asked.items()
    }
    places = [place_of(head) for head in example_heads()]
    assert None not in places
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("IBU HAMIL KEK/RESTI", ("bumil_risti", "nilai")),
        ("Jumlah ibu hamil", ("bumil_total", "nilai")),
        ("ANAK 0 – 23 BULAN TOTAL", ("anak_total", "nilai")),
        ("Anak 0-23 bulan GIZI KURANG/ GIZI BURUK/STUNTING", ("anak_gizi", "nilai")),
        ("Hijau (Normal)", ("tikar_hijau", "nilai")),
        ("Ibu hamil periksa kehamilan ≥ 4 kali: jumlah diterima", ("ih_periksa", "pembilang")),
        ("Kunjungan rumah ibu hamil KEK – seharusnya", ("ih_kunjungan", "penyebut")),
        ("Ibu hamil pil Fe (%)", None),
        ("Nama kader", None),
    ],
)
def test_a_head_is_known_by_its_words(head: str, place: tuple[str, str] | None) -> None:
    assert place_of(head) == place


def test_heads_over_two_lines_below_a_title() -> None:
    sheet = read_recap(
        [
            (1, ["REKAP KARTU SKOR KONVERGENSI"]),
            (3, ["Nama Desa", "Ibu Hamil", "", "", "Anak 0-23 bulan"]),
            (4, ["", "Total", "Pil Fe diterima", "Pil Fe seharusnya", "Total"]),
            (5, ["Galengdowo", "12", "8", "10", "40"]),
            (6, ["JUMLAH", "12", "8", "10", "40"]),
        ]
    )
    assert [(one.nomor, one.desa, one.sel) for one in sheet.baris] == [
        (5, "Galengdowo", {
            ("bumil_total", "nilai"): "12", ("ih_fe", "pembilang"): "8",
            ("ih_fe", "penyebut"): "10", ("anak_total", "nilai"): "40",
        }),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "kode"),
    [
        ([(1, ["NIK Ibu", "Nama"]), (2, ["3517", "A"])], "BERKAS_PERORANGAN"),
        ([(1, ["Nama", "Alamat"]), (2, ["A", "B"])], "KEPALA_TIDAK_DIKENAL"),
        ([(1, ["Desa", "Hijau", "Tikar hijau"]), (2, ["A", "1", "2"])], "KOLOM_GANDA"),
        ([(1, ["Desa", "Tikar hijau"])], "TANPA_BARIS"),
    ],
)
def test_what_is_no_recap_is_refused(rows: list[tuple[int, list[str]]], kode: str) -> None:
    with pytest.raises(Galat) as galat:
        read_recap(rows)
    assert galat.value.kode == kode


@pytest.mark.django_db
def test_looked_at_then_filled_then_taken_back(
    periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran
) -> None:
    kartu, lain = kartu_dari(periode, tempat.desa), kartu_dari(periode, tempat.desa_lain)
    simpan(kartu, pemeran.desa, tikar_hijau={"nilai": "7"})
    jadikan(lain, StatusKartu.DIAJUKAN)
    client, hari = masuk(pemeran.camat), today().isoformat()
    berkas = unggahan(
        [tempat.desa.kode, "", "Melati", "4", "3", "5", "9", "rajin"],
        [tempat.desa.kode, "", "Mawar", "8", "5", "5", "", ""],
        ["", tempat.desa_lain.nama, "", "1", "1", "1", "1", ""],
        ["", "Kebondalem", "", "1", "1", "1", "1", ""],
    )
    data = {"periode": periode.pk, "tanggal": hari, "berkas": berkas}
    page = client.post("/layanan/kartu/ehdw/", data)
    assert [(one.kartu.pk, one.isi, one.sama) for one in page.context["rencana"]] == [
        (kartu.pk, {
            "bumil_total": {"nilai": "12"}, "ih_fe": {"pembilang": "8", "penyebut": "10"},
        }, 0)
    ]  # fmt: skip
    sudah = page.context["rencana"][0].sudah[0]
    assert (sudah.berkas, sudah.tersimpan, sudah.oleh) == ("9 orang", "7 orang", pemeran.desa.nama)
    assert [(one.baris, one.kolom, one.kalimat[:22]) for one in page.context["salah"]] == [
        (4, "Desa/kelurahan", "Kartunya diajukan; tid"),
        (5, "Desa/kelurahan", "Tidak ada kartu terbuk"),
    ]
    assert page.context["lembar"].lain == ("Catatan kader",)
    assert set(tersimpan(kartu)) == {"tikar_hijau"}

    for n in (1, 0):
        done = client.post("/layanan/kartu/ehdw/", {"isian": page.context["isian"]})
        assert done.status_code == 302
        assert JejakAudit.objects.filter(tindakan="isi_awal_kartu").count() == 1, n
    asal = page.context["asal"]
    assert tersimpan(kartu) == {
        "bumil_total": (Decimal(12), None, None, asal),
        "ih_fe": (None, Decimal(8), Decimal(10), asal),
        "tikar_hijau": (Decimal(7), None, None, ""),
    }
    assert f"dari {asal}" in client.get(f"/layanan/kartu/{kartu.pk}/").content.decode()

    simpan(kartu, pemeran.desa, bumil_total={"nilai": "11"})
    assert undo_prefill([kartu], oleh=pemeran.camat) == 1
    assert tersimpan(kartu) == {
        "bumil_total": (Decimal(11), None, None, ""),
        "tikar_hijau": (Decimal(7), None, None, ""),
    }


@pytest.mark.django_db
def test_a_newer_file_replaces_an_older_one_and_bad_cells_stay_out(
    periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran
) -> None:
    kartu = kartu_dari(periode, tempat.desa)
    lama = {kartu.pk: {"bumil_total": {"nilai": "12"}, "ih_fe": {"pembilang": "1"}}}
    assert prefill_kartu(periode, lama, asal="e-HDW, lama", oleh=pemeran.pendamping) == (1, 1)
    berkas = unggahan([tempat.desa.kode, "", "", "13", "9", "5", "-2", ""])
    data = {"periode": periode.pk, "tanggal": today().isoformat(), "berkas": berkas}
    page = masuk(pemeran.pendamping).post("/layanan/kartu/ehdw/", data)
    assert page.context["rencana"][0].isi == {"bumil_total": {"nilai": "13"}}
    assert [(one.baris, one.kolom) for one in page.context["salah"]] == [
        (2, "Hasil tikar pertumbuhan hijau"),
        (0, "Pil Fe sedikitnya 90 hari"),
    ]


@pytest.mark.django_db
def test_nobody_fills_or_empties_another_village(
    periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran
) -> None:
    kartu = kartu_dari(periode, tempat.desa)
    jawaban = {kartu.pk: {"bumil_total": {"nilai": "12"}}}
    for user in (pemeran.pendamping_tetangga, pemeran.bappeda):
        assert prefill_kartu(periode, jawaban, asal="e-HDW, uji", oleh=user) == (0, 0)
    assert prefill_kartu(periode, jawaban, asal="e-HDW, uji", oleh=pemeran.desa) == (1, 1)
    assert undo_prefill([kartu], oleh=pemeran.pendamping_tetangga) == 0
    jadikan(kartu, StatusKartu.DIKEMBALIKAN)
    assert undo_prefill([kartu], oleh=pemeran.desa) == 0
    client = masuk(pemeran.desa)
    assert client.get(f"/layanan/kartu/{kartu.pk}/urungkan-awal/").status_code == 403
    stale = client.post("/layanan/kartu/ehdw/", {"isian": "bukan milik kita"}, follow=True)
    assert "kedaluwarsa" in stale.content.decode()
    assert client.get(f"/layanan/kartu/ehdw/{periode.pk}/contoh/").status_code == 200
