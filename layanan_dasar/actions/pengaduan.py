"""A complaint arrives, from the public form or over the counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.actions.jam_pengaduan import start_clock
from layanan_dasar.enums import (
    IdentitasPelaporan,
    JenisCatatan,
    JenisPengaduan,
    KanalPengaduan,
    StatusPengaduan,
)
from layanan_dasar.models import (
    CatatanPengaduan,
    IdentitasPelapor,
    KategoriPengaduan,
    KunciPengaduan,
    LampiranPengaduan,
    Pengaduan,
    TeksRahasia,
)
from layanan_dasar.queries.pengaduan_pelapor import find_by_kiriman, history_for_pelapor
from layanan_dasar.rules.kode_pengaduan import kode_of, random_nomor, sidik_of

ISI_TERPENDEK = 20
FOTO_TERBANYAK = 3
TERLAMA = timedelta(days=5 * 365)


@dataclass(frozen=True, slots=True)
class IsiPengaduan:
    """What a complaint says. `foto` are raw uploads; `nama` and `kontak` go where no page reads
    them, and nowhere for somebody who complains without identity."""

    desa: Wilayah
    kategori: KategoriPengaduan
    isi: str
    identitas: IdentitasPelaporan
    rahasia: bool = False
    tentang_desa: bool = False
    jenis: JenisPengaduan = JenisPengaduan.PENGADUAN
    nama: str = ""
    kontak: str = ""
    foto: Sequence[bytes] = ()
    kanal: KanalPengaduan = KanalPengaduan.WEB
    diterima: date | None = None
    nomor_lapor: str = ""


@dataclass(frozen=True, slots=True)
class Diterima:
    """The row and the code that opens it to the complainant; nobody can show the code later."""

    pengaduan: Pengaduan
    kode: str


@transaction.atomic
def receive_pengaduan(isi: IsiPengaduan, *, kiriman: str, oleh: Pengguna | None) -> Diterima:
    """Store a complaint. The same form (`kiriman`, its token) sent twice is one complaint with
    one code. Raises Galat SUDAH_DITERIMA (the same form with other words), ISI_PENDEK,
    DITERIMA_NANTI, DITERIMA_LAMA, KATEGORI_LUAR, FOTO_*."""
    kode = kode_of(kiriman, settings.SECRET_KEY)
    _wait_for(sidik_of(kiriman))
    if (earlier := find_by_kiriman(sidik_of(kiriman))) is not None:
        _require_same(earlier, kode, isi)
        return Diterima(earlier, kode)
    _require(isi)
    photos = [clean_photo(one) for one in isi.foto[:FOTO_TERBANYAK]]
    pengaduan = _row(isi, oleh)
    start_clock(pengaduan, StatusPengaduan.BARU)
    pengaduan.save(force_insert=True)
    KunciPengaduan.objects.create(
        pengaduan=pengaduan, sidik=sidik_of(kode), sidik_kiriman=sidik_of(kiriman)
    )
    if isi.rahasia:
        TeksRahasia.objects.create(pengaduan=pengaduan, teks=isi.isi.strip())
    if isi.identitas != IdentitasPelaporan.TANPA and (isi.nama.strip() or isi.kontak.strip()):
        IdentitasPelapor.objects.create(
            pengaduan=pengaduan, nama=isi.nama.strip(), kontak=isi.kontak.strip()
        )
    attach_photos(pengaduan, photos, oleh=oleh)
    CatatanPengaduan.objects.create(
        pengaduan=pengaduan,
        jenis=JenisCatatan.LANGKAH,
        status=StatusPengaduan.BARU,
        untuk_pelapor=True,
        dirilis_at=timezone.now(),
        tanggal=pengaduan.diterima,
        oleh=oleh,
    )
    record("terima_pengaduan", pengaduan, oleh=oleh, kanal=isi.kanal)
    return Diterima(pengaduan, kode)


def _require_same(earlier: Pengaduan, kode: str, isi: IsiPengaduan) -> None:
    """Who went back and wrote something else must not believe that this was received."""
    said = history_for_pelapor(earlier, sidik_of(kode)).isi
    if (earlier.desa_id, said) != (isi.desa.pk, isi.isi.strip()):
        raise Galat(
            "SUDAH_DITERIMA",
            _(
                "Laporan dari halaman ini sudah diterima dengan isi lain. Salin tulisan ini, buka "
                "formulir baru untuk laporan lain, atau tambahkan sebagai keterangan memakai kode "
                "laporannya."
            ),
        )


def _wait_for(sidik: str) -> None:
    """Two sendings of one form come one after the other, also when they arrive together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sidik])


def _require(isi: IsiPengaduan) -> None:
    if len(isi.isi.strip()) < ISI_TERPENDEK:
        raise Galat(
            "ISI_PENDEK", _("Ceritakan sedikit lebih lengkap: apa, kapan, dan di mana tepatnya.")
        )
    if isi.diterima and isi.diterima > today():
        raise Galat("DITERIMA_NANTI", _("Tanggal diterima tidak boleh sesudah hari ini."))
    if isi.diterima and isi.diterima < today() - TERLAMA:
        raise Galat(
            "DITERIMA_LAMA", _("Tanggal diterima lebih dari lima tahun lalu. Periksa tahunnya.")
        )
    if not KategoriPengaduan.objects.offered([isi.desa.kode]).filter(pk=isi.kategori.pk).exists():
        raise Galat("KATEGORI_LUAR", _("Kategori ini tidak dipakai di tempat itu. Pilih lagi."))


def _row(isi: IsiPengaduan, oleh: Pengguna | None) -> Pengaduan:
    kecamatan = isi.desa.induk
    assert kecamatan is not None
    assert kecamatan.induk_id is not None
    return Pengaduan(
        nomor=_free_nomor(),
        kabupaten_id=kecamatan.induk_id,
        kecamatan=kecamatan,
        desa=isi.desa,
        jenis=isi.jenis,
        kategori=isi.kategori,
        isi="" if isi.rahasia else isi.isi.strip(),
        identitas=isi.identitas,
        rahasia=isi.rahasia,
        tentang_desa=isi.tentang_desa or isi.kategori.tentang_desa,
        kanal=isi.kanal,
        diterima=isi.diterima or today(),
        tahap="",
        nomor_lapor=isi.nomor_lapor.strip(),
        oleh=oleh,
    )


def _free_nomor() -> str:
    while Pengaduan.objects.filter(nomor=(nomor := random_nomor())).exists():
        pass
    return nomor


def attach_photos(pengaduan: Pengaduan, photos: Sequence[bytes], *, oleh: Pengguna | None) -> None:
    """Cleaned photographs, under a name that says nothing."""
    for photo in photos:
        berkas = store_berkas(ContentFile(photo), jenis="pengaduan", nama="foto.jpg", oleh=oleh)
        LampiranPengaduan.objects.create(pengaduan=pengaduan, berkas=berkas)
