"""The operators' pages: peran, second factor, the same rules as the pages, files in and out."""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fondasi.spreadsheets.datasets import LembarInduk
from kecamatan.enums import Peran
from kecamatan.models import HariLibur, Instansi, JejakAudit, Kontak
from kemiskinan.models import AngkaKemiskinan
from pendamping.models import Pendamping, ProgramPendampingan, TopikKonsultasi
from tests.pemeran import Pemeran, Tempat, buat_instansi, buat_pengguna, buat_wilayah
from tests.pendamping.pendamping_uji import buat_program
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
ALAMAT = "/kelola/operator/"
INDUK = {
    Instansi, HariLibur, ProgramPendampingan, TopikKonsultasi, AngkaKemiskinan, Pendamping,
}  # fmt: skip
TANPA_FORMULIR = (AngkaKemiskinan, Pendamping)


@pytest.fixture
def operator(client: WebClient, pemeran: Pemeran) -> Any:
    """Pembina with her second factor shown in this session."""
    TOTP.activate(pemeran.admin_nasional, "SECRET")
    client.force_login(pemeran.admin_nasional)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(pemeran.admin_nasional.pk)
    session.save()
    return client


def alamat(model: type[Any], langkah: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{langkah}", args=args)


def unggah(isi: str) -> dict[str, Any]:
    berkas = SimpleUploadedFile("isi.csv", isi.encode())
    return {"import_file": berkas, "format": "0", "resource": "0"}


def masukkan(client: Any, model: type[Any], isi: str) -> Any:
    """Preview, then confirm with the form that the preview shows."""
    page = client.post(alamat(model, "import"), unggah(isi))
    confirm = page.context_data.get("confirm_form")
    if confirm:
        client.post(alamat(model, "process_import"), confirm.initial)
    return page


def test_hanya_data_induk_terdaftar() -> None:
    """Of the poor there is the nation's figures only, and no identity number anywhere."""
    assert set(admin.site._registry) == INDUK
    assert {m for m in INDUK if m._meta.app_label == "kemiskinan"} == {AngkaKemiskinan}
    names = {field.name for model in INDUK for field in model._meta.get_fields()}
    assert not {n for n in names if n.startswith(("nik", "no_kk", "alamat", "identitas"))}


def test_langkah_kedua_diminta(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.admin_nasional)
    assert client.get(ALAMAT)["Location"].startswith("/akun/dua-langkah/aktifkan/")
    TOTP.activate(pemeran.admin_nasional, "SECRET")
    shown = client.get(alamat(Instansi, "changelist"))
    assert shown["Location"] == (
        "/akun/dua-langkah/pastikan/?next=/kelola/operator/kecamatan/instansi/"
    )
    client.force_login(pemeran.bappeda)
    assert client.get(ALAMAT).status_code == 403


@pytest.mark.parametrize("model", sorted(INDUK, key=str))
def test_setiap_halaman_terbuka_dan_taat_csp(
    model: type[Any], operator: Any, pemeran: Pemeran
) -> None:
    can_import = model is not TopikKonsultasi
    for langkah, status in (("changelist", 200), ("import", 200 if can_import else 403),
                            ("add", 403 if model in TANPA_FORMULIR else 200)):  # fmt: skip
        page = operator.get(alamat(model, langkah))
        assert page.status_code == status
        assert "unsafe" not in page["Content-Security-Policy"]
        text = page.content.decode()
        for bad in ("<style", "style=", "<script>", "onclick", "onchange", "javascript:"):
            assert bad not in text, (langkah, bad)
    export = operator.get(alamat(model, "export"))
    assert export.status_code == (403 if model is Pendamping else 200)
    assert operator.get(ALAMAT).status_code == 200


def test_instansi_lewat_formulir_berjejak(tempat: Tempat, operator: Any, pemeran: Pemeran) -> None:
    isi = {"nama": "Dinas Sosial Uji", "singkatan": "", "jenis": "opd", "wilayah": "35.17",
           "aktif": "on"}  # fmt: skip
    assert operator.post(alamat(Instansi, "add"), isi).status_code == 302
    row = Instansi.objects.get(nama="Dinas Sosial Uji")
    operator.post(alamat(Instansi, "change", row.pk), {**isi, "singkatan": "Dinsos"})
    row.refresh_from_db()
    assert row.singkatan == "Dinsos"
    trail = JejakAudit.objects.filter(objek="instansi", pelaku=pemeran.admin_nasional)
    assert sorted(trail.values_list("tindakan", flat=True)) == ["tambah_instansi", "ubah_instansi"]
    history = operator.get(alamat(Instansi, "history", row.pk))
    assert history["Location"] == f"/kelola/jejak/?objek=instansi&objek_id={row.pk}"


def test_instansi_di_luar_wilayah_operator(tempat: Tempat, operator: Any) -> None:
    buat_wilayah("31", "DKI Jakarta")
    luar = buat_instansi(buat_wilayah("31.71", "Jakarta Pusat"), "Dinas Luar")
    assert operator.get(alamat(Instansi, "change", luar.pk)).status_code == 302
    page = operator.post(
        alamat(Instansi, "add"), {"nama": "X", "jenis": "opd", "wilayah": "31.71", "aktif": "on"}
    )
    assert "di luar wilayah wewenang" in page.content.decode()
    masukkan(operator, Instansi, "nama,kode wilayah,jenis\nSelundup,31.71,opd\n")
    assert set(Instansi.objects.filter(wilayah__kode="31.71")) == {luar}


def test_impor_pratinjau_lewati_dan_galat_per_baris(
    tempat: Tempat, operator: Any, pemeran: Pemeran
) -> None:
    buat_instansi(tempat.kabupaten, "Sudah Ada")
    lama = Instansi.objects.get(nama="Sudah Ada")
    isi = (
        "nama,kode wilayah,jenis,singkatan,induk,aktif\n"
        f"Sudah Ada,35.17,{lama.jenis},{lama.singkatan},,1\n"
        "Baru Satu,35.17.05,Instansi vertikal,,sudah ada,1\n"
        "\n"
        "Salah Jenis,35.17,BUKAN,,,1\n"
        "Salah Tempat,99.99,opd,,,1\n"
        "Salah Induk,35.17,opd,,35.78 Sudah Ada,1\n"
    )
    before = Instansi.objects.count()
    page = operator.post(alamat(Instansi, "import"), unggah(isi))
    text = page.content.decode()
    assert Instansi.objects.count() == before
    assert text.count("rb-hasil-new") == 1
    assert text.count("rb-hasil-skip") == 1
    wrong = [(one.number, list(one.error_dict)) for one in page.context_data["result"].invalid_rows]
    assert wrong == [(5, ["jenis"]), (6, ["kode wilayah"]), (7, ["induk"])]

    confirm = page.context_data["confirm_form"].initial
    for _twice in range(2):
        assert operator.post(alamat(Instansi, "process_import"), confirm).status_code == 302

    assert Instansi.objects.count() == before + 1
    baru = Instansi.objects.get(nama="Baru Satu")
    assert (baru.jenis, baru.induk) == ("vertikal", lama)
    trail = JejakAudit.objects.filter(pelaku=pemeran.admin_nasional).order_by("pk")
    assert list(trail.values_list("tindakan", "rincian")) == [
        ("tambah_instansi", {}),
        ("impor_instansi", {"baru": 1, "diubah": 0, "keliru": 3}),
    ]


@pytest.mark.parametrize(
    ("model", "isi", "baru"),
    [(HariLibur, "tanggal,nama,sumber\n2025-01-01,Tahun Baru,SKB\n2025-13-01,Keliru,\n", 1),
     (ProgramPendampingan,
      "kode,nama,singkatan,urutan,wajib,tunggal,aktif\nuji,Program Uji,Uji,5,0,0,1\n"
      "dua,Salah,Dua,lima,0,0,1\n", 1),
     (AngkaKemiskinan,
      "kode wilayah,tahun,ukuran,nilai,sumber\n35.17,2023,P0,\"9,15\",BPS\n35.17,1800,P0,1,BPS\n",
      1)],
)  # fmt: skip
def test_impor_data_induk_lain(
    model: type[Any], isi: str, baru: int, tempat: Tempat, operator: Any
) -> None:
    before = model.objects.count()
    masukkan(operator, model, isi)
    assert model.objects.count() == before + baru
    masukkan(operator, model, isi)
    assert model.objects.count() == before + baru


def test_registri_pendamping_diimpor(tempat: Tempat, operator: Any, pemeran: Pemeran) -> None:
    """Places are named by code where two bear a name; who has an account is placed by others; what
    is there already is skipped, also in a second round."""
    buat_program("pkh", nama="Program Keluarga Harapan", lembaga="Kemensos")
    buat_wilayah("35.78", "Contoh")
    kembar = buat_wilayah("35.78.01", "Wonosalam")
    akun = buat_pengguna("sari", (Peran.DESA, tempat.desa_tetangga))
    Kontak.objects.create(
        nama="Sari", telepon="+6281234567890", wilayah=tempat.kecamatan, pengguna=akun
    )
    isi = (
        "Kop surat,,,,,\n"
        "Nama,Program,Kecamatan,Desa binaan,Kontrak mulai,Nomor WA\n"
        "Rini (contoh),PKH,35.17.05,Galengdowo,01/01/2024,\n"
        "Budi (contoh),PKH,Wonosalam,,01/01/2024,\n"
        "Sari,PKH,35.17.05,Galengdowo,01/01/2024,081234567890\n"
        "Luar (contoh),PKH,31.71.01,,01/01/2024,\n"
    )
    page = masukkan(operator, Pendamping, isi)
    wrong = [(one.number, list(one.error_dict)) for one in page.context_data["result"].invalid_rows]
    assert wrong == [(4, ["Kecamatan"]), (5, ["Desa binaan"]), (6, ["Kecamatan"])]
    assert kembar.kode in page.content.decode()
    row = Pendamping.objects.get()
    assert (row.kontak.nama, row.wilayah) == ("Rini (contoh)", tempat.kecamatan)
    trail = JejakAudit.objects.filter(pelaku=pemeran.admin_nasional).order_by("pk")
    assert list(trail.values_list("tindakan", flat=True)) == [
        "daftarkan_pendamping", "tempatkan_pendamping", "impor_pendamping",
    ]  # fmt: skip
    listed = operator.get(alamat(Pendamping, "changelist")).content.decode()
    assert "Rini (contoh)" in listed
    assert "0812" not in listed
    masukkan(operator, Pendamping, isi)
    assert Pendamping.objects.get() == row


@pytest.mark.parametrize("ubah", [{"format": "7"}, {"format": "x"}, {"resource": "9"},
                                  {"import_file_name": "../../etc/passwd"}])  # fmt: skip
def test_penetapan_yang_diubah(ubah: dict[str, str], operator: Any) -> None:
    kirim = {"import_file_name": "tidak-ada", "original_file_name": "x", "format": "0",
             "resource": "0", **ubah}  # fmt: skip
    response = operator.post(alamat(Instansi, "process_import"), kirim)
    assert response.status_code in (302, 403)
    assert operator.get(alamat(Instansi, "process_import")).status_code == 405


def test_berkas_yang_tidak_terbaca(operator: Any) -> None:
    for isi in ("", "hanya satu baris", "kolom,lain\na,b\n", "PK\x03\x04rusak"):
        page = operator.post(alamat(Instansi, "import"), unggah(isi))
        assert page.status_code == 200
        assert "confirm_form" not in page.context_data
        text = page.content.decode()
        assert "No valid data" not in text
        assert "not found in dataset" not in text


def test_unduhan_tidak_berumus(tempat: Tempat, operator: Any) -> None:
    buat_instansi(tempat.kabupaten, "=1+1")
    response = operator.get(alamat(Instansi, "export"))
    data = LembarInduk().create_dataset(response.content)
    assert "=1+1" in data["nama"]
    assert b"<f>" not in b"".join(_parts(response.content))


def _parts(content: bytes) -> list[bytes]:
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as book:
        return [book.read(name) for name in book.namelist()]


def test_hari_libur_dihapus_lewat_aksi(operator: Any, pemeran: Pemeran) -> None:
    row = HariLibur.objects.create(tanggal="2025-05-01", nama="Hari Buruh")
    operator.post(alamat(HariLibur, "delete", row.pk), {"post": "yes"})
    assert not HariLibur.objects.exists()
    assert JejakAudit.objects.filter(tindakan="hapus_hari_libur").count() == 1
