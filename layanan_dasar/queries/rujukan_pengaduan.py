from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from fondasi.rujukan import Rujukan, register
from layanan_dasar.models import Pengaduan

RUJUKAN_PENGADUAN: Final = "pengaduan"


def register_pengaduan() -> None:
    """Called by LayananDasarConfig.ready()."""
    register(RUJUKAN_PENGADUAN, resolve_pengaduan)


def resolve_pengaduan(user: Any, kunci: str) -> Rujukan | None:
    """The number and the address, for somebody who may see the complaint."""
    if not kunci.isdecimal() or len(kunci) > 18:
        return None
    found = Pengaduan.objects.visible_to(user).filter(pk=int(kunci)).first()
    if found is None:
        return None
    own, ask = (
        reverse(f"layanan:{name}", args=[found.pk])
        for name in ("pengaduan-rinci", "pengaduan-tindak-lanjut")
    )
    return Rujukan(str(found), own, tindak_lanjut=ask)
