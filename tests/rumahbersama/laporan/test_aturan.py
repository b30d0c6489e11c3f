"""The rules of the reports: their chapters in the PDF, who keeps them, which one holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import JejakAudit
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.aturan import add_aturan, load_aturan, remove_aturan, save_aturan
from rumahbersama.laporan.actions.pemeriksaan import recompute, redraws_the_same
from rumahbersama.laporan.bab import BAB, chapters_of, chosen_tables, printed, shows_tree
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import AturanLaporan
from rumahbersama.laporan.queries.aturan import keys_in_force
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.laporan.dunia import selesaikan, susun, teks_pdf

pytestmark = pytest.mark.django_db
PROGRES, BULANAN = JenisLaporan.PROGRES_PPKE, JenisLaporan.BULANAN_KECAMATAN


@pytest.fixture
def aturan(tempat: Tempat, pemeran: Pemeran) -> AturanLaporan:
    """Jombang's own rule of this year, a copy of the nation's."""
    load_aturan()
    return add_aturan(
        jenis=PROGRES, tahun=today().year, wilayah=tempat.kabupaten, oleh=pemeran.bappeda
    )


def isian(row: AturanLaporan, **lainnya: Any) -> dict[str, Any]:
    """What the form sends unchanged, but for `lainnya`."""
    names = ("kepada", "melalui", "tembusan", "dasar_hukum", "target", "hari_susun", "hari_tenggat")
    urutan = {f"bab_{bab.kunci}": str(n) for n, bab in enumerate(BAB[PROGRES], 1)}
    kini = {n: getattr(row, n) for n in names}
    return {**kini, "otomatis": "on", "versi": row.versi, **urutan, **lainnya}


def test_bab_terpilih_menurut_urutannya(
    neraca: Neraca, tempat: Tempat, aturan: AturanLaporan, pemeran: Pemeran
) -> None:
    semua = selesaikan(susun(tempat))
    bab = ["sisa", "per_kecamatan", "rekapitulasi"]
    save_aturan(aturan=aturan, isi={"bab": bab}, versi=0, oleh=pemeran.bappeda)

    laporan = selesaikan(susun(tempat))

    assert (semua.sidik != laporan.sidik, laporan.versi) == (True, 2)
    teks = teks_pdf(laporan)
    judul = ("A. Yang masih", "B. Keadaan per", "C. Rekapitulasi")
    found = [teks.index(one) for one in judul]
    assert found == sorted(found)
    assert "tabel bagian B" in teks
    assert " D. " not in teks
    assert "F. Yang masih" in teks_pdf(semua)
    tables = KINDS[PROGRES].tabel(laporan.angka)
    assert [t.kode for t in chosen_tables(laporan.angka, tables)] == [
        "per_kecamatan", "rekapitulasi",
    ]  # fmt: skip
    assert chosen_tables(semua.angka, tables) == tables
    assert recompute(laporan=laporan).beda == []
    assert redraws_the_same(laporan=semua) is True


def test_bab_yang_tidak_ada_lagi_dilewati() -> None:
    angka: dict[str, Any] = {"jenis": "padan", "aturan": {"bab": ["dulu", "dasar"]}}
    assert [bab.kunci for bab in chapters_of(angka)] == ["dasar"]
    angka["aturan"]["bab"] = ["dulu"]
    assert chapters_of(angka) == list(BAB[JenisLaporan.PADAN])


def test_setiap_bab_bertemplat() -> None:
    assert set(BAB) == set(JenisLaporan)
    for jenis, chapters in BAB.items():
        folder = KINDS[jenis].templat.removesuffix(".html")
        for one in printed(chapters, folder).values():
            assert get_template(one.templat)


def test_salinan_tidak_mengubah_lalu_disunting(
    aturan: AturanLaporan, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    nasional = AturanLaporan.objects.in_force(PROGRES, today().year, "35.76")
    assert nasional is not None
    assert (aturan.kepada, aturan.hari_tenggat) == (nasional.kepada, nasional.hari_tenggat)
    client.force_login(pemeran.bappeda)

    baru = isian(aturan, kepada=" Bupati \r\n\r\nWakil Bupati", bab_kriteria="", hari_tenggat=12)
    assert client.post(f"/laporan/aturan/{aturan.pk}/", baru).status_code == 302

    aturan.refresh_from_db()
    assert aturan.kepada == "Bupati\nWakil Bupati"
    assert aturan.bab == ["rekapitulasi", "per_kecamatan", "verval", "program", "sisa"]
    jejak = JejakAudit.objects.get(tindakan="ubah_aturan_laporan")
    assert (jejak.pelaku, jejak.wilayah_kode) == (pemeran.bappeda, "35.17")
    assert jejak.rincian["berubah"] == ["kepada", "hari_tenggat", "bab"]
    ubah = {"bab_kriteria": "2", "bab_sisa": "", "versi": "1"}
    client.post(f"/laporan/aturan/{aturan.pk}/", baru | ubah)
    aturan.refresh_from_db()
    client.post(f"/laporan/aturan/{aturan.pk}/", isian(aturan))
    aturan.refresh_from_db()
    assert aturan.bab == []


def test_penyimpan_kedua_diberi_tahu(
    aturan: AturanLaporan, pemeran: Pemeran, client: WebClient
) -> None:
    """Her typing stays, what is stored is shown, and the next save is hers."""
    isi = {"melalui": "Sekretariat TKPK", "otomatis": False, "bab": ["sisa"]}
    save_aturan(aturan=aturan, isi=isi, versi=0, oleh=pemeran.bappeda)
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/aturan/{aturan.pk}/"
    page = client.post(alamat, isian(aturan, melalui="Sekda"))
    text = page.content.decode()
    assert page.status_code == 422
    assert "baru saja diubah orang lain" in text
    assert page.context["kini"] == [
        ("Melalui", "Sekretariat TKPK"),
        ("Disusun sendiri oleh portal", "tidak"),
        ("Bab", "Yang masih harus ditangani"),
    ]
    assert 'value="Sekda"' in text
    assert page.context["form"]["versi"].value() == "1"
    aturan.refresh_from_db()
    assert (aturan.melalui, aturan.versi) == ("Sekretariat TKPK", 1)
    assert client.post(alamat, isian(aturan, melalui="Sekda")).status_code == 302
    client.post(alamat, isian(aturan, melalui="Sekda"))
    aturan.refresh_from_db()
    assert (aturan.melalui, aturan.versi) == ("Sekda", 2)


def test_hapus_kembali_ke_aturan_di_atasnya(
    aturan: AturanLaporan, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    nasional = AturanLaporan.objects.in_force(PROGRES, today().year, "35.76")
    assert nasional is not None
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/aturan/{aturan.pk}/hapus/"
    assert "seluruh Indonesia" in client.get(alamat).content.decode()
    assert client.post(alamat).status_code == 302
    remove_aturan(aturan=aturan, oleh=pemeran.bappeda)
    assert AturanLaporan.objects.in_force(PROGRES, today().year, "35.17") == nasional
    jejak = JejakAudit.objects.get(tindakan="hapus_aturan_laporan")
    assert jejak.rincian["isi"]["kepada"] == aturan.kepada
    with pytest.raises(Galat, match="dihapus"):
        save_aturan(aturan=aturan, isi={}, versi=0, oleh=pemeran.bappeda)
    with pytest.raises(Galat, match="nasional"):
        remove_aturan(aturan=nasional, oleh=pemeran.admin_nasional)
    client.force_login(pemeran.admin_nasional)
    assert client.get(f"/laporan/aturan/{nasional.pk}/hapus/").status_code == 403


def test_pohon_mengikuti_bab() -> None:
    angka: dict[str, Any] = {"jenis": PROGRES, "neraca": {}, "sk": {}, "aturan": {"bab": []}}
    assert shows_tree(angka)
    assert shows_tree(angka | {"aturan": {"bab": ["sisa", "rekapitulasi"]}})
    assert not shows_tree(angka | {"aturan": {"bab": ["sisa"]}})
    assert not shows_tree({"jenis": PROGRES})
    assert shows_tree(angka | {"jenis": "paparan"})
    bulanan: dict[str, Any] = {"jenis": BULANAN, "wilayah": {"nama": "Wonosalam"}}
    assert not shows_tree(bulanan | {"konsolidasi": None})
    assert shows_tree(bulanan | {"konsolidasi": {"neraca": {}, "sk": {}}})


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"bab_kriteria": "1"}, "Urutan 1 sudah dipakai bab lain."),
        ({f"bab_{bab.kunci}": "" for bab in BAB[PROGRES]}, "sekurang-kurangnya satu bab"),
        ({"hari_susun": "20", "hari_tenggat": "5"}, "tidak boleh sebelum hari penyusunan"),
        ({"hari_tenggat": "29"}, "28"),
        ({"kepada": "Bupati 3517010101800001"}, "Jangan menulis NIK"),
        ({"kepada": "x" * 501}, "500"),
    ],
)
def test_isian_keliru_disebut(
    isi: dict[str, str], kalimat: str, aturan: AturanLaporan, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)
    response = client.post(f"/laporan/aturan/{aturan.pk}/", isian(aturan, **isi))
    assert response.status_code == 422
    assert kalimat in response.content.decode()
    assert not JejakAudit.objects.filter(tindakan="ubah_aturan_laporan").exists()


def test_tindakan_menolak(aturan: AturanLaporan, tempat: Tempat, pemeran: Pemeran) -> None:
    def kode(jenis: JenisLaporan) -> str:
        with pytest.raises(Galat) as galat:
            add_aturan(
                jenis=jenis, tahun=aturan.tahun, wilayah=tempat.kabupaten, oleh=pemeran.bappeda
            )
        return galat.value.kode

    assert kode(PROGRES) == "ATURAN_SUDAH_ADA"
    assert kode(JenisLaporan.PROGRES_PROVINSI) == "WILAYAH_SALAH"
    for bab in (["lain"], ["sisa", "sisa"]):
        with pytest.raises(Galat, match="Bab"):
            save_aturan(aturan=aturan, isi={"bab": bab}, versi=0, oleh=pemeran.bappeda)


def test_tambah_hanya_di_wilayah_sendiri(
    tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    load_aturan()
    tahun = today().year + 1

    def tambah(siapa: str, wilayah: Any) -> int:
        client.force_login(getattr(pemeran, siapa))
        data = {"jenis": "triwulan-ppke", "wilayah": wilayah, "tahun": tahun}
        return client.post("/laporan/aturan/baru/", data).status_code

    assert tambah("bappeda", tempat.kota.pk) == 422
    assert tambah("bappeda", "") == 422
    assert tambah("bappeda", tempat.kabupaten.pk) == 302
    assert tambah("bappeda", tempat.kabupaten.pk) == 422
    assert tambah("provinsi", tempat.kabupaten.pk) == 422
    assert tambah("provinsi", tempat.provinsi.pk) == 302
    assert tambah("admin_nasional", "") == 302
    found = AturanLaporan.objects.filter(tahun=tahun).order_by("pk")
    assert [row.wilayah for row in found] == [tempat.kabupaten, tempat.provinsi, None]


def test_yang_berlaku_dan_yang_terlihat(
    aturan: AturanLaporan, tempat: Tempat, pemeran: Pemeran
) -> None:
    """The own rule beats the province's; seen from the province, each stands for itself."""
    AturanLaporan.objects.exclude(jenis=PROGRES).delete()
    isi = {"jenis": PROGRES, "tahun": aturan.tahun}
    lama = AturanLaporan.objects.create(jenis=PROGRES, tahun=2020, wilayah=tempat.kabupaten)
    provinsi = AturanLaporan.objects.create(**isi, wilayah=tempat.provinsi)
    kota = AturanLaporan.objects.create(**isi, wilayah=tempat.kota)
    rows = AturanLaporan.objects.visible_to(pemeran.bappeda)

    assert set(rows.exclude(wilayah=None)) == {aturan, lama, provinsi}
    assert keys_in_force(rows, "35.17", aturan.tahun) == {aturan.pk}
    seen = AturanLaporan.objects.visible_to(pemeran.provinsi)
    assert keys_in_force(seen, "35", aturan.tahun) == {provinsi.pk, aturan.pk, kota.pk}
    assert not AturanLaporan.objects.visible_to(pemeran.camat).exists()


def test_daftar_berkueri_tetap(
    aturan: AturanLaporan, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/laporan/aturan/", {"jenis": "progres-ppke"}).content.decode()
        assert f'href="/laporan/aturan/{aturan.pk}/"' in page
        assert "Tidak dipakai" in page
        return len(queries)

    satu = kueri()
    for tahun in (2020, 2021):
        AturanLaporan.objects.create(jenis=PROGRES, tahun=tahun, wilayah=tempat.provinsi)
    assert kueri() == satu
