"""Three quarters of scorecards: Wonosalam whole, elsewhere one desa each, water red in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image

from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.data_induk import save_data_induk
from kecamatan.enums import JenisInstansi
from kecamatan.models import Instansi, Pengguna, Wilayah
from layanan_dasar.actions.bawaan import load_seeds
from layanan_dasar.actions.bimbingan import write_bimbingan
from layanan_dasar.actions.kartu import Submisi, save_kartu
from layanan_dasar.actions.periode import close_periode, open_periode
from layanan_dasar.actions.perjalanan import submit_kartu, verify_kartu
from layanan_dasar.actions.rute import set_route
from layanan_dasar.actions.tindakan import ask_follow_up
from layanan_dasar.actions.usulan_pembangunan import IsiUsulanPembangunan, propose_pembangunan
from layanan_dasar.enums import JenisIndikator
from layanan_dasar.models import Indikator, KartuSkor, PeriodeKartu
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.perhatian import matters_of
from layanan_dasar.rules.kata import typed
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat
from rumahbersama.peragaan.penduduk import acak

MERAH = "Carangwulung"
AIR_MERAH = (Decimal("0.38"), Decimal("0.41"), Decimal("0.46"))
BELUM_DIAJUKAN = ("Sambirejo", "Wonosalam")
"""Two desa of one pendamping, whose newest cards she still takes to the field: the first is half
filled, the second empty."""
KUARTAL = 3
BATAS = date(2024, 11, 15)
SASARAN = {
    "air_minum": 620, "jamban": 620, "listrik": 620, "rtlh": 610, "kk": 640, "bumil_k6": 24,
    "ttd": 24, "salin_nakes": 18, "nifas": 18, "balita_timbang": 150, "gizi_tangani": 14,
    "jkn": 2150, "desil1_bantu": 96, "desil1_cukup": 96, "ktp": 1580, "akta_lahir": 560,
    "kia": 470, "paud_ikut": 62, "ats": 410, "guru_hadir": 31, "apbdes_layanan": 1_450_000_000,
}  # fmt: skip
"""How many there are to serve in a desa of ordinary size."""


class KartuSkorContoh:
    """Cards as desa, staff and camat made them."""

    def __init__(
        self, tempat: Tempat, akun: Mapping[str, Pengguna], instansi: Mapping[str, Instansi],
        benih: int,
    ) -> None:  # fmt: skip
        self.tempat, self.akun, self.instansi = tempat, akun, instansi
        self.rng = acak(benih + 97)
        self.wonosalam = [d for d in tempat.desa if d.kode.startswith(f"{WONOSALAM}.")]
        self.lain = {d.induk_id: d for d in tempat.desa if d not in self.wonosalam}
        self.mutu = {d.pk: Decimal(self.rng.randint(62, 97)) / 100 for d in tempat.desa}

    def isi(self) -> int:
        """Returns how many cards were filled."""
        bappeda = self.akun["bappeda"]
        instrumen = load_seeds(pemilik=self.tempat.kabupaten, oleh=bappeda)[0]
        self._rute()
        self.foto = store_berkas(_foto(), jenis="bukti-kartu", nama="bukti.jpg", oleh=bappeda)
        jumlah = 0
        for nomor in range(1, KUARTAL + 1):
            periode = open_periode(
                self.tempat.kabupaten, instrumen, tahun=2024, nomor=nomor, batas=BATAS,
                oleh=bappeda,
            )  # fmt: skip
            jumlah += self._isi_periode(periode)
            if nomor == KUARTAL - 1:
                self._minta()
            if nomor < KUARTAL:
                close_periode(periode, oleh=bappeda)
        self._usulkan()
        return jumlah

    def _rute(self) -> None:
        """Water in Wonosalam is HIPPAM's; papers are Dukcapil's everywhere; the rest is open."""
        bappeda = self.akun["bappeda"]
        wonosalam = self._kecamatan()
        baru = Instansi(nama="HIPPAM Wonosalam", jenis=JenisInstansi.LAINNYA, wilayah=wonosalam)
        self.hippam = save_data_induk(baru, oleh=bappeda)
        set_route(wonosalam, "air_minum", self.hippam, oleh=bappeda)
        for kode in ("kk", "ktp", "akta_lahir", "kia"):
            set_route(self.tempat.kabupaten, kode, self.instansi["dukcapil"], oleh=bappeda)

    def _kecamatan(self) -> Wilayah:
        return next(k for k in self.tempat.kecamatan if k.kode == WONOSALAM)

    def _isi_periode(self, periode: PeriodeKartu) -> int:
        """The newest quarter leaves one card waiting for the camat, some are not handed in."""
        newest = periode.nomor == KUARTAL
        desa = [*self.wonosalam, *(self.lain.values() if newest else ())]
        rows = KartuSkor.objects.filter(periode=periode, desa__in=desa)
        cards = list(rows.select_related("periode__instrumen", "desa", "kecamatan"))
        cards.sort(key=lambda one: one.desa.kode)
        waiting = [one for one in cards if one.kecamatan.kode == WONOSALAM][-2:] if newest else []
        for kartu in cards:
            if newest and self._is_open(kartu):
                if kartu.desa.nama == BELUM_DIAJUKAN[0]:
                    self._isi_kartu(kartu, separuh=True)
                continue
            self._isi_kartu(kartu, separuh=bool(waiting) and kartu == waiting[-1])
            if kartu not in waiting or kartu == waiting[0]:
                row = submit_kartu(kartu, versi=1, oleh=self._pengisi(kartu))
                if kartu not in waiting:
                    verify_kartu(row, versi=1, oleh=self._orang("camat", kartu))
        return len(cards)

    def _is_open(self, kartu: KartuSkor) -> bool:
        return kartu.kecamatan.kode == WONOSALAM and kartu.desa.nama in BELUM_DIAJUKAN

    def _orang(self, peran: str, kartu: KartuSkor) -> Pengguna:
        return self.akun[f"{peran}.{slugify(kartu.kecamatan.nama)}"]

    def _pengisi(self, kartu: KartuSkor) -> Pengguna:
        """Only Wonosalam's desa have accounts, and other kecamatan have desa of the same names."""
        if kartu.kecamatan.kode == WONOSALAM:
            return self.akun[f"desa.{slugify(kartu.desa.nama)}"]
        return self._orang("staf", kartu)

    def _isi_kartu(self, kartu: KartuSkor, *, separuh: bool) -> None:
        lembar = sheet_of(kartu.periode.instrumen, kartu.desa)
        soal = list(lembar.indikator.values())
        soal = soal[: len(soal) // 2] if separuh else soal
        jawaban = {one.kode: self._jawab(one, kartu) for one in soal}
        if "desil1_cukup" in jawaban:
            cukup = int(jawaban["desil1_bantu"]["pembilang"]) * 4 // 5
            jawaban["desil1_cukup"]["pembilang"] = str(cukup)
        bukti = {one.kode: self.foto for one in soal if one.bukti_wajib}
        kunci = UUID(int=self.rng.getrandbits(128), version=4)
        save_kartu(kartu, Submisi(kunci, 0, jawaban, bukti), oleh=self._pengisi(kartu))

    def _jawab(self, one: Indikator, kartu: KartuSkor) -> dict[str, str]:
        mutu = min(
            self.mutu[kartu.desa_id] + Decimal(kartu.periode.nomor - 1) / 50, Decimal("0.99")
        )
        geser = Decimal(self.rng.randint(-6, 6)) / 100
        if one.jenis == JenisIndikator.RASIO:
            return self._bagian(one, kartu, min(mutu + geser, Decimal(1)))
        if one.jenis == JenisIndikator.PILIHAN:
            pilihan = [kode for kode, _kata in one.pilihan]
            return {"pilihan": pilihan[0] if mutu > Decimal("0.8") else pilihan[1]}
        if one.jenis == JenisIndikator.YA_TIDAK:
            # What was reached once stays: ODF needs every household.
            return {"ya": "ya" if mutu > Decimal("0.7") and one.kode != "odf" else "tidak"}
        if one.jenis == JenisIndikator.WARGA:
            return {"nilai": typed(round(1 + 4 * mutu, 1))}
        return {"nilai": typed(self._angka(one, mutu))}

    def _angka(self, one: Indikator, mutu: Decimal) -> Decimal:
        """Days open and work days grow with quality; distances and waits shrink."""
        if one.kode in ("bidan_hari", "padat_karya"):
            return Decimal(int(mutu * 24))
        besar = {"sd_jarak": 4, "faskes_jarak": 60, "air_jarak": 400, "adminduk_waktu": 12}
        return Decimal(int((1 - mutu) * besar.get(one.kode, 8)) + 1)

    def _bagian(self, one: Indikator, kartu: KartuSkor, mutu: Decimal) -> dict[str, str]:
        total = SASARAN.get(one.kode, 40)
        if one.kode in ("ats", "rtlh"):
            mutu = (1 - mutu) / 3
        if one.kode == "apbdes_layanan":
            mutu = Decimal(self.rng.randint(24, 44)) / 100
        if one.kode == "air_minum" and kartu.desa.nama == MERAH:
            mutu = AIR_MERAH[kartu.periode.nomor - 1]
        return {"pembilang": str(int(total * mutu)), "penyebut": str(total)}

    def _merah(self) -> KartuSkor:
        rows = KartuSkor.objects.filter(
            desa__nama=MERAH, kecamatan__kode=WONOSALAM, status__in=["DIVERIFIKASI", "TERKUNCI"]
        )
        related = ("periode__instrumen", "desa", "kecamatan", "kabupaten")
        return rows.select_related(*related).order_by("-periode__nomor")[0]

    def _minta(self) -> None:
        """The camat asks HIPPAM after the second quarter; the third shows what came of it."""
        isi = content_of(self._merah())
        air = next(one for one in matters_of(isi) if one.indikator.kode == "air_minum")
        ask_follow_up(
            isi, air, instansi=self.hippam, batas=date(2024, 11, 18), oleh=self._camat(),
            uraian=f"Air minum layak di Desa {MERAH} baru {air.kata}. Mohon perbaikan jaringan.",
        )  # fmt: skip

    def _camat(self) -> Pengguna:
        return self.akun["camat.wonosalam"]

    def _usulkan(self) -> None:
        """What the village asks to be built, and what the kecamatan advised."""
        kartu = self._merah()
        propose_pembangunan(
            kartu.desa,
            IsiUsulanPembangunan(
                ("air_minum", "Rumah tangga berair minum layak", ""), "RKPDES", 2025,
                "Pipanisasi dari sumber air ke dua dusun", Decimal(3), "km", 285_000_000,
                lokasi="Dusun contoh",
            ),
            oleh=self._pengisi(kartu),
        )  # fmt: skip
        write_bimbingan(
            kartu.desa, kartu=kartu, batas=date(2024, 12, 20), oleh=self._camat(),
            temuan="Air minum layak masih merah pada tiga triwulan.",
            saran="Anggarkan pipanisasi pada RKPDes dan sampaikan progresnya pada rakor.",
        )  # fmt: skip


def _foto() -> ContentFile[bytes]:
    out = BytesIO()
    Image.new("RGB", (320, 240), "#b9d6d2").save(out, "JPEG")
    return ContentFile(out.getvalue())
