"""Those who were invited hear of a meeting: in the portal, and by e-mail where there is one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from fondasi.antrean import ring
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import KabarUndangan, StatusRapat
from kecamatan.models import RapatKoordinasi, UndanganRapat
from kecamatan.queries.undangan import accounts_behind
from kecamatan.rules.undangan import when

MAIL_TASK = "kecamatan.send_undangan"
KATA = {
    "undangan": "Undangan: {judul}, {waktu}",
    "perubahan": "Rapat berubah: {judul}, {waktu}",
    "batal": "Rapat batal: {judul}, {waktu}",
}


def tell(rapat: RapatKoordinasi, rows: QuerySet[UndanganRapat], kabar: str) -> None:
    """A line in the notices of each account behind `rows`, once per meeting, kind and version."""
    waktu = when(rapat.tanggal, rapat.mulai, rapat.wilayah.zona_waktu)
    notify(
        accounts_behind(rows),
        f"rapat-{rapat.pk}-{kabar}-{rapat.versi}",
        KATA[kabar].format(judul=rapat.judul, waktu=waktu),
        reverse("kecamatan:rapat-rinci", args=[rapat.pk]),
    )


def announce(rapat: RapatKoordinasi, *, kabar: str) -> int:
    """Tell those who were not told yet; returns how many invitees that were."""
    rows = rapat.undangan.filter(diberitahu_at=None)
    tell(rapat, rows, kabar)
    told = rows.update(diberitahu_at=timezone.now())
    ring(MAIL_TASK, rapat.pk)
    return told


def correct(rapat: RapatKoordinasi) -> None:
    """A meeting that was announced has other words now, or is off: everybody told hears again."""
    if rapat.diundang_at is None:
        return
    rows = rapat.undangan.filter(diberitahu_at__isnull=False)
    tell(rapat, rows, "batal" if rapat.status == StatusRapat.BATAL else "perubahan")
    rows.filter(surel=KabarUndangan.TERKIRIM).update(surel=KabarUndangan.BELUM)
    ring(MAIL_TASK, rapat.pk)
