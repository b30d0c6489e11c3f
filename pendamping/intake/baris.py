"""One row of the registry's spreadsheet: each cell read, or refused with its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.rules.telepon import normalize_telepon
from pendamping.models import ProgramPendampingan
from pendamping.queries.pendamping import bases_of, offices_of, places_below
from pendamping.rules import impor as kolom

NAMA_TERPANJANG = 120
_KABUPATEN = 5
"""Signs of its code: `35.17`."""


@dataclass(frozen=True, slots=True)
class Baris:
    """`sampai` is exclusive; `telepon` is +62 and digits or empty."""

    nama: str
    program: ProgramPendampingan
    wilayah: Wilayah
    mulai: date
    sampai: date | None
    instansi: Instansi | None
    telepon: str
    email: str
    desa: list[Wilayah]


class Pembaca:
    """Knows the programmes, places and offices of `oleh` as one of `peran`."""

    def __init__(self, oleh: Pengguna, peran: Sequence[Peran]) -> None:
        programs = ProgramPendampingan.objects.visible_to(oleh).filter(aktif=True)
        self._program = {
            key: one
            for one in programs
            for key in (kolom.plain(one.nama), kolom.plain(one.singkatan), kolom.plain(one.kode))
        }
        self._tempat = list(bases_of(oleh, *peran))
        self._kantor: dict[str, list[Instansi]] = {}
        for one in offices_of(oleh, *peran):
            self._kantor.setdefault(kolom.plain(one.nama), []).append(one)

    def read(self, row: Any) -> Baris:
        """Every column at once, so that a row is corrected once. Raises ValidationError."""
        errors: dict[str, str] = {}

        def take(title: str, read: Any) -> Any:
            try:
                return read(str(row[title] or "").strip())
            except ValueError as error:
                errors[title] = str(error)
                return None

        nama, program = take(kolom.NAMA, _name), take(kolom.PROGRAM, self._read_program)
        mulai, akhir = take(kolom.MULAI, _first_day), take(kolom.AKHIR, _last_day)
        wilayah = take(kolom.KECAMATAN, self._read_place)
        instansi = take(kolom.INSTANSI, lambda text: self._read_office(text, program, wilayah))
        telepon, email = take(kolom.TELEPON, _phone), take(kolom.EMAIL, _email)
        desa = take(kolom.DESA, lambda text: _villages(text, wilayah)) if wilayah else []
        if errors:
            raise ValidationError(errors)
        return Baris(nama, program, wilayah, mulai, akhir, instansi, telepon, email, desa)

    def _read_program(self, text: str) -> ProgramPendampingan:
        if found := self._program.get(kolom.plain(text)):
            return found
        raise ValueError(_("Program ini tidak dikenal. Tulis singkatannya, misalnya PKH atau PLD."))

    def _read_place(self, text: str) -> Wilayah:
        if not text and len(self._tempat) == 1:
            return self._tempat[0]
        plain = kolom.plain(text)
        found = [w for w in self._tempat if text == w.kode or plain == kolom.plain(w.nama)]
        # A kabupaten may hold a kecamatan of its own name; people are registered in kecamatan.
        deepest = max((one.tingkat for one in found), default=0)
        found = [one for one in found if one.tingkat == deepest]
        if len(found) == 1:
            return found[0]
        if found:
            kodes = ", ".join(one.kode for one in found[:3])
            raise ValueError(
                _("Beberapa tempat bernama ini. Tulis kodenya, misalnya %(kode)s.")
                % {"kode": kodes}
            )
        raise ValueError(_("Tempat ini bukan wilayah Anda. Tulis nama kecamatan, atau kodenya."))

    def _read_office(
        self, text: str, program: ProgramPendampingan | None, wilayah: Wilayah | None
    ) -> Instansi | None:
        """Two kabupaten may each have a Dinas Sosial: the one of the row's own."""
        own = program is not None and kolom.plain(text) == kolom.plain(program.lembaga)
        if not text or own or wilayah is None:
            return None
        kabupaten = wilayah.kode[:_KABUPATEN]
        named = self._kantor.get(kolom.plain(text), [])
        near = [one for one in named if one.wilayah.kode[:_KABUPATEN] == kabupaten]
        if near:
            return max(near, key=lambda one: one.wilayah.covers(wilayah.kode))
        raise ValueError(
            _("Instansi ini belum tercatat. Tulis seperti pada Kelola, Instansi; atau kosongkan.")
        )


def _name(text: str) -> str:
    if not text:
        raise ValueError(_("Nama kosong. Tulis nama lengkapnya."))
    if len(text) > NAMA_TERPANJANG:
        raise ValueError(_("Nama terlalu panjang; paling banyak 120 huruf."))
    return text


def _first_day(text: str) -> Any:
    if day := kolom.read_day(text):
        return day
    raise ValueError(_("Tanggal mulai tidak terbaca. Tulis seperti 31/12/2024."))


def _last_day(text: str) -> Any:
    """Exclusive, as the registry keeps it."""
    if not text:
        return None
    if day := kolom.read_day(text):
        return day + timedelta(days=1)
    raise ValueError(_("Tanggal ini tidak terbaca. Tulis seperti 31/12/2024, atau kosongkan."))


def _phone(text: str) -> str:
    if not text:
        return ""
    if telepon := normalize_telepon(text):
        return telepon
    raise ValueError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))


def _email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            kalimat = _("Alamat surel ini tidak lengkap. Periksa, atau kosongkan.")
            raise ValueError(kalimat) from error
    return text


def _villages(text: str, wilayah: Wilayah) -> list[Wilayah]:
    """Each named village of the place. A kabupaten may hold two of a name: then by code."""
    below = list(places_below(wilayah)) if text else []
    found, unknown = [], []
    for one in kolom.parts(text):
        same = [w for w in below if one == w.kode or kolom.plain(one) == kolom.plain(w.nama)]
        found += same if len(same) == 1 else []
        unknown += [one] if len(same) != 1 else []
    if unknown:
        raise ValueError(
            _("Tidak dapat ditemukan di %(tempat)s: %(nama)s. Pisahkan desa dengan titik koma.")
            % {"tempat": wilayah, "nama": ", ".join(unknown)}
        )
    return found
