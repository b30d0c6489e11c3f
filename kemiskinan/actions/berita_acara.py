"""Minutes of a musdes/muskel: drawn up from the answers, final with the signed scan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.scans import clean_scan
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.daftar import close_when_complete
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import BeritaAcara, DaftarVerval
from kemiskinan.queries.berita_acara import rekap_of
from kemiskinan.rules.berita_acara import UNSUR
from kemiskinan.rules.daftar import ALASAN_MINIMAL

JENIS_BERKAS: Final = "berita-acara"


@dataclass(frozen=True, slots=True)
class IsiBeritaAcara:
    """What people type. `hadir` is {unsur: {"l": n, "p": n}} with the keys of UNSUR."""

    nomor: str
    tanggal: date
    tempat: str
    pimpinan: str
    penanda_desa: str
    penanda_wakil: str
    notulis: str = ""
    mengetahui: str = ""
    keputusan: str = ""
    hadir: dict[str, dict[str, int]] = field(default_factory=dict)


@transaction.atomic
def create_berita_acara(
    daftar: DaftarVerval, desa: Wilayah, isi: IsiBeritaAcara, *, oleh: Pengguna | None
) -> BeritaAcara:
    """Freeze the recap; from then on the answers of this desa on this list stand still.

    Raises Galat DAFTAR_TIDAK_TERBUKA, DESA_BUKAN_DI_DAFTAR, HADIR_KOSONG, TANGGAL_NANTI,
    BERITA_ACARA_ADA.
    """
    _lock(daftar)
    rekap = rekap_of(daftar, desa)
    _require(isi, rekap.awal)
    try:
        with transaction.atomic():
            row = BeritaAcara.objects.create(
                kabupaten_id=daftar.kabupaten_id,
                daftar=daftar,
                desa=desa,
                nomor=isi.nomor.strip(),
                tanggal=isi.tanggal,
                tempat=isi.tempat.strip(),
                pimpinan=isi.pimpinan.strip(),
                notulis=isi.notulis.strip(),
                penanda_desa=isi.penanda_desa.strip(),
                penanda_wakil=isi.penanda_wakil.strip(),
                mengetahui=isi.mengetahui.strip(),
                keputusan=isi.keputusan.strip(),
                hadir=_attendance(isi.hadir),
                rekap=rekap.as_json(),
                oleh=oleh,
            )
    except IntegrityError as error:
        raise Galat(
            "BERITA_ACARA_ADA", _("Berita acara desa/kelurahan ini sudah disusun.")
        ) from error
    record("susun_berita_acara", row, oleh=oleh, wilayah=desa, daftar=daftar.pk, rekap=row.rekap)
    return row


def _lock(daftar: DaftarVerval) -> DaftarVerval:
    row = DaftarVerval.objects.select_for_update(of=("self",)).get(pk=daftar.pk)
    if row.status != StatusDaftar.TERBUKA or row.jenis != JenisDaftar.LAPANGAN:
        raise Galat("DAFTAR_TIDAK_TERBUKA", _("Daftar ini sudah tidak terbuka."))
    return row


def _require(isi: IsiBeritaAcara, awal: int) -> None:
    if not awal:
        raise Galat(
            "DESA_BUKAN_DI_DAFTAR", _("Tidak ada orang dari desa/kelurahan ini pada daftar.")
        )
    if isi.tanggal > today():
        raise Galat("TANGGAL_NANTI", _("Tanggal musyawarah tidak boleh sesudah hari ini."))
    if not any(n for row in _attendance(isi.hadir).values() for n in row.values()):
        raise Galat("HADIR_KOSONG", _("Isi jumlah yang hadir, paling sedikit satu unsur."))


def _attendance(hadir: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    rows = {u: {k: int(hadir.get(u, {}).get(k, 0)) for k in ("l", "p")} for u in UNSUR}
    return {unsur: row for unsur, row in rows.items() if row["l"] or row["p"]}


def attach_pindaian(
    berita_acara: BeritaAcara, isi: bytes, nama_asli: str, *, oleh: Pengguna | None
) -> BeritaAcara:
    """Keep the signed scan: the field results become final, and the list closes with its last
    desa. Raises Galat PINDAIAN_*, FOTO_*, BERITA_ACARA_SAH."""
    return _finalise(berita_acara, clean_scan(isi), nama_asli, oleh)


@transaction.atomic
def _finalise(
    berita_acara: BeritaAcara, isi: bytes, nama_asli: str, oleh: Pengguna | None
) -> BeritaAcara:
    daftar = _lock(berita_acara.daftar)
    row = _lock_draft(berita_acara)
    row.pindaian = store_berkas(ContentFile(isi), jenis=JENIS_BERKAS, nama=nama_asli, oleh=oleh)
    row.disahkan_at = timezone.now()
    row.save(update_fields=["pindaian", "disahkan_at"])
    record("sahkan_berita_acara", row, oleh=oleh, wilayah=row.desa, daftar=daftar.pk)
    close_when_complete(daftar, oleh=oleh)
    request_neraca(daftar.kabupaten)
    return row


def _lock_draft(berita_acara: BeritaAcara) -> BeritaAcara:
    row = BeritaAcara.objects.select_for_update(of=("self",)).get(pk=berita_acara.pk)
    if row.disahkan_at:
        raise Galat(
            "BERITA_ACARA_SAH", _("Berita acara ini sudah disahkan dan tidak dapat diubah.")
        )
    return row


@transaction.atomic
def withdraw_berita_acara(berita_acara: BeritaAcara, *, alasan: str, oleh: Pengguna | None) -> None:
    """Take unsigned minutes back, so that answers may change again. Raises Galat ALASAN_KURANG,
    BERITA_ACARA_SAH."""
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan menarik berita acara, minimal 10 huruf."))
    _lock(berita_acara.daftar)
    row = _lock_draft(berita_acara)
    record(
        "tarik_berita_acara", row, oleh=oleh, wilayah=row.desa,
        daftar=row.daftar_id, nomor=row.nomor, alasan=alasan.strip(),
    )  # fmt: skip
    row.delete()
