"""Categories and working days of a kabupaten: its own beside the general ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from layanan_dasar.actions.pengaturan_pengaduan import (
    offer_kategori_umum,
    remove_aturan,
    save_aturan,
)
from layanan_dasar.enums import TahapLayanan
from layanan_dasar.models import AturanLayanan, KategoriPengaduan
from layanan_dasar.queries.rute_pengaduan import rule_of
from tests.layanan_dasar.pengaduan_uji import kategori, terima
from tests.pemeran import Pemeran, Tempat

KATEGORI = "/layanan/pengaduan/pengaturan/kategori/"
BATAS = "/layanan/pengaduan/pengaturan/batas/"
PERBUP = "Perbup Jombang 12/2024 pasal 9"


def aturan(tempat: Tempat, hari: int, **lain: Any) -> AturanLayanan:
    isi = {"kabupaten": tempat.kabupaten, "tahap": TahapLayanan.VERIFIKASI, "sumber": PERBUP}
    return save_aturan(AturanLayanan(**{**isi, "hari_kerja": hari, **lain}), oleh=None)


def test_nearest_rule_counts(loket: Tempat) -> None:
    jalan, kab = kategori(), loket.kabupaten.pk
    seen = []
    for made in (
        None, {"hari": 7, "kabupaten": None, "kategori": jalan}, {"hari": 6},
        {"hari": 2, "kategori": jalan},
    ):  # fmt: skip
        if made:
            aturan(loket, **made)
        rules = (rule_of(jalan, TahapLayanan.VERIFIKASI, place) for place in (kab, loket.kota.pk))
        seen.append([rule.hari_kerja if rule else None for rule in rules])
    assert seen == [[3, 3], [7, 7], [6, 7], [2, 7]]
    started = terima(loket.desa, diterima=date(2024, 11, 4)).pengaduan
    assert started.tenggat == date(2024, 11, 6)


def test_rule_is_kept_once_and_a_general_one_stays(loket: Tempat) -> None:
    row = aturan(loket, 6)
    with pytest.raises(Galat, match="sudah ada"):
        aturan(loket, 4)
    remove_aturan(row, oleh=None)
    general = AturanLayanan.objects.get(tahap=TahapLayanan.VERIFIKASI)
    with pytest.raises(Galat, match="tidak dapat dihapus"):
        remove_aturan(general, oleh=None)


def test_own_category_is_offered_here_and_nowhere_else(
    client: Any, loket: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.bappeda)
    sent = {"nama": "Irigasi", "topik_lapor": "Pertanian", "urutan": "5", "aktif": "on"}
    assert client.post(f"{KATEGORI}baru/", sent).status_code == 302
    row = KategoriPengaduan.objects.get(nama="Irigasi")
    assert (row.kode, row.kabupaten) == ("3517-irigasi", loket.kabupaten)
    line = JejakAudit.objects.get(tindakan="tambah_kategori_pengaduan")
    assert (line.pelaku, line.wilayah_kode) == (pemeran.bappeda, loket.kabupaten.kode)
    offered = KategoriPengaduan.objects.offered
    assert row in offered([loket.desa.kode])
    assert row not in offered([loket.kelurahan_kota.kode])
    assert terima(loket.desa, kategori=row).pengaduan.kategori == row
    with pytest.raises(Galat, match="tidak dipakai di tempat itu"):
        terima(loket.kelurahan_kota, kategori=row)
    page = client.get(KATEGORI).content.decode()
    assert f"{KATEGORI}{row.pk}/" in page
    assert f'{KATEGORI}{kategori().pk}/"' not in page


def test_deadline_page_wants_a_source_and_gives_way_again(
    client: Any, loket: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.bappeda)
    sent = {"tahap": "JAWAB", "kategori": "", "hari_kerja": "4", "sumber": "SK"}
    assert "paling sedikit 10" in client.post(f"{BATAS}baru/", sent).content.decode()
    assert client.post(f"{BATAS}baru/", {**sent, "sumber": PERBUP}).status_code == 302
    row = AturanLayanan.objects.get(kabupaten=loket.kabupaten)
    assert PERBUP in client.get("/layanan/pengaduan/pengaturan/").content.decode()
    assert client.post(f"{BATAS}{row.pk}/hapus/").status_code == 302
    assert not AturanLayanan.objects.filter(kabupaten=loket.kabupaten).exists()


def test_a_general_category_is_hidden_in_one_kabupaten_and_cases_keep_it(
    client: Any, loket: Tempat, pemeran: Pemeran
) -> None:
    jalan, inbox = kategori(), "/layanan/pengaduan/"
    lama = terima(loket.desa, kategori=jalan).pengaduan
    client.force_login(pemeran.bappeda)
    url = f"{KATEGORI}{jalan.pk}/tampil/"
    for _n in range(2):
        client.post(url, {"tampil": "tidak"})
    offered = KategoriPengaduan.objects.offered
    assert jalan not in offered([loket.desa.kode])
    assert jalan in offered([loket.kelurahan_kota.kode])
    assert jalan in offered([loket.desa.kode, loket.kelurahan_kota.kode])
    with pytest.raises(Galat, match="tidak dipakai di tempat itu"):
        terima(loket.desa, kategori=jalan)
    assert "tidak ditawarkan di sini" in client.get(KATEGORI).content.decode()
    pilihan = f'<option value="{jalan.pk}">'
    assert pilihan in client.get(inbox).content.decode()
    assert JejakAudit.objects.filter(tindakan="sembunyikan_kategori_pengaduan").count() == 1
    lama.kategori = offered([loket.desa.kode])[0]
    lama.save()
    assert pilihan not in client.get(inbox).content.decode()

    rest = offered([loket.desa.kode])
    for row in rest[1:]:
        offer_kategori_umum(row, loket.kabupaten, tampil=False, oleh=None)
    with pytest.raises(Galat, match="paling sedikit satu"):
        offer_kategori_umum(rest.get(), loket.kabupaten, tampil=False, oleh=None)
    client.post(url, {"tampil": "ya"})
    assert jalan in offered([loket.desa.kode])
