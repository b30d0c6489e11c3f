"""The draft of a letter to those who have not reported: one text for page, PDF and message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fondasi.formatting import tanggal
from fondasi.pdf import Surat, render_pdf
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.reports.surat import city_of, kop_of, signatory_on, signature_of
from kemiskinan.rules.sebutan import kepala_daerah
from rumahbersama.laporan.figures.lingkup import PENANDA
from rumahbersama.laporan.kinds import Jenis
from rumahbersama.laporan.periode import Periode

DI_SURAT = 8
"""So many addressees stand on the letter itself."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Silent places of one addressee."""

    kepada: str
    nama: str
    belum_melapor: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pengingat:
    wilayah: Wilayah
    jenis: Jenis
    masa: Periode
    pada: date
    kelompok: tuple[Kelompok, ...]

    @property
    def jumlah(self) -> int:
        return sum(len(one.belum_melapor) for one in self.kelompok)

    @property
    def kalimat(self) -> str:
        return (
            f"Sampai dengan {tanggal(self.pada)}, {self.jumlah} wilayah belum menyampaikan "
            f"{self.jenis.kode.label} {self.masa.sebutan}. Mohon laporan dilengkapi dan "
            "ditandatangani. Bila ada hambatan teknis, sekretariat TKPK kabupaten/kota dapat "
            "meminta pendampingan."
        )

    @property
    def teks(self) -> str:
        """As a message."""
        lines = [f"{one.nama}: {', '.join(one.belum_melapor)}" for one in self.kelompok]
        return "\n".join([self.kalimat, "", *lines])


def draft(
    wilayah: Wilayah, jenis: Jenis, masa: Periode, pada: date, silent: list[Wilayah]
) -> Pengingat:
    """A province writes to its bupati and wali kota, a kabupaten to its camat. Needs the place
    above each at hand."""
    return Pengingat(wilayah, jenis, masa, pada, tuple(_groups(wilayah, silent)))


def _groups(wilayah: Wilayah, silent: list[Wilayah]) -> list[Kelompok]:
    if wilayah.tingkat != Tingkat.PROVINSI:
        return [Kelompok(f"Camat {one.nama}", str(one), (one.nama,)) for one in silent]
    per: dict[Wilayah, list[str]] = {}
    for one in silent:
        kabupaten = one.induk if one.tingkat == Tingkat.KECAMATAN else one
        assert kabupaten is not None
        per.setdefault(kabupaten, []).append(one.nama)
    return [
        Kelompok(f"{kepala_daerah(place)} {place.nama}", str(place), tuple(names))
        for place, names in per.items()
    ]


def pengingat_pdf(pengingat: Pengingat) -> bytes:
    """Without a number: a draft."""
    place, pada = pengingat.wilayah, pengingat.pada
    signature = signature_of(
        signatory_on(place, pada), jabatan=PENANDA.get(Tingkat(place.tingkat), "")
    )
    letter = Surat(
        tempat_tanggal=f"{city_of(place)}, {tanggal(pada)}",
        hal=f"Pengingat {pengingat.jenis.kode.label} {pengingat.masa.sebutan}",
        kepada=_addressees(pengingat),
    )
    context: dict[str, Any] = {
        "kop": kop_of(place), "surat": letter, "pengingat": pengingat,
        "tanda_tangan": [signature], "kaki": "Konsep, belum bernomor dan belum ditandatangani",
    }  # fmt: skip
    return render_pdf("laporan/pengingat_pdf.html", context, title=letter.hal)


def _addressees(pengingat: Pengingat) -> tuple[str, ...]:
    who = [one.kepada for one in pengingat.kelompok]
    if len(who) > DI_SURAT:
        level = "Camat" if pengingat.wilayah.tingkat != Tingkat.PROVINSI else "Bupati/Wali Kota"
        return (f"{level} sebagaimana daftar dalam surat ini",)
    return tuple(f"{n}. {one}" for n, one in enumerate(who, 1)) if len(who) > 1 else tuple(who)
