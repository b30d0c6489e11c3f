"""From a complaint to an office that owes something beyond an answer to the citizen."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut, open_tindak_lanjut
from kecamatan.models import Instansi, Pengguna, TindakLanjut
from kecamatan.queries.tindak_lanjut import for_rujukan
from kecamatan.rules.tindak_lanjut import jenis_of
from layanan_dasar.actions.langkah_pengaduan import lock, require_clean
from layanan_dasar.models import Pengaduan
from layanan_dasar.queries.rujukan_pengaduan import RUJUKAN_PENGADUAN
from layanan_dasar.rules.kutipan import quotes


@transaction.atomic
def follow_up_pengaduan(
    pengaduan: Pengaduan,
    *,
    instansi: Instansi,
    uraian: str,
    batas: date,
    oleh: Pengguna,
    diperiksa: bool = False,
) -> TindakLanjut:
    """Open a promise that refers to the complaint by its number, once while one is open.

    Nothing of the citizen goes with it: not her words, not a number that names her, and not the
    village where the village must not know. Raises Galat SUDAH_DIMINTA, BATAS_LEWAT,
    KATA_PELAPOR, ADA_DATA_PRIBADI unless somebody has looked (`diperiksa`), DESA_TERADU, and
    those of `open_tindak_lanjut`.
    """
    row = lock(pengaduan)
    if for_rujukan(RUJUKAN_PENGADUAN, str(row.pk)).open().exists():
        raise Galat("SUDAH_DIMINTA", _("Sudah ada tindak lanjut terbuka untuk pengaduan ini."))
    if batas < today():
        raise Galat("BATAS_LEWAT", _("Batas waktu tidak boleh sebelum hari ini."))
    if quotes(uraian, row.isi):
        raise Galat(
            "KATA_PELAPOR", _("Tulis dengan kata-kata Anda sendiri; jangan menyalin isi pengaduan.")
        )
    require_clean(uraian, diperiksa=diperiksa)
    if row.hidden_from_desa and instansi.wilayah_id == row.desa_id:
        raise Galat("DESA_TERADU", _("Desa/kelurahan itu tidak boleh tahu pengaduan ini."))
    made = open_tindak_lanjut(
        IsiTindakLanjut(
            wilayah=row.kecamatan,
            jenis=jenis_of(row.kecamatan.tingkat, instansi.jenis, sendiri=False),
            uraian=uraian,
            batas=batas,
            instansi=instansi,
            desa=None if row.hidden_from_desa else row.desa,
            rujukan=(RUJUKAN_PENGADUAN, str(row.pk), str(row)),
        ),
        oleh=oleh,
    )
    record("tindak_lanjut_pengaduan", row, oleh=oleh, tindak_lanjut=made.pk)
    return made
