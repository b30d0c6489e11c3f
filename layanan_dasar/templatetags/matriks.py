"""Cells of a matrix. Tags and not templates, because a kabupaten's shows hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from fondasi.addresses import address
from fondasi.charts.lines import Value
from fondasi.formatting import KOSONG, desimal
from fondasi.templatetags.gambar import garis_kecil
from layanan_dasar.enums import WarnaSkor
from layanan_dasar.queries.matriks import Sel
from layanan_dasar.queries.matriks_singkat import BarisSingkat
from layanan_dasar.templatetags.poin import poin

register = template.Library()

BENTUK = {WarnaSkor.MERAH: "◆", WarnaSkor.KUNING: "■"}
ARAH = {1: "▲ naik", -1: "▼ turun", 0: "► tetap"}
BULAT = "●"


@register.simple_tag
def sel_singkat(baris: BarisSingkat) -> SafeString:
    """The cells of one place on a start page; a red one leads to the card or to the matrix."""
    drawn = []
    for one in baris.sel:
        kelas = one.warna.lower()
        if one.skor is None:
            isi = f"<span>{KOSONG}</span>"
        elif one.warna == WarnaSkor.MERAH:
            told = conditional_escape(f" merah, {one.judul}, {baris.wilayah.sebutan}")
            isi = f'<a href="{_url(baris)}">{_mark(one.warna)} {poin(one.skor)}{_unseen(told)}</a>'
        else:
            isi = f"<span>{_mark(one.warna)} {poin(one.skor)}{_unseen(f' {kelas}')}</span>"
        drawn.append(f'<td class="{kelas}">{isi}</td>')
    return mark_safe("".join(drawn))  # noqa: S308 - what comes from rows is escaped


@register.simple_tag
def sel_baris(cells: Iterable[tuple[Sel, str, Sequence[Value]]]) -> SafeString:
    """The cells of one place in its matrix, each with the address that it leads to or "", and its
    way over the quarters where one is known."""
    drawn = (
        f'<td class="{sel.warna.lower()}">{_cell(sel, url)}{_trend(sel, tren)}</td>'
        for sel, url, tren in cells
    )
    return mark_safe("".join(drawn))  # noqa: S308 - what comes from rows is escaped


def _trend(sel: Sel, tren: Sequence[Value]) -> str:
    return f"<br>{garis_kecil(tren, f'Skor {sel.kolom.judul}', 64)}" if tren else ""


def _cell(sel: Sel, url: str) -> str:
    if sel.skor is None:
        return f"<span>{KOSONG}</span>"
    told = conditional_escape(f" {sel.warna.lower()}, {sel.kolom.judul}")
    isi = f"{_mark(sel.warna)} {poin(sel.skor)}{_unseen(told)}"
    if sel.kolom.tunggal and (share := sel.persen) is not None:
        isi += f"<small>{desimal(share, 1)} %</small>"
    if sel.arah is not None:
        isi += f"<small>{ARAH[sel.arah]}</small>"
    return f'<a href="{conditional_escape(url)}">{isi}</a>' if url else f"<span>{isi}</span>"


def _mark(warna: str) -> str:
    return BENTUK.get(WarnaSkor(warna), BULAT) if warna else BULAT


def _unseen(text: str) -> str:
    return f'<span class="visually-hidden">{text}</span>'


def _url(baris: BarisSingkat) -> str:
    if baris.kartu_pk:
        return address("layanan:kartu-detail", baris.kartu_pk)
    return address("layanan:matriks-wilayah", baris.wilayah.kode)
