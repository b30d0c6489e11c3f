"""One kecamatan's Rumah Bersama, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from fondasi.formatting import angka, tanggal
from fondasi.today import today
from kecamatan.enums import Kelembagaan, Peran, PetunjukPortal, StatusRapat, Tingkat
from kecamatan.models import (
    ButirKelembagaan,
    KeadaanButir,
    Kontak,
    Pengguna,
    RapatKoordinasi,
    SeriRapat,
    Wilayah,
)
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import WARGA_RUMAH
from kecamatan.permissions.kelembagaan import PEMBACA_RUMAH
from kecamatan.queries.tkpkk import team_summary
from kecamatan.rules.kelembagaan import Hitungan, count, next_step

TERLAKSANA = (StatusRapat.BERLANGSUNG, StatusRapat.DITUTUP, StatusRapat.DISAHKAN)


@dataclass(frozen=True, slots=True)
class ButirKini:
    """A piece, what holds now, and what the portal sees by itself (a person confirms it)."""

    butir: ButirKelembagaan
    kini: KeadaanButir | None
    saran: str = ""

    @property
    def keadaan(self) -> str | None:
        return self.kini.keadaan if self.kini else None


@dataclass(frozen=True, slots=True)
class DaftarPeriksa:
    """The whole list of one kecamatan and the next sensible step."""

    butir: list[ButirKini]

    @property
    def hitungan(self) -> Hitungan:
        return count(one.keadaan for one in self.butir)

    @property
    def dilaporkan(self) -> bool:
        return any(one.kini for one in self.butir)

    @property
    def berikutnya(self) -> ButirKelembagaan | None:
        index = next_step([one.keadaan for one in self.butir])
        return None if index is None else self.butir[index].butir


def rumah_wilayah(user: Pengguna) -> QuerySet[Wilayah]:
    """Province, kabupaten/kota and kecamatan whose Rumah Bersama pages this person opens."""
    cakupan = cakupan_of(user)
    rows = Wilayah.objects.current(today()).filter(tingkat__lte=Tingkat.KECAMATAN)
    held = Wilayah.objects.within_any(cakupan.kodes(*PEMBACA_RUMAH))
    return rows.filter(Q(pk__in=held.values("pk")) | Q(kode__in=_own(user))).select_related(
        "induk__induk"
    )


def opens_rumah(user: Pengguna, wilayah: Wilayah) -> bool:
    """Whether `rumah_wilayah` holds this place."""
    cakupan = cakupan_of(user)
    ends = wilayah.berlaku_sampai
    if wilayah.tingkat > Tingkat.KECAMATAN or (ends and ends <= today()):
        return False
    return cakupan.covers(wilayah.kode, *PEMBACA_RUMAH) or wilayah.kode in _own(user)


def _own(user: Pengguna) -> set[str]:
    """The kecamatan of the villages that this person works in."""
    held = cakupan_of(user).kodes(*WARGA_RUMAH)
    return {kode.rsplit(".", 1)[0] for kode in held if kode.count(".") == 3}


def checklist(wilayah: Wilayah, *, dengan_saran: bool = False) -> DaftarPeriksa:
    """Two queries, and one more per kind of hint with `dengan_saran`."""
    last = KeadaanButir.objects.filter(rumah__wilayah=wilayah).standing()
    kini = {row.butir_id: row for row in last.select_related("oleh", "bukti")}
    butir = list(ButirKelembagaan.objects.filter(aktif=True))
    seen = portal_sees(wilayah) if dengan_saran else {}
    return DaftarPeriksa([_piece(one, kini.get(one.pk), seen) for one in butir])


def _piece(butir: ButirKelembagaan, kini: KeadaanButir | None, seen: dict[str, str]) -> ButirKini:
    """A hint is given only where it says more than what was reported."""
    begun = kini is not None and kini.keadaan != Kelembagaan.BELUM
    return ButirKini(butir, kini, "" if begun else seen.get(butir.petunjuk, ""))


def portal_sees(wilayah: Wilayah) -> dict[str, str]:
    """What the portal knows of this kecamatan, in words, by kind of hint."""
    seen = {
        PetunjukPortal.RAKOR: _meeting(wilayah, today()),
        PetunjukPortal.JADWAL: _series(wilayah),
        PetunjukPortal.KONTAK: _contacts(wilayah),
        PetunjukPortal.TKPKK: _team(wilayah),
    }
    return {str(kind): words for kind, words in seen.items() if words}


def _meeting(wilayah: Wilayah, now: date) -> str:
    since = (now.replace(day=1) - timedelta(days=1)).replace(day=1)
    rows = RapatKoordinasi.objects.filter(
        wilayah=wilayah, tanggal__gte=since, tanggal__lte=now, status__in=TERLAKSANA
    )
    rapat = rows.first()
    return f"{rapat.judul}, {tanggal(rapat.tanggal)}" if rapat else ""


def _series(wilayah: Wilayah) -> str:
    seri = SeriRapat.objects.filter(wilayah=wilayah).first()
    return f"Seri rapat: {seri.judul}" if seri else ""


def _contacts(wilayah: Wilayah) -> str:
    """Those who work for its villages: the office's own people are no roster."""
    rows = Kontak.objects.filter(
        Q(wilayah=wilayah) | Q(wilayah__kode__startswith=f"{wilayah.kode}."),
        aktif=True,
        pengguna__penugasan__peran=Peran.PENDAMPING,
    )
    total = rows.distinct().count()
    return f"{angka(total)} pendamping tercatat sebagai kontak" if total else ""


def _team(wilayah: Wilayah) -> str:
    found = team_summary(wilayah)
    if not found.nomor_sk:
        return ""
    return f"Susunan {angka(found.jumlah)} anggota, SK Nomor {found.nomor_sk}"


def history(wilayah: Wilayah, butir: ButirKelembagaan) -> QuerySet[KeadaanButir]:
    """All that was ever said about a piece here, newest first."""
    rows = KeadaanButir.objects.filter(rumah__wilayah=wilayah, butir=butir)
    return rows.select_related("oleh", "bukti")
