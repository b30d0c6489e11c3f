"""The cast: real places, invented people, and the factories that every test shares.

The places are real codes: Jombang with Wonosalam and its neighbour Bareng (two desa each) and the
kelurahan Jombatan; Kota Mojokerto with the kelurahan Mentikan. The people hold one Penugasan each,
except `dua_tugas` (camat of Wonosalam, pendamping in Bareng) and `anonim`.

Use `from tests.pemeran import ...` for factories; fixtures come through `tests/conftest.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import (
    JenisInstansi,
    Peran,
    Strategi,
)
from kecamatan.models import Instansi, Pengguna, Penugasan, Wilayah
from kecamatan.rules.wilayah import jenis_of, kode_induk, tingkat_of, zona_waktu_of
from kemiskinan.enums import (
    JenisDaftar,
    JenisRilis,
    Keberadaan,
    StatusIntervensi,
    StatusPadanan,
    StatusProses,
    StatusRilis,
    SumberDana,
)
from kemiskinan.models import (
    BarisDaftar,
    DaftarVerval,
    IdentitasIndividu,
    IdentitasSasaran,
    Individu,
    Intervensi,
    Padanan,
    Pemadanan,
    Program,
    Rilis,
    Sasaran,
    SubKegiatan,
    Verval,
)

SANDI = "Rahasia-uji-2024"
# Hash of SANDI, made once: hashing anew for each of thirteen people would cost a second per test.
_SANDI_HASH: list[str] = []
_nomor = count(1)

TEMPAT = {
    "35": "Jawa Timur",
    "35.17": "Jombang",
    "35.17.05": "Wonosalam",
    "35.17.05.2001": "Galengdowo",
    "35.17.05.2002": "Wonomerto",
    "35.17.04": "Bareng",
    "35.17.04.2001": "Kebondalem",
    "35.17.04.2002": "Mundusewu",
    "35.17.09": "Jombang",
    "35.17.09.1002": "Jombatan",
    "35.76": "Mojokerto",
    "35.76.01": "Prajuritkulon",
    "35.76.01.1003": "Mentikan",
}


@dataclass(frozen=True)
class Tempat:
    """The places by what they are in a test."""

    provinsi: Wilayah
    kabupaten: Wilayah
    kecamatan: Wilayah
    desa: Wilayah
    desa_lain: Wilayah
    kecamatan_tetangga: Wilayah
    desa_tetangga: Wilayah
    desa_tetangga_lain: Wilayah
    kecamatan_kelurahan: Wilayah
    kelurahan: Wilayah
    kota: Wilayah
    kecamatan_kota: Wilayah
    kelurahan_kota: Wilayah


@dataclass(frozen=True)
class Kantor:
    opd: Instansi
    opd_lain: Instansi
    opd_kota: Instansi


@dataclass(frozen=True)
class Pemeran:
    """One account per kind of person; `anonim` has none."""

    camat: Pengguna
    camat_tetangga: Pengguna
    staf: Pengguna
    pendamping: Pengguna
    pendamping_tetangga: Pengguna
    desa: Pengguna
    desa_tetangga: Pengguna
    opd: Pengguna
    opd_lain: Pengguna
    bappeda: Pengguna
    bappeda_kota: Pengguna
    pimpinan: Pengguna
    provinsi: Pengguna
    admin_nasional: Pengguna
    dua_tugas: Pengguna
    anonim: AnonymousUser

    def __getitem__(self, name: str) -> Pengguna | AnonymousUser:
        found: Pengguna | AnonymousUser = getattr(self, name)
        return found


PARA_PEMERAN = tuple(field.name for field in fields(Pemeran))


def buat_wilayah(kode: str, nama: str, **lainnya: Any) -> Wilayah:
    """A place whose parents exist."""
    induk = kode_induk(kode)
    return Wilayah.objects.create(
        kode=kode,
        nama=nama,
        tingkat=tingkat_of(kode),
        jenis=jenis_of(kode),
        induk=Wilayah.objects.get(kode=induk) if induk else None,
        zona_waktu=zona_waktu_of(kode),
        **lainnya,
    )


def buat_pengguna(username: str, *tugas: tuple[Peran, Wilayah], **lainnya: Any) -> Pengguna:
    """An account with password SANDI; `instansi=` goes to its Penugasan."""
    instansi = lainnya.pop("instansi", None)
    isi = {"nama": username.replace("_", " ").title(), "email": f"{username}@contoh.test"}
    pengguna = Pengguna.objects.create(
        username=username, password=_sandi_hash(), **{**isi, **lainnya}
    )
    for peran, wilayah in tugas:
        beri_tugas(pengguna, peran, wilayah, instansi=instansi)
    return pengguna


def beri_tugas(
    pengguna: Pengguna,
    peran: Peran,
    wilayah: Wilayah,
    *,
    instansi: Instansi | None = None,
    mulai: date | None = None,
    sampai: date | None = None,
) -> Penugasan:
    return Penugasan.objects.create(
        pengguna=pengguna,
        peran=peran,
        wilayah=wilayah,
        instansi=instansi,
        mulai=mulai or today() - timedelta(days=400),
        sampai=sampai,
    )


def _sandi_hash() -> str:
    if not _SANDI_HASH:
        from django.contrib.auth.hashers import make_password

        _SANDI_HASH.append(make_password(SANDI))
    return _SANDI_HASH[0]


def segar(pengguna: Pengguna) -> Pengguna:
    """The same person as a new request sees her: authority is read once per user object."""
    return Pengguna.objects.get(pk=pengguna.pk)


@pytest.fixture
def tempat(db: None) -> Tempat:
    w = {kode: buat_wilayah(kode, nama) for kode, nama in TEMPAT.items()}
    return Tempat(
        provinsi=w["35"],
        kabupaten=w["35.17"],
        kecamatan=w["35.17.05"],
        desa=w["35.17.05.2001"],
        desa_lain=w["35.17.05.2002"],
        kecamatan_tetangga=w["35.17.04"],
        desa_tetangga=w["35.17.04.2001"],
        desa_tetangga_lain=w["35.17.04.2002"],
        kecamatan_kelurahan=w["35.17.09"],
        kelurahan=w["35.17.09.1002"],
        kota=w["35.76"],
        kecamatan_kota=w["35.76.01"],
        kelurahan_kota=w["35.76.01.1003"],
    )


@pytest.fixture
def kantor(tempat: Tempat) -> Kantor:
    return Kantor(
        opd=buat_instansi(tempat.kabupaten, "Dinas Sosial", singkatan="Dinsos"),
        opd_lain=buat_instansi(tempat.kabupaten, "Dinas Perumahan", singkatan="Perkim"),
        opd_kota=buat_instansi(tempat.kota, "Dinas Sosial", singkatan="Dinsos Kota"),
    )


def buat_instansi(wilayah: Wilayah, nama: str, **lainnya: Any) -> Instansi:
    return Instansi.objects.create(
        wilayah=wilayah, nama=nama, **{"jenis": JenisInstansi.OPD, **lainnya}
    )


@pytest.fixture
def pemeran(tempat: Tempat, kantor: Kantor) -> Pemeran:
    t, k = tempat, kantor
    return Pemeran(
        camat=buat_pengguna("camat", (Peran.CAMAT, t.kecamatan)),
        camat_tetangga=buat_pengguna("camat_tetangga", (Peran.CAMAT, t.kecamatan_tetangga)),
        staf=buat_pengguna("staf", (Peran.STAF_KECAMATAN, t.kecamatan)),
        pendamping=buat_pengguna("pendamping", (Peran.PENDAMPING, t.desa)),
        pendamping_tetangga=buat_pengguna(
            "pendamping_tetangga", (Peran.PENDAMPING, t.kecamatan_tetangga)
        ),
        desa=buat_pengguna("desa", (Peran.DESA, t.desa)),
        desa_tetangga=buat_pengguna("desa_tetangga", (Peran.DESA, t.desa_tetangga)),
        opd=buat_pengguna("opd", (Peran.OPD, t.kabupaten), instansi=k.opd),
        opd_lain=buat_pengguna("opd_lain", (Peran.OPD, t.kabupaten), instansi=k.opd_lain),
        bappeda=buat_pengguna("bappeda", (Peran.BAPPEDA, t.kabupaten)),
        bappeda_kota=buat_pengguna("bappeda_kota", (Peran.BAPPEDA, t.kota)),
        pimpinan=buat_pengguna("pimpinan", (Peran.PIMPINAN, t.kabupaten)),
        provinsi=buat_pengguna("provinsi", (Peran.PROVINSI, t.provinsi)),
        admin_nasional=buat_pengguna("admin_nasional", (Peran.ADMIN_NASIONAL, t.provinsi)),
        dua_tugas=buat_pengguna(
            "dua_tugas",
            (Peran.CAMAT, t.kecamatan),
            (Peran.PENDAMPING, t.kecamatan_tetangga),
        ),
        anonim=AnonymousUser(),
    )


def buat_rilis(
    kabupaten: Wilayah,
    jenis: JenisRilis = JenisRilis.P3KE_INDIVIDU,
    *,
    status: StatusRilis = StatusRilis.BERLAKU,
    **lainnya: Any,
) -> Rilis:
    nomor = next(_nomor)
    isi = {"tahun": 2024, "versi": nomor % 30_000, "sidik": f"{nomor:064x}"}
    return Rilis.objects.create(
        kabupaten=kabupaten, jenis=jenis, status=status, **{**isi, **lainnya}
    )


def buat_sk(kabupaten: Wilayah, **lainnya: Any) -> Rilis:
    """A decree; in force unless told otherwise."""
    return buat_rilis(kabupaten, JenisRilis.SK_BUPATI, **lainnya)


def buat_sasaran(
    sk: Rilis, desa: Wilayah, nama: str = "SITI AMINAH", *, nik: str = "", **lainnya: Any
) -> Sasaran:
    """A row of a decree with its identity; `nik` is invented when not given."""
    nomor = next(_nomor)
    nik = nik or f"351705410190{9000 + nomor % 1000:04d}"
    isi = _isi_baris(sk, desa, nama, nik, nomor)
    sasaran = Sasaran.objects.create(**{**isi, "sk_no": str(nomor), **lainnya})
    IdentitasSasaran.objects.create(
        sasaran=sasaran,
        kabupaten=sk.kabupaten,
        rilis=sk,
        nik=nik,
        nomor_kk="3517051201109001",
        alamat=f"JALAN UJI {nomor}",
    )
    return sasaran


def buat_individu(
    rilis: Rilis,
    desa: Wilayah,
    nama: str = "SITI AMINAH",
    *,
    nik: str = "",
    desil: int = 1,
    **lainnya: Any,
) -> Individu:
    """A row of a release with its identity; `nik` is invented when not given."""
    nomor = next(_nomor)
    nik = nik or f"351705410190{9000 + nomor % 1000:04d}"
    isi = _isi_baris(rilis, desa, nama, nik, nomor)
    individu = Individu.objects.create(
        **{**isi, "desil": desil, "id_individu": f"I{nomor}", **lainnya}
    )
    IdentitasIndividu.objects.create(
        individu=individu,
        kabupaten=rilis.kabupaten,
        rilis=rilis,
        nik=nik,
        nomor_kk="3517051201109001",
        alamat=f"JALAN UJI {nomor}",
    )
    return individu


def _isi_baris(rilis: Rilis, desa: Wilayah, nama: str, nik: str, nomor: int) -> dict[str, Any]:
    return {
        "kabupaten": rilis.kabupaten,
        "rilis": rilis,
        "nomor_baris": nomor,
        "desa": desa,
        "kecamatan": desa.induk,
        "nama": nama,
        "nik_samar": f"{nik[:4]}********{nik[-4:]}",
        "jenis_kelamin": "P",
        "tanggal_lahir": date(1990, 1, 1),
        "dusun_rt": "DUSUN UJI RT 01",
    }


def buat_daftar(
    sk: Rilis,
    rilis: Rilis,
    wilayah: Wilayah,
    *sasaran: Sasaran,
    instansi: Instansi | None = None,
    **lainnya: Any,
) -> DaftarVerval:
    """A field list of a wilayah, or an intervention list when `instansi` is given."""
    isi = {"tujuan": "Penyisiran uji", "batas": today() + timedelta(days=30)}
    daftar = DaftarVerval.objects.create(
        kabupaten=sk.kabupaten,
        jenis=JenisDaftar.INTERVENSI if instansi else JenisDaftar.LAPANGAN,
        sk=sk,
        rilis=rilis,
        wilayah=wilayah,
        instansi=instansi,
        **{**isi, **lainnya},
    )
    BarisDaftar.objects.bulk_create(BarisDaftar(daftar=daftar, sasaran=s) for s in sasaran)
    return daftar


def buat_verval(
    daftar: DaftarVerval, sasaran: Sasaran, keberadaan: Keberadaan = Keberadaan.ADA, **lainnya: Any
) -> Verval:
    return Verval.objects.create(
        kabupaten=daftar.kabupaten,
        daftar=daftar,
        sasaran=sasaran,
        keberadaan=keberadaan,
        **{"dikunjungi": today(), **lainnya},
    )


def buat_pemadanan(sk: Rilis, rilis: Rilis, **lainnya: Any) -> Pemadanan:
    isi = {
        "kabupaten": sk.kabupaten,
        "status": StatusProses.SELESAI,
        "detik": {"total": 1.0},
        "selesai_at": timezone.now(),
    }
    return Pemadanan.objects.create(sk=sk, rilis=rilis, **{**isi, **lainnya})


def buat_padanan(
    pemadanan: Pemadanan,
    sasaran: Sasaran,
    individu: Individu | None = None,
    status: StatusPadanan = StatusPadanan.OTOMATIS,
    **lainnya: Any,
) -> Padanan:
    """Without `individu` the person has no candidate: tidak_padan."""
    isi = {"skor": "0.990", "alasan": ["NIK sama"]} if individu else {}
    return Padanan.objects.create(
        kabupaten=pemadanan.kabupaten,
        pemadanan=pemadanan,
        sasaran=sasaran,
        individu=individu,
        status=status if individu else StatusPadanan.TIDAK_PADAN,
        **{**isi, **lainnya},
    )


def buat_sub_kegiatan(
    instansi: Instansi, strategi: Strategi = Strategi.BEBAN, **lainnya: Any
) -> SubKegiatan:
    nomor = next(_nomor)
    kabupaten = instansi.wilayah
    program = lainnya.pop("program", None) or Program.objects.create(
        kabupaten=kabupaten, nama=f"Program uji {nomor}"
    )
    isi = {"tahun": 2024, "kode": f"1.06.{nomor}", "nama": "Bantuan uji", "pagu": 1_000_000}
    return SubKegiatan.objects.create(
        kabupaten=kabupaten,
        program=program,
        strategi=strategi,
        instansi=instansi,
        **{"sumber_dana": SumberDana.APBD, **isi, **lainnya},
    )


def buat_intervensi(sasaran: Sasaran, sub_kegiatan: SubKegiatan, **lainnya: Any) -> Intervensi:
    isi = {"tahun": 2024, "bulan": 6, "status": StatusIntervensi.TERSALUR, "rupiah": 250_000}
    return Intervensi.objects.create(
        kabupaten=sasaran.kabupaten,
        sasaran=sasaran,
        sub_kegiatan=sub_kegiatan,
        **{**isi, **lainnya},
    )
