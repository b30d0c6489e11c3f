from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Kontak, Pengguna
from pendamping.models import Pelatihan, PesertaPelatihan


@transaction.atomic
def save_pelatihan(row: Pelatihan, *, oleh: Pengguna) -> Pelatihan:
    tindakan = "ubah_pelatihan" if row.pk else "rencanakan_pelatihan"
    row.oleh = oleh
    row.save()
    record(tindakan, row, oleh=oleh, wilayah=row.wilayah, tanggal=row.tanggal.isoformat())
    return row


@transaction.atomic
def add_peserta(row: Pelatihan, kontak: Iterable[Kontak], *, oleh: Pengguna) -> int:
    """Expect these people; who is expected already stays. Returns how many are new."""
    row = Pelatihan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    known = set(row.peserta.values_list("kontak", flat=True))
    fresh = [PesertaPelatihan(pelatihan=row, kontak=k) for k in kontak if k.pk not in known]
    PesertaPelatihan.objects.bulk_create(fresh)
    record("tambah_peserta", row, oleh=oleh, wilayah=row.wilayah, jumlah=len(fresh))
    return len(fresh)


@transaction.atomic
def mark_attendance(row: Pelatihan, hadir: Iterable[int], *, oleh: Pengguna) -> int:
    """Who of the participants (by key) came; all others did not. Returns how many came.

    Raises Galat BELUM_BERLANGSUNG before the day.
    """
    row = Pelatihan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.tanggal > today():
        raise Galat(
            "BELUM_BERLANGSUNG", _("Kehadiran dicatat pada hari pelatihan atau sesudahnya.")
        )
    present = set(hadir)
    rows = list(row.peserta.all())
    for one in rows:
        one.hadir = one.pk in present
    PesertaPelatihan.objects.bulk_update(rows, ["hadir"])
    came = sum(one.hadir for one in rows)
    record("catat_kehadiran_pelatihan", row, oleh=oleh, wilayah=row.wilayah, hadir=came)
    return came
