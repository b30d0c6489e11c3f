from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from fondasi.today import today
from kecamatan.enums import JenisEkonomi, KeadaanEkonomi, KelasMitra, Peran, Strategi
from kecamatan.models.cakupan import above, below, cakupan_of
from kecamatan.models.rumah_bersama import ATASAN, KANTOR, WARGA_RUMAH
from kecamatan.models.tindak_lanjut import TindakLanjut
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PEMBACA_MITRA = (*ATASAN, *KANTOR, *WARGA_RUMAH, Peran.OPD)
BAWAH = (*KANTOR, *WARGA_RUMAH, Peran.OPD)


class MitraQuerySet(models.QuerySet["Mitra"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those of the own territory and, seen from below, of the places that it lies in: a
        partner of the kabupaten is a partner of its kecamatan."""
        cakupan = cakupan_of(user)
        scope = below("wilayah", cakupan.kodes(*PEMBACA_MITRA))
        return self.filter(scope | above("wilayah", cakupan.kodes(*BAWAH, Peran.BAPPEDA)))


class Mitra(models.Model):
    """Somebody outside the office who helps: ormas, dunia usaha, BAZNAS, kampus, media.

    `wilayah` is the place that keeps the partnership; `tawaran` what the partner can do.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="mitra")
    nama = models.CharField(max_length=160)
    kelas = models.CharField(max_length=12, choices=KelasMitra)
    bentuk = models.CharField(max_length=80, blank=True)
    tawaran = models.TextField(max_length=1000)
    lokasi = models.CharField(max_length=200, blank=True)
    narahubung = models.CharField(max_length=120, blank=True)
    telepon = models.CharField(max_length=16, blank=True)
    dasar = models.CharField(max_length=160, blank=True)
    aktif = models.BooleanField(default=True)

    objects = MitraQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "nama"], name="mitra_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class DukunganMitra(models.Model):
    """What a partner promised and what came of it, in rupiah or in kind, or both.

    `desa` is where; without it the support is for the whole wilayah of the partner.
    """

    mitra = models.ForeignKey(Mitra, on_delete=models.PROTECT, related_name="dukungan")
    uraian = models.CharField(max_length=300)
    desa = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tanggal = models.DateField(default=today)
    komitmen_rupiah = models.DecimalField(
        max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    komitmen_wujud = models.CharField(max_length=160, blank=True)
    realisasi_rupiah = models.DecimalField(
        max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    realisasi_wujud = models.CharField(max_length=160, blank=True)
    tanggal_realisasi = models.DateField(null=True, blank=True)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.PROTECT, null=True, blank=True, related_name="dukungan"
    )

    class Meta:
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_realisasi=None) | Q(tanggal_realisasi__gte=F("tanggal")),
                name="dukungan_urut",
                violation_error_message="Realisasi tidak boleh sebelum tanggal komitmennya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def terealisasi(self) -> bool:
        return self.tanggal_realisasi is not None


class KegiatanEkonomiQuerySet(models.QuerySet["KegiatanEkonomi"]):
    def visible_to(self, user: Pengguna) -> Self:
        cakupan = cakupan_of(user)
        scope = below("desa", cakupan.kodes(*PEMBACA_MITRA))
        own = [kode.rsplit(".", 1)[0] for kode in cakupan.kodes(*WARGA_RUMAH)]
        return self.filter(scope | Q(desa__induk__kode__in=own))


class KegiatanEkonomi(models.Model):
    """An economic activity of a desa or kelurahan: BUMDesa, pasar, wisata, UMKM, koperasi.

    `strategi` says to which of the three strategies against poverty it belongs; `keluarga` how
    many families take part (a count, never names); `omzet` is rupiah per year.
    """

    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="kegiatan_ekonomi")
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=10, choices=JenisEkonomi)
    uraian = models.TextField(max_length=1000, blank=True)
    strategi = models.PositiveSmallIntegerField(choices=Strategi, default=Strategi.PENDAPATAN)
    keadaan = models.CharField(
        max_length=10, choices=KeadaanEkonomi, default=KeadaanEkonomi.BERJALAN
    )
    tahun_mulai = models.PositiveSmallIntegerField(null=True, blank=True)
    keluarga = models.PositiveIntegerField(null=True, blank=True)
    omzet = models.DecimalField(
        max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    mitra = models.ManyToManyField(Mitra, blank=True, related_name="kegiatan")

    objects = KegiatanEkonomiQuerySet.as_manager()

    class Meta:
        ordering = ["desa__kode", "nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["desa", "nama"], name="kegiatan_ekonomi_unik"),
        ]

    def __str__(self) -> str:
        return self.nama
