"""The pages of the Rumah Bersama: what they show, to whom, with how many queries."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from fondasi.today import today
from kecamatan.enums import JenisTindakLanjut, Kelembagaan, StatusRapat, StatusTindakLanjut
from kecamatan.models import (
    ButirKelembagaan,
    JenisRapat,
    KeadaanButir,
    Kontak,
    Pengguna,
    RapatKoordinasi,
    RumahBersama,
    TindakLanjut,
    Wilayah,
)
from kecamatan.queries.kelembagaan_rekap import BarisRekap, kecamatan_of, per_kabupaten, recap
from kecamatan.rules.kelembagaan import Hitungan
from rumahbersama.beranda.panels.kelembagaan import kelembagaan
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan, hitung_query, unggahan
from tests.pemeran import Pemeran, Tempat, buat_wilayah
from tests.peran import WebClient

T, P, B = Kelembagaan.TERLEMBAGA, Kelembagaan.PRAKTIK, Kelembagaan.BELUM


def alamat(nama: str, *args: Any) -> str:
    return reverse(f"kecamatan:rumah{nama}", args=args)


def isi_rapat_dan_janji(kecamatan: Wilayah) -> None:
    jenis, _baru = JenisRapat.objects.get_or_create(kode="rakor", defaults={"nama": "Rakor"})
    isi = {"wilayah": kecamatan, "jenis": jenis, "mulai": "09:00", "tempat": "Aula"}
    now = today()
    RapatKoordinasi.objects.create(judul="Kini", tanggal=now, **isi)
    RapatKoordinasi.objects.create(judul="Batal", tanggal=now, status=StatusRapat.BATAL, **isi)
    RapatKoordinasi.objects.create(judul="Lalu", tanggal=now - timedelta(days=40), **isi)
    kontak = Kontak.objects.create(nama="Pemilik", wilayah=kecamatan)
    for hari, status in [(-1, "BELUM"), (-2, "PROSES"), (-3, "SELESAI"), (0, "BELUM")]:
        TindakLanjut.objects.create(
            wilayah=kecamatan, jenis=JenisTindakLanjut.TUGAS, uraian="Uji", kontak=kontak,
            batas=now + timedelta(days=hari), status=StatusTindakLanjut[status],
        )  # fmt: skip


def test_a_recap_counts_states_changes_meetings_and_what_is_late(tempat: Tempat) -> None:
    a, b, mati = buat_butir("a"), buat_butir("b"), buat_butir("mati", aktif=False)
    old = today() - timedelta(days=60)
    buat_keadaan(tempat.kecamatan, a, B, dicatat=old)
    buat_keadaan(tempat.kecamatan, a, T, dari=B)
    buat_keadaan(tempat.kecamatan, b, P, dicatat=old)
    buat_keadaan(tempat.kecamatan, b, P, dari=P)
    buat_keadaan(tempat.kecamatan, mati, T)
    isi_rapat_dan_janji(tempat.kecamatan)
    found = recap(list(kecamatan_of(tempat.kabupaten)))
    silent: dict[str, Any] = {"hitungan": Hitungan(belum_lapor=2), "kecamatan": 1, "melapor": 0}
    silent |= {"berubah": 0, "rapat": 0, "terlambat": 0, "terakhir": None}
    assert found == [
        BarisRekap(wilayah=tempat.kecamatan_tetangga, **silent),
        BarisRekap(tempat.kecamatan, Hitungan(1, 1, 0, 0), 1, 1, 1, 1, 2, today()),
        BarisRekap(wilayah=tempat.kecamatan_kelurahan, **silent),
    ]


def test_a_province_is_the_sum_of_its_kecamatan(tempat: Tempat) -> None:
    butir = buat_butir("a")
    buat_keadaan(tempat.kecamatan, butir, T)
    buat_keadaan(tempat.kecamatan_tetangga, butir, P)
    isi_rapat_dan_janji(tempat.kecamatan_kelurahan)
    jombang, mojokerto = per_kabupaten(tempat.provinsi)
    assert jombang == BarisRekap(tempat.kabupaten, Hitungan(1, 1, 0, 0), 3, 2, 2, 1, 2, today())
    assert (mojokerto.wilayah, mojokerto.melapor, mojokerto.belum_melapor) == (tempat.kota, 0, 1)


@pytest.mark.parametrize(
    ("siapa", "tujuan"),
    [("camat", "35.17.05"), ("desa", "35.17.05"), ("bappeda", "35.17"), ("provinsi", "35")],
)
def test_the_menu_leads_to_ones_own_place(
    client: WebClient, pemeran: Pemeran, siapa: str, tujuan: str
) -> None:
    client.force_login(getattr(pemeran, siapa))
    assert client.get(alamat(""))["Location"] == alamat("-wilayah", tujuan)


def test_somebody_with_two_places_chooses(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.dua_tugas)
    page = client.get(alamat(""))
    assert [one.kode for one in page.context["tempat"]] == ["35.17.04", "35.17.05"]


def lihat(client: WebClient, user: Any, kode: str) -> str:
    client.force_login(user)
    return str(client.get(alamat("-wilayah", kode)).content.decode())


def test_a_kecamatan_without_anything_is_led_to_its_first_report(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_butir("sk-tkpkk")
    kode = tempat.kecamatan.kode
    page = lihat(client, pemeran.camat, kode)
    assert "Tidak perlu ada SK untuk memulai" in page
    assert "Mulai laporan pertama" in page
    assert "Mulai laporan pertama" not in lihat(client, pemeran.bappeda, kode)


def test_the_first_report_goes_through_the_guide(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    sk, rakor, jadwal = (
        buat_butir("sk", urutan=1),
        buat_butir("rakor", urutan=2, wajib_bukti=False),
        buat_butir("jadwal", urutan=3),
    )
    client.force_login(pemeran.camat)
    url = alamat("-panduan", tempat.kecamatan.kode)
    assert client.post(url, {f"butir_{sk.pk}": "PRAKTIK"}).status_code == 200
    assert not KeadaanButir.objects.exists()
    answers = {sk: "DOKUMEN", rakor: "DOKUMEN", jadwal: "BELUM"}
    data = {f"butir_{butir.pk}": jawaban for butir, jawaban in answers.items()}
    for _kali in range(2):
        answer = client.post(url, data)
        assert answer["Location"] == alamat("-wilayah", tempat.kecamatan.kode)
    rows = KeadaanButir.objects.order_by("butir__urutan").values_list("keadaan", "keterangan")
    assert list(rows) == [(P, "Dokumennya ada, belum diunggah."), (T, ""), (B, "")]
    assert "Berikutnya: unggah jadwal." in client.get(answer["Location"]).content.decode()


def kirim(client: WebClient, tempat: Tempat, butir: ButirKelembagaan, **data: Any) -> Any:
    isi = {"keadaan": P, "tanggal": "", "keterangan": "", "terakhir": "", **data}
    return client.post(alamat("-butir", tempat.kecamatan.kode, butir.kode), isi)


def test_a_piece_is_reported_with_its_document(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    butir = buat_butir("sk")
    client.force_login(pemeran.staf)
    answer = kirim(client, tempat, butir, keadaan=T, tanggal="2024-01-02", bukti=unggahan())
    assert answer["Location"] == alamat("-wilayah", tempat.kecamatan.kode)
    row = KeadaanButir.objects.get()
    response = client.get(alamat("-bukti", row.pk))
    assert response["Content-Disposition"] == 'attachment; filename="Sk Kec. Wonosalam.pdf"'
    page = client.get(alamat("-butir", tempat.kecamatan.kode, "sk")).content.decode()
    assert "sejak 2 Januari 2024" in page


@pytest.mark.parametrize(
    ("data", "kolom"),
    [
        ({"keadaan": "HEBAT"}, "keadaan"),
        ({"tanggal": "2999-01-01"}, "tanggal"),
        ({"keterangan": "ꦗꦺꦴ" * 200}, "keterangan"),
        ({"keadaan": T}, "bukti"),
        ({"terakhir": "99"}, "__all__"),
    ],
)
def test_each_mistake_stands_at_its_field(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, data: dict[str, str], kolom: str
) -> None:
    client.force_login(pemeran.camat)
    response = kirim(client, tempat, buat_butir("sk"), **data)
    assert list(response.context["form"].errors) == [kolom]
    assert not KeadaanButir.objects.exists()


def test_a_reader_reports_nothing(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    butir = buat_butir("sk")
    for siapa, status in [("bappeda", 403), ("desa", 403), ("camat_tetangga", 404)]:
        client.force_login(getattr(pemeran, siapa))
        assert kirim(client, tempat, butir).status_code == status
    assert not KeadaanButir.objects.exists()
    client.force_login(pemeran.camat)
    assert client.get(alamat("-butir", tempat.kecamatan.kode, "tak-ada")).status_code == 404


def test_the_province_sees_the_state_and_not_the_document(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_keadaan(tempat.kecamatan, buat_butir("sk"), T, dengan_bukti=True)
    kode = tempat.kecamatan.kode
    assert "Unduh bukti" in lihat(client, pemeran.pimpinan, kode)
    page = lihat(client, pemeran.provinsi, kode)
    assert "1 dari 1" in page
    assert "Unduh bukti" not in page


def test_a_profile_is_kept(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    url = alamat("-profil", tempat.kecamatan.kode)
    isi = {"alamat": "Jalan Uji 1", "telepon": "0812-3456-7890", "lintang": "-7.7"}
    assert list(client.post(url, isi).context["form"].errors) == ["bujur"]
    assert list(client.post(url, {"telepon": "12"}).context["form"].errors) == ["telepon"]
    assert client.post(url, {**isi, "bujur": "112.4"}).status_code == 302
    rumah = RumahBersama.objects.get()
    assert (rumah.wilayah, rumah.alamat) == (tempat.kecamatan, "Jalan Uji 1")
    assert (rumah.telepon, str(rumah.bujur)) == ("+6281234567890", "112.400000")


def test_a_kabupaten_sees_every_kecamatan_by_code(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    butir = buat_butir("sk")
    buat_keadaan(tempat.kecamatan, butir, T)
    page = lihat(client, pemeran.bappeda, "35.17")
    body = page[page.index("<tbody>") :]
    assert body.index("Kec. Bareng") < body.index("Kec. Wonosalam") < body.index("Kec. Jombang")
    assert page.count("Belum melapor") == 2
    assert "Ingatkan 2 kecamatan" in page
    assert "Ingatkan" not in lihat(client, pemeran.pimpinan, "35.17")
    answer = client.get(alamat("-kecamatan", "35.17") + "?lapor=belum")
    assert [row.kode for row in answer.context["daftar"].rows] == ["35.17.04", "35.17.09"]


def test_a_spreadsheet_holds_the_same_lines(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    Wilayah.objects.filter(kode="35.17.04").update(nama="=1+1")
    buat_keadaan(tempat.kecamatan, buat_butir("sk"), T)
    client.force_login(pemeran.bappeda)
    for url in (alamat("-wilayah", "35.17"), alamat("-kecamatan", "35.17")):
        response = client.get(f"{url}?unduh=xlsx")
        book = openpyxl.load_workbook(BytesIO(b"".join(response)))
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        assert [row[:7] for row in rows[1:]] == [
            ("35.17.04", "Kec. =1+1", 1, 0, 0, 0, 0),
            ("35.17.05", "Kec. Wonosalam", 1, 1, 1, 0, 0),
            ("35.17.09", "Kec. Jombang", 1, 0, 0, 0, 0),
        ]


def ukur(client: WebClient, user: Pengguna, url: str) -> int:
    client.force_login(user)
    return hitung_query(client, url)


def test_the_number_of_queries_does_not_grow(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    butir = buat_butir("sk")
    buat_keadaan(tempat.kecamatan, butir, T)
    urls = {
        "bappeda": [alamat("-wilayah", "35.17"), alamat("-kecamatan", "35.17")],
        "provinsi": [alamat("-wilayah", "35"), alamat("-perubahan", "35")],
    }
    asked = [(getattr(pemeran, who), url) for who, some in urls.items() for url in some]
    before = [ukur(client, user, url) for user, url in asked]
    for nomor in range(20, 26):
        buat_keadaan(buat_wilayah(f"35.17.{nomor}", f"Uji {nomor}"), butir, P)
    assert [ukur(client, user, url) for user, url in asked] == before
    assert max(before) <= 15


def test_the_start_page_tells_the_camat_the_next_step(tempat: Tempat, pemeran: Pemeran) -> None:
    tugas = pemeran.camat.penugasan.get()
    assert kelembagaan.make(pemeran.camat, tugas) is None
    buat_keadaan(tempat.kecamatan, buat_butir("a", urutan=1), T)
    berikut = buat_butir("sk-tkpkk", urutan=2)
    panel = kelembagaan.make(pemeran.camat, tugas)
    assert panel is not None
    assert panel.isi["periksa"].berikutnya.kode == berikut.kode
    panel = kelembagaan.make(pemeran.provinsi, pemeran.provinsi.penugasan.get())
    assert panel is not None
    assert (panel.isi["jumlah"].melapor, panel.isi["jumlah"].kecamatan) == (1, 4)


@pytest.mark.parametrize("siapa", ["camat", "bappeda"])
def test_the_start_page_shows_the_panel(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, siapa: str
) -> None:
    buat_keadaan(tempat.kecamatan, buat_butir("a", urutan=1), T)
    buat_butir("sk-tkpkk", urutan=2)
    client.force_login(getattr(pemeran, siapa))
    page = client.get("/").content.decode()
    wanted = {"camat": "<b>1 dari 2</b> terlembaga", "bappeda": "dari 3 kecamatan sudah melapor"}
    assert wanted[siapa] in page
