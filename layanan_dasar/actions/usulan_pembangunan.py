"""Proposals to RKPDes and RKPD: made from an indicator, moved in SIPD's words, told to the end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.enums import StatusUsulanPembangunan
from layanan_dasar.models import SusunanUsulan, UsulanPembangunan
from layanan_dasar.rules.usulan_pembangunan import (
    ALASAN_MINIMAL,
    BERALASAN,
    KOLOM,
    LANGKAH,
    jalur_for,
)


@dataclass(frozen=True, slots=True)
class IsiUsulanPembangunan:
    """`indikator` is (kode, nama, what the card said of it)."""

    indikator: tuple[str, str, str]
    jalur: str
    tahun: int
    uraian: str
    volume: Decimal
    satuan: str
    rupiah: int
    kode: str = ""
    lokasi: str = ""


@transaction.atomic
def propose_pembangunan(
    desa: Wilayah, isi: IsiUsulanPembangunan, *, oleh: Pengguna | None
) -> UsulanPembangunan:
    """Raises Galat JALUR_TIDAK_COCOK, TAHUN_LEWAT, ANGKA_TIDAK_MASUK_AKAL, SUDAH_DIUSULKAN."""
    _require(desa, isi)
    kecamatan = Wilayah.objects.select_related("induk").get(anak=desa)
    kode, nama, keadaan = isi.indikator
    row = UsulanPembangunan.objects.create(
        kabupaten=_above(kecamatan), kecamatan=kecamatan, desa=desa, indikator_kode=kode,
        indikator_nama=nama, keadaan=keadaan[:200], jalur=isi.jalur, tahun=isi.tahun,
        uraian=isi.uraian.strip(), volume=isi.volume, satuan=isi.satuan.strip(),
        rupiah=isi.rupiah, kode=isi.kode.strip(), lokasi=isi.lokasi.strip(), oleh=oleh,
    )  # fmt: skip
    record("usulkan_pembangunan", row, oleh=oleh, wilayah=desa, indikator=kode, rupiah=isi.rupiah)
    return row


def _above(wilayah: Wilayah) -> Wilayah:
    if wilayah.induk is None:
        raise LookupError(wilayah.kode)
    return wilayah.induk


def _require(desa: Wilayah, isi: IsiUsulanPembangunan) -> None:
    if isi.jalur not in jalur_for(desa.jenis):
        raise Galat("JALUR_TIDAK_COCOK", "Jalur ini tidak tersedia untuk wilayah tersebut.")
    if not today().year <= isi.tahun <= today().year + 5:
        raise Galat("TAHUN_LEWAT", "Tahun usulan paling awal tahun ini, paling jauh lima tahun.")
    if not 0 < isi.volume < 10**9 or not 0 < isi.rupiah < 10**13:
        raise Galat("ANGKA_TIDAK_MASUK_AKAL", "Isi volume dan perkiraan biaya lebih dari 0.")
    same = {
        "desa": desa, "indikator_kode": isi.indikator[0], "tahun": isi.tahun,
        "uraian__iexact": isi.uraian.strip(),
    }  # fmt: skip
    refused = StatusUsulanPembangunan.DITOLAK
    if UsulanPembangunan.objects.filter(**same).exclude(status=refused).exists():
        raise Galat("SUDAH_DIUSULKAN", "Usulan dengan uraian ini sudah ada untuk tahun tersebut.")


@transaction.atomic
def move_pembangunan(
    usulan: UsulanPembangunan, status: str, *, alasan: str = "", oleh: Pengguna | None
) -> UsulanPembangunan:
    """One step. Raises Galat LANGKAH_SALAH, ALASAN_KURANG."""
    row = _locked(usulan)
    if status not in LANGKAH.get(row.status, {}):
        raise Galat("LANGKAH_SALAH", "Keadaan usulan ini sudah berubah. Muat ulang halamannya.")
    if status in BERALASAN and len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", "Tulis alasannya, paling sedikit 10 huruf.")
    before, row.status, row.alasan = row.status, status, alasan.strip()
    row.save(update_fields=["status", "alasan"])
    record("ubah_usulan_pembangunan", row, oleh=oleh, wilayah=row.desa, dari=before, ke=status)
    return row


@transaction.atomic
def report_built(
    usulan: UsulanPembangunan, *, hasil: str, rupiah: int | None, oleh: Pengguna | None
) -> UsulanPembangunan:
    """What came of it. Raises Galat BELUM_DIAKOMODIR, ANGKA_TIDAK_MASUK_AKAL."""
    row = _locked(usulan)
    if row.status != StatusUsulanPembangunan.DIAKOMODIR:
        raise Galat("BELUM_DIAKOMODIR", "Yang terbangun dicatat pada usulan yang diakomodir.")
    if rupiah is not None and not 0 <= rupiah < 10**13:
        raise Galat("ANGKA_TIDAK_MASUK_AKAL", "Periksa kembali realisasi biayanya.")
    row.hasil, row.hasil_rupiah = hasil.strip(), rupiah
    row.save(update_fields=["hasil", "hasil_rupiah"])
    record("catat_terbangun", row, oleh=oleh, wilayah=row.desa, rupiah=rupiah)
    return row


def _locked(usulan: UsulanPembangunan) -> UsulanPembangunan:
    rows = UsulanPembangunan.objects.select_for_update(of=("self",)).select_related("desa")
    return rows.get(pk=usulan.pk)


@transaction.atomic
def arrange_columns(
    kabupaten: Wilayah, kolom: list[str], *, oleh: Pengguna | None
) -> SusunanUsulan:
    """The export's columns in this order. Raises Galat KOLOM_TIDAK_DIKENAL."""
    if not kolom or len(set(kolom)) != len(kolom) or not set(kolom) <= KOLOM.keys():
        raise Galat("KOLOM_TIDAK_DIKENAL", "Pilih paling sedikit satu kolom, masing-masing sekali.")
    row, _made = SusunanUsulan.objects.update_or_create(
        kabupaten=kabupaten, defaults={"kolom": kolom}
    )
    record("susun_kolom_usulan", row, oleh=oleh, wilayah=kabupaten, kolom=kolom)
    return row
