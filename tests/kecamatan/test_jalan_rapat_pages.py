"""Pages of a running meeting: what they show, refuse and leak."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fondasi.today import today
from kecamatan.actions.catatan import save_catatan
from kecamatan.actions.jalan_rapat import close_rapat
from kecamatan.enums import CaraHadir, StatusRapat
from kecamatan.models import (
    AgendaRapat,
    Kehadiran,
    KeputusanRapat,
    NotulaRapat,
    RapatKoordinasi,
    TindakLanjut,
)
from kecamatan.queries.kehadiran import sign_in_url
from tests.kecamatan.jalan_uji import Berjalan, berjalan, gambar, putuskan
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat, undang
from tests.kecamatan.test_kehadiran import hadir_qr
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
SCRIPT = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    return berjalan(tempat, kantor, pemeran)


@pytest.fixture
def staf(client: WebClient, pemeran: Pemeran) -> WebClient:
    client.force_login(pemeran.staf)
    return client


def alamat(dunia: Berjalan, sisa: str = "berlangsung/") -> str:
    return f"/rapat/{dunia.rapat.pk}/{sisa}"


def tulis(client: WebClient, dunia: Berjalan, teks: str, versi: int, **lainnya: Any) -> Any:
    data = {"catatan": teks, "versi": str(versi)}
    return client.post(alamat(dunia, f"catatan/{dunia.butir.pk}/"), data, **lainnya)


def test_layar_memuat_tiga_lajur(staf: WebClient, dunia: Berjalan) -> None:
    putuskan(dunia, instansi=None)
    html = staf.get(alamat(dunia)).text
    for word in ("Air bersih Galengdowo", "Catatan pembahasan", "penanggung jawab belum ada"):
        assert word in html
    assert "Butir 1 dari 2" in html
    kedua = staf.get(alamat(dunia, f"berlangsung/?butir={dunia.kedua.pk}")).text
    assert "Butir 2 dari 2" in kedua


def test_layar_tetap_murah(
    staf: WebClient, dunia: Berjalan, tempat: Tempat, django_assert_num_queries: Any
) -> None:
    for nomor in range(3):
        putuskan(dunia, f"Keputusan {nomor}")
        buat_kontak(tempat.kecamatan, f"Orang {nomor}")
        AgendaRapat.objects.create(rapat=dunia.rapat, urutan=3 + nomor, judul="Lain")
        hadir_qr(dunia.rapat, f"Tamu {nomor}")
        if nomor in (0, 2):
            with django_assert_num_queries(20):
                staf.get(alamat(dunia))


def test_simpan_dengan_skrip(staf: WebClient, dunia: Berjalan) -> None:
    response = tulis(staf, dunia, "Debit turun 👩‍🌾", 0, **SCRIPT)
    assert (response.status_code, response.json()["versi"]) == (200, 1)
    assert response.json()["waktu"].endswith("WIB")


def test_simpan_tanpa_skrip(staf: WebClient, dunia: Berjalan) -> None:
    response = tulis(staf, dunia, "Baris satu\r\nBaris dua", 0)
    assert response.status_code == 302
    assert AgendaRapat.objects.get(pk=dunia.butir.pk).catatan == "Baris satu\nBaris dua"


def test_bentrok_dengan_skrip_menyebut_siapa(
    staf: WebClient, dunia: Berjalan, pemeran: Pemeran
) -> None:
    save_catatan(dunia.butir, teks="Dari camat", versi=0, oleh=pemeran.camat)
    response = tulis(staf, dunia, "Dari staf", 0, **SCRIPT)
    isi = response.json()
    assert (response.status_code, isi["kode"], isi["oleh"]) == (409, "CATATAN_BENTROK", "Camat")


def test_bentrok_tanpa_skrip_menunjukkan_kedua_teks(
    staf: WebClient, dunia: Berjalan, pemeran: Pemeran
) -> None:
    save_catatan(dunia.butir, teks="Dari camat", versi=0, oleh=pemeran.camat)
    response = tulis(staf, dunia, "Dari staf", 0)
    assert response.status_code == 409
    for word in ("Dari camat", "Dari staf", "Dari camat\nDari staf", "Simpan gabungan"):
        assert word in response.text
    assert tulis(staf, dunia, "Dari camat\nDari staf", 1).status_code == 302
    assert AgendaRapat.objects.get(pk=dunia.butir.pk).catatan == "Dari camat\nDari staf"


def test_penolakan_lain_dengan_skrip(staf: WebClient, dunia: Berjalan) -> None:
    response = tulis(staf, dunia, "x" * 20_001, 0, **SCRIPT)
    assert (response.status_code, response.json()["kode"]) == (422, "CATATAN_PANJANG")


def test_kabar(staf: WebClient, dunia: Berjalan, pemeran: Pemeran) -> None:
    kosong = staf.get(alamat(dunia, "berlangsung/kabar/")).json()
    hadir_qr(dunia.rapat)
    putuskan(dunia)
    save_catatan(dunia.butir, teks="Baru", versi=0, oleh=pemeran.camat)
    isi = staf.get(alamat(dunia, f"berlangsung/kabar/?butir={dunia.butir.pk}")).json()
    assert (isi["hadir"], isi["versi"], isi["catatan"], isi["oleh"]) == (1, 1, "Baru", "Camat")
    assert isi["keputusan"] != kosong["keputusan"]


def keputusan(dunia: Berjalan, **lainnya: Any) -> dict[str, Any]:
    isi = {"kunci": str(uuid4()), "uraian": "Menguras tandon", "pemilik": f"i-{dunia.puskesmas.pk}"}
    return {**isi, "batas": today().isoformat(), **lainnya}


def test_keputusan_dari_layar(staf: WebClient, dunia: Berjalan, tempat: Tempat) -> None:
    data = keputusan(dunia, desa=tempat.desa.pk, dilibatkan=[dunia.pendamping.pk])
    for _ in range(2):
        response = staf.post(alamat(dunia, f"keputusan/?butir={dunia.butir.pk}"), data)
        assert response.status_code == 302
    row = KeputusanRapat.objects.get()
    assert (row.instansi, row.desa, row.agenda) == (dunia.puskesmas, tempat.desa, dunia.butir)
    assert list(row.dilibatkan.all()) == [dunia.pendamping]


def test_keputusan_menolak_yang_di_luar_jangkauan(
    staf: WebClient, dunia: Berjalan, tempat: Tempat
) -> None:
    jauh = buat_kontak(tempat.kecamatan_tetangga, "Orang Bareng")
    for salah in (
        {"pemilik": f"k-{jauh.pk}"},
        {"pemilik": f"k-{dunia.pendamping.pk}"},
        {"desa": tempat.desa_tetangga.pk},
        {"dilibatkan": [jauh.pk]},
        {"uraian": "NIK 3517054101909001"},
        {"uraian": ""},
    ):
        response = staf.post(alamat(dunia, "keputusan/"), keputusan(dunia, **salah))
        assert response.status_code == 422
        assert "Ada yang perlu diperbaiki" in response.text
    assert KeputusanRapat.objects.count() == 0


def test_tutup_menyebut_yang_kurang_lalu_menutup(
    client: WebClient, dunia: Berjalan, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    kurang = putuskan(dunia, "Membersihkan saluran", instansi=None)
    html = client.get(alamat(dunia, "tutup/")).text
    assert "1 keputusan belum lengkap" in html
    assert f"/keputusan/{kurang.pk}/?dari=tutup" in html
    assert 'type="submit">Tutup rapat' not in html
    assert client.post(alamat(dunia, "tutup/")).status_code == 409
    data = keputusan(dunia, uraian=kurang.uraian)
    response = client.post(alamat(dunia, f"keputusan/{kurang.pk}/?dari=tutup"), data)
    assert urlsplit(response["Location"]).path == alamat(dunia, "tutup/")
    assert client.post(alamat(dunia, "tutup/")).status_code == 302
    assert TindakLanjut.objects.get().instansi == dunia.puskesmas


def test_notulis_yang_bukan_penyelenggara_tidak_menutup(
    client: WebClient, dunia: Berjalan, pemeran: Pemeran
) -> None:
    RapatKoordinasi.objects.update(notulis=dunia.pendamping)
    client.force_login(pemeran.pendamping)
    assert "Tutup rapat" not in client.get(alamat(dunia)).text
    assert client.get(alamat(dunia, "tutup/")).status_code == 403


def test_mulai_dari_halaman_rapat(staf: WebClient, tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan, tanggal=today())
    assert "Mulai rapat" in staf.get(f"/rapat/{rapat.pk}/").text
    response = staf.post(f"/rapat/{rapat.pk}/mulai/")
    assert response["Location"] == f"/rapat/{rapat.pk}/berlangsung/"
    assert "Buka layar rapat" in staf.get(f"/rapat/{rapat.pk}/").text


def test_mulai_sebelum_harinya_ditolak_dengan_kalimat(staf: WebClient, tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    page = staf.post(f"/rapat/{rapat.pk}/mulai/", follow=True)
    assert "Rapat ini dijadwalkan" in page.text


def test_centang_tidak_menghapus_yang_masuk_lewat_qr(staf: WebClient, dunia: Berjalan) -> None:
    undangan = undang(dunia.rapat, dunia.kasi)
    kantor = undang(dunia.rapat, dunia.puskesmas)
    hadir_qr(dunia.rapat, "Bu Kasi")
    data = {
        f"lama{undangan.pk}": "", f"h{undangan.pk}": "",
        f"lama{kantor.pk}": "", f"h{kantor.pk}": "P", f"n{kantor.pk}": "bd. Uji",
    }  # fmt: skip
    staf.post(alamat(dunia, "kehadiran/"), data)
    rows = {row.undangan: row for row in Kehadiran.objects.all()}
    assert rows[undangan].cara == CaraHadir.QR
    assert (rows[kantor].nama, rows[kantor].jenis_kelamin) == ("bd. Uji", "P")
    perbaikan = {f"lama{kantor.pk}": "P", f"h{kantor.pk}": "P", f"n{kantor.pk}": "bd. Benar"}
    staf.post(alamat(dunia, "kehadiran/"), perbaikan)
    assert Kehadiran.objects.get(undangan=kantor).nama == "bd. Benar"


def test_empat_ratus_undangan_satu_halaman(staf: WebClient, dunia: Berjalan) -> None:
    tempat = dunia.rapat.wilayah
    for nomor in range(400):
        undang(dunia.rapat, buat_kontak(tempat, f"Undangan {nomor:03d}"))
    baris = dunia.rapat.undangan.all()
    data = {f"lama{row.pk}": "" for row in baris} | {f"h{row.pk}": "L" for row in baris}
    assert staf.post(alamat(dunia, "kehadiran/"), data).status_code == 302
    assert Kehadiran.objects.count() == 400
    assert "400 orang hadir" in staf.get(alamat(dunia, "kehadiran/")).text


def test_peserta_ditambah_dan_dihapus(staf: WebClient, dunia: Berjalan) -> None:
    data = {
        "nama": " Sri  Wahyuni ", "instansi": "Desa", "unsur": "Lainnya", "jenis_kelamin": "P"
    }  # fmt: skip
    staf.post(alamat(dunia, "kehadiran/tambah/"), data)
    row = Kehadiran.objects.get()
    assert (row.nama, row.cara) == ("Sri Wahyuni", CaraHadir.DITAMBAH)
    staf.post(alamat(dunia, f"kehadiran/{row.pk}/hapus/"))
    assert Kehadiran.objects.count() == 0


def test_pindaian_lewat_halaman(staf: WebClient, dunia: Berjalan) -> None:
    salah = SimpleUploadedFile("daftar.pdf", b"<html>bukan</html>")
    page = staf.post(alamat(dunia, "kehadiran/pindaian/"), {"pindaian": salah})
    assert "Pindaian harus PDF, JPG, atau PNG." in page.text
    benar = SimpleUploadedFile("nik-3517054101909001.jpg", gambar())
    assert staf.post(alamat(dunia, "kehadiran/pindaian/"), {"pindaian": benar}).status_code == 302
    html = staf.get(alamat(dunia, "kehadiran/")).text
    assert "Pindaian 1" in html
    assert "3517054101909001" not in html


def test_foto_lewat_halaman(staf: WebClient, dunia: Berjalan) -> None:
    def kirim(isi: bytes) -> Any:
        data = {
            "foto": SimpleUploadedFile("x.jpg", isi),
            "keterangan": "Pembukaan",
            "tempat": dunia.rapat.wilayah_id,
        }
        return staf.post(alamat(dunia, "foto/"), data)

    assert "bukan foto JPEG, PNG, atau WebP" in kirim(b"MZ\x90\x00 program").text
    assert kirim(gambar()).status_code == 302
    foto = dunia.rapat.foto.get()
    response = staf.get(alamat(dunia, f"foto/{foto.pk}/"))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"


def tamu(rapat: RapatKoordinasi) -> str:
    return urlsplit(sign_in_url(rapat)).path


HADIR = {
    "nama": "Sri Wahyuni", "jabatan": "Kader", "instansi": "Desa Galengdowo",
    "unsur": "Perangkat desa/kelurahan", "jenis_kelamin": "P",
}  # fmt: skip


def test_hadir_lewat_qr_tanpa_akun(client: WebClient, dunia: Berjalan) -> None:
    undang(dunia.rapat, dunia.kasi)
    html = client.get(tamu(dunia.rapat)).text
    assert dunia.rapat.judul in html
    assert "Bu Kasi" not in html
    terima = client.post(tamu(dunia.rapat), HADIR)
    assert "sudah tercatat" in terima.text
    assert client.post(tamu(dunia.rapat), HADIR).status_code == 200
    diundang = client.post(tamu(dunia.rapat), {**HADIR, "nama": "Bu Kasi"})
    sama = terima.text.replace("Sri Wahyuni", "Bu Kasi")
    assert without_token(diundang.text) == without_token(sama)
    assert Kehadiran.objects.count() == 2


def without_token(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_hadir_salah_isi_dan_kode_palsu(client: WebClient, dunia: Berjalan) -> None:
    salah = client.post(tamu(dunia.rapat), {**HADIR, "nama": "3517054101909001"})
    assert salah.status_code == 422
    assert "Jangan menulis NIK" in salah.text
    palsu = client.get("/rapat/hadir/palsu/")
    assert palsu.status_code == 410
    assert "sudah lewat waktunya atau tidak lengkap" in palsu.text
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    assert client.post(tamu(dunia.rapat), HADIR).status_code == 410
    assert Kehadiran.objects.count() == 0


def test_hadir_dibatasi_lajunya(client: WebClient, dunia: Berjalan, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "hadir_rapat": "2/m/ip"}
    codes = [client.post(tamu(dunia.rapat), HADIR).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert client.get(tamu(dunia.rapat)).status_code == 200


def test_qr_menampilkan_jumlah(staf: WebClient, dunia: Berjalan) -> None:
    hadir_qr(dunia.rapat)
    html = staf.get(alamat(dunia, "kehadiran/qr/")).text
    assert "<b>1</b> orang tercatat hadir" in html
    assert "Kode QR daftar hadir" in html


def ditutup(dunia: Berjalan, pemeran: Pemeran) -> None:
    save_catatan(dunia.butir, teks="Debit turun", versi=0, oleh=pemeran.staf)
    putuskan(dunia)
    close_rapat(dunia.rapat, oleh=pemeran.camat)


def sidik_di(html: str) -> str:
    return html.partition('name="sidik" value="')[2][:64]


def test_notula_disahkan_berdua(client: WebClient, dunia: Berjalan, pemeran: Pemeran) -> None:
    ditutup(dunia, pemeran)
    for siapa, sebagai in ((pemeran.staf, "NOTULIS"), (pemeran.camat, "PIMPINAN")):
        client.force_login(siapa)
        sidik = sidik_di(client.get(alamat(dunia, "notula/")).text)
        client.post(alamat(dunia, "notula/sahkan/"), {"sebagai": sebagai, "sidik": sidik})
    notula = NotulaRapat.objects.get()
    html = client.get(alamat(dunia, "notula/")).text
    for word in (notula.sidik, "Isi cocok dengan sidiknya.", "Debit turun", "Menguras tandon"):
        assert word in html
    client.force_login(pemeran.bappeda)
    html = client.get(alamat(dunia, "notula/")).text
    assert "Debit turun" in html
    assert "Tulis addendum" not in html


def test_pimpinan_tanpa_akun_wajib_dijelaskan(
    staf: WebClient, dunia: Berjalan, pemeran: Pemeran, tempat: Tempat
) -> None:
    RapatKoordinasi.objects.update(pimpinan=buat_kontak(tempat.kecamatan, "Pak Sekcam"))
    ditutup(dunia, pemeran)
    html = staf.get(alamat(dunia, "notula/")).text
    assert "tidak mempunyai akun portal" in html
    data = {"sebagai": "PIMPINAN", "sidik": sidik_di(html), "cara": ""}
    page = staf.post(alamat(dunia, "notula/sahkan/"), data, follow=True)
    assert "Tulis bagaimana dan kapan pengesahan itu diberikan." in page.text
    page = staf.post(alamat(dunia, "notula/sahkan/"), {**data, "cara": "lisan"}, follow=True)
    assert "Dicatat oleh Staf" in page.text


def test_rancangan_tidak_dibaca_orang_luar(
    client: WebClient, dunia: Berjalan, pemeran: Pemeran
) -> None:
    ditutup(dunia, pemeran)
    client.force_login(pemeran.bappeda)
    assert client.get(alamat(dunia, "notula/")).status_code == 403
    assert "Notula" not in client.get(f"/rapat/{dunia.rapat.pk}/").text


def test_addendum_lewat_halaman(staf: WebClient, dunia: Berjalan, pemeran: Pemeran) -> None:
    ditutup(dunia, pemeran)
    NotulaRapat.objects.create(rapat=dunia.rapat, isi=isi_beku(dunia), sidik="0" * 64)
    RapatKoordinasi.objects.update(status=StatusRapat.DISAHKAN)
    assert staf.post(alamat(dunia, "notula/addendum/"), {"isi": "x"}).status_code == 422
    staf.post(alamat(dunia, "notula/addendum/"), {"isi": "Ralat nama dusun."})
    html = staf.get(alamat(dunia, "notula/")).text
    assert "Ralat nama dusun." in html
    assert "Isi tidak cocok dengan sidiknya." in html


def isi_beku(dunia: Berjalan) -> dict[str, Any]:
    from kecamatan.queries.notula import notula_figures

    return notula_figures(dunia.rapat)


def test_beranda_menyebut_rapat_yang_berlangsung(staf: WebClient, dunia: Berjalan) -> None:
    assert "Rapat sedang berlangsung" in staf.get("/").text
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    assert "Rapat sedang berlangsung" not in staf.get("/").text
