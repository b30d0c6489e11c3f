from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from fondasi.errors import Galat
from fondasi.rujukan import resolve
from fondasi.today import today
from kecamatan.models import TindakLanjut, UsulanAgenda
from pendamping.actions.kunjungan import (
    IsiKunjungan,
    Permintaan,
    change_kunjungan,
    follow_up_kunjungan,
    propose_kunjungan,
    record_kunjungan,
    set_cancelled,
    submit_kunjungan,
)
from pendamping.models import Kunjungan
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat, buat_instansi

pytestmark = pytest.mark.django_db
ISI = IsiKunjungan(today(), "posyandu", "Menimbang balita", "Timbangan rusak.")
HARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def _berkas_uji(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def foto() -> bytes:
    target = BytesIO()
    Image.new("RGB", (400, 300), "#0d5752").save(target, "JPEG")
    return target.getvalue()


def kunjungan(pemeran: Pemeran, tempat: Tempat, **lainnya: Any) -> Kunjungan:
    isi = replace(ISI, tanggal=today(), **lainnya)
    return record_kunjungan(tempat.desa, isi, oleh=pemeran.pendamping)


def test_kiriman_dua_kali_satu_kunjungan(tempat: Tempat, pemeran: Pemeran) -> None:
    nomor, isi = str(uuid4()), replace(ISI, tanggal=today())
    kirim = {"client_id": nomor, "foto": foto(), "oleh": pemeran.pendamping}
    satu = submit_kunjungan(tempat.desa, isi, **kirim)  # type: ignore[arg-type]
    dua = submit_kunjungan(tempat.desa, isi, **kirim)  # type: ignore[arg-type]
    row = Kunjungan.objects.get()
    assert satu.tanda_terima == dua.tanda_terima == {"kunjungan": row.pk}
    assert row.foto is not None
    assert row.foto.tipe == "image/jpeg"
    with pytest.raises(Galat) as galat:
        submit_kunjungan(
            tempat.desa, replace(isi, kegiatan="Lain"), client_id=nomor, oleh=pemeran.pendamping
        )
    assert galat.value.kode == "KIRIMAN_BERBEDA"


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"tanggal": 1}, "TANGGAL_MUSTAHIL"),
        ({"tanggal": -93}, "TANGGAL_MUSTAHIL"),
        ({"lintang": Decimal("-7.7")}, "TITIK_TIDAK_LENGKAP"),
        ({"bujur": Decimal("112.3")}, "TITIK_TIDAK_LENGKAP"),
        ({"lintang": Decimal("7.7"), "bujur": Decimal("112.3")}, "TITIK_DI_LUAR"),
        ({"lintang": Decimal("0"), "bujur": Decimal("0")}, "TITIK_DI_LUAR"),
        ({"temuan": "NIK 3517054101909001 belum punya KTP"}, "NIK_DI_CATATAN"),
    ],
)
def test_isian_mustahil(tempat: Tempat, pemeran: Pemeran, isi: dict[str, Any], kode: str) -> None:
    if "tanggal" in isi:
        isi = {"tanggal": today() + isi["tanggal"] * HARI}
    with pytest.raises(Galat) as galat:
        record_kunjungan(
            tempat.desa, replace(ISI, **{"tanggal": today(), **isi}), oleh=pemeran.pendamping
        )
    assert galat.value.kode == kode
    assert Kunjungan.objects.count() == 0


def test_desa_yang_bukan_tugasnya_ditolak_oleh_tindakannya(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    """An offline queue has no form in between."""
    with pytest.raises(PermissionDenied):
        submit_kunjungan(
            tempat.desa_lain,
            replace(ISI, tanggal=today()),
            client_id=str(uuid4()),
            oleh=pemeran.pendamping,
        )


def test_siapa_melihat_kunjungan(tempat: Tempat, pemeran: Pemeran) -> None:
    kunjungan(pemeran, tempat)
    seen = {
        who
        for who in PARA_PEMERAN
        if Kunjungan.objects.visible_to(pemeran[who]).exists()  # type: ignore[arg-type]
    }
    assert seen == {
        "pendamping", "desa", "camat", "staf", "dua_tugas", "bappeda", "pimpinan",
    }  # fmt: skip


def test_pindah_desa_tetap_melihat_yang_ditulis_sendiri(tempat: Tempat, pemeran: Pemeran) -> None:
    row = kunjungan(pemeran, tempat)
    tugas = pemeran.pendamping.penugasan.get()
    tugas.wilayah = tempat.desa_lain
    tugas.save()
    del pemeran.pendamping._cakupan  # type: ignore[attr-defined]
    assert list(Kunjungan.objects.visible_to(pemeran.pendamping)) == [row]


def test_diubah_seminggu_lalu_tetap(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = kunjungan(pemeran, tempat)
    client.force_login(pemeran.pendamping)
    alamat = f"/pendamping/kunjungan/{row.pk}/ubah/"
    data = {"tanggal": today().isoformat(), "tujuan": "data", "kegiatan": "Mendata"}
    assert client.post(alamat, data).status_code == 302
    row.refresh_from_db()
    assert (row.kegiatan, row.tujuan, row.temuan) == ("Mendata", "data", "")
    client.force_login(pemeran.camat)
    assert client.post(alamat, data).status_code == 403
    with time_machine.travel(timezone.now() + 8 * HARI, tick=False):
        client.force_login(pemeran.pendamping)
        assert client.get(alamat).status_code == 403


def test_batal_dan_pulih(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = propose_kunjungan(kunjungan(pemeran, tempat), oleh=pemeran.pendamping)
    client.force_login(pemeran.pendamping)
    isi = client.post(f"/pendamping/kunjungan/{row.pk}/batalkan/", follow=True)
    assert "Urungkan" in isi.content.decode()
    assert "Menimbang balita" not in isi.content.decode()
    assert UsulanAgenda.objects.get().dicabut_at is not None
    with pytest.raises(Galat) as galat:
        change_kunjungan(row, replace(ISI, tanggal=today()), oleh=pemeran.pendamping)
    assert galat.value.kode == "SUDAH_BATAL"
    client.post(f"/pendamping/kunjungan/{row.pk}/pulihkan/")
    assert "Menimbang balita" in client.get("/pendamping/kunjungan/").content.decode()


def test_usulan_ke_rapat_tidak_memuat_temuan(tempat: Tempat, pemeran: Pemeran) -> None:
    row = kunjungan(pemeran, tempat, temuan="Bu Warsiti sakit")
    propose_kunjungan(row, oleh=pemeran.pendamping)
    propose_kunjungan(row, oleh=pemeran.pendamping)
    usulan = UsulanAgenda.objects.get()
    assert usulan.wilayah == tempat.kecamatan
    assert "Warsiti" not in usulan.judul
    assert usulan.judul.startswith("Temuan kunjungan Desa Galengdowo, ")
    found = resolve(pemeran.camat, usulan.rujukan_jenis, usulan.kunci)
    assert found is not None
    assert found.url == f"/pendamping/kunjungan/{row.pk}/"
    assert resolve(pemeran.camat_tetangga, usulan.rujukan_jenis, usulan.kunci) is None
    assert resolve(pemeran.camat, "kunjungan", "abc") is None


def test_tindak_lanjut_sekali(tempat: Tempat, pemeran: Pemeran) -> None:
    row = propose_kunjungan(kunjungan(pemeran, tempat), oleh=pemeran.pendamping)
    puskesmas = buat_instansi(tempat.kecamatan, "Puskesmas", jenis="uptd")
    minta = Permintaan("Perbaiki timbangan", today() + 14 * HARI, instansi=puskesmas)
    with pytest.raises(Galat) as galat:
        follow_up_kunjungan(row, replace(minta, batas=today() - HARI), oleh=pemeran.camat)
    assert galat.value.kode == "BATAS_LALU"
    with pytest.raises(Galat) as galat:
        follow_up_kunjungan(row, replace(minta, instansi=None), oleh=pemeran.camat)
    assert galat.value.kode == "PEMILIK_SATU"
    dibuat = follow_up_kunjungan(row, minta, oleh=pemeran.camat)
    assert (dibuat.wilayah, dibuat.desa, dibuat.instansi, dibuat.rujukan_kunci) == (
        tempat.kecamatan,
        tempat.desa,
        puskesmas,
        str(row.pk),
    )
    assert UsulanAgenda.objects.get().dicabut_at is not None
    with pytest.raises(Galat) as galat:
        follow_up_kunjungan(row, minta, oleh=pemeran.camat)
    assert galat.value.kode == "SUDAH_DITINDAKLANJUTI"
    assert TindakLanjut.objects.count() == 1


def kirim(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    return {
        "client_id": str(uuid4()),
        "desa": tempat.desa.pk,
        "tanggal": today().isoformat(),
        "tujuan": "posyandu",
        "kegiatan": "Menimbang balita",
        **lainnya,
    }


def test_halaman_menyimpan_sekali(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.pendamping)
    assert str(tempat.desa.pk) in client.get("/pendamping/kunjungan/baru/").content.decode()
    data = kirim(tempat, lintang="-7,712345", bujur="112,345678")
    pertama = client.post("/pendamping/kunjungan/baru/", data)
    kedua = client.post("/pendamping/kunjungan/baru/", data)
    row = Kunjungan.objects.get()
    assert (row.lintang, row.bujur) == (Decimal("-7.712345"), Decimal("112.345678"))
    assert pertama["Location"] == kedua["Location"] == f"/pendamping/kunjungan/{row.pk}/"
    assert "-7,712345" in client.get(pertama["Location"]).content.decode()


@pytest.mark.parametrize(
    ("berubah", "kalimat"),
    [
        ({"lintang": "7,7", "bujur": "112,3"}, "di luar Indonesia"),
        ({"lintang": "selatan", "bujur": "112,3"}, "Masukkan sebuah bilangan"),
        ({"tanggal": "2099-01-01"}, "paling lambat hari ini"),
        ({"client_id": "x"}, "Ada yang perlu diperbaiki"),
        ({"kegiatan": "x" * 161}, "160"),
        ({"foto": SimpleUploadedFile("a.jpg", b"bukan foto")}, "bukan foto JPEG"),
        ({"foto": SimpleUploadedFile("a.jpg", b"\xff" * (20 * 2**20 + 1))}, "lebih dari 20 MB"),
    ],
)
def test_isian_keliru_disebut(
    client: Client, tempat: Tempat, pemeran: Pemeran, berubah: dict[str, Any], kalimat: str
) -> None:
    client.force_login(pemeran.pendamping)
    if file := berubah.get("foto"):
        file.seek(0)
    isi = client.post("/pendamping/kunjungan/baru/", kirim(tempat, **berubah)).content.decode()
    assert kalimat in isi
    assert Kunjungan.objects.count() == 0


def test_desa_palsu(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.pendamping)
    for desa in (tempat.desa_lain.pk, tempat.kecamatan.pk, 0, "abc"):
        response = client.post("/pendamping/kunjungan/baru/", kirim(tempat, desa=desa))
        assert response.status_code == 200
    assert Kunjungan.objects.count() == 0


def test_huruf_jawa_dan_emoji_tetap_utuh(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.pendamping)
    teks = "ꦥꦺꦴꦱꦾꦤ꧀ꦢꦸ 🌾 selesai"
    response = client.post("/pendamping/kunjungan/baru/", kirim(tempat, temuan=teks))
    assert teks in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tetap_pertanyaannya(
    client: Client, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        kunjungan(pemeran, tempat)
    client.force_login(pemeran.camat)
    client.get("/pendamping/kunjungan/")
    with django_assert_num_queries(9):
        isi = client.get("/pendamping/kunjungan/").content.decode()
    assert f"{banyak} kunjungan" in isi


def test_saringan_dan_unduhan(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    lama = today() - 40 * HARI
    kunjungan(pemeran, tempat, kegiatan="=1+1")
    record_kunjungan(tempat.desa, replace(ISI, tanggal=lama), oleh=pemeran.pendamping)
    camat = record_kunjungan(
        tempat.desa_lain, replace(ISI, tanggal=today(), tujuan="data"), oleh=pemeran.camat
    )
    client.force_login(pemeran.camat)

    def ada(saringan: str) -> int:
        return int(client.get(f"/pendamping/kunjungan/?{saringan}").context["daftar"].sesuai)

    assert ada("") == 3
    assert ada(f"bulan={lama:%Y-%m}") == 1
    assert ada(f"wilayah={tempat.desa.kode}") == 2
    assert ada("tujuan=data") == 1
    assert ada("saya=on") == 1
    assert ada("bulan=2024-13&tujuan=zzz") == 3
    response = client.get("/pendamping/kunjungan/?unduh=xlsx&urut=tanggal")
    sheet: Any = load_workbook(BytesIO(response.content)).active
    assert sheet.max_row == 4
    assert {sheet.cell(row, 4).data_type for row in (2, 3, 4)} == {"s"}
    set_cancelled(camat, batal=True, oleh=pemeran.camat)
    assert ada("") == 2


def test_foto_diunduh_yang_boleh(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = record_kunjungan(
        tempat.desa, replace(ISI, tanggal=today()), foto=foto(), oleh=pemeran.pendamping
    )
    alamat = f"/pendamping/kunjungan/{row.pk}/foto/"
    client.force_login(pemeran.camat)
    assert client.get(alamat)["Content-Type"] == "image/jpeg"
    client.force_login(pemeran.provinsi)
    assert client.get(alamat).status_code == 404


def test_camat_meminta_tindak_lanjut_lewat_halaman(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    row = kunjungan(pemeran, tempat)
    puskesmas = buat_instansi(tempat.kecamatan, "Puskesmas", jenis="uptd")
    dinas = pemeran.opd.penugasan.get().instansi
    assert dinas is not None
    alamat = f"/pendamping/kunjungan/{row.pk}/tindak-lanjut/"
    client.force_login(pemeran.camat)
    data = {"uraian": "Perbaiki", "batas": today().isoformat(), "instansi": dinas.pk}
    assert client.post(alamat, data).status_code == 200
    assert client.post(alamat, {**data, "instansi": puskesmas.pk}).status_code == 302
    assert client.get(alamat).status_code == 403
    isi = client.get(f"/pendamping/kunjungan/{row.pk}/").content.decode()
    assert "Perbaiki · Puskesmas" in isi
