"""Notes: saved once, never over somebody else's."""

from __future__ import annotations

import pytest

from fondasi.errors import Galat
from kecamatan.actions.catatan import CatatanBentrok, save_catatan
from kecamatan.enums import StatusRapat
from kecamatan.models import AgendaRapat, JejakAudit, RapatKoordinasi
from kecamatan.rules.catatan import BATAS_CATATAN, clean_teks, merge_teks
from tests.kecamatan.jalan_uji import Berjalan, berjalan
from tests.pemeran import Kantor, Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    return berjalan(tempat, kantor, pemeran)


def test_simpan_menaikkan_versi(dunia: Berjalan, pemeran: Pemeran) -> None:
    row = save_catatan(dunia.butir, teks="Pompa rusak.\r\n", versi=0, oleh=pemeran.staf)
    assert (row.catatan, row.versi, row.disimpan_oleh) == ("Pompa rusak.", 1, pemeran.staf)
    assert row.disimpan_at is not None
    assert not JejakAudit.objects.filter(objek="agendarapat").exists()


def test_teks_panjang_emoji_dan_aksara_jawa(dunia: Berjalan, pemeran: Pemeran) -> None:
    teks = "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ 👩🏽‍🌾 " + "a" * 10_000
    assert save_catatan(dunia.butir, teks=teks, versi=0, oleh=pemeran.staf).catatan == teks


def test_versi_lama_tidak_menimpa(dunia: Berjalan, pemeran: Pemeran) -> None:
    save_catatan(dunia.butir, teks="Dari staf", versi=0, oleh=pemeran.staf)
    with pytest.raises(CatatanBentrok) as bentrok:
        save_catatan(dunia.butir, teks="Dari camat", versi=0, oleh=pemeran.camat)
    assert bentrok.value.agenda.catatan == "Dari staf"
    assert AgendaRapat.objects.get(pk=dunia.butir.pk).catatan == "Dari staf"


def test_teks_sama_dikirim_ulang_bukan_bentrok(dunia: Berjalan, pemeran: Pemeran) -> None:
    save_catatan(dunia.butir, teks="Sama", versi=0, oleh=pemeran.staf)
    assert save_catatan(dunia.butir, teks="Sama", versi=0, oleh=pemeran.staf).versi == 1


def test_terlalu_panjang_ditolak_dengan_kalimat(dunia: Berjalan, pemeran: Pemeran) -> None:
    with pytest.raises(Galat, match=r"lebih dari 20\.000 huruf") as galat:
        save_catatan(dunia.butir, teks="x" * (BATAS_CATATAN + 1), versi=0, oleh=pemeran.staf)
    assert galat.value.kode == "CATATAN_PANJANG"


@pytest.mark.parametrize("status", [StatusRapat.RENCANA, StatusRapat.DISAHKAN])
def test_hanya_rapat_yang_ditulis(dunia: Berjalan, pemeran: Pemeran, status: StatusRapat) -> None:
    RapatKoordinasi.objects.update(status=status)
    with pytest.raises(Galat) as galat:
        save_catatan(dunia.butir, teks="x", versi=0, oleh=pemeran.staf)
    assert galat.value.kode == "RAPAT_BERUBAH"


def test_sesudah_ditutup_masih_dapat_diperbaiki(dunia: Berjalan, pemeran: Pemeran) -> None:
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    assert save_catatan(dunia.butir, teks="Ralat", versi=0, oleh=pemeran.staf).versi == 1


def test_bersih_dari_yang_ditolak_basis_data() -> None:
    assert clean_teks("a\x00b\r\nc\rd \ud800 \n\n") == "ab\nc\nd"


def test_gabungan_memuat_kedua_teks() -> None:
    theirs = "satu\ndua\nempat"
    mine = "satu\ntiga\nempat\nlima"
    assert merge_teks(theirs, mine) == "satu\ndua\ntiga\nempat\nlima"
