from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import JenisWilayah, KabarUndangan
from kecamatan.models.instansi import Instansi
from kecamatan.models.kontak import Kontak
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.wilayah import Wilayah

KEPALA: dict[str, str] = {
    JenisWilayah.PROVINSI: "Gubernur",
    JenisWilayah.KABUPATEN: "Bupati",
    JenisWilayah.KOTA: "Wali Kota",
    JenisWilayah.KECAMATAN: "Camat",
    JenisWilayah.DESA: "Kepala Desa",
    JenisWilayah.KELURAHAN: "Lurah",
    JenisWilayah.DESA_ADAT: "Kepala Desa Adat",
}


class UndanganRapat(models.Model):
    """Who is invited to a meeting: exactly one of a person, an office, and the head of a wilayah
    by office ("Kepala Desa Carangwulung"), whoever holds it.

    `unsur` is the group the invitee came with. `diberitahu_at` is when the portal told the account
    behind it, `surel` what became of the e-mail.
    """

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="undangan")
    kontak = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="undangan"
    )
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="undangan"
    )
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="undangan"
    )
    unsur = models.CharField(max_length=80, blank=True)
    diberitahu_at = models.DateTimeField(null=True, blank=True)
    surel = models.CharField(max_length=8, choices=KabarUndangan, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "unsur", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kontak__isnull=False, instansi=None, wilayah=None)
                | Q(kontak=None, instansi__isnull=False, wilayah=None)
                | Q(kontak=None, instansi=None, wilayah__isnull=False),
                name="undangan_satu_penerima",
            ),
            models.UniqueConstraint(fields=["rapat", "kontak"], name="undangan_kontak_sekali"),
            models.UniqueConstraint(fields=["rapat", "instansi"], name="undangan_instansi_sekali"),
            models.UniqueConstraint(fields=["rapat", "wilayah"], name="undangan_wilayah_sekali"),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """As the letter addresses the invitee; needs kontak, instansi and wilayah at hand."""
        if self.kontak is not None:
            return self.kontak.nama
        if self.instansi is not None:
            return self.instansi.nama
        return kepala_of(self.wilayah) if self.wilayah else ""

    @property
    def keterangan(self) -> str:
        """The office of a person, or what kind of invitee it is."""
        if self.kontak is None:
            return self.unsur
        instansi = self.kontak.instansi
        parts = (self.kontak.jabatan, instansi.nama if instansi else "")
        return ", ".join(filter(None, parts)) or self.unsur


def kepala_of(wilayah: Wilayah) -> str:
    """`Kepala Desa Carangwulung`, `Camat Wonosalam`, `Wali Kota Mojokerto`."""
    return f"{KEPALA[wilayah.jenis]} {wilayah.nama}"
