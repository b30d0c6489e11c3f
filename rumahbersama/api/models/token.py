from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rumahbersama.api.enums import Lingkup


def opens(now: datetime, path: str = "", **lainnya: Any) -> Q:
    """The condition of `valid`, and others, on the token at `path` (a lookup prefix)."""
    asked = {"dicabut_at": None, "kedaluwarsa__gt": now, "pengguna__is_active": True, **lainnya}
    return Q(**{path + name: value for name, value in asked.items()})


class TokenApiQuerySet(models.QuerySet["TokenApi"]):
    def valid(self, now: datetime) -> Self:
        """Neither withdrawn nor expired, of somebody who still works here."""
        return self.filter(opens(now))


class TokenApi(models.Model):
    """A person's key for a machine. Only `sidik` (SHA-256) is kept; `awalan` tells it apart.

    It opens what its owner's assignments open, within `lingkup`, until `kedaluwarsa`.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="token_api"
    )
    nama = models.CharField(max_length=80)
    awalan = models.CharField(max_length=12)
    sidik = models.CharField(max_length=64, unique=True)
    lingkup = ArrayField(models.CharField(max_length=30, choices=Lingkup))
    kedaluwarsa = models.DateTimeField()
    dipakai_at = models.DateTimeField(null=True, blank=True)
    dicabut_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = TokenApiQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(lingkup=[]), name="token_api_berlingkup"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def berlaku(self) -> bool:
        return self.dicabut_at is None and self.kedaluwarsa > timezone.now()

    @property
    def lingkup_kata(self) -> str:
        return ", ".join(Lingkup(one).label for one in self.lingkup)
