"""Decisions, and what becomes of them when the meeting closes."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.jalan_rapat import close_rapat, start_rapat
from kecamatan.actions.keputusan import (
    IsiKeputusan,
    add_keputusan,
    change_keputusan,
    remove_keputusan,
)
from kecamatan.enums import (
    JenisTindakLanjut,
    StatusRapat,
)
from kecamatan.models import KeputusanRapat, RapatKoordinasi, TindakLanjut
from kecamatan.queries.keputusan import (
    facilitators_near,
    owners_near,
    places_below,
)
from tests.kecamatan.jalan_uji import Berjalan, berjalan, putuskan
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat
from tests.pemeran import Kantor, Pemeran, Tempat

pytestmark = pytest.mark.django_db
_TUGAS, PERMINTAAN, USULAN = JenisTindakLanjut


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    return berjalan(tempat, kantor, pemeran)


def test_yang_dapat_dipilih(dunia: Berjalan, tempat: Tempat) -> None:
    jauh = buat_kontak(tempat.kecamatan_tetangga, "Orang Bareng")
    orang = set(owners_near(dunia.rapat))
    assert orang == {dunia.kasi, dunia.rapat.pimpinan, dunia.rapat.notulis}
    assert jauh not in orang
    assert set(facilitators_near(dunia.rapat)) == {dunia.pendamping}
    assert list(places_below(dunia.rapat)) == [tempat.desa, tempat.desa_lain]


def test_catat_keputusan_tanpa_pemilik(dunia: Berjalan, pemeran: Pemeran) -> None:
    kunci = uuid4()
    isi = IsiKeputusan("  Menguras tandon ")
    pertama = add_keputusan(dunia.rapat, isi, kunci=kunci, agenda=dunia.butir, oleh=pemeran.staf)
    kedua = add_keputusan(dunia.rapat, isi, kunci=kunci, oleh=pemeran.staf)
    assert pertama == kedua
    bersama = IsiKeputusan("  Menguras tandon ", dilibatkan=[dunia.pendamping])
    diganti = add_keputusan(dunia.rapat, bersama, kunci=kunci, oleh=pemeran.staf)
    assert (diganti == pertama, list(diganti.dilibatkan.all())) == (False, [dunia.pendamping])
    assert (pertama.uraian, pertama.agenda, pertama.lengkap) == (
        "Menguras tandon", dunia.butir, False
    )  # fmt: skip


def test_penolakan(dunia: Berjalan) -> None:
    def kode(isi: IsiKeputusan) -> str:
        with pytest.raises(Galat) as galat:
            add_keputusan(dunia.rapat, isi, kunci=uuid4(), oleh=None)
        return galat.value.kode

    assert kode(IsiKeputusan("  ")) == "URAIAN_KOSONG"
    berdua = IsiKeputusan("x", kontak=dunia.kasi, instansi=dunia.puskesmas)
    assert kode(berdua) == "PEMILIK_SATU"
    assert kode(IsiKeputusan("x", kontak=dunia.pendamping)) == "PENDAMPING_DILIBATKAN"
    kemarin = today() - timedelta(days=1)
    assert kode(IsiKeputusan("x", batas=kemarin)) == "BATAS_SEBELUM_RAPAT"
    assert KeputusanRapat.objects.count() == 0


def test_ubah_dan_hapus_selagi_berjalan(dunia: Berjalan, pemeran: Pemeran) -> None:
    row = putuskan(dunia)
    isi = IsiKeputusan("Diganti", kontak=dunia.kasi, dilibatkan=[dunia.pendamping])
    baru = change_keputusan(row, isi, oleh=pemeran.staf)
    assert (baru.uraian, baru.kontak, baru.instansi) == ("Diganti", dunia.kasi, None)
    assert list(baru.dilibatkan.all()) == [dunia.pendamping]
    remove_keputusan(baru, oleh=pemeran.staf)
    assert KeputusanRapat.objects.count() == 0


def test_mulai_sekali_dan_tidak_sebelum_harinya(tempat: Tempat, pemeran: Pemeran) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    with pytest.raises(Galat, match="Rapat ini dijadwalkan") as galat:
        start_rapat(rapat, oleh=pemeran.camat)
    assert galat.value.kode == "BELUM_HARINYA"
    RapatKoordinasi.objects.update(tanggal=today())
    dimulai = start_rapat(rapat, oleh=pemeran.camat).dimulai_at
    assert start_rapat(rapat, oleh=pemeran.staf).dimulai_at == dimulai
    RapatKoordinasi.objects.update(status=StatusRapat.BATAL)
    with pytest.raises(Galat) as galat:
        start_rapat(rapat, oleh=pemeran.camat)
    assert galat.value.kode == "RAPAT_BERUBAH"


def test_tutup_menolak_selama_ada_yang_kurang(dunia: Berjalan, pemeran: Pemeran) -> None:
    putuskan(dunia)
    putuskan(dunia, instansi=None)
    putuskan(dunia, batas=None)
    with pytest.raises(Galat, match="2 keputusan") as galat:
        close_rapat(dunia.rapat, oleh=pemeran.camat)
    assert galat.value.kode == "KEPUTUSAN_BELUM_LENGKAP"
    assert TindakLanjut.objects.count() == 0
    dunia.rapat.refresh_from_db()
    assert dunia.rapat.status == StatusRapat.BERLANGSUNG


def test_tutup_membuka_tindak_lanjut_sekali(
    dunia: Berjalan, pemeran: Pemeran, tempat: Tempat
) -> None:
    air = putuskan(dunia, desa=tempat.desa, dilibatkan=[dunia.pendamping], prioritas="PENTING")
    usul = putuskan(dunia, "Tambah kuota bansos", instansi=dunia.dinsos)
    catatan = putuskan(dunia, "Rapat berikut 5 Desember", instansi=None, hanya_catatan=True)
    dibuka = close_rapat(dunia.rapat, oleh=pemeran.camat)
    air.refresh_from_db()
    usul.refresh_from_db()
    catatan.refresh_from_db()
    assert dibuka == [air.tindak_lanjut, usul.tindak_lanjut]
    assert catatan.tindak_lanjut is None
    satu, dua = dibuka
    assert (satu.jenis, satu.instansi, satu.desa, satu.rapat, satu.prioritas, satu.batas) == (
        PERMINTAAN, dunia.puskesmas, tempat.desa, dunia.rapat, "PENTING", air.batas
    )  # fmt: skip
    assert list(satu.dilibatkan.all()) == [dunia.pendamping]
    assert dua.jenis == USULAN
    dunia.rapat.refresh_from_db()
    assert dunia.rapat.status == StatusRapat.DITUTUP
    with pytest.raises(Galat):
        close_rapat(dunia.rapat, oleh=pemeran.camat)
    assert TindakLanjut.objects.count() == 2


def test_sesudah_ditutup_keputusan_tetap(dunia: Berjalan, pemeran: Pemeran) -> None:
    row = putuskan(dunia)
    close_rapat(dunia.rapat, oleh=pemeran.camat)
    for ubah in (
        lambda: putuskan(dunia, "Terlambat"),
        lambda: change_keputusan(row, IsiKeputusan("x"), oleh=None),
        lambda: remove_keputusan(row, oleh=None),
    ):
        with pytest.raises(Galat) as galat:
            ubah()
        assert galat.value.kode == "RAPAT_BERUBAH"
