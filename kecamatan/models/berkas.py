from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone


def private_path(instance: Berkas, filename: str) -> str:
    """A random name: the uploader's file name can carry a NIK."""
    token = secrets.token_hex(16)
    return f"{instance.jenis}/{token[:2]}/{token}"


class Berkas(models.Model):
    """A private file. It has no URL of its own: the noun that owns it has a download view.

    `ukuran` in bytes; `sidik` is the SHA-256 of the content.
    """

    jenis = models.SlugField(max_length=30)
    isi = models.FileField(upload_to=private_path, max_length=200)
    nama_asli = models.CharField(max_length=200)
    tipe = models.CharField(max_length=100, blank=True)
    ukuran = models.BigIntegerField()
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Berkas {self.pk}"
