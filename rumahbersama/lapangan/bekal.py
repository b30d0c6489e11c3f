"""What a phone takes along: open cards with their questions and rules, places to visit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from layanan_dasar.forms.kartu import typed_parts
from layanan_dasar.models import Indikator, KartuSkor
from layanan_dasar.permissions.kartu import TERBUKA
from layanan_dasar.queries.instrumen import Lembar
from layanan_dasar.queries.kartu import IsiKartu, content_of
from layanan_dasar.reports.formulir import browser_data
from layanan_dasar.rules.kata import words
from layanan_dasar.rules.penilaian import answer_of
from pendamping.enums import TujuanKunjungan
from pendamping.queries.kunjungan import villages_to_visit
from rumahbersama.lapangan.daftar import offered
from rumahbersama.lapangan.permissions import PEMBAWA

KARTU_MAKSIMAL = 60
"""A kecamatan has at most some thirty villages; two instruments at once is the usual most."""


def kit_for(user: Pengguna) -> dict[str, Any]:
    """Plain data of her own places only. No person of a list is in it: lists are taken apart."""
    cards = [content_of(one) for one in cards_to_take(user)[:KARTU_MAKSIMAL]]
    return {
        "pengguna": {"id": user.pk, "nama": user.nama},
        "hari_ini": today().isoformat(),
        "desa": [{"id": one.pk, "nama": one.sebutan} for one in villages_to_visit(user)],
        "tujuan": [[str(kode), str(kata)] for kode, kata in TujuanKunjungan.choices],
        "lembar": {_sheet_key(one): _sheet(one) for one in cards},
        "kartu": [_card(one) for one in cards],
        "daftar": offered(user),
    }


def cards_to_take(user: Pengguna) -> QuerySet[KartuSkor]:
    """Cards of open periods in the places where she fills."""
    rows = KartuSkor.objects.visible_to(user).filter(
        below("desa", cakupan_of(user).kodes(*PEMBAWA)), periode__ditutup_at=None
    )
    related = ("desa", "kecamatan", "kabupaten", "periode__instrumen")
    return rows.select_related(*related).order_by("desa__kode", "periode__label", "pk")


def _sheet_key(isi: IsiKartu) -> str:
    return f"{isi.lembar.instrumen.pk}-{isi.kartu.desa.jenis}"


def _sheet(isi: IsiKartu) -> dict[str, Any]:
    lembar: Lembar = isi.lembar
    return {
        "nama": lembar.instrumen.nama,
        "dimensi": [
            {"kode": one.kode, "nama": one.nama, "soal": list(_questions(each))}
            for one, each in lembar.dimensi
        ],
        "aturan": browser_data(isi, lembar.indikator)["aturan"],
    }


def _questions(each: Iterable[Indikator]) -> Iterable[dict[str, Any]]:
    plain = ("kode", "nama", "tanya", "keterangan", "jenis", "satuan", "label_n", "label_total")
    more = ("bulat", "pilihan", "bukti_wajib", "boleh_tidak_ada", "boleh_tidak_berlaku")
    for one in each:
        yield {name: getattr(one, name) for name in (*plain, *more)}


def _card(isi: IsiKartu) -> dict[str, Any]:
    kartu = isi.kartu
    said = isi.lembar.indikator
    then = browser_data(isi, [])["nilai"]
    return {
        "id": kartu.pk,
        "desa": kartu.desa.sebutan,
        "periode": kartu.periode.label,
        "batas": tanggal(kartu.periode.batas),
        "lembar": _sheet_key(isi),
        "versi": kartu.versi,
        "status": kartu.status,
        "status_kata": kartu.get_status_display(),
        "terbuka": kartu.status in TERBUKA,
        "isi": {kode: typed_parts(answer) for kode, answer in isi.jawaban.items()},
        "asal": {kode: row.asal for kode, row in isi.nilai.items() if row.asal},
        "lalu": {
            kode: words(answer_of(row), said[kode].jenis, said[kode].pilihan, said[kode].satuan)
            for kode, row in isi.lalu.items()
            if kode in said
        },
        "nilai_lalu": {name: value for name, value in then.items() if name.startswith("lalu.")},
        "catatan": {
            kode: row.alasan for kode, row in isi.nilai.items() if row.putusan == "DIKEMBALIKAN"
        },
        "berbukti": [kode for kode, row in isi.nilai.items() if row.bukti_id],
    }
