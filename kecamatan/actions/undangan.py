"""Invitees come and go, and the invitation is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.kabar_rapat import announce
from kecamatan.actions.rapat import lock_planned
from kecamatan.enums import StatusRapat, Tingkat
from kecamatan.models import Instansi, Kontak, Pengguna, RapatKoordinasi, UndanganRapat, Wilayah
from kecamatan.queries.undangan import (
    UNSUR_KEPALA,
    helpers_of,
    instansi_to_invite,
    kontak_to_invite,
    offices_of,
    wilayah_to_invite,
)

TERBANYAK = 1000


@dataclass(frozen=True, slots=True)
class OrangBaru:
    """Somebody who has no Kontak yet."""

    nama: str
    jabatan: str = ""
    unsur: str = ""
    telepon: str = ""


@transaction.atomic
def invite(
    rapat: RapatKoordinasi,
    *,
    kontak: Iterable[Kontak] = (),
    instansi: Iterable[Instansi] = (),
    wilayah: Iterable[Wilayah] = (),
    oleh: Pengguna | None,
) -> int:
    """Put them on the list; whoever stands there already stays once. Returns how many are new.

    Raises Galat RAPAT_BERJALAN, TERLALU_BANYAK.
    """
    row = lock_planned(rapat)
    head = UNSUR_KEPALA.get(Tingkat(row.wilayah.tingkat), "")
    fresh = [UndanganRapat(rapat=row, kontak=one, unsur=_unsur(one)) for one in kontak]
    fresh += [
        UndanganRapat(rapat=row, instansi=one, unsur=one.get_jenis_display()) for one in instansi
    ]
    fresh += [UndanganRapat(rapat=row, wilayah=one, unsur=head) for one in wilayah]
    before = row.undangan.count()
    if before + len(fresh) > TERBANYAK:
        raise Galat("TERLALU_BANYAK", _("Satu rapat memuat paling banyak 1.000 undangan."))
    UndanganRapat.objects.bulk_create(fresh, ignore_conflicts=True)
    new = row.undangan.count() - before
    if new:
        record("undang_rapat", row, oleh=oleh, wilayah=row.wilayah, jumlah=new)
    return new


def _unsur(kontak: Kontak) -> str:
    return (kontak.unsur or kontak.jabatan)[:80]


@transaction.atomic
def invite_group(rapat: RapatKoordinasi, kode: str, *, oleh: Pengguna | None) -> int:
    """A whole group by its code. Raises Galat KELOMPOK_TIDAK_ADA and what `invite` raises."""
    if kode == "kepala":
        return invite(rapat, wilayah=wilayah_to_invite(rapat), oleh=oleh)
    if kode == "pendamping":
        return invite(rapat, kontak=helpers_of(rapat), oleh=oleh)
    if kode == "instansi":
        return invite(rapat, instansi=offices_of(rapat), oleh=oleh)
    jenis, _colon, unsur = kode.partition(":")
    if jenis != "unsur" or not unsur:
        raise Galat("KELOMPOK_TIDAK_ADA", _("Kelompok ini tidak ada. Muat ulang halamannya."))
    return invite(rapat, kontak=kontak_to_invite(rapat).filter(unsur=unsur), oleh=oleh)


@transaction.atomic
def invite_chosen(
    rapat: RapatKoordinasi,
    *,
    kontak: Iterable[int],
    instansi: Iterable[int],
    oleh: Pengguna | None,
) -> int:
    """Those of these keys who can be invited to this meeting; foreign keys find nobody."""
    return invite(
        rapat,
        kontak=kontak_to_invite(rapat).filter(pk__in=list(kontak)),
        instansi=instansi_to_invite(rapat).filter(pk__in=list(instansi)),
        oleh=oleh,
    )


@transaction.atomic
def invite_new(rapat: RapatKoordinasi, orang: OrangBaru, *, oleh: Pengguna | None) -> Kontak:
    """Write down a person of this wilayah and invite her; the same name and office again is the
    same person, the one written down first where the list of contacts holds two."""
    row = lock_planned(rapat)
    known = {
        "wilayah": row.wilayah,
        "nama": orang.nama.strip(),
        "jabatan": orang.jabatan.strip(),
    }
    kontak = Kontak.objects.filter(**known).order_by("pk").first()
    if kontak is None:
        kontak = Kontak.objects.create(**known, unsur=orang.unsur.strip(), telepon=orang.telepon)
        record("tambah_kontak", kontak, oleh=oleh, wilayah=row.wilayah)
    invite(row, kontak=[kontak], oleh=oleh)
    return kontak


@transaction.atomic
def uninvite(rapat: RapatKoordinasi, keys: Iterable[int], *, oleh: Pengguna | None) -> int:
    """Take these off the list; returns how many were on it."""
    row = lock_planned(rapat)
    gone = row.undangan.filter(pk__in=list(keys)).delete()[0]
    if gone:
        record("keluarkan_undangan", row, oleh=oleh, wilayah=row.wilayah, jumlah=gone)
    return gone


@transaction.atomic
def send_undangan(rapat: RapatKoordinasi, *, oleh: Pengguna | None) -> int:
    """Announce the meeting to everybody who was not told yet; a second time to the newcomers only.

    Raises Galat RAPAT_BERJALAN, TANPA_UNDANGAN, LAMPAU.
    """
    row = lock_planned(rapat)
    if row.tanggal < today():
        raise Galat("LAMPAU", _("Hari rapat ini sudah lewat; undangannya tidak dikirim lagi."))
    if not row.undangan.exists():
        raise Galat("TANPA_UNDANGAN", _("Belum ada yang diundang. Tambahkan undangan dahulu."))
    row.status = StatusRapat.DIUNDANG
    row.diundang_at = row.diundang_at or timezone.now()
    row.tanggal_undangan = row.tanggal_undangan or today()
    row.save(update_fields=["status", "diundang_at", "tanggal_undangan"])
    told = announce(row, kabar="undangan")
    record("kirim_undangan", row, oleh=oleh, wilayah=row.wilayah, jumlah=told)
    return told
