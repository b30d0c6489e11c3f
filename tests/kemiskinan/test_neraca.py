"""Building the ledger: each class by hand, the story of Jombang, refusals, random worlds."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.actions.neraca import build_neraca, prune_neraca, rebuild_neraca, request_neraca
from kemiskinan.enums import (
    JenisRilis,
    Keberadaan,
    Keputusan,
    StatusIntervensi,
    StatusPadanan,
    StatusProses,
    StatusRilis,
)
from kemiskinan.models import (
    BeritaAcara,
    KriteriaOptimal,
    Neraca,
    NeracaBaris,
    NeracaWilayah,
    PermintaanNeraca,
)
from kemiskinan.queries.neraca import figures, latest_neraca, per_child, rows_in_class
from kemiskinan.rules.neraca import KEYS
from kemiskinan.tasks.neraca import build_neraca as build_task
from kemiskinan.tasks.neraca import sweep_neraca
from tests.kemiskinan.dunia_neraca import Dunia
from tests.pemeran import (
    Kantor,
    Tempat,
    buat_daftar,
    buat_intervensi,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
    buat_verval,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor) -> Dunia:
    return Dunia.buat(tempat, kantor)


def build(dunia: Dunia) -> Neraca:
    return build_neraca(dunia.sk, dunia.rilis, oleh=None)


def counted(neraca: Neraca) -> dict[str, int]:
    """The branches of the kabupaten that are not zero."""
    return {k: v for k, v in figures(neraca, neraca.kabupaten).items() if v}


def test_matched_by_desil(dunia: Dunia) -> None:
    for desil in (1, 2, 10, None):
        dunia.padan(dunia.orang(), desil=desil)
    neraca = build(dunia)
    assert counted(neraca) == {
        "sk": 4, "keluar": 2, "masih": 1, "perlu_ditinjau": 1,
        "belum_diintervensi": 1, "belum_disisir": 1,
    }  # fmt: skip
    assert neraca.cocok


@pytest.mark.parametrize(
    ("status", "keputusan", "kelas"),
    [
        (StatusPadanan.OTOMATIS, Keputusan.KOSONG, "keluar"),
        (StatusPadanan.OTOMATIS, Keputusan.PADAN, "keluar"),
        (StatusPadanan.OTOMATIS, Keputusan.BUKAN, "tidak_padan"),
        (StatusPadanan.PERLU_DITINJAU, Keputusan.KOSONG, "perlu_ditinjau"),
        (StatusPadanan.PERLU_DITINJAU, Keputusan.PADAN, "keluar"),
        (StatusPadanan.PERLU_DITINJAU, Keputusan.BUKAN, "tidak_padan"),
    ],
)
def test_padan_state(dunia: Dunia, status: StatusPadanan, keputusan: Keputusan, kelas: str) -> None:
    dunia.padan(dunia.orang(), desil=3, status=status, keputusan=keputusan)
    assert counted(build(dunia)) == {"sk": 1, kelas: 1}


def test_a_decision_ends_the_wait_of_the_other_candidates(dunia: Dunia) -> None:
    orang = dunia.orang()
    dunia.padan(orang, desil=1, status=StatusPadanan.PERLU_DITINJAU)
    dunia.padan(orang, desil=7, status=StatusPadanan.PERLU_DITINJAU, keputusan=Keputusan.PADAN)
    assert counted(build(dunia)) == {"sk": 1, "keluar": 1}


def test_no_candidate(dunia: Dunia) -> None:
    dunia.padan(dunia.orang(), desil=None, ada=False)
    assert counted(build(dunia)) == {"sk": 1, "tidak_padan": 1}


def test_dtsen_takes_the_decile_from_the_family(dunia: Dunia) -> None:
    dunia.dtsen({"K1": 1, "K2": 4})
    dunia.padan(dunia.orang(), desil=None, id_keluarga="K1")
    dunia.padan(dunia.orang(), desil=None, id_keluarga="K2")
    dunia.padan(dunia.orang(), desil=None, id_keluarga="K3")
    found = counted(build(dunia))
    assert {k: found[k] for k in ("masih", "keluar", "perlu_ditinjau")} == {
        "masih": 1, "keluar": 1, "perlu_ditinjau": 1,
    }  # fmt: skip


def test_without_a_family_key_no_decile_is_taken(dunia: Dunia) -> None:
    """Families and people of DTSEN bear no key: an empty one ties nobody to anybody."""
    dunia.dtsen({"": 7})
    dunia.padan(dunia.orang(), desil=None, id_keluarga="")
    assert counted(build(dunia)) == {"sk": 1, "perlu_ditinjau": 1}


def test_intervention_classes(dunia: Dunia) -> None:
    dunia.kriteria()
    both, one, promised, none = (dunia.masih() for _ in range(4))
    dunia.bantu(both, 1, 3)
    dunia.bantu(one, 1)
    dunia.bantu(promised, 1, 2, status=StatusIntervensi.DITETAPKAN)
    assert counted(build(dunia)) == {
        "sk": 4, "masih": 4, "optimal": 1, "belum_optimal": 1, "belum_diintervensi": 2,
        "belum_disisir": 3, "terintervensi": 2,
    }  # fmt: skip
    assert none.pk in rows_in_class(Neraca.objects.get(), "belum_diintervensi").values_list(
        "sasaran", flat=True
    )


def test_without_criterion_nobody_is_optimal(dunia: Dunia) -> None:
    dunia.bantu(dunia.masih(), 1, 2, 3)
    dunia.kriteria(mulai=date(2999, 1, 1))
    neraca = build(dunia)
    assert neraca.kriteria is None
    assert counted(neraca) == {
        "sk": 1, "masih": 1, "belum_optimal": 1, "belum_disisir": 1, "terintervensi": 1,
    }  # fmt: skip


def test_who_left_counts_as_helped_but_is_not_judged(dunia: Dunia) -> None:
    dunia.kriteria()
    orang = dunia.orang()
    dunia.padan(orang, desil=5)
    dunia.bantu(orang, 1, 2)
    assert counted(build(dunia)) == {"sk": 1, "keluar": 1, "terintervensi": 1}


def test_field_results_of_those_not_yet_optimal(dunia: Dunia) -> None:
    dunia.kriteria()
    people = {k: dunia.masih() for k in Keberadaan}
    optimal, unseen = dunia.masih(), dunia.masih()
    dunia.bantu(optimal, 1, 2)
    daftar = buat_daftar(dunia.sk, dunia.rilis, dunia.tempat.kecamatan, *people.values())
    for keberadaan, orang in people.items():
        buat_verval(daftar, orang, keberadaan)
    buat_verval(daftar, optimal, Keberadaan.MENINGGAL)
    assert counted(build(dunia)) == {
        "sk": 7, "masih": 7, "optimal": 1, "belum_diintervensi": 6,
        "ada": 1, "meninggal": 1, "pindah": 1, "tidak_ditemukan": 1, "ganda": 1,
        "belum_disisir": 1, "terintervensi": 1, "sementara": 5,
    }  # fmt: skip
    assert list(rows_in_class(Neraca.objects.get(), "belum_disisir").values_list("sasaran")) == [
        (unseen.pk,)
    ]


def test_latest_visit_counts_and_cancelled_lists_do_not(dunia: Dunia) -> None:
    orang = dunia.masih()
    old, new, cancelled = (
        buat_daftar(dunia.sk, dunia.rilis, dunia.tempat.kecamatan, orang) for _ in range(3)
    )
    buat_verval(new, orang, Keberadaan.PINDAH, dikunjungi=date(2024, 10, 2))
    buat_verval(old, orang, Keberadaan.ADA, dikunjungi=date(2024, 10, 1))
    buat_verval(new, orang, Keberadaan.GANDA, dikunjungi=date(2024, 10, 9), terkini=False)
    buat_verval(cancelled, orang, Keberadaan.MENINGGAL, dikunjungi=date(2024, 10, 3))
    cancelled.status = "DIBATALKAN"
    cancelled.save()
    assert counted(build(dunia))["pindah"] == 1


def test_field_result_is_provisional_until_its_minutes_are_signed(dunia: Dunia) -> None:
    tempat = dunia.tempat
    here, there = dunia.masih(), dunia.masih(tempat.desa_lain)
    daftar = buat_daftar(dunia.sk, dunia.rilis, tempat.kecamatan, here, there)
    for orang in (here, there):
        buat_verval(daftar, orang)
    ba = BeritaAcara.objects.create(
        kabupaten=tempat.kabupaten, desa=tempat.desa, daftar=daftar, nomor="1",
        tanggal=date(2024, 10, 1), tempat="Balai", pimpinan="A", penanda_desa="B",
        penanda_wakil="C",
    )  # fmt: skip
    assert counted(build(dunia))["sementara"] == 2
    ba.disahkan_at = timezone.now()
    ba.save()
    neraca = build(dunia)
    assert figures(neraca, tempat.desa)["sementara"] == 0
    assert figures(neraca, tempat.desa_lain)["sementara"] == 1


def test_figures_per_level_and_for_unknown_places(dunia: Dunia) -> None:
    t = dunia.tempat
    for desa, desil in ((t.desa, 1), (t.desa, 2), (t.desa_lain, 2), (t.desa_tetangga, 2)):
        dunia.padan(dunia.orang(desa), desil=desil)
    dunia.padan(dunia.orang(t.desa, desa_baris=None), desil=2)
    dunia.padan(dunia.orang(t.desa, desa_baris=None, kecamatan=None), desil=2)
    neraca = build(dunia)
    rows = neraca.per_wilayah.values_list("wilayah__kode", "sk", "keluar", "masih")
    assert sorted(rows, key=str) == sorted(
        [
            ("35.17", 6, 5, 1),
            ("35.17.05", 4, 3, 1),
            ("35.17.04", 1, 1, 0),
            ("35.17.05.2001", 2, 1, 1),
            ("35.17.05.2002", 1, 1, 0),
            ("35.17.04.2001", 1, 1, 0),
            (None, 2, 2, 0),
        ],
        key=str,
    )
    below = [
        (r.wilayah.kode if r.wilayah else None, r.angka["sk"])
        for r in per_child(neraca, t.kabupaten)
    ]
    assert below == [("35.17.04", 1), ("35.17.05", 4), ("35.17.09", 0), (None, 1)]
    below = [
        (r.wilayah.kode if r.wilayah else None, r.angka["sk"])
        for r in per_child(neraca, t.kecamatan)
    ]
    assert below == [("35.17.05.2001", 2), ("35.17.05.2002", 1), (None, 1)]


def test_a_decree_without_people_balances(dunia: Dunia) -> None:
    assert counted(build(dunia)) == {}
    assert Neraca.objects.get().cocok


def test_people_of_another_decree_do_not_count(dunia: Dunia) -> None:
    dunia.masih()
    other = buat_sk(dunia.tempat.kabupaten, status=StatusRilis.DIGANTI)
    buat_sasaran(other, dunia.tempat.desa)
    assert counted(build(dunia))["sk"] == 1


def test_refused_before_padan(dunia: Dunia) -> None:
    dunia.masih()
    dunia.orang()
    with pytest.raises(Galat) as refused:
        build(dunia)
    assert refused.value.kode == "PADAN_BELUM"
    assert not Neraca.objects.exists()


def test_refused_while_padan_has_not_finished(dunia: Dunia) -> None:
    dunia.masih()
    dunia.pemadanan.status = StatusProses.BERJALAN
    dunia.pemadanan.save()
    with pytest.raises(Galat) as refused:
        build(dunia)
    assert refused.value.kode == "PADAN_BELUM"


def test_refused_pairs(dunia: Dunia) -> None:
    t = dunia.tempat
    families = buat_rilis(t.kabupaten, JenisRilis.P3KE_KELUARGA)
    waiting = buat_rilis(t.kabupaten, status=StatusRilis.DIPERIKSA)
    elsewhere = buat_rilis(t.kota)
    pairs = {
        "BUKAN_SK": (dunia.rilis, dunia.rilis),
        "BUKAN_DATA_INDIVIDU": (dunia.sk, families),
        "BEDA_KABUPATEN": (dunia.sk, elsewhere),
        "RILIS_BELUM_BERLAKU": (dunia.sk, waiting),
    }
    for kode, (sk, rilis) in pairs.items():
        with pytest.raises(Galat) as refused:
            build_neraca(sk, rilis, oleh=None)
        assert refused.value.kode == kode


def test_a_build_that_does_not_balance_names_its_branch_and_has_no_figures(dunia: Dunia) -> None:
    """A class that no partition knows, as a defect or a hand in the table would leave."""
    good = build(dunia)
    orang = dunia.masih()
    daftar = buat_daftar(dunia.sk, dunia.rilis, dunia.tempat.kecamatan, orang)
    buat_verval(daftar, orang, "HILANG")  # type: ignore[arg-type]
    with pytest.raises(Galat) as refused:
        build(dunia)
    assert refused.value.kode == "NERACA_TIDAK_COCOK"
    assert "belum_optimal + belum_diintervensi = ada + meninggal" in refused.value.pesan
    failed = Neraca.objects.get(cocok=False)
    assert not failed.per_wilayah.exists()
    assert {branch.partition(":")[0] for branch in failed.galat} == {
        "35.17", "35.17.05", "35.17.05.2001",
    }  # fmt: skip
    assert latest_neraca(dunia.tempat.kabupaten) == good


def test_a_second_build_of_the_day_takes_the_place_of_the_first(dunia: Dunia) -> None:
    """And writes only what changed: a place whose figures stand keeps its stamp."""
    orang = dunia.masih()
    dunia.padan(dunia.orang(dunia.tempat.desa_tetangga), desil=2)
    first = build(dunia)
    stamps = dict(first.per_wilayah.values_list("wilayah__kode", "diubah_at"))
    again = build(dunia)
    assert (first.pk, counted(again)) == (again.pk, counted(first))
    assert dict(again.per_wilayah.values_list("wilayah__kode", "diubah_at")) == stamps
    dunia.bantu(orang, 1)
    build(dunia)
    assert NeracaBaris.objects.count() == 2
    assert counted(Neraca.objects.get())["belum_optimal"] == 1
    now = dict(first.per_wilayah.values_list("wilayah__kode", "diubah_at"))
    changed = {kode for kode, stamp in now.items() if stamp != stamps[kode]}
    assert changed == {"35.17", "35.17.05", "35.17.05.2001"}


def test_each_build_leaves_an_audit_line(dunia: Dunia) -> None:
    neraca = build(dunia)
    line = JejakAudit.objects.get()
    assert (line.tindakan, line.objek, line.objek_id) == ("build_neraca", "neraca", neraca.pk)


def test_months_can_be_shown_again(dunia: Dunia) -> None:
    kabupaten, orang = dunia.tempat.kabupaten, dunia.masih()
    october = build(dunia)
    Neraca.objects.filter(pk=october.pk).update(tanggal=date(2024, 10, 20))
    dunia.bantu(orang, 1)
    november = build(dunia)
    Neraca.objects.filter(pk=november.pk).update(tanggal=date(2024, 11, 3))
    assert latest_neraca(kabupaten, until=date(2024, 9, 30)) is None
    assert latest_neraca(kabupaten, until=date(2024, 10, 31)) == october
    assert counted(october)["belum_diintervensi"] == 1
    assert latest_neraca(kabupaten, until=date(2024, 11, 30)) == november
    assert latest_neraca(kabupaten) == november


def test_pruning_keeps_the_last_build_of_each_month(dunia: Dunia) -> None:
    dunia.masih()
    for day in (date(2024, 10, 1), date(2024, 10, 20), date(2024, 11, 1), date(2024, 11, 3)):
        Neraca.objects.filter(pk=build(dunia).pk).update(tanggal=day)
    assert prune_neraca(dunia.tempat.kabupaten) == 2
    kept = NeracaBaris.objects.values_list("neraca__tanggal", flat=True).order_by("neraca__tanggal")
    assert list(kept) == [date(2024, 10, 20), date(2024, 11, 3)]
    assert NeracaWilayah.objects.filter(neraca__tanggal=date(2024, 10, 1)).count() == 3


def test_the_task_answers_requests_and_repeats_itself(
    dunia: Dunia, sebagai: Callable[[str], Any]
) -> None:
    dunia.masih()
    kabupaten = dunia.tempat.kabupaten
    request_neraca(kabupaten)
    for _ in range(2):
        with sebagai("pekerja"):
            build_task(kabupaten.pk)
        assert not PermintaanNeraca.objects.exists()
        assert counted(Neraca.objects.get())["sk"] == 1


def test_the_sweep_builds_who_asks_once_a_minute(dunia: Dunia) -> None:
    dunia.masih()
    kabupaten = dunia.tempat.kabupaten
    assert sweep_neraca() == 0
    request_neraca(kabupaten)
    request_neraca(kabupaten)
    assert sweep_neraca() == 1
    request_neraca(kabupaten)
    assert sweep_neraca() == 0
    Neraca.objects.update(dihitung_at=timezone.now() - timedelta(seconds=61))
    assert sweep_neraca() == 1


def test_a_refused_request_does_not_come_back(dunia: Dunia) -> None:
    dunia.orang()
    request_neraca(dunia.tempat.kabupaten)
    with pytest.raises(Galat):
        rebuild_neraca(dunia.tempat.kabupaten, oleh=None)
    assert not PermintaanNeraca.objects.exists()


def run_command(*args: str) -> dict[str, Any]:
    """The object that the command prints, also when it refuses."""
    out = StringIO()
    with suppress(CommandError):
        call_command("neraca", *args, "--json", stdout=out, stderr=StringIO())
    result: dict[str, Any] = json.loads(out.getvalue())
    return result


def test_command_tells_the_ledger_of_a_wilayah(dunia: Dunia) -> None:
    t = dunia.tempat
    dunia.masih()
    dunia.padan(dunia.orang(t.desa_tetangga), desil=4)
    whole = run_command("--kabupaten", "3517")
    assert list(whole) == ["sk", "rilis", "wilayah", "cocok", "neraca"]
    assert (whole["sk"], whole["rilis"]) == (dunia.sk.pk, dunia.rilis.pk)
    assert (whole["wilayah"], whole["cocok"]) == ("35.17", True)
    assert tuple(whole["neraca"]) == KEYS
    assert whole["neraca"]["sk"] == 2
    part = run_command("--kabupaten", "35.17", "--wilayah", "351705")
    assert part["wilayah"] == "35.17.05"
    assert {k: v for k, v in part["neraca"].items() if v} == {
        "sk": 1, "masih": 1, "belum_diintervensi": 1, "belum_disisir": 1,
    }  # fmt: skip
    assert (
        run_command(
            "--kabupaten", "35.17", "--sk", str(dunia.sk.pk), "--rilis", str(dunia.rilis.pk)
        )
        == whole
    )


def test_command_refuses_with_code(dunia: Dunia) -> None:
    dunia.orang()
    assert run_command("--kabupaten", "35.17")["galat"]["kode"] == "PADAN_BELUM"
    assert run_command("--kabupaten", "35.76")["galat"]["kode"] == "BELUM_ADA_DATA"


@pytest.mark.parametrize(
    "args",
    [
        ["--kabupaten", "35"],
        ["--kabupaten", "99.99"],
        ["--kabupaten", "35.17", "--wilayah", "35.76"],
        ["--kabupaten", "35.17", "--sk", "999999"],
    ],
)
def test_command_called_wrongly(dunia: Dunia, args: list[str]) -> None:
    with pytest.raises(CommandError) as wrong:
        call_command("neraca", *args, stdout=StringIO(), stderr=StringIO())
    assert wrong.value.returncode == 2


def test_jombang(dunia: Dunia) -> None:
    """7,408 people: the published tree, in as many statements as a village takes."""
    dunia.kriteria()
    dunia.jombang()
    with CaptureQueriesContext(connection) as queries:
        neraca = build(dunia)
    assert counted(neraca) == {
        "sk": 7408, "keluar": 5567, "masih": 1841, "optimal": 1752, "belum_optimal": 89,
        "ada": 78, "meninggal": 11, "terintervensi": 7408, "sementara": 89,
    }  # fmt: skip
    assert len(queries) == 9


def test_criterion_is_read_from_data(dunia: Dunia) -> None:
    dunia.kriteria(aturan=[{"strategi": [1], "minimal": 2}])
    one, two = dunia.masih(), dunia.masih()
    sub = buat_sub_kegiatan(dunia.kantor.opd, 1)  # type: ignore[arg-type]
    for bulan in (1, 2):
        buat_intervensi(one, sub, bulan=bulan)
    dunia.bantu(two, 1, 1)
    assert list(rows_in_class(build(dunia), "optimal").values_list("sasaran", flat=True)) == [
        two.pk
    ]
    assert KriteriaOptimal.objects.count() == 1
