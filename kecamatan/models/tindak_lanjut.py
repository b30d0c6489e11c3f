from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import JenisTindakLanjut, Prioritas, PutusanJawaban, StatusTindakLanjut
from kecamatan.models.berkas import Berkas
from kecamatan.models.instansi import Instansi
from kecamatan.models.kontak import Kontak
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.wilayah import Wilayah


class TindakLanjut(models.Model):
    """A promise: what, who (a person or an office), where, until when.

    `wilayah` is the place that asks and follows it up (the kecamatan, the kabupaten); `desa` the
    village it is about. Exactly one of `kontak` and `instansi` owns it; `dilibatkan` are those
    of other ministries who take part. A Rujukan (`rujukan_jenis`, `rujukan_kunci`,
    `rujukan_label`) leads to a card, a complaint or a list; the label never names a person.
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
