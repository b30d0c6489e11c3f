"""November in the villages: lists go out, visitors answer, some villages have held their meeting.

Whom nobody needs to help any more may still wait for a visit on 4 November; everybody else has
been found, because the ledger of the story counts them.
"""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from PIL import Image, ImageDraw

from fondasi.today import today
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.actions.berita_acara import (
    IsiBeritaAcara,
    attach_pindaian,
    create_berita_acara,
)
from kemiskinan.actions.daftar import create_daftar
from kemiskinan.actions.usulan import IsiUsulan, propose_usulan
from kemiskinan.actions.verval import record_verval
from kemiskinan.enums import JenisDaftar, Keberadaan
from kemiskinan.models import DaftarVerval, Program, Rilis, Sasaran
from kemiskinan.permissions.berita_acara import can_write_berita_acara
from kemiskinan.permissions.usulan import can_propose_usulan
from kemiskinan.permissions.verval import can_verify_sasaran
from kemiskinan.rules.daftar import BELUM_TUNTAS, Permintaan
from kemiskinan.rules.verval import Jawaban
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.cerita import VervalRencana
from rumahbersama.peragaan.nama import beri_nama
from rumahbersama.peragaan.orang import nik_dari
from rumahbersama.peragaan.penduduk import acak

BATAS = date(2024, 11, 30)
_TUJUAN_LAPANGAN = "penyisiran dan verifikasi warga SK 2023 yang masih tercatat di desil 1"
_TUJUAN_OPD = "pemenuhan intervensi bagi warga yang penanganannya belum optimal"
SUDAH, SEBAGIAN, BELUM = range(3)


@dataclass(frozen=True, slots=True)
class Kunjungan:
    """A village on a list, whoever visits there, and how far it is."""

    wilayah: Wilayah
    daftar: DaftarVerval
    pendamping: Pengguna
    camat: Pengguna
    tahap: int


class Lapangan:
    """Everything that happens on paper lists and on doorsteps."""

    def __init__(
        self, sk: Rilis, rilis: Rilis, akun: dict[str, Pengguna], *, bappeda: Pengguna, benih: int
    ) -> None:
        self.sk, self.rilis, self.bappeda = sk, rilis, bappeda
        self.rng = acak(benih + 61)
        self._petugas = _petugas_per_desa(akun)

    def bagikan(self, opd: list[tuple[Instansi, Program]]) -> list[DaftarVerval]:
        """Field lists per kecamatan, and one list per OPD and programme that owes help."""
        for instansi, program in opd:
            create_daftar(
                Permintaan(
                    sk_id=self.sk.pk,
                    rilis_id=self.rilis.pk,
                    jenis=JenisDaftar.INTERVENSI,
                    batas=BATAS,
                    tujuan=_TUJUAN_OPD,
                    intervensi=BELUM_TUNTAS,
                    instansi_id=instansi.pk,
                    program_id=program.pk,
                ),
                oleh=self.bappeda,
            )
        permintaan = Permintaan(
            sk_id=self.sk.pk,
            rilis_id=self.rilis.pk,
            jenis=JenisDaftar.LAPANGAN,
            batas=BATAS,
            tujuan=_TUJUAN_LAPANGAN,
        )
        return list(create_daftar(permintaan, oleh=self.bappeda).dibuat)

    def kunjungi(
        self, daftar: list[DaftarVerval], temuan: list[VervalRencana], wajib: set[str]
    ) -> list[Kunjungan]:
        """Answers of the visitors; `wajib` are the sk_no that the ledger must find visited."""
        menurut_no = {str(satu.sk_no): satu for satu in temuan}
        semua = []
        for satu in daftar:
            for urutan, (wilayah, warga) in enumerate(_warga_per_desa(satu)):
                desa = self._desa(satu, wilayah, urutan)
                semua.append(desa)
                laju = 1.0 if desa.tahap == SUDAH else self.rng.uniform(0.2, 0.85)
                for sasaran in warga:
                    if sasaran.sk_no in wajib or self.rng.random() < laju:
                        self._jawab(desa, sasaran, menurut_no[sasaran.sk_no])
        return semua

    def _desa(self, daftar: DaftarVerval, wilayah: Wilayah, urutan: int) -> Kunjungan:
        """A third of the kecamatan are through, a third half-way, a third at the doors."""
        kode = daftar.wilayah.kode
        tahap = SEBAGIAN if kode == WONOSALAM else int(kode[-2:]) % 3
        if tahap == SEBAGIAN:
            tahap = SUDAH if urutan % 2 else BELUM
        camat, pendamping = self._petugas[wilayah.kode]
        return Kunjungan(wilayah, daftar, pendamping, camat, tahap)

    def _jawab(self, desa: Kunjungan, sasaran: Sasaran, temuan: VervalRencana) -> None:
        can_verify_sasaran(desa.pendamping, desa.daftar, sasaran).require()
        meninggal = temuan.keberadaan == Keberadaan.MENINGGAL
        akta = f"3517-KM-CONTOH-{sasaran.sk_no}" if meninggal and temuan.berakta else ""
        hari = self.rng.randint(1, 20)
        record_verval(
            daftar=desa.daftar,
            sasaran=sasaran,
            jawaban=Jawaban(
                keberadaan=temuan.keberadaan,
                dikunjungi=today() - timedelta(days=hari),
                tanggal_kejadian=temuan.tanggal_meninggal,
                nomor_akta=akta,
                kelayakan=temuan.kelayakan,
                bantuan=temuan.bantuan,
                masalah=(temuan.masalah,) if temuan.masalah else (),
            ),
            oleh=desa.pendamping,
        )

    def usulkan(self, semua: list[Kunjungan]) -> int:
        """Whom visitors met and found missing on the decree, in one village out of eight."""
        tempat = [satu for satu in semua if self.rng.random() < 0.125] or semua[:1]
        for satu in tempat:
            can_propose_usulan(satu.pendamping, satu.wilayah).require()
            propose_usulan(satu.wilayah, self._orang_baru(satu.wilayah), oleh=satu.pendamping)
        return len(tempat)

    def _orang_baru(self, desa: Wilayah) -> IsiUsulan:
        perempuan = self.rng.random() < 0.6
        lahir = date(1940 + self.rng.randint(0, 30), self.rng.randint(1, 12), 17)
        kepala = desa.kode_polos[:6]
        return IsiUsulan(
            nama=beri_nama(self.rng, perempuan=perempuan, usia=2024 - lahir.year),
            nik=nik_dari(self.rng, kepala, lahir, perempuan=perempuan),
            tanggal_lahir=lahir,
            dusun_rt=f"Dusun Krajan RT {self.rng.randint(1, 9):03d}",
            alasan="Hidup sendiri, tidak berpenghasilan, dan belum pernah didata.",
        )

    def musyawarah(self, semua: list[Kunjungan]) -> int:
        """Minutes of the villages that are through; every seventh still lacks its scan."""
        pindaian = gambar_pindaian()
        selesai = [satu for satu in semua if satu.tahap == SUDAH]
        for urutan, satu in enumerate(selesai, start=1):
            can_write_berita_acara(satu.camat, satu.daftar, satu.wilayah).require()
            berita_acara = create_berita_acara(
                satu.daftar, satu.wilayah, self._isi(satu, urutan), oleh=satu.camat
            )
            if urutan % 7:
                attach_pindaian(berita_acara, pindaian, "pindaian-contoh.pdf", oleh=satu.camat)
        return len(selesai)

    def _isi(self, desa: Kunjungan, urutan: int) -> IsiBeritaAcara:
        nama = desa.wilayah.nama
        return IsiBeritaAcara(
            nomor=f"400.9.14/{urutan:03d}/BA/2024",
            tanggal=today() - timedelta(days=self.rng.randint(0, 2)),
            tempat=f"Balai {desa.wilayah.get_jenis_display().lower()} {nama}",
            pimpinan=f"Kepala {nama} (contoh)",
            notulis=f"Sekretaris {nama} (contoh)",
            penanda_desa=f"Kepala {nama} (contoh)",
            penanda_wakil=f"Wakil warga {nama} (contoh)",
            mengetahui=desa.camat.nama,
            keputusan="Hasil verifikasi lapangan disepakati.",
            hadir={
                "pemerintah": {"l": 3, "p": 2},
                "wakil": {"l": 2, "p": 1},
                "rt_rw": {"l": self.rng.randint(4, 9), "p": self.rng.randint(0, 3)},
                "kader": {"l": 0, "p": self.rng.randint(2, 5)},
                "pendamping": {"l": 1, "p": 1},
            },
        )


def _warga_per_desa(daftar: DaftarVerval) -> list[tuple[Wilayah, list[Sasaran]]]:
    """The people of a list by village, in the order of codes."""
    orang: defaultdict[Wilayah, list[Sasaran]] = defaultdict(list)
    for sasaran in Sasaran.objects.filter(daftar=daftar).select_related("desa").order_by("pk"):
        if sasaran.desa:
            orang[sasaran.desa].append(sasaran)
    return sorted(orang.items(), key=lambda pasangan: pasangan[0].kode)


def _petugas_per_desa(akun: dict[str, Pengguna]) -> dict[str, tuple[Pengguna, Pengguna]]:
    """Camat and pendamping of every desa, read from their assignments."""
    camat, hasil = {}, {}
    for kotak, pengguna in akun.items():
        if kotak.startswith("camat."):
            camat[cakupan_of(pengguna).penugasan[0].wilayah.kode] = pengguna
    for kotak, pengguna in akun.items():
        if kotak.startswith("pendamping"):
            for satu in cakupan_of(pengguna).penugasan:
                kode = satu.wilayah.kode
                hasil[kode] = (camat[kode.rpartition(".")[0]], pengguna)
    return hasil


def gambar_pindaian() -> bytes:
    """One page as a scanner would make it, that says of itself what it is."""
    halaman = Image.new("L", (1240, 1754), 255)
    gambar = ImageDraw.Draw(halaman)
    gambar.rectangle((90, 90, 1150, 1664), outline=120, width=3)
    gambar.text((160, 180), "PINDAIAN CONTOH", fill=40, font_size=64)
    gambar.text((160, 280), "Bukan dokumen sebenarnya.", fill=90, font_size=40)
    keluar = io.BytesIO()
    halaman.save(keluar, "PDF", resolution=150)
    return keluar.getvalue()
