"""*Berkas pertanggungjawaban rapat*: one PDF, made once by the worker."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from fondasi.errors import Galat
from kecamatan.actions.bundel import request_bundel
from kecamatan.actions.foto_rapat import add_foto
from kecamatan.actions.kehadiran import attach_pindaian
from kecamatan.enums import StatusBundel, StatusRapat
from kecamatan.models import BundelRapat, RapatKoordinasi
from kecamatan.reports.daftar_hadir import blank_pdf
from kecamatan.reports.pertanggungjawaban import parts_of
from kecamatan.reports.surat import content_of
from kecamatan.tasks import build_bundel, sweep_bundel
from tests.kecamatan.jalan_uji import Berjalan, berjalan, gambar, putuskan
from tests.kecamatan.rapat_uji import undang
from tests.kecamatan.test_kehadiran import hadir_qr
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peran import WebClient, as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    found = berjalan(tempat, kantor, pemeran)
    undang(found.rapat, found.kasi)
    putuskan(found)
    hadir_qr(found.rapat)
    add_foto(found.rapat, gambar(), keterangan="Suasana", oleh=pemeran.staf)
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    found.rapat.refresh_from_db()
    return found


def marks_of(bundel: BundelRapat) -> list[str]:
    assert bundel.berkas is not None
    reader = PdfReader(BytesIO(content_of(bundel.berkas)))
    return [str(one.title) for one in reader.outline]  # type: ignore[union-attr]


def make(dunia: Berjalan, pemeran: Pemeran) -> BundelRapat:
    bundel = request_bundel(dunia.rapat, oleh=pemeran.staf)
    with as_role("pekerja"):
        build_bundel(bundel.pk)
    bundel.refresh_from_db()
    return bundel


@pytest.mark.django_db(transaction=True)
def test_memuat_empat_bagian(dunia: Berjalan, pemeran: Pemeran) -> None:
    bundel = make(dunia, pemeran)
    assert (bundel.status, bundel.kemajuan) == (StatusBundel.SELESAI, 100)
    assert marks_of(bundel) == ["Undangan", "Daftar hadir", "Notula", "Dokumentasi"]
    assert bundel.halaman == 4
    berkas = bundel.berkas_id
    build_bundel(bundel.pk)
    bundel.refresh_from_db()
    assert bundel.berkas_id == berkas


@pytest.mark.django_db(transaction=True)
def test_pindaian_menggantikan_daftar_tercatat(dunia: Berjalan, pemeran: Pemeran) -> None:
    attach_pindaian(dunia.rapat, blank_pdf(dunia.rapat), "a.pdf", oleh=pemeran.staf)
    attach_pindaian(dunia.rapat, gambar(600, 900), "b.jpg", oleh=pemeran.staf)
    assert marks_of(make(dunia, pemeran)) == [
        "Undangan", "Daftar hadir 1", "Daftar hadir 2", "Notula", "Dokumentasi"
    ]  # fmt: skip


def test_satu_permintaan_selagi_menunggu(dunia: Berjalan, pemeran: Pemeran) -> None:
    satu = request_bundel(dunia.rapat, oleh=pemeran.staf)
    assert request_bundel(dunia.rapat, oleh=pemeran.camat) == satu
    RapatKoordinasi.objects.update(status=StatusRapat.BERLANGSUNG)
    with pytest.raises(Galat) as galat:
        request_bundel(dunia.rapat, oleh=pemeran.staf)
    assert galat.value.kode == "RAPAT_BERUBAH"


def test_yang_macet_menyerah_sesudah_tiga_kali(dunia: Berjalan, pemeran: Pemeran) -> None:
    bundel = request_bundel(dunia.rapat, oleh=pemeran.staf)
    sweep_bundel()
    bundel.refresh_from_db()
    assert bundel.status == StatusBundel.MENUNGGU
    BundelRapat.objects.update(percobaan=3)
    sweep_bundel()
    bundel.refresh_from_db()
    assert (bundel.status, "tiga kali" in bundel.galat_pesan) == (StatusBundel.GAGAL, True)


def test_menyebut_yang_belum_ada(dunia: Berjalan) -> None:
    dunia.rapat.foto.all().delete()
    assert [(b.nama, b.ada, b.keterangan) for b in parts_of(dunia.rapat)] == [
        ("Undangan", True, "nomor surat belum diisi"),
        ("Daftar hadir", True, "daftar pencatatan QR dan centang, tanpa tanda tangan basah"),
        ("Notula", True, "masih rancangan"),
        ("Dokumentasi", False, "belum ada foto"),
    ]


def test_halaman_meminta_lalu_menunjukkan_kemajuan(
    client: WebClient, dunia: Berjalan, pemeran: Pemeran, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(pemeran.staf)
    alamat = f"/rapat/{dunia.rapat.pk}/pertanggungjawaban/"
    assert "Susun berkas" in client.get(alamat).text
    assert client.post(alamat).status_code == 302
    html = client.get(alamat).text
    assert 'id="kemajuan"' in html
    assert "Susun berkas" not in html
    BundelRapat.objects.update(status=StatusBundel.GAGAL, galat_pesan="Rusak.")
    assert "Rusak." in client.get(alamat).text
    assert client.get(alamat, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
