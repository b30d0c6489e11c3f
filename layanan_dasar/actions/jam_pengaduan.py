"""The clock on the row of a complaint. The caller holds the row's lock and saves it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.queries.hari_libur import kalender
from kecamatan.rules.hari_kerja import Kalender
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import Pengaduan
from layanan_dasar.queries.rute_pengaduan import rule_of
from layanan_dasar.rules.jam_layanan import Jam
from layanan_dasar.rules.langkah_pengaduan import TAHAP

JAUH = timedelta(days=120)
FIELDS = ("tahap", "jam_sejak", "jam_sisa", "tenggat", "eskalasi")


def start_clock(pengaduan: Pengaduan, status: StatusPengaduan) -> None:
    """The clock of this state from today, or go on with the one that already runs. Raises Galat
    ATURAN_BELUM_ADA."""
    tahap = TAHAP.get(status, "")
    if tahap and tahap == pengaduan.tahap:
        resume_clock(pengaduan)
        return
    pengaduan.eskalasi = 0
    pengaduan.tahap = tahap
    if not tahap:
        _write(pengaduan, Jam(None, 0))
        return
    rule = rule_of(pengaduan.kategori, tahap, pengaduan.kabupaten_id)
    if rule is None:
        raise Galat(
            "ATURAN_BELUM_ADA",
            _("Batas hari kerja untuk tahap ini belum diisi. Hubungi Bappeda."),
        )
    start = pengaduan.diterima if status == StatusPengaduan.BARU else today()
    _write(pengaduan, Jam(start, rule.hari_kerja))


def pause_clock(pengaduan: Pengaduan) -> None:
    _write(pengaduan, _jam(pengaduan).pause(today(), _kalender(pengaduan)))


def resume_clock(pengaduan: Pengaduan) -> None:
    _write(pengaduan, _jam(pengaduan).resume(today()))


def refresh_deadline(pengaduan: Pengaduan) -> bool:
    """Count again, because a closed day was entered meanwhile; whether the deadline moved."""
    before = pengaduan.tenggat
    _write(pengaduan, _jam(pengaduan))
    return pengaduan.tenggat != before


def _jam(pengaduan: Pengaduan) -> Jam:
    return Jam(pengaduan.jam_sejak, pengaduan.jam_sisa)


def _write(pengaduan: Pengaduan, jam: Jam) -> None:
    pengaduan.jam_sejak, pengaduan.jam_sisa = jam.sejak, jam.sisa
    pengaduan.tenggat = jam.deadline(_kalender(pengaduan)) if jam.sejak else None


def _kalender(pengaduan: Pengaduan) -> Kalender:
    start = pengaduan.jam_sejak or today()
    return kalender(pengaduan.desa, start, max(start, today()) + JAUH)
