"""The kabupaten before the story begins: offices, letterheads, officials. All people are invented.

These masters have no rules of their own; an installation loads them as tables, and so does this.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from kecamatan.enums import JenisInstansi, Tingkat
from kecamatan.models import Instansi, KopSurat, Pejabat, Wilayah
from rumahbersama.peragaan.nama import beri_nama
from rumahbersama.peragaan.penduduk import acak
from rumahbersama.peragaan.program import PROGRAM

KABUPATEN = "35.17"
MENJABAT_SEJAK = date(2024, 1, 2)
_LAINNYA = (
    ("bappeda", "Badan Perencanaan Pembangunan Daerah", "Bappeda"),
    ("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Dispendukcapil"),
)


@dataclass(frozen=True, slots=True)
class Tempat:
    """The territories of the story."""

    provinsi: Wilayah
    kabupaten: Wilayah
    kecamatan: list[Wilayah]
    desa: list[Wilayah]

    def desa_di(self, kecamatan: Wilayah) -> list[Wilayah]:
        return [satu for satu in self.desa if satu.induk_id == kecamatan.pk]


def baca_tempat() -> Tempat:
    """From the loaded code list."""
    semua = list(Wilayah.objects.within(KABUPATEN).select_related("induk"))
    kabupaten = next(satu for satu in semua if satu.tingkat == Tingkat.KABUPATEN)
    return Tempat(
        provinsi=Wilayah.objects.get(pk=kabupaten.induk_id),
        kabupaten=kabupaten,
        kecamatan=[satu for satu in semua if satu.tingkat == Tingkat.KECAMATAN],
        desa=[satu for satu in semua if satu.tingkat == Tingkat.DESA],
    )


def nama_contoh(rng: Random, *, perempuan: bool) -> str:
    """An official's name that says of itself that it is invented."""
    return f"{beri_nama(rng, perempuan=perempuan, usia=40).title()} (contoh)"


def isi_instansi(tempat: Tempat) -> dict[str, Instansi]:
    """Offices by their key: the OPD of the programmes, Bappeda, Dukcapil, kecamatan, puskesmas."""
    dinas = {p.opd: (p.nama_opd, _singkatan(p.opd)) for p in PROGRAM}
    dinas |= {kunci: (nama, pendek) for kunci, nama, pendek in _LAINNYA}
    instansi = {
        kunci: Instansi(
            nama=nama, singkatan=pendek, jenis=JenisInstansi.OPD, wilayah=tempat.kabupaten
        )
        for kunci, (nama, pendek) in dinas.items()
    }
    Instansi.objects.bulk_create(instansi.values())
    _isi_kecamatan(tempat, instansi)
    return instansi


def _singkatan(kunci: str) -> str:
    """`PUPR` but `Dinsos`."""
    return kunci.upper() if len(kunci) <= 4 else kunci.capitalize()


def _isi_kecamatan(tempat: Tempat, instansi: dict[str, Instansi]) -> None:
    for satu in tempat.kecamatan:
        instansi[f"kecamatan-{satu.kode}"] = Instansi(
            nama=f"Kecamatan {satu.nama}", jenis=JenisInstansi.KECAMATAN, wilayah=satu
        )
        instansi[f"puskesmas-{satu.kode}"] = Instansi(
            nama=f"Puskesmas {satu.nama}",
            jenis=JenisInstansi.UPTD,
            wilayah=satu,
            induk=instansi["dinkes"],
        )
    Instansi.objects.bulk_create(i for i in instansi.values() if i.pk is None)


def isi_kop_dan_pejabat(tempat: Tempat, *, benih: int) -> None:
    """Letterhead and signatory of the kabupaten and of every kecamatan."""
    rng = acak(benih + 41)
    kabupaten = tempat.kabupaten
    pemerintah = f"Pemerintah {kabupaten.get_jenis_display()} {kabupaten.nama}"
    kop = [
        KopSurat(
            wilayah=kabupaten,
            baris_1=pemerintah,
            baris_2="Badan Perencanaan Pembangunan Daerah",
            alamat="Alamat contoh untuk peragaan",
            kota=kabupaten.nama,
        )
    ]
    pejabat = [_pejabat(rng, kabupaten, "Kepala Bappeda selaku Sekretaris TKPK")]
    for satu in tempat.kecamatan:
        kop.append(
            KopSurat(
                wilayah=satu,
                baris_1=pemerintah,
                baris_2=f"Kecamatan {satu.nama}",
                alamat="Alamat contoh untuk peragaan",
                kota=satu.nama,
            )
        )
        pejabat.append(_pejabat(rng, satu, "Camat"))
    KopSurat.objects.bulk_create(kop)
    Pejabat.objects.bulk_create(pejabat)


def _pejabat(rng: Random, wilayah: Wilayah, jabatan: str) -> Pejabat:
    return Pejabat(
        wilayah=wilayah,
        nama=nama_contoh(rng, perempuan=rng.random() < 0.4),
        jabatan=jabatan,
        mulai=MENJABAT_SEJAK,
    )
