"""Pages of those who handle complaints."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from kecamatan.models import JejakAudit
from layanan_dasar.actions.langkah_pengaduan import write_line
from layanan_dasar.actions.pengaturan_pengaduan import save_route
from layanan_dasar.enums import JenisCatatan, StatusPengaduan
from layanan_dasar.models import Pengaduan, PengaturanPengaduan, RutePengaduan
from layanan_dasar.queries.rute_pengaduan import route_of, unmapped
from tests.layanan_dasar.pengaduan_uji import ISI, buat_pengaduan, foto, kategori, terima
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi, buat_sasaran, buat_sk
from tests.peran import WebClient

S = StatusPengaduan
DAFTAR = reverse("layanan:pengaduan")
KUERI = 11


def rinci(row: Pengaduan) -> str:
    return reverse("layanan:pengaduan-rinci", args=[row.pk])


def langkah(row: Pengaduan, name: str) -> str:
    return reverse("layanan:pengaduan-langkah", args=[row.pk, name])


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_inbox_asks_as_often_for_one_as_for_three(
    client: WebClient,
    loket: Tempat,
    pemeran: Pemeran,
    banyak: int,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(banyak):
        terima(loket.desa)
    client.force_login(pemeran.staf)
    with django_assert_num_queries(KUERI):
        body = client.get(DAFTAR).content.decode()
    assert f"{banyak} pengaduan" in body


def test_filters(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    lewat = buat_pengaduan(loket.desa, tenggat="2020-01-01")
    lain = terima(loket.desa_lain, kode="kesehatan", isi="Obat darah tinggi habis tiap bulan.")
    client.force_login(pemeran.staf)

    def shown(**query: Any) -> set[str]:
        body = client.get(DAFTAR, query).content.decode()
        return {one.nomor for one in Pengaduan.objects.all() if f"#{one.nomor}" in body}

    assert shown() == {lewat.nomor, lain.pengaduan.nomor}
    assert shown(batas="terlambat") == {lewat.nomor}
    assert shown(batas="berjalan") == {lain.pengaduan.nomor}
    assert shown(kategori=kategori("kesehatan").pk) == {lain.pengaduan.nomor}
    assert shown(status=S.PROSES) == set()
    assert shown(q="darah tinggi") == {lain.pengaduan.nomor}
    assert shown(q=f"#{lewat.nomor[:5]}") == {lewat.nomor}
    assert shown(status="ngawur") == {lewat.nomor, lain.pengaduan.nomor}


def test_exports_stand_in_the_columns_of_lapor(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    terima(loket.desa, isi="=HYPERLINK(1) jembatan patah di dusun")
    sealed = terima(loket.desa, rahasia=True)
    client.force_login(pemeran.staf)
    book: Any = client.get(DAFTAR, {"unduh": "xlsx"})
    sheet: Any = openpyxl.load_workbook(BytesIO(b"".join(book.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [rows[0][0], rows[0][3], rows[0][14]] == ["Nomor", "Isi laporan", "Nomor SP4N-LAPOR!"]
    assert {row[3] for row in rows[1:]} == {"(rahasia)", "=HYPERLINK(1) jembatan patah di dusun"}
    lines: Any = client.get(DAFTAR, {"unduh": "csv"})
    text = b"".join(lines.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert sealed.pengaduan.nomor in text
    assert ISI not in text
    assert JejakAudit.objects.filter(tindakan="unduh_pengaduan").count() == 2


def test_one_complaint_walks_through_its_pages(
    client: WebClient, loket: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    row = terima(loket.desa, foto=[foto()]).pengaduan
    save_route(kategori=row.kategori, wilayah=loket.kabupaten, instansi=kantor.opd, oleh=None)
    client.force_login(pemeran.staf)
    body = client.get(rinci(row)).content.decode()
    assert "Mulai verifikasi" in body
    assert "menurut rute: Dinas Sosial" in body
    client.post(langkah(row, "ambil"))
    form = client.get(langkah(row, "disposisi")).content.decode()
    assert f'<option value="{kantor.opd.pk}" selected>' in form
    client.post(langkah(row, "disposisi"), {"instansi": kantor.opd.pk, "teks": ""})
    client.force_login(pemeran.opd)
    assert "Terima dan kerjakan" in client.get(rinci(row)).content.decode()
    client.post(langkah(row, "terima"))
    warned = client.post(langkah(row, "tanggapi"), {"teks": "Hubungi 0812-3456-7890 saja."})
    assert "nomor telepon" in warned.content.decode()
    client.post(langkah(row, "tanggapi"), {"teks": "Jembatan diganti hari Kamis."})
    row.refresh_from_db()
    assert row.status == S.DITANGGAPI
    assert "Jembatan diganti hari Kamis." in client.get(rinci(row)).content.decode()
    assert client.get(langkah(row, "ngawur")).status_code == 404
    refused = client.post(langkah(row, "tutup"))
    assert refused.status_code == 403


def test_steps_that_no_longer_fit_are_refused(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    row = buat_pengaduan(loket.desa, status=S.SELESAI)
    client.force_login(pemeran.staf)
    assert client.post(langkah(row, "ambil")).status_code == 403
    assert "Langkah lain" not in client.get(rinci(row)).content.decode()


def test_an_unmapped_category_says_so(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    row = terima(loket.desa).pengaduan
    client.force_login(pemeran.camat)
    assert "Belum dipetakan" in client.get(rinci(row)).content.decode()
    assert "Belum dipetakan" in client.get(langkah(row, "disposisi")).content.decode()
    body = client.get(reverse("layanan:pengaduan-rute")).content.decode()
    assert "13 belum dipetakan" in body


def test_the_nearest_route_counts(loket: Tempat, kantor: Kantor) -> None:
    jalan = kategori()
    assert route_of(jalan, loket.desa) is None
    save_route(kategori=jalan, wilayah=loket.kabupaten, instansi=kantor.opd, oleh=None)
    save_route(kategori=jalan, wilayah=loket.kecamatan, instansi=kantor.opd_lain, oleh=None)
    assert route_of(jalan, loket.desa) == kantor.opd_lain
    assert route_of(jalan, loket.desa_tetangga) == kantor.opd
    kantor.opd_lain.aktif = False
    kantor.opd_lain.save()
    assert route_of(jalan, loket.desa) == kantor.opd
    gaps = unmapped([loket.kecamatan])
    assert jalan not in {one.kategori for one in gaps}
    assert len(gaps) == 12


def test_routes_are_kept_and_removed(
    client: WebClient, loket: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    url = reverse("layanan:pengaduan-rute")
    data = {"kategori": kategori().pk, "wilayah": "35.17.05", "instansi": kantor.opd.pk}
    assert client.post(url, data).status_code == 302
    puskesmas = buat_instansi(loket.kecamatan, "Puskesmas uji")
    client.post(url, {**data, "instansi": puskesmas.pk})
    row = RutePengaduan.objects.get()
    assert row.instansi == puskesmas
    outside = client.post(url, {**data, "wilayah": "35.17.04"})
    assert outside.status_code == 200
    client.post(reverse("layanan:pengaduan-rute-hapus", args=[row.pk]))
    assert RutePengaduan.objects.count() == 0


def test_bappeda_closes_the_counter(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    url = reverse("layanan:pengaduan-loket")
    assert "checked" in client.get(url).content.decode()
    client.post(url, {"keterangan": "Datang ke kecamatan."})
    setting = PengaturanPengaduan.objects.get()
    assert (setting.formulir_terbuka, setting.keterangan) == (False, "Datang ke kecamatan.")


def test_entry_over_the_counter(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.staf)
    url = reverse("layanan:pengaduan-catat")
    data = {
        "kanal": "MUSDES", "diterima": "2024-11-01", "jenis": "ASPIRASI", "desa": "galengdowo",
        "kategori": kategori().pk, "isi": ISI, "identitas": "TERBUKA", "nama": "Siti",
        "kontak": "0812", "nomor_lapor": "", "kiriman": "s" * 32,
    }  # fmt: skip
    response = client.post(url, data)
    row = Pengaduan.objects.get()
    assert (row.kanal, row.jenis, row.oleh, str(row.diterima)) == (
        "MUSDES", "ASPIRASI", pemeran.staf, "2024-11-01",
    )  # fmt: skip
    assert "rb-kode" in response.content.decode()
    assert "Siti" not in response.content.decode()
    outside = client.post(url, {**data, "desa": "kebondalem", "kiriman": "t" * 32})
    assert "tidak ditemukan di wilayah kerja Anda" in outside.content.decode()


def test_statistics_by_what_one_may_see(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    for _ in range(6):
        buat_pengaduan(loket.desa, tenggat="2020-01-01")
    buat_pengaduan(loket.desa_tetangga, kode="kesehatan")
    url = reverse("layanan:pengaduan-angka")
    client.force_login(pemeran.staf)
    body = client.get(url).content.decode()
    assert "<dt>6</dt><dd>terlambat</dd>" in body
    assert "Kesehatan" not in body
    client.force_login(pemeran.pimpinan)
    body = client.get(url).content.decode()
    assert "Wonosalam" in body
    assert body.count(">*</td>") >= 4
    client.force_login(pemeran.provinsi)
    assert ">7</td>" in client.get(url).content.decode()


def test_public_figures_are_of_fixed_quarters(client: WebClient, loket: Tempat) -> None:
    """What happens after the day of a quarter, and what came in another, moves no cell of it."""
    with time_machine.travel("2024-11-01 03:00+00:00"):
        late = [buat_pengaduan(loket.desa, diterima=date(2024, 9, 30)) for _ in range(6)]
        buat_pengaduan(loket.desa, kode="kesehatan", diterima=date(2024, 8, 2))
        buat_pengaduan(loket.desa, kode="pendidikan", diterima=date(2024, 10, 1))
        before = client.get(reverse("pengaduan:angka"))
    assert before.context["masa"] == (2024, 3)
    assert before.context["angka"].isi == ((1, 0, 0), (6, 0, 0))
    body = before.content.decode()
    assert "disembunyikan" in body
    assert '<td class="angka">1</td>' not in body
    Pengaduan.objects.filter(pk=late[0].pk).update(status=StatusPengaduan.SELESAI)
    with time_machine.travel("2025-02-01 03:00+00:00"):
        write_line(late[1], JenisCatatan.LANGKAH, "", status=StatusPengaduan.SELESAI)
        newest = client.get(reverse("pengaduan:angka"))
        again = client.get(reverse("pengaduan:angka"), {"triwulan": "2024-3"})
    assert newest.context["angka"].isi == ((1, 0, 0),)
    assert again.context["angka"].tersamar == before.context["angka"].tersamar


def test_a_sealed_photo_needs_the_reason_of_this_hour(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    row = terima(loket.desa, rahasia=True, foto=[foto()]).pengaduan
    url = reverse("layanan:pengaduan-lampiran", args=[row.lampiran.get().pk])
    client.force_login(pemeran.camat)
    assert client.get(url).status_code == 404
    page = client.post(
        reverse("layanan:pengaduan-buka", args=[row.pk]), {"alasan": "memeriksa laporan"}
    )
    body = page.content.decode()
    assert ISI in body
    izin = body.split("?izin=")[1].split('"')[0]
    assert client.get(f"{url}?izin={izin}").status_code == 200
    assert ISI not in client.get(rinci(row)).content.decode()
    client.force_login(pemeran.bappeda)
    assert client.get(f"{url}?izin={izin}").status_code == 404
    short = client.post(reverse("layanan:pengaduan-buka", args=[row.pk]), {"alasan": "x"})
    assert short.status_code == 400
    assert ISI not in short.content.decode()


def test_merge_offers_a_way_back(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    lead, row = terima(loket.desa).pengaduan, terima(loket.desa).pengaduan
    client.force_login(pemeran.staf)
    body = client.get(rinci(row)).content.decode()
    assert f"Gabung ke #{lead.nomor}" in body
    response = client.post(reverse("layanan:pengaduan-gabung", args=[row.pk, lead.pk]), follow=True)
    assert "Urungkan" in response.content.decode()
    client.post(reverse("layanan:pengaduan-pisah", args=[row.pk]))
    row.refresh_from_db()
    assert row.induk is None


def test_a_sasaran_is_found_by_name_within_the_officers_reach(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    sk = buat_sk(loket.kabupaten)
    own = buat_sasaran(sk, loket.desa, "SITI TUMIRAH", dusun_rt="Dusun Krajan")
    near = buat_sasaran(sk, loket.desa_lain, "ABDUL TUMIRAN")
    foreign = buat_sasaran(sk, loket.desa_tetangga, "TUMIRAN")
    row = terima(loket.desa, kode="salah-sasaran").pengaduan
    url = reverse("layanan:pengaduan-sasaran", args=[row.pk])
    client.force_login(pemeran.staf)
    page = client.get(url, {"cari": "tumir"})
    assert [one.kunci for one in page.context["form"].temuan] == [str(own.pk), str(near.pk)]
    body = page.content.decode()
    assert "S*** T****** · " in body
    assert "Dusun Krajan" in body
    assert "TUMIRAH" not in body
    assert "paling sedikit 3" in client.get(url, {"cari": "tu"}).content.decode()
    for kunci in (str(foreign.pk), ""):
        refused = client.post(f"{url}?cari=tumir", {"kunci": kunci})
        assert list(refused.context["form"].errors) == ["kunci"]
    assert client.post(f"{url}?cari=tumir", {"kunci": str(own.pk)}).status_code == 302
    row.refresh_from_db()
    assert row.rujukan_kunci == str(own.pk)
    client.post(url, {"lepas": "ya"})
    row.refresh_from_db()
    assert row.rujukan_kunci == ""
