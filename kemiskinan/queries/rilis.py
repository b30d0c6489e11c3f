"""What a release holds, for the people who decide about it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from kemiskinan.models import DaftarVerval, Neraca, Pemadanan, Rilis


def standing_on(rilis: Rilis) -> list[str]:
    """Names of what was built on this release, e.g. `2 padu padan`."""
    uses = Q(sk=rilis) | Q(rilis=rilis)
    counts = (
        (Pemadanan.objects.filter(uses).count(), _("padu padan")),
        (DaftarVerval.objects.filter(uses).count(), _("daftar verifikasi")),
        (Neraca.objects.filter(uses).count(), _("rekapitulasi")),
    )
    return [f"{count} {name}" for count, name in counts if count]
