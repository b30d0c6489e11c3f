from __future__ import annotations

import re
import unicodedata
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.penugasan import add_penugasan
from kecamatan.actions.tautan import create_tautan
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.rules.telepon import normalize_telepon


@transaction.atomic
def invite_pengguna(
    *,
    nama: str,
    email: str,
    telepon: str,
    peran: str,
    wilayah: Wilayah,
    oleh: Pengguna | None,
    instansi: Instansi | None = None,
    sebutan: str = "",
    mulai: date | None = None,
    sampai: date | None = None,
    kontak: Kontak | None = None,
) -> tuple[Pengguna, str]:
    """An account with one assignment, and the token of its first link.

    `telepon` is +62 and digits or empty; e-mail or telepon must be given. The account belongs to
    `kontak`, or to a new one. Raises Galat
    KONTAK_KOSONG, KONTAK_TERPAKAI and those of `add_penugasan`.
    """
    email = email.strip().lower()
    if not (email or telepon):
        raise Galat("KONTAK_KOSONG", _("Isi alamat surel atau nomor telepon."))
    pengguna = _create(nama=nama, email=email, telepon=telepon)
    pengguna.set_unusable_password()
    pengguna.save(update_fields=["password"])
    kontak = kontak or Kontak(nama=nama, wilayah=wilayah, instansi=instansi)
    kontak.telepon, kontak.email, kontak.pengguna = telepon, email, pengguna
    kontak.save()
    record("undang_pengguna", pengguna, oleh=oleh, wilayah=wilayah, peran=str(peran))
    add_penugasan(
        pengguna,
        peran=peran,
        wilayah=wilayah,
        instansi=instansi,
        sebutan=sebutan,
        mulai=mulai,
        sampai=sampai,
        oleh=oleh,
    )
    return pengguna, create_tautan(pengguna, oleh=oleh)


def _create(*, nama: str, email: str, telepon: str) -> Pengguna:
    try:
        with transaction.atomic():
            return Pengguna.objects.create(
                username=free_username(nama), nama=nama, email=email, telepon=telepon
            )
    except IntegrityError as error:
        taken = Q(telepon=telepon) & ~Q(telepon="") | Q(email__iexact=email) & ~Q(email="")
        if not Pengguna.objects.filter(taken).exists():
            raise
        raise Galat(
            "KONTAK_TERPAKAI",
            _("Alamat surel atau nomor ini sudah dipakai akun lain. Tambahkan penugasan di sana."),
        ) from error


def free_username(nama: str) -> str:
    """`Siti Aminah` → `siti.aminah`, or with the next free number. Never a phone number."""
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().lower()
    base = ".".join(re.findall(r"[a-z0-9]+", plain))[:50] or "pengguna"
    if normalize_telepon(base) or base[0].isdigit():
        base = f"p.{base}"
    like = Pengguna.objects.filter(username__startswith=base)
    taken = set(like.values_list("username", flat=True))
    if base not in taken:
        return base
    return next(name for n in range(2, len(taken) + 3) if (name := f"{base}{n}") not in taken)


@transaction.atomic
def set_aktif(pengguna: Pengguna, *, aktif: bool, oleh: Pengguna, alasan: str = "") -> Pengguna:
    """Closing an account ends its sessions and links at once; its assignments stay as they are."""
    pengguna = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    if pengguna.is_active == aktif:
        return pengguna
    pengguna.is_active = aktif
    pengguna.save(update_fields=["is_active"])
    record("aktifkan_akun" if aktif else "nonaktifkan_akun", pengguna, oleh=oleh, alasan=alasan)
    return pengguna
