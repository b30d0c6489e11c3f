"""manage.py undang --peran provinsi --wilayah 35 --nama "…" [--email …] [--telepon …] [--json]"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from fondasi.commands import Hasil, WrongCallError
from fondasi.today import today
from kecamatan.actions.pengguna import invite_pengguna
from kecamatan.actions.tautan import url_of
from kecamatan.enums import Peran
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import Wilayah
from kecamatan.permissions.pengguna import can_give_penugasan
from kecamatan.rules.telepon import normalize_telepon
from kecamatan.rules.wilayah import normalize_kode


class Command(PerintahTercatat):
    help = (
        "Mengundang satu orang dan menampilkan tautan sekali pakainya, untuk akun yang belum ada "
        "pengundangnya (provinsi, pembina). OPD diundang dari halaman Pengguna beserta instansinya."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        peran = [str(one) for one in Peran.values if one != Peran.OPD]
        parser.add_argument("--peran", required=True, choices=peran, help="peran yang diberikan")
        parser.add_argument("--wilayah", required=True, help="kode, dengan atau tanpa titik")
        parser.add_argument("--nama", required=True, help="nama lengkap")
        parser.add_argument("--email", default="", help="alamat surel")
        parser.add_argument("--telepon", default="", help="nomor WA")

    def work(self, **options: Any) -> Hasil:
        """The operator stands above the portal; in somebody's name (--oleh) her limits hold."""
        wilayah = _wilayah(options["wilayah"])
        if self.oleh:
            can_give_penugasan(self.oleh, options["peran"], wilayah).require()
        pengguna, token = invite_pengguna(
            nama=_filled(options["nama"]),
            email=options["email"],
            telepon=_telepon(options["telepon"]),
            peran=options["peran"],
            wilayah=wilayah,
            oleh=self.oleh,
        )
        return {
            "status": "DIUNDANG",
            "nama_pengguna": pengguna.username,
            "peran": options["peran"],
            "wilayah": wilayah.kode,
            "tautan": url_of(token),
        }

    def lines(self, hasil: Hasil) -> Iterator[str]:
        yield f"{hasil['nama_pengguna']} diundang sebagai {hasil['peran']} di {hasil['wilayah']}."
        yield "Tautan sekali pakai (hanya ditampilkan di sini):"
        yield hasil["tautan"]


def _filled(nama: str) -> str:
    if not nama.strip():
        raise WrongCallError(_("--nama wajib diisi."))
    return nama.strip()


def _telepon(text: str) -> str:
    found = normalize_telepon(text) if text else ""
    if text and not found:
        raise WrongCallError(_("--telepon tidak dikenali. Tulis seperti 0812-3456-7890."))
    return found or ""


def _wilayah(text: str) -> Wilayah:
    found = Wilayah.objects.current(today()).filter(kode=normalize_kode(text)).first()
    if found is None:
        raise WrongCallError(_("--wilayah %(kode)s tidak dikenal.") % {"kode": text})
    return found
