"""Partners, their promises, and the economic activities of desa."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.mitra import save_dukungan, save_kegiatan, save_mitra
from kecamatan.enums import JenisEkonomi, JenisTindakLanjut, KelasMitra, Strategi
from kecamatan.models import DukunganMitra, JejakAudit, KegiatanEkonomi, Kontak, Mitra, TindakLanjut
from kecamatan.queries.mitra import filtered_kegiatan, filtered_mitra
from tests.kecamatan.mitra_uji import buat_kegiatan, buat_mitra
from tests.kecamatan.rumah_uji import hitung_query
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

LUSA = timedelta(days=2)
"""Still ahead when midnight passes between the reading of this file and its tests."""


def isi_mitra(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    bawaan = {"nama": "BAZNAS uji", "kelas": "MASYARAKAT", "tawaran": "Modal usaha", "aktif": "on"}
    return {**bawaan, "wilayah": tempat.kecamatan.pk, "telepon": "", **lainnya}


def test_a_partner_is_recorded_by_the_office(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    url = reverse("kecamatan:mitra-baru")
    answer = client.post(url, isi_mitra(tempat))
    row = Mitra.objects.get()
    assert answer["Location"] == reverse("kecamatan:mitra-rinci", args=[row.pk])
    assert (row.wilayah, row.kelas) == (tempat.kecamatan, KelasMitra.MASYARAKAT)
    (sudah,) = client.post(url, isi_mitra(tempat)).context["form"].errors["__all__"]
    assert sudah.startswith("Nama ini sudah tercatat di tempat itu.")
    change = reverse("kecamatan:mitra-ubah", args=[row.pk])
    assert client.post(change, isi_mitra(tempat, nama="BAZNAS")).status_code == 302
    assert Mitra.objects.get().nama == "BAZNAS"
    kinds = JejakAudit.objects.filter(objek="mitra").order_by("id")
    assert list(kinds.values_list("tindakan", flat=True)) == ["tambah_mitra", "ubah_mitra"]


@pytest.mark.parametrize(
    ("data", "kolom"),
    [
        ({"nama": "x" * 161}, "nama"),
        ({"kelas": "RATU"}, "kelas"),
        ({"tawaran": "😀" * 1001}, "tawaran"),
        ({"telepon": "12"}, "telepon"),
        ({"wilayah": "0"}, "wilayah"),
    ],
)
def test_each_mistake_of_a_partner_stands_at_its_field(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, data: dict[str, str], kolom: str
) -> None:
    client.force_login(pemeran.camat)
    response = client.post(reverse("kecamatan:mitra-baru"), isi_mitra(tempat, **data))
    assert list(response.context["form"].errors) == [kolom]
    assert not Mitra.objects.exists()


def test_a_partner_is_not_recorded_for_the_neighbour(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    data = isi_mitra(tempat, wilayah=tempat.kecamatan_tetangga.pk)
    answer = client.post(reverse("kecamatan:mitra-baru"), data)
    assert list(answer.context["form"].errors) == ["wilayah"]


def test_a_partner_of_the_kabupaten_is_seen_from_below(tempat: Tempat, pemeran: Pemeran) -> None:
    atas, sini, sana, jauh = (
        buat_mitra(w, w.nama)
        for w in (tempat.kabupaten, tempat.kecamatan, tempat.kecamatan_tetangga, tempat.kota)
    )
    seen = {
        "camat": {atas, sini}, "desa": {atas, sini}, "opd": {atas, sini, sana},
        "bappeda": {atas, sini, sana}, "provinsi": {atas, sini, sana, jauh},
        "bappeda_kota": {jauh},
    }  # fmt: skip
    found = {who: set(Mitra.objects.visible_to(getattr(pemeran, who))) for who in seen}
    assert found == seen


def test_a_list_filters_and_sums(tempat: Tempat, pemeran: Pemeran) -> None:
    a = buat_mitra(tempat.kecamatan, "Ani", kelas=KelasMitra.MEDIA, tawaran="siaran")
    buat_mitra(tempat.kecamatan, "Budi", aktif=False)
    for rupiah, hari in ((5, None), (7, today())):
        DukunganMitra.objects.create(
            mitra=a, uraian=f"u{rupiah}", komitmen_rupiah=rupiah,
            realisasi_rupiah=3 if hari else None, tanggal_realisasi=hari,
        )  # fmt: skip
    (row,) = filtered_mitra(pemeran.camat)
    assert [getattr(row, n) for n in ("komitmen", "realisasi", "janji", "terwujud")] == [
        12, 3, 2, 1,
    ]  # fmt: skip
    assert filtered_mitra(pemeran.camat, keadaan="semua").count() == 2
    assert list(filtered_mitra(pemeran.camat, q="SIARAN", kelas="MEDIA")) == [a]
    assert list(filtered_mitra(pemeran.camat, kelas="AKADEMISI")) == []
    assert list(filtered_mitra(pemeran.camat, tempat="bareng")) == []


def dukungan(mitra: Mitra, **lainnya: Any) -> DukunganMitra:
    bawaan = {"uraian": "Jamban", "komitmen_rupiah": Decimal(5)}
    return DukunganMitra(mitra=mitra, **{**bawaan, **lainnya})


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"komitmen_rupiah": None}, "KOMITMEN_KOSONG"),
        ({"tanggal": today() + LUSA}, "TANGGAL_NANTI"),
        ({"realisasi_rupiah": Decimal(1)}, "REALISASI_TANPA_ISI"),
        ({"tanggal_realisasi": today()}, "REALISASI_TANPA_ISI"),
        (
            {"tanggal_realisasi": today() - timedelta(days=1), "realisasi_wujud": "2 paket"},
            "REALISASI_LEBIH_DULU",
        ),
    ],
)
def test_a_promise_that_does_not_hold_is_refused(
    tempat: Tempat, pemeran: Pemeran, isi: dict[str, Any], kode: str
) -> None:
    mitra = buat_mitra(tempat.kecamatan)
    with pytest.raises(Galat) as refused:
        save_dukungan(dukungan(mitra, **isi), oleh=pemeran.camat)
    assert refused.value.kode == kode
    assert not DukunganMitra.objects.exists()


def test_the_same_promise_twice_is_one(tempat: Tempat, pemeran: Pemeran) -> None:
    mitra = buat_mitra(tempat.kecamatan)
    one = save_dukungan(dukungan(mitra), oleh=pemeran.camat)
    assert save_dukungan(dukungan(mitra), oleh=pemeran.camat) == one


def test_a_promise_answers_a_follow_up_and_comes_true(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    mitra = buat_mitra(tempat.kecamatan)
    isi = {"jenis": JenisTindakLanjut.TUGAS, "uraian": "Cari dana jamban", "batas": today()}
    janji, jauh = (
        TindakLanjut.objects.create(
            wilayah=w, kontak=Kontak.objects.create(nama="P", wilayah=w), **isi
        )
        for w in (tempat.kecamatan, tempat.kecamatan_tetangga)
    )
    client.force_login(pemeran.camat)
    url = reverse("kecamatan:dukungan-baru", args=[mitra.pk])
    data = {"uraian": "Jamban", "tanggal": f"{today()}", "komitmen_rupiah": "1.500.000"}
    wrong = client.post(url, {**data, "komitmen_rupiah": "1,5 juta", "tindak_lanjut": jauh.pk})
    assert list(wrong.context["form"].errors) == ["komitmen_rupiah", "tindak_lanjut"]
    desa = tempat.desa
    assert client.post(url, {**data, "tindak_lanjut": janji.pk, "desa": desa.pk}).status_code == 302
    row = DukunganMitra.objects.get()
    assert (row.komitmen_rupiah, row.tindak_lanjut, row.desa) == (Decimal(1_500_000), janji, desa)
    change = reverse("kecamatan:dukungan-ubah", args=[row.pk])
    data |= {
        "tindak_lanjut": str(janji.pk),
        "realisasi_rupiah": "1.000.000",
        "tanggal_realisasi": f"{today()}",
    }
    assert client.post(change, data).status_code == 302
    page = client.get(reverse("kecamatan:mitra-rinci", args=[mitra.pk])).content.decode()
    assert "Rp1.000.000" in page
    assert "Terwujud" in page
    assert janji.uraian in page
    client.force_login(pemeran.desa)
    dibaca_desa = client.get(reverse("kecamatan:mitra-rinci", args=[mitra.pk])).content.decode()
    assert ("Terwujud" in dibaca_desa, janji.uraian in dibaca_desa) == (True, False)


def test_the_contact_person_stays_with_those_who_work_with_the_partner(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    mitra = buat_mitra(tempat.kecamatan, narahubung="Bu Narahubung")
    url = reverse("kecamatan:mitra-rinci", args=[mitra.pk])
    found = {}
    for who in ("camat", "bappeda", "provinsi", "desa"):
        client.force_login(getattr(pemeran, who))
        found[who] = "Bu Narahubung" in client.get(url).content.decode()
    assert found == {"camat": True, "bappeda": True, "provinsi": False, "desa": False}


def isi_kegiatan(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    bawaan = {"nama": "Pasar Minggu", "jenis": "PASAR", "desa": tempat.desa.kode, "strategi": 2}
    return {**bawaan, "keadaan": "BERJALAN", "omzet": "12.000.000", **lainnya}


def test_a_desa_records_its_own_activity_with_its_partner(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    mitra, jauh = buat_mitra(tempat.kabupaten), buat_mitra(tempat.kota)
    client.force_login(pemeran.desa)
    url = reverse("kecamatan:kegiatan-baru")
    wrong = client.post(url, isi_kegiatan(tempat, mitra=[jauh.pk]))
    assert list(wrong.context["form"].errors) == ["mitra"]
    wrong = client.post(url, isi_kegiatan(tempat, desa=tempat.desa_lain.kode))
    assert list(wrong.context["form"].errors) == ["desa"]
    answer = client.post(url, isi_kegiatan(tempat, mitra=[mitra.pk]))
    row = KegiatanEkonomi.objects.get()
    assert answer["Location"] == reverse("kecamatan:kegiatan-rinci", args=[row.pk])
    assert (row.strategi, row.omzet, list(row.mitra.all())) == (
        Strategi.PENDAPATAN.value, Decimal(12_000_000), [mitra],
    )  # fmt: skip
    page = client.get(answer["Location"]).content.decode()
    assert "Peningkatan pendapatan" in page
    assert list(client.post(url, isi_kegiatan(tempat)).context["form"].errors) == ["__all__"]


def test_a_year_to_come_is_refused(tempat: Tempat, pemeran: Pemeran) -> None:
    row = KegiatanEkonomi(
        desa=tempat.desa, nama="x", jenis=JenisEkonomi.UMKM, tahun_mulai=today().year + 1
    )
    with pytest.raises(Galat) as refused:
        save_kegiatan(row, mitra=[], oleh=pemeran.desa)
    assert refused.value.kode == "TAHUN_NANTI"


def test_activities_are_seen_in_the_kecamatan_and_filtered(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    a = buat_kegiatan(tempat.desa, "Pasar")
    b = buat_kegiatan(tempat.desa_lain, "Wisata", jenis=JenisEkonomi.WISATA)
    buat_kegiatan(tempat.desa_tetangga, "Jauh")
    assert set(filtered_kegiatan(pemeran.desa)) == {a, b}
    assert set(filtered_kegiatan(pemeran.camat, jenis="WISATA")) == {b}
    assert set(filtered_kegiatan(pemeran.camat, q="pasar", strategi="2")) == {a}
    assert set(filtered_kegiatan(pemeran.camat, tempat="wonomerto")) == {b}
    assert set(filtered_kegiatan(pemeran.camat, strategi="1")) == set()


@pytest.mark.parametrize(("nama", "banyak"), [("mitra", 9), ("kegiatan", 10)])
def test_lists_ask_the_same_number_of_queries(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, nama: str, banyak: int
) -> None:
    client.force_login(pemeran.camat)
    url = reverse(f"kecamatan:{nama}")
    mitra = buat_mitra(tempat.kecamatan)
    buat_kegiatan(tempat.desa, "Satu").mitra.add(mitra)
    first = hitung_query(client, url)
    for satu in ("Dua", "Tiga"):
        buat_kegiatan(tempat.desa, satu).mitra.add(buat_mitra(tempat.kecamatan, satu))
    assert hitung_query(client, url) == first
    assert first <= banyak


def test_a_spreadsheet_is_inert_and_without_the_contact_person(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    mitra = save_mitra(
        Mitra(
            wilayah=tempat.kecamatan, nama="=1+1", kelas=KelasMitra.USAHA, tawaran="x",
            narahubung="Bu Narahubung",
        ),
        oleh=pemeran.camat,
    )  # fmt: skip
    buat_kegiatan(tempat.desa, "+Pasar").mitra.add(mitra)
    client.force_login(pemeran.bappeda)
    for nama, awal in (("mitra", "=1+1"), ("kegiatan", "+Pasar")):
        response = client.get(reverse(f"kecamatan:{nama}") + "?unduh=xlsx")
        book = openpyxl.load_workbook(BytesIO(b"".join(response)))
        cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row]
        assert (cells[0].value, cells[0].data_type) == (awal, "s")
        assert "Bu Narahubung" not in [cell.value for cell in cells]
