"""Random worlds: the ledger always balances and equals a person-by-person count in Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kecamatan.models import Wilayah
from kemiskinan.actions.neraca import build_neraca
from kemiskinan.enums import Keberadaan, Keputusan, StatusIntervensi, StatusPadanan
from kemiskinan.models import (
    BeritaAcara,
    DaftarVerval,
    Individu,
    Intervensi,
    Neraca,
    NeracaBaris,
    Padanan,
    Sasaran,
    SubKegiatan,
    Verval,
)
from kemiskinan.queries.neraca import figures
from kemiskinan.rules.neraca import KEYS, TERSIMPAN
from kemiskinan.rules.optimal import Syarat, is_optimal
from tests.kemiskinan.dunia_neraca import Dunia
from tests.pemeran import Kantor, Tempat, buat_daftar, buat_sub_kegiatan

HARI = date(2024, 10, 1)
STRATEGI = (1, 1, 2, 3)
"""Of the four sub kegiatan."""


@dataclass(frozen=True)
class Calon:
    desil: int | None
    status: str
    keputusan: str


@dataclass(frozen=True)
class Orang:
    """`visits` are (list 0 or 1, keberadaan, day, terkini)."""

    tempat: int
    calon: tuple[Calon, ...]
    bantuan: frozenset[tuple[int, str]]
    visits: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class Semesta:
    orang: tuple[Orang, ...]
    aturan: tuple[tuple[tuple[int, ...], int], ...]
    disahkan: frozenset[tuple[int, int]]
    dibatalkan: bool


desil = st.one_of(st.none(), st.integers(1, 10), st.just(1))


@st.composite
def para_calon(draw: Any) -> tuple[Calon, ...]:
    """What the engine and people can leave: at most one otomatis, at most one said padan."""
    count = draw(st.integers(0, 3))
    found = [
        Calon(
            draw(desil),
            "otomatis" if n == 0 and draw(st.booleans()) else "perlu_ditinjau",
            draw(st.sampled_from(["", "", "bukan"])),
        )
        for n in range(count)
    ]
    if found and draw(st.booleans()):
        n = draw(st.integers(0, count - 1))
        found[n] = Calon(found[n].desil, found[n].status, "padan")
    return tuple(found)


orang = st.builds(
    Orang,
    tempat=st.integers(0, 5),
    calon=para_calon(),
    bantuan=st.frozensets(
        st.tuples(st.integers(0, 3), st.sampled_from(list(StatusIntervensi.values))), max_size=4
    ).filter(lambda found: len({sub for sub, _ in found}) == len(found)),
    visits=st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(list(Keberadaan.values)), st.integers(0, 3)),
        max_size=2,
        unique_by=lambda visit: visit[0],
    ).map(tuple),
)
semesta = st.builds(
    Semesta,
    orang=st.lists(orang, max_size=12).map(tuple),
    aturan=st.lists(
        st.tuples(
            st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True).map(tuple),
            st.integers(1, 2),
        ),
        max_size=2,
    ).map(tuple),
    disahkan=st.frozensets(st.tuples(st.integers(0, 1), st.integers(0, 3))),
    dibatalkan=st.booleans(),
)


def padan_of(orang: Orang) -> str:
    said = [c for c in orang.calon if c.keputusan == "padan"]
    auto = [c for c in orang.calon if c.status == "otomatis" and c.keputusan == ""]
    for one in (*said, *auto):
        if one.desil is None:
            return "perlu_ditinjau"
        return "masih" if one.desil == 1 else "keluar"
    waiting = any(c.status == "perlu_ditinjau" and not c.keputusan for c in orang.calon)
    return "perlu_ditinjau" if waiting else "tidak_padan"


def intervensi_of(orang: Orang, aturan: tuple[tuple[tuple[int, ...], int], ...]) -> str:
    received = [(STRATEGI[sub], sub) for sub, status in orang.bantuan if status == "TERSALUR"]
    if is_optimal([Syarat(*one) for one in aturan], received):
        return "optimal"
    return "belum_optimal" if received else "belum_diintervensi"


def kelas_of(dunia: Semesta, orang: Orang) -> Counter[str]:
    """The keys that one person counts in."""
    padan = padan_of(orang)
    counts = Counter(["sk", padan])
    counts["terintervensi"] = int(any(s == "TERSALUR" for _, s in orang.bantuan))
    if padan != "masih":
        return counts
    intervensi = intervensi_of(orang, dunia.aturan)
    counts[intervensi] += 1
    if intervensi == "optimal":
        return counts
    visits = [v for v in orang.visits if not (dunia.dibatalkan and v[0] == 0)]
    if not visits:
        counts["belum_disisir"] += 1
        return counts
    daftar, keberadaan, _day = max(visits, key=lambda v: (v[2], orang.visits.index(v)))
    counts[keberadaan.lower()] += 1
    counts["sementara"] += (daftar, orang.tempat) not in dunia.disahkan
    return counts


def lay(dunia: Dunia, isi: Semesta) -> None:
    """The world in the database; a build of the same day saw nobody helped or visited yet."""
    t = dunia.tempat
    desa = [t.desa, t.desa_lain, t.desa_tetangga, t.kelurahan, None, None]
    kecamatan = [d.induk if d else None for d in desa[:4]] + [t.kecamatan, None]
    subs = [buat_sub_kegiatan(dunia.kantor.opd, s) for s in STRATEGI]  # type: ignore[arg-type]
    daftar = [buat_daftar(dunia.sk, dunia.rilis, t.kabupaten) for _ in range(2)]
    if isi.aturan:
        dunia.kriteria(aturan=[{"strategi": list(s), "minimal": n} for s, n in isi.aturan])
    people = [
        Sasaran.objects.create(
            kabupaten=t.kabupaten, rilis=dunia.sk, nomor_baris=n,
            desa=desa[orang.tempat], kecamatan=kecamatan[orang.tempat],
        )
        for n, orang in enumerate(isi.orang)
    ]  # fmt: skip
    for sasaran, orang in zip(people, isi.orang, strict=True):
        _match(dunia, sasaran, orang)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    for sasaran, orang in zip(people, isi.orang, strict=True):
        _help(sasaran, orang, subs)
        _visit(sasaran, orang, daftar)
    _sign(isi, daftar, desa)
    if isi.dibatalkan:
        daftar[0].status = "DIBATALKAN"
        daftar[0].save()


def _match(dunia: Dunia, sasaran: Sasaran, orang: Orang) -> None:
    base = {"kabupaten": sasaran.kabupaten, "pemadanan": dunia.pemadanan, "sasaran": sasaran}
    for calon in orang.calon:
        individu = Individu.objects.create(
            kabupaten=sasaran.kabupaten, rilis=dunia.rilis, nomor_baris=1, desil=calon.desil
        )
        status, keputusan = StatusPadanan(calon.status), Keputusan(calon.keputusan)
        Padanan.objects.create(**base, individu=individu, status=status, keputusan=keputusan)
    if not orang.calon:
        Padanan.objects.create(**base, status=StatusPadanan.TIDAK_PADAN)


def _help(sasaran: Sasaran, orang: Orang, subs: list[SubKegiatan]) -> None:
    Intervensi.objects.bulk_create(
        Intervensi(
            kabupaten=sasaran.kabupaten, sasaran=sasaran, sub_kegiatan=subs[sub], tahun=2024,
            bulan=bulan, status=status,
        )
        for sub, status in orang.bantuan
        for bulan in (1, 2)
    )  # fmt: skip


def _visit(sasaran: Sasaran, orang: Orang, daftar: list[DaftarVerval]) -> None:
    for nomor, keberadaan, day in orang.visits:
        Verval.objects.create(
            kabupaten=sasaran.kabupaten, sasaran=sasaran, daftar=daftar[nomor],
            keberadaan=keberadaan, dikunjungi=HARI + timedelta(days=day),
        )  # fmt: skip


def _sign(isi: Semesta, daftar: list[DaftarVerval], desa: list[Wilayah | None]) -> None:
    BeritaAcara.objects.bulk_create(
        BeritaAcara(
            kabupaten=daftar[nomor].kabupaten, desa=desa[place], daftar=daftar[nomor],
            nomor="1", tanggal=HARI, tempat="Balai", disahkan_at=timezone.now(),
        )
        for nomor, place in isi.disahkan
    )  # fmt: skip


@pytest.mark.django_db
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(isi=semesta)
def test_every_world_balances_and_equals_the_count_by_hand(
    tempat: Tempat, kantor: Kantor, isi: Semesta
) -> None:
    with transaction.atomic():
        dunia = Dunia.buat(tempat, kantor)
        lay(dunia, isi)
        neraca = build_neraca(dunia.sk, dunia.rilis, oleh=None)
        compare(neraca, isi, tempat)
        transaction.set_rollback(True)


def compare(neraca: Neraca, isi: Semesta, tempat: Tempat) -> None:
    expected: Counter[str] = sum((kelas_of(isi, o) for o in isi.orang), Counter())
    assert figures(neraca, tempat.kabupaten) == {key: expected[key] for key in TERSIMPAN}
    for place, desa in enumerate((tempat.desa, tempat.desa_lain, tempat.desa_tetangga)):
        local: Counter[str] = sum(
            (kelas_of(isi, o) for o in isi.orang if o.tempat == place), Counter()
        )
        assert figures(neraca, desa) == {key: local[key] for key in TERSIMPAN}
    unknown = neraca.per_wilayah.filter(wilayah=None).first()
    assert (unknown.sk if unknown else 0) == sum(o.tempat > 3 for o in isi.orang)
    assert NeracaBaris.objects.filter(neraca=neraca).count() == len(isi.orang)
    assert set(KEYS) < set(TERSIMPAN)
