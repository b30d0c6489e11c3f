"""One direction to many: given, read, worked on, answered, sent back, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.actions.riwayat_tindak_lanjut import required_reason
from kecamatan.enums import PenerimaEskalasi, StatusArahan
from kecamatan.models import (
    Arahan,
    Berkas,
    Instansi,
    PenerimaArahan,
    Pengguna,
    RapatKoordinasi,
    Wilayah,
)
from kecamatan.queries.penerima_kabar import (
    askers_of,
    people_of_arahan,
    people_of_recipients,
)
from kecamatan.rules.nik import has_nik


@dataclass(frozen=True, slots=True)
class IsiArahan:
    """What is directed, by whom (in words), until when, to which places and offices."""

    wilayah: Wilayah
    pemberi: str
    judul: str
    isi: str
    batas: date
    kepada_wilayah: Sequence[Wilayah] = ()
    kepada_instansi: Sequence[Instansi] = ()
    rapat: RapatKoordinasi | None = None


@transaction.atomic
def issue_arahan(isi: IsiArahan, *, oleh: Pengguna | None) -> Arahan:
    """Store it with its recipients and tell each of them. Raises Galat PENERIMA_KOSONG."""
    if not (isi.kepada_wilayah or isi.kepada_instansi):
        raise Galat("PENERIMA_KOSONG", _("Pilih paling sedikit satu penerima."))
    arahan = Arahan.objects.create(
        wilayah=isi.wilayah,
        pemberi=isi.pemberi.strip(),
        judul=isi.judul.strip(),
        isi=isi.isi.strip(),
        batas=isi.batas,
        rapat=isi.rapat,
        oleh=oleh,
    )
    rows = [PenerimaArahan(arahan=arahan, wilayah=one) for one in isi.kepada_wilayah]
    rows += [PenerimaArahan(arahan=arahan, instansi=one) for one in isi.kepada_instansi]
    PenerimaArahan.objects.bulk_create(rows)
    record(
        "beri_arahan", arahan, oleh=oleh, wilayah=isi.wilayah, penerima=len(rows),
        batas=str(isi.batas),
    )  # fmt: skip
    judul = _("Arahan %(pemberi)s: %(judul)s") % {"pemberi": isi.pemberi, "judul": isi.judul}
    _tell_all(arahan, judul, "baru")
    return arahan


def _tell_all(arahan: Arahan, judul: str, kunci: str, *, belum: bool = False) -> None:
    notify(
        people_of_recipients(arahan, belum=belum), f"ar-{arahan.pk}-{kunci}", judul, _path(arahan)
    )


def _moment() -> int:
    """Tells one answer from the next in the key of a notice."""
    return int(timezone.now().timestamp())


def _path(arahan: Arahan) -> str:
    return reverse("kecamatan:arahan-detail", args=[arahan.pk])


def mark_read_arahan(arahan: Arahan, *, oleh: Pengguna) -> None:
    """The recipient has opened it; a second time writes nothing."""
    rows = PenerimaArahan.objects.mine(oleh).filter(arahan=arahan, status=StatusArahan.BARU)
    if rows.exists():
        rows.update(status=StatusArahan.DIBACA, dibaca_at=timezone.now())


def _locked(penerima: PenerimaArahan) -> PenerimaArahan:
    """Raises Galat ARAHAN_DICABUT."""
    rows = PenerimaArahan.objects.select_for_update(of=("self",)).select_related(
        "arahan__wilayah", "wilayah", "instansi"
    )
    row = rows.get(pk=penerima.pk)
    if row.arahan.dicabut_at is not None:
        raise Galat("ARAHAN_DICABUT", _("Arahan ini sudah dicabut."))
    return row


@transaction.atomic
def start_arahan(penerima: PenerimaArahan, *, oleh: Pengguna) -> PenerimaArahan:
    """The recipient works on it. What is done already stays done."""
    row = _locked(penerima)
    if row.status in (StatusArahan.BARU, StatusArahan.DIBACA):
        row.status = StatusArahan.DIKERJAKAN
        row.dibaca_at = row.dibaca_at or timezone.now()
        row.save(update_fields=["status", "dibaca_at"])
        record("kerjakan_arahan", row, oleh=oleh, wilayah=row.wilayah or row.arahan.wilayah)
    return row


@transaction.atomic
def finish_arahan(
    penerima: PenerimaArahan, *, jawaban: str, bukti: Berkas | None = None, oleh: Pengguna
) -> PenerimaArahan:
    """Report it done.

    Raises Galat JAWABAN_KOSONG, JAWABAN_BERNIK, SUDAH_SELESAI, ARAHAN_DICABUT.
    """
    text = jawaban.strip()
    if not text:
        raise Galat("JAWABAN_KOSONG", _("Tulis apa yang sudah dilakukan."))
    if has_nik(text):
        raise Galat("JAWABAN_BERNIK", _("Jangan menulis NIK pada jawaban; hapus angkanya."))
    row = _locked(penerima)
    if row.status == StatusArahan.SELESAI:
        raise Galat("SUDAH_SELESAI", _("Arahan ini sudah Anda jawab."))
    now = timezone.now()
    row.status, row.jawaban, row.oleh = StatusArahan.SELESAI, text, oleh
    row.bukti = bukti or row.bukti
    row.selesai_at, row.dibaca_at = now, row.dibaca_at or now
    row.save(update_fields=["status", "jawaban", "bukti", "oleh", "selesai_at", "dibaca_at"])
    record("selesai_arahan", row, oleh=oleh, wilayah=row.wilayah or row.arahan.wilayah)
    judul = _("%(nama)s menyelesaikan arahan: %(judul)s") % {
        "nama": row.nama, "judul": row.arahan.judul,
    }  # fmt: skip
    notify(
        askers_of(row.arahan.wilayah), f"ar-{row.arahan_id}-s{row.pk}-{_moment()}", judul,
        _path(row.arahan),
    )  # fmt: skip
    return row


@transaction.atomic
def return_arahan(penerima: PenerimaArahan, *, alasan: str, oleh: Pengguna) -> PenerimaArahan:
    """The answer is not enough. Raises Galat ALASAN_KURANG, BELUM_SELESAI, ARAHAN_DICABUT."""
    text = required_reason(alasan, _("Tulis apa yang belum lengkap, paling sedikit 10 huruf."))
    row = _locked(penerima)
    if row.status != StatusArahan.SELESAI:
        raise Galat("BELUM_SELESAI", _("Belum ada jawaban yang dapat dikembalikan."))
    row.status, row.catatan, row.selesai_at = StatusArahan.DIKERJAKAN, text, None
    row.save(update_fields=["status", "catatan", "selesai_at"])
    record("kembalikan_arahan", row, oleh=oleh, wilayah=row.arahan.wilayah, alasan=text)
    judul = _("Jawaban arahan perlu dilengkapi: %(judul)s") % {"judul": row.arahan.judul}
    kunci = f"ar-{row.arahan_id}-k{row.pk}-{_moment()}"
    notify(people_of_arahan(row), kunci, judul, _path(row.arahan))
    return row


@transaction.atomic
def remind_arahan(arahan: Arahan, *, oleh: Pengguna, hari_ini: date) -> None:
    """Tell those who have not finished, at most once a day."""
    judul = _("Mengingatkan arahan: %(judul)s") % {"judul": arahan.judul}
    _tell_all(arahan, judul, f"ingat-{hari_ini}", belum=True)
    record("ingatkan_arahan", arahan, oleh=oleh, wilayah=arahan.wilayah)


@transaction.atomic
def withdraw_arahan(arahan: Arahan, *, alasan: str, oleh: Pengguna) -> Arahan:
    """It no longer holds; what was answered stays. Raises Galat ALASAN_KURANG, ARAHAN_DICABUT."""
    text = required_reason(alasan, _("Tulis mengapa dicabut, paling sedikit 10 huruf."))
    row = Arahan.objects.select_for_update(of=("self",)).select_related("wilayah").get(pk=arahan.pk)
    if row.dicabut_at is not None:
        raise Galat("ARAHAN_DICABUT", _("Arahan ini sudah dicabut."))
    row.dicabut_at, row.alasan_cabut = timezone.now(), text
    row.save(update_fields=["dicabut_at", "alasan_cabut"])
    record("cabut_arahan", row, oleh=oleh, wilayah=row.wilayah, alasan=text)
    _tell_all(row, _("Arahan dicabut: %(judul)s") % {"judul": row.judul}, "cabut")
    return row


def tell_rung(arahan: Arahan, hari: int, penerima: PenerimaEskalasi, kata: str) -> None:
    """A rung of the ladder: the recipients who are not done, or the office that directed it."""
    judul = _("Arahan %(judul)s: %(kata)s") % {"judul": arahan.judul, "kata": kata}
    kunci = f"ar-{arahan.pk}-e{hari}-{penerima}-{arahan.batas}"
    if penerima == PenerimaEskalasi.PEMILIK:
        notify(people_of_recipients(arahan, belum=True), kunci, judul, _path(arahan))
    else:
        notify(askers_of(arahan.wilayah), kunci, judul, _path(arahan))
