"""Starting and doing a padu padan: one run per pair of releases, repeatable."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import TRIES, Run, is_held
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import StatusProses
from kemiskinan.matching.engine import match_parties, run_step
from kemiskinan.matching.parties import INDIVIDU, SASARAN
from kemiskinan.models import Pemadanan, Rilis
from kemiskinan.queries.padanan import count_verdicts
from kemiskinan.rules.ambang import BERLAKU
from kemiskinan.rules.pasangan import require_pair

TASK = "kemiskinan.match_pemadanan"
TAHAP = {
    "10_kiri": "Menyiapkan nama",
    "20_calon_nik": "Mencari NIK yang sama",
    "30_belum": "Mencari NIK yang sama",
    "40_sekitar": "Mencari nama dan tanggal lahir",
    "45_calon_lain": "Mencari nama dan tanggal lahir",
    "50_banding": "Membandingkan",
    "60_pasangan": "Menilai",
    "70_hasil": "Menilai",
    "80_simpan": "Menyimpan hasil",
}
SAVE = ("80_simpan", "82_buang", "84_tanpa_calon")


def start_pemadanan(sk: Rilis, rilis: Rilis, *, oleh: Pengguna | None) -> Pemadanan:
    """Open the run of this pair and call the worker. Raises as `open_pemadanan`."""
    pemadanan = open_pemadanan(sk, rilis, oleh=oleh)
    ring(TASK, pemadanan.pk)
    return pemadanan


@transaction.atomic
def open_pemadanan(sk: Rilis, rilis: Rilis, *, oleh: Pengguna | None) -> Pemadanan:
    """The pair's run, waiting; a run that was done before is done again, decisions stay.

    Raises Galat BUKAN_SK, BUKAN_DATA_INDIVIDU, BEDA_KABUPATEN, RILIS_BELUM_BERLAKU, PADAN_BERJALAN.
    """
    require_pair(sk, rilis)
    pemadanan = _open(sk, rilis, oleh)
    record("start_pemadanan", pemadanan, oleh=oleh, wilayah=sk.kabupaten)
    return pemadanan


def _open(sk: Rilis, rilis: Rilis, oleh: Pengguna | None) -> Pemadanan:
    """The pair's row, waiting; the lock on the decree makes two buttons one run."""
    Rilis.objects.select_for_update(no_key=True).get(pk=sk.pk)
    pemadanan = Pemadanan.objects.filter(sk=sk, rilis=rilis).first()
    if pemadanan is None:
        pemadanan = Pemadanan(sk=sk, rilis=rilis, kabupaten_id=sk.kabupaten_id)
    elif is_held(pemadanan):
        raise Galat("PADAN_BERJALAN", _("Padu padan ini sedang berjalan. Tunggu sampai selesai."))
    pemadanan.status, pemadanan.oleh = StatusProses.MENUNGGU, oleh
    pemadanan.tahap, pemadanan.galat_pesan = "", ""
    pemadanan.kemajuan, pemadanan.percobaan = 0, 0
    pemadanan.save()
    return pemadanan


def run_pemadanan(pemadanan: Pemadanan, run: Run) -> None:
    """Do the work as pekerja; everything becomes visible at once, or nothing does.

    A run that was killed is simply done again, at most TRIES times.
    """
    if pemadanan.percobaan >= TRIES:
        _give_up(pemadanan)
        return
    run.report(status=StatusProses.BERJALAN, percobaan=pemadanan.percobaan + 1)
    detik: dict[str, float] = {}
    watch = _Watch(run, detik)
    with transaction.atomic():
        _match(pemadanan, watch)
        watch("80_simpan", 90)
        params = _params(pemadanan)
        with connection.cursor() as cursor:
            for step in SAVE:
                run_step(cursor, step, params)
        watch.stop()
        _finish(pemadanan, detik)


class _Watch:
    """Reports each step and notes its seconds."""

    def __init__(self, run: Run, detik: dict[str, float]) -> None:
        self._run, self._detik = run, detik
        self._step, self._since = "", time.perf_counter()

    def __call__(self, step: str, percent: int) -> None:
        self.stop()
        self._step, self._since = step, time.perf_counter()
        self._run.report(tahap=TAHAP[step], kemajuan=percent)

    def stop(self) -> None:
        if self._step:
            self._detik[self._step] = round(time.perf_counter() - self._since, 3)


def _match(pemadanan: Pemadanan, watch: _Watch) -> None:
    with connection.cursor() as cursor:
        match_parties(
            cursor,
            kiri=SASARAN,
            kanan=INDIVIDU,
            ambang=BERLAKU,
            params=_params(pemadanan),
            report=lambda step, percent: watch(step, percent * 9 // 10),
        )


def _params(pemadanan: Pemadanan) -> Mapping[str, Any]:
    return {
        "sk": pemadanan.sk_id,
        "rilis": pemadanan.rilis_id,
        "pemadanan": pemadanan.pk,
        "kabupaten": pemadanan.kabupaten_id,
    }


def _finish(pemadanan: Pemadanan, detik: dict[str, float]) -> None:
    pemadanan.jumlah = count_verdicts(pemadanan)
    pemadanan.detik = {**detik, "total": round(sum(detik.values()), 3)}
    pemadanan.ambang, pemadanan.status = BERLAKU.versi, StatusProses.SELESAI
    pemadanan.tahap, pemadanan.kemajuan = "", 100
    pemadanan.selesai_at = timezone.now()
    fields = ["jumlah", "detik", "ambang", "status", "tahap", "kemajuan", "selesai_at"]
    pemadanan.save(update_fields=fields)
    record(
        "finish_pemadanan",
        pemadanan,
        oleh=pemadanan.oleh,
        wilayah=pemadanan.kabupaten,
        **pemadanan.jumlah,
    )
    request_neraca(pemadanan.kabupaten)


@transaction.atomic
def _give_up(pemadanan: Pemadanan) -> None:
    pemadanan.status = StatusProses.GAGAL
    pemadanan.galat_pesan = _(
        "Padu padan terhenti tiga kali. Hubungi pengelola sistem, lalu mulai kembali."
    )
    pemadanan.save(update_fields=["status", "galat_pesan"])
    record("fail_pemadanan", pemadanan, oleh=None, wilayah=pemadanan.kabupaten)
