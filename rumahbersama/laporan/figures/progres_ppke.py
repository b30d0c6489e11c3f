"""Figures of *Laporan progres PPKE kabupaten/kota* (domain: SK Bupati, TKPK Jombang 2024).

Counts only, never a name: the by-name lists leave the portal as workbooks (Unduhan).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import JenisWilayah, Tingkat
from kecamatan.models import KopSurat, Pejabat, Wilayah
from kemiskinan.models import DaftarVerval, Neraca, Rilis
from kemiskinan.queries import daftar as daftar_queries
from kemiskinan.queries import neraca as neraca_queries
from kemiskinan.queries.intervensi import recap_per_program
from rumahbersama.laporan.figures.periode import last_day

Figures = dict[str, Any]


def collect(wilayah: Wilayah, periode: str) -> Figures:
    """Everything the report says, as JSON values. Galat NERACA_BELUM without a ledger."""
    until = last_day(periode)
    neraca = neraca_queries.latest_neraca(wilayah, until=until)
    if neraca is None:
        raise Galat(
            "NERACA_BELUM",
            "Rekapitulasi penanganan belum pernah dihitung sampai akhir periode ini. "
            "Jalankan padu padan dan hitung rekapitulasi lebih dahulu.",
        )
    return {
        "jenis": "progres-ppke",
        "wilayah": _wilayah(wilayah),
        "periode": periode,
        "tanggal": min(today(), until).isoformat(),
        "sk": _rilis(neraca.sk),
        "rilis": _rilis(neraca.rilis),
        "neraca": _neraca(neraca),
        "kriteria": _kriteria(neraca),
        "per_kecamatan": _per_kecamatan(neraca),
        "verval": _verval(neraca.sk),
        "program": _program(neraca.sk),
        "kop": _kop(wilayah),
        "penanda_tangan": _penanda_tangan(wilayah, until),
    }


def _wilayah(wilayah: Wilayah) -> Figures:
    kota = wilayah.jenis == JenisWilayah.KOTA
    return {
        "kode": wilayah.kode,
        "nama": wilayah.nama,
        "jenis": "Kota" if kota else "Kabupaten",
        "kepala": "Wali Kota" if kota else "Bupati",
    }


def _rilis(rilis: Rilis) -> Figures:
    return {
        "id": rilis.pk,
        "jenis": rilis.jenis,
        "sumber": rilis.jenis.split("-")[0].upper(),
        "tahun": rilis.tahun,
        "versi": rilis.versi,
        "nomor": rilis.nomor_dokumen,
        "tanggal": rilis.tanggal_dokumen.isoformat() if rilis.tanggal_dokumen else "",
        "jumlah": rilis.baris_disimpan,
        "sidik": rilis.sidik,
    }


def _neraca(neraca: Neraca) -> Figures:
    return {
        "id": neraca.pk,
        "tanggal": neraca.tanggal.isoformat(),
        "cocok": neraca.cocok,
        **neraca_queries.figures(neraca, neraca.kabupaten),
    }


def _kriteria(neraca: Neraca) -> Figures | None:
    if neraca.kriteria is None:
        return None
    return {
        "teks": neraca.kriteria.teks,
        "nomor_ba": neraca.kriteria.nomor_ba,
        "tanggal_ba": neraca.kriteria.tanggal_ba.isoformat(),
    }


def _per_kecamatan(neraca: Neraca) -> list[Figures]:
    return [{**_place(row.wilayah), **row.angka} for row in neraca_queries.per_kecamatan(neraca)]


def _verval(sk: Rilis) -> list[Figures]:
    lists = DaftarVerval.objects.filter(sk=sk)
    return [
        {
            **_place(row.wilayah),
            "jumlah": row.total,
            "selesai": row.selesai,
            "batas": row.batas.isoformat() if row.batas else "",
        }
        for row in daftar_queries.progress_per_wilayah(lists, Tingkat.KECAMATAN)
    ]


_KOLOM_PROGRAM = (
    "program", "strategi", "instansi", "sumber_dana", "penerima", "pagu", "realisasi",
)  # fmt: skip


def _program(sk: Rilis) -> list[Figures]:
    return [{name: row[name] for name in _KOLOM_PROGRAM} for row in recap_per_program(sk)]


def _place(wilayah: Wilayah | None) -> Figures:
    if wilayah is None:
        return {"kode": "", "nama": "Desa/kelurahan belum diketahui"}
    return {"kode": wilayah.kode, "nama": wilayah.nama}


def _kop(wilayah: Wilayah) -> Figures:
    kop = KopSurat.objects.filter(wilayah=wilayah).first()
    if kop is None:
        return {
            "instansi": [f"Pemerintah {wilayah.get_jenis_display()} {wilayah.nama}"],
            "alamat": [],
            "kota": wilayah.nama,
            "lambang_id": None,
        }
    return {
        "instansi": [line for line in (kop.baris_1, kop.baris_2) if line],
        "alamat": [kop.alamat] if kop.alamat else [],
        "kota": kop.kota or wilayah.nama,
        "lambang_id": kop.lambang_id,
    }


def _penanda_tangan(wilayah: Wilayah, on: date) -> Figures:
    """The official in office on that day; blank lines when none is recorded."""
    pejabat = (
        Pejabat.objects.filter(wilayah=wilayah, mulai__lte=on)
        .exclude(sampai__lte=on)
        .order_by("-mulai")
        .first()
    )
    if pejabat is None:
        return {"jabatan": "Sekretaris TKPK"}
    return {
        "jabatan": pejabat.jabatan,
        "nama": pejabat.nama,
        "pangkat": pejabat.pangkat,
        "nip": pejabat.nip,
        "sebutan": pejabat.sebutan,
        "atas_nama": pejabat.atas_nama,
        "melalui": pejabat.untuk_beliau,
    }
