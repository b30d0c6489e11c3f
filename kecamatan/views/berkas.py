"""How an owning noun hands out its file: each has a download view of its own."""

from __future__ import annotations

from django.http import FileResponse, Http404

from kecamatan.models import Berkas
from kecamatan.rules.berkas import nama_unduhan


def serve_berkas(berkas: Berkas | None, nama: str = "") -> FileResponse:
    """The file as a download that no cache keeps. The caller has asked whether this person may.

    `nama` is what the reader's disk sees, by default the name under which it came.
    Raises Http404 when the row has no file or the storage lost it.
    """
    if berkas is None:
        raise Http404
    try:
        isi = berkas.isi.open("rb")
    except FileNotFoundError as error:
        raise Http404("Berkas tidak ditemukan di penyimpanan.") from error
    response = FileResponse(
        isi,
        as_attachment=True,
        filename=nama_unduhan(nama or berkas.nama_asli, berkas.tipe),
        content_type=berkas.tipe or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
