"""What a phone sends: typed submissions, each answered by a receipt under its own client id."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from fondasi.errors import Galat
from fondasi.jsontext import mended
from kecamatan.actions.kiriman import receive_kiriman
from kecamatan.models import Pengguna
from rumahbersama.lapangan.penerima.kartu import receive_kartu
from rumahbersama.lapangan.penerima.kunjungan import receive_kunjungan
from rumahbersama.lapangan.penerima.verval import BentrokError, receive_verval

BANYAK_MAKSIMAL: Final = 20
ISI_MAKSIMAL: Final = 3_000_000
"""Characters of one submission: a whole card with some ten small photos."""

Penerima = Callable[[Pengguna, UUID, Mapping[str, Any]], dict[str, Any]]
PENERIMA: Final[dict[str, Penerima]] = {
    "kartu": receive_kartu,
    "kunjungan": receive_kunjungan,
    "verval": receive_verval,
}


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One submission as it came; everything but its shape is still to be judged."""

    client_id: str
    pengguna: object
    jenis: object
    isi: object


def read_batch(body: bytes) -> list[Kiriman]:
    """Raises Galat KIRIMAN_RUSAK, KIRIMAN_TERLALU_BANYAK."""
    try:
        sent = mended(json.loads(body, parse_float=_no_float, parse_constant=_no_float))
        found = [_read(row) for row in sent["kiriman"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Galat("KIRIMAN_RUSAK", "Kiriman ini tidak terbaca. Muat ulang halamannya.") from error
    if len(found) > BANYAK_MAKSIMAL:
        raise Galat("KIRIMAN_TERLALU_BANYAK", "Terlalu banyak isian sekaligus. Kirim bertahap.")
    return found


def _no_float(_text: str) -> None:
    """Numbers travel as texts; a fraction has no fixed meaning here."""
    raise ValueError("no fractions")


def _read(row: Any) -> Kiriman:
    if not isinstance(row["client_id"], str):
        raise TypeError("client_id")
    return Kiriman(row["client_id"][:64], row.get("pengguna"), row.get("jenis"), row.get("isi"))


def receive(kiriman: Kiriman, user: Pengguna) -> dict[str, Any]:
    """{client_id, status: tersimpan | bentrok | ditolak, kalimat, ...}; never raises a refusal.

    A repeated id with the same content gets the first receipt, whatever has happened since.
    """
    try:
        answer = _accepted(kiriman, user)
    except BentrokError as bentrok:
        answer = {"status": "bentrok", "kalimat": bentrok.pesan, **bentrok.jawaban}
    except Galat as galat:
        answer = _refused(galat.kode, galat.pesan)
    except PermissionDenied as error:
        answer = _refused("TIDAK_BERWENANG", str(error))
    except Http404:
        answer = _refused("TIDAK_ADA", "Isian ini bukan untuk wilayah tugas Anda sekarang.")
    return {"client_id": kiriman.client_id, **answer}


def _refused(kode: str, kalimat: str) -> dict[str, Any]:
    return {"status": "ditolak", "kode": kode, "kalimat": kalimat}


def _accepted(kiriman: Kiriman, user: Pengguna) -> dict[str, Any]:
    if kiriman.pengguna != user.pk or isinstance(kiriman.pengguna, bool):
        raise Galat("MILIK_AKUN_LAIN", "Isian ini milik akun lain. Masuk dengan akun pengisinya.")
    if not isinstance(kiriman.jenis, str) or kiriman.jenis not in PENERIMA:
        raise Galat("JENIS_TIDAK_DIKENAL", "Jenis isian ini tidak dikenal. Muat ulang halamannya.")
    if not isinstance(kiriman.isi, dict):
        raise Galat("KIRIMAN_RUSAK", "Isian ini tidak lengkap. Buka dan simpan sekali lagi.")
    if len(json.dumps(kiriman.isi)) > ISI_MAKSIMAL:
        raise Galat("ISI_TERLALU_BESAR", "Isian ini terlalu besar. Ringkaskan tulisannya.")
    nomor = _uuid(kiriman.client_id)
    receiver = PENERIMA[kiriman.jenis]
    row = receive_kiriman(
        user,
        nomor,
        jenis=f"luring-{kiriman.jenis}",
        payload=kiriman.isi,
        handler=lambda isi: receiver(user, nomor, isi),
    )
    return dict(row.tanda_terima)


def _uuid(text: str) -> UUID:
    try:
        found = UUID(text)
    except ValueError as error:
        raise Galat("KIRIMAN_TANPA_NOMOR", "Nomor isian ini tidak sah. Simpan lagi.") from error
    if str(found) != text:
        raise Galat("KIRIMAN_TANPA_NOMOR", "Nomor isian ini tidak sah. Simpan lagi.")
    return found
