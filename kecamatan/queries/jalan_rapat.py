"""What the screen of a running meeting shows, and whether it may be closed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kecamatan.models import AgendaRapat, KeputusanRapat, RapatKoordinasi
from kecamatan.queries.kehadiran import RekapHadir, count_hadir, rekap_of
from kecamatan.queries.notula import decisions


@dataclass(frozen=True, slots=True)
class Layar:
    """The items that are not dropped, the one in hand, and what was decided so far."""

    butir: tuple[AgendaRapat, ...]
    kini: AgendaRapat | None
    keputusan: tuple[KeputusanRapat, ...]
    hadir: int
    undangan: int

    @property
    def berikutnya(self) -> AgendaRapat | None:
        """The item after the one in hand."""
        if self.kini is None:
            return None
        place = self.butir.index(self.kini)
        return self.butir[place + 1] if place + 1 < len(self.butir) else None

    @property
    def nomor(self) -> int:
        return self.butir.index(self.kini) + 1 if self.kini else 0

    @property
    def tanda_keputusan(self) -> str:
        """Changes when a decision comes, goes, or is written anew."""
        parts = [
            f"{k.pk}:{k.uraian}:{k.kontak_id}:{k.instansi_id}:{k.batas}:{k.hanya_catatan}"
            for k in self.keputusan
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def layar_of(rapat: RapatKoordinasi, butir_pk: str) -> Layar:
    """`butir_pk` is what the address says; without it the first item that has no notes yet."""
    rows = rapat.agenda.items().filter(dilewati=False).select_related("disimpan_oleh")
    butir = tuple(rows.order_by("urutan", "pk"))
    return Layar(
        butir=butir,
        kini=_current(butir, butir_pk),
        keputusan=tuple(decisions(rapat)),
        hadir=count_hadir(rapat),
        undangan=rapat.undangan.count(),
    )


def _current(butir: tuple[AgendaRapat, ...], wanted: str) -> AgendaRapat | None:
    named = next((one for one in butir if str(one.pk) == wanted), None)
    open_one = next((one for one in butir if not one.catatan), None)
    return named or open_one or (butir[-1] if butir else None)


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """Whether the meeting may close. `kurang` are decisions without owner or date."""

    keputusan: tuple[KeputusanRapat, ...]
    kurang: tuple[KeputusanRapat, ...]
    tanpa_catatan: int
    butir: int
    hadir: RekapHadir

    @property
    def tindak_lanjut(self) -> int:
        return sum(not one.hanya_catatan for one in self.keputusan)

    @property
    def boleh(self) -> bool:
        return not self.kurang


def readiness_of(rapat: RapatKoordinasi) -> Kesiapan:
    keputusan = tuple(decisions(rapat))
    notes = list(rapat.agenda.items().filter(dilewati=False).values_list("catatan", flat=True))
    return Kesiapan(
        keputusan=keputusan,
        kurang=tuple(one for one in keputusan if not one.lengkap),
        tanpa_catatan=sum(not text for text in notes),
        butir=len(notes),
        hadir=rekap_of(rapat),
    )
