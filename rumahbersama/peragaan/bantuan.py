"""Two years of help: budget lines, what they cost, and the recipients that each OPD reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files import File

from kecamatan.models import Instansi, Pengguna
from kemiskinan.actions.intervensi import IsiIntervensi, record_intervensi
from kemiskinan.actions.kriteria import adopt_kriteria
from kemiskinan.actions.penerima import confirm_penerima, decide_penerima, start_penerima
from kemiskinan.actions.program import report_realisasi, save_program, save_sub_kegiatan
from kemiskinan.enums import StatusIntervensi, StatusPadanan, SumberDana
from kemiskinan.models import Penerima, Program, Sasaran, SubKegiatan
from kemiskinan.permissions.intervensi import can_use_sub_kegiatan
from kemiskinan.permissions.program import can_edit_realisasi
from kemiskinan.rules.optimal import Syarat
from kemiskinan.tasks.penerima import match_penerima
from rumahbersama.peragaan.instalasi import Tempat
from rumahbersama.peragaan.program import (
    BEBAN,
    KANTONG,
    KRITERIA_OPTIMAL,
    PENDAPATAN,
    PER_KODE,
    PROGRAM,
    ProgramRencana,
)

TAHUN = (2023, 2024)
_BARIS_KEPALA = 1
_SUMBER = {
    "APBN": SumberDana.APBN,
    "APBD provinsi": SumberDana.APBD_PROVINSI,
    "APBD kabupaten/kota": SumberDana.APBD,
    "APBDes": SumberDana.DANA_DESA,
}


@dataclass(slots=True)
class Bantuan:
    """`program` by code, `sub` by code and year."""

    tempat: Tempat
    instansi: dict[str, Instansi]
    akun: dict[str, Pengguna]
    program: dict[str, Program] = field(default_factory=dict)
    sub: dict[tuple[str, int], SubKegiatan] = field(default_factory=dict)

    def tetapkan_kriteria(self) -> None:
        """The TKPK's meeting of March 2024 says what *optimal* is."""
        adopt_kriteria(
            self.tempat.kabupaten,
            teks=KRITERIA_OPTIMAL,
            syarat=(Syarat((BEBAN,), 1), Syarat((PENDAPATAN, KANTONG), 1)),
            nomor_ba="400.9/07/BA-TKPK/2024",
            tanggal_ba=date(2024, 3, 21),
            berlaku_mulai=date(2024, 3, 21),
            oleh=self.akun["bappeda"],
        )

    def susun_program(self, intervensi: Iterable[dict[str, Any]]) -> None:
        """Every programme with a budget line per year; spent is what was delivered."""
        tersalur: defaultdict[tuple[str, int], int] = defaultdict(int)
        for satu in intervensi:
            if satu["status"] == StatusIntervensi.TERSALUR:
                tersalur[satu["kode_program"], satu["tahun"]] += satu["nilai"]
        for rencana in PROGRAM:
            program = Program(kabupaten=self.tempat.kabupaten, nama=rencana.nama)
            self.program[rencana.kode] = save_program(program, oleh=self.akun["bappeda"])
            for tahun in TAHUN:
                self._susun_sub(rencana, tahun, tersalur[rencana.kode, tahun])

    def _susun_sub(self, rencana: ProgramRencana, tahun: int, tersalur: int) -> None:
        """The line is a tenth larger than what it paid out, in whole millions."""
        sub = SubKegiatan(
            kabupaten=self.tempat.kabupaten,
            program=self.program[rencana.kode],
            tahun=tahun,
            kode=rencana.kode_sub_kegiatan,
            nama=rencana.nama_sub_kegiatan,
            strategi=rencana.strategi,
            sumber_dana=_SUMBER[rencana.sumber_dana],
            instansi=self.instansi[rencana.opd],
            pagu=Decimal(-(-tersalur * 11 // 10_000_000) * 1_000_000),
        )
        sub = save_sub_kegiatan(sub, oleh=self.akun["bappeda"])
        opd = self.akun[rencana.opd]
        can_edit_realisasi(opd, sub).require()
        self.sub[rencana.kode, tahun] = report_realisasi(sub, realisasi=Decimal(tersalur), oleh=opd)

    def unggah(self, daftar: dict[str, Any], sasaran: dict[int, Sasaran]) -> None:
        """What an OPD delivered comes as its own file; unclear rows are decided by its officer."""
        sub, opd = self._siap(daftar)
        with Path(daftar["berkas"]).open("rb") as isi:
            diterima = start_penerima(
                sub,
                tahun=daftar["tahun"],
                bulan=daftar["bulan"],
                berkas=File(isi, name=Path(daftar["berkas"]).name),
                oleh=opd,
            )
        match_penerima(diterima.pk)
        diterima.refresh_from_db()
        menunggu = Penerima.objects.filter(daftar=diterima, status=StatusPadanan.PERLU_DITINJAU)
        for satu in menunggu:
            benar = daftar["sk_no"][satu.nomor_baris - 1 - _BARIS_KEPALA]
            decide_penerima(satu, sasaran=sasaran[benar], oleh=opd)
        confirm_penerima(diterima, oleh=opd)

    def usulkan(self, daftar: dict[str, Any], sasaran: dict[int, Sasaran]) -> None:
        """What is promised but not delivered yet is typed in one by one."""
        sub, opd = self._siap(daftar)
        isi = IsiIntervensi(
            tahun=daftar["tahun"],
            bulan=daftar["bulan"],
            status=StatusIntervensi(daftar["status"]),
            rupiah=Decimal(PER_KODE[daftar["program"]].nilai),
        )
        for nomor in daftar["sk_no"]:
            record_intervensi(sasaran[nomor], sub, isi=isi, oleh=opd)

    def _siap(self, daftar: dict[str, Any]) -> tuple[SubKegiatan, Pengguna]:
        sub = self.sub[daftar["program"], daftar["tahun"]]
        opd = self.akun[PER_KODE[daftar["program"]].opd]
        can_use_sub_kegiatan(opd, sub).require()
        return sub, opd

    def pengampu(self) -> list[tuple[Instansi, Program]]:
        """Who owes help to those whose handling is not optimal yet, and by which programme."""
        return [
            (self.instansi[rencana.opd], self.program[rencana.kode])
            for rencana in PROGRAM
            if rencana.strategi in (PENDAPATAN, KANTONG)
        ]
