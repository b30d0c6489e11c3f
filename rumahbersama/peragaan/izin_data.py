"""One person of the province may read names of Wonosalam until the end of November, and has."""

from __future__ import annotations

from datetime import date

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.izin_data import IsiIzin, grant_izin, note_list, note_person, revoke_izin
from kemiskinan.actions.sasaran import note_view
from kemiskinan.models import IzinData, Sasaran
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat

BERAKHIR = date(2024, 11, 30)
DIBACA = 25
"""Names on the one page of the list that was opened."""


class IzinDataContoh:
    def __init__(self, tempat: Tempat, akun: dict[str, Pengguna]) -> None:
        self._kabupaten = tempat.kabupaten
        self._kecamatan = next(satu for satu in tempat.kecamatan if satu.kode == WONOSALAM)
        self._bappeda, self._penerima = akun["bappeda"], akun["verifikasi.provinsi"]

    def ceritakan(self) -> None:
        """Asked for all of the kabupaten first and taken back; then for one kecamatan."""
        luas = self._beri(self._kabupaten, "Pemantauan penyisiran bulan November", "01")
        alasan = "Cukup satu kecamatan; surat diganti dengan yang lebih sempit."
        revoke_izin(luas, alasan=alasan, oleh=self._bappeda)
        self._beri(self._kecamatan, "Verifikasi lapangan bersama di Wonosalam", "02")
        self._buka()

    def _beri(self, wilayah: Wilayah, tujuan: str, nomor: str) -> IzinData:
        isi = IsiIzin(
            wilayah=wilayah, penerima=self._penerima, tujuan=tujuan,
            nomor_surat=f"CONTOH/{nomor}/XI/2024", mulai=today(), sampai=BERAKHIR,
        )  # fmt: skip
        return grant_izin(self._kabupaten, isi, oleh=self._bappeda)

    def _buka(self) -> None:
        """A page of the list and two of its people."""
        orang = Sasaran.objects.visible_to(self._penerima).order_by("desa__kode", "nama")[:DIBACA]
        note_list(self._penerima, orang)
        for sasaran in orang[:2]:
            note_view(sasaran, oleh=self._penerima)
            note_person(self._penerima, sasaran)
