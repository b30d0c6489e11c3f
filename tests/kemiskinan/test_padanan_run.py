from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from fondasi.errors import Galat
from fondasi.runs import TRIES
from kecamatan.models import JejakAudit
from kemiskinan.actions.keputusan_padanan import decide_padanan
from kemiskinan.actions.padanan import open_pemadanan, start_pemadanan
from kemiskinan.enums import (
    JenisRilis,
    Keputusan,
    StatusPadanan,
    StatusProses,
    StatusRilis,
)
from kemiskinan.models import Padanan, Pemadanan, PermintaanNeraca, Rilis, Sasaran
from kemiskinan.queries.padanan import finished_pemadanan, settled_pairs
from kemiskinan.rules.ambang import BERLAKU
from kemiskinan.tasks.padanan import match_pemadanan
from tests.pemeran import (
    Pemeran,
    Tempat,
    buat_individu,
    buat_padanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
)

TINJAU = StatusPadanan.PERLU_DITINJAU


@dataclass
class Dunia:
    """Five of a decree: found, two for review with one candidate each, one lost, one double."""

    sk: Rilis
    rilis: Rilis
    sasaran: list[Sasaran]


@pytest.fixture
def dunia(tempat: Tempat) -> Dunia:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    nik = [f"351705410190{seri}" for seri in range(9001, 9006)]
    names = ["SITI AMINAH", "BUDI SANTOSO", "RINA WATI", "TUKIMIN", "SRI REJEKI"]
    sasaran = [
        buat_sasaran(sk, tempat.desa, name, nik=n, nomor_baris=row)
        for row, (name, n) in enumerate(zip(names, nik, strict=True), start=2)
    ]
    buat_individu(rilis, tempat.desa, "SITI AMINAH", nik=nik[0])
    buat_individu(rilis, tempat.desa, "LESTARI", nik=nik[1])
    buat_individu(rilis, tempat.desa, "RINA WATI", nik="3517054101909777")
    buat_individu(rilis, tempat.desa, "SRI REJEKI", nik=nik[4])
    buat_individu(rilis, tempat.desa_lain, "SRI REJEKI", nik=nik[4])
    return Dunia(sk, rilis, sasaran)


def jalankan(dunia: Dunia, sebagai: Callable[[str], Any]) -> Pemadanan:
    pemadanan = open_pemadanan(dunia.sk, dunia.rilis, oleh=None)
    with sebagai("pekerja"):
        match_pemadanan(pemadanan.pk)
    pemadanan.refresh_from_db()
    return pemadanan


def hasil(pemadanan: Pemadanan) -> list[tuple[str, str, str]]:
    rows = pemadanan.padanan.order_by("sasaran__nomor_baris", "pk")
    return list(rows.values_list("sasaran__nama", "individu__nama", "status"))


def tuntas(dunia: Dunia) -> dict[str, str]:
    sql, params = settled_pairs(dunia.sk, dunia.rilis)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        states = {row[0]: row[2] for row in cursor.fetchall()}
    return {s.nama: states[s.pk] for s in dunia.sasaran}


def test_a_run_judges_every_person(dunia: Dunia, sebagai: Callable[[str], Any]) -> None:
    pemadanan = jalankan(dunia, sebagai)
    assert hasil(pemadanan) == [
        ("SITI AMINAH", "SITI AMINAH", "otomatis"),
        ("BUDI SANTOSO", "LESTARI", "perlu_ditinjau"),
        ("RINA WATI", "RINA WATI", "perlu_ditinjau"),
        ("TUKIMIN", None, "tidak_padan"),
        ("SRI REJEKI", "SRI REJEKI", "perlu_ditinjau"),
        ("SRI REJEKI", "SRI REJEKI", "perlu_ditinjau"),
    ]
    assert pemadanan.jumlah == {"otomatis": 1, "perlu_ditinjau": 3, "tidak_padan": 1}
    assert (pemadanan.status, pemadanan.kemajuan) == (StatusProses.SELESAI, 100)
    assert pemadanan.ambang == BERLAKU.versi
    assert pemadanan.detik["total"] > 0
    assert finished_pemadanan(dunia.sk, dunia.rilis) == pemadanan


def test_a_run_leaves_its_lines(dunia: Dunia, sebagai: Callable[[str], Any]) -> None:
    pemadanan = jalankan(dunia, sebagai)
    lines = JejakAudit.objects.filter(objek="pemadanan", objek_id=pemadanan.pk).order_by("id")
    assert [line.tindakan for line in lines] == ["start_pemadanan", "finish_pemadanan"]
    assert lines[1].rincian == {"otomatis": 1, "perlu_ditinjau": 3, "tidak_padan": 1}
    assert PermintaanNeraca.objects.filter(kabupaten=dunia.sk.kabupaten).exists()


def test_ringing_twice_works_once(dunia: Dunia, sebagai: Callable[[str], Any]) -> None:
    pemadanan = jalankan(dunia, sebagai)
    before = hasil(pemadanan), pemadanan.selesai_at
    with sebagai("pekerja"):
        match_pemadanan(pemadanan.pk)
    pemadanan.refresh_from_db()
    assert (hasil(pemadanan), pemadanan.selesai_at) == before


def test_running_again_keeps_decisions_and_keys(
    dunia: Dunia, pemeran: Pemeran, sebagai: Callable[[str], Any]
) -> None:
    pemadanan = jalankan(dunia, sebagai)
    rina = Padanan.objects.get(sasaran=dunia.sasaran[2])
    decide_padanan(rina, Keputusan.PADAN, oleh=pemeran.bappeda)
    before = list(pemadanan.padanan.order_by("pk").values())
    again = jalankan(dunia, sebagai)
    assert again.pk == pemadanan.pk
    assert list(again.padanan.order_by("pk").values()) == before


def test_a_stale_candidate_goes_unless_it_was_decided(
    dunia: Dunia, pemeran: Pemeran, tempat: Tempat, sebagai: Callable[[str], Any]
) -> None:
    pemadanan = jalankan(dunia, sebagai)
    tukimin = dunia.sasaran[3]
    Padanan.objects.filter(sasaran=tukimin).delete()
    orang = [buat_individu(dunia.rilis, tempat.desa, n) for n in ("A", "B")]
    kept, gone = (buat_padanan(pemadanan, tukimin, o, TINJAU) for o in orang)
    decide_padanan(kept, Keputusan.BUKAN, oleh=pemeran.bappeda)
    jalankan(dunia, sebagai)
    assert list(Padanan.objects.filter(sasaran=tukimin)) == [kept]
    assert not Padanan.objects.filter(pk=gone.pk).exists()
    assert tuntas(dunia)["TUKIMIN"] == "tidak_padan"


def test_settled_pairs_follow_verdict_and_decision(
    dunia: Dunia, pemeran: Pemeran, sebagai: Callable[[str], Any]
) -> None:
    assert set(tuntas(dunia).values()) == {"tidak_padan"}
    jalankan(dunia, sebagai)
    assert tuntas(dunia) == {
        "SITI AMINAH": "padan",
        "BUDI SANTOSO": "perlu_ditinjau",
        "RINA WATI": "perlu_ditinjau",
        "TUKIMIN": "tidak_padan",
        "SRI REJEKI": "perlu_ditinjau",
    }
    siti, budi, rina, _, sri = (Padanan.objects.filter(sasaran=s) for s in dunia.sasaran)
    decide_padanan(siti.get(), Keputusan.BUKAN, oleh=pemeran.bappeda)
    decide_padanan(budi.get(), Keputusan.BUKAN, oleh=pemeran.bappeda)
    decide_padanan(rina.get(), Keputusan.PADAN, oleh=pemeran.bappeda)
    decide_padanan(sri.order_by("pk")[0], Keputusan.BUKAN, oleh=pemeran.bappeda)
    assert tuntas(dunia) == {
        "SITI AMINAH": "tidak_padan",
        "BUDI SANTOSO": "tidak_padan",
        "RINA WATI": "padan",
        "TUKIMIN": "tidak_padan",
        "SRI REJEKI": "perlu_ditinjau",
    }


def test_a_persons_choice_beats_the_engines(
    dunia: Dunia, pemeran: Pemeran, tempat: Tempat, sebagai: Callable[[str], Any]
) -> None:
    pemadanan = jalankan(dunia, sebagai)
    lain = buat_individu(dunia.rilis, tempat.desa, "SITI AMINAH KEDUA")
    row = buat_padanan(pemadanan, dunia.sasaran[0], lain, TINJAU, keputusan="padan")
    sql, params = settled_pairs(dunia.sk, dunia.rilis)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT individu_id FROM ({sql}) x WHERE sasaran_id = {row.sasaran_id}", params
        )
        assert cursor.fetchall() == [(lain.pk,)]


@contextmanager
def ditolak(kode: str) -> Iterator[None]:
    with pytest.raises(Galat) as error:
        yield
    assert error.value.kode == kode
    assert not Pemadanan.objects.exists()


def test_only_an_adopted_pair_of_one_kabupaten_runs(tempat: Tempat) -> None:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    keluarga = buat_rilis(tempat.kabupaten, JenisRilis.P3KE_KELUARGA)
    with ditolak("BUKAN_SK"):
        start_pemadanan(rilis, rilis, oleh=None)
    with ditolak("BUKAN_DATA_INDIVIDU"):
        start_pemadanan(sk, keluarga, oleh=None)
    with ditolak("BEDA_KABUPATEN"):
        start_pemadanan(sk, buat_rilis(tempat.kota), oleh=None)
    Rilis.objects.filter(pk=rilis.pk).update(status=StatusRilis.DIPERIKSA)
    rilis.refresh_from_db()
    with ditolak("RILIS_BELUM_BERLAKU"):
        start_pemadanan(sk, rilis, oleh=None)


def test_starting_rings_the_worker_after_the_commit(
    dunia: Dunia,
    peladen_redis: Any,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        start_pemadanan(dunia.sk, dunia.rilis, oleh=None)
    assert len(callbacks) == 1
    assert peladen_redis.llen("rb") == 1


def test_a_run_that_keeps_dying_gives_up(dunia: Dunia, sebagai: Callable[[str], Any]) -> None:
    pemadanan = open_pemadanan(dunia.sk, dunia.rilis, oleh=None)
    Pemadanan.objects.update(percobaan=TRIES, status=StatusProses.BERJALAN)
    with sebagai("pekerja"):
        match_pemadanan(pemadanan.pk)
    pemadanan.refresh_from_db()
    assert pemadanan.status == StatusProses.GAGAL
    assert "mulai kembali" in pemadanan.galat_pesan
    assert jalankan(dunia, sebagai).status == StatusProses.SELESAI
