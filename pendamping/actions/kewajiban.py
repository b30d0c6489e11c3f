"""Questions that somebody was asked to answer by name; they pass to her successor."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kewajiban import register
from kecamatan.enums import Peran
from kecamatan.models import Kontak, Pengguna, Penugasan
from kecamatan.models.cakupan import below
from pendamping.models import Konsultasi
from pendamping.models.cakupan import KECAMATAN


def register_duties() -> None:
    """Called once, by PendampingConfig.ready()."""
    register("jawaban konsultasi", count_answers, hand_over_answers)


def _answers(penugasan: Penugasan) -> QuerySet[Konsultasi]:
    if penugasan.peran not in (*KECAMATAN, Peran.PENDAMPING):
        return Konsultasi.objects.none()
    here = below("desa", [penugasan.wilayah.kode])
    return Konsultasi.objects.waiting().filter(here, petugas__pengguna=penugasan.pengguna_id)


def count_answers(penugasan: Penugasan) -> int:
    return _answers(penugasan).count()


def hand_over_answers(penugasan: Penugasan, penerus: Pengguna) -> int:
    """Raises Galat PENERUS_TANPA_KONTAK when questions are open and nobody can be named."""
    rows = _answers(penugasan)
    if not rows.exists():
        return 0
    kontak = Kontak.objects.filter(pengguna=penerus).first()
    if kontak is None:
        raise Galat(
            "PENERUS_TANPA_KONTAK", _("Penerus belum tercatat di Kontak. Catat dahulu orangnya.")
        )
    return rows.update(petugas=kontak)
