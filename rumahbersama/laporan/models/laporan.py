from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import Peran
from kecamatan.models import Berkas, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from rumahbersama.laporan.enums import BERJALAN, TERBIT, JenisLaporan, StatusLaporan
from rumahbersama.laporan.periode import Periode, parse_periode

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

PEMBACA = (
    Peran.ADMIN_NASIONAL,
    Peran.PROVINSI,
    Peran.PIMPINAN,
    Peran.BAPPEDA,
    Peran.CAMAT,
    Peran.STAF_KECAMATAN,
)


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Counts only, so everybody who answers for a territory reads its reports and those of
        the territories in it."""
        return self.filter(below("wilayah", cakupan_of(user).kodes(*PEMBACA)))

    def series(self, laporan: Laporan) -> Self:
        """All versions of the same report."""
        return self.filter(
            jenis=laporan.jenis,
            wilayah=laporan.wilayah_id,
            periode=laporan.periode,
            kunci=laporan.kunci,
        )

    def newest(self) -> Self:
        """Of each series the version in force; before there is one, the last. A newer version
        that is not drawn, or failed, takes nothing from one that was signed."""
        other = Laporan.objects.filter(
            Q(versi__gt=models.OuterRef("versi")) | Q(status__in=TERBIT),
            jenis=models.OuterRef("jenis"),
            wilayah=models.OuterRef("wilayah"),
            periode=models.OuterRef("periode"),
            kunci=models.OuterRef("kunci"),
        )
        return self.filter(Q(status__in=TERBIT) | ~models.Exists(other))


class Laporan(models.Model):
    """One report: kind x wilayah x period x version.

    `angka` is frozen and `sidik` its SHA-256; the PDF is a rendering of `angka` and nothing else.
    `periode` is `YYYY-MM` or `YYYY-T1..T4`. `kunci` tells series of one period apart that have
    other sources ("sk-rilis" of a padan report). `kode_periksa` stands on every page: with it
    anybody sees whether the printed report is the one in force. `tenggat` is the day until which
    it must be signed.
    """

    jenis = models.CharField(max_length=30, choices=JenisLaporan)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="laporan")
    periode = models.CharField(max_length=7)
    kunci = models.CharField(max_length=40, blank=True)
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=14, choices=StatusLaporan, default=StatusLaporan.TERJADWAL)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    tahap = models.CharField(max_length=30, blank=True)
    nomor = models.CharField(max_length=120, blank=True)
    kertas = models.CharField(max_length=2, default="A4")
    angka = models.JSONField(default=dict, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    kode_periksa = models.CharField(max_length=14, unique=True, null=True, blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    tenggat = models.DateField(null=True, blank=True)
    pindaian = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditandatangani_at = models.DateTimeField(null=True, blank=True)
    ditandatangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dikirim_at = models.DateTimeField(null=True, blank=True)
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()
    selesai_at = models.DateTimeField(null=True, blank=True)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "wilayah", "periode", "kunci", "versi"], name="laporan_unik"
            ),
            models.CheckConstraint(condition=Q(kertas__in=["A4", "F4"]), name="laporan_kertas"),
        ]
        indexes = [models.Index(fields=["jenis", "periode", "status"], name="laporan_periode")]

    def __str__(self) -> str:
        return f"{JenisLaporan(self.jenis).label} {self.periode}"

    @property
    def masa(self) -> Periode:
        return parse_periode(self.periode)

    @property
    def is_running(self) -> bool:
        return self.status in BERJALAN

    @property
    def warna(self) -> str:
        """Tone of the status tag."""
        tones = {
            "SIAP": "perhatian",
            "DITANDATANGANI": "selesai",
            "DIKIRIM": "selesai",
            "GAGAL": "terlambat",
            "DIGANTI": "netral",
        }
        return tones.get(self.status, "informasi")

    def is_late(self, day: date) -> bool:
        """Not signed in time: upward it counts as *belum melapor*."""
        unsigned = self.status in (*BERJALAN, StatusLaporan.SIAP, StatusLaporan.GAGAL)
        return unsigned and self.tenggat is not None and self.tenggat < day
