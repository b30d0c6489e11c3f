"""One answer in words, for history, conflict pages and spreadsheets."""

from __future__ import annotations

from fondasi.formatting import KOSONG, tanggal
from kecamatan.models import Wilayah
from kemiskinan.enums import Bantuan, Keberadaan, Kelayakan, Masalah, RincianKeberadaan
from kemiskinan.models import Sasaran, Verval
from kemiskinan.queries.verval import answer_of
from kemiskinan.rules.verval import Jawaban, tidy

Baris = tuple[str, str]


def compare_answers(mine: Jawaban, theirs: Verval | None) -> list[tuple[str, str, str, bool]]:
    """(question, my words, the stored words, whether they differ), in the order of the form."""
    left = describe(tidy(mine))
    right = describe(answer_of(theirs)) if theirs else [(label, KOSONG) for label, _words in left]
    return [
        (label, words, other, words != other)
        for (label, words), (_label, other) in zip(left, right, strict=True)
    ]


def describe(jawaban: Jawaban) -> list[Baris]:
    """Every question with its answer in words; an en dash where nothing was answered."""
    words = {
        "Keberadaan": Keberadaan(jawaban.keberadaan).label,
        "Rincian": RincianKeberadaan(jawaban.rincian).label,
        "Tanggal kejadian": tanggal(jawaban.tanggal_kejadian),
        "Nomor akta kematian": jawaban.nomor_akta,
        "Pindah ke": _place(jawaban.tujuan_id),
        "Sama dengan": _twin(jawaban.kembaran_id),
        "Kelayakan": Kelayakan(jawaban.kelayakan).label,
        "Bantuan": Bantuan(jawaban.bantuan).label,
        "Masalah utama": ", ".join(Masalah(one).label for one in jawaban.masalah),
        "Catatan": jawaban.catatan,
        "Tanggal kunjungan": tanggal(jawaban.dikunjungi),
    }
    return [(label, str(text) or KOSONG) for label, text in words.items()]


def _place(pk: int | None) -> str:
    found = Wilayah.objects.filter(pk=pk).first() if pk else None
    return found.sebutan if found else ""


def _twin(pk: int | None) -> str:
    found = Sasaran.objects.filter(pk=pk).first() if pk else None
    return f"No. SK {found.sk_no}" if found else ""
