from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, Pengguna
from kemiskinan.actions.berita_acara import attach_pindaian, create_berita_acara
from kemiskinan.actions.unduhan import remove_expired, request_unduhan
from kemiskinan.actions.unggahan import receive_unggahan
from kemiskinan.enums import JenisUnduhan, Keberadaan, StatusProses
from kemiskinan.models import DaftarVerval, Unduhan, UnggahanVerval, UsulanBaru, Verval
from kemiskinan.rules.lembar_verval import JUDUL
from kemiskinan.tasks.unduhan import make_unduhan, read_unggahan, sweep_unduhan
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.kemiskinan.test_berita_acara import PDF, isi
from tests.pemeran import Pemeran, Tempat, beri_tugas, buat_sasaran, buat_verval
from tests.peran import WebClient, as_role

TUJUAN = "penyisiran desa tanpa sinyal"
QUERIES_DAFTAR = 9
ROWS = ("detail", "berkas")


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


def buat_berkas(panggung: Panggung, oleh: Pengguna, jenis: JenisUnduhan, **lain: Any) -> Unduhan:
    """Asked for as web, made as pekerja."""
    row = request_unduhan(
        jenis=jenis, kabupaten=panggung.sk.kabupaten, tujuan=TUJUAN, oleh=oleh, **lain
    )
    with as_role("pekerja"):
        make_unduhan(row.pk)
    row.refresh_from_db()
    return row


def lembar(row: Unduhan) -> Any:
    assert row.berkas is not None, row.galat_pesan
    with row.berkas.isi.open("rb") as stream:
        return load_workbook(BytesIO(stream.read()))


def tabel(row: Unduhan, nomor: int = 0) -> list[dict[str, Any]]:
    rows = list(lembar(row).worksheets[nomor].iter_rows(values_only=True))
    return [dict(zip(rows[0], values, strict=True)) for values in rows[1:]]


def test_a_list_to_fill_in(panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran) -> None:
    row = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    assert (row.status, row.jumlah_baris) == (StatusProses.SELESAI, 3)
    sheet = lembar(row).worksheets[0]
    assert sheet.column_dimensions["A"].hidden
    footer = str(sheet.oddFooter.left.text)
    assert TUJUAN in footer
    assert pemeran.camat.nama in footer
    rows = tabel(row)
    assert [r["Nama"] for r in rows] == ["BUDI UJI DUA", "SITI UJI SATU", "TINI UJI TIGA"]
    assert all(len(r["NIK"]) == 16 and r["NIK"].isdigit() for r in rows)
    assert rows[0]["Alamat"].startswith("JALAN UJI")
    assert {str(v.sqref).split(":")[0][0] for v in sheet.data_validations.dataValidation} >= {"L"}


def test_the_field_gets_no_numbers(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    row = buat_berkas(panggung, pemeran.pendamping, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    rows = tabel(row)
    assert {r["Nama"] for r in rows} == {"SITI UJI SATU", "BUDI UJI DUA"}
    assert all("********" in r["NIK"] and not r["Alamat"] for r in rows)


def test_a_purpose_is_required(panggung: Panggung, pemeran: Pemeran) -> None:
    with pytest.raises(Galat) as galat:
        request_unduhan(
            jenis=JenisUnduhan.MENINGGAL,
            kabupaten=panggung.sk.kabupaten,
            tujuan="uji",
            oleh=pemeran.bappeda,
        )
    assert galat.value.kode == "TUJUAN_KURANG"


def test_asking_twice_is_asking_once(panggung: Panggung, pemeran: Pemeran) -> None:
    isi_sama: dict[str, Any] = {
        "jenis": JenisUnduhan.MENINGGAL, "kabupaten": panggung.sk.kabupaten, "tujuan": TUJUAN,
        "oleh": pemeran.bappeda,
    }  # fmt: skip
    first = request_unduhan(**isi_sama)
    assert request_unduhan(**isi_sama).pk == first.pk


def test_the_deceased_without_certificate(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    buat_verval(daftar, panggung.satu, Keberadaan.MENINGGAL, tanggal_kejadian=today())
    buat_verval(
        daftar, panggung.dua, Keberadaan.MENINGGAL, tanggal_kejadian=today(), nomor_akta="A-1"
    )
    row = buat_berkas(panggung, pemeran.bappeda, JenisUnduhan.MENINGGAL)
    assert [(r["Nama"], r["Berita acara"]) for r in tabel(row)] == [("SITI UJI SATU", "sementara")]


def test_the_draft_annex_follows_signed_minutes(
    panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_verval(daftar, panggung.satu, Keberadaan.PINDAH)
    buat_verval(daftar, panggung.dua, kelayakan="GRADUASI_MANDIRI")
    buat_verval(daftar, panggung.tiga, Keberadaan.MENINGGAL)
    signed = create_berita_acara(daftar, tempat.desa, isi(), oleh=None)
    attach_pindaian(signed, PDF, "ba.pdf", oleh=None)
    create_berita_acara(daftar, tempat.desa_lain, isi(), oleh=None)
    UsulanBaru.objects.create(
        kabupaten=tempat.kabupaten, desa=tempat.desa, nama="BARU", alasan="x", status="DITERUSKAN"
    )
    row = buat_berkas(panggung, pemeran.bappeda, JenisUnduhan.RANCANGAN_SK)
    assert {r["Nama"]: r["Alasan keluar"] for r in tabel(row)} == {
        "SITI UJI SATU": "Pindah", "BUDI UJI DUA": "Graduasi mandiri",
    }  # fmt: skip
    assert [r["Nama"] for r in tabel(row, 1)] == ["BARU"]


def test_the_leader_gets_the_recap_with_masked_numbers(
    panggung: Panggung, pemeran: Pemeran
) -> None:
    row = buat_berkas(panggung, pemeran.pimpinan, JenisUnduhan.REKAP_PIMPINAN)
    rows = tabel(row)
    assert len(rows) == 4
    assert all("********" in r["NIK"] for r in rows)
    assert {r["Keberadaan"] for r in rows} == {"Belum disisir"}


def test_a_filtered_list_of_people(panggung: Panggung, pemeran: Pemeran) -> None:
    row = buat_berkas(
        panggung, pemeran.camat, JenisUnduhan.SASARAN, rilis=panggung.sk, saringan={"q": "siti"}
    )
    assert [(r["Nama"], r["Golongan"]) for r in tabel(row)] == [("SITI UJI SATU", "Masih desil 1")]


def test_each_download_leaves_a_line_and_the_file_expires(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    row = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    url = reverse("kemiskinan:unduhan-berkas", args=[row.pk])
    client.force_login(pemeran.camat)
    assert client.get(url)["Cache-Control"] == "private, no-store"
    client.get(url)
    assert JejakAudit.objects.filter(tindakan="unduh_berkas", objek_id=row.pk).count() == 2
    client.force_login(pemeran.bappeda)
    assert client.get(url).status_code == 403
    client.force_login(pemeran.staf)
    assert client.get(url).status_code == 404
    Unduhan.objects.update(kedaluwarsa_at=timezone.now() - timedelta(seconds=1))
    with as_role("pekerja"):
        assert (remove_expired(), remove_expired()) == (1, 0)
    client.force_login(pemeran.camat)
    assert client.get(url).status_code == 409


@pytest.mark.parametrize("pindah", ["tanpa tugas baru", "ke tetangga", "kembali kemudian"])
def test_files_close_with_the_assignment_they_were_made_in(
    client: WebClient,
    panggung: Panggung,
    daftar: DaftarVerval,
    tempat: Tempat,
    pemeran: Pemeran,
    pindah: str,
) -> None:
    row = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    sasaran = buat_berkas(panggung, pemeran.camat, JenisUnduhan.SASARAN, rilis=panggung.sk)
    kembali = unggah(daftar, terisi(row, {}), pemeran.camat)
    names = [("unduhan", row), ("unduhan", sasaran), ("unggahan", kembali)]
    urls = [reverse(f"kemiskinan:{n}-{p}", args=[r.pk]) for n, r in names for p in ROWS]
    client.force_login(pemeran.camat)
    assert [client.get(url).status_code for url in urls] == [200] * 6
    pemeran.camat.penugasan.update(sampai=today())
    Unduhan.objects.update(created_at=timezone.now() - timedelta(days=2))
    UnggahanVerval.objects.update(created_at=timezone.now() - timedelta(days=2))
    if pindah != "tanpa tugas baru":
        place = tempat.kecamatan if pindah == "kembali kemudian" else tempat.kecamatan_tetangga
        beri_tugas(pemeran.camat, Peran.CAMAT, place, mulai=timezone.localdate())
    assert [client.get(url).status_code for url in urls] == [404] * 6


def test_one_who_changed_office_does_not_fetch_the_files_of_the_other(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    row = buat_berkas(panggung, pemeran.camat, JenisUnduhan.SASARAN, rilis=panggung.sk)
    pemeran.camat.penugasan.update(peran=Peran.PENDAMPING)
    client.force_login(pemeran.camat)
    assert client.get(reverse("kemiskinan:unduhan-berkas", args=[row.pk])).status_code == 403


def test_pages_ask_and_wait(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    minta = reverse("kemiskinan:unduhan-minta")
    assert client.get(f"{minta}?jenis=daftar-verval&daftar={daftar.pk}").status_code == 200
    assert client.get(f"{minta}?jenis=entah").status_code == 404
    assert client.get(f"{minta}?jenis=rancangan-sk").status_code == 403
    short = client.post(minta, {"jenis": "daftar-verval", "daftar": daftar.pk, "tujuan": "x"})
    assert list(short.context["form"].errors) == ["tujuan"]
    client.post(minta, {"jenis": "daftar-verval", "daftar": daftar.pk, "tujuan": TUJUAN})
    row = Unduhan.objects.get()
    assert client.get(reverse("kemiskinan:unduhan-detail", args=[row.pk])).status_code == 200
    client.force_login(pemeran.camat_tetangga)
    body = {"jenis": "daftar-verval", "daftar": daftar.pk, "tujuan": TUJUAN}
    assert client.post(minta, body).status_code == 404


def test_the_register_costs_the_same(
    client: WebClient, panggung: Panggung, pemeran: Pemeran, django_assert_num_queries: Any
) -> None:
    client.force_login(pemeran.bappeda)
    url = reverse("kemiskinan:unduhan")
    for jumlah in (1, 3):
        while Unduhan.objects.count() < jumlah:
            Unduhan.objects.create(
                jenis=JenisUnduhan.MENINGGAL, kabupaten=panggung.sk.kabupaten, tujuan=TUJUAN,
                oleh=pemeran.camat, kedaluwarsa_at=timezone.now(),
            )  # fmt: skip
        client.get(url)
        with django_assert_num_queries(QUERIES_DAFTAR):
            assert len(client.get(url).context["daftar"].rows) == jumlah


def terisi(row: Unduhan, jawaban: dict[str, dict[str, Any]]) -> SimpleUploadedFile:
    """The delivered file with answers written in by name, saved as Excel would."""
    book = lembar(row)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for cells in sheet.iter_rows(min_row=2):
        name = cells[heads.index("Nama")].value
        for judul, nilai in jawaban.get(name, {}).items():
            cells[heads.index(judul)].value = nilai
    stream = BytesIO()
    book.save(stream)
    return SimpleUploadedFile("isian.xlsx", stream.getvalue())


def unggah(daftar: DaftarVerval, berkas: SimpleUploadedFile, oleh: Pengguna) -> UnggahanVerval:
    row = receive_unggahan(daftar, berkas, "isian.xlsx", oleh=oleh)
    with as_role("pekerja"):
        read_unggahan(row.pk)
    row.refresh_from_db()
    return row


def test_a_filled_list_comes_back(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    sent = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    buat_verval(daftar, panggung.tiga)
    answers = {
        "SITI UJI SATU": {
            "Keberadaan": "Ada", "Kelayakan": "Layak – miskin ekstrem", "Bantuan": "belum menerima",
            "Masalah utama": "Rumah tidak layak huni", "Tanggal kunjungan": "01/11/2024",
        },
        "BUDI UJI DUA": {"Keberadaan": "Meninggal", "Tanggal meninggal": "kemarin"},
        "TINI UJI TIGA": {"Keberadaan": "Tidak ditemukan", JUDUL["rincian"]: "Menolak ditemui"},
    }  # fmt: skip
    row = unggah(daftar, terisi(sent, answers), pemeran.camat)
    assert (row.status, row.galat_pesan) == (StatusProses.SELESAI, "")
    assert row.jumlah == {"tersimpan": 1, "ditolak": 1, "konflik": 1}
    assert [(t["baris"], t["kolom"], t["nilai"]) for t in row.temuan] == [
        (2, "Tanggal meninggal", "kemarin"), (4, "Keberadaan", "Tidak ditemukan"),
    ]  # fmt: skip
    stored = Verval.objects.get(sasaran=panggung.satu)
    assert (stored.kelayakan, stored.bantuan, stored.masalah, stored.sumber) == (
        "LAYAK_ME", "BELUM_MENERIMA", ["RTLH"], "unggahan",
    )  # fmt: skip
    assert stored.dikunjungi.isoformat() == "2024-11-01"
    assert Verval.objects.get(sasaran=panggung.tiga).keberadaan == "ADA"


def test_the_same_file_again_changes_nothing(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    sent = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    answers = {"SITI UJI SATU": {"Keberadaan": "Ada", "Kelayakan": "Belum dinilai"}}
    unggah(daftar, terisi(sent, answers), pemeran.camat)
    again = unggah(daftar, terisi(sent, answers), pemeran.camat)
    assert again.jumlah == {"sama": 1, "kosong": 2}
    assert Verval.objects.count() == 1
    with as_role("pekerja"):
        read_unggahan(again.pk)
    assert Verval.objects.count() == 1


def test_rows_of_others_are_refused(
    panggung: Panggung, daftar: DaftarVerval, tempat: Tempat, pemeran: Pemeran
) -> None:
    sent = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    answers = {
        "SITI UJI SATU": {"Keberadaan": "Ada", "Kelayakan": "Belum dinilai"},
        "BUDI UJI DUA": {"Keberadaan": "Ada", "Kunci baris (jangan diubah)": "palsu"},
        "TINI UJI TIGA": {"Keberadaan": "Ada", "Kelayakan": "Belum dinilai"},
    }
    row = unggah(daftar, terisi(sent, answers), pemeran.pendamping)
    assert row.jumlah == {"tersimpan": 1, "ditolak": 2}
    other = buka_daftar(panggung, tempat)
    elsewhere = unggah(other, terisi(sent, answers), pemeran.camat)
    assert elsewhere.jumlah == {"ditolak": 3}


def test_a_wrong_file_is_refused_whole(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    stream = BytesIO()
    book = Workbook()
    book.create_sheet("Isi", 0).append(["Nama", "NIK"])
    book.save(stream)
    row = unggah(daftar, SimpleUploadedFile("a.xlsx", stream.getvalue()), pemeran.camat)
    assert row.status == StatusProses.GAGAL
    assert row.galat_pesan.startswith("Berkas ini bukan daftar isian verval")
    html = unggah(daftar, SimpleUploadedFile("a.xlsx", b"<html></html>"), pemeran.camat)
    assert html.status == StatusProses.GAGAL
    assert not Verval.objects.exists()


def test_upload_pages(
    client: WebClient, panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    sent = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    berkas = terisi(sent, {"SITI UJI SATU": {"Keberadaan": "Data ganda"}})
    url = reverse("kemiskinan:unggahan-baru", args=[daftar.pk])
    client.force_login(pemeran.camat)
    assert client.get(url).status_code == 200
    response = client.post(url, {"berkas": berkas})
    row = UnggahanVerval.objects.get()
    assert response["Location"] == reverse("kemiskinan:unggahan-detail", args=[row.pk])
    with as_role("pekerja"):
        read_unggahan(row.pk)
    page = client.get(response["Location"]).content.decode()
    assert "orang yang sama" in page
    found = client.get(reverse("kemiskinan:unggahan-temuan", args=[row.pk]))
    rows = list(load_workbook(BytesIO(found.content)).worksheets[0].iter_rows(values_only=True))
    assert [r[1] for r in rows[1:]] == ["No. SK orang yang sama"]
    assert client.get(reverse("kemiskinan:unggahan-berkas", args=[row.pk])).status_code == 200
    for nama, status in (("camat_tetangga", 404), ("staf", 404), ("opd", 404)):
        client.force_login(akun(pemeran, nama))
        for name in ("unggahan-detail", "unggahan-temuan", "unggahan-berkas"):
            assert client.get(reverse(f"kemiskinan:{name}", args=[row.pk])).status_code == status


def test_the_sweep_gives_up_after_three_tries(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran
) -> None:
    row = request_unduhan(
        jenis=JenisUnduhan.MENINGGAL,
        kabupaten=panggung.sk.kabupaten,
        tujuan=TUJUAN,
        oleh=pemeran.bappeda,
    )
    assert sweep_unduhan() == 0
    row.refresh_from_db()
    assert row.status == StatusProses.MENUNGGU
    Unduhan.objects.update(percobaan=3)
    sweep_unduhan()
    row.refresh_from_db()
    assert row.status == StatusProses.GAGAL
    assert sweep_unduhan() == 0


def test_a_name_that_looks_like_a_formula_stays_text(
    panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    orang = buat_sasaran(panggung.sk, tempat.desa, "=cmd|' /C calc'!A0")
    daftar = buka_daftar(panggung, tempat)
    daftar.baris.create(sasaran=orang)
    row = buat_berkas(panggung, pemeran.camat, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    cells = [c for c in lembar(row).worksheets[0]["D"] if str(c.value).startswith("=cmd")]
    assert [c.data_type for c in cells] == ["s"]


def test_two_tasks_lend_each_other_no_rights(
    panggung: Panggung, daftar: DaftarVerval, pemeran: Pemeran, tempat: Tempat
) -> None:
    """Camat elsewhere, pendamping here: the camat's right to numbers does not come along."""
    beri_tugas(pemeran.pendamping, Peran.CAMAT, tempat.kecamatan_tetangga)
    row = buat_berkas(panggung, pemeran.pendamping, JenisUnduhan.DAFTAR_VERVAL, daftar=daftar)
    here = [r for r in tabel(row) if r["Nama"] in {"SITI UJI SATU", "BUDI UJI DUA"}]
    assert len(here) == 2
    assert all("********" in r["NIK"] and not r["Alamat"] for r in here)
