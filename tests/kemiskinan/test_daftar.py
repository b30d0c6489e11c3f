from __future__ import annotations

from datetime import date, timedelta

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import JejakAudit, Pemberitahuan
from kemiskinan.actions.daftar import cancel_daftar, create_daftar, extend_daftar
from kemiskinan.enums import JenisDaftar, KelasIntervensi, KelasPadan, StatusDaftar
from kemiskinan.models import BarisDaftar, DaftarVerval, Neraca, PermintaanNeraca, Sasaran
from kemiskinan.queries.daftar import JumlahDaftar, counts_per_daftar, progress_per_wilayah
from kemiskinan.queries.rencana_daftar import plan_daftar
from kemiskinan.rules.daftar import announce
from tests.kemiskinan.panggung import Panggung, buat_panggung, buka_daftar, minta, tempatkan
from tests.pemeran import Kantor, Pemeran, Tempat, buat_daftar, buat_sasaran, buat_verval


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


def orang(daftar: DaftarVerval) -> set[int]:
    return set(daftar.baris.values_list("sasaran", flat=True))


def test_lists_are_cut_per_kecamatan(panggung: Panggung, tempat: Tempat, pemeran: Pemeran) -> None:
    hasil = create_daftar(minta(panggung), oleh=pemeran.bappeda)
    made = {d.wilayah.kode: orang(d) for d in hasil.dibuat}
    assert made == {
        "35.17.04": {panggung.jauh.pk},
        "35.17.05": {panggung.satu.pk, panggung.dua.pk, panggung.tiga.pk},
    }
    assert (hasil.jumlah, hasil.sudah) == (4, 0)


def test_lists_are_cut_per_desa(panggung: Panggung, pemeran: Pemeran) -> None:
    permintaan = minta(panggung, per="desa", wilayah_kode="35.17.05")
    hasil = create_daftar(permintaan, oleh=pemeran.bappeda)
    assert {d.wilayah.kode: len(orang(d)) for d in hasil.dibuat} == {
        "35.17.05.2001": 2,
        "35.17.05.2002": 1,
    }


def test_a_repeated_request_makes_nothing(panggung: Panggung, pemeran: Pemeran) -> None:
    create_daftar(minta(panggung), oleh=pemeran.bappeda)
    again = create_daftar(minta(panggung), oleh=pemeran.bappeda)
    assert (again.dibuat, again.jumlah, again.sudah) == ((), 0, 4)
    assert BarisDaftar.objects.count() == 4


def test_only_chosen_classes_stand_on_a_list(
    panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    keluar = buat_sasaran(panggung.sk, tempat.desa, "RINA UJI KELUAR")
    optimal = buat_sasaran(panggung.sk, tempat.desa, "DEDI UJI OPTIMAL")
    tempatkan(panggung.neraca, keluar, KelasPadan.KELUAR)
    tempatkan(panggung.neraca, optimal, intervensi=KelasIntervensi.OPTIMAL)
    permintaan = minta(
        panggung,
        padan=(KelasPadan.KELUAR, KelasPadan.MASIH),
        intervensi=(KelasIntervensi.OPTIMAL,),
    )
    hasil = create_daftar(permintaan, oleh=pemeran.bappeda)
    assert orang(hasil.dibuat[0]) == {keluar.pk, optimal.pk}


def test_people_without_a_desa_are_told_not_listed(panggung: Panggung, tempat: Tempat) -> None:
    lost = buat_sasaran(panggung.sk, tempat.desa, "TANPA DESA")
    Sasaran.objects.filter(pk=lost.pk).update(desa=None)
    tempatkan(panggung.neraca, lost)
    rencana = plan_daftar(minta(panggung), panggung.neraca)
    assert (rencana.jumlah, rencana.sudah, rencana.tanpa_desa) == (4, 0, 1)


def test_an_intervention_list_goes_to_one_office(
    panggung: Panggung, kantor: Kantor, pemeran: Pemeran
) -> None:
    permintaan = minta(panggung, jenis=JenisDaftar.INTERVENSI, instansi_id=kantor.opd.pk)
    create_daftar(minta(panggung), oleh=pemeran.bappeda)
    (daftar,) = create_daftar(permintaan, oleh=pemeran.bappeda).dibuat
    assert (daftar.instansi, daftar.wilayah.kode, len(orang(daftar))) == (kantor.opd, "35.17", 4)
    told = Pemberitahuan.objects.filter(kunci=f"daftar-{daftar.pk}-baru")
    assert [p.pengguna for p in told] == [pemeran.opd]


def test_those_whose_duty_it_is_are_told(panggung: Panggung, pemeran: Pemeran) -> None:
    hasil = create_daftar(minta(panggung), oleh=pemeran.bappeda)
    wonosalam = next(d for d in hasil.dibuat if d.wilayah.kode == "35.17.05")
    told = Pemberitahuan.objects.filter(kunci=f"daftar-{wonosalam.pk}-baru")
    assert {p.pengguna.username for p in told} == {
        "camat", "staf", "pendamping", "desa", "dua_tugas",
    }  # fmt: skip
    assert {p.judul for p in told} == {"Daftar baru Kec. Wonosalam: 3 jiwa, batas 30 November 2099"}
    assert {p.tujuan for p in told} == {f"/kemiskinan/daftar/{wonosalam.pk}/"}


@pytest.mark.parametrize(
    ("kode", "perubahan"),
    [
        ("BATAS_LEWAT", {"batas": date(2020, 1, 1)}),
        ("DAFTAR_TANPA_ALAMAT", {"jenis": JenisDaftar.INTERVENSI}),
    ],
)
def test_impossible_requests_are_refused(
    panggung: Panggung, kode: str, perubahan: dict[str, object]
) -> None:
    with pytest.raises(Galat) as galat:
        create_daftar(minta(panggung, **perubahan), oleh=None)
    assert galat.value.kode == kode
    assert not DaftarVerval.objects.exists()


def test_without_a_ledger_there_is_no_list(panggung: Panggung) -> None:
    Neraca.objects.update(cocok=False)
    with pytest.raises(Galat) as galat:
        create_daftar(minta(panggung), oleh=None)
    assert galat.value.kode == "NERACA_BELUM_ADA"


def test_extending_leaves_a_trace(panggung: Panggung, tempat: Tempat, pemeran: Pemeran) -> None:
    daftar = buka_daftar(panggung, tempat)
    later = daftar.batas + timedelta(days=7)
    row = extend_daftar(daftar, batas=later, alasan="hujan", oleh=pemeran.bappeda)
    assert row.batas == later
    trace = JejakAudit.objects.get(tindakan="perpanjang_daftar").rincian
    assert trace == {
        "dari": daftar.batas.isoformat(), "ke": later.isoformat(), "alasan": "hujan",
    }  # fmt: skip


def test_a_deadline_never_moves_back(panggung: Panggung, tempat: Tempat) -> None:
    daftar = buka_daftar(panggung, tempat)
    with pytest.raises(Galat) as galat:
        extend_daftar(daftar, batas=today(), alasan="", oleh=None)
    assert galat.value.kode == "BATAS_TIDAK_MUNDUR"


def test_cancelling_keeps_answers_and_frees_people(
    panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    daftar = buka_daftar(panggung, tempat)
    verval = buat_verval(daftar, panggung.satu)
    row = cancel_daftar(daftar, alasan="salah wilayah kerja", oleh=pemeran.bappeda)
    assert row.status == StatusDaftar.DIBATALKAN
    verval.refresh_from_db()
    assert verval.terkini
    assert PermintaanNeraca.objects.count() == 1
    assert create_daftar(minta(panggung), oleh=None).jumlah == 4


def test_cancelling_needs_a_reason_and_an_open_list(panggung: Panggung, tempat: Tempat) -> None:
    daftar = buka_daftar(panggung, tempat)
    with pytest.raises(Galat) as short:
        cancel_daftar(daftar, alasan="salah", oleh=None)
    DaftarVerval.objects.update(status=StatusDaftar.DITUTUP)
    with pytest.raises(Galat) as closed:
        cancel_daftar(daftar, alasan="salah wilayah kerja", oleh=None)
    assert (short.value.kode, closed.value.kode) == ("ALASAN_KURANG", "DAFTAR_TIDAK_TERBUKA")


def test_progress_counts_current_answers(panggung: Panggung, tempat: Tempat) -> None:
    daftar = buka_daftar(panggung, tempat)
    buat_verval(daftar, panggung.satu)
    buat_verval(daftar, panggung.dua, terkini=False)
    batal = buat_daftar(
        panggung.sk, panggung.rilis, tempat.kecamatan, panggung.tiga,
        status=StatusDaftar.DIBATALKAN,
    )  # fmt: skip
    buat_verval(batal, panggung.tiga)
    rows = progress_per_wilayah(DaftarVerval.objects.all())
    assert [(k.wilayah.kode, k.total, k.selesai, k.belum, k.batas) for k in rows] == [
        ("35.17.05.2001", 2, 1, 1, daftar.batas),
        ("35.17.05.2002", 1, 0, 1, daftar.batas),
    ]
    per_kecamatan = progress_per_wilayah(DaftarVerval.objects.all(), Tingkat.KECAMATAN)
    assert [(k.wilayah.kode, k.total, k.selesai) for k in per_kecamatan] == [("35.17.05", 3, 1)]
    assert rows[0].is_late(daftar.batas + timedelta(days=1))
    assert not rows[0].is_late(daftar.batas)


def test_counts_are_those_of_the_viewer(
    panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    daftar = buka_daftar(panggung, tempat)
    buat_verval(daftar, panggung.tiga)
    assert counts_per_daftar([daftar.pk], pemeran.camat) == {daftar.pk: JumlahDaftar(3, 1)}
    assert counts_per_daftar([daftar.pk], pemeran.pendamping) == {daftar.pk: JumlahDaftar(2, 0)}
    assert counts_per_daftar([daftar.pk], pemeran.camat_tetangga) == {}


def test_the_message_names_figures_only() -> None:
    text = announce(
        121,
        kepada="Camat Wonosalam",
        tujuan="penyisiran",
        batas=date(2024, 11, 30),
        tautan="http://x/1",
    )
    assert text.splitlines() == [
        "Yth. Camat Wonosalam",
        "",
        "Mohon menyelesaikan penyisiran: 121 jiwa, batas waktu 30 November 2024.",
        "Daftar nama dan isian ada di portal: http://x/1",
        "",
        "Demi pelindungan data pribadi, daftar nama tidak dibagikan melalui grup. Terima kasih.",
    ]
