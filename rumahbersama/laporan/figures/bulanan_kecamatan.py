"""Figures of the monthly report of TKPKK / Rumah Bersama: camat → Bupati, in the order of the 4K
(Konsolidasi, Koordinasi, Kolaborasi, Komunikasi). Counts only; obstacles in people's words."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from kecamatan.enums import Strategi, Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import StatusIntervensi
from kemiskinan.models import Intervensi, Neraca, Rilis
from kemiskinan.queries.neraca import latest_neraca
from rumahbersama.laporan.figures import dokumentasi, kolaborasi, koordinasi, layanan
from rumahbersama.laporan.figures import neraca as bagian
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup, place, typed
from rumahbersama.laporan.figures.penanganan import verval


def collect(lingkup: Lingkup) -> Figures:
    """Without a ledger of the kabupaten its chapter stays empty: a kecamatan still reports."""
    kabupaten = lingkup.wilayah.induk
    assert kabupaten is not None
    neraca = latest_neraca(kabupaten, until=lingkup.pada)
    return {
        "kabupaten": kabupaten.nama,
        "induk": place(kabupaten),
        "konsolidasi": _people(neraca, lingkup.wilayah) if neraca else None,
        "layanan": layanan.scorecards(lingkup),
        "koordinasi": {
            "rapat": koordinasi.meetings(lingkup),
            "kehadiran": koordinasi.attendance(lingkup),
            "tindak_lanjut": koordinasi.promises(lingkup),
            "kelembagaan": koordinasi.institution(lingkup.wilayah),
        },
        "kolaborasi": {
            "cakupan": kolaborasi.coverage(lingkup),
            "kunjungan": kolaborasi.visits(lingkup),
        },
        "komunikasi": {
            "pengaduan": layanan.complaints(lingkup),
            "foto": dokumentasi.photos(lingkup),
        },
        "isian": typed(lingkup),
    }


def _people(neraca: Neraca, wilayah: Wilayah) -> Figures:
    return {
        **bagian.sources(neraca),
        "neraca": bagian.ledger(neraca, wilayah),
        "kelas": _classes(neraca, wilayah),
        "verval": verval(neraca.sk, Tingkat.DESA, wilayah),
        "strategi": _help(neraca.sk, wilayah),
    }


def _classes(neraca: Neraca, wilayah: Wilayah) -> list[Figures]:
    """Per desa: how far those still in decile 1 are helped."""
    keys = ("kode", "nama", "masih", "optimal", "belum_optimal", "belum_diintervensi")
    return [{key: row[key] for key in keys} for row in bagian.per_child(neraca, wilayah)]


def _help(sk: Rilis, wilayah: Wilayah) -> list[Figures]:
    """People of the kecamatan per strategy of Inpres 4/2022: promised and delivered."""
    delivered = Q(status=StatusIntervensi.TERSALUR)
    rows: Any = (
        Intervensi.objects.filter(sasaran__rilis=sk, sasaran__kecamatan=wilayah)
        .exclude(status=StatusIntervensi.GAGAL_SALUR)
        .order_by()
        .values_list("sub_kegiatan__strategi")
        .annotate(
            n=Count("sasaran", distinct=True),
            sampai=Count("sasaran", distinct=True, filter=delivered),
        )
    )
    counts = {strategi: (n, done) for strategi, n, done in rows}
    return [
        {"strategi": s.value, "nama": s.label, "jiwa": n, "tersalur": done}
        for s in Strategi
        for n, done in [counts.get(s.value, (0, 0))]
    ]
