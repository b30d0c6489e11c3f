"""From an empty server to the first invitation. Asks nothing, refuses a second time."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from fondasi.commands import WrongCallError
from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.hari_libur import TAHUN_TERSEDIA, load_national
from kecamatan.actions.pengguna import invite_pengguna
from kecamatan.actions.tautan import url_of
from kecamatan.enums import JenisWilayah, Peran, Tingkat
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import KopSurat, Pengguna, Wilayah
from kecamatan.rules.telepon import normalize_telepon
from kecamatan.rules.wilayah import normalize_kode

PILIHAN = {
    "kabupaten": "kode Kemendagri kabupaten/kota, misalnya 35.17",
    "nama": "nama lengkap admin pertama (Bappeda / Sekretariat TKPK)",
    "email": "alamat surel admin pertama",
    "telepon": "nomor WA admin pertama",
    "kop": "baris pertama kop surat; bila kosong disusun dari nama kabupaten/kota",
    "provinsi-nama": "nama lengkap akun provinsi pertama; bila kosong tidak dibuat",
    "provinsi-email": "alamat surel akun provinsi pertama",
    "provinsi-telepon": "nomor WA akun provinsi pertama",
}


class Command(PerintahTercatat):
    help = (
        "Menyiapkan instalasi baru: peran basis data, tabel, kode wilayah, kop surat, dan admin "
        "pertama yang menerima tautan sekali pakai. Setiap pilihan juga dibaca dari lingkungan "
        "(INSTALASI_KABUPATEN, INSTALASI_NAMA, …). Menolak bila instalasi sudah siap."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        for nama, bantuan in PILIHAN.items():
            default = os.environ.get(f"INSTALASI_{nama.upper().replace('-', '_')}", "")
            parser.add_argument(f"--{nama}", default=default, help=bantuan)

    def work(self, **options: Any) -> dict[str, Any]:
        telepon = _checked(options)
        telepon_provinsi = _checked_provinsi(options)
        _refuse_twice()
        call_command("siapkan_basisdata", stdout=self.stderr)
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stderr)
        call_command("muat_wilayah", stdout=self.stderr)
        for tahun in TAHUN_TERSEDIA:
            load_national(tahun, oleh=None)
        call_command("muat_data_awal", stdout=self.stderr)
        tokens = _first_accounts(options, telepon, telepon_provinsi)
        return {
            "status": "SIAP",
            "kabupaten": normalize_kode(options["kabupaten"]),
            **{nama: url_of(token) for nama, token in tokens.items()},
            "surel": try_smtp(),
        }

    def lines(self, hasil: dict[str, Any]) -> Iterator[str]:
        yield f"Instalasi {hasil['kabupaten']} siap. Surel: {hasil['surel']}."
        yield "Tautan sekali pakai untuk admin pertama (hanya ditampilkan di sini):"
        yield hasil["tautan"]
        if "tautan_provinsi" in hasil:
            yield "Tautan sekali pakai untuk akun provinsi:"
            yield hasil["tautan_provinsi"]


def _checked(options: dict[str, Any]) -> str:
    """The phone number as stored. Nothing is touched while the call is incomplete."""
    kode = normalize_kode(options["kabupaten"])
    if kode.count(".") != 1:
        raise WrongCallError(_("--kabupaten harus kode kabupaten/kota, misalnya 35.17."))
    if not options["nama"].strip() or not (options["email"] or options["telepon"]):
        raise WrongCallError(_("--nama serta --email atau --telepon wajib diisi."))
    return _telepon(options, "telepon")


def _checked_provinsi(options: dict[str, Any]) -> str:
    nama, telepon = options["provinsi_nama"].strip(), _telepon(options, "provinsi-telepon")
    if bool(nama) != bool(options["provinsi_email"] or telepon):
        raise WrongCallError(
            _("--provinsi-nama diisi bersama --provinsi-email atau --provinsi-telepon.")
        )
    return telepon


def _telepon(options: dict[str, Any], nama: str) -> str:
    text = options[nama.replace("-", "_")]
    telepon = normalize_telepon(text) if text else ""
    if text and not telepon:
        raise WrongCallError(
            _("--%(nama)s tidak dikenali. Tulis seperti 0812-3456-7890.") % {"nama": nama}
        )
    return telepon or ""


def _refuse_twice() -> None:
    """A database that cannot be reached yet is one that was not prepared."""
    if not _has_tables() or not Pengguna.objects.exists():
        return
    raise Galat(
        "SUDAH_SIAP",
        _("Instalasi ini sudah siap. Undang orang berikutnya dari halaman Pengguna."),
    )


def _has_tables() -> bool:
    try:
        return Pengguna._meta.db_table in connection.introspection.table_names()
    except OperationalError:
        return False


@transaction.atomic
def _first_accounts(options: dict[str, Any], telepon: str, telepon_provinsi: str) -> dict[str, str]:
    """Kop and accounts together, or none of them; the tokens of their links."""
    kode = normalize_kode(options["kabupaten"])
    kabupaten = Wilayah.objects.filter(kode=kode, tingkat=Tingkat.KABUPATEN).first()
    if kabupaten is None:
        raise Galat("WILAYAH_TIDAK_ADA", _("Kode kabupaten/kota ini tidak ada dalam daftar."))
    KopSurat.objects.create(wilayah=kabupaten, baris_1=options["kop"] or default_kop(kabupaten))
    _pengguna, token = invite_pengguna(
        nama=options["nama"].strip(),
        email=options["email"],
        telepon=telepon,
        peran=Peran.BAPPEDA,
        wilayah=kabupaten,
        oleh=None,
    )
    tokens = {"tautan": token}
    if options["provinsi_nama"].strip():
        tokens["tautan_provinsi"] = _first_provinsi(options, telepon_provinsi, kabupaten)
    record("siapkan_instalasi", kabupaten, oleh=None, wilayah=kabupaten)
    return tokens


def _first_provinsi(options: dict[str, Any], telepon: str, kabupaten: Wilayah) -> str:
    _pengguna, token = invite_pengguna(
        nama=options["provinsi_nama"].strip(),
        email=options["provinsi_email"],
        telepon=telepon,
        peran=Peran.PROVINSI,
        wilayah=Wilayah.objects.get(kode=kabupaten.kode.split(".")[0]),
        oleh=None,
    )
    return token


def default_kop(wilayah: Wilayah) -> str:
    jenis = "KOTA" if wilayah.jenis == JenisWilayah.KOTA else "KABUPATEN"
    return f"PEMERINTAH {jenis} {wilayah.nama.upper()}"


def try_smtp() -> str:
    """Sign in at the mail server, sending nothing; a failure is told and stops nothing."""
    if not settings.EMAIL_HOST:
        return "tidak dipasang; undangan dikirim lewat WA atau QR"
    backend = get_connection(fail_silently=False)
    try:
        backend.open()
        backend.close()
    except (smtplib.SMTPException, OSError) as error:
        return f"gagal tersambung ke {settings.EMAIL_HOST} ({type(error).__name__})"
    return f"tersambung ke {settings.EMAIL_HOST}"
