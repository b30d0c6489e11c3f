from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from fondasi import kewajiban
from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.pengguna import free_username, invite_pengguna, set_aktif
from kecamatan.actions.penugasan import add_penugasan, end_penugasan
from kecamatan.actions.tautan import MASA, create_tautan, remove_old_tautan, sidik_token, use_tautan
from kecamatan.enums import Peran, SebutanJabatan
from kecamatan.models import JejakAudit, Kontak, Pengguna, Penugasan, TautanMasuk
from kecamatan.permissions.pengguna import (
    can_end_penugasan,
    can_give_penugasan,
    can_manage_akun,
)
from kecamatan.queries.pengguna import pengguna_managed_by, successors
from tests.pemeran import (
    PARA_PEMERAN,
    Kantor,
    Pemeran,
    Tempat,
    beri_tugas,
    buat_pengguna,
    segar,
)

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


def test_plt_berakhir_sendiri(pemeran: Pemeran, tempat: Tempat) -> None:
    plt = add_penugasan(
        pemeran.staf,
        peran=Peran.CAMAT,
        wilayah=tempat.kecamatan_tetangga,
        sebutan=SebutanJabatan.PLT,
        sampai=today() + timedelta(days=10),
        oleh=pemeran.bappeda,
    )
    assert plt in Penugasan.objects.active()
    assert plt in Penugasan.objects.active(today() + timedelta(days=9))
    assert plt not in Penugasan.objects.active(today() + timedelta(days=10))


def test_penugasan_sama_yang_bertumpuk_masanya_ditolak(pemeran: Pemeran, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        add_penugasan(
            pemeran.camat,
            peran=Peran.CAMAT,
            wilayah=tempat.kecamatan,
            sampai=today() + timedelta(days=1),
            oleh=pemeran.bappeda,
        )
    assert galat.value.kode == "PENUGASAN_SUDAH_ADA"
    end_penugasan(pemeran.camat.penugasan.get(), sampai=today(), oleh=pemeran.bappeda)
    add_penugasan(pemeran.camat, peran=Peran.CAMAT, wilayah=tempat.kecamatan, oleh=pemeran.bappeda)


# Siapa boleh memberi apa: literal, row by row, as the design says.
WEWENANG = {
    "bappeda": {
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.PIMPINAN, "kabupaten"),
        (Peran.OPD, "kabupaten"),
        (Peran.CAMAT, "kecamatan"),
        (Peran.CAMAT, "kecamatan_tetangga"),
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
        (Peran.DESA, "kelurahan"),
    },
    "bappeda_kota": {(Peran.BAPPEDA, "kota"), (Peran.DESA, "kelurahan_kota")},
    "camat": {
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
    },
    "camat_tetangga": set(),
    "dua_tugas": {
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
    },
    "provinsi": {
        (Peran.PROVINSI, "provinsi"),
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.BAPPEDA, "kota"),
    },
    "admin_nasional": {
        (Peran.ADMIN_NASIONAL, "provinsi"),
        (Peran.PROVINSI, "provinsi"),
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.BAPPEDA, "kota"),
    },
}
PEMBERIAN = [
    (Peran.ADMIN_NASIONAL, "provinsi"),
    (Peran.PROVINSI, "provinsi"),
    (Peran.BAPPEDA, "kabupaten"),
    (Peran.BAPPEDA, "kota"),
    (Peran.PIMPINAN, "kabupaten"),
    (Peran.OPD, "kabupaten"),
    (Peran.CAMAT, "kecamatan"),
    (Peran.CAMAT, "kecamatan_tetangga"),
    (Peran.STAF_KECAMATAN, "kecamatan"),
    (Peran.PENDAMPING, "desa"),
    (Peran.DESA, "kelurahan"),
    (Peran.DESA, "kelurahan_kota"),
]


@pytest.mark.parametrize("siapa", [nama for nama in PARA_PEMERAN if nama != "anonim"])
def test_wewenang_memberi_penugasan(siapa: str, pemeran: Pemeran, tempat: Tempat) -> None:
    user: Any = pemeran[siapa]
    boleh = {
        (peran, di)
        for peran, di in PEMBERIAN
        if can_give_penugasan(user, peran, getattr(tempat, di))
    }
    assert boleh == WEWENANG.get(siapa, set())


def test_camat_tidak_dapat_mengambil_alih_akun_yang_bertugas_di_luar_wewenangnya(
    pemeran: Pemeran, tempat: Tempat
) -> None:
    beri_tugas(pemeran.staf, Peran.BAPPEDA, tempat.kabupaten)
    assert not can_manage_akun(pemeran.camat, pemeran.staf)
    assert can_manage_akun(pemeran.camat, pemeran.pendamping)
    assert can_manage_akun(pemeran.bappeda, pemeran.staf)
    assert not can_manage_akun(pemeran.bappeda, pemeran.bappeda)
    assert not can_manage_akun(pemeran.camat_tetangga, pemeran.pendamping)


def test_penugasan_mendatang_juga_melindungi_akun(pemeran: Pemeran, tempat: Tempat) -> None:
    besok = today() + timedelta(days=1)
    beri_tugas(pemeran.staf, Peran.BAPPEDA, tempat.kabupaten, mulai=besok)
    assert not can_manage_akun(pemeran.camat, pemeran.staf)


def test_bekas_bappeda_tetap_di_luar_wewenang_camat(pemeran: Pemeran, tempat: Tempat) -> None:
    lama = buat_pengguna("lama")
    beri_tugas(lama, Peran.BAPPEDA, tempat.kabupaten, sampai=today())
    beri_tugas(lama, Peran.STAF_KECAMATAN, tempat.kecamatan, sampai=today())
    assert not can_manage_akun(pemeran.camat, lama)
    assert not can_manage_akun(pemeran.bappeda, buat_pengguna("tanpa_tugas"))


def test_penugasan_sendiri_tidak_diakhiri_sendiri(pemeran: Pemeran) -> None:
    own = pemeran.bappeda.penugasan.get()
    assert not can_end_penugasan(pemeran.bappeda, own)
    assert can_end_penugasan(pemeran.bappeda, pemeran.camat.penugasan.get())


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


@pytest.fixture
def utang() -> Any:
    """A duty that hangs on the holder of an assignment, as a room would register it."""
    pemilik: dict[str, int] = {}

    def hitung(penugasan: Penugasan) -> int:
        return list(pemilik.values()).count(penugasan.pengguna_id)

    def serahkan(penugasan: Penugasan, penerus: Pengguna) -> int:
        moved = [k for k, v in pemilik.items() if v == penugasan.pengguna_id]
        pemilik.update(dict.fromkeys(moved, penerus.pk))
        return len(moved)

    kewajiban.register("utang uji", hitung, serahkan)
    yield pemilik
    kewajiban.unregister("utang uji")


def test_kewajiban_terbuka_berpindah_kepada_penerus(
    pemeran: Pemeran, tempat: Tempat, utang: dict[str, int]
) -> None:
    utang.update({"a": pemeran.staf.pk, "b": pemeran.staf.pk, "c": pemeran.camat.pk})
    penerus = buat_pengguna("penerus", (Peran.STAF_KECAMATAN, tempat.kecamatan))
    tugas = pemeran.staf.penugasan.get()
    with pytest.raises(Galat) as galat:
        end_penugasan(tugas, sampai=today(), oleh=pemeran.camat)
    assert galat.value.kode == "PENERUS_DIPERLUKAN"
    assert list(successors(tugas)) == [penerus]
    assert end_penugasan(tugas, sampai=today(), oleh=pemeran.camat, penerus=penerus) == {
        "utang uji": 2
    }
    assert utang == {"a": penerus.pk, "b": penerus.pk, "c": pemeran.camat.pk}
    assert not Penugasan.objects.active().filter(pengguna=pemeran.staf).exists()
    jejak = JejakAudit.objects.get(tindakan="akhiri_penugasan")
    assert jejak.rincian["diserahkan"] == {"utang uji": 2}
    with pytest.raises(Galat) as galat:
        end_penugasan(tugas, sampai=today(), oleh=pemeran.camat)
    assert galat.value.kode == "SUDAH_BERAKHIR"


def test_halaman_akhiri_menyebut_jumlah_sebelum_bertanya(
    client: Client, pemeran: Pemeran, utang: dict[str, int]
) -> None:
    utang.update({"a": pemeran.staf.pk, "b": pemeran.staf.pk})
    client.force_login(pemeran.camat)
    url = f"/kelola/penugasan/{pemeran.staf.penugasan.get().pk}/akhiri/"
    page = client.get(url).content.decode()
    assert "<dt>Utang uji</dt><dd>2</dd>" in page
    answer = client.post(url, {"akhir": today().isoformat()})
    assert answer.status_code == 200
    assert "Diteruskan oleh" in answer.content.decode()
    assert pemeran.staf.penugasan.get().sampai is None


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
