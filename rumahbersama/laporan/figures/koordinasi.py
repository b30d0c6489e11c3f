"""Meetings and what was agreed, in a report of a kecamatan."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from kecamatan.enums import JenisTindakLanjut, StatusHadir, StatusTindakLanjut
from kecamatan.models import Kehadiran, RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.models.tindak_lanjut import TERBUKA
from kecamatan.queries.kehadiran import rekap
from kecamatan.queries.kelembagaan import TERLAKSANA, checklist
from kecamatan.queries.tkpkk import team_summary
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup


def held(lingkup: Lingkup) -> QuerySet[RapatKoordinasi]:
    """The meetings of the kecamatan that were held in the period."""
    return RapatKoordinasi.objects.filter(
        wilayah=lingkup.wilayah,
        tanggal__gte=lingkup.masa.awal,
        tanggal__lte=lingkup.pada,
        status__in=TERLAKSANA,
    )


def meetings(lingkup: Lingkup) -> list[Figures]:
    """By date: what was decided and done, and how many came."""
    settled = Q(tindak_lanjut__status=StatusTindakLanjut.SELESAI)
    came = Q(kehadiran__status=StatusHadir.HADIR)
    rows = held(lingkup).select_related("jenis").annotate(
        n_keputusan=Count("tindak_lanjut", distinct=True),
        n_selesai=Count("tindak_lanjut", distinct=True, filter=settled),
        n_hadir=Count("kehadiran", distinct=True, filter=came),
    )  # fmt: skip
    return [
        {
            "tanggal": row.tanggal.isoformat(),
            "judul": row.judul,
            "jenis": row.jenis.nama,
            "hadir": row.n_hadir,
            "keputusan": row.n_keputusan,
            "selesai": row.n_selesai,
            "notula": row.get_status_display(),
        }
        for row in rows.order_by("tanggal", "mulai", "pk")
    ]


def attendance(lingkup: Lingkup) -> list[Figures]:
    """Per group over all meetings of the period; `tanpa` are those of whom L/P is not known."""
    found = rekap(Kehadiran.objects.filter(rapat__in=held(lingkup)))
    return [
        {"unsur": one.unsur, "l": one.l, "p": one.p, "tanpa": one.tanpa} for one in found.per_unsur
    ]


def promises(lingkup: Lingkup) -> list[Figures]:
    """Per kind: how many stand open, are late on that day, were finished."""
    still = Q(status__in=TERBUKA)
    rows = (
        _known(lingkup.wilayah, lingkup.pada)
        .order_by()
        .values("jenis")
        .annotate(
            terbuka=Count("pk", filter=still),
            terlambat=Count("pk", filter=still & Q(batas__lt=lingkup.pada)),
            selesai=Count("pk", filter=Q(status=StatusTindakLanjut.SELESAI)),
        )
    )
    found: dict[str, Figures] = {row["jenis"]: dict(row) for row in rows}
    none = {"terbuka": 0, "terlambat": 0, "selesai": 0}
    return [{**found.get(one, none), "jenis": one.label} for one in JenisTindakLanjut]


def _known(wilayah: Wilayah, pada: date) -> QuerySet[TindakLanjut]:
    """Those of meetings until that day, and those asked for outside a meeting."""
    until = Q(rapat=None) | Q(rapat__tanggal__lte=pada)
    return TindakLanjut.objects.filter(until, wilayah=wilayah)


def institution(wilayah: Wilayah) -> Figures:
    """The pieces of the Rumah Bersama: institutionalised, practised, not yet; its TKPKK."""
    found = checklist(wilayah)
    counts = found.hitungan
    return {
        "terlembaga": counts.terlembaga,
        "praktik": counts.praktik,
        "belum": counts.belum,
        "berikutnya": found.berikutnya.nama if found.berikutnya else "",
        "tkpkk": _team(wilayah),
    }


def _team(wilayah: Wilayah) -> Figures:
    team = team_summary(wilayah)
    return {
        "anggota": team.jumlah,
        "nomor_sk": team.nomor_sk,
        "tanggal_sk": team.tanggal_sk.isoformat() if team.tanggal_sk else "",
    }
