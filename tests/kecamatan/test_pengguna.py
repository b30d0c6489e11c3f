from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.pengguna import free_username, invite_pengguna, set_aktif
from kecamatan.actions.penugasan import add_penugasan
from kecamatan.actions.tautan import MASA, create_tautan, remove_old_tautan, sidik_token, use_tautan
from kecamatan.enums import Peran, SebutanJabatan
from kecamatan.models import JejakAudit, Kontak, Pengguna, TautanMasuk
from kecamatan.queries.pengguna import pengguna_managed_by
from tests.pemeran import Kantor, Pemeran, Tempat, buat_pengguna, segar

pytestmark = pytest.mark.django_db

SANDI_BARU = "kopi-hitam-Wonosalam"


def undang(pemeran: Pemeran, tempat: Tempat, **lainnya: Any) -> tuple[Pengguna, str]:
    isi: dict[str, Any] = {
        "nama": "Siti Aminah",
        "email": "",
        "telepon": "+6281234567890",
        "peran": Peran.STAF_KECAMATAN,
        "wilayah": tempat.kecamatan,
        "oleh": pemeran.camat,
    }
    return invite_pengguna(**{**isi, **lainnya})


def test_undangan_membuat_akun_kontak_penugasan_dan_tautan(
    pemeran: Pemeran, tempat: Tempat
) -> None:
    pengguna, token = undang(pemeran, tempat)
    assert (pengguna.username, pengguna.has_usable_password()) == ("siti.aminah", False)
    assert Kontak.objects.get(pengguna=pengguna).telepon == "+6281234567890"
    tugas = pengguna.penugasan.get()
    assert (tugas.peran, tugas.wilayah, tugas.mulai) == (
        Peran.STAF_KECAMATAN,
        tempat.kecamatan,
        today(),
    )
    tautan = TautanMasuk.objects.get()
    assert tautan.sidik == hashlib.sha256(token.encode()).hexdigest()
    assert len(token) >= 43
    assert token not in str(list(TautanMasuk.objects.values()))
    jejak = JejakAudit.objects.filter(pelaku=pemeran.camat).order_by("id")
    assert [j.tindakan for j in jejak] == ["undang_pengguna", "beri_penugasan", "buat_tautan"]
    assert "Siti" not in str(list(jejak.values("rincian")))


@pytest.mark.parametrize(
    ("lainnya", "kode"),
    [
        ({"telepon": ""}, "KONTAK_KOSONG"),
        ({"email": "CAMAT@contoh.test"}, "KONTAK_TERPAKAI"),
        ({"peran": Peran.CAMAT, "sebutan": SebutanJabatan.PLT}, "PLT_TANPA_AKHIR"),
        ({"sampai": today()}, "MASA_TERBALIK"),
        ({"peran": Peran.DESA}, "TINGKAT_TIDAK_SESUAI"),
        ({"peran": Peran.OPD}, "INSTANSI_KOSONG"),
    ],
)
def test_undangan_ditolak_tanpa_meninggalkan_akun(
    pemeran: Pemeran, tempat: Tempat, lainnya: dict[str, Any], kode: str
) -> None:
    before = Pengguna.objects.count()
    with pytest.raises(Galat) as galat:
        undang(pemeran, tempat, **lainnya)
    assert galat.value.kode == kode
    assert Pengguna.objects.count() == before
    assert not JejakAudit.objects.exists()


def test_instansi_harus_di_wilayah_yang_sama(
    pemeran: Pemeran, tempat: Tempat, kantor: Kantor
) -> None:
    with pytest.raises(Galat) as galat:
        add_penugasan(
            pemeran.opd,
            peran=Peran.OPD,
            wilayah=tempat.kabupaten,
            instansi=kantor.opd_kota,
            oleh=pemeran.bappeda,
        )
    assert galat.value.kode == "INSTANSI_LAIN_WILAYAH"


def test_nama_masuk_bebas_dan_bukan_nomor_telepon(db: None) -> None:
    for nama in ("siti.aminah", "siti.aminah2"):
        buat_pengguna(nama)
    assert free_username("Siti Aminah") == "siti.aminah3"
    assert free_username("081234567890") == "p.081234567890"
    assert free_username("诸葛") == "pengguna"


def test_daftar_pengguna_sebatas_wewenang(pemeran: Pemeran) -> None:
    def terlihat(user: Pengguna) -> list[str]:
        rows = pengguna_managed_by(user).order_by("username")
        return list(rows.values_list("username", flat=True))

    assert terlihat(pemeran.camat) == ["desa", "pendamping", "staf"]
    assert terlihat(pemeran.camat_tetangga) == ["desa_tetangga", "dua_tugas", "pendamping_tetangga"]
    assert terlihat(pemeran.bappeda_kota) == ["bappeda_kota"]
    assert terlihat(pemeran.provinsi) == ["bappeda", "bappeda_kota", "provinsi"]
    assert terlihat(pemeran.pendamping) == []


def test_tautan_sekali_pakai_dan_mengakhiri_sesi_lama(pemeran: Pemeran, client: Client) -> None:
    client.force_login(pemeran.staf)
    token = create_tautan(pemeran.staf, oleh=pemeran.camat)
    use_tautan(sidik_token(token), sandi=SANDI_BARU)
    assert segar(pemeran.staf).check_password(SANDI_BARU)
    assert client.get("/kelola/wilayah/").status_code == 302
    with pytest.raises(Galat) as galat:
        use_tautan(sidik_token(token), sandi="sandi-lain-lagi")
    assert galat.value.kode == "TAUTAN_TIDAK_BERLAKU"
    assert segar(pemeran.staf).check_password(SANDI_BARU)


def test_tautan_baru_mematikan_yang_lama(pemeran: Pemeran) -> None:
    lama = create_tautan(pemeran.staf, oleh=pemeran.camat)
    create_tautan(pemeran.staf, oleh=pemeran.camat)
    with pytest.raises(Galat):
        use_tautan(sidik_token(lama), sandi=SANDI_BARU)


def test_tautan_kedaluwarsa_setelah_tujuh_hari(pemeran: Pemeran) -> None:
    token = create_tautan(pemeran.staf, oleh=pemeran.camat)
    with time_machine.travel(timezone.now() + MASA, tick=False), pytest.raises(Galat):
        use_tautan(sidik_token(token), sandi=SANDI_BARU)
    assert remove_old_tautan(older_than=timedelta(days=-8)) == 1


def test_akun_nonaktif_tidak_menerima_dan_tidak_memakai_tautan(pemeran: Pemeran) -> None:
    token = create_tautan(pemeran.staf, oleh=pemeran.camat)
    set_aktif(pemeran.staf, aktif=False, oleh=pemeran.camat, alasan="HP hilang")
    with pytest.raises(Galat):
        use_tautan(sidik_token(token), sandi=SANDI_BARU)
    with pytest.raises(Galat) as galat:
        create_tautan(pemeran.staf, oleh=pemeran.camat)
    assert galat.value.kode == "AKUN_NONAKTIF"


def test_halaman_undang_memperlihatkan_tautan_sekali_dan_tidak_disimpan(
    client: Client, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    isi = {
        "nama": "Budi Uji",
        "telepon": "0812-3456-7890",
        "peran": "pendamping",
        "wilayah": "Galengdowo",
        "mulai": today().isoformat(),
    }
    answer = client.post("/kelola/pengguna/undang/", isi)
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "https://wa.me/6281234567890?text=" in page
    assert 'class="qr"' in page
    token = page.partition("/undangan/")[2].partition("/")[0]
    assert TautanMasuk.objects.filter(sidik=sidik_token(token)).count() == 1
    assert token not in str(dict(client.session))
    client.logout()
    opened = client.get(f"/undangan/{token}/")
    assert (opened.status_code, opened["Referrer-Policy"]) == (302, "no-referrer")
    assert token not in opened["Location"]
    page = client.get(opened["Location"]).content.decode()
    assert "Budi Uji" in page
    short = client.post("/undangan/sandi/", {"sandi": "pendek", "ulangi": "pendek"})
    assert short.status_code == 200
    done = client.post("/undangan/sandi/", {"sandi": SANDI_BARU, "ulangi": SANDI_BARU})
    assert (done.status_code, done["Location"]) == (302, "/akun/masuk/")
    assert client.get(f"/undangan/{token}/", follow=True).status_code == 410


@pytest.mark.parametrize(
    ("wilayah", "kalimat"),
    [
        ("Kebondalem", "tidak ditemukan di wilayah kerja Anda"),
        ("35.17.04.2001", "tidak ditemukan di wilayah kerja Anda"),
        ("won", "Ada beberapa wilayah dengan nama ini"),
    ],
)
def test_wilayah_undangan_dibatasi_pada_wilayah_pengundang(
    client: Client, pemeran: Pemeran, wilayah: str, kalimat: str
) -> None:
    client.force_login(pemeran.camat)
    isi = {
        "nama": "Budi Uji",
        "telepon": "081234567890",
        "peran": "pendamping",
        "wilayah": wilayah,
        "mulai": today().isoformat(),
    }
    answer = client.post("/kelola/pengguna/undang/", isi)
    assert kalimat in answer.content.decode()
    assert not Pengguna.objects.filter(nama="Budi Uji").exists()


def test_camat_tidak_dapat_mengundang_camat(client: Client, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    isi = {
        "nama": "Budi Uji",
        "telepon": "081234567890",
        "peran": "camat",
        "wilayah": "35.17.05",
        "mulai": today().isoformat(),
    }
    assert client.post("/kelola/pengguna/undang/", isi).status_code == 200
    assert not Pengguna.objects.filter(nama="Budi Uji").exists()


def test_daftar_memakai_jumlah_kueri_tetap(
    client: Client, pemeran: Pemeran, tempat: Tempat, django_assert_num_queries: Any
) -> None:
    client.force_login(pemeran.camat)
    client.get("/kelola/pengguna/")
    with django_assert_num_queries(10):
        client.get("/kelola/pengguna/")
    for nomor in range(3):
        buat_pengguna(f"tambahan{nomor}", (Peran.PENDAMPING, tempat.desa_lain))
    with django_assert_num_queries(10):
        page = client.get("/kelola/pengguna/")
    assert page.content.decode().count("Pendamping / penyuluh · Desa Wonomerto") == 3
