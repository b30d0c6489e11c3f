"""Building the ledger of one SK against one release, and asking for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.queries.keys import literal
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.enums import JenisRilis
from kemiskinan.models import Neraca, NeracaBaris, PermintaanNeraca, Rilis
from kemiskinan.queries.kriteria import kriteria_on
from kemiskinan.queries.neraca import rilis_in_force, sk_in_force
from kemiskinan.queries.padanan import finished_pemadanan, settled_pairs
from kemiskinan.rules.neraca import TERSIMPAN, Kelompok, Selisih, add_up, find_faults
from kemiskinan.rules.pasangan import require_pair

SQL = Path(__file__).parent / "sql" / "neraca"
PAIRS = "/* settled_pairs */"
TINGKAT_DESA, TINGKAT_KECAMATAN, TINGKAT_KABUPATEN = 0, 1, 2
TANPA_DESA = 0
Baris = dict[str, Any]


class NeracaTidakCocok(Galat):
    """The build did not balance; `selisih` names each branch."""

    def __init__(self, selisih: list[Selisih]) -> None:
        branches = "; ".join(str(s) for s in selisih[:3])
        super().__init__(
            "NERACA_TIDAK_COCOK",
            _("Rekapitulasi tidak cocok dan tidak ditampilkan. Cabang: %(cabang)s.")
            % {"cabang": branches},
        )
        self.selisih = selisih


def request_neraca(kabupaten: Wilayah) -> None:
    """Note that the ledger must be counted again; the sweep does so within a minute or two.

    Inside the caller's transaction. Waits for nobody, however many ask at once.
    """
    PermintaanNeraca.objects.create(kabupaten=kabupaten)


def ring_neraca(kabupaten: Wilayah) -> None:
    """Have the ledger counted now, without waiting for the sweep."""
    request_neraca(kabupaten)
    ring("kemiskinan.build_neraca", kabupaten.pk)


def rebuild_neraca(kabupaten: Wilayah, *, oleh: Pengguna | None) -> Neraca:
    """The ledger of the decree and the release in force.

    Answers every request that was there before it began, also by a refusal: what is missing
    then asks again when it comes. Raises Galat BELUM_ADA_DATA and those of `build_neraca`.
    """
    requests = PermintaanNeraca.objects.filter(kabupaten=kabupaten)
    seen = list(requests.values_list("pk", flat=True))
    try:
        neraca = build_neraca(*pair_in_force(kabupaten), oleh=oleh)
    except Galat:
        requests.filter(pk__in=seen).delete()
        raise
    requests.filter(pk__in=seen).delete()
    return neraca


def pair_in_force(
    kabupaten: Wilayah, *, sk: Rilis | None = None, rilis: Rilis | None = None
) -> tuple[Rilis, Rilis]:
    """The given ones, and what is in force for the rest. Raises Galat BELUM_ADA_DATA."""
    sk, rilis = sk or sk_in_force(kabupaten), rilis or rilis_in_force(kabupaten)
    if sk is None or rilis is None:
        raise Galat(
            "BELUM_ADA_DATA",
            _("Belum ada SK penetapan dan data sumber yang berlaku. Berlakukan keduanya dahulu."),
        )
    return sk, rilis


def build_neraca(sk: Rilis, rilis: Rilis, *, oleh: Pengguna | None) -> Neraca:
    """Count every Sasaran of `sk` against `rilis` and store the figures of today.

    Raises Galat BUKAN_SK, BUKAN_DATA_INDIVIDU, BEDA_KABUPATEN, RILIS_BELUM_BERLAKU, PADAN_BELUM;
    NERACA_TIDAK_COCOK names the branch and leaves a build without figures.
    """
    require_pair(sk, rilis)
    try:
        with transaction.atomic():
            return _build(sk, rilis, oleh)
    except NeracaTidakCocok as galat:
        _store_failure(sk, rilis, galat.selisih, oleh)
        raise


def _build(sk: Rilis, rilis: Rilis, oleh: Pengguna | None) -> Neraca:
    Rilis.objects.select_for_update(no_key=True).get(pk=sk.pk)
    if finished_pemadanan(sk, rilis) is None:
        raise _unmatched()
    neraca = _open(sk, rilis, cocok=True)
    _store_figures(neraca, _classify(neraca))
    record("build_neraca", neraca, oleh=oleh, wilayah=sk.kabupaten, sk=sk.pk, rilis=rilis.pk)
    return neraca


def _unmatched() -> Galat:
    return Galat(
        "PADAN_BELUM",
        _("SK ini belum selesai dipadankan dengan data sumber. Jalankan padu padan dahulu."),
    )


def _open(sk: Rilis, rilis: Rilis, *, cocok: bool, galat: list[str] | None = None) -> Neraca:
    """Today's row of this pair; if it was built before, with what that build counted."""
    neraca = Neraca(
        kabupaten=sk.kabupaten,
        sk=sk,
        rilis=rilis,
        kriteria=kriteria_on(sk.kabupaten, today()),
        tanggal=today(),
        cocok=cocok,
        galat=galat or [],
    )
    Neraca.objects.bulk_create(
        [neraca],
        update_conflicts=True,
        unique_fields=["sk", "rilis", "tanggal", "cocok"],
        update_fields=["kriteria", "galat", "dihitung_at"],
    )
    return neraca


def _classify(neraca: Neraca) -> list[Baris]:
    """Step 10; one dict of figures per group. Everybody has been looked for, and has one class, or
    the build does not balance."""
    aturan = neraca.kriteria.aturan if neraca.kriteria else []
    pairs, pair_params = settled_pairs(neraca.sk, neraca.rilis)
    params: dict[str, int | str | None] = {
        **pair_params,
        "neraca": neraca.pk,
        "keluarga": _family_release(neraca.rilis),
        "aturan": json.dumps(aturan),
    }
    with connection.cursor() as cursor:
        cursor.execute(_step("10_classify").replace(PAIRS, pairs), params)
        names = [column.name for column in cursor.description]
        groups = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    (total,) = _at(groups, TINGKAT_KABUPATEN)
    if total["tak_dicari"]:
        raise _unmatched()
    people, classified = total["sasaran"], total["sk"]
    if classified != people:
        kode = neraca.kabupaten.kode
        raise NeracaTidakCocok([Selisih(kode, "sk = sasaran tergolong", people, classified)])
    return groups


def _family_release(rilis: Rilis) -> int | None:
    """DTSEN's deciles come with the family's file of the same year."""
    if rilis.jenis != JenisRilis.DTSEN_INDIVIDU:
        return None
    families = Rilis.objects.in_force().filter(
        kabupaten=rilis.kabupaten, jenis=JenisRilis.DTSEN_KELUARGA, tahun=rilis.tahun
    )
    return families.values_list("pk", flat=True).first()


def _store_figures(neraca: Neraca, groups: list[Baris]) -> None:
    """Check every equation, then store the kabupaten, the kecamatan, the desa and the rest."""
    (total,) = _at(groups, TINGKAT_KABUPATEN)
    stored = neraca.per_wilayah
    if not total["ditulis"] and stored.exists():
        return
    if _faults(neraca, groups, str):
        raise NeracaTidakCocok(_faults(neraca, groups, _kode_of(groups)))
    lines = [{**total, "wilayah_id": neraca.kabupaten_id}]
    kecamatan, desa = _at(groups, TINGKAT_KECAMATAN), _at(groups, TINGKAT_DESA)
    lines += [{**g, "wilayah_id": g["kecamatan_id"]} for g in kecamatan if g["kecamatan_id"]]
    lines += [{**g, "wilayah_id": g["desa_id"]} for g in desa if g["desa_id"]]
    if unknown := [g for g in desa if g["desa_id"] is None]:
        lines.append({**add_up(unknown), "wilayah_id": TANPA_DESA})
    keys = ("wilayah_id", *TERSIMPAN)
    columns = {key: literal(line[key] for line in lines) for key in keys}
    with connection.cursor() as cursor:
        cursor.execute(_step("20_store"), {"neraca": neraca.pk, **columns})


def _faults(neraca: Neraca, groups: list[Baris], name: Callable[[int], str]) -> list[Selisih]:
    """What does not balance; `name` tells places apart."""

    def named(pk: int | None) -> str:
        return "" if pk is None else name(pk)

    kecamatan, desa = _at(groups, TINGKAT_KECAMATAN), _at(groups, TINGKAT_DESA)
    (total,) = _at(groups, TINGKAT_KABUPATEN)
    return find_faults(
        neraca.kabupaten.kode,
        total,
        [Kelompok(g, named(g["kecamatan_id"])) for g in kecamatan],
        [Kelompok(g, named(g["kecamatan_id"]), named(g["desa_id"])) for g in desa],
    )


def _at(groups: list[Baris], tingkat: int) -> list[Baris]:
    return [group for group in groups if group["tingkat"] == tingkat]


def _kode_of(groups: list[Baris]) -> Callable[[int], str]:
    ids = {g[column] for g in groups for column in ("kecamatan_id", "desa_id")} - {None}
    return dict(Wilayah.objects.filter(pk__in=ids).values_list("pk", "kode")).__getitem__


@transaction.atomic
def _store_failure(sk: Rilis, rilis: Rilis, selisih: list[Selisih], oleh: Pengguna | None) -> None:
    branches = [str(s) for s in selisih]
    neraca = _open(sk, rilis, cocok=False, galat=branches)
    record("build_neraca_gagal", neraca, oleh=oleh, wilayah=sk.kabupaten, cabang=branches)


def _step(name: str) -> str:
    return (SQL / f"{name}.sql").read_text()


@transaction.atomic
def prune_neraca(kabupaten: Wilayah) -> int:
    """Forget who stood behind old figures; the figures stay. Returns the rows removed.

    The people of each month's last build of each pair are kept, the latest build among them.
    """
    builds = Neraca.objects.filter(kabupaten=kabupaten)
    kept: dict[tuple[int, int, int, int], int] = {}
    for n in builds.order_by("tanggal", "id").only("sk_id", "rilis_id", "tanggal"):
        kept[n.sk_id, n.rilis_id, n.tanggal.year, n.tanggal.month] = n.pk
    rows = NeracaBaris.objects.filter(neraca__in=builds.exclude(pk__in=kept.values()))
    return int(rows._raw_delete(rows.db))
