from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone


class PenggunaManager(BaseUserManager["Pengguna"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Pengguna:
        pengguna = self.model(username=username, **fields)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def create_superuser(
        self, username: str, password: str | None = None, **fields: Any
    ) -> Pengguna:
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """An account. It signs in by e-mail, username or phone; authority comes from Penugasan only.

    `telepon` is stored as +62 followed by digits. `is_superuser` opens no rows.
    """

    username = models.CharField(max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    email = models.EmailField(blank=True)
    telepon = models.CharField(max_length=16, blank=True)
    nama = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="pengguna_email_unik"
            ),
            models.UniqueConstraint(
                fields=["telepon"], condition=~Q(telepon=""), name="pengguna_telepon_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_full_name(self) -> str:
        return self.nama


class TautanMasuk(models.Model):
    """A single-use link that sets a password: an invitation or a reset.

    Only the SHA-256 of the token is stored; the token itself exists in the inviter's hands.
    """

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="tautan")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat_oleh = models.ForeignKey(
        Pengguna, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    kedaluwarsa_at = models.DateTimeField()
    dipakai_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"Tautan masuk {self.pk}"
