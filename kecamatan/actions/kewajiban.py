"""Open promises that an assignment answers for: a person's own, and an office's."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kewajiban import register
from kecamatan.actions.kabar_tindak_lanjut import tell_owner
from kecamatan.actions.riwayat_tindak_lanjut import remember
from kecamatan.enums import Peran, PeristiwaTindakLanjut
from kecamatan.models import Kontak, Pengguna, Penugasan, TindakLanjut
from kecamatan.models.cakupan import below
from kecamatan.models.tindak_lanjut import TindakLanjutQuerySet
from kecamatan.queries.pengguna import successors


def register_duties() -> None:
    """Called once, by KecamatanConfig.ready()."""
    register("tindak lanjut atas nama sendiri", count_own, hand_over_own)
    register("tindak lanjut instansi", count_office, hand_over_office)


def _reach(penugasan: Penugasan) -> Q:
    """What is asked in its wilayah or above it; of a desa only when the desa is its."""
    kode = penugasan.wilayah.kode
    parts = kode.split(".")
    above = [".".join(parts[:n]) for n in range(1, len(parts))]
    asked = below("wilayah", [kode]) | Q(wilayah__kode__in=above)
    return asked & (Q(desa=None) | below("desa", [kode]))


def _own(penugasan: Penugasan) -> TindakLanjutQuerySet:
    """Those that no other assignment of the same person keeps."""
    rows = TindakLanjut.objects.open().filter(
        _reach(penugasan), kontak__pengguna=penugasan.pengguna_id
    )
    others = Penugasan.objects.active().filter(pengguna=penugasan.pengguna_id)
    for other in others.exclude(pk=penugasan.pk).select_related("wilayah"):
        rows = rows.exclude(_reach(other))
    return rows


def _office(penugasan: Penugasan) -> TindakLanjutQuerySet:
    if penugasan.peran != Peran.OPD:
        return TindakLanjut.objects.none()
    return TindakLanjut.objects.open().filter(_reach(penugasan), instansi=penugasan.instansi_id)


def count_own(penugasan: Penugasan) -> int:
    return _own(penugasan).count()


def count_office(penugasan: Penugasan) -> int:
    return _office(penugasan).count()


def hand_over_own(penugasan: Penugasan, penerus: Pengguna) -> int:
    """Each promise gets its new owner, and its history says so."""
    rows = list(_own(penugasan).select_related("wilayah", "kontak", "instansi"))
    if not rows:
        return 0
    kontak, _created = Kontak.objects.get_or_create(
        pengguna=penerus,
        defaults={
            "nama": penerus.nama,
            "wilayah": penugasan.wilayah,
            "instansi": penugasan.instansi,
        },
    )
    for row in rows:
        before, row.kontak = str(row.pemilik), kontak
        row.save(update_fields=["kontak"])
        remember(
            row, PeristiwaTindakLanjut.DIALIHKAN, oleh=None, dari=before, ke=str(kontak),
            alasan=_("Penugasan berakhir; diteruskan penggantinya."),
        )  # fmt: skip
        tell_owner(row, _("Tindak lanjut dialihkan kepada Anda"), f"serah-{penugasan.pk}")
    return len(rows)


def hand_over_office(penugasan: Penugasan, penerus: Pengguna) -> int:
    """An office's promises stay the office's: the successor must hold the same assignment.

    Raises Galat PENERUS_TANPA_TUGAS.
    """
    count = count_office(penugasan)
    if count and not successors(penugasan).filter(pk=penerus.pk).exists():
        raise Galat(
            "PENERUS_TANPA_TUGAS",
            _("Penerus belum bertugas di instansi yang sama. Beri penugasannya."),
        )
    return count
