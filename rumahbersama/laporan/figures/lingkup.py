"""What a report is about, and what every kind says besides its own figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kecamatan.enums import JenisWilayah, Tingkat
from kecamatan.models import Wilayah
from kecamatan.queries.kop_surat import kop_figures
from kecamatan.reports.surat import signatory_on, signature_of
from kemiskinan.models import Rilis
from kemiskinan.rules.sebutan import kepala_daerah
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.models import AturanLaporan, IsianLaporan
from rumahbersama.laporan.periode import Periode

Figures = dict[str, Any]
PENANDA = {
    Tingkat.PROVINSI: "Kepala Biro Pemerintahan dan Otonomi Daerah",
    Tingkat.KABUPATEN: "Sekretaris TKPK",
    Tingkat.KECAMATAN: "Camat",
}

PENANDA_TANGAN = ("jabatan", "nama", "pangkat", "nip", "sebutan", "atas_nama", "melalui")


@dataclass(frozen=True, slots=True)
class Lingkup:
    """A report before its figures. `pada` is the day as of which it speaks, never after `masa`.

    `sk` and `rilis` are named by a padan report only.
    """

    jenis: JenisLaporan
    wilayah: Wilayah
    masa: Periode
    pada: date
    sk: Rilis | None = None
    rilis: Rilis | None = None

    @property
    def kunci(self) -> str:
        return f"{self.sk.pk}-{self.rilis.pk}" if self.sk and self.rilis else ""


def frame(lingkup: Lingkup) -> Figures:
    """What stands around the figures: place, day, letterhead, rule, signatory."""
    return {
        "jenis": lingkup.jenis.value,
        "wilayah": place(lingkup.wilayah),
        "periode": lingkup.masa.kode,
        "tanggal": lingkup.pada.isoformat(),
        "kop": kop_figures(lingkup.wilayah),
        "penanda_tangan": _penanda_tangan(lingkup.wilayah, lingkup.pada),
        "aturan": _aturan(lingkup),
    }


def place(wilayah: Wilayah) -> Figures:
    kinds = {JenisWilayah.KOTA: "Kota", JenisWilayah.KABUPATEN: "Kabupaten"}
    return {
        "kode": wilayah.kode,
        "nama": wilayah.nama,
        "jenis": kinds.get(JenisWilayah(wilayah.jenis), wilayah.get_jenis_display()),
        "kepala": kepala_daerah(wilayah),
        "sebutan": wilayah.sebutan,
    }


def row_place(wilayah: Wilayah | None) -> Figures:
    """A line of a table; people whose place is not known have one, too. A kota says so: there is a
    kabupaten of the same name."""
    if wilayah is None:
        return {"kode": "", "nama": "Desa/kelurahan belum diketahui"}
    kota = wilayah.jenis == JenisWilayah.KOTA
    return {"kode": wilayah.kode, "nama": f"Kota {wilayah.nama}" if kota else wilayah.nama}


def typed(lingkup: Lingkup) -> Figures:
    """Obstacles and support in people's own words."""
    row = IsianLaporan.objects.filter(
        jenis=lingkup.jenis, wilayah=lingkup.wilayah, periode=lingkup.masa.kode
    ).first()
    return {"kendala": row.kendala if row else "", "dukungan": row.dukungan if row else ""}


def _aturan(lingkup: Lingkup) -> Figures:
    rule = AturanLaporan.objects.in_force(
        lingkup.jenis, lingkup.masa.awal.year, lingkup.wilayah.kode
    )
    names = ("melalui", "dasar_hukum", "target")
    lines = ("kepada", "tembusan")
    return {
        **{name: getattr(rule, name) if rule else "" for name in names},
        **{name: _named(getattr(rule, name), lingkup.wilayah) if rule else [] for name in lines},
        "bab": rule.bab if rule else [],
    }


def _named(lines: str, wilayah: Wilayah) -> list[str]:
    """A rule for everywhere says *Bupati/Wali Kota*; a letter says whose."""
    kabupaten = wilayah.induk if wilayah.tingkat == Tingkat.KECAMATAN else wilayah
    if kabupaten is None or kabupaten.tingkat != Tingkat.KABUPATEN:
        return lines.splitlines()
    named = f"{kepala_daerah(kabupaten)} {kabupaten.nama}"
    return lines.replace("Bupati/Wali Kota", named).splitlines()


def _penanda_tangan(wilayah: Wilayah, on: date) -> Figures:
    """The official in office on that day; blank lines when none is recorded."""
    pejabat = signatory_on(wilayah, on)
    if pejabat is None:
        return {"jabatan": PENANDA.get(Tingkat(wilayah.tingkat), "")}
    filled = asdict(signature_of(pejabat))
    return {name: filled[name] for name in PENANDA_TANGAN}
