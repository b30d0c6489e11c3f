"""The DTSEN files: persons without a decile, families with three, answers as integer codes.

Codes are written with and without a leading zero, as both occur. The family file is tied to the
person file by `nomor_kartu_keluarga`; nothing else is common to both.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from rumahbersama.peragaan.berkas_p3ke import SUSUNAN, Baris, Susunan
from rumahbersama.peragaan.daftar_p3ke import PEKERJAAN, PENDIDIKAN
from rumahbersama.peragaan.orang import TIDAK_BEKERJA, Individu, Keluarga
from rumahbersama.peragaan.penduduk import acak

_WILAYAH = ("provinsi", "kabupaten_kota", "kecamatan", "kelurahan_desa")
_DISABILITAS = (
    "penglihatan",
    "pendengaran",
    "berjalan_atau_naik_tangga",
    "menggunakan_tangan_jari",
    "belajar_kemampuan_intelektual",
    "pengendalian_perilaku",
    "berbicara_komunikasi",
    "mengurus_diri",
    "mengingat_berkonsentrasi",
    "kesedihan_depresi",
)
_PEKERJAAN_DAN_USAHA = (
    "status_bekerja",
    "lapangan_usaha_dari_pekerjaan_utama",
    "status_dalam_pekerjaan_utama",
    "kepemilikan_usaha",
    "jumlah_usaha",
    "lapangan_usaha_dari_usaha_utama",
    "jumlah_pekerja_yang_dibayar_dari_usaha_utama",
    "jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama",
    "omzet_usaha_utama",
)
INDIVIDU_DTSEN = (
    "nomor_induk_kependudukan",
    "nomor_kartu_keluarga",
    "nama",
    "tanggal_lahir",
    "jenis_kelamin",
    "status_hubungan_keluarga",
    "status_kawin",
    "usia",
    "pbi_nas",
    "pbi_pemda",
    "partisipasi_sekolah",
    "jenjang_tertinggi_yang_diduduki",
    "kelas_tertinggi_yang_diduduki",
    "ijazah_tertinggi_yang_dimiliki",
    *_PEKERJAAN_DAN_USAHA,
    "kondisi_gizi",
    *_DISABILITAS,
    "penyakit_kronis",
    *_WILAYAH,
    *(f"{nama}_ktp" for nama in _WILAYAH),
    "rt_ktp",
    "rw_ktp",
    "alamat_ktp",
    "pekerjaan_ktp",
    "pendidikan_akhir_ktp",
)
_RUMAH = {
    "status_kepemilikan_rumah": 5,
    "jenis_lantai_terluas": 9,
    "luas_lantai": 90,
    "jenis_dinding_terluas": 7,
    "jenis_atap_terluas": 8,
    "sumber_air_minum_utama": 11,
    "sumber_penerangan_utama": 4,
    "daya_terpasang": 5,
    "bahan_bakar_utama_memasak": 11,
    "fasilitas_bab": 6,
    "jenis_kloset": 4,
    "pembuangan_akhir_tinja": 6,
}
"""Columns with their highest code (floor area in square metres); codes start at 1."""
_ASET = (
    *(
        f"aset_bergerak_{barang}"
        for barang in (
            "tabung_gas",
            "lemari_es",
            "ac",
            "pemanas_air",
            "telepon_rumah",
            "tv_datar",
            "emas_perhiasan",
            "komputer_laptop_tablet",
            "sepeda_motor",
            "sepeda",
            "mobil",
            "perahu",
            "kapal_perahu_motor",
            "smartphone",
        )
    ),
    "aset_tidak_bergerak_lahan_lainnya",
    "aset_tidak_bergerak_rumah_lainnya",
)
_TERNAK = tuple(
    f"jumlah_ternak_{hewan}" for hewan in ("sapi", "kerbau", "kuda", "babi", "kambing_domba")
)
KELUARGA_DTSEN = (
    "nomor_kartu_keluarga",
    *_WILAYAH,
    "desil_nasional",
    "desil_provinsi",
    "desil_kabupaten_kota",
    "id_pelanggan_pln",
    *_RUMAH,
    *_ASET,
    *_TERNAK,
)
_IJAZAH = (0, 0, 0, 1, 2, 3, 1, 2, 3, 4)
"""Highest certificate (0 none, 1 SD, 2 SMP, 3 SMA, 4 higher) by index of the education list."""


def _wilayah(keluarga: Keluarga) -> Baris:
    desa = keluarga.desa
    return [nama.upper() for nama in (desa.provinsi, desa.kabupaten, desa.kecamatan, desa.nama)]


def _kode(nilai: int, keluarga: Keluarga) -> str:
    """Every seventh family's codes carry a leading zero."""
    return f"{nilai:02d}" if keluarga.nomor % 7 == 0 else str(nilai)


def _kerja(rng: Random, satu: Individu) -> Baris:
    """The nine cells on work and business; those without work leave the rest empty."""
    if satu.pekerjaan == TIDAK_BEKERJA:
        return ["0", *[""] * 8]
    usaha = rng.random() < 0.2
    isi = ["1", str(rng.randint(1, 26)), str(rng.randint(1, 7))]
    if not usaha:
        return [*isi, "0", "0", *[""] * 4]
    return [*isi, "1", "1", str(rng.randint(1, 26)), "0", "1", str(rng.randint(1, 5))]


def baris_individu_dtsen(keluarga: Keluarga) -> Iterator[Baris]:
    """Each member's cells; dates in ISO, sex 1 male 2 female, relation from 1."""
    rng = acak(keluarga.nomor + 61)
    wilayah = _wilayah(keluarga)
    jalan, rt, rw = _alamat(keluarga)
    for satu in keluarga.anggota:
        sekolah = 2 if 7 <= satu.usia <= 18 else 3 if satu.usia > 18 else 1
        yield [
            satu.nik,
            keluarga.nomor_kk,
            satu.nama,
            satu.lahir.isoformat(),
            "2" if satu.perempuan else "1",
            _kode(satu.hubungan + 1, keluarga),
            _kode(satu.kawin + 1, keluarga),
            str(satu.usia),
            str(int(rng.random() < 0.5)),
            str(int(rng.random() < 0.2)),
            str(sekolah),
            _kode(satu.pendidikan, keluarga),
            str(min(6, satu.usia - 6)) if sekolah == 2 else "",
            str(_IJAZAH[satu.pendidikan]),
            *_kerja(rng, satu),
            str(rng.randint(1, 3)) if satu.usia < 6 else "",
            *("1" if rng.random() < 0.97 else "2" for _ in _DISABILITAS),
            "0" if rng.random() < 0.9 else _kode(rng.randint(1, 15), keluarga),
            *wilayah,
            *wilayah,
            rt,
            rw,
            jalan,
            PEKERJAAN[satu.pekerjaan].upper(),
            PENDIDIKAN[satu.pendidikan].upper(),
        ]


def _alamat(keluarga: Keluarga) -> tuple[str, str, str]:
    jalan, _, sisa = keluarga.alamat.partition(" RT ")
    rt, _, rw = sisa.partition(" RW ")
    return jalan, rt, rw


def baris_keluarga_dtsen(keluarga: Keluarga) -> Iterator[Baris]:
    """One family's cells; its decile weighs a little differently in province and kabupaten."""
    rng = acak(keluarga.nomor + 67)
    desil = keluarga.desil
    yield [
        keluarga.nomor_kk,
        *_wilayah(keluarga),
        str(desil),
        str(max(1, desil - int(rng.random() < 0.3))),
        str(min(10, desil + int(rng.random() < 0.3))),
        f"5{rng.randrange(10**10):010d}" if rng.random() < 0.7 else "",
        *(_kode(rng.randint(1, tertinggi), keluarga) for tertinggi in _RUMAH.values()),
        *("1" if rng.random() < 0.25 else "0" for _ in _ASET),
        *(str(rng.randint(0, 2)) if rng.random() < 0.1 else "0" for _ in _TERNAK),
    ]


SUSUNAN_SEMUA = SUSUNAN | {
    susunan.nama: susunan
    for susunan in (
        Susunan("individu-dtsen", INDIVIDU_DTSEN, baris_individu_dtsen),
        Susunan("keluarga-dtsen", KELUARGA_DTSEN, baris_keluarga_dtsen),
    )
}
"""Every layout this room can write, by name."""
