"""The counter of a kabupaten: open or closed, and who answers what."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Instansi, Pengguna, Wilayah
from layanan_dasar.models import (
    AturanLayanan,
    KategoriPengaduan,
    KategoriTersembunyi,
    PengaturanPengaduan,
    RutePengaduan,
)
from layanan_dasar.rules.bawaan_pengaduan import ATURAN, KATEGORI


@transaction.atomic
def set_counter(
    kabupaten: Wilayah, *, terbuka: bool, keterangan: str = "", oleh: Pengguna | None
) -> PengaturanPengaduan:
    """Open or close the public form of a kabupaten or kota."""
    row, _created = PengaturanPengaduan.objects.update_or_create(
        kabupaten=kabupaten,
        defaults={"formulir_terbuka": terbuka, "keterangan": keterangan.strip()},
    )
    record("atur_loket_pengaduan", row, oleh=oleh, wilayah=kabupaten, terbuka=terbuka)
    return row


@transaction.atomic
def fill_defaults() -> int:
    """Categories and working days that are missing; returns how many were new."""
    new = 0
    for urutan, one in enumerate(KATEGORI, 1):
        _row, created = KategoriPengaduan.objects.get_or_create(
            kode=one.kode,
            defaults={
                "nama": one.nama,
                "penjelasan": one.penjelasan,
                "topik_lapor": one.topik,
                "tentang_desa": one.tentang_desa,
                "salah_sasaran": one.salah_sasaran,
                "urutan": 10 * urutan,
            },
        )
        new += created
    for tahap, hari, sumber in ATURAN:
        _rule, created = AturanLayanan.objects.get_or_create(
            tahap=tahap,
            kategori=None,
            kabupaten=None,
            defaults={"hari_kerja": hari, "sumber": sumber},
        )
        new += created
    return new


@transaction.atomic
def save_route(
    *, kategori: KategoriPengaduan, wilayah: Wilayah, instansi: Instansi, oleh: Pengguna | None
) -> RutePengaduan:
    """Who answers this category in this wilayah; an earlier row is replaced. Raises Galat
    RUTE_LUAR."""
    kabupaten = ".".join(wilayah.kode.split(".")[:2])
    if not instansi.wilayah.kode.startswith(kabupaten):
        raise Galat("RUTE_LUAR", _("Pilih instansi di kabupaten/kota yang sama."))
    row, _created = RutePengaduan.objects.update_or_create(
        kategori=kategori, wilayah=wilayah, defaults={"instansi": instansi}
    )
    record("simpan_rute_pengaduan", row, oleh=oleh, wilayah=wilayah, kategori=kategori.kode)
    return row


@transaction.atomic
def remove_route(rute: RutePengaduan, *, oleh: Pengguna | None) -> None:
    record(
        "hapus_rute_pengaduan", rute, oleh=oleh, wilayah=rute.wilayah, kategori=rute.kategori.kode
    )
    rute.delete()


@transaction.atomic
def save_kategori(row: KategoriPengaduan, *, oleh: Pengguna | None) -> KategoriPengaduan:
    """Create or change a category of its kabupaten, or a general one; its code never changes."""
    tindakan = "ubah" if row.pk else "tambah"
    if not row.kode:
        place = row.kabupaten.kode.replace(".", "") if row.kabupaten else "umum"
        row.kode = _free_kode(f"{place}-{slugify(row.nama)}"[:36])
    row.save()
    record(f"{tindakan}_kategori_pengaduan", row, oleh=oleh, wilayah=row.kabupaten, kode=row.kode)
    return row


@transaction.atomic
def offer_kategori_umum(
    kategori: KategoriPengaduan, kabupaten: Wilayah, *, tampil: bool, oleh: Pengguna | None
) -> None:
    """Hide a general category in a kabupaten, or offer it again; cases keep theirs.

    Raises Galat BUKAN_UMUM, KATEGORI_TERAKHIR.
    """
    if kategori.kabupaten_id is not None:
        raise Galat("BUKAN_UMUM", _("Kategori milik sendiri dinonaktifkan pada formulirnya."))
    Wilayah.objects.select_for_update().get(pk=kabupaten.pk)
    if tampil:
        changed = KategoriTersembunyi.objects.filter(kabupaten=kabupaten, kategori=kategori)
        done = bool(changed.delete()[0])
    else:
        others = KategoriPengaduan.objects.offered([kabupaten.kode]).exclude(pk=kategori.pk)
        if not others.exists():
            raise Galat("KATEGORI_TERAKHIR", _("Sisakan paling sedikit satu kategori."))
        _row, done = KategoriTersembunyi.objects.get_or_create(
            kabupaten=kabupaten, kategori=kategori
        )
    if done:
        tindakan = "tampilkan" if tampil else "sembunyikan"
        record(
            f"{tindakan}_kategori_pengaduan", kategori, oleh=oleh, wilayah=kabupaten,
            kode=kategori.kode,
        )  # fmt: skip


def _free_kode(wanted: str) -> str:
    taken = set(
        KategoriPengaduan.objects.filter(kode__startswith=wanted).values_list("kode", flat=True)
    )
    free = (wanted, *(f"{wanted}-{n}" for n in range(2, 100)))
    return next(kode for kode in free if kode not in taken)


@transaction.atomic
def save_aturan(row: AturanLayanan, *, oleh: Pengguna | None) -> AturanLayanan:
    """Working days of one clock. Clocks that already run keep theirs. Raises Galat SUDAH_ADA."""
    tindakan = "ubah" if row.pk else "tambah"
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ADA", _("Batas untuk tahap dan kategori ini sudah ada. Ubah yang itu.")
        ) from error
    record(
        f"{tindakan}_aturan_layanan", row, oleh=oleh, wilayah=row.kabupaten,
        tahap=row.tahap, hari_kerja=row.hari_kerja, sumber=row.sumber,
    )  # fmt: skip
    return row


@transaction.atomic
def remove_aturan(row: AturanLayanan, *, oleh: Pengguna | None) -> None:
    """The general row counts again. Raises Galat ATURAN_UMUM: without one no clock could start."""
    if row.kabupaten_id is None and row.kategori_id is None:
        raise Galat("ATURAN_UMUM", _("Batas umum tidak dapat dihapus; ubah harinya."))
    record(
        "hapus_aturan_layanan", row, oleh=oleh, wilayah=row.kabupaten,
        tahap=row.tahap, hari_kerja=row.hari_kerja,
    )  # fmt: skip
    row.delete()
