from __future__ import annotations

from dataclasses import dataclass

from kecamatan.enums import PenerimaEskalasi
from kecamatan.models import TanggaEskalasi, Wilayah
from kecamatan.rules.tangga_eskalasi import TANGGA_BAKU, Anak


@dataclass(frozen=True, slots=True)
class Tangga:
    """All ladders by the code of their place; "" is everybody's."""

    milik: dict[str, tuple[Anak, ...]]

    def of(self, wilayah: Wilayah) -> tuple[Anak, ...]:
        """The nearest ladder: the place's own, one above it, everybody's, the program's."""
        parts = wilayah.kode.split(".")
        for n in range(len(parts), -1, -1):
            if found := self.milik.get(".".join(parts[:n])):
                return found
        return TANGGA_BAKU


def read_tangga() -> Tangga:
    """One query."""
    milik: dict[str, tuple[Anak, ...]] = {}
    rows = TanggaEskalasi.objects.values_list("wilayah__kode", "hari", "penerima")
    for kode, hari, penerima in rows.order_by("hari", "pk"):
        anak = Anak(hari, PenerimaEskalasi(penerima))
        milik[kode or ""] = (*milik.get(kode or "", ()), anak)
    return Tangga(milik)
