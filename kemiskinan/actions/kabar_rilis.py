"""A notice to whoever uploaded a file: the reading has ended, go and look."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kecamatan.actions.pemberitahuan import notify
from kecamatan.models import Pengguna
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Rilis

KALIMAT: Final = {
    StatusRilis.DIPERIKSA: _("%(rilis)s selesai dibaca, menunggu diperiksa dan diberlakukan"),
    StatusRilis.DITOLAK: _("%(rilis)s tidak dapat diterima; lihat sebabnya"),
    StatusRilis.GAGAL: _("%(rilis)s gagal dibaca; lihat sebabnya"),
}


def tell_uploader(rilis: Rilis, status: StatusRilis) -> None:
    """One notice per reading that ended; none when a person stopped it, or a command began it."""
    sentence = KALIMAT.get(status)
    if sentence is None or rilis.dibuat_oleh_id is None:
        return
    notify(
        Pengguna.objects.filter(pk=rilis.dibuat_oleh_id),
        f"rilis-{rilis.pk}-{timezone.now():%Y%m%d%H%M%S%f}",
        sentence % {"rilis": rilis},
        reverse("kemiskinan:rilis-detail", args=[rilis.pk]),
    )
