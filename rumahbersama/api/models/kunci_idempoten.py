from __future__ import annotations

from django.db import models
from django.utils import timezone


class KunciIdempoten(models.Model):
    """A write that carried an Idempotency-Key: the answer it got, to be given again.

    `pemilik` is the token's fingerprint, `sidik` that of method, path and body; `status` is empty
    while the first attempt is at work; `tipe` and `jawaban` stay empty for an answer that holds a
    secret.
    """

    pemilik = models.CharField(max_length=64)
    kunci = models.CharField(max_length=80)
    sidik = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    tipe = models.CharField(max_length=80, blank=True)
    jawaban = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["pemilik", "kunci"], name="kunci_idempoten_unik"),
        ]
        indexes = [models.Index(fields=["created_at"], name="kunci_idempoten_umur")]

    def __str__(self) -> str:
        return self.kunci
