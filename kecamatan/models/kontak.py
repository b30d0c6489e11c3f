from __future__ import annotations

from django.conf import settings
from django.db import models

from fondasi.database.row_stamps import stamp_field
from kecamatan.models.instansi import Instansi
from kecamatan.models.wilayah import Wilayah


class Kontak(models.Model):
    """The one record of a person who works here, with or without an account.

    TKPKK members, invitees, owners of duties, signatories and pendamping point at it.
    """

    nama = models.CharField(max_length=120)
    unsur = models.CharField(max_length=80, blank=True)
    jabatan = models.CharField(max_length=120, blank=True)
    instansi = models.ForeignKey(
        Instansi, on_delete=models.SET_NULL, null=True, blank=True, related_name="kontak"
    )
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="kontak")
    telepon = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="kontak",
    )
    aktif = models.BooleanField(default=True)
    diubah_at = stamp_field()

    class Meta:
        ordering = ["nama", "id"]

    def __str__(self) -> str:
        return self.nama
