"""A small decree with a ledger and an open field list, for the tests of field work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fondasi.today import today
from kecamatan.models import Pengguna
from kemiskinan.enums import JenisDaftar, KelasIntervensi, KelasPadan
from kemiskinan.models import DaftarVerval, Neraca, NeracaBaris, Rilis, Sasaran
from kemiskinan.rules.daftar import Permintaan
from kemiskinan.rules.verval import Jawaban
from tests.pemeran import Pemeran, Tempat, buat_daftar, buat_rilis, buat_sasaran, buat_sk


@dataclass(frozen=True)
class Panggung:
    """`satu`, `dua` live in the desa, `tiga` in the other desa, `jauh` in the neighbour's."""

    sk: Rilis
    rilis: Rilis
    neraca: Neraca
    satu: Sasaran
    dua: Sasaran
    tiga: Sasaran
    jauh: Sasaran


def akun(pemeran: Pemeran, nama: str) -> Pengguna:
    """A signed-in member of the cast by name."""
    found: Pengguna = getattr(pemeran, nama)
    return found


def buat_panggung(tempat: Tempat) -> Panggung:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    people = [
        buat_sasaran(sk, desa, nama)
        for desa, nama in [
            (tempat.desa, "SITI UJI SATU"),
            (tempat.desa, "BUDI UJI DUA"),
            (tempat.desa_lain, "TINI UJI TIGA"),
            (tempat.desa_tetangga, "JONO UJI JAUH"),
        ]
    ]
    neraca = Neraca.objects.create(
        kabupaten=tempat.kabupaten, sk=sk, rilis=rilis, tanggal=today(), cocok=True
    )
    for orang in people:
        tempatkan(neraca, orang)
    return Panggung(sk, rilis, neraca, *people)


def tempatkan(
    neraca: Neraca,
    sasaran: Sasaran,
    padan: KelasPadan = KelasPadan.MASIH,
    intervensi: str = KelasIntervensi.BELUM_OPTIMAL,
) -> NeracaBaris:
    return NeracaBaris.objects.create(
        neraca=neraca,
        sasaran=sasaran,
        padan=padan,
        intervensi=intervensi if padan == KelasPadan.MASIH else "",
        keberadaan="belum_disisir" if padan == KelasPadan.MASIH else "",
    )


def minta(panggung: Panggung, **lainnya: Any) -> Permintaan:
    isi: dict[str, Any] = {
        "sk_id": panggung.sk.pk,
        "rilis_id": panggung.rilis.pk,
        "jenis": JenisDaftar.LAPANGAN,
        "batas": date(2099, 11, 30),
        "tujuan": "penyisiran uji",
    }
    return Permintaan(**{**isi, **lainnya})


def buka_daftar(panggung: Panggung, tempat: Tempat, **lainnya: Any) -> DaftarVerval:
    """The kecamatan's list with its three people."""
    orang = (panggung.satu, panggung.dua, panggung.tiga)
    return buat_daftar(panggung.sk, panggung.rilis, tempat.kecamatan, *orang, **lainnya)


def jawab(keberadaan: str = "ADA", **lainnya: Any) -> Jawaban:
    kelayakan = {"kelayakan": "LAYAK_ME"} if keberadaan == "ADA" else {}
    return Jawaban(**{"keberadaan": keberadaan, "dikunjungi": today(), **kelayakan, **lainnya})
