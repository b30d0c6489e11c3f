"""A report's life: asked for, frozen, drawn, published. Signing stands in `tanda_tangan`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import Run
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.models import Rilis
from rumahbersama.laporan.enums import BERJALAN, TERBIT, JenisLaporan, StatusLaporan
from rumahbersama.laporan.figures import Figures, Lingkup
from rumahbersama.laporan.figures.lingkup import frame
from rumahbersama.laporan.kinds import KINDS, kind_of
from rumahbersama.laporan.models import AturanLaporan, Laporan
from rumahbersama.laporan.perender import KUNCI, figures_hash, perender
from rumahbersama.laporan.periode import Periode, parse_periode, read_periode
from rumahbersama.laporan.rendering import render_laporan
from rumahbersama.laporan.rules import new_kode

TASK = "laporan.build"
FAILED = "Laporan gagal disusun karena kesalahan sistem. Coba susun ulang."
DISK = "Laporan tidak dapat disimpan. Periksa ruang disk peladen, lalu susun ulang."


@transaction.atomic
def request_laporan(
    *,
    jenis: JenisLaporan,
    wilayah: Wilayah,
    periode: str,
    oleh: Pengguna | None,
    nomor: str = "",
    kertas: str = "A4",
    sk: Rilis | None = None,
    rilis: Rilis | None = None,
) -> Laporan:
    """Freeze the figures and queue the rendering.

    The same figures, number and paper give the report that is already there; changed ones a new
    version. Galat WILAYAH_SALAH, PERIODE_*, and what the kind's figures refuse.
    """
    masa = read_periode(periode, KINDS[jenis].irama)
    lingkup = Lingkup(jenis, wilayah, masa, min(today(), masa.akhir), sk=sk, rilis=rilis)
    _require_level(lingkup)
    Wilayah.objects.select_for_update(no_key=True).get(pk=wilayah.pk)
    figures = collect(lingkup)
    sidik = figures_hash(figures)
    latest = _latest(lingkup)
    if latest and _is_same(latest, sidik, nomor, kertas):
        return latest
    laporan = _create(lingkup, latest, nomor=nomor, kertas=kertas, oleh=oleh)
    _freeze(laporan, figures)
    record("susun_laporan", laporan, oleh=oleh, wilayah=wilayah, periode=periode)
    ring(TASK, laporan.pk)
    return laporan


@transaction.atomic
def schedule_laporan(*, jenis: JenisLaporan, wilayah: Wilayah, masa: Periode) -> Laporan | None:
    """A row that the worker fills: figures are frozen when it gets there.

    None when the period's report exists and did not fail: repeating it changes nothing.
    """
    lingkup = Lingkup(jenis, wilayah, masa, min(today(), masa.akhir))
    Wilayah.objects.select_for_update(no_key=True).get(pk=wilayah.pk)
    latest = _latest(lingkup)
    if latest and latest.status != StatusLaporan.GAGAL:
        return None
    laporan = _create(lingkup, latest, nomor="", kertas="A4", oleh=None)
    ring(TASK, laporan.pk)
    return laporan


def collect(lingkup: Lingkup) -> Figures:
    """The figures as they stand now, as JSON gives them back."""
    figures = {
        **frame(lingkup), **KINDS[lingkup.jenis].collect(lingkup), KUNCI: perender()
    }  # fmt: skip
    plain: Figures = json.loads(json.dumps(figures, cls=DjangoJSONEncoder))
    return plain


def _require_level(lingkup: Lingkup) -> None:
    if lingkup.wilayah.tingkat not in KINDS[lingkup.jenis].tingkat:
        levels = " atau ".join(t.label.lower() for t in sorted(KINDS[lingkup.jenis].tingkat))
        raise Galat("WILAYAH_SALAH", f"Laporan ini disusun untuk satu {levels}.")


def _latest(lingkup: Lingkup) -> Laporan | None:
    series = Laporan.objects.filter(
        jenis=lingkup.jenis,
        wilayah=lingkup.wilayah,
        periode=lingkup.masa.kode,
        kunci=lingkup.kunci,
    )
    return series.order_by("-versi").first()


def _is_same(laporan: Laporan, sidik: str, nomor: str, kertas: str) -> bool:
    return laporan.status != StatusLaporan.GAGAL and (
        laporan.sidik,
        laporan.nomor,
        laporan.kertas,
    ) == (sidik, nomor, kertas)


def _create(
    lingkup: Lingkup, latest: Laporan | None, *, nomor: str, kertas: str, oleh: Pengguna | None
) -> Laporan:
    return Laporan.objects.create(
        jenis=lingkup.jenis,
        wilayah=lingkup.wilayah,
        periode=lingkup.masa.kode,
        kunci=lingkup.kunci,
        versi=latest.versi + 1 if latest else 1,
        nomor=nomor,
        kertas=kertas,
        kode_periksa=new_kode(),
        tenggat=_deadline(lingkup),
        oleh=oleh,
    )


def _deadline(lingkup: Lingkup) -> date | None:
    """The rule's day of the month that follows the period; none where no rule asks for it."""
    masa = lingkup.masa
    rule = AturanLaporan.objects.in_force(lingkup.jenis, masa.awal.year, lingkup.wilayah.kode)
    if rule is None:
        return None
    following = masa.akhir.month % 12 + 1
    year = masa.akhir.year + (masa.akhir.month == 12)
    return date(year, following, rule.hari_tenggat)


def _freeze(laporan: Laporan, figures: Figures) -> None:
    laporan.angka, laporan.sidik = figures, figures_hash(figures)
    laporan.save(update_fields=["angka", "sidik"])


def build_laporan(*, laporan: Laporan, run: Run) -> None:
    """Freeze where nobody has yet, draw, publish; older versions become DIGANTI in the same
    breath. Galat from the kind's figures."""
    if laporan.status not in BERJALAN:
        return
    run.report(
        status=StatusLaporan.DISUSUN,
        tahap="Membekukan angka",
        kemajuan=10,
        percobaan=laporan.percobaan + 1,
    )
    if not laporan.angka:
        _freeze(laporan, collect(scope_of(laporan)))
    run.report(tahap="Menggambar PDF", kemajuan=30)
    pdf = render_laporan(laporan)
    run.report(tahap="Menyimpan", kemajuan=90)
    _publish(laporan, pdf)


def scope_of(laporan: Laporan) -> Lingkup:
    """What this row is about, as of the day its figures speak of."""
    masa = parse_periode(laporan.periode)
    frozen = laporan.angka.get("tanggal")
    pada = date.fromisoformat(frozen) if frozen else min(today(), masa.akhir)
    sk, rilis = _pair(laporan.kunci)
    return Lingkup(JenisLaporan(laporan.jenis), laporan.wilayah, masa, pada, sk=sk, rilis=rilis)


def _pair(kunci: str) -> tuple[Rilis | None, Rilis | None]:
    if not kunci:
        return None, None
    sk, rilis = (int(part) for part in kunci.split("-"))
    rows = Rilis.objects.in_bulk([sk, rilis])
    return rows.get(sk), rows.get(rilis)


@transaction.atomic
def _publish(laporan: Laporan, pdf: bytes) -> None:
    name = f"{laporan.jenis}_{laporan.wilayah.kode}_{laporan.periode}_v{laporan.versi}.pdf"
    berkas = store_berkas(ContentFile(pdf), jenis="laporan", nama=name, oleh=laporan.oleh)
    older = Laporan.objects.series(laporan).filter(status__in=TERBIT, versi__lt=laporan.versi)
    older.update(status=StatusLaporan.DIGANTI)
    Laporan.objects.filter(pk=laporan.pk).update(
        status=StatusLaporan.SIAP,
        berkas=berkas,
        tahap="Siap",
        kemajuan=100,
        galat_pesan="",
        selesai_at=timezone.now(),
    )
    record("terbitkan_laporan", laporan, oleh=laporan.oleh, wilayah=laporan.wilayah)
    laporan.refresh_from_db()


@contextmanager
def failing(laporan: Laporan) -> Iterator[None]:
    """What stops the work inside stands on the row as a sentence, and goes on up."""
    try:
        yield
    except Galat as galat:
        fail_laporan(laporan=laporan, pesan=galat.pesan)
        raise
    except OSError:
        fail_laporan(laporan=laporan, pesan=DISK)
        raise
    except Exception:
        fail_laporan(laporan=laporan, pesan=FAILED)
        raise


def fail_laporan(*, laporan: Laporan, pesan: str) -> None:
    Laporan.objects.filter(pk=laporan.pk).update(status=StatusLaporan.GAGAL, galat_pesan=pesan)


def file_name(laporan: Laporan) -> str:
    """What the reader's disk sees, without an ending."""
    kind = kind_of(laporan.jenis).kode
    return f"laporan-{kind}-{laporan.wilayah.kode}-{laporan.periode}"
