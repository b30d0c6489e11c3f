from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone

from kecamatan.models import Berkas, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.enums import JenisPustaka
from pendamping.models.konsultasi import Konsultasi
from pendamping.models.topik import TopikKonsultasi

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PustakaQuerySet(models.QuerySet["Pustaka"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Everybody who works here reads all of it: it holds no personal data."""
        return self.filter(ditarik_at=None) if cakupan_of(user).penugasan else self.none()


class Pustaka(models.Model):
    """A regulation, a guide, a module, or a question with its answer that a person released.

    `teks` is what words are searched in, stemmed as Indonesian. `wilayah` is whose it is; the
    national ones have none. What is withdrawn keeps its row.
    """

    jenis = models.CharField(max_length=12, choices=JenisPustaka)
    judul = models.CharField(max_length=200)
    nomor = models.CharField(max_length=80, blank=True)
    ringkasan = models.TextField(blank=True)
    isi = models.TextField(blank=True)
    tautan = models.URLField(max_length=400, blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)
    topik = models.ForeignKey(
        TopikKonsultasi, on_delete=models.PROTECT, null=True, blank=True, related_name="pustaka"
    )
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="pustaka"
    )
    konsultasi = models.OneToOneField(
        Konsultasi, on_delete=models.PROTECT, null=True, blank=True, related_name="pustaka"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    ditarik_at = models.DateTimeField(null=True, blank=True)
    teks = models.GeneratedField(
        expression=SearchVector("judul", "nomor", "ringkasan", "isi", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PustakaQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(jenis=JenisPustaka.TANYA_JAWAB) | Q(konsultasi__isnull=False),
                name="pustaka_tanya_jawab",
            ),
        ]
        indexes = [
            GinIndex(fields=["teks"], name="pustaka_teks"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="pustaka_judul_mirip"),
        ]

    def __str__(self) -> str:
        return self.judul
