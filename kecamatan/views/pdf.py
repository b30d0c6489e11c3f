from __future__ import annotations

from django.http import HttpResponse


def send_pdf(pdf: bytes, nama: str) -> HttpResponse:
    """A PDF made for this request as a download that no cache keeps."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{nama}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
