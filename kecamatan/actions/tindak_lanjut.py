"""Promises: opened by a meeting, an arahan or an upper room; passed on; changed; called off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.actions.kabar_tindak_lanjut import tell_asker, tell_owner, tell_secretariat
from kecamatan.actions.riwayat_tindak_lanjut import remember, required_reason
from kecamatan.enums import (
    JenisTindakLanjut,
    Penerusan,
    PeristiwaTindakLanjut,
    Prioritas,
    StatusTindakLanjut,
    Tingkat,
)
from kecamatan.models import Instansi, Kontak, Pengguna, RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.queries.tindak_lanjut import jenis_for


@dataclass(frozen=True, slots=True)
class IsiTindakLanjut:
    """What a promise says. Exactly one of `kontak` and `instansi`; `rujukan` is (kind, key,
    neutral label) of what it is about."""

    wilayah: Wilayah
    jenis: JenisTindakLanjut
    uraian: str
    batas: date
    kontak: Kontak | None = None
    instansi: Instansi | None = None
    desa: Wilayah | None = None
    dilibatkan: Sequence[Kontak] = ()
    prioritas: Prioritas = Prioritas.BIASA
    rapat: RapatKoordinasi | None = None
    rujukan: tuple[str, str, str] = ("", "", "")


@transaction.atomic
def open_tindak_lanjut(isi: IsiTindakLanjut, *, oleh: Pengguna | None) -> TindakLanjut:
    """Store a promise and tell its owner, or the secretariat where it must pass it on.

    Raises Galat PEMILIK_SATU, URAIAN_KOSONG, JENIS_OPD (an OPD is reached by a Usulan only).
    """
    if (isi.kontak is None) == (isi.instansi is None):
        raise Galat("PEMILIK_SATU", _("Pilih satu penanggung jawab: seorang atau satu instansi."))
    if not isi.uraian.strip():
        raise Galat("URAIAN_KOSONG", _("Tulis apa yang harus dilakukan."))
    _require_way(isi.wilayah, isi.kontak, isi.instansi, isi.jenis)
    jenis, kunci, label = isi.rujukan
    row = TindakLanjut.objects.create(
        wilayah=isi.wilayah,
        desa=isi.desa,
        jenis=isi.jenis,
        uraian=isi.uraian.strip(),
        kontak=isi.kontak,
        instansi=isi.instansi,
        prioritas=isi.prioritas,
        batas=isi.batas,
        rapat=isi.rapat,
        penerusan=_first_penerusan(isi.wilayah),
        rujukan_jenis=jenis,
        rujukan_kunci=kunci,
        rujukan_label=label,
        oleh=oleh,
    )
    row.dilibatkan.set(isi.dilibatkan)
    remember(
        row, PeristiwaTindakLanjut.DIBUKA, oleh=oleh, ke=str(row.pemilik), alasan=_until(isi.batas)
    )
    _announce(row)
    return row


def _require_way(
    wilayah: Wilayah, kontak: Kontak | None, instansi: Instansi | None, jenis: str
) -> None:
    needed = jenis_for(wilayah, kontak, instansi)
    if needed == JenisTindakLanjut.USULAN and jenis != needed:
        raise Galat(
            "JENIS_OPD",
            _("Untuk OPD kabupaten/kota, ajukan sebagai usulan melalui Sekretariat TKPK."),
        )


def _first_penerusan(wilayah: Wilayah) -> Penerusan:
    """What the kabupaten's own secretariat or the province asks needs no passing on."""
    above = wilayah.tingkat <= Tingkat.KABUPATEN
    return Penerusan.DITERUSKAN if above else Penerusan.MENUNGGU


def _until(batas: date) -> str:
    return _("Batas waktu %(batas)s") % {"batas": tanggal(batas)}


def _announce(row: TindakLanjut) -> None:
    if row.is_at_owner:
        tell_owner(row, _("Tindak lanjut baru untuk Anda"), "baru")
    else:
        tell_secretariat(row, _("Usulan kepada OPD menunggu diteruskan"), "usulan")


def locked(row: TindakLanjut) -> TindakLanjut:
    """The row as it stands now, held until the transaction ends; only while it is open.

    Raises Galat SUDAH_DITUTUP.
    """
    rows = TindakLanjut.objects.select_for_update(of=("self",))
    found = rows.select_related("wilayah", "kontak", "instansi").get(pk=row.pk)
    if not found.is_open:
        raise Galat("SUDAH_DITUTUP", _("Tindak lanjut ini sudah ditutup. Muat ulang halamannya."))
    return found


@transaction.atomic
def forward_tindak_lanjut(row: TindakLanjut, *, oleh: Pengguna, alasan: str = "") -> TindakLanjut:
    """The secretariat passes a proposal on: from now on the OPD sees it and owes an answer."""
    row = _waiting(row)
    row.penerusan = Penerusan.DITERUSKAN
    row.save(update_fields=["penerusan"])
    remember(
        row, PeristiwaTindakLanjut.DITERUSKAN, oleh=oleh, ke=str(row.pemilik), alasan=alasan.strip()
    )
    tell_owner(row, _("Usulan diteruskan Sekretariat TKPK kepada Anda"), "diteruskan")
    tell_asker(row, _("Usulan Anda diteruskan kepada OPD"), "diteruskan")
    return row


@transaction.atomic
def return_tindak_lanjut(row: TindakLanjut, *, oleh: Pengguna, alasan: str) -> TindakLanjut:
    """Back to the asker, with a reason. Raises Galat ALASAN_KURANG, TIDAK_MENUNGGU."""
    text = required_reason(alasan, _("Tulis mengapa usulan dikembalikan, paling sedikit 10 huruf."))
    row = _waiting(row)
    row.penerusan = Penerusan.DIKEMBALIKAN
    row.save(update_fields=["penerusan"])
    remember(row, PeristiwaTindakLanjut.DIKEMBALIKAN, oleh=oleh, alasan=text)
    tell_asker(row, _("Usulan Anda dikembalikan Sekretariat TKPK"), "dikembalikan")
    return row


def _waiting(row: TindakLanjut) -> TindakLanjut:
    row = locked(row)
    if row.jenis != JenisTindakLanjut.USULAN or row.penerusan != Penerusan.MENUNGGU:
        raise Galat("TIDAK_MENUNGGU", _("Usulan ini sudah diteruskan atau dikembalikan."))
    return row


@transaction.atomic
def resubmit_tindak_lanjut(row: TindakLanjut, *, uraian: str, oleh: Pengguna) -> TindakLanjut:
    """A returned proposal goes to the secretariat again, worded anew where needed."""
    row = locked(row)
    if row.penerusan != Penerusan.DIKEMBALIKAN:
        raise Galat("TIDAK_DIKEMBALIKAN", _("Usulan ini tidak sedang dikembalikan."))
    if not uraian.strip():
        raise Galat("URAIAN_KOSONG", _("Tulis apa yang harus dilakukan."))
    before, row.uraian, row.penerusan = row.uraian, uraian.strip(), Penerusan.MENUNGGU
    row.save(update_fields=["uraian", "penerusan"])
    alasan = "" if before == row.uraian else _("Semula: %(uraian)s") % {"uraian": before}
    remember(row, PeristiwaTindakLanjut.DIAJUKAN, oleh=oleh, alasan=alasan)
    tell_secretariat(row, _("Usulan kepada OPD diajukan kembali"), "diajukan")
    return row


@transaction.atomic
def reassign_tindak_lanjut(
    row: TindakLanjut,
    *,
    kontak: Kontak | None,
    instansi: Instansi | None,
    alasan: str,
    oleh: Pengguna | None,
) -> TindakLanjut:
    """Another owner, and with it perhaps another kind; a Usulan goes through the secretariat anew.

    Raises Galat ALASAN_KURANG, PEMILIK_SATU, PEMILIK_SAMA, SUDAH_DITUTUP.
    """
    text = required_reason(alasan, _("Tulis mengapa dialihkan, paling sedikit 10 huruf."))
    if (kontak is None) == (instansi is None):
        raise Galat("PEMILIK_SATU", _("Pilih satu penanggung jawab: seorang atau satu instansi."))
    row = locked(row)
    if (row.kontak, row.instansi) == (kontak, instansi):
        raise Galat("PEMILIK_SAMA", _("Penanggung jawabnya sudah ini. Pilih yang lain."))
    before = str(row.pemilik)
    row.kontak, row.instansi = kontak, instansi
    row.jenis = jenis_for(row.wilayah, kontak, instansi)
    row.penerusan = _first_penerusan(row.wilayah)
    row.save(update_fields=["kontak", "instansi", "jenis", "penerusan"])
    remember(
        row, PeristiwaTindakLanjut.DIALIHKAN, oleh=oleh, dari=before, ke=str(row.pemilik),
        alasan=text,
    )  # fmt: skip
    _announce(row)
    return row


@transaction.atomic
def move_batas_tindak_lanjut(
    row: TindakLanjut, *, batas: date, alasan: str, oleh: Pengguna
) -> TindakLanjut:
    """Another deadline. Raises Galat ALASAN_KURANG, BATAS_LEWAT, BATAS_SAMA, SUDAH_DITUTUP."""
    text = required_reason(alasan, _("Tulis mengapa batas diubah, paling sedikit 10 huruf."))
    if batas < today():
        raise Galat("BATAS_LEWAT", _("Batas waktu tidak boleh sebelum hari ini."))
    row = locked(row)
    if row.batas == batas:
        raise Galat("BATAS_SAMA", _("Batas waktunya sudah tanggal ini. Pilih tanggal lain."))
    before, row.batas = row.batas, batas
    row.save(update_fields=["batas"])
    remember(
        row, PeristiwaTindakLanjut.BATAS, oleh=oleh, dari=tanggal(before), ke=tanggal(batas),
        alasan=text,
    )  # fmt: skip
    if row.is_at_owner:
        tell_owner(row, _("Batas waktu tindak lanjut Anda diubah"), f"batas-{batas}")
    return row


@transaction.atomic
def cancel_tindak_lanjut(row: TindakLanjut, *, alasan: str, oleh: Pengguna) -> TindakLanjut:
    """Called off, with a reason; the row and its history stay."""
    text = required_reason(alasan, _("Tulis mengapa dibatalkan, paling sedikit 10 huruf."))
    row = locked(row)
    row.status, row.alasan_batal = StatusTindakLanjut.BATAL, text
    row.save(update_fields=["status", "alasan_batal"])
    remember(row, PeristiwaTindakLanjut.DIBATALKAN, oleh=oleh, alasan=text)
    if row.is_at_owner:
        tell_owner(row, _("Tindak lanjut Anda dibatalkan"), "batal")
    return row
