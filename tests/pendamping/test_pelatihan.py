from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import Kontak
from pendamping.actions.pelatihan import add_peserta, mark_attendance
from pendamping.models import Pelatihan, PesertaPelatihan, TopikKonsultasi
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def buat_pelatihan(tempat: Tempat, **lainnya: Any) -> Pelatihan:
    isi = {"judul": "Pelaporan keuangan desa", "tanggal": today(), "tempat": "Pendopo"}
    return Pelatihan.objects.create(**{"wilayah": tempat.kecamatan, **isi, **lainnya})


def orang(tempat: Tempat, *nama: str) -> list[Kontak]:
    return [Kontak.objects.create(nama=n, wilayah=tempat.desa) for n in nama]


def test_peserta_sekali_dan_kehadiran(tempat: Tempat, pemeran: Pemeran) -> None:
    row, semua = buat_pelatihan(tempat), orang(tempat, "Ani", "Budi")
    assert add_peserta(row, semua, oleh=pemeran.camat) == 2
    assert add_peserta(row, semua, oleh=pemeran.camat) == 0
    ani, budi = row.peserta.all()
    lain = PesertaPelatihan.objects.create(pelatihan=buat_pelatihan(tempat), kontak=semua[0])
    assert mark_attendance(row, [ani.pk, lain.pk, 0], oleh=pemeran.camat) == 1
    assert mark_attendance(row, [budi.pk], oleh=pemeran.camat) == 1
    assert list(row.peserta.values_list("kontak__nama", "hadir")) == [
        ("Ani", False),
        ("Budi", True),
    ]
    lain.refresh_from_db()
    assert not lain.hadir


def test_kehadiran_tidak_sebelum_harinya(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pelatihan(tempat, tanggal=today() + HARI)
    with pytest.raises(Galat) as galat:
        mark_attendance(row, [], oleh=pemeran.camat)
    assert galat.value.kode == "BELUM_BERLANGSUNG"


def test_siapa_melihat_pelatihan(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_pelatihan(tempat)
    seen = {
        who
        for who in PARA_PEMERAN
        if Pelatihan.objects.visible_to(pemeran[who]).exists()  # type: ignore[arg-type]
    }
    assert seen == {
        "camat", "staf", "pendamping", "desa", "dua_tugas", "bappeda", "pimpinan",
    }  # fmt: skip
    buat_pelatihan(tempat, wilayah=tempat.kabupaten, judul="Sekabupaten")
    tetangga = Pelatihan.objects.visible_to(pemeran.desa_tetangga)
    assert [row.judul for row in tetangga] == ["Sekabupaten"]


def teks(response: Any) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]


def test_surat_keterangan_satu_lembar_seorang(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    row, semua = buat_pelatihan(tempat, nomor="400/12/2024"), orang(tempat, "Ani", "Budi", "Citra")
    add_peserta(row, semua, oleh=pemeran.camat)
    hadir = [p.pk for p in row.peserta.all()][:2]
    mark_attendance(row, hadir, oleh=pemeran.camat)
    client.force_login(pemeran.camat)
    lembar = teks(client.get(f"/pendamping/pelatihan/{row.pk}/surat/"))
    assert ["Ani" in lembar[0], "Budi" in lembar[1], len(lembar)] == [True, True, 2]
    assert "400/12/2024" in lembar[0]
    assert "Citra" not in "".join(lembar)
    satu = teks(client.get(f"/pendamping/pelatihan/{row.pk}/surat/{hadir[1]}/"))
    assert len(satu) == 1
    assert "Budi" in satu[0]
    tidak = row.peserta.get(hadir=False)
    assert client.get(f"/pendamping/pelatihan/{row.pk}/surat/{tidak.pk}/").status_code == 404


def test_peserta_mengunduh_miliknya_saja(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pelatihan(tempat)
    saya = Kontak.objects.create(nama="Saya", wilayah=tempat.desa, pengguna=pemeran.pendamping)
    add_peserta(row, [saya, *orang(tempat, "Rahasia")], oleh=pemeran.camat)
    mark_attendance(row, [p.pk for p in row.peserta.all()], oleh=pemeran.camat)
    client.force_login(pemeran.pendamping)
    isi = client.get(f"/pendamping/pelatihan/{row.pk}/").content.decode()
    assert "Unduh surat keterangan saya" in isi
    assert "Rahasia" not in isi
    assert len(teks(client.get(f"/pendamping/pelatihan/{row.pk}/surat/"))) == 1
    lain = row.peserta.get(kontak__nama="Rahasia")
    assert client.get(f"/pendamping/pelatihan/{row.pk}/surat/{lain.pk}/").status_code == 404
    client.force_login(pemeran.desa)
    assert client.get(f"/pendamping/pelatihan/{row.pk}/surat/").status_code == 404


def test_alur_di_halaman(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    topik = TopikKonsultasi.objects.create(kode="aset", nama="Aset")
    (ani,) = orang(tempat, "Ani")
    luar = Kontak.objects.create(nama="Luar", wilayah=tempat.desa_tetangga)
    client.force_login(pemeran.staf)
    isi = client.get("/pendamping/pelatihan/baru/?topik=aset").content.decode()
    assert f'<option value="{topik.pk}" selected>' in isi
    data: dict[str, Any] = {
        "judul": "Aset", "topik": topik.pk, "wilayah": tempat.kecamatan.pk,
        "tanggal": today().isoformat(), "jam": "6", "tempat": "Pendopo",
    }  # fmt: skip
    assert client.post("/pendamping/pelatihan/baru/", {**data, "jam": "0"}).status_code == 200
    neighbour = {**data, "wilayah": tempat.kecamatan_tetangga.pk}
    assert client.post("/pendamping/pelatihan/baru/", neighbour).status_code == 200
    assert Pelatihan.objects.count() == 0
    alamat = client.post("/pendamping/pelatihan/baru/", data)["Location"]
    assert client.post(f"{alamat}peserta/", {"kontak": [luar.pk]}).status_code == 200
    assert client.post(f"{alamat}peserta/", {"kontak": [ani.pk]}).status_code == 302
    satu = PesertaPelatihan.objects.get()
    client.post(f"{alamat}kehadiran/", {"hadir": [satu.pk, "x", "9" * 30]})
    isi = client.get(alamat).content.decode()
    assert "1 orang, 1 hadir" in isi
    assert "Unduh semua surat keterangan" in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tetap_pertanyaannya(
    client: Client, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        add_peserta(buat_pelatihan(tempat), orang(tempat, "Ani"), oleh=pemeran.camat)
    client.force_login(pemeran.camat)
    client.get("/pendamping/pelatihan/")
    with django_assert_num_queries(10):
        isi = client.get("/pendamping/pelatihan/").content.decode()
    assert f"{banyak} pelatihan" in isi
