from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class JejakAudit(models.Model):
    """Who did what to which row, when. Append-only for every database role, the owner included.

    `objek` and `objek_id` name the row; `rincian` holds counts, states and reasons, never a name,
    a NIK or an address. `pelaku` is empty for the system; `perintah` names a command.
    """

    at = models.DateTimeField(default=timezone.now)
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="+",
    )
    perintah = models.CharField(max_length=60, blank=True)
    tindakan = models.CharField(max_length=60)
    objek = models.CharField(max_length=60)
    objek_id = models.BigIntegerField(null=True, blank=True)
    wilayah_kode = models.CharField(max_length=13, blank=True, db_collation="C")
    rincian = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["objek", "objek_id", "-id"], name="jejak_objek"),
            models.Index(fields=["pelaku", "-id"], name="jejak_pelaku"),
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek} {self.objek_id}"

    @property
    def kalimat(self) -> str:
        """`buka_nik` as a person reads it: `Buka nik`."""
        return self.tindakan.replace("_", " ").capitalize()
