from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.queries.keys import AnyOf
from fondasi.today import today
from kecamatan.enums import (
    JenisTindakLanjut,
    Penerusan,
    PeristiwaTindakLanjut,
    Prioritas,
    PutusanJawaban,
    StatusTindakLanjut,
)
from kecamatan.models.berkas import Berkas
from kecamatan.models.cakupan_janji import CakupanJanji, owner_scope, promise_scope
from kecamatan.models.instansi import Instansi
from kecamatan.models.kontak import Kontak
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

TERBUKA = (StatusTindakLanjut.BELUM, StatusTindakLanjut.PROSES)


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those who asked and those who watch over them; the owner; who takes part.

        A province sees its own requests only: what lies below reaches it as figures.
        """
        return self.within_scope(promise_scope(user))

    def within_scope(self, scope: CakupanJanji) -> Self:
        return self.filter(Q(wilayah=AnyOf(scope.wilayah)) | _at_owner() & scope.own)

    def mine(self, user: Pengguna) -> Self:
        """What this person owes, alone or for an office, or takes part in: who may answer."""
        return self.filter(_at_owner() & owner_scope(user).own)

    def owned_by(self, user: Pengguna) -> Self:
        return self.filter(_at_owner() & owner_scope(user, serta=False).own)

    def open(self) -> Self:
        return self.filter(status__in=TERBUKA)

    def at_owner(self) -> Self:
        """Without what the secretariat has not passed on."""
        return self.filter(_at_owner())

    def overdue(self, on: date | None = None) -> Self:
        return self.open().filter(batas__lt=on or today())

    def with_waiting(self) -> Self:
        """Adds `menunggu`: an answer waits for the asker."""
        waiting = JawabanTindakLanjut.objects.filter(
            tindak_lanjut=OuterRef("pk"), putusan=PutusanJawaban.MENUNGGU
        )
        return self.annotate(menunggu=Exists(waiting))

    def answered(self) -> Self:
        """With an answer that waits for the asker."""
        waiting = JawabanTindakLanjut.objects.filter(putusan=PutusanJawaban.MENUNGGU)
        return self.filter(pk__in=waiting.values("tindak_lanjut"))

    def listed(self) -> Self:
        """With all that a line of a list shows."""
        lines = self.with_waiting()
        return lines.select_related("wilayah", "desa", "kontak", "instansi")

    def urgent_first(self) -> Self:
        """Open ones by deadline, closed ones behind them, the latest first."""
        tutup = Case(When(status__in=TERBUKA, then=Value(0)), default=Value(1))
        return self.annotate(tutup=tutup).order_by("tutup", "batas", "pk")


def _at_owner() -> Q:
    return ~Q(jenis=JenisTindakLanjut.USULAN) | Q(penerusan=Penerusan.DITERUSKAN)


class TindakLanjut(models.Model):
    """A promise: what, who (a person or an office), where, until when.

    `wilayah` is the place that asks and follows it up (the kecamatan, the kabupaten); `desa` the
    village it is about. Exactly one of `kontak` and `instansi` owns it; `dilibatkan` are those
    of other ministries who take part. A Usulan reaches its owner when the secretariat has passed
    it on (`penerusan`, which the other kinds do not read). A Rujukan (`rujukan_jenis`,
    `rujukan_kunci`, `rujukan_label`) leads to a card, a complaint or a list; the label never
    names a person.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="tindak_lanjut")
    desa = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    jenis = models.CharField(max_length=10, choices=JenisTindakLanjut)
    uraian = models.TextField()
    kontak = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="tindak_lanjut"
    )
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="tindak_lanjut"
    )
    dilibatkan = models.ManyToManyField(Kontak, blank=True, related_name="dilibatkan_pada")
    prioritas = models.CharField(max_length=10, choices=Prioritas, default=Prioritas.BIASA)
    batas = models.DateField()
    status = models.CharField(
        max_length=8, choices=StatusTindakLanjut, default=StatusTindakLanjut.BELUM
    )
    penerusan = models.CharField(
        max_length=12, choices=Penerusan, default=Penerusan.MENUNGGU, db_default=Penerusan.MENUNGGU
    )
    alasan_batal = models.TextField(blank=True)
    rapat = models.ForeignKey(
        RapatKoordinasi,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    rujukan_jenis = models.SlugField(max_length=30, blank=True)
    rujukan_kunci = models.CharField(max_length=80, blank=True)
    rujukan_label = models.CharField(max_length=120, blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        ordering = ["batas", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kontak=None, instansi__isnull=False)
                | Q(kontak__isnull=False, instansi=None),
                name="tindak_lanjut_satu_pemilik",
            ),
        ]
        indexes = [
            models.Index(fields=["wilayah", "status", "batas"], name="tindak_lanjut_papan"),
            models.Index(fields=["instansi", "status", "batas"], name="tindak_lanjut_instansi"),
            models.Index(fields=["kontak", "status", "batas"], name="tindak_lanjut_kontak"),
            models.Index(fields=["rujukan_jenis", "rujukan_kunci"], name="tindak_lanjut_rujukan"),
        ]

    def __str__(self) -> str:
        return f"Tindak lanjut {self.pk}"

    @property
    def pemilik(self) -> Kontak | Instansi:
        found = self.kontak or self.instansi
        assert found is not None
        return found

    @property
    def is_open(self) -> bool:
        return self.status in TERBUKA

    @property
    def is_late(self) -> bool:
        return self.is_open and self.batas < today()

    @property
    def is_at_owner(self) -> bool:
        return self.jenis != JenisTindakLanjut.USULAN or self.penerusan == Penerusan.DITERUSKAN


class JawabanTindakLanjut(models.Model):
    """What the owner answered, with evidence; the asker accepts it or asks for more."""

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.CASCADE, related_name="jawaban"
    )
    isi = models.TextField()
    bukti = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    putusan = models.CharField(
        max_length=12, choices=PutusanJawaban, default=PutusanJawaban.MENUNGGU
    )
    alasan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diputus_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Jawaban {self.pk}"


class RiwayatTindakLanjut(models.Model):
    """One line of a promise's history: who did what, from what to what, and why. Only added to."""

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.PROTECT, related_name="riwayat"
    )
    peristiwa = models.CharField(max_length=12, choices=PeristiwaTindakLanjut)
    dari = models.CharField(max_length=200, blank=True)
    ke = models.CharField(max_length=200, blank=True)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{PeristiwaTindakLanjut(self.peristiwa).label} {self.pk}"
