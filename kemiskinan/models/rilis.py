from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from kecamatan.models import Berkas, Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.models.cakupan import kabupaten_scope

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

BERJALAN = (StatusRilis.DITERIMA, StatusRilis.DIBACA)
HIDUP = (*BERJALAN, StatusRilis.DIPERIKSA, StatusRilis.BERLAKU, StatusRilis.DIGANTI)


# What a page reads of a release that it only names; the other columns are wide.
SEBUTAN = ("jenis", "kabupaten", "tahun", "versi", "status", "nomor_dokumen", "tanggal_dokumen")


def unnamed(path: str) -> list[str]:
    """All other columns, for `defer` behind a join to a release."""
    kept = {"id", *SEBUTAN}
    names = [field.name for field in Rilis._meta.concrete_fields]
    return [f"{path}__{name}" for name in names if name not in kept]


class RilisQuerySet(models.QuerySet["Rilis"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(kabupaten_scope(user))

    def in_force(self) -> Self:
        return self.filter(status=StatusRilis.BERLAKU)

    def named(self) -> Self:
        """Only what names a release, and whether it is in force."""
        return self.only(*SEBUTAN)


class Rilis(models.Model):
    """One delivered file, on screen *Data sumber*, and the life of its import.

    `nomor_dokumen`, `tanggal_dokumen` and `jumlah_dinyatakan` are those of the BAST (or of the SK);
    `sidik` is the SHA-256 of the file. `baris_dibaca` counts rows after the header with at least
    one filled cell. `jumlah_catatan` is {code: count}; `detik` {stage: seconds};
    `ringkasan` the figures of its page (kemiskinan.intake.impor.summarise), counted once because
    rows never change. The rows of a release are visible only from DIPERIKSA on, and immutable.
    """

    jenis = models.CharField(max_length=20, choices=JenisRilis)
    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="rilis")
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    layout = models.CharField(max_length=20, blank=True)
    pemetaan = models.JSONField(default=dict, blank=True)
    nomor_dokumen = models.CharField(max_length=120, blank=True)
    tanggal_dokumen = models.DateField(null=True, blank=True)
    jumlah_dinyatakan = models.PositiveIntegerField(null=True, blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    sidik = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=StatusRilis, default=StatusRilis.DITERIMA)
    tahap = models.CharField(max_length=20, blank=True)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    baris_dibaca = models.PositiveIntegerField(default=0)
    baris_disimpan = models.PositiveIntegerField(default=0)
    jumlah_catatan = models.JSONField(default=dict, blank=True)
    detik = models.JSONField(default=dict, blank=True)
    ringkasan = models.JSONField(default=dict, blank=True)
    galat_kode = models.CharField(max_length=40, blank=True)
    galat_pesan = models.TextField(blank=True)
    alasan = models.TextField(blank=True)
    batal_diminta = models.BooleanField(default=False)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()
    diberlakukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diberlakukan_at = models.DateTimeField(null=True, blank=True)
    menggantikan = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="diganti_oleh"
    )

    objects = RilisQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "jenis"],
                condition=Q(status=StatusRilis.BERLAKU),
                name="rilis_satu_berlaku",
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "jenis", "sidik"],
                condition=Q(status__in=[str(s) for s in HIDUP]),
                name="rilis_berkas_sekali",
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "jenis", "tahun", "versi"], name="rilis_versi_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{JenisRilis(self.jenis).label} {self.tahun} versi {self.versi}"

    @property
    def is_running(self) -> bool:
        return self.status in BERJALAN


class PemetaanKolom(models.Model):
    """A person's correction of the detected layout, remembered per header row.

    `sidik_kepala` is the SHA-256 of the normalised header; `pemetaan` is {column name: header}.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JenisRilis)
    sidik_kepala = models.CharField(max_length=64)
    layout = models.CharField(max_length=20)
    pemetaan = models.JSONField(default=dict)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "jenis", "sidik_kepala"], name="pemetaan_kolom_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Pemetaan {self.jenis} {self.layout}"
