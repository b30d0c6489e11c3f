"""Attendance: by tick, by QR code, by hand, by scan of the paper list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.pdf import count_pages
from fondasi.scans import clean_scan
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.enums import CaraHadir, JenisKelamin, StatusHadir
from kecamatan.models import Kehadiran, Pengguna, PindaianHadir, RapatKoordinasi, UndanganRapat
from kecamatan.rules.jalan_rapat import DITULIS, HADIR_TERBUKA, TERLAKSANA

PALING_BANYAK = 2_000
PINDAIAN_PALING_BANYAK = 20


@dataclass(frozen=True, slots=True)
class IsiHadir:
    """What somebody says of herself."""

    nama: str
    instansi: str
    unsur: str
    jenis_kelamin: str
    jabatan: str = ""


@dataclass(frozen=True, slots=True)
class Centang:
    """One line of the tick list that was changed: "" takes it back, IZIN, L, P or X."""

    undangan: UndanganRapat
    pilihan: str
    nama: str = ""


@transaction.atomic
def tick_kehadiran(
    rapat: RapatKoordinasi, centang: Sequence[Centang], *, oleh: Pengguna | None
) -> int:
    """Write the changed lines; lines that were not touched keep what a QR code brought.
    Raises Galat RAPAT_BERUBAH."""
    row = lock_rapat(rapat, *HADIR_TERBUKA, *DITULIS)
    for satu in centang:
        Kehadiran.objects.filter(rapat=row, undangan=satu.undangan).delete()
        if satu.pilihan:
            _ticked(row, satu, oleh).save()
    if centang:
        record("centang_kehadiran", row, oleh=oleh, wilayah=row.wilayah, baris=len(centang))
    return len(centang)


def _ticked(rapat: RapatKoordinasi, centang: Centang, oleh: Pengguna | None) -> Kehadiran:
    undangan = centang.undangan
    excused = centang.pilihan == StatusHadir.IZIN
    return Kehadiran(
        rapat=rapat,
        undangan=undangan,
        **_printed(undangan, centang.nama),
        jenis_kelamin=centang.pilihan if centang.pilihan in JenisKelamin.values else "",
        status=StatusHadir.IZIN if excused else StatusHadir.HADIR,
        cara=CaraHadir.CENTANG,
        oleh=oleh,
    )


def _printed(undangan: UndanganRapat, nama: str) -> dict[str, str]:
    """Name and office as the list prints them; an office is represented by somebody."""
    if undangan.kontak is not None:
        kontak = undangan.kontak
        instansi = kontak.instansi.nama if kontak.instansi else ""
        return {
            "nama": kontak.nama, "jabatan": kontak.jabatan, "instansi": instansi,
            "unsur": undangan.unsur or kontak.unsur,
        }  # fmt: skip
    return {
        "nama": (nama.strip() or undangan.sebutan)[:120], "jabatan": "",
        "instansi": undangan.sebutan[:160], "unsur": undangan.unsur,
    }  # fmt: skip


@transaction.atomic
def sign_in(
    rapat: RapatKoordinasi, isi: IsiHadir, *, cara: CaraHadir, oleh: Pengguna | None = None
) -> Kehadiran:
    """Somebody is there. Sent twice it is once; an invitee is recognised by her name, and the
    answer does not tell whether she was one. Raises Galat HADIR_PENUH, RAPAT_BERUBAH."""
    row = lock_rapat(rapat, *HADIR_TERBUKA, *DITULIS)
    undangan = _invitation_of(row, isi)
    mine: dict[str, object] = {"rapat": row, "undangan": undangan}
    if undangan is None:
        mine |= {"nama__iexact": isi.nama, "instansi__iexact": isi.instansi}
    found = Kehadiran.objects.filter(**mine).first()
    if found is None and row.kehadiran.count() >= PALING_BANYAK:
        raise Galat("HADIR_PENUH", _("Daftar hadir sudah penuh. Hubungi notulis."))
    here = found or Kehadiran(rapat=row, undangan=undangan)
    if found and found.status == StatusHadir.HADIR and found.jenis_kelamin:
        return found
    here.nama, here.jabatan, here.instansi = isi.nama, isi.jabatan, isi.instansi
    here.unsur = (undangan.unsur if undangan else "") or isi.unsur
    here.jenis_kelamin = isi.jenis_kelamin
    here.status, here.cara, here.oleh = StatusHadir.HADIR, cara, oleh
    here.save()
    record("catat_kehadiran", here, oleh=oleh, wilayah=row.wilayah, rapat=row.pk, cara=cara)
    return here


def _invitation_of(rapat: RapatKoordinasi, isi: IsiHadir) -> UndanganRapat | None:
    return rapat.undangan.filter(kontak__nama__iexact=isi.nama).order_by("pk").first()


@transaction.atomic
def remove_kehadiran(kehadiran: Kehadiran, *, oleh: Pengguna | None) -> None:
    """Raises Galat RAPAT_BERUBAH once the notula is adopted."""
    rapat = lock_rapat(kehadiran.rapat, *HADIR_TERBUKA, *DITULIS)
    record("hapus_kehadiran", kehadiran, oleh=oleh, wilayah=rapat.wilayah, rapat=rapat.pk)
    kehadiran.delete()


def attach_pindaian(
    rapat: RapatKoordinasi, isi: bytes, nama: str, *, oleh: Pengguna | None
) -> PindaianHadir:
    """Keep a scan of the signed list, also after the adoption. Raises Galat PINDAIAN_*,
    FOTO_*, and PDF_* for one that could not be joined to the other papers."""
    scan = clean_scan(isi)
    if scan.startswith(b"%PDF-"):
        count_pages(scan)
    return _keep(rapat, scan, nama, oleh)


@transaction.atomic
def _keep(rapat: RapatKoordinasi, isi: bytes, nama: str, oleh: Pengguna | None) -> PindaianHadir:
    row = lock_rapat(rapat, *TERLAKSANA)
    if row.pindaian_hadir.count() >= PINDAIAN_PALING_BANYAK:
        raise Galat(
            "PINDAIAN_TERLALU_BANYAK",
            _("Paling banyak 20 berkas pindaian. Gabungkan halamannya dalam satu PDF."),
        )
    berkas = store_berkas(ContentFile(isi), jenis="daftar-hadir", nama=nama, oleh=oleh)
    made = PindaianHadir.objects.create(rapat=row, berkas=berkas, oleh=oleh)
    record("unggah_daftar_hadir", made, oleh=oleh, wilayah=row.wilayah, rapat=row.pk)
    return made


@transaction.atomic
def remove_pindaian(pindaian: PindaianHadir, *, oleh: Pengguna | None) -> None:
    """The line goes; the file stays private in the store, where nothing leads to it."""
    rapat = lock_rapat(pindaian.rapat, *TERLAKSANA)
    record("hapus_daftar_hadir", pindaian, oleh=oleh, wilayah=rapat.wilayah, rapat=rapat.pk)
    pindaian.delete()
