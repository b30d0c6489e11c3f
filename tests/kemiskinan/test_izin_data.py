"""Names for the province: under a letter, for a while, each look logged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import JejakAudit, Pemberitahuan, Penugasan
from kemiskinan.actions.izin_data import IsiIzin, grant_izin, revoke_izin, tell_ended
from kemiskinan.models import IzinData, Sasaran, Verval
from kemiskinan.tasks.izin_data import tell_izin_data
from rumahbersama.api.actions.token import create_token
from tests.pemeran import (
    Pemeran,
    Tempat,
    buat_daftar,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_verval,
)
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def isi(tempat: Tempat, pemeran: Pemeran, **lainnya: Any) -> IsiIzin:
    baku = {
        "wilayah": tempat.kecamatan, "penerima": pemeran.provinsi, "nomor_surat": "400/12",
        "tujuan": "Verifikasi lapangan bersama", "mulai": today(), "sampai": today() + 5 * HARI,
    }  # fmt: skip
    return IsiIzin(**{**baku, **lainnya})


def beri(tempat: Tempat, pemeran: Pemeran, **lainnya: Any) -> IzinData:
    return grant_izin(tempat.kabupaten, isi(tempat, pemeran, **lainnya), oleh=pemeran.bappeda)


@pytest.fixture
def orang(tempat: Tempat) -> list[Sasaran]:
    """One in Wonosalam, one in Bareng, one of a decree that is not in force."""
    sk = buat_sk(tempat.kabupaten)
    found = [buat_sasaran(sk, tempat.desa, "SITI"), buat_sasaran(sk, tempat.desa_tetangga, "BUDI")]
    draft = buat_sk(tempat.kabupaten, status="DIPERIKSA")
    return [*found, buat_sasaran(draft, tempat.desa, "RANI")]


def seen(user: Any) -> list[str]:
    fresh = type(user).objects.get(pk=user.pk)
    return sorted(Sasaran.objects.visible_to(fresh).values_list("nama", flat=True))


def test_hanya_wilayah_masa_dan_orangnya(
    tempat: Tempat, pemeran: Pemeran, orang: list[Sasaran]
) -> None:
    assert seen(pemeran.provinsi) == []
    izin = beri(tempat, pemeran)
    assert seen(pemeran.provinsi) == ["SITI"]
    assert seen(pemeran.admin_nasional) == []
    IzinData.objects.update(mulai=today() - 9 * HARI, sampai=today() - HARI)
    assert seen(pemeran.provinsi) == []
    IzinData.objects.update(mulai=today() + HARI, sampai=today() + HARI)
    assert seen(pemeran.provinsi) == []
    IzinData.objects.update(mulai=today(), wilayah=tempat.kabupaten)
    assert seen(pemeran.provinsi) == ["BUDI", "SITI"]
    Penugasan.objects.filter(pengguna=pemeran.provinsi).update(sampai=today())
    assert seen(pemeran.provinsi) == []
    assert izin.penerima == pemeran.provinsi


def test_dicabut_sejak_itu_tertutup_dan_sekali(
    tempat: Tempat, pemeran: Pemeran, orang: list[Sasaran]
) -> None:
    izin = beri(tempat, pemeran)
    with pytest.raises(Galat) as galat:
        revoke_izin(izin, alasan="x", oleh=pemeran.bappeda)
    assert galat.value.kode == "ALASAN_KURANG"
    for _twice in range(2):
        revoke_izin(izin, alasan="Kegiatan sudah selesai", oleh=pemeran.bappeda)
    assert seen(pemeran.provinsi) == []
    acts = JejakAudit.objects.filter(objek="izindata").order_by("pk")
    assert list(acts.values_list("tindakan", flat=True)) == ["beri_izin_data", "cabut_izin_data"]
    told = Pemberitahuan.objects.filter(pengguna=pemeran.provinsi).order_by("pk")
    assert [one.kunci.rsplit(":", 1)[1] for one in told] == ["diberikan", "dicabut"]


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [({"sampai": date(2020, 1, 1)}, "MASA_TERBALIK"),
     ({"mulai": date(2020, 1, 1), "sampai": date(2020, 1, 2)}, "MASA_LEWAT"),
     ({"sampai": date(2199, 1, 1)}, "MASA_TERLALU_LAMA")],
)  # fmt: skip
def test_izin_yang_ditolak(
    ubah: dict[str, Any], kode: str, tempat: Tempat, pemeran: Pemeran
) -> None:
    with pytest.raises(Galat) as galat:
        beri(tempat, pemeran, **ubah)
    assert galat.value.kode == kode


def test_hanya_orang_provinsi_dan_sekali_per_surat(tempat: Tempat, pemeran: Pemeran) -> None:
    for nama in ("camat", "bappeda_kota", "admin_nasional"):
        with pytest.raises(Galat) as galat:
            beri(tempat, pemeran, penerima=getattr(pemeran, nama))
        assert galat.value.kode == "BUKAN_PROVINSI"
    beri(tempat, pemeran)
    with pytest.raises(Galat) as galat:
        beri(tempat, pemeran)
    assert galat.value.kode == "IZIN_SUDAH_ADA"


def test_setiap_kali_dibuka_tercatat(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, orang: list[Sasaran]
) -> None:
    izin = beri(tempat, pemeran)
    client.force_login(pemeran.provinsi)
    daftar = client.get(reverse("kemiskinan:sasaran"))
    assert [row.nama for row in daftar.context["daftar"].rows] == ["SITI"]
    for _twice in range(2):
        page = client.get(reverse("kemiskinan:sasaran-detail", args=[orang[0].pk]))
        assert page.status_code == 200
        assert not page.context["boleh_nik"]
    token = create_token(pengguna=pemeran.provinsi, nama="x", lingkup=["baca"], hari=1)[1]
    client.get("/api/v1/sasaran/", headers={"Authorization": f"Bearer {token}"})

    looks = JejakAudit.objects.filter(objek="izindata", objek_id=izin.pk).order_by("pk")[1:]
    assert list(looks.values_list("tindakan", "rincian")) == [
        ("baca_izin_data", {"jumlah": 1}),
        ("lihat_izin_data", {"sasaran": orang[0].pk}),
        ("lihat_izin_data", {"sasaran": orang[0].pk}),
        ("baca_izin_data", {"jumlah": 1}),
    ]
    client.force_login(pemeran.bappeda)
    shown = client.get(reverse("kemiskinan:izin-data-detail", args=[izin.pk]))
    assert "Dibuka 4 kali" in shown.content.decode()


def test_izin_tidak_membuka_nik_unduhan_atau_tindakan(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, orang: list[Sasaran]
) -> None:
    beri(tempat, pemeran, wilayah=tempat.kabupaten)
    client.force_login(pemeran.provinsi)
    satu = orang[0].pk
    nik = client.post(reverse("kemiskinan:sasaran-nik", args=[satu]), {"alasan": "Ingin tahu saja"})
    bantuan = client.get(reverse("kemiskinan:intervensi-baru", args=[satu]))
    unduh = client.get(reverse("kemiskinan:unduhan-minta"), {"jenis": "sasaran"})
    assert [one.status_code for one in (nik, bantuan, unduh)] == [403, 403, 403]
    assert client.get(reverse("kemiskinan:sasaran-detail", args=[orang[2].pk])).status_code == 404


def test_izin_menampilkan_seperlunya(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, orang: list[Sasaran]
) -> None:
    """The secretariat reads her place and birthday; the holder of a grant her desa and state."""
    Sasaran.objects.update(
        dusun_rt="Dusun Rahasia RT 9", nik_samar="3517********0007", tanggal_lahir=date(1961, 4, 3)
    )
    sk, rilis = orang[0].rilis, buat_rilis(tempat.kabupaten)
    verval = buat_verval(buat_daftar(sk, rilis, tempat.kecamatan, orang[0]), orang[0])
    Verval.objects.filter(pk=verval.pk).update(catatan="Catatan pribadi")
    beri(tempat, pemeran)
    tersembunyi = ("Dusun Rahasia", "3517********0007", "3 April 1961", "Catatan pribadi")
    pages = [
        reverse("kemiskinan:sasaran"),
        reverse("kemiskinan:sasaran-detail", args=[orang[0].pk]),
    ]
    for siapa, tampak in ((pemeran.provinsi, False), (pemeran.bappeda, True)):
        client.force_login(siapa)
        daftar, rinci = (client.get(page).content.decode() for page in pages)
        assert "SITI" in daftar
        assert [word in daftar + rinci for word in tersembunyi] == [tampak] * 4
        foto = client.get(reverse("kemiskinan:verval-foto", args=[verval.pk]))
        assert foto.status_code == 404
    seen = Verval.objects.visible_to(type(pemeran.provinsi).objects.get(pk=pemeran.provinsi.pk))
    assert not seen.exists()
    client.force_login(pemeran.provinsi)
    assert (
        f'<option value="{tempat.kecamatan_tetangga.pk}"'
        not in client.get(pages[0]).content.decode()
    )
    token = create_token(pengguna=pemeran.provinsi, nama="x", lingkup=["baca"], hari=1)[1]
    answer = client.get("/api/v1/sasaran/", headers={"Authorization": f"Bearer {token}"}).json()
    assert [one["nik_samar"] for one in answer["results"]] == [""]


def test_halaman_memberi_dan_mencabut(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    kirim = {
        "penerima": pemeran.provinsi.pk, "wilayah": "35.17.05", "nomor_surat": "400/9",
        "tujuan": "Verifikasi lapangan bersama", "mulai": today().isoformat(),
        "sampai": (today() + HARI).isoformat(),
    }  # fmt: skip
    for buruk in ({"wilayah": "35.76"}, {"penerima": pemeran.camat.pk}, {"tujuan": "x"}):
        assert (
            client.post(reverse("kemiskinan:izin-data-buat"), {**kirim, **buruk}).status_code == 200
        )
    assert not IzinData.objects.exists()
    for _twice in range(2):
        client.post(reverse("kemiskinan:izin-data-buat"), kirim)
    izin = IzinData.objects.get()
    client.post(
        reverse("kemiskinan:izin-data-cabut", args=[izin.pk]), {"alasan": "Sudah selesai ya"}
    )
    izin.refresh_from_db()
    assert izin.dicabut_oleh == pemeran.bappeda


def test_berakhir_dikabarkan_sekali(tempat: Tempat, pemeran: Pemeran) -> None:
    beri(tempat, pemeran)
    assert tell_ended() == 0
    IzinData.objects.update(mulai=today() - 3 * HARI, sampai=today() - HARI)
    assert [tell_izin_data(), tell_izin_data()] == [1, 1]
    ended = Pemberitahuan.objects.filter(kunci__endswith=":berakhir")
    assert {one.pengguna for one in ended} == {pemeran.provinsi, pemeran.bappeda}
