"""The kabupaten before the story begins: offices, letterheads, officials, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from kecamatan.actions.data_induk import save_data_induk
from kecamatan.enums import JenisInstansi, Tingkat
from kecamatan.models import Instansi, KopSurat, Pejabat, Pengguna, Wilayah
from rumahbersama.peragaan.nama import beri_nama
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
        provinsi=Wilayah.objects.get(kode=KABUPATEN.rpartition(".")[0]),
        kabupaten=kabupaten,
        kecamatan=[satu for satu in semua if satu.tingkat == Tingkat.KECAMATAN],
        desa=[satu for satu in semua if satu.tingkat == Tingkat.DESA],
    )


def nama_contoh(rng: Random, *, perempuan: bool) -> str:
    """An official's name that says of itself that it is invented."""
    return f"{beri_nama(rng, perempuan=perempuan, usia=40).title()} (contoh)"


def isi_instansi(tempat: Tempat, *, oleh: Pengguna) -> dict[str, Instansi]:
    """Offices by their key: the OPD of the programmes, Bappeda, Dukcapil, kecamatan, puskesmas."""
    dinas = {p.opd: (p.nama_opd, _singkatan(p.opd)) for p in PROGRAM}
    dinas |= {kunci: (nama, pendek) for kunci, nama, pendek in _LAINNYA}
    opd = {"jenis": JenisInstansi.OPD, "wilayah": tempat.kabupaten}
    instansi = {
        kunci: save_data_induk(Instansi(nama=nama, singkatan=pendek, **opd), oleh=oleh)
        for kunci, (nama, pendek) in dinas.items()
    }
    for satu in tempat.kecamatan:
        kantor = Instansi(
            nama=f"Kecamatan {satu.nama}", jenis=JenisInstansi.KECAMATAN, wilayah=satu
        )
        puskesmas = Instansi(
            nama=f"Puskesmas {satu.nama}",
            jenis=JenisInstansi.UPTD,
            wilayah=satu,
            induk=instansi["dinkes"],
        )
        instansi[f"kecamatan-{satu.kode}"] = save_data_induk(kantor, oleh=oleh)
        instansi[f"puskesmas-{satu.kode}"] = save_data_induk(puskesmas, oleh=oleh)
    return instansi


def _singkatan(kunci: str) -> str:
    """`PUPR` but `Dinsos`."""
    return kunci.upper() if len(kunci) <= 4 else kunci.capitalize()


def isi_kop_dan_pejabat(tempat: Tempat, rng: Random, *, oleh: Pengguna) -> None:
    """Letterhead and signatory of the kabupaten and of every kecamatan."""
    kantor = [(tempat.kabupaten, _LAINNYA[0][1], "Kepala Bappeda selaku Sekretaris TKPK")]
    kantor += [(satu, f"Kecamatan {satu.nama}", "Camat") for satu in tempat.kecamatan]
    _isi_kantor(kantor, tempat.kabupaten, rng, oleh=oleh)


def isi_kop_provinsi(tempat: Tempat, rng: Random, *, oleh: Pengguna) -> None:
    """The same for the bureau of the province that reads the reports."""
    kantor = [(tempat.provinsi, "Biro Pemerintahan dan Otonomi Daerah", "Kepala Biro")]
    _isi_kantor(kantor, tempat.provinsi, rng, oleh=oleh, kota="Surabaya")


def _isi_kantor(
    kantor: list[tuple[Wilayah, str, str]],
    daerah: Wilayah,
    rng: Random,
    *,
    oleh: Pengguna,
    kota: str = "",
) -> None:
    """(place, office, title of its head) of one daerah; `kota` is where all of them sign."""
    pemerintah = f"Pemerintah {daerah.get_jenis_display()} {daerah.nama}"
    for wilayah, nama, jabatan in kantor:
        kop = KopSurat(
            wilayah=wilayah,
            baris_1=pemerintah,
            baris_2=nama,
            alamat="Alamat contoh untuk peragaan",
            kota=kota or wilayah.nama,
        )
        pejabat = Pejabat(
            wilayah=wilayah,
            nama=nama_contoh(rng, perempuan=rng.random() < 0.4),
            jabatan=jabatan,
            mulai=MENJABAT_SEJAK,
        )
        save_data_induk(kop, oleh=oleh)
        save_data_induk(pejabat, oleh=oleh)
