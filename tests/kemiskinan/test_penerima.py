"""An OPD's recipients: read, matched, decided by a person, confirmed once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fondasi.errors import Galat
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.models import JejakAudit
from kemiskinan.actions.intervensi import IsiIntervensi, record_intervensi
from kemiskinan.actions.penerima import confirm_penerima, decide_penerima, start_penerima
from kemiskinan.enums import StatusIntervensi
from kemiskinan.intake.penerima import desa_finder, read_rows
from kemiskinan.models import (
    DaftarPenerima,
    IdentitasPenerima,
    Intervensi,
    Penerima,
    PermintaanNeraca,
    Sasaran,
    SubKegiatan,
)
from kemiskinan.tasks.penerima import match_penerima, sweep_penerima
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
)

KEPALA = ["Nama", "NIK", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Nilai (Rp)"]
NIK = "3517054101909001"
KEMBAR = "3517054101909002"
HARI = date(2024, 11, 4)


def xlsx(*rows: list[Any], name: str = "penerima.xlsx") -> SimpleUploadedFile:
    out = BytesIO()
    write_xlsx(out, [Lembar("Sheet1", [Kolom(k) for k in KEPALA], rows)])
    return SimpleUploadedFile(name, out.getvalue())


def row(nama: str = "SITI AMINAH", nik: str = NIK, **other: str) -> list[Any]:
    lahir = other.get("lahir", "01/01/1990")
    return [nama, nik, lahir, other.get("desa", "Galengdowo"), "Wonosalam", "250.000"]


class TestReading:
    """Pure reading of rows, with places by name."""

    @pytest.fixture
    def read(self, tempat: Tempat) -> Callable[..., Any]:
        find = desa_finder(tempat.kabupaten)

        def run(*rows: list[str]) -> Any:
            return list(read_rows(enumerate(rows, 1), today=HARI, cari_desa=find))

        return run

    @pytest.mark.django_db
    def test_header_by_alias_below_a_title(self, read: Callable[..., Any], tempat: Tempat) -> None:
        found = read(
            ["DAFTAR PENERIMA PKH"],
            [],
            ["No", "Nama KPM", "No. NIK", "Tgl. Lahir", "Kode Desa", "Nominal"],
            ["1", "SITI", f"'{NIK}", "01/01/1990 0:00:00", "3517052001", "Rp1.500.000,50"],
        )[0]
        assert (found.nomor, found.nama, found.nik, found.lahir) == (
            4,
            "SITI",
            NIK,
            date(1990, 1, 1),
        )
        assert found.rupiah == Decimal("1500000.50")
        assert found.nik_samar == "3517********9001"

    @pytest.mark.django_db
    def test_places(self, read: Callable[..., Any], tempat: Tempat) -> None:
        head = ["Nama", "NIK", "Desa", "Kecamatan"]
        cases = [
            ("3517052001", "", tempat.desa), ("35.17.05.2001", "", tempat.desa),
            ("Desa Galengdowo", "Kec. Wonosalam", tempat.desa), ("galengdowo", "", tempat.desa),
            ("Galengdowo", "Bareng", None), ("Atlantis", "", None),
        ]  # fmt: skip
        rows = [["X", NIK, desa, kec] for desa, kec, _ in cases]
        found = [r.desa_id for r in read(head, *rows)]
        assert found == [desa.pk if desa else None for _, _, desa in cases]

    @pytest.mark.django_db
    def test_every_doubt_leaves_a_note_and_no_row_is_lost(self, read: Callable[..., Any]) -> None:
        head = ["Nama", "NIK", "Tanggal Lahir", "Desa", "Nilai"]
        found = read(
            head,
            ["", "3.51705E+15", "31/02/1990", "Atlantis", "seribu"],
            ["A", NIK, "", "Galengdowo", ""],
            ["B", NIK, "", "Galengdowo", ""],
        )
        assert [r.catatan for r in found] == [
            (
                "Excel merusak NIK ini", "Tanggal lahir mustahil", "Nama kosong",
                "Desa/kelurahan tidak dikenal", "Nilai rupiah tidak terbaca",
            ),
            ("Tanggal lahir kosong",),
            ("Tanggal lahir kosong", "NIK sama dengan baris 3"),
        ]  # fmt: skip
        assert found[0].nik_mentah == "3.51705E+15"
        assert "3.51705E+15" not in repr(found[0])

    @pytest.mark.django_db
    def test_without_header_it_says_what_to_do(self, read: Callable[..., Any]) -> None:
        with pytest.raises(Galat) as refused:
            read(*[["a", "b"]] * 25)
        assert refused.value.kode == "KEPALA_TIDAK_DIKENAL"


@pytest.fixture
def sub(kantor: Kantor) -> SubKegiatan:
    return buat_sub_kegiatan(kantor.opd)


@pytest.fixture
def orang(tempat: Tempat) -> Sasaran:
    """SITI AMINAH of Galengdowo, and a namesake whom only the NIK tells apart."""
    sk = buat_sk(tempat.kabupaten)
    return buat_sasaran(sk, tempat.desa, nik=NIK)


def upload(sub: SubKegiatan, oleh: Any, *rows: list[Any]) -> DaftarPenerima:
    return start_penerima(sub, tahun=2024, bulan=6, berkas=xlsx(*rows), oleh=oleh)


def work(daftar: DaftarPenerima, sebagai: Callable[[str], Any]) -> DaftarPenerima:
    with sebagai("pekerja"):
        match_penerima(daftar.pk)
    return DaftarPenerima.objects.get(pk=daftar.pk)


@pytest.mark.django_db(transaction=True)
class TestMatching:
    """Committed data: the worker reports progress on a connection of its own."""

    def test_clear_unclear_and_unknown(
        self, pemeran: Pemeran, tempat: Tempat, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        twin = buat_sasaran(orang.rilis, tempat.desa, "SITI AMINAH", nik=KEMBAR)
        daftar = work(
            upload(
                sub, pemeran.opd, row(), row(nik=""),
                row("PAIMIN LAIN", "3517051212509003", lahir="12/12/1950"),
            ),
            sebagai,
        )  # fmt: skip
        assert daftar.status == "SELESAI", daftar.galat_pesan
        found = list(daftar.penerima.all())
        assert [(p.nomor_baris, p.status) for p in found] == [
            (2, "otomatis"), (3, "perlu_ditinjau"), (4, "tidak_padan"),
        ]  # fmt: skip
        assert found[0].sasaran == orang
        assert {c["sasaran"] for c in found[1].calon} >= {twin.pk}
        assert found[1].sasaran is None
        assert found[2].alasan == ["tidak ditemukan pada SK yang berlaku"]
        assert daftar.jumlah == {
            "baris": 3, "catatan": 1, "otomatis": 1, "perlu_ditinjau": 1, "tidak_padan": 1,
        }  # fmt: skip

    def test_decided_confirmed_once(
        self, pemeran: Pemeran, tempat: Tempat, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        twin = buat_sasaran(orang.rilis, tempat.desa, "SITI AMINAH", nik=KEMBAR)
        stranger = buat_sasaran(orang.rilis, tempat.desa_tetangga, "BUKAN CALON")
        daftar = work(upload(sub, pemeran.opd, row(), row(nik="")), sebagai)
        unclear = daftar.penerima.get(status="perlu_ditinjau")
        expect("MASIH_PERLU_DITINJAU", lambda: confirm_penerima(daftar, oleh=None))
        expect("BUKAN_CALON", lambda: decide_penerima(unclear, sasaran=stranger, oleh=None))
        decide_penerima(unclear, sasaran=None, oleh=pemeran.opd)
        decide_penerima(unclear, sasaran=twin, oleh=pemeran.opd)
        record_intervensi(
            orang, sub, isi=IsiIntervensi(2024, 6, StatusIntervensi.DITETAPKAN), oleh=None
        )
        PermintaanNeraca.objects.all().delete()
        done = confirm_penerima(daftar, oleh=pemeran.opd)
        assert (done.jumlah["intervensi"], done.jumlah["sudah"]) == (1, 1)
        made = Intervensi.objects.get(sasaran=twin)
        assert (made.status, made.rupiah, made.penerima) == ("TERSALUR", Decimal(250_000), unclear)
        assert Intervensi.objects.get(sasaran=orang).status == "DITETAPKAN"
        assert PermintaanNeraca.objects.count() == 1
        expect("DAFTAR_SUDAH_DIKONFIRMASI", lambda: confirm_penerima(daftar, oleh=None))
        expect(
            "DAFTAR_SUDAH_DIKONFIRMASI", lambda: decide_penerima(unclear, sasaran=None, oleh=None)
        )

    def test_repeated_work_changes_nothing(
        self, pemeran: Pemeran, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        daftar = work(upload(sub, pemeran.opd, row()), sebagai)
        before = list(Penerima.objects.values_list("pk", "sasaran"))
        work(daftar, sebagai)
        assert list(Penerima.objects.values_list("pk", "sasaran")) == before
        assert sweep_penerima() == 0

    def test_a_file_that_cannot_be_read_fails_with_a_sentence_and_may_come_again(
        self, pemeran: Pemeran, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        bad = SimpleUploadedFile("x.csv", b"a;b\n1;2\n")
        first = start_penerima(sub, tahun=2024, bulan=6, berkas=bad, oleh=pemeran.opd)
        assert sweep_penerima() == 1
        daftar = work(first, sebagai)
        assert daftar.status == "GAGAL"
        assert "Kolom Nama dan NIK tidak ditemukan" in daftar.galat_pesan
        assert not Penerima.objects.exists()
        bad.seek(0)
        assert start_penerima(sub, tahun=2024, bulan=6, berkas=bad, oleh=pemeran.opd).pk

    def test_the_nik_stays_with_the_worker(
        self, client: Any, pemeran: Pemeran, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        daftar = work(upload(sub, pemeran.opd, row()), sebagai)
        assert IdentitasPenerima.objects.get().nik == NIK
        client.force_login(pemeran.opd)
        html = client.get(f"/kemiskinan/penerima/{daftar.pk}/").content.decode()
        assert "3517********9001" in html
        assert NIK not in html
        assert NIK not in str(list(JejakAudit.objects.values()))
        with pytest.raises(Exception, match="permission denied"), sebagai("web"):
            IdentitasPenerima.objects.count()

    def test_pages_of_one_list(
        self, client: Any, pemeran: Pemeran, tempat: Tempat, sub: SubKegiatan, orang: Sasaran,
        sebagai: Any,
    ) -> None:  # fmt: skip
        twin = buat_sasaran(orang.rilis, tempat.desa, "SITI AMINAH", nik=KEMBAR)
        daftar = work(upload(sub, pemeran.opd, row(), row(nik="")), sebagai)
        url = f"/kemiskinan/penerima/{daftar.pk}/"
        client.force_login(pemeran.opd)
        assert "Tinjau 1 baris" in client.get(url).content.decode()
        review = client.get(f"{url}tinjau/").content.decode()
        unclear = daftar.penerima.get(status="perlu_ditinjau")
        assert f'value="{twin.pk}"' in review
        path = f"/kemiskinan/penerima/baris/{unclear.pk}/putuskan/"
        assert client.post(path, {"sasaran": twin.pk})["Location"] == f"{url}tinjau/"
        assert client.get(f"{url}tinjau/")["Location"] == url
        assert "Akan dicatat tersalur" in client.get(f"{url}konfirmasi/").content.decode()
        assert not Intervensi.objects.exists()
        client.post(f"{url}konfirmasi/")
        assert Intervensi.objects.count() == 2
        assert "2 intervensi dicatat tersalur" in client.get(url).content.decode()
        content = client.get(f"{url}temuan/").content
        assert [r[0] for r in values_of(content)] == ["Baris", 2, 3]
        assert client.get(f"{url}berkas/").status_code == 200

    def test_isolation(
        self, client: Any, pemeran: Pemeran, sub: SubKegiatan, orang: Sasaran, sebagai: Any
    ) -> None:
        daftar = work(upload(sub, pemeran.opd, row()), sebagai)
        line = daftar.penerima.get()
        paths = ["", "tinjau/", "konfirmasi/", "temuan/", "berkas/"]
        for who in ("opd_lain", "camat", "provinsi", "pimpinan", "bappeda_kota", "desa"):
            client.force_login(pemeran[who])
            for path in paths:
                assert client.get(f"/kemiskinan/penerima/{daftar.pk}/{path}").status_code == 404
            post = client.post(f"/kemiskinan/penerima/baris/{line.pk}/putuskan/", {})
            assert post.status_code == 404
        client.force_login(pemeran.bappeda)
        assert client.get(f"/kemiskinan/penerima/{daftar.pk}/").status_code == 200


def values_of(content: bytes) -> list[Any]:
    sheet: Any = openpyxl.load_workbook(BytesIO(content)).active
    return list(sheet.values)


def expect(kode: str, act: Callable[[], object]) -> None:
    with pytest.raises(Galat) as refused:
        act()
    assert refused.value.kode == kode


@pytest.mark.django_db
def test_the_same_file_twice_is_recognised(
    pemeran: Pemeran, kantor: Kantor, sub: SubKegiatan, orang: Sasaran
) -> None:
    content = xlsx(row()).read()

    def start(line: SubKegiatan, bulan: int = 6) -> DaftarPenerima:
        berkas = SimpleUploadedFile("penerima.xlsx", content)
        return start_penerima(line, tahun=2024, bulan=bulan, berkas=berkas, oleh=pemeran.opd)

    start(sub)
    expect("BERKAS_SUDAH_DIUNGGAH", lambda: start(sub))
    assert start(sub, bulan=7).pk
    assert start(buat_sub_kegiatan(kantor.opd)).pk


@pytest.mark.django_db
def test_without_a_decree_or_for_a_month_to_come(
    pemeran: Pemeran, sub: SubKegiatan, tempat: Tempat
) -> None:
    expect("SK_BELUM_ADA", lambda: upload(sub, pemeran.opd, row()))
    buat_sk(tempat.kabupaten)
    expect(
        "BULAN_MENDATANG",
        lambda: start_penerima(sub, tahun=2999, bulan=1, berkas=xlsx(row()), oleh=pemeran.opd),
    )


@pytest.mark.django_db
def test_uploading_by_page(
    client: Any, pemeran: Pemeran, kantor: Kantor, sub: SubKegiatan, orang: Sasaran
) -> None:
    client.force_login(pemeran.opd)
    data = {"sub_kegiatan": sub.pk, "tahun": 2024, "bulan": 6, "berkas": xlsx(row())}
    answer = client.post("/kemiskinan/penerima/unggah/", data)
    made = DaftarPenerima.objects.get()
    assert answer["Location"] == f"/kemiskinan/penerima/{made.pk}/"
    assert (made.instansi, made.status) == (kantor.opd, "MENUNGGU")
    assert "Memadankan penerima" in client.get(answer["Location"]).content.decode()
    foreign = buat_sub_kegiatan(kantor.opd_lain)
    data = {**data, "sub_kegiatan": foreign.pk, "berkas": xlsx(row())}
    assert client.post("/kemiskinan/penerima/unggah/", data).status_code == 200
    assert DaftarPenerima.objects.count() == 1


@pytest.mark.django_db
def test_the_template_has_the_columns_that_are_read(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.opd)
    content = client.get("/kemiskinan/penerima/templat/").content
    assert values_of(content)[0] == tuple(KEPALA)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["camat", "provinsi", "pimpinan", "pendamping", "desa"])
def test_others_have_no_business_here(client: Any, pemeran: Pemeran, who: str) -> None:
    client.force_login(pemeran[who])
    for path in ("", "unggah/", "templat/"):
        assert client.get(f"/kemiskinan/penerima/{path}").status_code == 404
