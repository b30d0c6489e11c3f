"""What every row of a delivered file has, whichever kind it is."""

from __future__ import annotations

from django.db import models

from kecamatan.models import Wilayah
from kemiskinan.models.rilis import Rilis


class BarisRilis(models.Model):
    """One stored row: immutable, seen only through its Rilis.

    Foreign keys here carry no database constraint: 650,000 rows per release are checked set-wise
    by the import, and the physical key stays free to become (kabupaten, id). `nomor_baris` is the
    row number as the spreadsheet shows it. `nik_samar` shows the first four and last four digits;
    the NIK itself lives in the Identitas tables only. `dusun_rt` is the part of the address that
    a visitor needs. `atribut` holds the delivered columns that have no field of their own.
    """

    kabupaten = models.ForeignKey(
        Wilayah,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    rilis = models.ForeignKey(
        Rilis, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    lembar = models.PositiveSmallIntegerField(default=1)
    nomor_baris = models.PositiveIntegerField()
    desa = models.ForeignKey(
        Wilayah,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
    )
    kecamatan = models.ForeignKey(
        Wilayah,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
    )
    nama = models.TextField(blank=True)
    nik_samar = models.CharField(max_length=24, blank=True)
    jenis_kelamin = models.CharField(max_length=1, blank=True)
    tanggal_lahir = models.DateField(null=True)
    dusun_rt = models.TextField(blank=True)
    atribut = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class IdentitasBaris(models.Model):
    """NIK, nomor KK and full address, clean and as delivered. Pages never read these tables.

    `nik` is 16 digits or null; `nik_mentah` keeps the delivered cell where it differs.
    """

    kabupaten = models.ForeignKey(
        Wilayah,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    rilis = models.ForeignKey(
        Rilis, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    nik = models.CharField(max_length=16, null=True)  # noqa: DJ001 (null: no usable NIK)
    nik_mentah = models.TextField(blank=True)
    nomor_kk = models.CharField(max_length=16, null=True)  # noqa: DJ001
    alamat = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Identitas {self.pk}"
