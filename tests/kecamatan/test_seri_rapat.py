"""The monthly series: which days, and what goes for one meeting or for all later ones."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.seri_rapat import (
    cancel_following,
    change_following,
    end_series,
    repeat_rapat,
)
from kecamatan.enums import PolaSeri, StatusRapat
from kecamatan.models import HariLibur, RapatKoordinasi
from kecamatan.queries.seri_rapat import following
from kecamatan.rules.hari_kerja import Kalender
from kecamatan.rules.seri_rapat import day_in_month, open_day, retitled, series_dates
from tests.kecamatan.rapat_uji import buat_rapat, buat_tindak_lanjut, isi_rapat, undang
from tests.pemeran import Pemeran, Tempat

KOSONG = Kalender(frozenset(), frozenset())
HARI, TANGGAL = PolaSeri.HARI, PolaSeri.TANGGAL


@pytest.mark.parametrize(
    ("mulai", "bulan", "pola", "hari"),
    [
        (date(2024, 11, 7), date(2024, 12, 1), HARI, date(2024, 12, 5)),
        (date(2024, 11, 1), date(2025, 2, 1), HARI, date(2025, 2, 7)),
        (date(2024, 10, 31), date(2024, 11, 1), HARI, date(2024, 11, 28)),
        (date(2024, 11, 7), date(2024, 12, 1), TANGGAL, date(2024, 12, 7)),
        (date(2024, 10, 31), date(2025, 2, 1), TANGGAL, date(2025, 2, 28)),
    ],
)
def test_hari_di_bulan_lain(mulai: date, bulan: date, pola: PolaSeri, hari: date) -> None:
    assert day_in_month(mulai, bulan, pola) == hari


def test_hari_tutup_dilewati_di_dalam_bulannya() -> None:
    libur = Kalender(frozenset({date(2024, 11, 29)}), frozenset({2024}))
    assert open_day(date(2024, 12, 7), KOSONG) == date(2024, 12, 9)
    assert open_day(date(2024, 11, 30), KOSONG) == date(2024, 11, 29)
    assert open_day(date(2024, 11, 30), libur) == date(2024, 11, 28)


def test_melintasi_tahun() -> None:
    assert series_dates(date(2024, 11, 7), 3, HARI, KOSONG) == [
        date(2024, 12, 5),
        date(2025, 1, 2),
        date(2025, 2, 6),
    ]


def test_judul_ikut_bulannya() -> None:
    assert retitled("Rakor November 2024", date(2024, 11, 7), date(2025, 1, 2)) == (
        "Rakor Januari 2025"
    )
    assert retitled("Rakor", date(2024, 11, 7), date(2025, 1, 2)) == "Rakor"


@pytest.fixture
def rapat(tempat: Tempat) -> RapatKoordinasi:
    """The first Thursday of next month."""
    awal = today().replace(day=1)
    bulan = date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)
    kamis = day_in_month(date(2024, 11, 7), bulan, HARI)
    return buat_rapat(tempat.kecamatan, tanggal=kamis)


@pytest.mark.django_db
class TestUlangi:
    def test_undangan_ikut_agenda_tidak(
        self, rapat: RapatKoordinasi, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        undang(rapat, tempat.desa, unsur="Kepala Desa/Lurah")
        buat_tindak_lanjut(tempat.kecamatan)
        made = repeat_rapat(rapat, jumlah=3, pola=HARI, oleh=pemeran.camat)
        assert [row.tanggal for row in made] == series_dates(rapat.tanggal, 3, HARI, KOSONG)
        assert [row.undangan.get().wilayah for row in made] == [tempat.desa] * 3
        assert [row.agenda.count() for row in made] == [0, 0, 0]
        rapat.refresh_from_db()
        assert list(following(rapat)) == made

    def test_hari_libur_setempat_dilewati(self, rapat: RapatKoordinasi) -> None:
        (hari,) = series_dates(rapat.tanggal, 1, HARI, KOSONG)
        HariLibur.objects.create(tanggal=hari, nama="Sedekah desa", wilayah=rapat.wilayah)
        (made,) = repeat_rapat(rapat, jumlah=1, pola=HARI, oleh=None)
        assert (made.tanggal - hari).days == 1

    def test_dua_kali_tidak_menggandakan(self, rapat: RapatKoordinasi) -> None:
        assert len(repeat_rapat(rapat, jumlah=2, pola=HARI, oleh=None)) == 2
        assert len(repeat_rapat(rapat, jumlah=3, pola=HARI, oleh=None)) == 1
        assert RapatKoordinasi.objects.count() == 4

    @pytest.mark.parametrize("jumlah", [0, 13])
    def test_jumlah_yang_salah(self, jumlah: int, rapat: RapatKoordinasi) -> None:
        with pytest.raises(Galat) as galat:
            repeat_rapat(rapat, jumlah=jumlah, pola=HARI, oleh=None)
        assert galat.value.kode == "JUMLAH_SALAH"

    def test_rapat_tanpa_seri_berdiri_sendiri(self, rapat: RapatKoordinasi) -> None:
        assert list(following(rapat)) == []


@pytest.mark.django_db
class TestSesudahnya:
    def test_tempat_dan_hari_berpindah(self, rapat: RapatKoordinasi) -> None:
        made = repeat_rapat(rapat, jumlah=2, pola=HARI, oleh=None)
        rapat.refresh_from_db()
        jumat = date.fromordinal(rapat.tanggal.toordinal() + 1)
        isi = isi_rapat(rapat.jenis, tempat="Balai desa", tanggal=jumat, mulai=time(13))
        assert change_following(rapat, isi, oleh=None) == 2
        for row in made:
            row.refresh_from_db()
            assert (row.tempat, row.mulai, row.tanggal.weekday()) == ("Balai desa", time(13), 4)

    def test_yang_sudah_dimulai_dan_yang_lalu_tetap(self, rapat: RapatKoordinasi) -> None:
        satu, dua, tiga = repeat_rapat(rapat, jumlah=3, pola=HARI, oleh=None)
        RapatKoordinasi.objects.filter(pk=tiga.pk).update(status=StatusRapat.BERLANGSUNG)
        dua.refresh_from_db()
        assert cancel_following(dua, "Pilkada serentak", oleh=None) == 1
        status = RapatKoordinasi.objects.order_by("tanggal").values_list("status", flat=True)
        assert list(status) == ["RENCANA", "RENCANA", "BATAL", "BERLANGSUNG"]
        assert satu.tanggal < dua.tanggal


@pytest.mark.django_db
class TestAkhiri:
    ALASAN = "Diganti rapat tribulanan"

    @pytest.fixture
    def berseri(self, rapat: RapatKoordinasi) -> RapatKoordinasi:
        """Four meetings; people were invited to the second."""
        dua, _tiga, _empat = repeat_rapat(rapat, jumlah=3, pola=HARI, oleh=None)
        RapatKoordinasi.objects.filter(pk=dua.pk).update(status=StatusRapat.DIUNDANG)
        rapat.refresh_from_db()
        return rapat

    def test_yang_belum_diundang_gugur(self, berseri: RapatKoordinasi) -> None:
        seri = berseri.seri
        assert seri
        sampai = berseri.tanggal
        row = end_series(seri, sampai=sampai, alasan=self.ALASAN, gugur=2, oleh=None)
        assert (row.berakhir, row.alasan_akhir) == (sampai, self.ALASAN)
        status = RapatKoordinasi.objects.order_by("tanggal").values_list("status", flat=True)
        assert list(status) == ["RENCANA", "DIUNDANG", "BATAL", "BATAL"]
        with pytest.raises(Galat) as galat:
            end_series(seri, sampai=sampai, alasan=self.ALASAN, gugur=0, oleh=None)
        assert galat.value.kode == "SERI_BERAKHIR"

    def test_diulangi_lagi_menjadi_seri_baru(self, berseri: RapatKoordinasi) -> None:
        lama = berseri.seri
        assert lama
        end_series(lama, sampai=berseri.tanggal, alasan=self.ALASAN, gugur=2, oleh=None)
        made = repeat_rapat(berseri, jumlah=2, pola=HARI, oleh=None)
        assert len(made) == 2
        assert {
            row.seri_id for row in RapatKoordinasi.objects.filter(pk__in=[row.pk for row in made])
        } != {lama.pk}

    @pytest.mark.parametrize(
        ("salah", "kode"),
        [({"gugur": 1}, "JUMLAH_BERUBAH"), ({"sampai": date(2024, 1, 1)}, "LAMPAU")],
    )
    def test_ditolak_tidak_mengubah(
        self, salah: dict[str, Any], kode: str, berseri: RapatKoordinasi
    ) -> None:
        assert berseri.seri
        isi = {"sampai": berseri.tanggal, "alasan": self.ALASAN, "gugur": 2, **salah}
        with pytest.raises(Galat) as galat:
            end_series(berseri.seri, **isi, oleh=None)
        assert galat.value.kode == kode
        assert not RapatKoordinasi.objects.filter(status=StatusRapat.BATAL).exists()

    def test_halaman_menunjukkan_angka_lalu_mengakhiri(
        self, client: Any, berseri: RapatKoordinasi, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        assert "Akhiri seri" in client.get(f"/rapat/{berseri.pk}/").content.decode()
        url = f"/rapat/{berseri.pk}/akhiri-seri/"
        isi = {"sampai": str(berseri.tanggal), "alasan": self.ALASAN}
        page = client.post(url, isi)
        assert [len(page.context["sisa"].gugur), len(page.context["sisa"].tetap)] == [2, 1]
        assert "Akhiri seri, 2 rapat gugur" in page.content.decode()
        page = client.post(url, {**isi, "gugur": "1"})
        assert "baru saja berubah" in page.content.decode()
        page = client.post(url, {**isi, "gugur": "2"}, follow=True)
        assert "Seri diakhiri; 2 rapat berikutnya gugur." in page.content.decode()
        assert "sudah diakhiri" in client.get(url).content.decode()


@pytest.mark.django_db
class TestHalaman:
    def test_ulangi_ubah_dan_batalkan_sesudahnya(
        self, client: Any, rapat: RapatKoordinasi, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/"
        page = client.post(f"{url}ulang/", {"jumlah": "2", "pola": "HARI"}, follow=True)
        assert "2 rapat berikutnya dibuat" in page.content.decode()
        assert 'name="seri_juga"' in client.get(f"{url}ubah/").content.decode()
        data = {
            "jenis": rapat.jenis_id, "judul": "Rakor", "tanggal": str(rapat.tanggal),
            "mulai": "09:00", "tempat": "Balai desa", "versi": "0", "seri_juga": "on",
        }  # fmt: skip
        assert client.post(f"{url}ubah/", data).status_code == 302
        assert set(RapatKoordinasi.objects.values_list("tempat", flat=True)) == {"Balai desa"}
        alasan = {"alasan": "Pilkada serentak", "seri_juga": "on"}
        assert client.post(f"{url}batal/", alasan).status_code == 302
        assert set(RapatKoordinasi.objects.values_list("status", flat=True)) == {"BATAL"}

    def test_jumlah_di_luar_batas(
        self, client: Any, rapat: RapatKoordinasi, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        for jumlah in ("0", "13", "x", ""):
            page = client.post(f"/rapat/{rapat.pk}/ulang/", {"jumlah": jumlah, "pola": "HARI"})
            assert list(page.context["form"].errors) == ["jumlah"], jumlah
