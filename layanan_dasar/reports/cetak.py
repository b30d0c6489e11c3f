"""The village's card and the kecamatan's matrix as PDFs that hang on a wall."""

from __future__ import annotations

from typing import Any

from fondasi.formatting import tanggal, waktu
from fondasi.pdf import TandaTangan, render_pdf
from fondasi.today import today
from kecamatan.reports.surat import kop_of
from layanan_dasar.models import Bimbingan
from layanan_dasar.queries.kartu import IsiKartu, passed_over
from layanan_dasar.queries.matriks import Matriks
from layanan_dasar.queries.ringkasan import card_summary


def render_card(isi: IsiKartu) -> bytes:
    kartu = isi.kartu
    official = kartu.diverifikasi_at is not None
    context: dict[str, Any] = {
        "kartu": kartu,
        "isi": isi,
        "ringkasan": card_summary(isi),
        "kop": kop_of(kartu.kecamatan),
        "resmi": official,
        "dilewati": passed_over(kartu),
        "kaki": f"{isi.lembar.instrumen} · "
        + (
            f"diverifikasi {waktu(kartu.diverifikasi_at, kartu.desa.zona_waktu)}"
            if official
            else f"sementara, dicetak {tanggal(today())}"
        ),
    }
    title = f"{kartu.periode.instrumen.nama} {kartu.desa.sebutan} {kartu.periode.label}"
    return render_pdf("pdf/kartu_skor.html", context, title=title)


def render_matrix(matriks: Matriks) -> bytes:
    context: dict[str, Any] = {
        "matriks": matriks,
        "kop": kop_of(matriks.wilayah),
        "kaki": f"Kartu terverifikasi {matriks.terverifikasi} dari {matriks.kartu}, "
        f"dihitung {waktu(matriks.dihitung, matriks.wilayah.zona_waktu)}",
    }
    title = f"Matriks layanan dasar {matriks.wilayah.sebutan} {matriks.waktu.label}"
    return render_pdf("pdf/matriks.html", context, title=title, paper="A4 mendatar")


def render_guidance(bimbingan: Bimbingan) -> bytes:
    context: dict[str, Any] = {
        "bimbingan": bimbingan,
        "kop": kop_of(bimbingan.kecamatan),
        "kaki": f"Catatan bimbingan dan pengawasan {bimbingan.pk}",
        "tanda_tangan": [
            TandaTangan(jabatan=f"Pemerintah {bimbingan.desa.sebutan}", peran="Menerima"),
            TandaTangan(
                jabatan=f"Camat {bimbingan.kecamatan.nama}",
                tempat_tanggal=f"{bimbingan.kecamatan.nama}, {tanggal(bimbingan.tanggal)}",
            ),
        ],
    }
    title = f"Bimbingan dan pengawasan {bimbingan.desa.sebutan}"
    return render_pdf("pdf/bimbingan.html", context, title=title)
