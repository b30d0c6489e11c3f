from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fondasi.qr import qr_svg
from layanan_dasar.actions.pengaduan import Diterima
from layanan_dasar.rules.kode_pengaduan import spaced


def receipt(request: HttpRequest, accepted: Diterima, *, loket: bool) -> HttpResponse:
    """Number, code, QR. The code stands behind the # of the address: no server ever logs it."""
    kode = spaced(accepted.kode)
    page = f"{settings.SITUS_URL.rstrip('/')}{reverse('pengaduan:lacak')}"
    context = {
        "pengaduan": accepted.pengaduan,
        "kode": kode,
        "alamat": page,
        "qr": qr_svg(f"{page}#{accepted.kode}", size=200, title="Kode QR untuk melihat laporan"),
        "teks": f"Laporan #{accepted.pengaduan.nomor}. Kode: {kode}. Lihat di {page}",
        "loket": loket,
    }
    template = "layanan_dasar/pengaduan_diterima.html"
    response = render(request, template if loket else "layanan_dasar/publik_diterima.html", context)
    response["Cache-Control"] = "no-store"
    return response
