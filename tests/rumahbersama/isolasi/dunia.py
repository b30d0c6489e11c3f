"""One own and one neighbour's row of each noun, for the isolation matrix.

*Own* lies in Wonosalam (desa Galengdowo) or, where a noun belongs to a kabupaten, in Jombang;
*the neighbour's* lies in Bareng (desa Kebondalem), or in Kota Mojokerto.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fondasi.today import today
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import JenisInstansi
from kecamatan.models import Kontak, KopSurat, Pejabat, Pemberitahuan, Pengguna, Wilayah
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi
from tests.rumahbersama.isolasi.dunia_arahan import sisi_arahan
from tests.rumahbersama.isolasi.dunia_dasbor import sisi_dasbor
from tests.rumahbersama.isolasi.dunia_izin_data import sisi_izin_data
from tests.rumahbersama.isolasi.dunia_jalan_rapat import sisi_jalan_rapat
from tests.rumahbersama.isolasi.dunia_kartu_skor import (
    args_desa,
    args_kabupaten,
    kabupaten_kartu_skor,
)
from tests.rumahbersama.isolasi.dunia_kemiskinan import (
    berkas,
    kabupaten_kemiskinan,
    orang_kemiskinan,
)
from tests.rumahbersama.isolasi.dunia_laporan import sisi_laporan
from tests.rumahbersama.isolasi.dunia_pendamping import sisi_pendamping
from tests.rumahbersama.isolasi.dunia_pengaduan import sisi_pengaduan
from tests.rumahbersama.isolasi.dunia_rapat import sisi_rapat
from tests.rumahbersama.isolasi.dunia_rumah_bersama import sisi_rumah
from tests.rumahbersama.isolasi.dunia_tindak_lanjut import sisi_tindak_lanjut


@dataclass(frozen=True)
class Sisi:
    """Arguments of URLs by the name of the noun."""

    args: dict[str, Any] = field(default_factory=dict)


def sisi_kecamatan(wilayah: Wilayah, anak_buah: Pengguna, camat: Pengguna) -> dict[str, Any]:
    kop = KopSurat.objects.create(wilayah=wilayah, baris_1="KOP UJI", lambang=berkas())
    return {
        "pengguna": anak_buah.pk,
        "penugasan": anak_buah.penugasan.get().pk,
        "instansi": buat_instansi(wilayah, "UPTD uji", jenis=JenisInstansi.UPTD).pk,
        "kontak": Kontak.objects.create(nama="Kontak Uji", wilayah=wilayah).pk,
        "kop": kop.pk,
        "pejabat": Pejabat.objects.create(
            nama="Pejabat Uji", jabatan="Camat", wilayah=wilayah, mulai=today()
        ).pk,
        "pemberitahuan": _pemberitahuan(camat),
        "token": "x" * 43,
    }


def _pemberitahuan(camat: Pengguna) -> int:
    notify(Pengguna.objects.filter(pk=camat.pk), "uji", "Kabar uji", "/")
    return Pemberitahuan.objects.get(pengguna=camat).pk


def bangun_dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> tuple[Sisi, Sisi]:
    di_kabupaten = kabupaten_kemiskinan(tempat.kabupaten, tempat.desa)
    di_kota = kabupaten_kemiskinan(tempat.kota, tempat.kelurahan_kota)
    sk, rilis = di_kabupaten.sk, di_kabupaten.rilis
    periode, periode_kota = (
        kabupaten_kartu_skor(tempat.kabupaten),
        kabupaten_kartu_skor(tempat.kota),
    )
    own = {
        **sisi_kecamatan(tempat.kecamatan, pemeran.staf, pemeran.camat),
        **sisi_rumah(tempat.kecamatan),
        **sisi_laporan(tempat.kabupaten),
        **sisi_dasbor(tempat.kabupaten),
        **di_kabupaten.args,
        "ruang": "kecamatan",
        **sisi_izin_data(tempat.kabupaten, pemeran.provinsi, pemeran.bappeda),
        **orang_kemiskinan(sk, rilis, tempat.desa, kantor.opd, pemeran.pendamping),
        **sisi_tindak_lanjut(tempat.desa, kantor.opd),
        **sisi_arahan(tempat.kabupaten, tempat.kecamatan),
        **sisi_pendamping(tempat.kecamatan, tempat.desa, tempat.kabupaten, pemeran.pendamping),
        **args_kabupaten(periode[0]),
        **args_desa(periode, tempat.desa),
        "wilayah": tempat.desa.kode,
        **sisi_rapat(tempat.kecamatan),
        **sisi_pengaduan(tempat.desa, kantor.opd),
        **sisi_jalan_rapat(tempat.kecamatan),
    }
    neighbour = {
        **sisi_kecamatan(
            tempat.kecamatan_tetangga, pemeran.pendamping_tetangga, pemeran.camat_tetangga
        ),
        **sisi_rumah(tempat.kecamatan_tetangga),
        **sisi_laporan(tempat.kota),
        **sisi_dasbor(tempat.kota),
        **di_kota.args,
        "ruang": "kemiskinan",
        **sisi_izin_data(tempat.kota, pemeran.provinsi, pemeran.bappeda_kota),
        **orang_kemiskinan(
            sk, rilis, tempat.desa_tetangga, kantor.opd_lain, pemeran.pendamping_tetangga
        ),
        **sisi_tindak_lanjut(tempat.desa_tetangga, kantor.opd_lain),
        **sisi_arahan(tempat.kabupaten, tempat.kecamatan_tetangga),
        **sisi_pendamping(
            tempat.kecamatan_tetangga,
            tempat.desa_tetangga,
            tempat.kota,
            pemeran.pendamping_tetangga,
        ),
        **args_kabupaten(periode_kota[0]),
        **args_desa(periode, tempat.desa_tetangga),
        "wilayah": tempat.kelurahan_kota.kode,
        **sisi_rapat(tempat.kecamatan_tetangga),
        **sisi_pengaduan(tempat.desa_tetangga, kantor.opd_lain),
        **sisi_jalan_rapat(tempat.kecamatan_tetangga),
    }
    return Sisi(own), Sisi(neighbour)
