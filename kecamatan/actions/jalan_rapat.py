"""A meeting begins and ends; what it decided becomes promises in the moment it ends."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut, open_tindak_lanjut
from kecamatan.enums import Prioritas, StatusRapat
from kecamatan.models import KeputusanRapat, Pengguna, RapatKoordinasi, TindakLanjut
from kecamatan.queries.tindak_lanjut import jenis_for
from kecamatan.rules.jalan_rapat import DAPAT_DIMULAI


def lock_rapat(rapat: RapatKoordinasi, *status: StatusRapat) -> RapatKoordinasi:
    """The meeting, locked, in one of these states. Raises Galat RAPAT_BERUBAH."""
    rows = RapatKoordinasi.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("wilayah").get(pk=rapat.pk)
    if row.status not in status:
        raise Galat(
            "RAPAT_BERUBAH",
            _("Rapat ini %(status)s; langkah ini tidak dapat dilakukan. Muat ulang halamannya.")
            % {"status": row.get_status_display().lower()},
        )
    return row


@transaction.atomic
def start_rapat(rapat: RapatKoordinasi, *, oleh: Pengguna | None) -> RapatKoordinasi:
    """Open the meeting; a second press finds it running. Raises Galat BELUM_HARINYA,
    RAPAT_BERUBAH."""
    row = lock_rapat(rapat, *DAPAT_DIMULAI, StatusRapat.BERLANGSUNG)
    if row.status == StatusRapat.BERLANGSUNG:
        return row
    if row.tanggal > today():
        raise Galat(
            "BELUM_HARINYA",
            _("Rapat ini dijadwalkan %(tanggal)s. Ubah tanggalnya bila rapat dimajukan.")
            % {"tanggal": tanggal(row.tanggal)},
        )
    row.status, row.dimulai_at = StatusRapat.BERLANGSUNG, timezone.now()
    row.save(update_fields=["status", "dimulai_at"])
    record("mulai_rapat", row, oleh=oleh, wilayah=row.wilayah)
    return row


@transaction.atomic
def close_rapat(rapat: RapatKoordinasi, *, oleh: Pengguna | None) -> list[TindakLanjut]:
    """End the meeting and open a promise for each decision that is more than a note.

    All or nothing, and once: a decision that has its promise keeps it. Raises Galat
    KEPUTUSAN_BELUM_LENGKAP, RAPAT_BERUBAH.
    """
    row = lock_rapat(rapat, StatusRapat.BERLANGSUNG)
    related = ("kontak__instansi", "kontak__pengguna", "instansi", "desa")
    keputusan = list(row.keputusan.select_related(*related).prefetch_related("dilibatkan"))
    if kurang := sum(not satu.lengkap for satu in keputusan):
        raise Galat(
            "KEPUTUSAN_BELUM_LENGKAP",
            _("%(n)s keputusan belum punya penanggung jawab atau batas waktu.") % {"n": kurang},
        )
    dibuka = [_open(row, satu, oleh) for satu in keputusan if _becomes_promise(satu)]
    row.status, row.ditutup_at = StatusRapat.DITUTUP, timezone.now()
    row.save(update_fields=["status", "ditutup_at"])
    record(
        "tutup_rapat", row, oleh=oleh, wilayah=row.wilayah,
        keputusan=len(keputusan), tindak_lanjut=len(dibuka),
    )  # fmt: skip
    return dibuka


def _becomes_promise(keputusan: KeputusanRapat) -> bool:
    return not keputusan.hanya_catatan and keputusan.tindak_lanjut_id is None


def _open(rapat: RapatKoordinasi, keputusan: KeputusanRapat, oleh: Pengguna | None) -> TindakLanjut:
    assert keputusan.batas is not None
    isi = IsiTindakLanjut(
        wilayah=rapat.wilayah,
        jenis=jenis_for(rapat.wilayah, keputusan.kontak, keputusan.instansi),
        uraian=keputusan.uraian,
        batas=keputusan.batas,
        kontak=keputusan.kontak,
        instansi=keputusan.instansi,
        desa=keputusan.desa,
        dilibatkan=list(keputusan.dilibatkan.all()),
        prioritas=Prioritas(keputusan.prioritas),
        rapat=rapat,
    )
    made = open_tindak_lanjut(isi, oleh=oleh)
    KeputusanRapat.objects.filter(pk=keputusan.pk).update(tindak_lanjut=made)
    return made
