"""Closed lists of the ground floor. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class Tingkat(IntegerChoices):
    """Depth of a Wilayah; equals the number of dotted parts of its code."""

    PROVINSI = 1, "Provinsi"
    KABUPATEN = 2, "Kabupaten/Kota"
    KECAMATAN = 3, "Kecamatan"
    DESA = 4, "Desa/Kelurahan"


class JenisWilayah(TextChoices):
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa Adat"


class Peran(TextChoices):
    """What somebody is here. Authority is always peran x wilayah (Penugasan)."""

    ADMIN_NASIONAL = "admin_nasional", "Pembina"
    PROVINSI = "provinsi", "Provinsi"
    PIMPINAN = "pimpinan", "Pimpinan daerah"
    BAPPEDA = "bappeda", "Bappeda / Sekretariat TKPK"
    OPD = "opd", "OPD / UPTD"
    CAMAT = "camat", "Camat"
    STAF_KECAMATAN = "staf_kecamatan", "Staf kecamatan"
    PENDAMPING = "pendamping", "Pendamping / penyuluh"
    DESA = "desa", "Pemerintah desa/kelurahan"


class JenisInstansi(TextChoices):
    OPD = "opd", "OPD"
    UPTD = "uptd", "UPTD"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa/Kelurahan"
    VERTIKAL = "vertikal", "Instansi vertikal"
    LAINNYA = "lainnya", "Lainnya"


class SebutanJabatan(TextChoices):
    """How an office is held; printed before the title."""

    DEFINITIF = "", "Definitif"
    PLT = "Plt.", "Plt."
    PLH = "Plh.", "Plh."
    PJ = "Pj.", "Pj."
