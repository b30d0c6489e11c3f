"""The minutes of a meeting as plain JSON values: what is shown, confirmed and frozen."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from fondasi.pdf import pdf_hash
from kecamatan.enums import Pengesah, Prioritas
from kecamatan.models import (
    AgendaRapat,
    KeputusanRapat,
    Kontak,
    Pejabat,
    PengesahanNotula,
    RapatKoordinasi,
    Wilayah,
)
from kecamatan.queries.agenda import agenda_of
from kecamatan.queries.kehadiran import rekap_of
from kecamatan.queries.kop_surat import kop_figures
from kecamatan.queries.tindak_lanjut import jenis_for
from kecamatan.rules.undangan import clock

Figures = dict[str, Any]


def notula_figures(rapat: RapatKoordinasi) -> Figures:
    """Everything the minutes say, from rapat with wilayah, jenis, pimpinan and notulis at hand."""
    return {
        "rapat": _rapat(rapat),
        "wilayah": {"kode": rapat.wilayah.kode, "sebutan": rapat.wilayah.sebutan},
        "kop": kop_figures(rapat.wilayah),
        "pimpinan": {
            **_person(rapat.pimpinan), **_office(rapat), "mewakili": rapat.mewakili
        },
        "notulis": _person(rapat.notulis),
        "hadir": _hadir(rapat),
        "agenda": _agenda(rapat),
        "keputusan": [_keputusan(rapat, satu) for satu in decisions(rapat)],
    }  # fmt: skip


def sidik_of(rapat: RapatKoordinasi) -> str:
    return pdf_hash(notula_figures(rapat))


def decisions(rapat: RapatKoordinasi) -> QuerySet[KeputusanRapat]:
    """In the order in which they were taken."""
    related = ("kontak__instansi", "kontak__pengguna", "instansi", "desa", "agenda")
    rows = rapat.keputusan.select_related(*related, "tindak_lanjut")
    return rows.prefetch_related("dilibatkan").order_by("pk")


def _rapat(rapat: RapatKoordinasi) -> Figures:
    return {
        "judul": rapat.judul,
        "jenis": rapat.jenis.nama,
        "tanggal": rapat.tanggal.isoformat(),
        "pukul": clock(rapat.mulai, rapat.selesai, rapat.wilayah.zona_waktu),
        "zona": rapat.wilayah.zona_waktu,
        "tempat": rapat.tempat,
        "nomor_undangan": rapat.nomor_undangan,
    }


def _person(kontak: Kontak | None) -> Figures:
    return {
        "nama": kontak.nama if kontak else "",
        "jabatan": kontak.jabatan if kontak else "",
    }


def _office(rapat: RapatKoordinasi) -> Figures:
    """How the chair holds the office (Plt., Plh., Pj.), where she signs for this wilayah."""
    found = _official(rapat.wilayah, rapat.pimpinan, rapat) if rapat.pimpinan else None
    if found is None:
        return {"sebutan": "", "pangkat": "", "nip": ""}
    return {"sebutan": found.sebutan, "pangkat": found.pangkat, "nip": found.nip}


def _official(wilayah: Wilayah, kontak: Kontak, rapat: RapatKoordinasi) -> Pejabat | None:
    rows = Pejabat.objects.filter(wilayah=wilayah, nama=kontak.nama, mulai__lte=rapat.tanggal)
    return rows.exclude(sampai__lte=rapat.tanggal).order_by("-mulai").first()


def _hadir(rapat: RapatKoordinasi) -> Figures:
    rekap = rekap_of(rapat)
    return {
        "jumlah": rekap.jumlah.jumlah,
        "l": rekap.jumlah.l,
        "p": rekap.jumlah.p,
        "tanpa": rekap.jumlah.tanpa,
        "izin": rekap.izin,
        "unsur": [
            {"unsur": g.unsur, "l": g.l, "p": g.p, "tanpa": g.tanpa, "jumlah": g.jumlah}
            for g in rekap.per_unsur
        ],
    }


def _agenda(rapat: RapatKoordinasi) -> list[Figures]:
    rows = [row for row in agenda_of(rapat) if not row.dilewati]
    return [{"judul": row.judul, "catatan": row.catatan, "perkara": _perkara(row)} for row in rows]


def _perkara(row: AgendaRapat) -> list[str]:
    """What an item of several matters is about; one that speaks for itself lists nothing."""
    titles = [one.judul for one in row.bagian.all()]
    return titles if len(titles) > 1 else []


def _keputusan(rapat: RapatKoordinasi, satu: KeputusanRapat) -> Figures:
    pemilik = satu.kontak or satu.instansi
    jenis = ""
    if pemilik and not satu.hanya_catatan:
        jenis = (
            satu.tindak_lanjut.get_jenis_display()
            if satu.tindak_lanjut
            else jenis_for(rapat.wilayah, satu.kontak, satu.instansi).label
        )
    return {
        "uraian": satu.uraian,
        "hanya_catatan": satu.hanya_catatan,
        "pemilik": _owner(satu),
        "jenis": jenis,
        "desa": satu.desa.sebutan if satu.desa else "",
        "batas": satu.batas.isoformat() if satu.batas else "",
        "prioritas": Prioritas(satu.prioritas).label,
        "dilibatkan": sorted(kontak.nama for kontak in satu.dilibatkan.all()),
    }


def _owner(satu: KeputusanRapat) -> str:
    if satu.instansi:
        return satu.instansi.nama
    if satu.kontak is None:
        return ""
    return ", ".join(filter(None, (satu.kontak.nama, satu.kontak.jabatan)))


def confirmations(rapat: RapatKoordinasi, sidik: str) -> dict[str, PengesahanNotula]:
    """Those that stand for this very text, by Pengesah."""
    rows = rapat.pengesahan.filter(sidik=sidik).select_related("oleh")
    return {row.sebagai: row for row in rows}


def missing(pengesahan: dict[str, PengesahanNotula]) -> list[Pengesah]:
    return [one for one in Pengesah if one not in pengesahan]
