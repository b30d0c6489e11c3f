from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q

from kecamatan.enums import Peran
from kecamatan.models import Instansi, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from layanan_dasar.enums import TahapLayanan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

PENGATUR = (Peran.BAPPEDA, Peran.CAMAT)


def masters_scope(user: Pengguna) -> Q:
    """Rows of one's own kabupaten; the general ones belong to the Pembina."""
    cakupan = cakupan_of(user)
    own = Q(kabupaten__kode__in=cakupan.kodes(Peran.BAPPEDA))
    return own | Q(kabupaten=None) if cakupan.has(Peran.ADMIN_NASIONAL) else own


def kabupaten_of(kodes: Iterable[str]) -> set[str]:
    return {".".join(kode.split(".")[:2]) for kode in kodes}


class KategoriPengaduanQuerySet(models.QuerySet["KategoriPengaduan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those that this person keeps."""
        return self.filter(masters_scope(user))

    def offered(self, kodes: Iterable[str]) -> Self:
        """Active ones that a complaint in these places may have: the kabupaten's own, and the
        general ones that it does not hide."""
        kabupaten = kabupaten_of(kodes)
        hidden = (
            KategoriTersembunyi.objects.filter(kabupaten__kode__in=kabupaten)
            .values("kategori")
            .annotate(di=Count("pk"))
            .filter(di=len(kabupaten))
        )
        general = Q(kabupaten=None) & ~Q(pk__in=hidden.values("kategori"))
        return self.filter(general | Q(kabupaten__kode__in=kabupaten), aktif=True)


class KategoriPengaduan(models.Model):
    """What a complaint is about, as a citizen would say it. `topik_lapor` is the word of
    SP4N-LAPOR!. With `tentang_desa` the village administration itself is the reported party and
    does not see the complaint. Without a `kabupaten` it is offered everywhere."""

    kabupaten = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=80)
    penjelasan = models.CharField(max_length=160, blank=True)
    topik_lapor = models.CharField(max_length=80)
    tentang_desa = models.BooleanField(default=False)
    salah_sasaran = models.BooleanField(default=False)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = KategoriPengaduanQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


class KategoriTersembunyi(models.Model):
    """A general category that this kabupaten or kota does not offer. Its cases keep it."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    kategori = models.ForeignKey(
        KategoriPengaduan, on_delete=models.CASCADE, related_name="tersembunyi"
    )

    class Meta:
        ordering = ["kabupaten__kode", "kategori__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "kategori"], name="kategori_tersembunyi_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Kategori {self.kategori_id} di {self.kabupaten_id}"


class RutePengaduanQuerySet(models.QuerySet["RutePengaduan"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("wilayah", cakupan_of(user).kodes(*PENGATUR)))


class RutePengaduan(models.Model):
    """Who answers complaints of a category in a wilayah and below it; the nearest row counts.

    What no row covers is shown as unmapped, never guessed.
    """

    kategori = models.ForeignKey(KategoriPengaduan, on_delete=models.PROTECT, related_name="rute")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")

    objects = RutePengaduanQuerySet.as_manager()

    class Meta:
        ordering = ["kategori__urutan", "kategori__nama", "wilayah__kode"]
        constraints = [
            models.UniqueConstraint(fields=["kategori", "wilayah"], name="rute_pengaduan_unik"),
        ]

    def __str__(self) -> str:
        return f"Rute {self.pk}"


class AturanLayananQuerySet(models.QuerySet["AturanLayanan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those that this person keeps."""
        return self.filter(masters_scope(user))


class AturanLayanan(models.Model):
    """Working days of one clock and the rule that says so. A kabupaten's row goes before a general
    one, and there a row of the category before one for all."""

    kabupaten = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tahap = models.CharField(max_length=10, choices=TahapLayanan)
    kategori = models.ForeignKey(
        KategoriPengaduan, on_delete=models.CASCADE, null=True, blank=True, related_name="aturan"
    )
    hari_kerja = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=160)

    objects = AturanLayananQuerySet.as_manager()

    class Meta:
        ordering = ["tahap", "kategori__urutan", "kabupaten__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "tahap", "kategori"],
                nulls_distinct=False,
                name="aturan_layanan_unik",
            ),
            models.CheckConstraint(condition=Q(hari_kerja__gte=1), name="aturan_layanan_hari"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()}: {self.hari_kerja} hari kerja"


class PengaturanPengaduan(models.Model):
    """Whether the public form of a kabupaten or kota is open. Without a row it is closed: a
    complaint must never arrive where nobody reads it."""

    kabupaten = models.OneToOneField(Wilayah, on_delete=models.PROTECT, related_name="+")
    formulir_terbuka = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kabupaten__kode"]

    def __str__(self) -> str:
        return f"Pengaturan pengaduan {self.kabupaten_id}"
