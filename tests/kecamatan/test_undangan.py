"""Who can be invited, in which groups, and who hears of it."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.core import mail
from icalendar import Calendar

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.rapat import cancel_rapat, change_rapat
from kecamatan.actions.surel_rapat import Kiriman, mail_undangan, ring_waiting
from kecamatan.actions.undangan import (
    OrangBaru,
    invite,
    invite_chosen,
    invite_group,
    invite_new,
    send_undangan,
    uninvite,
)
from kecamatan.enums import JenisInstansi, KabarUndangan, StatusRapat
from kecamatan.models import (
    JejakAudit,
    Kontak,
    Pemberitahuan,
    RapatKoordinasi,
    UndanganRapat,
    Wilayah,
)
from kecamatan.queries.undangan import accounts_behind, groups_of, invitees_of
from kecamatan.rules.undangan import agenda_lines, announcement, clock
from kecamatan.tasks.rapat import send_undangan as send_task
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat, isi_rapat, undang
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi

pytestmark = pytest.mark.django_db


def sebutan(rapat: RapatKoordinasi) -> list[str]:
    return [one.sebutan for one in invitees_of(rapat)]


class TestKelompok:
    def test_kepala_desa_tanpa_satu_kontak_pun(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        assert invite_group(rapat, "kepala", oleh=None) == 2
        assert sebutan(rapat) == ["Kepala Desa Galengdowo", "Kepala Desa Wonomerto"]
        assert invite_group(rapat, "kepala", oleh=None) == 0

    def test_desa_yang_sudah_berakhir_tidak_diundang(self, tempat: Tempat) -> None:
        Wilayah.objects.filter(pk=tempat.desa.pk).update(berlaku_sampai=today())
        rapat = buat_rapat(tempat.kecamatan)
        assert invite_group(rapat, "kepala", oleh=None) == 1

    def test_camat_untuk_rapat_kabupaten(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kabupaten)
        invite_group(rapat, "kepala", oleh=None)
        assert sebutan(rapat) == ["Camat Bareng", "Camat Wonosalam", "Camat Jombang"]

    def test_pendamping_menurut_akun_atau_kontaknya(self, tempat: Tempat, pemeran: Pemeran) -> None:
        k = tempat.kecamatan
        buat_kontak(k, "Akun", pengguna=pemeran.pendamping)
        buat_kontak(tempat.desa, "Kontak", jabatan="Penyuluh pertanian")
        buat_kontak(k, "Lain", jabatan="Kasi Kesra")
        buat_kontak(k, "Purna", unsur="Pendamping", aktif=False)
        buat_kontak(tempat.desa_tetangga, "Tetangga", unsur="Pendamping")
        rapat = buat_rapat(k)
        assert invite_group(rapat, "pendamping", oleh=None) == 2
        assert set(sebutan(rapat)) == {"Akun", "Kontak"}

    def test_instansi_setingkat_tanpa_kecamatannya(self, tempat: Tempat, kantor: Kantor) -> None:
        buat_instansi(tempat.kecamatan, "Puskesmas", jenis=JenisInstansi.UPTD)
        buat_instansi(tempat.kecamatan, "Kecamatan", jenis=JenisInstansi.KECAMATAN)
        buat_instansi(tempat.kecamatan_tetangga, "Puskesmas lain", jenis=JenisInstansi.UPTD)
        rapat = buat_rapat(tempat.kecamatan)
        invite_group(rapat, "instansi", oleh=None)
        assert sebutan(rapat) == ["Puskesmas"]

    def test_unsur(self, tempat: Tempat) -> None:
        for nama in ("A", "B"):
            buat_kontak(tempat.kecamatan, nama, unsur="TKPKK")
        buat_kontak(tempat.kecamatan, "C", unsur="PKK")
        rapat = buat_rapat(tempat.kecamatan)
        assert invite_group(rapat, "unsur:TKPKK", oleh=None) == 2
        assert sebutan(rapat) == ["A", "B"]

    @pytest.mark.parametrize("kode", ["", "semua", "unsur:", "unsur"])
    def test_kelompok_asing(self, kode: str, tempat: Tempat) -> None:
        with pytest.raises(Galat) as galat:
            invite_group(buat_rapat(tempat.kecamatan), kode, oleh=None)
        assert galat.value.kode == "KELOMPOK_TIDAK_ADA"

    def test_yang_ditawarkan_dan_sisanya(self, tempat: Tempat) -> None:
        buat_kontak(tempat.kecamatan, "A", unsur="TKPKK")
        rapat = buat_rapat(tempat.kecamatan)
        assert [(g.kode, g.jumlah) for g in groups_of(rapat)] == [
            ("kepala", 2),
            ("unsur:TKPKK", 1),
        ]
        undang(rapat, tempat.desa)
        invite_group(rapat, "unsur:TKPKK", oleh=None)
        assert [(g.kode, g.jumlah) for g in groups_of(rapat)] == [("kepala", 1)]


class TestPilih:
    def test_kunci_asing_tidak_mengundang_siapa_pun(self, tempat: Tempat, kantor: Kantor) -> None:
        tetangga = buat_kontak(tempat.kecamatan_tetangga)
        rapat = buat_rapat(tempat.kecamatan)
        asing = {"kontak": [tetangga.pk, 10**17], "instansi": [kantor.opd_kota.pk]}
        assert invite_chosen(rapat, **asing, oleh=None) == 0
        assert sebutan(rapat) == []

    def test_opd_kabupaten_datang_ke_kecamatan(self, tempat: Tempat, kantor: Kantor) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        satu = buat_kontak(tempat.desa, "Bidan")
        pilihan = {"kontak": [satu.pk], "instansi": [kantor.opd.pk]}
        assert invite_chosen(rapat, **pilihan, oleh=None) == 2
        assert set(sebutan(rapat)) == {"Bidan", "Dinas Sosial"}

    def test_orang_baru_menjadi_kontak_sekali(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        for _ in range(2):
            invite_new(rapat, OrangBaru("Sri Uji ", "Ketua PKK", "PKK"), oleh=None)
        assert Kontak.objects.get().nama == "Sri Uji"
        assert sebutan(rapat) == ["Sri Uji"]

    def test_dua_kontak_bernama_sama(self, tempat: Tempat) -> None:
        lama, _baru = (buat_kontak(tempat.kecamatan, "Sri Uji", jabatan="Kader") for _ in range(2))
        orang = OrangBaru("Sri Uji", "Kader", "")
        assert invite_new(buat_rapat(tempat.kecamatan), orang, oleh=None) == lama

    def test_keluarkan_hanya_dari_rapat_ini(self, tempat: Tempat) -> None:
        ini, lain = (buat_rapat(tempat.kecamatan) for _ in range(2))
        keys = [undang(rapat, tempat.desa).pk for rapat in (ini, lain)]
        assert uninvite(ini, keys, oleh=None) == 1
        assert (ini.undangan.count(), lain.undangan.count()) == (0, 1)

    def test_400_undangan_dalam_satu_kali(self, tempat: Tempat) -> None:
        rows = Kontak.objects.bulk_create(
            Kontak(nama=f"Kader {n}", unsur="Kader", wilayah=tempat.desa) for n in range(400)
        )
        rapat = buat_rapat(tempat.kecamatan)
        assert invite_group(rapat, "unsur:Kader", oleh=None) == len(rows)
        assert JejakAudit.objects.get(tindakan="undang_rapat").rincian == {"jumlah": 400}

    def test_lebih_dari_seribu_ditolak(self, tempat: Tempat) -> None:
        Kontak.objects.bulk_create(
            Kontak(nama="Kader", unsur="Kader", wilayah=tempat.desa) for _ in range(1001)
        )
        with pytest.raises(Galat) as galat:
            invite_group(buat_rapat(tempat.kecamatan), "unsur:Kader", oleh=None)
        assert galat.value.kode == "TERLALU_BANYAK"

    def test_rapat_yang_dimulai_tidak_mengundang_lagi(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan, StatusRapat.BERLANGSUNG)
        with pytest.raises(Galat) as galat:
            invite(rapat, wilayah=[tempat.desa], oleh=None)
        assert galat.value.kode == "RAPAT_BERJALAN"


class TestKirim:
    def test_akun_di_balik_undangan_diberi_tahu(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        for tamu in (pemeran.pendamping, kantor.opd, tempat.desa):
            undang(rapat, tamu)
        undang(rapat, buat_kontak(tempat.desa, "Tanpa akun"))
        assert send_undangan(rapat, oleh=pemeran.camat) == 4
        rapat.refresh_from_db()
        assert (rapat.status, rapat.tanggal_undangan) == ("DIUNDANG", today())
        told = Pemberitahuan.objects.order_by("pengguna")
        assert {row.pengguna for row in told} == {pemeran.pendamping, pemeran.opd, pemeran.desa}
        assert told[0].judul.startswith("Undangan: Rakor bulanan, ")
        assert told[0].tujuan == f"/rapat/{rapat.pk}/"

    def test_kedua_kali_hanya_yang_baru(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        undang(rapat, pemeran.pendamping)
        assert send_undangan(rapat, oleh=None) == 1
        assert send_undangan(rapat, oleh=None) == 0
        undang(rapat, tempat.desa)
        assert send_undangan(rapat, oleh=None) == 1
        assert Pemberitahuan.objects.count() == 2

    def test_akun_nonaktif_tidak_diberi_tahu(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        undang(rapat, pemeran.pendamping)
        pemeran.pendamping.is_active = False
        pemeran.pendamping.save()
        assert list(accounts_behind(rapat.undangan.all())) == []

    def test_tanpa_undangan_dan_hari_yang_lewat(self, tempat: Tempat) -> None:
        kosong = buat_rapat(tempat.kecamatan)
        lewat = buat_rapat(tempat.kecamatan, tanggal=today() - timedelta(days=1))
        undang(lewat, tempat.desa)
        for rapat, kode in ((kosong, "TANPA_UNDANGAN"), (lewat, "LAMPAU")):
            with pytest.raises(Galat) as galat:
                send_undangan(rapat, oleh=None)
            assert galat.value.kode == kode

    def test_perubahan_waktu_dikabarkan_kalimat_tidak(
        self, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        undang(rapat, pemeran.pendamping)
        send_undangan(rapat, oleh=None)
        isi = isi_rapat(rapat.jenis, mewakili="Bupati", tanggal_undangan=today())
        change_rapat(rapat, isi, versi=0, oleh=None)
        assert Pemberitahuan.objects.count() == 1
        isi = isi_rapat(rapat.jenis, tempat="Balai desa", tanggal_undangan=today())
        change_rapat(rapat, isi, versi=1, oleh=None)
        kabar = Pemberitahuan.objects.first()
        assert kabar is not None
        assert kabar.judul.startswith("Rapat berubah: Rakor bulanan")

    def test_pembatalan_dikabarkan_hanya_bila_sudah_diundang(
        self, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rencana, diundang = (buat_rapat(tempat.kecamatan) for _ in range(2))
        for rapat in (rencana, diundang):
            undang(rapat, pemeran.pendamping)
        send_undangan(diundang, oleh=None)
        for rapat in (rencana, diundang):
            cancel_rapat(rapat, "Camat dipanggil bupati", oleh=None)
        judul = [row.judul.partition(":")[0] for row in Pemberitahuan.objects.order_by("id")]
        assert judul == ["Undangan", "Rapat batal"]


class TestSurel:
    def bersurel(self, tempat: Tempat, *alamat: str) -> RapatKoordinasi:
        rapat = buat_rapat(tempat.kecamatan, judul="Rakor\nbulanan")
        for one in alamat:
            undang(rapat, buat_kontak(tempat.kecamatan, one or "tanpa", email=one))
        send_undangan(rapat, oleh=None)
        return rapat

    def test_satu_surel_seorang_dengan_kalender(self, tempat: Tempat) -> None:
        rapat = self.bersurel(tempat, "a@contoh.test", "b@contoh.test", "")
        for _ in range(2):
            send_task(rapat.pk)
        assert [message.to for message in mail.outbox] == [["a@contoh.test"], ["b@contoh.test"]]
        assert mail.outbox[0].subject == "Undangan: Rakor bulanan"
        assert f"/rapat/{rapat.pk}/" in mail.outbox[0].body
        name, ics, kind = mail.outbox[0].attachments[0]
        assert (name, kind) == ("rapat.ics", "text/calendar")
        assert len(Calendar.from_ical(ics).walk("VEVENT")) == 1

    def test_sebelum_dikirim_tidak_ada_surel(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        undang(rapat, buat_kontak(tempat.kecamatan, email="a@contoh.test"))
        assert mail_undangan(rapat) == Kiriman(0, 0)

    def test_alamat_ditolak_dicatat_dan_yang_lain_tetap(
        self, tempat: Tempat, settings: Any
    ) -> None:
        settings.EMAIL_BACKEND = "tests.kecamatan.surel_uji.Menolak"
        rapat = self.bersurel(tempat, "salah@contoh.test", "b@contoh.test")
        assert mail_undangan(rapat) == Kiriman(1, 1)
        assert mail_undangan(rapat) == Kiriman(0, 0)
        assert list(rapat.undangan.order_by("id").values_list("surel", flat=True)) == [
            KabarUndangan.GAGAL,
            KabarUndangan.TERKIRIM,
        ]

    def test_peladen_mati_dicoba_lagi(
        self, tempat: Tempat, settings: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        settings.EMAIL_BACKEND = "tests.kecamatan.surel_uji.Mati"
        rapat = self.bersurel(tempat, "a@contoh.test")
        assert mail_undangan(rapat) == Kiriman(0, 0)
        with django_capture_on_commit_callbacks() as rung:
            assert ring_waiting() == 1
        assert len(rung) == 1

    def test_tanpa_peladen_tidak_ada_yang_mengaku_terkirim(
        self, tempat: Tempat, settings: Any
    ) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        settings.PERAGAAN = False
        rapat = self.bersurel(tempat, "a@contoh.test")
        assert mail_undangan(rapat) == Kiriman(0, 0)
        assert ring_waiting() == 0
        assert UndanganRapat.objects.get().surel == KabarUndangan.BELUM

    def test_perubahan_dan_pembatalan_disurati_lagi(self, tempat: Tempat) -> None:
        rapat = self.bersurel(tempat, "a@contoh.test")
        mail_undangan(rapat)
        cancel_rapat(rapat, "Camat dipanggil bupati", oleh=None)
        send_task(rapat.pk)
        assert mail.outbox[1].subject == "Rapat batal: Rakor bulanan"
        assert "Camat dipanggil bupati" in mail.outbox[1].body
        status = Calendar.from_ical(mail.outbox[1].attachments[0][1]).walk("VEVENT")[0]["STATUS"]
        assert status == "CANCELLED"

    def test_rapat_yang_hilang_bukan_galat(self) -> None:
        send_task(10**9)
        assert mail.outbox == []


def test_pengumuman_memuat_agenda_dan_tautan() -> None:
    text = announcement(
        judul="Rakor",
        waktu="Kamis, 7 November 2024 pukul 09.00 WIB",
        tempat="Pendapa",
        agenda=[f"Butir {n}" for n in range(14)],
        tautan="https://contoh.test/rapat/1/",
        pengantar="Mohon membawa data.",
    )
    assert text.splitlines()[0] == "*UNDANGAN*"
    assert "12. Butir 11\ndan 2 butir lain" in text
    assert "Mohon membawa data." in text
    assert "https://contoh.test/rapat/1/" in text


def test_pukul_menurut_zona() -> None:
    assert clock(time(9), time(11, 30), "Asia/Jakarta") == "09.00–11.30 WIB"
    assert clock(time(9), None, "Asia/Makassar") == "09.00 WITA sampai selesai"
    assert agenda_lines([]) == []
    assert agenda_lines(list("abc"), 2) == ["1. a", "2. b", "3. c"]
    assert agenda_lines(list("abcd"), 2) == ["1. a", "2. b", "dan 2 butir lain"]
