from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import Pengesah, Prioritas
from kecamatan.models.agenda import AgendaRapat
from kecamatan.models.instansi import Instansi
from kecamatan.models.kontak import Kontak
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.tindak_lanjut import TindakLanjut
from kecamatan.models.wilayah import Wilayah


class KeputusanRapat(models.Model):
    """A decision as the meeting takes it, perhaps without owner or date yet.

    When the meeting closes each becomes a TindakLanjut, except those that are `hanya_catatan`.
    `kunci` is made by the form: sent twice it is the same decision.
    """

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="keputusan")
    agenda = models.ForeignKey(
        AgendaRapat, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan"
    )
    kunci = models.UUIDField(default=uuid.uuid4, unique=True)
    uraian = models.TextField()
    hanya_catatan = models.BooleanField(default=False)
    kontak = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dilibatkan = models.ManyToManyField(Kontak, blank=True, related_name="+")
    desa = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    batas = models.DateField(null=True, blank=True)
    prioritas = models.CharField(max_length=10, choices=Prioritas, default=Prioritas.BIASA)
    tindak_lanjut = models.OneToOneField(
        TindakLanjut, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kontak=None) | Q(instansi=None), name="keputusan_satu_pemilik"
            ),
        ]

    def __str__(self) -> str:
        return f"Keputusan {self.pk}"

    @property
    def berpemilik(self) -> bool:
        return bool(self.kontak_id or self.instansi_id)

    @property
    def lengkap(self) -> bool:
        """Whether the meeting may close with it."""
        return self.hanya_catatan or (self.berpemilik and self.batas is not None)


class PengesahanNotula(models.Model):
    """One confirmation of the draft whose figures have this `sidik`; it counts while the draft is
    still the same. `dicatat` says that the person has no account and somebody else wrote down
    that she adopted the minutes, and how (`cara`). Append-only."""

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="pengesahan")
    sebagai = models.CharField(max_length=8, choices=Pengesah)
    nama = models.CharField(max_length=120)
    sidik = models.CharField(max_length=64)
    dicatat = models.BooleanField(default=False)
    cara = models.CharField(max_length=160, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "sebagai", "sidik"], name="pengesahan_sekali"),
        ]

    def __str__(self) -> str:
        return f"Pengesahan {self.pk}"


class NotulaRapat(models.Model):
    """Adopted minutes: `isi` is frozen, `sidik` its SHA-256. Append-only for every role; the PDF
    is a rendering of `isi` and of the addenda."""

    rapat = models.OneToOneField(RapatKoordinasi, on_delete=models.PROTECT, related_name="notula")
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    disahkan_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Notula {self.pk}"


class AddendumNotula(models.Model):
    """A correction of adopted minutes: shown and printed after them, never inside. Append-only."""

    notula = models.ForeignKey(NotulaRapat, on_delete=models.PROTECT, related_name="addendum")
    isi = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["notula", "id"]

    def __str__(self) -> str:
        return f"Addendum {self.pk}"
