from __future__ import annotations

from datetime import date, timedelta

from fondasi.today import today
from kecamatan.actions import arahan as aksi
from kecamatan.models import Arahan, Instansi, Wilayah


def buat_arahan(
    wilayah: Wilayah, *penerima: Wilayah | Instansi, batas: date | None = None
) -> Arahan:
    return aksi.issue_arahan(
        aksi.IsiArahan(
            wilayah=wilayah,
            pemberi="Bupati",
            judul="Percepat penyisiran",
            isi="Selesaikan penyisiran miskin ekstrem.",
            batas=batas or today() + timedelta(days=14),
            kepada_wilayah=[one for one in penerima if isinstance(one, Wilayah)],
            kepada_instansi=[one for one in penerima if isinstance(one, Instansi)],
        ),
        oleh=None,
    )
