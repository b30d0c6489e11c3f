"""A complaint becomes a promise: by its number, in staff's own words, hidden from the village."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fondasi.errors import Galat
from fondasi.rujukan import resolve
from fondasi.today import today
from kecamatan.enums import JenisInstansi, JenisTindakLanjut
from kecamatan.models import Instansi, TindakLanjut
from layanan_dasar.actions.tindak_lanjut_pengaduan import follow_up_pengaduan
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.tindakan import can_follow_up_pengaduan
from layanan_dasar.rules.kutipan import quotes
from tests.layanan_dasar.pengaduan_uji import ISI, buat_pengaduan
from tests.pemeran import Pemeran, Tempat, buat_instansi, segar

URAIAN = "Perbaiki jembatan penyeberangan sebelum musim hujan."


@pytest.fixture
def uptd(loket: Tempat) -> Instansi:
    return buat_instansi(loket.kecamatan, "UPTD Jalan", jenis=JenisInstansi.UPTD)


def minta(row: Pengaduan, instansi: Instansi, pemeran: Pemeran, **lain: Any) -> TindakLanjut:
    isi = {"uraian": URAIAN, "batas": today() + timedelta(days=30)}
    return follow_up_pengaduan(row, instansi=instansi, oleh=pemeran.camat, **{**isi, **lain})


@pytest.mark.parametrize(("lain", "desa"), [({}, True), ({"rahasia": True}, False)])
def test_refers_by_number_and_names_no_sealed_village(
    loket: Tempat, uptd: Instansi, pemeran: Pemeran, lain: dict[str, Any], desa: bool
) -> None:
    row = buat_pengaduan(loket.desa, **lain)
    made = minta(row, uptd, pemeran)
    assert (made.rujukan_jenis, made.rujukan_kunci, made.rujukan_label) == (
        "pengaduan", str(row.pk), f"Pengaduan #{row.nomor}",
    )  # fmt: skip
    assert (made.jenis, made.wilayah, made.desa) == (
        JenisTindakLanjut.PERMINTAAN, loket.kecamatan, loket.desa if desa else None,
    )  # fmt: skip
    assert resolve(segar(pemeran.camat), made.rujukan_jenis, made.rujukan_kunci) is not None
    with pytest.raises(Galat, match="terbuka untuk pengaduan"):
        minta(row, uptd, pemeran)


@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({"uraian": f"Mohon: {ISI}"}, "KATA_PELAPOR"),
        ({"uraian": "Hubungi 0812-3456-7890 segera."}, "ADA_DATA_PRIBADI"),
        ({"batas": today() - timedelta(days=1)}, "BATAS_LEWAT"),
    ],
)
def test_refusals(
    loket: Tempat, uptd: Instansi, pemeran: Pemeran, lain: dict[str, Any], kode: str
) -> None:
    with pytest.raises(Galat) as refused:
        minta(buat_pengaduan(loket.desa), uptd, pemeran, **lain)
    assert (refused.value.kode, TindakLanjut.objects.count()) == (kode, 0)


def test_reported_village_is_not_asked(loket: Tempat, uptd: Instansi, pemeran: Pemeran) -> None:
    kantor = buat_instansi(loket.desa, "Kantor desa", jenis=JenisInstansi.DESA)
    row = buat_pengaduan(loket.desa, tentang_desa=True)
    with pytest.raises(Galat) as refused:
        minta(row, kantor, pemeran)
    assert refused.value.kode == "DESA_TERADU"


def test_who_and_when(loket: Tempat, pemeran: Pemeran) -> None:
    row = buat_pengaduan(loket.desa)
    done = buat_pengaduan(loket.desa, status=StatusPengaduan.SELESAI)
    merged = buat_pengaduan(loket.desa, induk=row)
    asked = {
        nama: bool(can_follow_up_pengaduan(segar(getattr(pemeran, nama)), row))
        for nama in ("camat", "staf", "bappeda", "desa", "camat_tetangga")
    }
    assert asked == {
        "camat": True, "staf": True, "bappeda": False, "desa": False, "camat_tetangga": False,
    }  # fmt: skip
    camat = segar(pemeran.camat)
    assert not can_follow_up_pengaduan(camat, done)
    assert not can_follow_up_pengaduan(camat, merged)


def test_page_asks_and_shows_it_back(
    client: Any, loket: Tempat, uptd: Instansi, pemeran: Pemeran
) -> None:
    row = buat_pengaduan(loket.desa, instansi=uptd)
    url = f"/layanan/pengaduan/{row.pk}/tindak-lanjut/"
    client.force_login(pemeran.staf)
    umum = f"/rapat/tindak-lanjut/baru/?rujukan=pengaduan&kunci={row.pk}"
    for asked in (client.get(umum), client.post(umum, {"uraian": ISI})):
        assert (asked.status_code, asked["Location"]) == (302, url)
    page = client.get(url).content.decode()
    assert f"Mohon penanganan atas pengaduan #{row.nomor} (" in page
    assert f'<option value="{uptd.pk}" selected>' in page
    sent = {"instansi": uptd.pk, "uraian": ISI, "batas": (today() + timedelta(days=9)).isoformat()}
    assert "jangan menyalin isi" in client.post(url, sent).content.decode()
    assert client.post(url, {**sent, "uraian": URAIAN}).status_code == 302
    assert URAIAN in client.get(f"/layanan/pengaduan/{row.pk}/").content.decode()
    client.force_login(pemeran.desa)
    assert URAIAN not in client.get(f"/layanan/pengaduan/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    ("teks", "isi", "ya"),
    [
        ("a b c d e f g h", "x A, b c D e f g h y", True),
        ("a b c d e f g", "a b c d e f g", False),
        ("", "a b c d e f g h", False),
    ],
)
def test_eight_words_in_a_row_are_a_quotation(teks: str, isi: str, ya: bool) -> None:
    assert quotes(teks, isi) is ya
