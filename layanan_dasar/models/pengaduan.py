from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.models import Berkas, Instansi, Wilayah
from layanan_dasar.enums import (
    IdentitasPelaporan,
    JenisCatatan,
    JenisPengaduan,
    KanalPengaduan,
    StatusPengaduan,
    TahapLayanan,
)
from layanan_dasar.models.cakupan_pengaduan import pengaduan_scope
from layanan_dasar.models.kategori_pengaduan import KategoriPengaduan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PengaduanQuerySet(models.QuerySet["Pengaduan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """The complaints this person may know of (docs/arsitektur.md)."""
        return self.filter(pengaduan_scope(user))

    def open(self) -> Self:
        """Those on which a clock runs or waits; a merged one follows its leading complaint."""
        return self.filter(tahap__gt="", induk=None)

    def overdue(self) -> Self:
        return self.open().filter(tenggat__lt=today())


class Pengaduan(models.Model):
    """A complaint at the counter of the kecamatan; SP4N-LAPOR! stays the national channel.

    `nomor` is random, for people to name it by; what opens it to the complainant is the code whose
    hash lies in KunciPengaduan. Of a `rahasia` complaint every text lies in TeksRahasia and `isi`
    is empty: lists, searches and exports have nothing to leak. `tentang_desa`: the village
    administration is the reported party. `tahap` names the running clock, empty when none runs;
    `jam_sejak` and `jam_sisa` are its last start and the working days left then; while it waits
    for the citizen `jam_sejak` and `tenggat` are empty. `tenggat` is the deadline, inclusive.
    """

    nomor = models.CharField(max_length=8, unique=True)
    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    kecamatan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pengaduan")
    jenis = models.CharField(
        max_length=10, choices=JenisPengaduan, default=JenisPengaduan.PENGADUAN
    )
    kategori = models.ForeignKey(
        KategoriPengaduan, on_delete=models.PROTECT, related_name="pengaduan"
    )
    isi = models.TextField(blank=True)
    identitas = models.CharField(max_length=8, choices=IdentitasPelaporan)
    rahasia = models.BooleanField(default=False)
    tentang_desa = models.BooleanField(default=False)
    kanal = models.CharField(max_length=12, choices=KanalPengaduan, default=KanalPengaduan.WEB)
    diterima = models.DateField(default=today)
    status = models.CharField(max_length=16, choices=StatusPengaduan, default=StatusPengaduan.BARU)
    status_tunda = models.CharField(max_length=16, choices=StatusPengaduan, blank=True)
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="pengaduan"
    )
    tahap = models.CharField(
        max_length=10, choices=TahapLayanan, default=TahapLayanan.VERIFIKASI, blank=True
    )
    jam_sejak = models.DateField(null=True, blank=True)
    jam_sisa = models.SmallIntegerField(default=0)
    tenggat = models.DateField(null=True, blank=True)
    eskalasi = models.PositiveSmallIntegerField(default=0)
    dibuka_kembali = models.PositiveSmallIntegerField(default=0)
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="gabungan"
    )
    nomor_lapor = models.CharField(max_length=30, blank=True)
    ringkasan = models.CharField(max_length=200, blank=True)
    ringkasan_rilis_at = models.DateTimeField(null=True, blank=True)
    nilai = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    rujukan_jenis = models.SlugField(max_length=30, blank=True)
    rujukan_kunci = models.CharField(max_length=80, blank=True)
    rujukan_label = models.CharField(max_length=120, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rahasia=False) | Q(isi=""), name="pengaduan_rahasia_tanpa_isi"
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")), name="pengaduan_induk_lain"
            ),
            models.CheckConstraint(
                condition=Q(nilai=None) | Q(nilai__range=(1, 5)), name="pengaduan_nilai"
            ),
        ]
        indexes = [
            models.Index(fields=["kabupaten", "-id"], name="pengaduan_kabupaten"),
            models.Index(fields=["kecamatan", "-id"], name="pengaduan_kecamatan"),
            models.Index(fields=["instansi", "-id"], name="pengaduan_instansi"),
            models.Index(fields=["desa", "kategori", "-diterima"], name="pengaduan_desa"),
            models.Index(
                fields=["kecamatan", "tenggat"],
                condition=Q(tahap__gt=""),
                name="pengaduan_tenggat",
            ),
        ]

    def __str__(self) -> str:
        return f"Pengaduan #{self.nomor}"

    @property
    def terlambat(self) -> bool:
        return bool(self.tahap) and self.tenggat is not None and self.tenggat < today()

    @property
    def hidden_from_desa(self) -> bool:
        """Nothing that the village reads may name its place."""
        return self.rahasia or self.tentang_desa

    @property
    def menunggu_pelapor(self) -> bool:
        return self.status == StatusPengaduan.PERLU_INFO


class CatatanPengaduan(models.Model):
    """A line of the history. `untuk_pelapor` lines are read by the complainant once they are
    released (`dirilis_at`). The text of a rahasia complaint's line lies in TeksRahasia."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="catatan")
    jenis = models.CharField(max_length=10, choices=JenisCatatan)
    status = models.CharField(max_length=16, choices=StatusPengaduan, blank=True)
    teks = models.TextField(blank=True)
    untuk_pelapor = models.BooleanField(default=False)
    dirilis_at = models.DateTimeField(null=True, blank=True)
    tanggal = models.DateField(default=today)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Catatan {self.pk}"


class LampiranPengaduan(models.Model):
    """A photograph, drawn anew: nothing of the camera or the place travels with it."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Lampiran {self.pk}"
