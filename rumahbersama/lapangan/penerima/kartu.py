from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from layanan_dasar.actions.kartu import save_kartu
from layanan_dasar.actions.perjalanan import submit_kartu
from layanan_dasar.forms.kartu import read_submission
from layanan_dasar.models import IsianKartu, KartuSkor
from layanan_dasar.permissions.kartu import can_fill_kartu, can_submit_kartu
from layanan_dasar.views.kartu import fetch_kartu

FOTO_MAKSIMAL = 12


def receive_kartu(user: Pengguna, nomor: UUID, isi: Mapping[str, Any]) -> dict[str, Any]:
    """`{"kartu", "dasar", "jawaban", "ajukan", "foto"}`: save the answers and photos, then hand the
    card in if asked.

    Raises Http404, PermissionDenied and the Galat of `read_submission` and `save_kartu`.
    """
    pk = isi.get("kartu")
    if type(pk) is not int or not 0 < pk < 2**63 or not isinstance(isi.get("ajukan", False), bool):
        raise Galat("KIRIMAN_RUSAK", "Isian kartu ini tidak lengkap. Buka dan simpan sekali lagi.")
    plain = {"kunci": str(nomor), "dasar": isi.get("dasar"), "jawaban": isi.get("jawaban")}
    submisi = read_submission(json.dumps(plain).encode())
    kartu = fetch_kartu(user, pk)
    can_fill_kartu(user, kartu).require()
    bukti = {kode: _stored(data, user) for kode, data in _photos(isi).items()}
    receipt = save_kartu(kartu, replace(submisi, bukti=bukti), oleh=user)
    answer = {
        "versi": receipt.versi,
        "disimpan": sorted(receipt.perubahan),
        "bentrok": receipt.bentrok,
        "galat": receipt.galat,
    }
    return {**answer, **_said(kartu, receipt), **_handed_in(kartu, receipt, isi, user)}


def _photos(isi: Mapping[str, Any]) -> dict[str, bytes]:
    """{indikator: file}. Raises Galat FOTO_TIDAK_TERBACA."""
    found = isi.get("foto", {})
    if not isinstance(found, dict) or len(found) > FOTO_MAKSIMAL:
        raise Galat("FOTO_TIDAK_TERBACA", "Foto pada kartu ini terlalu banyak atau tidak terbaca.")
    try:
        return {str(kode): b64decode(text, validate=True) for kode, text in found.items()}
    except (ValueError, TypeError) as error:
        raise Galat("FOTO_TIDAK_TERBACA", "Foto tidak terbaca. Ambil fotonya lagi.") from error


def _stored(data: bytes, user: Pengguna) -> Berkas:
    clean = ContentFile(clean_photo(data))
    return store_berkas(clean, jenis="bukti-kartu", nama="bukti.jpg", oleh=user)


def _said(kartu: KartuSkor, receipt: IsianKartu) -> dict[str, Any]:
    nama = f"{kartu.desa.sebutan}, {kartu.periode.label}"
    if receipt.bentrok:
        return {
            "status": "bentrok",
            "kalimat": f"{nama}: {len(receipt.bentrok)} isian diubah orang lain. Pilih salah satu.",
        }
    if receipt.galat:
        return {"status": "ditolak", "kalimat": f"{nama}: {next(iter(receipt.galat.values()))}"}
    return {"status": "tersimpan", "kalimat": f"{nama} tersimpan."}


def _handed_in(
    kartu: KartuSkor, receipt: IsianKartu, isi: Mapping[str, Any], user: Pengguna
) -> dict[str, Any]:
    """She checked her own answers on `dasar`: with somebody else's changes in between she looks
    again before the card goes to the kecamatan."""
    if not isi.get("ajukan") or receipt.bentrok or receipt.galat:
        return {"diajukan": False}
    nama = f"{kartu.desa.sebutan}, {kartu.periode.label}"
    if receipt.versi > receipt.dasar + 1:
        sebab = "orang lain juga mengisi kartu ini. Siapkan lagi, periksa, lalu ajukan."
        return {"diajukan": False, "kalimat": f"{nama} tersimpan, belum diajukan: {sebab}"}
    can_submit_kartu(user, kartu).require()
    try:
        submit_kartu(kartu, versi=receipt.versi, oleh=user)
    except Galat as galat:
        kalimat = f"{nama} tersimpan, belum diajukan: {galat.pesan}"
        return {"diajukan": False, "kalimat": kalimat}
    return {"diajukan": True, "kalimat": f"{nama} tersimpan dan diajukan ke kecamatan."}
