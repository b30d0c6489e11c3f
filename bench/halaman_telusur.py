"""The pages a person finds by following links, and the kind of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, urljoin, urlsplit

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler
    from django.http import HttpResponse
    from django.urls import ResolverMatch

BATAS_NISBAH = 6.0
BATAS_NERACA_KABUPATEN = 10.0
TAUTAN = re.compile(r'href="([^"#]+)')


@dataclass(frozen=True)
class Halaman:
    """One kind of page; places of different levels and different filters are different kinds."""

    nama: str
    tingkat: int
    saring: tuple[str, ...]

    @property
    def batas(self) -> float:
        kabupaten = self.nama == "kemiskinan:rekapitulasi-wilayah" and self.tingkat == 2
        return BATAS_NERACA_KABUPATEN if kabupaten else BATAS_NISBAH

    def __str__(self) -> str:
        tingkat = f" tingkat {self.tingkat}" if self.tingkat else ""
        saring = f" ?{'&'.join(self.saring)}" if self.saring else ""
        return f"{self.nama}{tingkat}{saring}"


class Peramban:
    """Sends GET requests through the WSGI application, with a session's cookie or without."""

    def __init__(self, aplikasi: WSGIHandler, kuki: str = "") -> None:
        self.aplikasi = aplikasi
        self.kuki = kuki

    def buka(self, alamat: str, *, terkompresi: bool = True) -> HttpResponse:
        from django.test import RequestFactory

        kepala = {"Host": "localhost", "Cookie": self.kuki}
        if terkompresi:
            kepala["Accept-Encoding"] = "gzip"
        environ = RequestFactory().get(alamat, headers=kepala).environ
        jawaban = cast("HttpResponse", self.aplikasi(environ, lambda *_: lambda _isi: None))
        jawaban.close()
        return jawaban


def telusuri(peramban: Peramban) -> dict[Halaman, str]:
    """{kind of page: its first address} of every HTML page that opens, with one filter at most."""
    antre = list(alamat_tetap())
    lihat: set[Halaman] = set()
    hasil: dict[Halaman, str] = {}
    while antre:
        alamat = antre.pop(0)
        halaman = kenali(alamat)
        if halaman is None or halaman in lihat or len(halaman.saring) > 1:
            continue
        lihat.add(halaman)
        jawaban = peramban.buka(alamat, terkompresi=False)
        if jawaban.status_code in {301, 302}:
            antre.append(urljoin(alamat, jawaban["Location"]))
        elif jawaban.status_code == 200 and _html(jawaban):
            hasil[halaman] = alamat
            tautan = TAUTAN.findall(jawaban.content.decode())
            antre += [urljoin(alamat, unescape(satu)) for satu in tautan]
        elif jawaban.status_code >= 500:
            raise SystemExit(f"{alamat} menjawab {jawaban.status_code}")
    return hasil


def _html(jawaban: HttpResponse) -> bool:
    return jawaban.get("Content-Type", "").startswith("text/html")


def alamat_tetap() -> Iterator[str]:
    """Every named address without an argument, of the portal and its rooms."""
    from django.urls import NoReverseMatch, get_resolver, reverse

    akar = get_resolver()
    ruang = [("", akar), *((f"{nama}:", isi[1]) for nama, isi in akar.namespace_dict.items())]
    for awalan, penyelesai in ruang:
        for nama in penyelesai.reverse_dict:
            if isinstance(nama, str):
                try:
                    yield reverse(f"{awalan}{nama}")
                except NoReverseMatch:
                    continue


def kenali(alamat: str) -> Halaman | None:
    from django.urls import Resolver404, resolve

    bagian = urlsplit(alamat)
    if bagian.netloc:
        return None
    try:
        cocok: ResolverMatch = resolve(bagian.path)
    except Resolver404:
        return None
    kode = str(cocok.kwargs.get("kode", ""))
    tingkat = kode.count(".") + 1 if kode else 0
    saring = sorted({nama for nama, nilai in parse_qsl(bagian.query) if nilai})
    return Halaman(cocok.view_name, tingkat, tuple(saring))
