from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.pengguna import invite_pengguna
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from pendamping.actions.penempatan import cover_places, move_end
from pendamping.models import Pendamping, ProgramPendampingan

UNSUR = "Pendamping"


@dataclass(frozen=True, slots=True)
class IsiPendamping:
    """What the registry says of one person. `telepon` is +62 and digits or empty;
    `kontrak_sampai` is exclusive."""

    nama: str
    program: ProgramPendampingan
    wilayah: Wilayah
    kontrak_mulai: date
    kontrak_sampai: date | None = None
    instansi: Instansi | None = None
    telepon: str = ""
    email: str = ""


@transaction.atomic
def register_pendamping(
    isi: IsiPendamping, *, oleh: Pengguna | None, kontak: Kontak | None = None
) -> Pendamping:
    """A new line of the registry, on an existing Kontak or a new one.

    Raises Galat KONTRAK_TERBALIK, PENDAMPING_SUDAH_ADA.
    """
    _check(isi)
    kontak = kontak or Kontak(wilayah=isi.wilayah, unsur=UNSUR, jabatan=isi.program.nama)
    _write_kontak(kontak, isi)
    row = Pendamping(kontak=kontak)
    _write(row, isi)
    record("daftarkan_pendamping", row, oleh=oleh, wilayah=isi.wilayah, program=isi.program.kode)
    return row


@transaction.atomic
def change_pendamping(
    pendamping: Pendamping, isi: IsiPendamping, *, oleh: Pengguna | None
) -> Pendamping:
    """Correct or prolong. Placements that end with the contract move with its end, and with them
    the authority of her account. Raises Galat KONTRAK_TERBALIK, PENDAMPING_SUDAH_ADA,
    PENEMPATAN_MELEWATI, PROGRAM_BERTEMPAT and those of `move_end`.
    """
    _check(isi)
    row = Pendamping.objects.select_for_update(of=("self",)).get(pk=pendamping.pk)
    if isi.program != row.program and row.penempatan.exists():
        raise Galat(
            "PROGRAM_BERTEMPAT",
            _("Program tidak dapat diganti setelah ada penempatan. Daftarkan untuk program itu."),
        )
    before = row.kontrak_sampai
    _write_kontak(row.kontak, isi)
    _write(row, isi)
    for one in row.penempatan.standing().filter(sampai=before):
        move_end(one, sampai=row.kontrak_sampai, oleh=oleh)
    _check_places(row)
    record("ubah_pendamping", row, oleh=oleh, wilayah=isi.wilayah)
    return row


def _check(isi: IsiPendamping) -> None:
    if isi.kontrak_sampai is not None and isi.kontrak_sampai <= isi.kontrak_mulai:
        raise Galat(
            "KONTRAK_TERBALIK",
            _("Hari terakhir kontrak tidak boleh mendahului hari mulainya. Periksa tanggalnya."),
        )


def _check_places(row: Pendamping) -> None:
    early = row.penempatan.filter(mulai__lt=row.kontrak_mulai)
    late = row.penempatan.none()
    if row.kontrak_sampai is not None:
        late = row.penempatan.filter(sampai__gt=row.kontrak_sampai)
    if early.exists() or late.exists():
        raise Galat(
            "PENEMPATAN_MELEWATI",
            _("Ada penempatan di luar masa kontrak ini. Sesuaikan penempatannya dahulu."),
        )


def _write_kontak(kontak: Kontak, isi: IsiPendamping) -> None:
    kontak.nama, kontak.telepon, kontak.email = isi.nama, isi.telepon, isi.email
    kontak.instansi = isi.instansi
    kontak.save()


def _write(row: Pendamping, isi: IsiPendamping) -> None:
    row.program, row.wilayah = isi.program, isi.wilayah
    row.kontrak_mulai, row.kontrak_sampai = isi.kontrak_mulai, isi.kontrak_sampai
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "PENDAMPING_SUDAH_ADA",
            _("Orang ini sudah terdaftar untuk program yang sama. Ubah yang lama."),
        ) from error


@transaction.atomic
def invite_pendamping(pendamping: Pendamping, *, oleh: Pengguna) -> tuple[Pengguna, str]:
    """An account for somebody in the registry, with authority where she is placed.

    Returns the account and the token of its link. Raises Galat SUDAH_BERAKUN, BELUM_DITEMPATKAN
    and those of `invite_pengguna`.
    """
    row = Pendamping.objects.select_for_update(of=("self",)).get(pk=pendamping.pk)
    kontak = row.kontak
    if kontak.pengguna_id is not None:
        raise Galat("SUDAH_BERAKUN", _("Orang ini sudah memiliki akun."))
    first = row.penempatan.standing().select_related("desa").first()
    if first is None:
        raise Galat("BELUM_DITEMPATKAN", _("Tempatkan dahulu di desa/kelurahan, lalu beri akun."))
    pengguna, token = invite_pengguna(
        nama=kontak.nama,
        email=kontak.email,
        telepon=kontak.telepon,
        peran=Peran.PENDAMPING,
        wilayah=first.desa,
        mulai=first.mulai,
        sampai=first.sampai,
        kontak=kontak,
        oleh=oleh,
    )
    cover_places(pengguna, oleh=oleh)
    return pengguna, token
