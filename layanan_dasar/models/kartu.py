from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.models import Berkas, Instansi, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import Keadaan, PutusanNilai, StatusKartu, WarnaSkor
from layanan_dasar.models.cakupan import kartu_scope, owned_above
from layanan_dasar.models.instrumen import Indikator, Instrumen

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PeriodeKartuQuerySet(models.QuerySet["PeriodeKartu"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Periods of the kabupaten on whose line this person works."""
        everywhere = [one.wilayah.kode for one in cakupan_of(user).penugasan]
        return self.filter(owned_above("kabupaten", everywhere))


class PeriodeKartu(models.Model):
    """A quarter in which a kabupaten fills one instrument; every desa has a card in it.

    `label` is what the kabupaten calls it (Triwulan III 2024, Tribulan III 2024); `nomor` 1-4.
    `batas` is the last day for submitting. Cards stay with the version they were opened with.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="periode_kartu")
    instrumen = models.ForeignKey(Instrumen, on_delete=models.PROTECT, related_name="periode")
    keluarga = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40)
    batas = models.DateField()
    ditutup_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = PeriodeKartuQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "-nomor", "kabupaten__kode", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "keluarga", "tahun", "nomor"], name="periode_kartu_unik"
            ),
            models.CheckConstraint(
                condition=Q(nomor__gte=1, nomor__lte=4), name="periode_kartu_nomor"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def terlambat(self) -> bool:
        return self.ditutup_at is None and self.batas < today()


class KartuSkorQuerySet(models.QuerySet["KartuSkor"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(kartu_scope(user))

    def counted(self) -> Self:
        """Verified by the kecamatan: what matrices and roll-ups speak of."""
        return self.filter(status__in=[StatusKartu.DIVERIFIKASI, StatusKartu.TERKUNCI])


class KartuSkor(models.Model):
    """The card of one desa or kelurahan in one period. `versi` counts the saves."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    kecamatan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="kartu_skor")
    periode = models.ForeignKey(PeriodeKartu, on_delete=models.PROTECT, related_name="kartu")
    status = models.CharField(max_length=12, choices=StatusKartu, default=StatusKartu.DRAF)
    versi = models.PositiveIntegerField(default=0)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diajukan_at = models.DateTimeField(null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diverifikasi_at = models.DateTimeField(null=True, blank=True)
    diubah_at = stamp_field()

    objects = KartuSkorQuerySet.as_manager()

    class Meta:
        ordering = ["-periode__tahun", "-periode__nomor", "desa__kode"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "desa"], name="kartu_skor_unik"),
        ]
        indexes = [
            models.Index(fields=["periode", "kecamatan", "status"], name="kartu_skor_matriks"),
        ]

    def __str__(self) -> str:
        return f"{self.periode.instrumen.nama} {self.desa.sebutan}, {self.periode.label}"


class Nilai(models.Model):
    """An answer, or in `keadaan` why there is none. Without a row it is *tidak diisi*.

    `versi` is the card's count at which it was last changed; `skor` is 0-100. Numerator and
    denominator are kept, never a percentage alone. `asal` names the file that an answer came from
    ("e-HDW, 4 November 2024"); an answer that a person gave has none.
    """

    kartu = models.ForeignKey(KartuSkor, on_delete=models.CASCADE, related_name="nilai")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=18, choices=Keadaan, default=Keadaan.TERISI)
    nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    pembilang = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    penyebut = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    pilihan = models.CharField(max_length=40, blank=True)
    ya = models.BooleanField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    teks = models.TextField(blank=True)
    skor = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    warna = models.CharField(max_length=6, choices=WarnaSkor, blank=True)
    versi = models.PositiveIntegerField()
    bukti = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lintang = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    bujur = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    putusan = models.CharField(max_length=12, choices=PutusanNilai, default=PutusanNilai.MENUNGGU)
    alasan = models.TextField(blank=True)
    asal = models.CharField(max_length=60, blank=True, default="", db_default="")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diubah_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kartu", "indikator"]
        constraints = [
            models.UniqueConstraint(fields=["kartu", "indikator"], name="nilai_unik"),
            models.CheckConstraint(
                condition=Q(pembilang=None, penyebut=None) | Q(pembilang__gte=0, penyebut__gte=0),
                name="nilai_tidak_negatif",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.TERISI)
                | Q(nilai=None, pembilang=None, penyebut=None, ya=None, tanggal=None),
                name="nilai_menurut_keadaan",
            ),
        ]

    def __str__(self) -> str:
        return f"Nilai {self.pk}"


class IsianKartu(models.Model):
    """One save, as it came: who, on which base, what it changed and what it could not.

    `kunci` is the client's own id: sent again, the same save answers with the same row.
    `perubahan` is {indikator: [before, after]} in words; `bentrok` lists what somebody else had
    changed in the meantime, `galat` {indikator: sentence} what could not be read. `asal` names the
    file that it came from, if any. Add-only.
    """

    kartu = models.ForeignKey(KartuSkor, on_delete=models.CASCADE, related_name="isian")
    kunci = models.UUIDField(unique=True)
    sidik = models.CharField(max_length=64)
    dasar = models.PositiveIntegerField()
    versi = models.PositiveIntegerField()
    perubahan = models.JSONField(default=dict)
    bentrok = models.JSONField(default=list)
    galat = models.JSONField(default=dict)
    asal = models.CharField(max_length=60, blank=True, default="", db_default="")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kartu", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(dasar__lte=F("versi")), name="isian_kartu_dasar"),
        ]

    def __str__(self) -> str:
        return f"Isian {self.pk}"


class ValidasiKartu(models.Model):
    """An office confirmed its figures on a submitted card. With a reason (`alasan`) it did not: the
    kecamatan went on without it."""

    kartu = models.ForeignKey(KartuSkor, on_delete=models.CASCADE, related_name="validasi")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kartu", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kartu", "instansi"], name="validasi_kartu_sekali"),
        ]

    def __str__(self) -> str:
        return f"Validasi {self.pk}"
