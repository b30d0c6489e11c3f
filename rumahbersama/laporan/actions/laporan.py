from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.pdf import pdf_hash
from fondasi.runs import Run
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from rumahbersama.laporan.figures import progres_ppke
from rumahbersama.laporan.models import JenisLaporan, Laporan, StatusLaporan
from rumahbersama.laporan.rendering import render_laporan

COLLECTORS = {JenisLaporan.PROGRES_PPKE: progres_ppke.collect}
TASK = "laporan.build"


@transaction.atomic
def request_laporan(
    *,
    jenis: JenisLaporan,
    wilayah: Wilayah,
    periode: str,
    oleh: Pengguna | None,
    nomor: str = "",
    kertas: str = "A4",
) -> Laporan:
    """Freeze the figures and queue the rendering.

    The same figures, number and paper give the report that is already there; changed ones a new
    version. Galat WILAYAH_SALAH, PERIODE_*, NERACA_BELUM.
    """
    if wilayah.tingkat != Tingkat.KABUPATEN:
        raise Galat("WILAYAH_SALAH", "Laporan ini disusun untuk satu kabupaten/kota.")
    Wilayah.objects.select_for_update(no_key=True).get(pk=wilayah.pk)
    figures = COLLECTORS[jenis](wilayah, periode)
    sidik = pdf_hash(figures)
    series = Laporan.objects.filter(jenis=jenis, wilayah=wilayah, periode=periode)
    latest = series.order_by("-versi").first()
    if latest and _is_same(latest, sidik, nomor, kertas):
        return latest
    laporan = Laporan.objects.create(
        jenis=jenis,
        wilayah=wilayah,
        periode=periode,
        versi=latest.versi + 1 if latest else 1,
        nomor=nomor,
        kertas=kertas,
        angka=figures,
        sidik=sidik,
        oleh=oleh,
    )
    record("susun_laporan", laporan, oleh=oleh, wilayah=wilayah, periode=periode)
    ring(TASK, laporan.pk)
    return laporan


def _is_same(laporan: Laporan, sidik: str, nomor: str, kertas: str) -> bool:
    return laporan.status != StatusLaporan.GAGAL and (
        laporan.sidik,
        laporan.nomor,
        laporan.kertas,
    ) == (sidik, nomor, kertas)


def build_laporan(*, laporan: Laporan, run: Run) -> None:
    """Render the frozen figures and publish; older versions become DIGANTI in the same breath."""
    if laporan.status not in (StatusLaporan.TERJADWAL, StatusLaporan.DISUSUN):
        return
    run.report(
        status=StatusLaporan.DISUSUN,
        tahap="Menggambar PDF",
        kemajuan=20,
        percobaan=laporan.percobaan + 1,
    )
    pdf = render_laporan(laporan)
    run.report(tahap="Menyimpan", kemajuan=90)
    _publish(laporan, pdf)


@transaction.atomic
def _publish(laporan: Laporan, pdf: bytes) -> None:
    name = f"{laporan.jenis}_{laporan.wilayah.kode}_{laporan.periode}_v{laporan.versi}.pdf"
    berkas = store_berkas(ContentFile(pdf), jenis="laporan", nama=name, oleh=laporan.oleh)
    series = Laporan.objects.filter(
        jenis=laporan.jenis, wilayah=laporan.wilayah, periode=laporan.periode
    )
    series.filter(status=StatusLaporan.SIAP, versi__lt=laporan.versi).update(
        status=StatusLaporan.DIGANTI
    )
    Laporan.objects.filter(pk=laporan.pk).update(
        status=StatusLaporan.SIAP,
        berkas=berkas,
        tahap="Siap",
        kemajuan=100,
        selesai_at=timezone.now(),
    )
    record("terbitkan_laporan", laporan, oleh=laporan.oleh, wilayah=laporan.wilayah)
    laporan.refresh_from_db()


def fail_laporan(*, laporan: Laporan, pesan: str) -> None:
    Laporan.objects.filter(pk=laporan.pk).update(status=StatusLaporan.GAGAL, galat_pesan=pesan)
