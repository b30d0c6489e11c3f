from __future__ import annotations

from fondasi.decisions import Decision
from kecamatan.models import Pengguna
from kemiskinan.models import DaftarPenerima
from kemiskinan.permissions.intervensi import can_use_sub_kegiatan


def can_handle_penerima(user: Pengguna, daftar: DaftarPenerima) -> Decision:
    """Review and confirm: whoever may record help of this budget line."""
    return can_use_sub_kegiatan(user, daftar.sub_kegiatan)
