"""/kemiskinan/rekapitulasi/ : the ledger, from the kabupaten down to the desa."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.addresses import address
from fondasi.notices import tell
from fondasi.spreadsheets.writing import csv_lines, write_xlsx
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.neraca import ring_neraca
from kemiskinan.models import Neraca
from kemiskinan.models.cakupan import aggregate_kodes
from kemiskinan.permissions.neraca import can_build_neraca, can_open_people
from kemiskinan.queries import neraca as queries
from kemiskinan.queries.neraca import BarisNeraca
from kemiskinan.queries.rekapitulasi import (
    changes,
    is_asked,
    kabupaten_of,
    month_end,
    neraca_before,
    rows_for_export,
    visible_wilayah,
)
from kemiskinan.reports import neraca as reports
from kemiskinan.rules.optimal import describe, parse_aturan
from kemiskinan.rules.sebutan import sebutan_sk, sebutan_sumber

TEMPAT: dict[int, str] = {Tingkat.KECAMATAN: "kecamatan", Tingkat.DESA: "desa"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def rekapitulasi(request: HttpRequest) -> HttpResponse:
    """One place: there at once. A province: its kabupaten and kota."""
    user = _user(request)
    kodes = aggregate_kodes(user)
    if len(kodes) == 1 and (kodes[0].count(".") > 0):
        return redirect("kemiskinan:rekapitulasi-wilayah", kodes[0])
    places = Wilayah.objects.filter(kode__in=kodes, tingkat__gt=Tingkat.KABUPATEN)
    context = {"baris": queries.per_kabupaten(kodes), "tempat": places, "kalimat": reports.KALIMAT}
    return render(request, "kemiskinan/neraca_kabupaten.html", context)


@login_required
def rekapitulasi_wilayah(request: HttpRequest, kode: str) -> HttpResponseBase:
    user = _user(request)
    wilayah = get_object_or_404(visible_wilayah(user), kode=kode)
    kabupaten = kabupaten_of(wilayah)
    bulan = _month(request.GET.get("bulan", ""))
    neraca = queries.latest_neraca(kabupaten, until=month_end(bulan) if bulan else None)
    context: dict[str, Any] = {
        "wilayah": wilayah,
        "kabupaten": kabupaten,
        "jejak": _trail(wilayah, user),
        "neraca": neraca,
        "bulan": bulan,
        "pilihan_bulan": [(m.strftime("%Y-%m"), m) for m in queries.months_built(kabupaten)],
        "gagal": None if bulan else queries.failed_since(neraca, kabupaten),
        "diminta": not bulan and is_asked(kabupaten),
        "boleh_hitung": can_build_neraca(user, kabupaten),
        "boleh_buka": can_open_people(user, wilayah),
    }
    if neraca is None:
        return render(request, "kemiskinan/neraca_kosong.html", context)
    if (bentuk := request.GET.get("unduh", "")) in {"xlsx", "csv"}:
        return _download(neraca, wilayah, bentuk)
    return render(request, "kemiskinan/neraca_wilayah.html", context | _shown(context, neraca))


def _shown(context: dict[str, Any], neraca: Neraca) -> dict[str, Any]:
    """Pictures, sentences and the table of one build."""
    wilayah: Wilayah = context["wilayah"]
    found = queries.figures(neraca, wilayah)
    link = _people_link(neraca, wilayah, allowed=bool(context["boleh_buka"]))
    before = neraca_before(neraca)
    kriteria = neraca.kriteria
    return {
        "angka": found,
        "pohon": _trees(neraca, found, link),
        "persamaan": reports.equations(found),
        "sumber": sebutan_sumber(neraca.rilis),
        "sk_sebutan": sebutan_sk(neraca.sk),
        "buka_terintervensi": link("terintervensi") if found["terintervensi"] else None,
        "aturan": describe(parse_aturan(kriteria.aturan)) if kriteria else "",
        "sebelum": before,
        "perubahan": [
            (reports.KALIMAT[p.kunci], p)
            for p in (changes(before, wilayah, found) if before else [])
        ],
        "teks_wa": reports.text_for_wa(neraca, str(wilayah), found),
        **_below(neraca, wilayah, context["bulan"]),
    }


def _trees(neraca: Neraca, found: dict[str, int], link: reports.Tautan) -> list[SafeString]:
    sk, sumber = sebutan_sk(neraca.sk), sebutan_sumber(neraca.rilis)
    return [reports.draw_tree(found, sk=sk, sumber=sumber, link=link, width=w) for w in _WIDTHS]


_WIDTHS = (reports.LEBAR, reports.SEMPIT)


def _below(neraca: Neraca, wilayah: Wilayah, bulan: date | None) -> dict[str, Any]:
    """The table of the wilayah below, with its bars; nothing below a desa."""
    if wilayah.tingkat == Tingkat.DESA:
        return {"anak": []}
    query = f"?bulan={bulan:%Y-%m}" if bulan else ""

    def url(row: BarisNeraca) -> str | None:
        if row.wilayah is None:
            return None
        return address("kemiskinan:rekapitulasi-wilayah", row.wilayah.kode) + query

    rows = queries.per_child(neraca, wilayah)
    drawn = [row for row in rows if row.angka["masih"]]
    return {
        "anak": [(row, url(row)) for row in rows],
        "batang": [reports.draw_children(drawn, url, width=w) for w in _WIDTHS] if drawn else None,
        "nama_anak": "Kecamatan" if wilayah.tingkat == Tingkat.KABUPATEN else "Desa/kelurahan",
    }


def _people_link(neraca: Neraca, wilayah: Wilayah, *, allowed: bool) -> Callable[[str], str | None]:
    base = reverse("kemiskinan:sasaran")
    here = {TEMPAT[wilayah.tingkat]: wilayah.pk} if wilayah.tingkat in TEMPAT else {}

    def link(key: str) -> str | None:
        if not allowed:
            return None
        query = {"sk": neraca.sk_id, "neraca": neraca.pk, "kelas": key, **here}
        return f"{base}?{urlencode(query)}"

    return link


def _download(neraca: Neraca, wilayah: Wilayah, bentuk: str) -> HttpResponseBase:
    rows = rows_for_export(neraca, wilayah).iterator()
    name = f"rekapitulasi-{wilayah.kode}-{neraca.tanggal:%Y-%m-%d}.{bentuk}"
    sheet = reports.sheet(neraca, rows, kaki=f"{reports.describe(neraca)} · {wilayah}")
    response: HttpResponseBase
    if bentuk == "csv":
        columns = [kolom.judul for kolom in sheet.kolom]
        response = StreamingHttpResponse(csv_lines(columns, sheet.baris), content_type="text/csv")
    else:
        target = BytesIO()
        write_xlsx(target, [sheet])
        response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_POST
def rekapitulasi_hitung(request: HttpRequest, kode: str) -> HttpResponse:
    user = _user(request)
    kabupaten = get_object_or_404(visible_wilayah(user), kode=kode, tingkat=Tingkat.KABUPATEN)
    can_build_neraca(user, kabupaten).require()
    ring_neraca(kabupaten)
    tell(request, _("Rekapitulasi sedang dihitung ulang. Muat ulang halaman ini sebentar lagi."))
    return redirect("kemiskinan:rekapitulasi-wilayah", kode)


def _trail(wilayah: Wilayah, user: Pengguna) -> list[tuple[str, str]]:
    """From the widest wilayah down; a link where this person sees its figures."""
    kodes = aggregate_kodes(user)
    trail: list[tuple[str, str]] = []
    one = wilayah.induk
    while one is not None:
        seen = one.tingkat >= Tingkat.KABUPATEN and any(_covers(k, one.kode) for k in kodes)
        url = reverse("kemiskinan:rekapitulasi-wilayah", args=[one.kode]) if seen else ""
        trail.insert(0, (str(one), url))
        one = one.induk
    return trail


def _covers(above: str, kode: str) -> bool:
    return kode == above or kode.startswith(f"{above}.")


def _month(text: str) -> date | None:
    """The first day of `2024-11`; None for anything else."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == 7 else None
    except ValueError:
        return None


def _user(request: HttpRequest) -> Pengguna:
    assert isinstance(request.user, Pengguna)
    return request.user
