from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import Strategi
from kecamatan.models import Berkas, Instansi, Wilayah
from kemiskinan.enums import (
    Keputusan,
    StatusIntervensi,
    StatusPadanan,
    StatusProses,
    SumberDana,
)
from kemiskinan.models.sasaran import Sasaran


class Program(models.Model):
    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)

    class Meta:
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "nama"], name="program_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class SubKegiatan(models.Model):
    """A budget line of a program; `pagu` and `realisasi` in rupiah."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="sub_kegiatan")
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    strategi = models.PositiveSmallIntegerField(choices=Strategi)
    sumber_dana = models.CharField(max_length=20, choices=SumberDana)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="sub_kegiatan")
    pagu = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    realisasi = models.DecimalField(max_digits=18, decimal_places=2, default=0)

    class Meta:
        ordering = ["tahun", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "tahun", "kode"], name="sub_kegiatan_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Intervensi(models.Model):
    """Help that one person of the decree received or is promised; `rupiah` null when in kind."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="intervensi")
    sub_kegiatan = models.ForeignKey(
        SubKegiatan, on_delete=models.PROTECT, related_name="intervensi"
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    volume = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=30, blank=True)
    rupiah = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    status = models.CharField(max_length=12, choices=StatusIntervensi)
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)
    penerima = models.ForeignKey(
        "Penerima", on_delete=models.SET_NULL, null=True, blank=True, related_name="intervensi"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    class Meta:
        ordering = ["-tahun", "-bulan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "sasaran", "sub_kegiatan", "tahun", "bulan"],
                name="intervensi_unik",
            ),
            models.CheckConstraint(
                condition=models.Q(bulan__gte=1, bulan__lte=12), name="intervensi_bulan"
            ),
        ]

    def __str__(self) -> str:
        return f"Intervensi {self.pk}"


class DaftarPenerima(models.Model):
    """Recipients that an OPD uploaded for one budget line; matched like a decree.

    `jumlah` counts rows by outcome. `dikonfirmasi_at`: from then on the settled rows are
    Intervensi, and no row changes any more.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    sub_kegiatan = models.ForeignKey(SubKegiatan, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=StatusProses, default=StatusProses.MENUNGGU)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    jumlah = models.JSONField(default=dict, blank=True)
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    dikonfirmasi_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub_kegiatan", "tahun", "bulan", "sidik"],
                condition=~models.Q(status=StatusProses.GAGAL),
                name="daftar_penerima_berkas_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"Daftar penerima {self.pk}"


class Penerima(models.Model):
    """One uploaded recipient and the Sasaran it was matched with; `catatan` are row findings.

    `sasaran` is set by a clear match or by a person; until then `calon` lists whom it may be:
    [{"sasaran": id, "skor": 0..1, "alasan": [...]}], best first.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    daftar = models.ForeignKey(DaftarPenerima, on_delete=models.CASCADE, related_name="penerima")
    nomor_baris = models.PositiveIntegerField()
    nama = models.TextField(blank=True)
    nik_samar = models.CharField(max_length=24, blank=True)
    tanggal_lahir = models.DateField(null=True)
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, related_name="+")
    rupiah = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, null=True, related_name="+")
    skor = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    alasan = ArrayField(models.TextField(), default=list)
    status = models.CharField(max_length=15, choices=StatusPadanan, blank=True)
    keputusan = models.CharField(max_length=6, choices=Keputusan, blank=True)
    calon = models.JSONField(default=list, blank=True)
    catatan = ArrayField(models.TextField(), default=list)

    class Meta:
        ordering = ["nomor_baris"]

    def __str__(self) -> str:
        return f"Penerima {self.pk}"


class IdentitasPenerima(models.Model):
    """NIK of an uploaded recipient. Pages never read it."""

    penerima = models.OneToOneField(Penerima, on_delete=models.CASCADE, primary_key=True)
    nik = models.CharField(max_length=16, null=True)  # noqa: DJ001 (null: no usable NIK)
    nik_mentah = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Identitas {self.pk}"


class KriteriaOptimal(models.Model):
    """What the TKPK adopted as *optimal*; without one nobody counts as optimal.

    `aturan` is data that kemiskinan.rules.optimal reads: a list of requirements, all of which
    must hold, e.g. [{"strategi": [1], "minimal": 1}, {"strategi": [2, 3], "minimal": 1}].
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    teks = models.TextField()
    aturan = models.JSONField()
    nomor_ba = models.CharField(max_length=120)
    tanggal_ba = models.DateField()
    berlaku_mulai = models.DateField()
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-berlaku_mulai", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "berlaku_mulai"], name="kriteria_optimal_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Kriteria {self.nomor_ba}"
