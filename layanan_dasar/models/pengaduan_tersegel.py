"""What the web role writes and never reads: it comes back through functions of the database."""

from __future__ import annotations

from django.db import models

from layanan_dasar.models.pengaduan import CatatanPengaduan, Pengaduan


class KunciPengaduan(models.Model):
    """SHA-256 of the complainant's code, and of the form that was sent, so that a form sent twice
    is one complaint."""

    pengaduan = models.OneToOneField(Pengaduan, on_delete=models.CASCADE, primary_key=True)
    sidik = models.CharField(max_length=64, unique=True)
    sidik_kiriman = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"Kunci {self.pk}"


class TeksRahasia(models.Model):
    """A text of a rahasia complaint: its content (`catatan` empty) or a line of its history."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="+")
    catatan = models.OneToOneField(
        CatatanPengaduan, on_delete=models.CASCADE, null=True, related_name="+"
    )
    teks = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Teks {self.pk}"


class IdentitasPelapor(models.Model):
    """Name and contact of a complainant who gave them; opened with a reason, one at a time."""

    pengaduan = models.OneToOneField(Pengaduan, on_delete=models.CASCADE, primary_key=True)
    nama = models.CharField(max_length=120, blank=True)
    kontak = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"Identitas {self.pk}"
