"""Minutes as a PDF: the draft from what is written now, the adopted ones from what was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from fondasi.formatting import hari_tanggal, tanggal, waktu
from fondasi.pdf import TandaTangan, is_printable, render_pdf
from kecamatan.enums import Pengesah
from kecamatan.models import AddendumNotula, NotulaRapat
from kecamatan.reports.surat import kop_from

Figures = dict[str, Any]
RANCANGAN = "RANCANGAN – belum disahkan"


def draft_pdf(figures: Figures) -> bytes:
    """Says on every page that it is a draft."""
    return _render(figures, kaki=RANCANGAN, rancangan=True, addendum=())


def notula_pdf(notula: NotulaRapat) -> bytes:
    """The frozen minutes with the addenda that followed; the same rows give the same bytes."""
    rows = list(notula.addendum.select_related("oleh"))
    kaki = f"Notula {notula.pk} · sidik isi (SHA-256) {notula.sidik}"
    return _render(notula.isi, kaki=kaki, rancangan=False, addendum=rows)


def _render(
    figures: Figures, *, kaki: str, rancangan: bool, addendum: Sequence[AddendumNotula]
) -> bytes:
    rapat = figures["rapat"]
    context = {
        "n": figures,
        "rancangan": rancangan,
        "addendum": addendum,
        "tercetak": is_printable(str(figures)),
        "kop": kop_from(figures["kop"]),
        "kaki": kaki,
        "hari": hari_tanggal(_date(rapat["tanggal"])),
        "keputusan": dated_decisions(figures),
        "catatan_pengesahan": notes_on_adoption(figures),
        "tanda_tangan": _signatures(figures),
    }
    return render_pdf("pdf/notula.html", context, title=f"Notula {rapat['judul']}", paper="F4")


def dated_decisions(figures: Figures) -> list[Figures]:
    """The decisions with their deadline as a date, None where there is none."""
    return [{**row, "batas": _date(row["batas"])} for row in figures["keputusan"]]


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def notes_on_adoption(figures: Figures) -> list[str]:
    """Who adopted, when and how, in sentences; nothing for a draft."""
    zone = figures["rapat"]["zona"]
    return [_adopted(row, zone) for row in figures.get("pengesahan", ())]


def _adopted(row: Figures, zone: str) -> str:
    when = waktu(datetime.fromisoformat(row["pada"]), zone)
    who = f"{Pengesah(row['sebagai']).label}, {row['nama']}"
    if row["dicatat"]:
        return (
            f"{who}, tidak memakai akun portal; pengesahannya dicatat oleh {row['oleh']} pada "
            f"{when}: {row['cara']}."
        )
    return f"{who}, mengesahkan dengan akun portal pada {when}."


def _signatures(figures: Figures) -> list[TandaTangan]:
    place = f"{figures['kop']['kota']}, {tanggal(_date(figures['rapat']['tanggal']))}"
    return [_notulis(figures["notulis"]), _chair(figures["pimpinan"], place)]


def _notulis(notulis: Figures) -> TandaTangan:
    return TandaTangan("Notulis", notulis["nama"])


def _chair(pimpinan: Figures, place: str) -> TandaTangan:
    """One who stands in signs on behalf (a.n.) of whom she stands in for."""
    return TandaTangan(
        jabatan=pimpinan["jabatan"] or "Pimpinan rapat",
        nama=pimpinan["nama"],
        pangkat=pimpinan["pangkat"],
        nip=pimpinan["nip"],
        sebutan=pimpinan["sebutan"],
        atas_nama=pimpinan["mewakili"],
        tempat_tanggal=place,
        peran="Pimpinan rapat",
    )
