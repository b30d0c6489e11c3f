from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kecamatan.enums import StatusRapat
from kecamatan.models.kontak import Kontak
from kecamatan.models.kop_surat import Pejabat
from kecamatan.models.wilayah import Wilayah


class JenisRapat(models.Model):
    """A kind of meeting as a row: rakor bulanan, TKPKK, rembuk stunting, musrenbangcam, ..."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class SeriRapat(models.Model):
    """Meetings that return every month; each is a RapatKoordinasi of its own."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    jenis = models.ForeignKey(JenisRapat, on_delete=models.PROTECT, related_name="+")
    judul = models.CharField(max_length=160)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.judul


class RapatKoordinasi(models.Model):
    """A meeting of a wilayah of any level: the kecamatan's rakor, the kabupaten's, the province's.

    `tanggal` and the hours are local to the wilayah's time zone. `mewakili` is whom the chair
    stands in for. `nomor_undangan` comes from the agenda book: typed, or left blank.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="rapat")
    jenis = models.ForeignKey(JenisRapat, on_delete=models.PROTECT, related_name="rapat")
    seri = models.ForeignKey(
        SeriRapat, on_delete=models.SET_NULL, null=True, blank=True, related_name="rapat"
    )
    judul = models.CharField(max_length=160)
    tanggal = models.DateField()
    mulai = models.TimeField()
    selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=160)
    pimpinan = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mewakili = models.CharField(max_length=120, blank=True)
    notulis = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nomor_undangan = models.CharField(max_length=60, blank=True)
    penandatangan = models.ForeignKey(
        Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=StatusRapat, default=StatusRapat.RENCANA)
    alasan_batal = models.TextField(blank=True)
    dimulai_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-tanggal", "-mulai", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gt=F("mulai")), name="rapat_jam"
            ),
        ]
        indexes = [models.Index(fields=["wilayah", "tanggal"], name="rapat_wilayah_tanggal")]

    def __str__(self) -> str:
        return self.judul
