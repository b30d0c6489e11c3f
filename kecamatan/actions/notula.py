"""Minutes: confirmed by chair and notulis, frozen by the second of them, corrected by addenda."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.pdf import pdf_hash
from kecamatan.actions.audit import record
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.enums import Pengesah, StatusRapat
from kecamatan.models import (
    AddendumNotula,
    NotulaRapat,
    PengesahanNotula,
    Pengguna,
    RapatKoordinasi,
)
from kecamatan.queries.notula import confirmations, notula_figures
from kecamatan.rules.catatan import clean_teks
from kecamatan.rules.nik import has_nik

ADDENDUM_MINIMAL: Final = 10


@transaction.atomic
def confirm_notula(
    rapat: RapatKoordinasi,
    *,
    sebagai: Pengesah,
    nama: str,
    sidik: str,
    oleh: Pengguna,
    cara: str = "",
) -> NotulaRapat | None:
    """One of the two confirms the text with this `sidik`; the minutes when both have.

    `cara` says how somebody without an account adopted it, as written down by `oleh`. Raises
    Galat RAPAT_BERUBAH, NOTULA_BERUBAH, NAMA_KOSONG, NOTULA_BERNIK.
    """
    lock_rapat(rapat, StatusRapat.DITUTUP)
    related = ("wilayah__induk", "jenis", "pimpinan", "notulis")
    row = RapatKoordinasi.objects.select_related(*related).get(pk=rapat.pk)
    figures = notula_figures(row)
    if sidik != pdf_hash(figures):
        raise Galat(
            "NOTULA_BERUBAH",
            _("Naskah berubah sejak halaman ini dibuka. Baca kembali, lalu sahkan."),
        )
    if not nama.strip():
        raise Galat("NAMA_KOSONG", _("Tulis nama orang yang mengesahkan."))
    _require_without_nik(figures)
    how = {"nama": nama.strip(), "dicatat": bool(cara.strip()), "cara": cara.strip(), "oleh": oleh}
    _confirm(row, sebagai, sidik, how)
    held = confirmations(row, sidik)
    return _freeze(row, figures, held) if len(held) == len(Pengesah) else None


def _require_without_nik(figures: dict[str, Any]) -> None:
    """While it is typed a note is kept as it is; what many read carries no NIK."""
    for satu in figures["agenda"]:
        if has_nik(satu["catatan"]):
            raise Galat(
                "NOTULA_BERNIK",
                _("Catatan butir “%(judul)s” memuat NIK. Hapus angkanya, lalu sahkan.")
                % {"judul": satu["judul"]},
            )


def _confirm(rapat: RapatKoordinasi, sebagai: Pengesah, sidik: str, how: dict[str, Any]) -> None:
    """A second press is the same confirmation."""
    made, created = PengesahanNotula.objects.get_or_create(
        rapat=rapat, sebagai=sebagai, sidik=sidik, defaults=how
    )
    if created:
        record(
            "sahkan_notula", made, oleh=how["oleh"], wilayah=rapat.wilayah,
            rapat=rapat.pk, sebagai=sebagai, dicatat=made.dicatat,
        )  # fmt: skip


def _freeze(
    rapat: RapatKoordinasi, figures: dict[str, object], held: dict[str, PengesahanNotula]
) -> NotulaRapat:
    isi = {**figures, "pengesahan": [_as_json(held[one]) for one in Pengesah]}
    notula = NotulaRapat.objects.create(rapat=rapat, isi=isi, sidik=pdf_hash(isi))
    RapatKoordinasi.objects.filter(pk=rapat.pk).update(status=StatusRapat.DISAHKAN)
    record("bekukan_notula", notula, oleh=None, wilayah=rapat.wilayah, sidik=notula.sidik)
    return notula


def _as_json(row: PengesahanNotula) -> dict[str, object]:
    return {
        "sebagai": row.sebagai,
        "nama": row.nama,
        "dicatat": row.dicatat,
        "cara": row.cara,
        "oleh": row.oleh.nama,
        "pada": row.created_at.isoformat(),
    }


@transaction.atomic
def add_addendum(notula: NotulaRapat, *, isi: str, oleh: Pengguna) -> AddendumNotula:
    """The only way to correct adopted minutes. The same text twice is one addendum. Raises Galat
    ADDENDUM_PENDEK."""
    rapat = lock_rapat(notula.rapat, StatusRapat.DISAHKAN)
    teks = clean_teks(isi).strip()
    if len(teks) < ADDENDUM_MINIMAL:
        raise Galat("ADDENDUM_PENDEK", _("Tulis ralatnya, paling sedikit 10 huruf."))
    last = notula.addendum.order_by("-pk").first()
    if last is not None and last.isi == teks:
        return last
    made = AddendumNotula.objects.create(notula=notula, isi=teks, oleh=oleh)
    record("tambah_addendum", made, oleh=oleh, wilayah=rapat.wilayah, notula=notula.pk)
    return made
