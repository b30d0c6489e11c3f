"""From a red or worsening indicator to the agenda and to the office that answers for it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut, open_tindak_lanjut
from kecamatan.actions.usulan_agenda import propose_agenda, withdraw_agenda
from kecamatan.models import Instansi, Pengguna, TindakLanjut, UsulanAgenda
from kecamatan.rules.agenda import Kelompok
from kecamatan.rules.tindak_lanjut import jenis_of
from layanan_dasar.enums import JenisDimensi
from layanan_dasar.models import Dimensi, KartuSkor
from layanan_dasar.queries.kartu import IsiKartu
from layanan_dasar.queries.perhatian import Perhatian, matters_of, open_promises
from layanan_dasar.rules.indikator_desa import ASAL, RUJUKAN_INDIKATOR, key_of


def raise_matters(isi: IsiKartu) -> int:
    """Write what needs talk into the kecamatan's next agenda and withdraw what is settled;
    returns how many lines stand. Nothing is written for an older period than the newest."""
    if _is_old(isi.kartu):
        return 0
    matters = {one.kunci: one for one in matters_of(isi)}
    services = {one.kode: dimensi for dimensi, each in isi.lembar.dimensi for one in each}
    for kunci in _open_lines(isi) - matters.keys():
        withdraw_agenda(asal=ASAL, kunci=kunci)
    for kunci, one in matters.items():
        propose_agenda(
            asal=ASAL,
            kunci=kunci,
            wilayah=isi.kartu.kecamatan,
            judul=_title(isi.kartu, one),
            rujukan_jenis=RUJUKAN_INDIKATOR,
            kelompok=_service(isi, services[one.indikator.kode]),
        )
    return len(matters)


def _open_lines(isi: IsiKartu) -> set[str]:
    """Keys of this instrument's indicators that stand on the agenda."""
    keys = [key_of(isi.kartu.desa.kode, kode) for kode in isi.lembar.indikator]
    rows = UsulanAgenda.objects.filter(asal=ASAL, kunci__in=keys, dicabut_at=None)
    return set(rows.values_list("kunci", flat=True))


def _is_old(kartu: KartuSkor) -> bool:
    periode = kartu.periode
    rows = KartuSkor.objects.counted().filter(
        desa=kartu.desa_id, periode__keluarga=periode.keluarga
    )
    newest = rows.order_by("-periode__tahun", "-periode__nomor").values_list(
        "periode__tahun", "periode__nomor"
    )
    return any(one > (periode.tahun, periode.nomor) for one in newest[:1])


def _title(kartu: KartuSkor, one: Perhatian) -> str:
    kata = one.kata[:1].lower() + one.kata[1:]
    return f"{kartu.desa.sebutan}: {one.indikator.nama} {one.sebab}, {kata}"


def _service(isi: IsiKartu, dimensi: Dimensi) -> Kelompok:
    """A meeting goes through the core services, each with the office that answers for it, and
    through all others together."""
    instrumen = isi.lembar.instrumen.kode
    if dimensi.jenis == JenisDimensi.UTAMA:
        return Kelompok(f"{instrumen}:{dimensi.kode}", f"Layanan dasar: {dimensi.nama}")
    return Kelompok(f"{instrumen}:", "Layanan dasar: bidang tambahan")


@transaction.atomic
def ask_follow_up(
    isi: IsiKartu, perhatian: Perhatian, *, instansi: Instansi, uraian: str, batas: date,
    oleh: Pengguna | None,
) -> TindakLanjut:  # fmt: skip
    """Open a promise about an indicator of a desa, once while one is open: a *permintaan* to a
    UPTD or desa, a *usulan* through the secretariat to an OPD.

    Raises Galat SUDAH_DIMINTA, BATAS_LEWAT, and those of `open_tindak_lanjut`.
    """
    KartuSkor.objects.select_for_update().get(pk=isi.kartu.pk)
    if open_promises([perhatian.kunci]):
        raise Galat("SUDAH_DIMINTA", "Sudah ada tindak lanjut terbuka untuk indikator ini.")
    if batas < today():
        raise Galat("BATAS_LEWAT", "Batas waktu tidak boleh sebelum hari ini.")
    kartu = isi.kartu
    label = f"{perhatian.indikator.nama}, {kartu.desa.sebutan}"
    return open_tindak_lanjut(
        IsiTindakLanjut(
            wilayah=kartu.kecamatan,
            jenis=jenis_of(kartu.kecamatan.tingkat, instansi.jenis, sendiri=False),
            uraian=uraian,
            batas=batas,
            instansi=instansi,
            desa=kartu.desa,
            rujukan=(RUJUKAN_INDIKATOR, perhatian.kunci, label[:120]),
        ),
        oleh=oleh,
    )
