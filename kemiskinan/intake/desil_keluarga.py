"""DTSEN's deciles stand on the family: its people take theirs from it, by nomor KK."""

from __future__ import annotations

from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.intake.kepala import Kepala
from kemiskinan.intake.langkah import run_step
from kemiskinan.intake.simpan import Tabel
from kemiskinan.models import CatatanBaris, Rilis


def take_from_family(rilis_id: int, tabel: Tabel, kepala: Kepala) -> None:
    """Give every person of a DTSEN release the decile of the family in force.

    Without such families the deciles stay empty and one finding, at the header, says so.
    """
    if kepala.layout.jenis != JenisRilis.DTSEN_INDIVIDU:
        return
    rilis = Rilis.objects.get(pk=rilis_id)
    kolom = kepala.judul[kepala.letak["nomor_kk"]].strip()[:80]
    keluarga = family_release(rilis)
    if keluarga is None:
        CatatanBaris.objects.create(
            kabupaten_id=rilis.kabupaten_id, rilis=rilis, lembar=1, nomor_baris=kepala.baris,
            kolom=kolom, kode="DATA_KELUARGA_BELUM_BERLAKU",
        )  # fmt: skip
        return
    run_step("12_ambil_desil_keluarga", tabel, rilis=rilis_id, keluarga=keluarga)
    run_step("14_tandai_tanpa_keluarga", tabel, rilis=rilis_id, keluarga=keluarga, kolom=kolom)


def family_release(rilis: Rilis) -> int | None:
    """The families in force of the same kabupaten and year, as the ledger takes them."""
    families = Rilis.objects.filter(
        kabupaten_id=rilis.kabupaten_id,
        jenis=JenisRilis.DTSEN_KELUARGA,
        tahun=rilis.tahun,
        status=StatusRilis.BERLAKU,
    )
    return families.values_list("pk", flat=True).first()
