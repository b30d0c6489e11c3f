"""A person's decisions on candidates, each undoable from the newest back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import Keputusan, StatusPadanan, StatusProses
from kemiskinan.models import KeputusanPadanan, Padanan, Pemadanan, Sasaran

Putusan = Mapping[int, str]
"""{padanan id: keputusan}"""


def decide_padanan(
    padanan: Padanan, keputusan: Keputusan, *, oleh: Pengguna | None
) -> KeputusanPadanan:
    """Say of one candidate that it is or is not the person.

    `padan` makes every other candidate of that Sasaran `bukan` in the same act. Raises Galat
    PADAN_BELUM_SELESAI, TANPA_CALON, CALON_BERUBAH, SUDAH_DIPUTUSKAN, SUDAH_DIPADANKAN.
    """
    if padanan.individu_id is None:
        raise Galat("TANPA_CALON", _("Baris ini tidak mempunyai calon untuk diputuskan."))
    with transaction.atomic():
        rows = _lock(padanan.pemadanan_id, padanan.sasaran_id)
        if padanan.pk not in rows:
            raise _changed()
        putusan = {padanan.pk: str(keputusan)}
        if keputusan == Keputusan.PADAN:
            others = dict.fromkeys(rows.keys() - putusan.keys(), str(Keputusan.BUKAN))
            putusan = {**others, **putusan}
        return _decide(rows, putusan, oleh)


def decide_none(
    pemadanan: Pemadanan, sasaran: Sasaran, *, oleh: Pengguna | None
) -> KeputusanPadanan:
    """None of the candidates is the person. Raises as `decide_padanan`."""
    with transaction.atomic():
        rows = _lock(pemadanan.pk, sasaran.pk)
        return _decide(rows, dict.fromkeys(rows, str(Keputusan.BUKAN)), oleh)


def undo_keputusan(act: KeputusanPadanan, *, oleh: Pengguna | None) -> None:
    """Restore what stood before the newest act on a Sasaran.

    Raises Galat SUDAH_DIURUNGKAN, BUKAN_TERAKHIR, CALON_BERUBAH, SUDAH_DIPADANKAN.
    """
    with transaction.atomic():
        rows = _lock(act.pemadanan_id, act.sasaran_id)
        _require_newest(act)
        before = {int(pk): keputusan for pk, keputusan in act.sebelum.items()}
        if not before.keys() <= rows.keys():
            raise _changed()
        _write(rows, before, oleh)
        act.diurungkan_at = timezone.now()
        act.save(update_fields=["diurungkan_at"])
        _tell("undo_keputusan_padanan", act, oleh)


def _lock(pemadanan_id: int, sasaran_id: int) -> dict[int, Padanan]:
    """The Sasaran's candidates, and everybody's rows on the same people, locked in one order."""
    own = Padanan.objects.filter(pemadanan=pemadanan_id, sasaran=sasaran_id, individu__isnull=False)
    people = list(own.values_list("individu_id", flat=True))
    locked = (
        Padanan.objects.filter(pemadanan=pemadanan_id, individu__in=people)
        .select_for_update(of=("self",))
        .select_related("pemadanan__kabupaten", "sasaran")
        .order_by("pk")
    )
    rows = {row.pk: row for row in locked if row.sasaran_id == sasaran_id}
    if not rows:
        raise _changed()
    if next(iter(rows.values())).pemadanan.status != StatusProses.SELESAI:
        raise Galat("PADAN_BELUM_SELESAI", _("Padu padan sedang berjalan. Tunggu sampai selesai."))
    return rows


def _changed() -> Galat:
    return Galat(
        "CALON_BERUBAH", _("Calon orang ini sudah berubah. Muat ulang halaman, lalu putuskan.")
    )


def _decide(rows: dict[int, Padanan], putusan: Putusan, oleh: Pengguna | None) -> KeputusanPadanan:
    before = {pk: rows[pk].keputusan for pk in putusan}
    if before == dict(putusan):
        raise Galat("SUDAH_DIPUTUSKAN", _("Keputusan ini sudah tersimpan."))
    _write(rows, putusan, oleh)
    row = next(iter(rows.values()))
    act = KeputusanPadanan.objects.create(
        pemadanan=row.pemadanan, sasaran=row.sasaran, sebelum=before, sesudah=putusan, oleh=oleh
    )
    _tell("decide_padanan", act, oleh)
    return act


def _write(rows: dict[int, Padanan], putusan: Putusan, oleh: Pengguna | None) -> None:
    """`bukan` first, so that the one `padan` per Sasaran never stands twice."""
    for pk, keputusan in sorted(putusan.items(), key=lambda item: item[1] == Keputusan.PADAN):
        row = rows[pk]
        row.keputusan = keputusan
        row.diputuskan_oleh = oleh if keputusan else None
        row.diputuskan_at = timezone.now() if keputusan else None
    for row in rows.values():
        if _is_settled(row):
            _require_free(row)
    try:
        with transaction.atomic():
            for pk in sorted(putusan, key=lambda pk: putusan[pk] == Keputusan.PADAN):
                rows[pk].save(update_fields=["keputusan", "diputuskan_oleh", "diputuskan_at"])
    except IntegrityError as error:
        raise _changed() from error


def _is_settled(row: Padanan) -> bool:
    otomatis = row.status == StatusPadanan.OTOMATIS
    return row.keputusan == Keputusan.PADAN or (otomatis and not row.keputusan)


def _require_free(row: Padanan) -> None:
    """One person of the release stands for one row of the decree."""
    taken = (
        Padanan.objects.filter(pemadanan=row.pemadanan_id, individu=row.individu_id)
        .filter(
            Q(keputusan=Keputusan.PADAN)
            | Q(status=StatusPadanan.OTOMATIS, keputusan=Keputusan.KOSONG)
        )
        .exclude(sasaran=row.sasaran_id)
        .select_related("sasaran")
        .first()
    )
    if taken:
        raise Galat(
            "SUDAH_DIPADANKAN",
            _(
                "Orang ini sudah dipadankan dengan baris nomor %(nomor)s dalam SK. Putuskan bukan "
                "di sana lebih dahulu, atau bukan di sini bila SK memuat orang yang sama dua kali."
            )
            % {"nomor": taken.sasaran.sk_no},
        )


def _require_newest(act: KeputusanPadanan) -> None:
    acts = KeputusanPadanan.objects.filter(pemadanan=act.pemadanan_id, sasaran=act.sasaran_id)
    newest = acts.filter(diurungkan_at=None).order_by("-pk").first()
    if newest is None or acts.filter(pk=act.pk).exclude(diurungkan_at=None).exists():
        raise Galat("SUDAH_DIURUNGKAN", _("Keputusan ini sudah diurungkan."))
    if newest.pk != act.pk:
        raise Galat("BUKAN_TERAKHIR", _("Ada keputusan yang lebih baru. Urungkan yang itu dahulu."))


def _tell(tindakan: str, act: KeputusanPadanan, oleh: Pengguna | None) -> None:
    counts = list(act.sesudah.values())
    record(
        tindakan,
        act.sasaran,
        oleh=oleh,
        wilayah=act.pemadanan.kabupaten,
        pemadanan=act.pemadanan_id,
        keputusan=act.pk,
        padan=counts.count(Keputusan.PADAN),
        bukan=counts.count(Keputusan.BUKAN),
    )
    request_neraca(act.pemadanan.kabupaten)
