from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.models import Berkas, Instansi, Wilayah
from kemiskinan.enums import (
    Bantuan,
    JenisDaftar,
    Keberadaan,
    Kelayakan,
    Masalah,
    RincianKeberadaan,
    StatusDaftar,
)
from kemiskinan.models.cakupan import daftar_scope
from kemiskinan.models.program import Program
from kemiskinan.models.rilis import Rilis
from kemiskinan.models.sasaran import Sasaran

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class DaftarVervalQuerySet(models.QuerySet["DaftarVerval"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(daftar_scope(user))


class DaftarVerval(models.Model):
    """Whom to visit or to help, for whom, until when (`batas`, inclusive).

    A field list (lapangan) is addressed to a wilayah; an intervention list to an instansi and,
    where given, a program.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=JenisDaftar)
    sk = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="daftar_sk")
    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="daftar_rilis")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="daftar_verval")
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="daftar_verval"
    )
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True)
    tujuan = models.CharField(max_length=200)
    batas = models.DateField()
    status = models.CharField(max_length=12, choices=StatusDaftar, default=StatusDaftar.TERBUKA)
    sasaran = models.ManyToManyField(Sasaran, through="BarisDaftar", related_name="daftar")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()
    ditutup_at = models.DateTimeField(null=True, blank=True)

    objects = DaftarVervalQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah__kode", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=JenisDaftar.LAPANGAN, instansi=None)
                | Q(jenis=JenisDaftar.INTERVENSI, instansi__isnull=False),
                name="daftar_verval_alamat",
            ),
        ]

    def __str__(self) -> str:
        return f"Daftar {self.instansi or self.wilayah}"

    @property
    def terlambat(self) -> bool:
        return self.status == StatusDaftar.TERBUKA and self.batas < today()


class BarisDaftar(models.Model):
    daftar = models.ForeignKey(DaftarVerval, on_delete=models.CASCADE, related_name="baris")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="baris_daftar")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["daftar", "sasaran"], name="baris_daftar_unik"),
        ]

    def __str__(self) -> str:
        return f"Baris {self.pk}"


class VervalQuerySet(models.QuerySet["Verval"]):
    def visible_to(self, user: Pengguna) -> Self:
        """With note and photo: of people whom the viewer works with."""
        return self.filter(sasaran__in=Sasaran.objects.on_duty(user))

    def current(self) -> Self:
        return self.filter(terkini=True)


class Verval(models.Model):
    """What a visitor found. Append-only: a correction is a new row and the old one loses
    `terkini`. Provisional until the Berita Acara of its list is attached.

    `kunci` is the client's id of the submission, so that a repeated one is stored once. An undone
    row keeps its place in the history with `diurungkan_at`.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="verval")
    daftar = models.ForeignKey(DaftarVerval, on_delete=models.PROTECT, related_name="verval")
    keberadaan = models.CharField(max_length=16, choices=Keberadaan)
    rincian = models.CharField(max_length=20, choices=RincianKeberadaan, blank=True)
    tanggal_kejadian = models.DateField(null=True, blank=True)
    nomor_akta = models.CharField(max_length=60, blank=True)
    tujuan = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kembaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kelayakan = models.CharField(max_length=24, choices=Kelayakan, default=Kelayakan.BELUM)
    bantuan = models.CharField(max_length=20, choices=Bantuan, blank=True)
    masalah = ArrayField(models.CharField(max_length=20, choices=Masalah), default=list, blank=True)
    catatan = models.TextField(blank=True)
    foto = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)
    dikunjungi = models.DateField()
    sumber = models.CharField(max_length=10, default="layar")
    kunci = models.UUIDField(null=True, blank=True, unique=True)
    terkini = models.BooleanField(default=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diurungkan_at = models.DateTimeField(null=True, blank=True)

    objects = VervalQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["daftar", "sasaran"], condition=Q(terkini=True), name="verval_terkini"
            ),
        ]

    def __str__(self) -> str:
        return f"Verval {self.pk}"
