"""The scorecards' rows of the world: an instrument, periods, cards in every state."""

from __future__ import annotations

from typing import Any

from kecamatan.models import Wilayah
from layanan_dasar.actions.instrumen import copy_instrumen
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor, Nilai, PeriodeKartu
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
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def kabupaten_kartu_skor(kabupaten: Wilayah) -> tuple[PeriodeKartu, ...]:
    """Three quarters of last year, opened with one instrument; a draft waits beside it."""
    row = buat_instrumen(kabupaten)
    copy_instrumen(row, pemilik=kabupaten, oleh=None)
    year = 2023
    return tuple(buat_periode(kabupaten, row, tahun=year, nomor=n) for n in (1, 2, 3))


def args_kabupaten(periode: PeriodeKartu) -> dict[str, Any]:
    draft = periode.instrumen.pemilik.instrumen.get(status="DRAF")
    return {
        "instrumen": periode.instrumen_id,
        "draf_instrumen": draft.pk,
        "periode": periode.pk,
        "json": "json",
    }


def args_desa(periode: tuple[PeriodeKartu, ...], desa: Wilayah) -> dict[str, Any]:
    """A card that is being filled, one handed in, one verified with a red figure and a photo."""
    open_card, sent, verified = (_filled(one, desa) for one in periode[::-1])
    jadikan(sent, StatusKartu.DIAJUKAN)
    jadikan(verified, StatusKartu.DIVERIFIKASI)
    nilai = Nilai.objects.get(kartu=verified)
    nilai.bukti = berkas(b"\xff\xd8\xff\xe0")
    nilai.save()
    return {
        "kartu": open_card.pk,
        "kartu_diajukan": sent.pk,
        "kartu_diverifikasi": verified.pk,
        "nilai": nilai.pk,
        "dimensi": "air",
        "indikator": "air_minum",
        "wilayah_desa": desa.kode,
        "wilayah_kecamatan": verified.kecamatan.kode,
        "usulan_pembangunan": buat_usulan(verified.desa).pk,
        "bimbingan": buat_bimbingan(verified).pk,
    }


def _filled(periode: PeriodeKartu, desa: Wilayah) -> KartuSkor:
    return isi(kartu_dari(periode, desa), air_minum=rasio(40, 100))
