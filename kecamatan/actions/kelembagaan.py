"""What a kecamatan reports about its Rumah Bersama."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.bukti import store_bukti
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import Kelembagaan, Peran, Tingkat
from kecamatan.models import (
    Berkas,
    ButirKelembagaan,
    KeadaanButir,
    Pengguna,
    Penugasan,
    RumahBersama,
    Wilayah,
)
from kecamatan.queries.kelembagaan_rekap import kecamatan_of, recap


@dataclass(frozen=True, slots=True)
class IsiKeadaan:
    """What is reported about one piece; `tanggal` is since when it is so."""

    keadaan: Kelembagaan
    tanggal: date | None = None
    keterangan: str = ""
    bukti: File[bytes] | None = None


@transaction.atomic
def record_keadaan(
    wilayah: Wilayah,
    butir: ButirKelembagaan,
    isi: IsiKeadaan,
    *,
    oleh: Pengguna | None,
    terakhir: int | None,
    dicatat: date | None = None,
) -> KeadaanButir:
    """Add one report to the history; the same report twice stays one.

    `terakhir` is the id of the report that the reporter saw (None: there was none). Raises Galat
    BUKAN_KECAMATAN, BUTIR_TIDAK_AKTIF, TANGGAL_NANTI, SUDAH_BERUBAH, BUKTI_PERLU.
    """
    rumah = lock_rumah(wilayah, oleh=oleh)
    before = KeadaanButir.objects.filter(rumah=rumah, butir=butir).order_by("-id").first()
    if before and _same(before, isi):
        return before
    if (before.pk if before else None) != terakhir:
        raise Galat(
            "SUDAH_BERUBAH",
            _("Butir ini baru saja diperbarui di tempat lain. Periksa keadaannya, lalu simpan."),
        )
    _require(butir, isi, before)
    row = KeadaanButir.objects.create(
        rumah=rumah,
        butir=butir,
        keadaan=isi.keadaan,
        dari=before.keadaan if before else "",
        tanggal=isi.tanggal,
        keterangan=isi.keterangan.strip(),
        bukti=_evidence(isi, before, oleh),
        dicatat=dicatat or today(),
        oleh=oleh,
    )
    record(
        "lapor_kelembagaan", row, oleh=oleh, wilayah=wilayah,
        butir=butir.kode, dari=row.dari, ke=row.keadaan,
    )  # fmt: skip
    return row


def lock_rumah(wilayah: Wilayah, *, oleh: Pengguna | None) -> RumahBersama:
    """The kecamatan's one row, made when it is first needed. Raises Galat BUKAN_KECAMATAN."""
    if wilayah.tingkat != Tingkat.KECAMATAN:
        raise Galat("BUKAN_KECAMATAN", _("Rumah Bersama dilaporkan per kecamatan."))
    RumahBersama.objects.get_or_create(wilayah=wilayah, defaults={"oleh": oleh})
    return RumahBersama.objects.select_for_update().get(wilayah=wilayah)


def _same(before: KeadaanButir, isi: IsiKeadaan) -> bool:
    """A second press of the button, or nothing new."""
    said = (before.keadaan, before.tanggal, before.keterangan)
    return isi.bukti is None and said == (isi.keadaan, isi.tanggal, isi.keterangan.strip())


def _require(butir: ButirKelembagaan, isi: IsiKeadaan, before: KeadaanButir | None) -> None:
    if not butir.aktif:
        raise Galat("BUTIR_TIDAK_AKTIF", _("Butir ini tidak dipakai lagi. Muat ulang halamannya."))
    if isi.tanggal and isi.tanggal > today():
        raise Galat("TANGGAL_NANTI", _("Tanggal tidak boleh sesudah hari ini."))
    kept = before is not None and before.keadaan == Kelembagaan.TERLEMBAGA and before.bukti_id
    if isi.keadaan == Kelembagaan.TERLEMBAGA and butir.wajib_bukti and not (isi.bukti or kept):
        raise Galat(
            "BUKTI_PERLU",
            _("Unggah dokumennya. Tanpa dokumen, pilih Praktik berjalan."),
        )


def _evidence(isi: IsiKeadaan, before: KeadaanButir | None, oleh: Pengguna | None) -> Berkas | None:
    """A new file, or the old one while the state stays."""
    if isi.bukti is not None:
        return store_bukti(isi.bukti, jenis="bukti-kelembagaan", oleh=oleh)
    return before.bukti if before is not None and before.keadaan == isi.keadaan else None


@transaction.atomic
def save_profil(rumah: RumahBersama, *, oleh: Pengguna) -> RumahBersama:
    """Address, contact, hours, place on the map; `rumah` carries the new values."""
    locked = lock_rumah(rumah.wilayah, oleh=oleh)
    rumah.pk = locked.pk
    rumah.save(
        force_update=True,
        update_fields=["alamat", "telepon", "email", "jam_konsultasi", "lintang", "bujur"],
    )
    record("ubah_profil_rumah", rumah, oleh=oleh, wilayah=rumah.wilayah)
    return rumah


@transaction.atomic
def start_rumah(
    wilayah: Wilayah, jawaban: Mapping[ButirKelembagaan, IsiKeadaan], *, oleh: Pengguna
) -> int:
    """The first report of a kecamatan on all pieces at once; returns how many were new.

    A piece that somebody has reported meanwhile is left as it is.
    """
    rumah = lock_rumah(wilayah, oleh=oleh)
    told = set(KeadaanButir.objects.filter(rumah=rumah).values_list("butir", flat=True))
    fresh = {butir: isi for butir, isi in jawaban.items() if butir.pk not in told}
    for butir, isi in fresh.items():
        record_keadaan(wilayah, butir, isi, oleh=oleh, terakhir=None)
    return len(fresh)


@transaction.atomic
def remind_silent(wilayah: Wilayah, *, oleh: Pengguna) -> int:
    """Ask the camat of every kecamatan that has not reported, once a month; returns how many
    kecamatan are silent."""
    silent = [row.wilayah for row in recap(list(kecamatan_of(wilayah))) if not row.melapor]
    held = Penugasan.objects.active().filter(peran=Peran.CAMAT, wilayah__in=silent)
    camat: dict[int, list[int]] = {}
    for place, person in held.values_list("wilayah_id", "pengguna_id"):
        camat.setdefault(place, []).append(person)
    for one in silent:
        notify(
            Pengguna.objects.filter(pk__in=camat.get(one.pk, [])),
            f"kelembagaan:{one.kode}:{today():%Y-%m}",
            _("Kelembagaan Rumah Bersama %(tempat)s belum dilaporkan") % {"tempat": one},
            reverse("kecamatan:rumah-panduan", args=[one.kode]),
        )
    record("ingatkan_kelembagaan", "wilayah", oleh=oleh, wilayah=wilayah, kecamatan=len(silent))
    return len(silent)
