"""Reports of the story: the kabupaten's and the province's of November, the kecamatan's of October,
some signed and sent, one waiting, the rest left to the calendar."""

from __future__ import annotations

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from rumahbersama.laporan.actions.isian import save_isian
from rumahbersama.laporan.actions.laporan import request_laporan, schedule_laporan
from rumahbersama.laporan.actions.tanda_tangan import send_laporan, sign_laporan
from rumahbersama.laporan.enums import Irama, JenisLaporan
from rumahbersama.laporan.management.commands.buat_laporan import build_now
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import Periode, period_of
from rumahbersama.peragaan.instalasi import Tempat

DIKIRIM, DITANDATANGANI, SIAP = "35.17.05", "35.17.04", "35.17.03"
KENDALA = "Tiga dusun di lereng sulit dijangkau setelah hujan; kunjungan bergeser dua pekan."
DUKUNGAN = "Perbaikan jalan dusun melalui Dinas PUPR; tambahan satu tenaga pendamping."


class LaporanContoh:
    def __init__(self, tempat: Tempat, akun: dict[str, Pengguna]) -> None:
        self._tempat = tempat
        self._bappeda = akun["bappeda"]
        self._provinsi = akun["provinsi"]
        self._kini = period_of(today(), Irama.BULANAN)

    def susun(self) -> None:
        kabupaten = self._tempat.kabupaten
        assert kabupaten.induk is not None
        triwulan = period_of(today(), Irama.TRIWULAN)
        self._make(JenisLaporan.PROGRES_PPKE, kabupaten, self._kini, self._bappeda)
        self._make(JenisLaporan.PAPARAN, kabupaten, self._kini, self._bappeda)
        self._make(JenisLaporan.TRIWULAN_PPKE, kabupaten, triwulan, self._bappeda)
        self._kecamatan(self._kini.sebelumnya)
        self._make(JenisLaporan.PROGRES_PROVINSI, kabupaten.induk, self._kini, self._provinsi)

    def _kecamatan(self, masa: Periode) -> None:
        for place in Wilayah.objects.filter(induk=self._tempat.kabupaten).order_by("kode"):
            if place.kode not in (DIKIRIM, DITANDATANGANI, SIAP):
                schedule_laporan(jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=place, masa=masa)
                continue
            camat = _camat_of(place)
            save_isian(
                jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=place, periode=masa.kode,
                kendala=KENDALA, dukungan=DUKUNGAN, oleh=camat,
            )  # fmt: skip
            report = self._make(JenisLaporan.BULANAN_KECAMATAN, place, masa, camat)
            if place.kode != SIAP:
                report = sign_laporan(laporan=report, oleh=camat)
            if place.kode == DIKIRIM:
                send_laporan(laporan=report, oleh=camat)

    def _make(
        self, jenis: JenisLaporan, wilayah: Wilayah, masa: Periode, oleh: Pengguna
    ) -> Laporan:
        report = request_laporan(jenis=jenis, wilayah=wilayah, periode=masa.kode, oleh=oleh)
        build_now(report)
        return report


def _camat_of(kecamatan: Wilayah) -> Pengguna:
    return Pengguna.objects.get(penugasan__wilayah=kecamatan, penugasan__peran="camat")
