"""Assignments: who may give which, how they end, what passes to a successor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fondasi import kewajiban
from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.penugasan import add_penugasan, end_penugasan
from kecamatan.enums import Peran, SebutanJabatan
from kecamatan.models import JejakAudit, Pengguna, Penugasan
from kecamatan.permissions.pengguna import can_end_penugasan, can_give_penugasan, can_manage_akun
from kecamatan.queries.pengguna import successors
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat, beri_tugas, buat_pengguna

pytestmark = pytest.mark.django_db


def test_plt_berakhir_sendiri(pemeran: Pemeran, tempat: Tempat) -> None:
    plt = add_penugasan(
        pemeran.staf,
        peran=Peran.CAMAT,
        wilayah=tempat.kecamatan_tetangga,
        sebutan=SebutanJabatan.PLT,
        sampai=today() + timedelta(days=10),
        oleh=pemeran.bappeda,
    )
    assert plt in Penugasan.objects.active()
    assert plt in Penugasan.objects.active(today() + timedelta(days=9))
    assert plt not in Penugasan.objects.active(today() + timedelta(days=10))


def test_penugasan_sama_yang_bertumpuk_masanya_ditolak(pemeran: Pemeran, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        add_penugasan(
            pemeran.camat,
            peran=Peran.CAMAT,
            wilayah=tempat.kecamatan,
            sampai=today() + timedelta(days=1),
            oleh=pemeran.bappeda,
        )
    assert galat.value.kode == "PENUGASAN_SUDAH_ADA"
    end_penugasan(pemeran.camat.penugasan.get(), sampai=today(), oleh=pemeran.bappeda)
    add_penugasan(pemeran.camat, peran=Peran.CAMAT, wilayah=tempat.kecamatan, oleh=pemeran.bappeda)


# Siapa boleh memberi apa: literal, row by row, as the design says.
WEWENANG = {
    "bappeda": {
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.PIMPINAN, "kabupaten"),
        (Peran.OPD, "kabupaten"),
        (Peran.CAMAT, "kecamatan"),
        (Peran.CAMAT, "kecamatan_tetangga"),
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
        (Peran.DESA, "kelurahan"),
    },
    "bappeda_kota": {(Peran.BAPPEDA, "kota"), (Peran.DESA, "kelurahan_kota")},
    "camat": {
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
    },
    "camat_tetangga": set(),
    "dua_tugas": {
        (Peran.STAF_KECAMATAN, "kecamatan"),
        (Peran.PENDAMPING, "desa"),
    },
    "provinsi": {
        (Peran.PROVINSI, "provinsi"),
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.BAPPEDA, "kota"),
    },
    "admin_nasional": {
        (Peran.ADMIN_NASIONAL, "provinsi"),
        (Peran.PROVINSI, "provinsi"),
        (Peran.BAPPEDA, "kabupaten"),
        (Peran.BAPPEDA, "kota"),
    },
}


PEMBERIAN = [
    (Peran.ADMIN_NASIONAL, "provinsi"),
    (Peran.PROVINSI, "provinsi"),
    (Peran.BAPPEDA, "kabupaten"),
    (Peran.BAPPEDA, "kota"),
    (Peran.PIMPINAN, "kabupaten"),
    (Peran.OPD, "kabupaten"),
    (Peran.CAMAT, "kecamatan"),
    (Peran.CAMAT, "kecamatan_tetangga"),
    (Peran.STAF_KECAMATAN, "kecamatan"),
    (Peran.PENDAMPING, "desa"),
    (Peran.DESA, "kelurahan"),
    (Peran.DESA, "kelurahan_kota"),
]


@pytest.mark.parametrize("siapa", [nama for nama in PARA_PEMERAN if nama != "anonim"])
def test_wewenang_memberi_penugasan(siapa: str, pemeran: Pemeran, tempat: Tempat) -> None:
    user: Any = pemeran[siapa]
    boleh = {
        (peran, di)
        for peran, di in PEMBERIAN
        if can_give_penugasan(user, peran, getattr(tempat, di))
    }
    assert boleh == WEWENANG.get(siapa, set())


def test_camat_tidak_dapat_mengambil_alih_akun_yang_bertugas_di_luar_wewenangnya(
    pemeran: Pemeran, tempat: Tempat
) -> None:
    beri_tugas(pemeran.staf, Peran.BAPPEDA, tempat.kabupaten)
    assert not can_manage_akun(pemeran.camat, pemeran.staf)
    assert can_manage_akun(pemeran.camat, pemeran.pendamping)
    assert can_manage_akun(pemeran.bappeda, pemeran.staf)
    assert not can_manage_akun(pemeran.bappeda, pemeran.bappeda)
    assert not can_manage_akun(pemeran.camat_tetangga, pemeran.pendamping)


def test_penugasan_mendatang_juga_melindungi_akun(pemeran: Pemeran, tempat: Tempat) -> None:
    besok = today() + timedelta(days=1)
    beri_tugas(pemeran.staf, Peran.BAPPEDA, tempat.kabupaten, mulai=besok)
    assert not can_manage_akun(pemeran.camat, pemeran.staf)


def test_bekas_bappeda_tetap_di_luar_wewenang_camat(pemeran: Pemeran, tempat: Tempat) -> None:
    lama = buat_pengguna("lama")
    beri_tugas(lama, Peran.BAPPEDA, tempat.kabupaten, sampai=today())
    beri_tugas(lama, Peran.STAF_KECAMATAN, tempat.kecamatan, sampai=today())
    assert not can_manage_akun(pemeran.camat, lama)
    assert not can_manage_akun(pemeran.bappeda, buat_pengguna("tanpa_tugas"))


def test_penugasan_sendiri_tidak_diakhiri_sendiri(pemeran: Pemeran) -> None:
    own = pemeran.bappeda.penugasan.get()
    assert not can_end_penugasan(pemeran.bappeda, own)
    assert can_end_penugasan(pemeran.bappeda, pemeran.camat.penugasan.get())


@pytest.fixture
def utang() -> Any:
    """A duty that hangs on the holder of an assignment, as a room would register it."""
    pemilik: dict[str, int] = {}

    def hitung(penugasan: Penugasan) -> int:
        return list(pemilik.values()).count(penugasan.pengguna_id)

    def serahkan(penugasan: Penugasan, penerus: Pengguna) -> int:
        moved = [k for k, v in pemilik.items() if v == penugasan.pengguna_id]
        pemilik.update(dict.fromkeys(moved, penerus.pk))
        return len(moved)

    kewajiban.register("utang uji", hitung, serahkan)
    yield pemilik
    kewajiban.unregister("utang uji")


def test_kewajiban_terbuka_berpindah_kepada_penerus(
    pemeran: Pemeran, tempat: Tempat, utang: dict[str, int]
) -> None:
    utang.update({"a": pemeran.staf.pk, "b": pemeran.staf.pk, "c": pemeran.camat.pk})
    penerus = buat_pengguna("penerus", (Peran.STAF_KECAMATAN, tempat.kecamatan))
    tugas = pemeran.staf.penugasan.get()
    with pytest.raises(Galat) as galat:
        end_penugasan(tugas, sampai=today(), oleh=pemeran.camat)
    assert galat.value.kode == "PENERUS_DIPERLUKAN"
    assert list(successors(tugas)) == [penerus]
    assert end_penugasan(tugas, sampai=today(), oleh=pemeran.camat, penerus=penerus) == {
        "utang uji": 2
    }
    assert utang == {"a": penerus.pk, "b": penerus.pk, "c": pemeran.camat.pk}
    assert not Penugasan.objects.active().filter(pengguna=pemeran.staf).exists()
    jejak = JejakAudit.objects.get(tindakan="akhiri_penugasan")
    assert jejak.rincian["diserahkan"] == {"utang uji": 2}
    with pytest.raises(Galat) as galat:
        end_penugasan(tugas, sampai=today(), oleh=pemeran.camat)
    assert galat.value.kode == "SUDAH_BERAKHIR"


def test_halaman_akhiri_menyebut_jumlah_sebelum_bertanya(
    client: Client, pemeran: Pemeran, utang: dict[str, int]
) -> None:
    utang.update({"a": pemeran.staf.pk, "b": pemeran.staf.pk})
    client.force_login(pemeran.camat)
    url = f"/kelola/penugasan/{pemeran.staf.penugasan.get().pk}/akhiri/"
    page = client.get(url).content.decode()
    assert "<dt>Utang uji</dt><dd>2</dd>" in page
    answer = client.post(url, {"akhir": today().isoformat()})
    assert answer.status_code == 200
    assert "Diteruskan oleh" in answer.content.decode()
    assert pemeran.staf.penugasan.get().sampai is None
