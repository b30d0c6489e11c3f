"""The rooms in the left rail and which peran uses them: one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from kecamatan.enums import Peran
from kecamatan.models.cakupan import Cakupan
from rumahbersama.laporan.models.laporan import PEMBACA

SEMUA = tuple(Peran)
DAERAH = (Peran.BAPPEDA, Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.PIMPINAN, Peran.PROVINSI)
LAPANGAN = (Peran.PENDAMPING, Peran.DESA)


@dataclass(frozen=True, slots=True)
class Butir:
    """A line of the menu; a room's line leads to the first of its pages that one may use."""

    label: str
    url_name: str = ""
    peran: tuple[Peran, ...] = SEMUA
    anak: tuple[Butir, ...] = ()


MENU = (
    Butir("Beranda", "beranda:beranda"),
    Butir(
        "Kemiskinan",
        anak=(
            Butir("Rekapitulasi", "kemiskinan:rekapitulasi", (*DAERAH, Peran.ADMIN_NASIONAL)),
            Butir("Data sumber", "kemiskinan:rilis", (Peran.BAPPEDA,)),
            Butir("Padu padan", "kemiskinan:pemadanan", (Peran.BAPPEDA,)),
            Butir(
                "Sasaran",
                "kemiskinan:sasaran",
                (Peran.BAPPEDA, Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.OPD),
            ),
            Butir(
                "Daftar verval",
                "kemiskinan:daftar",
                (Peran.BAPPEDA, Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.OPD, *LAPANGAN),
            ),
            Butir("Program", "kemiskinan:program", (Peran.BAPPEDA, Peran.OPD)),
        ),
    ),
    Butir("Laporan", "laporan:daftar", PEMBACA),
)


@dataclass(frozen=True, slots=True)
class Tautan:
    """A line as this page shows it. `di_sini` is this very page, `di_dalam` also one below it."""

    label: str
    url: str
    di_sini: bool
    di_dalam: bool
    anak: tuple[Tautan, ...] = ()


def menu_for(cakupan: Cakupan, path: str) -> list[Tautan]:
    return list(_links(MENU, cakupan, path))


def _links(butir: tuple[Butir, ...], cakupan: Cakupan, path: str) -> Iterator[Tautan]:
    for one in butir:
        below = tuple(_links(one.anak, cakupan, path))
        if one.anak:
            if below:
                room = "/" + below[0].url.split("/")[1] + "/"
                yield Tautan(one.label, below[0].url, False, path.startswith(room), below)
        elif (cakupan.has(*one.peran) or one.peran == SEMUA) and (url := _url(one.url_name)):
            here = path == url
            yield Tautan(one.label, url, here, here or (url != "/" and path.startswith(url)))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
