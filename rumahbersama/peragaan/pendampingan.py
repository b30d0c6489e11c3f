"""Who accompanies Jombang's villages in the story: a registry, visits, questions, a training.

The PKH people are those of the field lists. Some villages have nobody in the registry, so that the
coverage matrix has something to find; every name is invented, every regulation is real.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from django.utils.text import slugify

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.actions.konsultasi import (
    Artikel,
    answer_konsultasi,
    ask_konsultasi,
    assign_konsultasi,
    release_konsultasi,
)
from pendamping.actions.kunjungan import IsiKunjungan, propose_kunjungan, record_kunjungan
from pendamping.actions.pelatihan import add_peserta, mark_attendance, save_pelatihan
from pendamping.actions.pendamping import IsiPendamping, register_pendamping
from pendamping.actions.penempatan import open_penempatan
from pendamping.actions.pustaka import save_pustaka
from pendamping.models import Pelatihan, ProgramPendampingan, Pustaka, TopikKonsultasi
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import MENJABAT_SEJAK, Tempat, nama_contoh
from rumahbersama.peragaan.penduduk import acak
from rumahbersama.peragaan.teks_pendampingan import (
    KEGIATAN,
    PERTANYAAN,
    PUSTAKA,
    TEMUAN,
    Peraturan,
)

AKHIR_KONTRAK = date(2025, 1, 1)
SETIAP, SISA = 11, 7
"""Every eleventh village has nobody of PKH in the registry."""
TANPA = ("Jarak", "Sumberjo")
"""Villages of Wonosalam without anybody."""
PENYULUH = {
    "pld": (0, 3),
    "ppl": (0, 5),
    "bidan-desa": (2, 6),
    "plkb": (4, 9),
    "tksk": (0, 9),
}
"""Programmes in Wonosalam beside PKH, and the stretch of villages that each serves."""


class Pendampingan:
    """Everything is done by the camat, the pendamping or the village, as in life."""

    def __init__(
        self,
        tempat: Tempat,
        akun: Mapping[str, Pengguna],
        instansi: Mapping[str, Instansi],
        benih: int,
    ) -> None:
        self.tempat, self.akun, self.instansi = tempat, akun, instansi
        self.rng: Random = acak(benih + 97)
        self.program = {one.kode: one for one in ProgramPendampingan.objects.all()}
        self.topik = {one.kode: one for one in TopikKonsultasi.objects.all()}
        self.wonosalam = next(k for k in tempat.kecamatan if k.kode == WONOSALAM)
        self.desa = tempat.desa_di(self.wonosalam)
        self.camat = akun[f"camat.{slugify(self.wonosalam.nama)}"]

    def ceritakan(self) -> None:
        self.daftarkan_pkh()
        self.daftarkan_penyuluh()
        self.isi_pustaka()
        self.kunjungi()
        self.bertanya()
        self.latih()

    def daftarkan_pkh(self) -> int:
        """The people of the field lists; returns how many there are."""
        kosong = {d.pk for n, d in enumerate(self.tempat.desa) if n % SETIAP == SISA}
        kosong |= {d.pk for d in self.desa if d.nama in TANPA}
        orang = [
            (kotak, user) for kotak, user in self.akun.items() if kotak.startswith("pendamping")
        ]
        for kotak, user in orang:
            nama_kecamatan = kotak.partition(".")[2]
            kecamatan = next(k for k in self.tempat.kecamatan if slugify(k.nama) == nama_kecamatan)
            self._tempatkan(
                "pkh",
                kecamatan,
                [d for d in _desa_of(user, self.tempat) if d.pk not in kosong],
                kontak=Kontak.objects.get(pengguna=user),
            )
        return len(orang)

    def daftarkan_penyuluh(self) -> None:
        """Others in Wonosalam, who have no account."""
        for kode, (awal, akhir) in PENYULUH.items():
            desa = [d for d in self.desa[awal:akhir] if d.nama not in TANPA]
            self._tempatkan(kode, self.wonosalam, desa)

    def _tempatkan(
        self,
        kode: str,
        kecamatan: Wilayah,
        desa: list[Wilayah],
        *,
        kontak: Kontak | None = None,
    ) -> None:
        camat = self.akun[f"camat.{slugify(kecamatan.nama)}"]
        puskesmas = self.instansi.get(f"puskesmas-{kecamatan.kode}")
        isi = IsiPendamping(
            nama=kontak.nama if kontak else nama_contoh(self.rng, perempuan=kode != "ppl"),
            program=self.program[kode],
            wilayah=kecamatan,
            kontrak_mulai=MENJABAT_SEJAK,
            kontrak_sampai=AKHIR_KONTRAK,
            instansi=puskesmas if kode == "bidan-desa" else None,
            email=kontak.email if kontak else "",
        )
        row = register_pendamping(isi, kontak=kontak, oleh=camat)
        if desa:
            open_penempatan(row, desa=desa, mulai=MENJABAT_SEJAK, sampai=None, oleh=camat)

    def isi_pustaka(self) -> None:
        for satu in PUSTAKA:
            save_pustaka(self._buku(satu), oleh=self.akun["bappeda"])

    def _buku(self, satu: Peraturan) -> Pustaka:
        return Pustaka(
            jenis="regulasi",
            judul=satu.judul,
            nomor=satu.nomor,
            ringkasan=satu.ringkasan,
            topik=self.topik.get(satu.topik),
            wilayah=self.tempat.kabupaten,
        )

    def kunjungi(self) -> None:
        """October and the first days of November in Wonosalam; one finding goes to the rapat."""
        for kotak in ("pendamping1.wonosalam", "pendamping2.wonosalam"):
            user = self.akun[kotak]
            for nomor, desa in enumerate(_desa_of(user, self.tempat)):
                for mundur in (3 + nomor, 17 + nomor):
                    tujuan, kegiatan = self.rng.choice(KEGIATAN)
                    hari = today() - timedelta(days=mundur)
                    isi = IsiKunjungan(hari, tujuan, kegiatan, self.rng.choice(TEMUAN))
                    row = record_kunjungan(desa, isi, oleh=user)
                if nomor == 0:
                    propose_kunjungan(row, oleh=user)

    def bertanya(self) -> None:
        """Some answered, one released, one given to a pendamping, the rest waiting."""
        for nomor, satu in enumerate(PERTANYAAN):
            desa = self.desa[nomor % len(self.desa)]
            penanya = self.akun[f"desa.{slugify(desa.nama)}"]
            row = ask_konsultasi(
                desa,
                self.topik[satu.topik],
                judul=satu.judul,
                pertanyaan=satu.pertanyaan,
                oleh=penanya,
            )
            if satu.jawaban:
                row = answer_konsultasi(row, satu.jawaban, oleh=self.camat)
                artikel = Artikel(satu.judul, satu.pertanyaan, satu.jawaban)
                release_konsultasi(row, artikel, oleh=self.camat)
            elif satu.kepada_pendamping:
                kontak = Kontak.objects.get(pengguna=self.akun["pendamping1.wonosalam"])
                assign_konsultasi(row, kontak, oleh=self.camat)

    def latih(self) -> None:
        """The topic that was asked most, two weeks ago."""
        row = save_pelatihan(
            Pelatihan(
                wilayah=self.wonosalam,
                judul="Pelaporan keuangan desa (contoh)",
                topik=self.topik["keuangan"],
                tanggal=today() - timedelta(days=14),
                jam=6,
                tempat="Pendapa Kecamatan Wonosalam",
            ),
            oleh=self.camat,
        )
        peserta = Kontak.objects.filter(pengguna__penugasan__peran=Peran.DESA).distinct()
        add_peserta(row, peserta, oleh=self.camat)
        hadir = list(row.peserta.values_list("pk", flat=True))[:-1]
        mark_attendance(row, hadir, oleh=self.camat)


def _desa_of(user: Pengguna, tempat: Tempat) -> list[Wilayah]:
    """The desa of her assignments, by code."""
    kodes = set(cakupan_of(user).kodes(Peran.PENDAMPING))
    return [desa for desa in tempat.desa if desa.kode in kodes]
