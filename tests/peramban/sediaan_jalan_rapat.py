"""Page states of a meeting while it runs and after."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from django.utils import timezone

from fondasi.today import today
from kecamatan.actions.catatan import save_catatan
from kecamatan.actions.foto_rapat import add_foto
from kecamatan.actions.jalan_rapat import close_rapat
from kecamatan.actions.kehadiran import Centang, IsiHadir, sign_in, tick_kehadiran
from kecamatan.actions.keputusan import IsiKeputusan, add_keputusan
from kecamatan.actions.notula import confirm_notula
from kecamatan.enums import CaraHadir, JenisInstansi, Pengesah, StatusRapat
from kecamatan.models import AgendaRapat, Kontak, Pengguna, RapatKoordinasi, Wilayah
from kecamatan.queries.kehadiran import sign_in_url
from kecamatan.queries.notula import sidik_of
from tests.kecamatan.jalan_uji import gambar, kontak_akun
from tests.kecamatan.rapat_uji import buat_jenis, buat_kontak, buat_rapat, undang
from tests.pemeran import Pemeran, buat_instansi

JUDUL = "Rapat koordinasi bulanan Rumah Bersama Kecamatan Wonosalam"
BUTIR = (
    "Tindak lanjut terlambat: perbaikan pompa air Dusun Krajan, Puskesmas Wonosalam",
    "Kartu skor triwulan III: imunisasi dasar Desa Galengdowo di bawah sasaran",
    "Penyisiran miskin ekstrem: 29 jiwa belum disisir",
    "Lain-lain",
)
CATATAN = (
    "Puskesmas menyampaikan pompa cadangan sudah dipesan sejak 14 Oktober.\n"
    "Desa Galengdowo menyediakan tenaga pemasangan.\n\n"
    "Camat meminta hasil uji air dikirim sebelum rapat berikut."
)


def kecamatan_of(pemeran: Pemeran) -> Wilayah:
    return pemeran.camat.penugasan.get().wilayah


def rapat_berjalan(pemeran: Pemeran) -> RapatKoordinasi:
    """Notes under the first item, three decisions of which one lacks its owner, some attendance."""
    kecamatan = kecamatan_of(pemeran)
    rapat = buat_rapat(
        kecamatan,
        StatusRapat.BERLANGSUNG,
        judul=JUDUL,
        jenis=buat_jenis(nama="Rapat koordinasi bulanan"),
        tanggal=today(),
        dimulai_at=timezone.now(),
        pimpinan=kontak_akun(pemeran.camat, kecamatan, jabatan="Camat Wonosalam"),
        notulis=kontak_akun(pemeran.staf, kecamatan, jabatan="Kasi Kesejahteraan Rakyat"),
    )
    butir = [
        AgendaRapat.objects.create(rapat=rapat, urutan=nomor, judul=judul)
        for nomor, judul in enumerate(BUTIR, 1)
    ]
    save_catatan(butir[0], teks=CATATAN, versi=0, oleh=pemeran.staf)
    _decide(rapat, kecamatan)
    _attend(rapat, kecamatan, pemeran.staf)
    return rapat


def _decide(rapat: RapatKoordinasi, kecamatan: Wilayah) -> None:
    puskesmas = buat_instansi(kecamatan, "Puskesmas Wonosalam", jenis=JenisInstansi.UPTD)
    batas = rapat.tanggal + timedelta(days=14)
    lengkap = IsiKeputusan("Menguras tandon dan mengganti pompa Dusun Krajan", instansi=puskesmas)
    for isi in (
        IsiKeputusan(lengkap.uraian, instansi=puskesmas, batas=batas),
        IsiKeputusan("Menyusun jadwal kunjungan bidan ke dua dusun terjauh", batas=batas),
        IsiKeputusan("Rapat berikut Kamis pekan pertama", hanya_catatan=True),
    ):
        add_keputusan(rapat, isi, kunci=uuid4(), oleh=None)


def _attend(rapat: RapatKoordinasi, kecamatan: Wilayah, oleh: Pengguna) -> None:
    kasi = buat_kontak(kecamatan, "Sulistyowati", jabatan="Kasi PMD", unsur="Kecamatan")
    puskesmas = rapat.keputusan.exclude(instansi=None).get().instansi
    assert puskesmas is not None
    satu = undang(rapat, kasi, unsur="Kecamatan")
    undang(rapat, puskesmas, unsur="UPTD")
    undang(
        rapat, Wilayah.objects.filter(induk=kecamatan).earliest("kode"), unsur="Kepala Desa/Lurah"
    )
    tick_kehadiran(rapat, [Centang(satu, "P")], oleh=oleh)
    tamu = IsiHadir("Bambang Utomo", "Koramil Wonosalam", "Forkopimcam", "L", "Babinsa")
    sign_in(rapat, tamu, cara=CaraHadir.QR)


def berlangsung(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_berjalan(pemeran).pk}/berlangsung/"


def berlangsung_keputusan(pemeran: Pemeran) -> str:
    return f"{berlangsung(pemeran)}?bagian=keputusan"


def berlangsung_kosong(pemeran: Pemeran) -> str:
    rapat = buat_rapat(kecamatan_of(pemeran), StatusRapat.BERLANGSUNG, tanggal=today())
    return f"/rapat/{rapat.pk}/berlangsung/"


def rapat_rinci_berjalan(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_berjalan(pemeran).pk}/"


def kehadiran(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_berjalan(pemeran).pk}/kehadiran/"


def qr(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_berjalan(pemeran).pk}/kehadiran/qr/"


def hadir(pemeran: Pemeran) -> str:
    return urlsplit(sign_in_url(rapat_berjalan(pemeran))).path


def tutup(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_berjalan(pemeran).pk}/tutup/"


def keputusan(pemeran: Pemeran) -> str:
    rapat = rapat_berjalan(pemeran)
    return f"/rapat/{rapat.pk}/keputusan/{rapat.keputusan.earliest('pk').pk}/"


def foto(pemeran: Pemeran) -> str:
    rapat = rapat_berjalan(pemeran)
    for nomor in (1, 2):
        add_foto(rapat, gambar(640, 480), keterangan=f"Suasana rapat {nomor}", oleh=None)
    return f"/rapat/{rapat.pk}/foto/"


def rapat_ditutup(pemeran: Pemeran) -> RapatKoordinasi:
    rapat = rapat_berjalan(pemeran)
    rapat.keputusan.filter(instansi=None).update(hanya_catatan=True)
    close_rapat(rapat, oleh=pemeran.camat)
    rapat.refresh_from_db()
    return rapat


def notula_rancangan(pemeran: Pemeran) -> str:
    """The chair has no account, so that the notulis records her adoption."""
    rapat = rapat_ditutup(pemeran)
    Kontak.objects.filter(nama=pemeran.camat.nama).update(pengguna=None)
    return f"/rapat/{rapat.pk}/notula/"


def rapat_sah(pemeran: Pemeran) -> RapatKoordinasi:
    rapat = rapat_ditutup(pemeran)
    add_foto(rapat, gambar(640, 480), keterangan="Suasana rapat", oleh=None)
    sidik = sidik_of(rapat)
    for sebagai, siapa in ((Pengesah.NOTULIS, pemeran.staf), (Pengesah.PIMPINAN, pemeran.camat)):
        confirm_notula(rapat, sebagai=sebagai, nama=siapa.nama, sidik=sidik, oleh=siapa)
    return rapat


def notula(pemeran: Pemeran) -> str:
    return f"/rapat/{rapat_sah(pemeran).pk}/notula/"
