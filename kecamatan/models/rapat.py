from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import Peran, PolaSeri, StatusRapat, Tingkat
from kecamatan.models.cakupan import cakupan_of, inside
from kecamatan.models.cakupan_rapat import attends
from kecamatan.models.kontak import Kontak
from kecamatan.models.kop_surat import Pejabat
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PENYELENGGARA: dict[int, tuple[Peran, ...]] = {
    Tingkat.PROVINSI: (Peran.PROVINSI,),
    Tingkat.KABUPATEN: (Peran.BAPPEDA,),
    Tingkat.KECAMATAN: (Peran.CAMAT, Peran.STAF_KECAMATAN),
}
"""Whose meeting it is, by the level of its wilayah."""

MENGETAHUI = (
    Peran.PROVINSI,
    Peran.PIMPINAN,
    Peran.BAPPEDA,
    Peran.CAMAT,
    Peran.STAF_KECAMATAN,
)
"""Who knows of every meeting of the own wilayah and below it; others know by invitation."""


class JenisRapat(models.Model):
    """A kind of meeting as a row: rakor bulanan, TKPKK, rembuk stunting, musrenbangcam, ...

    `tingkat` says at which level of wilayah it is held; without one, at any.
    """

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    tingkat = models.PositiveSmallIntegerField(choices=Tingkat, null=True, blank=True)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class SeriRapat(models.Model):
    """Meetings that return every month; each is a RapatKoordinasi of its own. `berakhir` is the
    last day on which the series meets, once somebody ended it."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    jenis = models.ForeignKey(JenisRapat, on_delete=models.PROTECT, related_name="+")
    judul = models.CharField(max_length=160)
    pola = models.CharField(max_length=8, choices=PolaSeri, default=PolaSeri.HARI)
    berakhir = models.DateField(null=True, blank=True)
    alasan_akhir = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.judul


class RapatKoordinasiQuerySet(models.QuerySet["RapatKoordinasi"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those of the own wilayah and below it, and every one that one is invited to."""
        places = cakupan_of(user).ids_within(*MENGETAHUI, tingkat=Tingkat.KECAMATAN)
        return self.filter(inside("wilayah", places) | attends(user))

    def concerning(self, user: Pengguna) -> Self:
        """Those to go to: of exactly the own wilayah, or by invitation, lead or minutes."""
        places = cakupan_of(user).wilayah_ids(*MENGETAHUI)
        return self.filter(inside("wilayah", places) | attends(user))


class RapatKoordinasi(models.Model):
    """A meeting of a wilayah of any level: the kecamatan's rakor, the kabupaten's, the province's.

    `tanggal` and the hours are local to the wilayah's time zone. `mewakili` is whom the chair
    stands in for. `nomor_undangan` comes from the agenda book: typed, or left blank. `kunci` is
    the form it came from, so that a form sent twice makes one meeting; `versi` counts changes, so
    that two who edit at once do not overwrite each other.
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
    tanggal_undangan = models.DateField(null=True, blank=True)
    pengantar = models.TextField(blank=True)
    tembusan = models.TextField(blank=True)
    penandatangan = models.ForeignKey(
        Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=StatusRapat, default=StatusRapat.RENCANA)
    alasan_batal = models.TextField(blank=True)
    kunci = models.CharField(max_length=43, null=True, blank=True, unique=True)
    versi = models.PositiveIntegerField(default=0)
    diundang_at = models.DateTimeField(null=True, blank=True)
    dimulai_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = RapatKoordinasiQuerySet.as_manager()

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
