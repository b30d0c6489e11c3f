"""From a red indicator to a plan, in SIPD's words; guidance; routes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from fondasi.today import today
from kecamatan.models import Pemberitahuan
from layanan_dasar.actions.bimbingan import answer_bimbingan, write_bimbingan
from layanan_dasar.actions.rute import set_route
from layanan_dasar.actions.usulan_pembangunan import (
    IsiUsulanPembangunan,
    arrange_columns,
    move_pembangunan,
    propose_pembangunan,
    report_built,
)
from layanan_dasar.enums import StatusKartu
from layanan_dasar.enums import StatusUsulanPembangunan as S
from layanan_dasar.models import Bimbingan, KartuSkor, RuteIndikator, UsulanPembangunan
from layanan_dasar.queries.rute import routes_of
from layanan_dasar.queries.usulan_pembangunan import next_steps
from tests.galat import kode_galat
from tests.layanan_dasar.kartu_uji import (
    buat_bimbingan,
    buat_instrumen,
    buat_periode,
    buat_usulan,
    isi,
    jadikan,
    kartu_dari,
    rasio,
)
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi, segar
from tests.peran import WebClient

pytestmark = pytest.mark.django_db

ISI = IsiUsulanPembangunan(
    indikator=("air_minum", "Air minum layak", "40 dari 100"),
    jalur="RKPDES", tahun=today().year + 1, uraian="Pipanisasi", volume=Decimal(2),
    satuan="km", rupiah=150_000_000,
)  # fmt: skip


@pytest.fixture
def kartu(tempat: Tempat) -> KartuSkor:
    row = isi(kartu_dari(buat_periode(tempat.kabupaten), tempat.desa), air_minum=rasio(40, 100))
    return jadikan(row, StatusKartu.DIVERIFIKASI)


def masuk(user: Any) -> WebClient:
    client = WebClient()
    client.force_login(user)
    return client


def test_propose_and_its_refusals(tempat: Tempat, pemeran: Pemeran) -> None:
    row = propose_pembangunan(tempat.desa, ISI, oleh=pemeran.desa)
    assert (row.status, row.kecamatan, row.kabupaten) == (
        "DIUSULKAN", tempat.kecamatan, tempat.kabupaten,
    )  # fmt: skip

    def usul(desa: Any = tempat.desa, **lain: Any) -> Any:
        return lambda: propose_pembangunan(desa, replace(ISI, **lain), oleh=None)

    assert kode_galat(usul()) == "SUDAH_DIUSULKAN"
    assert kode_galat(usul(tahun=today().year - 1)) == "TAHUN_LEWAT"
    assert kode_galat(usul(rupiah=0)) == "ANGKA_TIDAK_MASUK_AKAL"
    assert kode_galat(usul(volume=Decimal(0))) == "ANGKA_TIDAK_MASUK_AKAL"
    assert kode_galat(usul(tempat.kelurahan)) == "JALUR_TIDAK_COCOK"
    kelurahan = usul(tempat.kelurahan, jalur="MUSRENBANGKEL")()
    assert kelurahan.jalur == "MUSRENBANGKEL"


def test_the_way_in_sipds_words(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_usulan(tempat.desa)
    assert next_steps(pemeran.camat, row) == [S.DIVERIFIKASI, S.DITUNDA, S.DITOLAK]
    assert next_steps(pemeran.desa, row) == []
    assert kode_galat(lambda: move_pembangunan(row, S.DIAKOMODIR, oleh=None)) == "LANGKAH_SALAH"
    assert kode_galat(lambda: move_pembangunan(row, S.DITUNDA, alasan="x", oleh=None)) == (
        "ALASAN_KURANG"
    )
    assert kode_galat(lambda: report_built(row, hasil="x", rupiah=1, oleh=None)) == (
        "BELUM_DIAKOMODIR"
    )
    row = move_pembangunan(row, S.DITUNDA, alasan="Menunggu anggaran", oleh=pemeran.camat)
    row = move_pembangunan(row, S.DIAKOMODIR, oleh=pemeran.bappeda)
    assert next_steps(pemeran.bappeda, row) == []
    assert kode_galat(lambda: report_built(row, hasil="x", rupiah=-1, oleh=None)) == (
        "ANGKA_TIDAK_MASUK_AKAL"
    )
    done = report_built(row, hasil="1,8 km pipa", rupiah=140_000_000, oleh=pemeran.desa)
    assert (done.hasil, done.hasil_rupiah) == ("1,8 km pipa", 140_000_000)


def test_form_from_the_indicator_page(kartu: KartuSkor, tempat: Tempat, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.desa), "/layanan/desa/35.17.05.2001/air_minum/usulkan/"
    sent = {
        "jalur": "RKPDES", "tahun": str(today().year + 1), "uraian": "Pipanisasi",
        "volume": "2,5", "satuan": "km", "rupiah": "Rp150.000.000",
    }  # fmt: skip
    assert client.post(url, {**sent, "rupiah": "banyak"}).status_code == 200
    assert client.post(url, sent).status_code == 302
    row = UsulanPembangunan.objects.get()
    assert (row.volume, row.rupiah) == (Decimal("2.50"), 150_000_000)
    assert row.keadaan == "40 dari 100 (40,00\u00a0%)"
    page = client.get("/layanan/desa/35.17.05.2001/air_minum/").content.decode()
    assert "Pipanisasi" in page


def test_export_follows_the_kabupatens_columns(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_usulan(tempat.desa, uraian="=1+1")
    assert kode_galat(lambda: arrange_columns(tempat.kabupaten, ["asing"], oleh=None)) == (
        "KOLOM_TIDAK_DIKENAL"
    )
    client = masuk(pemeran.bappeda)
    sent = client.post("/layanan/usulan/susunan/", {"rupiah": "1", "uraian": "2"})
    assert sent.status_code == 302
    book = openpyxl.load_workbook(BytesIO(client.get("/layanan/usulan/?unduh=xlsx").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows == [("Perkiraan biaya (Rp)", "Uraian usulan"), (150_000_000, "=1+1")]
    assert book.worksheets[0]["B2"].data_type == "s"


def test_list_filters_for_musrenbang(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_usulan(tempat.desa)
    cam = buat_usulan(tempat.desa, jalur="MUSRENBANGCAM", uraian="Jembatan")
    buat_usulan(tempat.desa_tetangga, jalur="MUSRENBANGCAM", uraian="Milik tetangga")
    page = masuk(pemeran.camat).get("/layanan/usulan/?jalur=MUSRENBANGCAM")
    assert page.context["daftar"].rows == [cam]


def test_page_moves_a_proposal(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_usulan(tempat.desa)
    client, url = masuk(pemeran.camat), f"/layanan/usulan/{row.pk}/ubah/"
    assert client.post(url, {"status": "DIAKOMODIR"}).status_code == 403
    assert client.post(url, {"status": "DIVERIFIKASI"}).status_code == 302
    bappeda = masuk(pemeran.bappeda)
    assert bappeda.post(url, {"status": "DIAKOMODIR"}).status_code == 302
    built = bappeda.post(f"/layanan/usulan/{row.pk}/hasil/", {"hasil": "Pipa", "rupiah": "1.000"})
    assert built.status_code == 302
    row.refresh_from_db()
    assert (row.status, row.hasil, row.hasil_rupiah) == ("DIAKOMODIR", "Pipa", 1000)


def test_guidance_is_written_told_and_answered_once(
    kartu: KartuSkor, tempat: Tempat, pemeran: Pemeran
) -> None:
    client, url = masuk(pemeran.camat), f"/layanan/kartu/{kartu.pk}/bimbingan/"
    assert "Air minum layak merah: 40 dari 100" in client.get(url).content.decode()
    sent = {"temuan": "Merah", "saran": "Anggarkan", "batas": str(today() + timedelta(days=9))}
    assert client.post(url, sent).status_code == 302
    row = Bimbingan.objects.get()
    assert Pemberitahuan.objects.get().pengguna == pemeran.desa
    detail = f"/layanan/bimbingan/{row.pk}/"
    assert client.post(detail, {"jawaban": "x"}).status_code == 403
    assert masuk(pemeran.desa).post(detail, {"jawaban": "Sudah dianggarkan"}).status_code == 302
    row.refresh_from_db()
    assert (row.jawaban, row.dijawab_oleh, row.terlambat) == (
        "Sudah dianggarkan", pemeran.desa, False,
    )  # fmt: skip
    assert kode_galat(lambda: answer_bimbingan(row, jawaban="x", oleh=pemeran.desa)) == (
        "SUDAH_DIJAWAB"
    )
    assert client.get(f"{detail}pdf/").content.startswith(b"%PDF")


def test_guidance_refusals(kartu: KartuSkor, tempat: Tempat, pemeran: Pemeran) -> None:
    full: dict[str, Any] = {"temuan": "a", "saran": "b", "batas": today(), "kartu": kartu}

    def tulis(**lain: Any) -> Any:
        return lambda: write_bimbingan(tempat.desa, oleh=None, **{**full, **lain})

    assert kode_galat(tulis(batas=today() - timedelta(days=1))) == "BATAS_LEWAT"
    assert kode_galat(tulis(saran=" ")) == "ISI_KOSONG"
    row = buat_bimbingan(kartu)
    assert kode_galat(lambda: answer_bimbingan(row, jawaban=" ", oleh=pemeran.desa)) == "ISI_KOSONG"
    row.batas = today() - timedelta(days=1)
    assert row.terlambat


def test_who_sees_proposals_and_guidance(
    kartu: KartuSkor, tempat: Tempat, pemeran: Pemeran
) -> None:
    row, note = buat_usulan(tempat.desa), buat_bimbingan(kartu)
    for user in (pemeran.camat, pemeran.desa, pemeran.pendamping, pemeran.bappeda):
        assert list(UsulanPembangunan.objects.visible_to(segar(user))) == [row]
        assert list(Bimbingan.objects.visible_to(segar(user))) == [note]
    for user in (pemeran.camat_tetangga, pemeran.desa_tetangga, pemeran.opd, pemeran.bappeda_kota):
        assert list(UsulanPembangunan.objects.visible_to(segar(user))) == []
        assert list(Bimbingan.objects.visible_to(segar(user))) == []


def test_routes_are_set_changed_removed(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
    buat_instrumen(tempat.kabupaten)
    set_route(tempat.kabupaten, "air_minum", kantor.opd, oleh=pemeran.bappeda)
    near = buat_instansi(tempat.kecamatan, "HIPPAM")
    client = masuk(pemeran.camat)
    assert client.get("/layanan/rute/")["Location"] == "/layanan/rute/35.17.05/"
    url = "/layanan/rute/35.17.05/air_minum/"
    assert client.post(url, {"instansi": str(near.pk), "validasi": "on"}).status_code == 302
    line = next(o for o in routes_of(tempat.kecamatan) if o.indikator.kode == "air_minum")
    assert line.rute is not None
    assert line.di_atas is not None
    assert (line.rute.instansi, line.rute.validasi, line.di_atas.instansi) == (
        near, True, kantor.opd,
    )  # fmt: skip
    assert client.post(url, {"instansi": str(kantor.opd_kota.pk)}).status_code == 200
    assert client.post(url, {"instansi": ""}).status_code == 302
    assert not RuteIndikator.objects.filter(wilayah=tempat.kecamatan).exists()
    assert client.get("/layanan/rute/35.17.05/asing/").status_code == 404


def test_route_refusals(tempat: Tempat, kantor: Kantor) -> None:
    far = lambda: set_route(tempat.kabupaten, "a", kantor.opd_kota, oleh=None)  # noqa: E731
    low = lambda: set_route(tempat.desa, "a", kantor.opd, oleh=None)  # noqa: E731
    assert (kode_galat(far), kode_galat(low)) == ("INSTANSI_LUAR", "TINGKAT_SALAH")
