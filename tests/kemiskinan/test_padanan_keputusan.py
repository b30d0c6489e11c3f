from __future__ import annotations

from dataclasses import dataclass

import pytest

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.actions.keputusan_padanan import decide_none, decide_padanan, undo_keputusan
from kemiskinan.enums import Keputusan, StatusPadanan, StatusProses
from kemiskinan.models import KeputusanPadanan, Padanan, Pemadanan, PermintaanNeraca, Sasaran
from kemiskinan.queries.padanan import newest_act, review_queue
from tests.pemeran import (
    Pemeran,
    Tempat,
    buat_individu,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
)

TINJAU = StatusPadanan.PERLU_DITINJAU
PADAN, BUKAN, KOSONG = Keputusan.PADAN, Keputusan.BUKAN, Keputusan.KOSONG


@dataclass
class Meja:
    """Ani has two candidates, Budi one of them too; Cici is settled with a third person."""

    run: Pemadanan
    ani: Sasaran
    budi: Sasaran
    ani_satu: Padanan
    ani_dua: Padanan
    budi_dua: Padanan
    cici_tiga: Padanan
    ani_tiga: Padanan


@pytest.fixture
def meja(tempat: Tempat) -> Meja:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    run = buat_pemadanan(sk, rilis)
    ani, budi, cici = (buat_sasaran(sk, tempat.desa, n) for n in ("ANI", "BUDI", "CICI"))
    satu, dua, tiga = (buat_individu(rilis, tempat.desa, n) for n in ("ANI", "ANNI", "CICI"))
    return Meja(
        run,
        ani,
        budi,
        buat_padanan(run, ani, satu, TINJAU),
        buat_padanan(run, ani, dua, TINJAU),
        buat_padanan(run, budi, dua, TINJAU),
        buat_padanan(run, cici, tiga),
        buat_padanan(run, ani, tiga, TINJAU),
    )


def isi(*rows: Padanan) -> list[str]:
    return [Padanan.objects.get(pk=row.pk).keputusan for row in rows]


def kode(error: pytest.ExceptionInfo[Galat]) -> str:
    return error.value.kode


def test_choosing_one_refuses_the_others(meja: Meja, pemeran: Pemeran) -> None:
    decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    assert isi(meja.ani_satu, meja.ani_dua, meja.ani_tiga, meja.budi_dua) == [
        PADAN,
        BUKAN,
        BUKAN,
        KOSONG,
    ]
    meja.ani_satu.refresh_from_db()
    assert (meja.ani_satu.diputuskan_oleh, meja.ani_satu.status) == (pemeran.bappeda, TINJAU)
    assert meja.ani_satu.diputuskan_at is not None


def test_the_act_leaves_its_line_and_asks_for_the_ledger(meja: Meja, pemeran: Pemeran) -> None:
    act = decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    line = JejakAudit.objects.get(tindakan="decide_padanan")
    assert (line.objek, line.objek_id, line.pelaku) == ("sasaran", meja.ani.pk, pemeran.bappeda)
    assert line.rincian == {"pemadanan": meja.run.pk, "keputusan": act.pk, "padan": 1, "bukan": 2}
    assert PermintaanNeraca.objects.filter(kabupaten=meja.run.kabupaten).exists()


def test_refusing_one_leaves_the_others_open(meja: Meja, pemeran: Pemeran) -> None:
    decide_padanan(meja.ani_satu, BUKAN, oleh=pemeran.bappeda)
    assert isi(meja.ani_satu, meja.ani_dua) == [BUKAN, KOSONG]
    assert review_queue(meja.run).menunggu == {meja.ani.pk, meja.budi.pk}


def test_undo_restores_what_stood_before(meja: Meja, pemeran: Pemeran) -> None:
    decide_padanan(meja.ani_dua, BUKAN, oleh=pemeran.bappeda)
    act = decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    undo_keputusan(act, oleh=pemeran.bappeda)
    assert isi(meja.ani_satu, meja.ani_dua, meja.ani_tiga) == [KOSONG, BUKAN, KOSONG]
    meja.ani_satu.refresh_from_db()
    assert (meja.ani_satu.diputuskan_oleh, meja.ani_satu.diputuskan_at) == (None, None)
    assert JejakAudit.objects.filter(tindakan="undo_keputusan_padanan").count() == 1


def test_undo_goes_from_the_newest_back(meja: Meja, pemeran: Pemeran) -> None:
    first = decide_padanan(meja.ani_dua, BUKAN, oleh=pemeran.bappeda)
    second = decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    with pytest.raises(Galat) as error:
        undo_keputusan(first, oleh=pemeran.bappeda)
    assert kode(error) == "BUKAN_TERAKHIR"
    assert newest_act(meja.run, pemeran.bappeda) == second
    undo_keputusan(second, oleh=pemeran.bappeda)
    assert newest_act(meja.run, pemeran.bappeda) == first
    undo_keputusan(first, oleh=pemeran.bappeda)
    assert isi(meja.ani_satu, meja.ani_dua, meja.ani_tiga) == [KOSONG] * 3
    assert newest_act(meja.run, pemeran.bappeda) is None


def test_undo_works_once(meja: Meja, pemeran: Pemeran) -> None:
    act = decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    undo_keputusan(act, oleh=pemeran.bappeda)
    with pytest.raises(Galat) as error:
        undo_keputusan(act, oleh=pemeran.bappeda)
    assert kode(error) == "SUDAH_DIURUNGKAN"


def test_all_refused_means_nobody(meja: Meja, pemeran: Pemeran) -> None:
    decide_none(meja.run, meja.ani, oleh=pemeran.bappeda)
    assert isi(meja.ani_satu, meja.ani_dua, meja.ani_tiga) == [BUKAN] * 3
    assert review_queue(meja.run).menunggu == {meja.budi.pk}


def test_one_person_stands_for_one_row(meja: Meja, pemeran: Pemeran) -> None:
    decide_padanan(meja.ani_dua, PADAN, oleh=pemeran.bappeda)
    with pytest.raises(Galat) as error:
        decide_padanan(meja.budi_dua, PADAN, oleh=pemeran.bappeda)
    assert kode(error) == "SUDAH_DIPADANKAN"
    assert f"nomor {meja.ani.sk_no} " in error.value.pesan
    assert isi(meja.budi_dua) == [KOSONG]


def test_a_person_settled_by_the_engine_is_taken_too(meja: Meja, pemeran: Pemeran) -> None:
    with pytest.raises(Galat) as error:
        decide_padanan(meja.ani_tiga, PADAN, oleh=pemeran.bappeda)
    assert kode(error) == "SUDAH_DIPADANKAN"
    decide_padanan(meja.cici_tiga, BUKAN, oleh=pemeran.bappeda)
    decide_padanan(meja.ani_tiga, PADAN, oleh=pemeran.bappeda)
    assert isi(meja.cici_tiga, meja.ani_tiga) == [BUKAN, PADAN]


def test_undo_does_not_take_a_person_back(meja: Meja, pemeran: Pemeran) -> None:
    act = decide_padanan(meja.cici_tiga, BUKAN, oleh=pemeran.bappeda)
    decide_padanan(meja.ani_tiga, PADAN, oleh=pemeran.bappeda)
    with pytest.raises(Galat) as error:
        undo_keputusan(act, oleh=pemeran.bappeda)
    assert kode(error) == "SUDAH_DIPADANKAN"
    assert isi(meja.cici_tiga) == [BUKAN]


def test_a_second_tab_learns_that_it_was_decided(meja: Meja, pemeran: Pemeran) -> None:
    decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    with pytest.raises(Galat) as error:
        decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    assert kode(error) == "SUDAH_DIPUTUSKAN"
    assert KeputusanPadanan.objects.count() == 1


def test_a_vanished_candidate_is_refused(meja: Meja, pemeran: Pemeran) -> None:
    Padanan.objects.filter(pk=meja.ani_satu.pk).delete()
    with pytest.raises(Galat) as error:
        decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    assert kode(error) == "CALON_BERUBAH"


def test_a_row_without_candidate_cannot_be_decided(meja: Meja, pemeran: Pemeran) -> None:
    row = buat_padanan(meja.run, buat_sasaran(meja.run.sk, meja.ani.desa))  # type: ignore[arg-type]
    with pytest.raises(Galat) as error:
        decide_padanan(row, BUKAN, oleh=pemeran.bappeda)
    assert kode(error) == "TANPA_CALON"


def test_nothing_is_decided_while_it_runs(meja: Meja, pemeran: Pemeran) -> None:
    Pemadanan.objects.update(status=StatusProses.BERJALAN)
    with pytest.raises(Galat) as error:
        decide_padanan(meja.ani_satu, PADAN, oleh=pemeran.bappeda)
    assert kode(error) == "PADAN_BELUM_SELESAI"
