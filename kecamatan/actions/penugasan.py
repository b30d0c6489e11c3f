from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kewajiban import hand_over, open_duties
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna, Penugasan, Wilayah
from kecamatan.rules.masa import holes
from kecamatan.rules.wewenang import fits_level


@transaction.atomic
def add_penugasan(
    pengguna: Pengguna,
    *,
    peran: str,
    wilayah: Wilayah,
    oleh: Pengguna | None,
    instansi: Instansi | None = None,
    sebutan: str = "",
    mulai: date | None = None,
    sampai: date | None = None,
) -> Penugasan:
    """`sampai` is exclusive; an acting holder (Plt., Plh., Pj.) has one."""
    penugasan = Penugasan(
        pengguna=Pengguna.objects.select_for_update().get(pk=pengguna.pk),
        peran=peran,
        wilayah=wilayah,
        instansi=instansi if peran == Peran.OPD else None,
        sebutan=sebutan,
        mulai=mulai or today(),
        sampai=sampai,
    )
    _check_place(penugasan)
    _check_term(penugasan)
    _check_overlap(penugasan)
    penugasan.save()
    record("beri_penugasan", penugasan, oleh=oleh, wilayah=wilayah, peran=str(peran))
    return penugasan


def _check_place(penugasan: Penugasan) -> None:
    wilayah = penugasan.wilayah
    if not fits_level(penugasan.peran, wilayah.tingkat):
        raise Galat(
            "TINGKAT_TIDAK_SESUAI",
            _("Peran ini tidak dipegang pada tingkat wilayah tersebut. Pilih wilayah yang sesuai."),
        )
    if wilayah.berlaku_sampai is not None and wilayah.berlaku_sampai <= penugasan.mulai:
        raise Galat("WILAYAH_BERAKHIR", _("Wilayah ini sudah berakhir. Pilih penerusnya."))
    if penugasan.peran == Peran.OPD:
        _check_instansi(wilayah, penugasan.instansi)


def _check_term(penugasan: Penugasan) -> None:
    if penugasan.sampai is not None and penugasan.sampai <= penugasan.mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir harus sama dengan atau sesudah hari mulai."))
    if penugasan.sebutan and penugasan.sampai is None:
        raise Galat("PLT_TANPA_AKHIR", _("Penugasan Plt., Plh., atau Pj. harus berbatas waktu."))


def _check_instansi(wilayah: Wilayah, instansi: Instansi | None) -> None:
    if instansi is None:
        raise Galat("INSTANSI_KOSONG", _("Peran OPD memerlukan instansi."))
    kode = instansi.wilayah.kode
    if not (wilayah.covers(kode) or instansi.wilayah.covers(wilayah.kode)):
        raise Galat("INSTANSI_LAIN_WILAYAH", _("Instansi ini berada di wilayah lain."))


def _check_overlap(new: Penugasan) -> None:
    """The account's row is locked, so two at once cannot both pass."""
    same = Penugasan.objects.filter(
        pengguna=new.pengguna, peran=new.peran, wilayah=new.wilayah, instansi=new.instansi
    )
    reaches = Q(sampai=None) | Q(sampai__gt=new.mulai)
    before = Q(mulai__lt=new.sampai) if new.sampai else Q()
    if same.filter(reaches & before).exists():
        raise Galat("PENUGASAN_SUDAH_ADA", _("Penugasan yang sama sudah ada pada masa itu."))


@transaction.atomic
def cover_penugasan(
    pengguna: Pengguna,
    *,
    peran: str,
    wilayah: Wilayah,
    mulai: date,
    sampai: date | None,
    oleh: Pengguna | None,
) -> list[Penugasan]:
    """Let the peran be held from `mulai` until `sampai` (exclusive) without a hole; what was
    already held stays as it was given. Returns the assignments that filled the holes."""
    Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    held = Penugasan.objects.filter(pengguna=pengguna, peran=peran, wilayah=wilayah, instansi=None)
    spans = list(held.order_by("mulai").values_list("mulai", "sampai"))
    return [
        add_penugasan(pengguna, peran=peran, wilayah=wilayah, mulai=start, sampai=end, oleh=oleh)
        for start, end in holes(spans, mulai, sampai)
    ]


@transaction.atomic
def end_penugasan(
    penugasan: Penugasan, *, sampai: date, oleh: Pengguna | None, penerus: Pengguna | None = None
) -> dict[str, int]:
    """End at `sampai` (exclusive) and hand the open duties to `penerus`; what was handed over.

    Raises Galat SUDAH_BERAKHIR, MASA_TERBALIK, and PENERUS_DIPERLUKAN while duties are open and
    nobody takes them.
    """
    penugasan = Penugasan.objects.select_for_update().get(pk=penugasan.pk)
    if penugasan.sampai is not None and penugasan.sampai <= today():
        raise Galat("SUDAH_BERAKHIR", _("Penugasan ini sudah berakhir."))
    if sampai < penugasan.mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir tidak boleh mendahului hari mulai."))
    diserahkan: dict[str, int] = {}
    if penerus is not None:
        diserahkan = hand_over(penugasan, penerus)
    elif open_duties(penugasan):
        raise Galat(
            "PENERUS_DIPERLUKAN",
            _("Masih ada kewajiban terbuka. Pilih siapa yang meneruskannya."),
        )
    penugasan.sampai = sampai
    penugasan.save(update_fields=["sampai"])
    record(
        "akhiri_penugasan",
        penugasan,
        oleh=oleh,
        wilayah=penugasan.wilayah,
        sampai=sampai.isoformat(),
        penerus=penerus.pk if penerus else None,
        diserahkan=diserahkan,
    )
    return diserahkan
