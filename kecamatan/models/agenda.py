from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import AsalAgenda
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.tindak_lanjut import TindakLanjut
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna


class UsulanAgenda(models.Model):
    """What an upper room wants talked about: it writes down, the agenda reads.

    `asal` names the writer ("verval", "kartu_skor", "pengaduan"), `kunci` its row; writing the
    same again updates the line. The page behind it is the Rujukan (`rujukan_jenis`, `kunci`).
    `judul` never names a person. `dicabut_at` is set when the matter is settled. Lines with the
    same `kelompok` are led as one item, whose words are `pokok`.
    """

    asal = models.SlugField(max_length=30)
    kunci = models.CharField(max_length=80)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="usulan_agenda")
    judul = models.CharField(max_length=200)
    rujukan_jenis = models.SlugField(max_length=30, blank=True)
    kelompok = models.CharField(max_length=100, blank=True)
    pokok = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    dicabut_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["wilayah__kode", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["asal", "kunci"], name="usulan_agenda_unik"),
        ]

    def __str__(self) -> str:
        return self.judul


class AgendaRapatQuerySet(models.QuerySet["AgendaRapat"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Whoever knows of the meeting knows its agenda."""
        return self.filter(rapat__in=RapatKoordinasi.objects.visible_to(user))

    def items(self) -> Self:
        """What the meeting goes through; the matters inside an item are no items themselves."""
        return self.filter(induk=None)


class AgendaRapat(models.Model):
    """An item of a meeting. `catatan` are the notes taken under it; `versi` counts their saves,
    so that two notulis never overwrite each other silently. A dropped item keeps its row.

    Matters that are led together (all late promises, the red indicators of one service) are rows
    whose `induk` is the item; its `kelompok` is what they have in common.
    """

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="agenda")
    urutan = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    asal = models.CharField(max_length=14, choices=AsalAgenda, default=AsalAgenda.MANUAL)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda"
    )
    usulan = models.ForeignKey(
        UsulanAgenda, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda"
    )
    induk = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="bagian"
    )
    kelompok = models.CharField(max_length=100, blank=True)
    dilewati = models.BooleanField(default=False)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=0)
    disimpan_at = models.DateTimeField(null=True, blank=True)
    disimpan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = AgendaRapatQuerySet.as_manager()

    class Meta:
        ordering = ["rapat", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapat", "tindak_lanjut"], name="agenda_tindak_lanjut_sekali"
            ),
            models.UniqueConstraint(fields=["rapat", "usulan"], name="agenda_usulan_sekali"),
            models.UniqueConstraint(
                fields=["rapat", "kelompok"],
                condition=~Q(kelompok=""),
                name="agenda_kelompok_sekali",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def perkara(self) -> list[AgendaRapat]:
        """The rows that say what it is about: its parts, or itself. Prefetch `bagian` for many."""
        return list(self.bagian.all()) or [self]
