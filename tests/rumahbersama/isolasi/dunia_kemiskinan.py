"""kemiskinan's rows of the world: a decree, a release and what stands on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from fondasi.today import today
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Instansi, PadananKode, Pengguna, Wilayah
from kemiskinan.enums import JenisUnduhan, StatusPadanan, StatusProses
from kemiskinan.models import (
    BeritaAcara,
    DaftarPenerima,
    DaftarVerval,
    KeputusanPadanan,
    Penerima,
    Program,
    Rilis,
    Sasaran,
    Unduhan,
    UnggahanVerval,
    UsulanBaru,
)
from tests.pemeran import (
    buat_daftar,
    buat_individu,
    buat_intervensi,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
    buat_verval,
)

REKAP = (
    "awal",
    "ada_layak",
    "mampu",
    "meninggal",
    "pindah",
    "tidak_ditemukan",
    "ganda",
    "belum_disisir",
    "akhir",
    "usulan_baru",
)


def berkas(isi: bytes = b"%PDF-1.7 uji") -> Berkas:
    return store_berkas(ContentFile(isi), jenis="uji", nama="uji.pdf", oleh=None)


@dataclass(frozen=True)
class Kabupaten:
    """What belongs to a kabupaten as a whole, and the arguments of its URLs."""

    sk: Rilis
    rilis: Rilis
    args: dict[str, Any] = field(default_factory=dict)


def kabupaten_kemiskinan(kabupaten: Wilayah, desa: Wilayah) -> Kabupaten:
    """A decree matched with a release; one person waits for a decision, one act was taken."""
    pemetaan = {"judul": ["Nama"], "kolom": {"nama": "Nama"}, "baris": 1, "sidik": "0"}
    sk = buat_sk(kabupaten, berkas=berkas())
    rilis = buat_rilis(kabupaten, berkas=berkas(), layout="A", pemetaan=pemetaan)
    orang = buat_sasaran(sk, desa)
    jumlah = {"otomatis": 0, "perlu_ditinjau": 1, "tidak_padan": 0}
    run = buat_pemadanan(sk, rilis, jumlah=jumlah)
    calon = buat_padanan(run, orang, buat_individu(rilis, desa), StatusPadanan.PERLU_DITINJAU)
    tindakan = KeputusanPadanan.objects.create(
        pemadanan=run, sasaran=orang, sebelum={str(calon.pk): ""}, sesudah={str(calon.pk): ""}
    )
    args = {
        "kabupaten": kabupaten.kode,
        "rilis": rilis.pk,
        "padanan_kode": PadananKode.objects.create(kabupaten=kabupaten, kode="35.17.99.2999").pk,
        "sk": sk.pk,
        "pemadanan": run.pk,
        "sasaran_ditinjau": orang.pk,
        "padanan": calon.pk,
        "keputusan": tindakan.pk,
        "program": Program.objects.create(kabupaten=kabupaten, nama="Program uji").pk,
    }
    return Kabupaten(sk, rilis, args)


def orang_kemiskinan(
    sk: Rilis, rilis: Rilis, desa: Wilayah, instansi: Instansi, petugas: Pengguna
) -> dict[str, Any]:
    """One person of `desa`, listed for its kecamatan and for one office, visited and helped."""
    assert desa.induk is not None
    orang = buat_sasaran(sk, desa)
    lapangan = buat_daftar(sk, rilis, desa.induk, orang)
    return {
        "desa_pk": desa.pk,
        "sasaran": orang.pk,
        "daftar": lapangan.pk,
        **_bantuan(sk, rilis, orang, instansi),
        **_lapangan(lapangan, orang, desa, petugas),
    }


def _bantuan(sk: Rilis, rilis: Rilis, orang: Sasaran, instansi: Instansi) -> dict[str, Any]:
    sub = buat_sub_kegiatan(instansi)
    diminta = buat_daftar(sk, rilis, sk.kabupaten, orang, instansi=instansi)
    penerima = DaftarPenerima.objects.create(
        kabupaten=sk.kabupaten,
        instansi=instansi,
        sub_kegiatan=sub,
        tahun=2024,
        bulan=6,
        berkas=berkas(),
        sidik="0" * 64,
        status=StatusProses.SELESAI,
        jumlah={"baris": 1, "otomatis": 0, "perlu_ditinjau": 1, "tidak_padan": 0, "catatan": 0},
    )
    baris = Penerima.objects.create(
        kabupaten=sk.kabupaten,
        daftar=penerima,
        nomor_baris=2,
        sasaran=orang,
        status=StatusPadanan.PERLU_DITINJAU,
    )
    return {
        "sub_kegiatan": sub.pk,
        "intervensi": buat_intervensi(orang, sub, bukti=berkas()).pk,
        "daftar_intervensi": diminta.pk,
        "penerima": penerima.pk,
        "baris_penerima": baris.pk,
    }


def _lapangan(
    daftar: DaftarVerval, orang: Sasaran, desa: Wilayah, petugas: Pengguna
) -> dict[str, Any]:
    kabupaten = daftar.kabupaten
    berita_acara = BeritaAcara.objects.create(
        kabupaten=kabupaten,
        desa=desa,
        daftar=daftar,
        nomor="BA/UJI",
        tanggal=today(),
        tempat="Balai desa",
        pimpinan="Ketua Uji",
        penanda_desa="Kades Uji",
        penanda_wakil="BPD Uji",
        pindaian=berkas(),
        rekap=dict.fromkeys(REKAP, 0),
    )
    usulan = UsulanBaru.objects.create(
        kabupaten=kabupaten, desa=desa, nama="ORANG USULAN", alasan="uji", bukti=berkas()
    )
    unduhan = Unduhan.objects.create(
        kabupaten=kabupaten,
        jenis=JenisUnduhan.DAFTAR_VERVAL,
        daftar=daftar,
        tujuan="uji",
        status=StatusProses.SELESAI,
        berkas=berkas(),
        oleh=petugas,
        kedaluwarsa_at=timezone.now() + timedelta(days=1),
    )
    unggahan = UnggahanVerval.objects.create(
        kabupaten=kabupaten,
        daftar=daftar,
        berkas=berkas(),
        status=StatusProses.SELESAI,
        oleh=petugas,
    )
    return {
        "verval": buat_verval(daftar, orang, oleh=petugas, foto=berkas(b"\xff\xd8\xff\xe0")).pk,
        "berita_acara": berita_acara.pk,
        "usulan": usulan.pk,
        "unduhan": unduhan.pk,
        "unggahan": unggahan.pk,
    }
