from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import Peran, StatusArahan
from kecamatan.models.berkas import Berkas
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.instansi import Instansi
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PEMANTAU_ARAHAN = (Peran.BAPPEDA, Peran.PIMPINAN, Peran.PROVINSI)
KEPALA_WILAYAH = (Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.BAPPEDA, Peran.PIMPINAN)


class PenerimaArahanQuerySet(models.QuerySet["PenerimaArahan"]):
    def mine(self, user: Pengguna) -> Self:
        """Addressed to the very place or office that this person works for."""
        cakupan = cakupan_of(user)
        return self.filter(
            Q(wilayah__kode__in=cakupan.kodes(*KEPALA_WILAYAH))
            | Q(instansi__in=cakupan.instansi_ids(Peran.OPD))
        )

    def visible_to(self, user: Pengguna) -> Self:
        watched = cakupan_of(user).kodes(*PEMANTAU_ARAHAN)
        return self.filter(
            Q(arahan__wilayah__kode__in=watched) | Q(pk__in=PenerimaArahan.objects.mine(user))
        )

    def waiting(self) -> Self:
        """Not done, of an arahan that still holds."""
        return self.filter(arahan__dicabut_at=None).exclude(status=StatusArahan.SELESAI)


class ArahanQuerySet(models.QuerySet["Arahan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those of the own level, to watch over; those that one receives."""
        watched = cakupan_of(user).kodes(*PEMANTAU_ARAHAN)
        received = PenerimaArahan.objects.mine(user).filter(arahan=OuterRef("pk"))
        return self.filter(Q(wilayah__kode__in=watched) | Exists(received))

    def with_kemajuan(self) -> Self:
        """Adds `jumlah` and `jumlah_selesai` of recipients."""
        done = Q(penerima__status=StatusArahan.SELESAI)
        return self.annotate(
            jumlah=Count("penerima"), jumlah_selesai=Count("penerima", filter=done)
        )


class Arahan(models.Model):
    """One direction of a kabupaten/kota or a province to many. `pemberi` is who gave it, in words
    (Bupati, Sekretaris Daerah); the office of `wilayah` wrote it down and follows it up."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="arahan")
    pemberi = models.CharField(max_length=120)
    judul = models.CharField(max_length=120)
    isi = models.TextField()
    batas = models.DateField()
    rapat = models.ForeignKey(
        RapatKoordinasi, on_delete=models.PROTECT, null=True, blank=True, related_name="arahan"
    )
    dicabut_at = models.DateTimeField(null=True, blank=True)
    alasan_cabut = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = ArahanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["wilayah", "batas"], name="arahan_wilayah")]

    def __str__(self) -> str:
        return self.judul

    @property
    def is_over(self) -> bool:
        return self.batas < today()


class PenerimaArahan(models.Model):
    """One recipient, a place or an office, with its own state and answer."""

    arahan = models.ForeignKey(Arahan, on_delete=models.CASCADE, related_name="penerima")
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=StatusArahan, default=StatusArahan.BARU)
    dibaca_at = models.DateTimeField(null=True, blank=True)
    jawaban = models.TextField(blank=True)
    bukti = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    catatan = models.TextField(blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PenerimaArahanQuerySet.as_manager()

    class Meta:
        ordering = ["arahan", "wilayah__kode", "instansi__nama", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(wilayah=None, instansi__isnull=False)
                | Q(wilayah__isnull=False, instansi=None),
                name="penerima_arahan_satu",
            ),
            models.UniqueConstraint(fields=["arahan", "wilayah"], name="penerima_arahan_wilayah"),
            models.UniqueConstraint(fields=["arahan", "instansi"], name="penerima_arahan_instansi"),
        ]

    def __str__(self) -> str:
        return f"Penerima arahan {self.pk}"

    @property
    def nama(self) -> str:
        return str(self.wilayah or self.instansi)

    @property
    def is_late(self) -> bool:
        return self.status != StatusArahan.SELESAI and self.arahan.is_over
