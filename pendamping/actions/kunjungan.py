"""Visits: written once, however often a phone sends them; corrected; followed up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal as hari
from fondasi.photos import clean_photo
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.kiriman import receive_kiriman
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut, open_tindak_lanjut
from kecamatan.actions.usulan_agenda import propose_agenda, withdraw_agenda
from kecamatan.enums import JenisTindakLanjut
from kecamatan.models import Instansi, Kiriman, Kontak, Pengguna, TindakLanjut, Wilayah
from kecamatan.rules.agenda import Kelompok
from kecamatan.rules.nik import has_nik
from pendamping.models import Kunjungan
from pendamping.permissions.kunjungan import can_record_kunjungan
from pendamping.rules.kunjungan import is_in_indonesia, is_possible_day

JENIS = "kunjungan"


@dataclass(frozen=True, slots=True)
class IsiKunjungan:
    """What a visit says; `lintang` and `bujur` in degrees, both or none."""

    tanggal: date
    tujuan: str
    kegiatan: str
    temuan: str = ""
    lintang: Decimal | None = None
    bujur: Decimal | None = None


def submit_kunjungan(
    desa: Wilayah, isi: IsiKunjungan, *, client_id: str, foto: bytes = b"", oleh: Pengguna
) -> Kiriman:
    """From a page or from a queue that was offline; the receipt holds `kunjungan`, its key.

    Raises Galat of `receive_kiriman` and `record_kunjungan`.
    """

    def store(_payload: Mapping[str, object]) -> dict[str, Any]:
        return {"kunjungan": record_kunjungan(desa, isi, foto=foto, oleh=oleh).pk}

    payload = {
        "desa": desa.kode,
        "foto": hashlib.sha256(foto).hexdigest() if foto else "",
        **asdict(isi),
    }
    return receive_kiriman(oleh, client_id, jenis=JENIS, payload=payload, handler=store)


@transaction.atomic
def record_kunjungan(
    desa: Wilayah, isi: IsiKunjungan, *, foto: bytes = b"", oleh: Pengguna
) -> Kunjungan:
    """Raises PermissionDenied outside her desa, Galat TANGGAL_MUSTAHIL, TITIK_TIDAK_LENGKAP,
    TITIK_DI_LUAR, NIK_DI_CATATAN and those of `clean_photo`."""
    can_record_kunjungan(oleh, desa).require()
    _check(isi)
    row = Kunjungan(desa=desa, oleh=oleh)
    _write(row, isi)
    if foto:
        isi_foto = ContentFile(clean_photo(foto))
        row.foto = store_berkas(isi_foto, jenis="foto-kunjungan", nama="foto.jpg", oleh=oleh)
    row.save()
    record("catat_kunjungan", row, oleh=oleh, wilayah=desa, tanggal=isi.tanggal.isoformat())
    return row


@transaction.atomic
def change_kunjungan(row: Kunjungan, isi: IsiKunjungan, *, oleh: Pengguna) -> Kunjungan:
    """Correct it. Raises Galat SUDAH_BATAL and those of `record_kunjungan`."""
    _check(isi)
    row = Kunjungan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.dibatalkan_at is not None:
        raise Galat("SUDAH_BATAL", _("Catatan ini sudah dibatalkan."))
    _write(row, isi)
    row.save()
    record("ubah_kunjungan", row, oleh=oleh, wilayah=row.desa)
    return row


@transaction.atomic
def set_cancelled(row: Kunjungan, *, batal: bool, oleh: Pengguna) -> Kunjungan:
    """Cancel it or take that back; a line for the next meeting goes with it."""
    row = Kunjungan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.dibatalkan_at = timezone.now() if batal else None
    if batal and row.diusulkan_at is not None:
        withdraw_agenda(asal=JENIS, kunci=str(row.pk))
        row.diusulkan_at = None
    row.save(update_fields=["dibatalkan_at", "diusulkan_at"])
    tindakan = "batalkan_kunjungan" if batal else "pulihkan_kunjungan"
    record(tindakan, row, oleh=oleh, wilayah=row.desa)
    return row


def _check(isi: IsiKunjungan) -> None:
    if not is_possible_day(isi.tanggal, today()):
        raise Galat(
            "TANGGAL_MUSTAHIL",
            _("Tanggal kunjungan paling lambat hari ini dan paling lama tiga bulan yang lalu."),
        )
    if has_nik(f"{isi.kegiatan} {isi.temuan}"):
        raise Galat("NIK_DI_CATATAN", _("Jangan menulis NIK pada catatan; hapus angkanya."))
    if (isi.lintang is None) != (isi.bujur is None):
        raise Galat("TITIK_TIDAK_LENGKAP", _("Isi lintang dan bujur keduanya, atau kosongkan."))
    if isi.lintang is not None and isi.bujur is not None:
        _check_point(isi.lintang, isi.bujur)


def _check_point(lintang: Decimal, bujur: Decimal) -> None:
    if not is_in_indonesia(lintang, bujur):
        raise Galat(
            "TITIK_DI_LUAR",
            _("Titik ini di luar Indonesia. Periksa tanda minus pada lintang, atau kosongkan."),
        )


def _write(row: Kunjungan, isi: IsiKunjungan) -> None:
    for name, value in asdict(isi).items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)


@transaction.atomic
def propose_kunjungan(row: Kunjungan, *, oleh: Pengguna) -> Kunjungan:
    """Put it before the next meeting of the kecamatan, which alone can ask others to act."""
    row = Kunjungan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.diusulkan_at is None and row.desa.induk is not None:
        row.diusulkan_at = timezone.now()
        row.save(update_fields=["diusulkan_at"])
        propose_agenda(
            asal=JENIS,
            kunci=str(row.pk),
            wilayah=row.desa.induk,
            judul=_judul(row),
            rujukan_jenis=JENIS,
            kelompok=Kelompok("temuan", _("Temuan kunjungan pendamping")),
        )
        record("usulkan_kunjungan", row, oleh=oleh, wilayah=row.desa)
    return row


def _judul(row: Kunjungan) -> str:
    """Place, day and purpose: what the visitor wrote may name somebody."""
    kalimat = _("Temuan kunjungan %(desa)s, %(hari)s: %(tujuan)s")
    isi = {"desa": row.desa, "hari": hari(row.tanggal), "tujuan": row.get_tujuan_display()}
    return str(kalimat % isi)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the kecamatan asks for after a visit; one of `kontak` and `instansi`."""

    uraian: str
    batas: date
    kontak: Kontak | None = None
    instansi: Instansi | None = None


@transaction.atomic
def follow_up_kunjungan(row: Kunjungan, permintaan: Permintaan, *, oleh: Pengguna) -> TindakLanjut:
    """Open the promise that the visit calls for. Raises Galat SUDAH_DITINDAKLANJUTI, BATAS_LALU
    and those of `open_tindak_lanjut`."""
    row = Kunjungan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.tindak_lanjut_id is not None:
        raise Galat("SUDAH_DITINDAKLANJUTI", _("Kunjungan ini sudah mempunyai tindak lanjut."))
    if permintaan.batas < today():
        raise Galat("BATAS_LALU", _("Batas waktu tidak boleh sebelum hari ini."))
    kecamatan = row.desa.induk
    assert kecamatan is not None
    dibuat = open_tindak_lanjut(
        IsiTindakLanjut(
            wilayah=kecamatan,
            desa=row.desa,
            jenis=JenisTindakLanjut.PERMINTAAN,
            uraian=permintaan.uraian,
            batas=permintaan.batas,
            kontak=permintaan.kontak,
            instansi=permintaan.instansi,
            rujukan=(JENIS, str(row.pk), _judul(row)[:120]),
        ),
        oleh=oleh,
    )
    row.tindak_lanjut = dibuat
    row.save(update_fields=["tindak_lanjut"])
    withdraw_agenda(asal=JENIS, kunci=str(row.pk))
    return dibuat
