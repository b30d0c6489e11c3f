"""What of the promises waits on the start page, for whom, and not for the neighbour."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from fondasi.today import today
from kecamatan.actions.arahan import finish_arahan
from kecamatan.actions.jawaban_tindak_lanjut import answer_tindak_lanjut
from kecamatan.actions.tindak_lanjut import forward_tindak_lanjut
from kecamatan.enums import Peran
from tests.kecamatan.arahan_uji import buat_arahan
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.pemeran import Kantor, Pemeran, Tempat, buat_pengguna, segar

pytestmark = pytest.mark.django_db


def body(client: Any, pengguna: Any) -> str:
    client.force_login(segar(pengguna))
    return re.sub(r"\s+", " ", client.get("/").content.decode())


def test_terlambat_dan_milik_siapa(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    puskesmas = buat_puskesmas(tempat.kecamatan)
    bidan = buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=puskesmas)
    late = {"batas": today() - timedelta(days=3)}
    row = buat_janji(tempat.kecamatan, puskesmas, keadaan=late)
    kalimat = "Puskesmas Uji belum menyelesaikan: Perbaiki jadwal posyandu"
    assert kalimat in body(client, pemeran.camat)
    assert kalimat in body(client, pemeran.staf)
    assert kalimat not in body(client, pemeran.camat_tetangga)
    assert kalimat not in body(client, pemeran.bappeda)
    milik = "Tindak lanjut Anda untuk Kec. Wonosalam: Perbaiki jadwal posyandu"
    assert milik in body(client, bidan)
    answer_tindak_lanjut(row, isi="Sudah", oleh=bidan)
    shown = body(client, pemeran.camat)
    assert kalimat not in shown
    assert "Jawaban Puskesmas Uji menunggu pemeriksaan" in shown
    assert "menunggu pemeriksaan" not in body(client, pemeran.staf)


def test_usulan_menunggu_sekretariat(
    client: Any, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    row = buat_janji(tempat.kecamatan, kantor.opd)
    kalimat = "Usulan Kec. Wonosalam kepada Dinsos menunggu diteruskan"
    assert kalimat in body(client, pemeran.bappeda)
    assert kalimat not in body(client, pemeran.bappeda_kota)
    assert "Perbaiki jadwal posyandu" not in body(client, pemeran.opd)
    forward_tindak_lanjut(row, oleh=pemeran.bappeda)
    assert kalimat not in body(client, pemeran.bappeda)
    assert "Tindak lanjut Anda untuk Kec. Wonosalam" in body(client, pemeran.opd)


def test_yang_masih_jauh_tidak_mendesak(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    """It stands among what one owes, not among what is to be decided today."""
    kontak = buat_kontak(tempat.desa, pengguna=pemeran.pendamping)
    buat_janji(tempat.kecamatan, kontak, batas=today() + timedelta(days=8))
    later = body(client, pemeran.pendamping)
    assert "Tindak lanjut Anda" in later
    assert "Perlu keputusan hari ini (" not in later
    buat_janji(tempat.kecamatan, kontak, batas=today() + timedelta(days=7))
    assert "Perlu keputusan hari ini (1)" in body(client, pemeran.pendamping)


def test_arahan_di_atas_dan_di_bawah(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    arahan = buat_arahan(tempat.kabupaten, tempat.kecamatan, tempat.kecamatan_tetangga)
    kalimat = "Arahan Bupati: Percepat penyisiran"
    assert kalimat in body(client, pemeran.camat)
    row = arahan.penerima.get(wilayah=tempat.kecamatan)
    finish_arahan(row, jawaban="Sudah", oleh=pemeran.camat)
    assert kalimat not in body(client, pemeran.camat)
    for who in (pemeran.bappeda, pemeran.pimpinan):
        shown = body(client, who)
        assert "<h2>Arahan</h2>" in shown
        assert "1 dari 2 selesai" in shown
    assert "<h2>Arahan</h2>" not in body(client, pemeran.provinsi)
