from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.models import Berkas, Wilayah
from kemiskinan.enums import JenisUnduhan, StatusProses
from kemiskinan.models.cakupan import kabupaten_scope, own_scope
from kemiskinan.models.rilis import Rilis
from kemiskinan.models.verval import DaftarVerval

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class UnduhanQuerySet(models.QuerySet["Unduhan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """One's own while in office; the secretariat sees all lines, never the files."""
        return self.filter(own_scope(user) | kabupaten_scope(user))


class Unduhan(models.Model):
    """A by-name list made for one person and one purpose; the file expires, the line stays.

    `saringan` is the filter of the page it was asked from, as plain query values.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=30, choices=JenisUnduhan)
    daftar = models.ForeignKey(DaftarVerval, on_delete=models.PROTECT, null=True, blank=True)
    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, null=True, blank=True)
    saringan = models.JSONField(default=dict, blank=True)
    tujuan = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=StatusProses, default=StatusProses.MENUNGGU)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    galat_pesan = models.TextField(blank=True)
    jumlah_baris = models.PositiveIntegerField(default=0)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    kedaluwarsa_at = models.DateTimeField()

    objects = UnduhanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Unduhan {self.pk}"


class UnggahanVervalQuerySet(models.QuerySet["UnggahanVerval"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(own_scope(user) | kabupaten_scope(user))


class UnggahanVerval(models.Model):
    """A by-name list that came back filled in. Its file is kept, so that nothing is lost.

    `jumlah` is {tersimpan, sama, kosong, konflik, ditolak} in rows; `temuan` the findings
    [{baris, kolom, nilai, kalimat, perbaikan}], without any identity.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    daftar = models.ForeignKey(DaftarVerval, on_delete=models.PROTECT, related_name="unggahan")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=StatusProses, default=StatusProses.MENUNGGU)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    jumlah = models.JSONField(default=dict, blank=True)
    temuan = models.JSONField(default=list, blank=True)
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = UnggahanVervalQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Unggahan verval {self.pk}"
