"""Who came to a meeting, counted by group and by L/P."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone

from fondasi.kept.drawing import moment
from fondasi.today import today
from kecamatan.enums import JenisKelamin, StatusHadir, StatusRapat
from kecamatan.models import Kehadiran, RapatKoordinasi, UndanganRapat
from kecamatan.queries.undangan import invitees_of
from kecamatan.rules.jalan_rapat import HADIR_TERBUKA
from kecamatan.rules.kehadiran import TANPA_UNSUR, expiry_of

_SIGNER = Signer(salt="kecamatan.hadir")


@dataclass(frozen=True, slots=True)
class Hitungan:
    """People of one group; `tanpa` are those of whom L/P is not known."""

    unsur: str
    l: int  # noqa: E741
    p: int
    tanpa: int

    @property
    def jumlah(self) -> int:
        return self.l + self.p + self.tanpa


@dataclass(frozen=True, slots=True)
class RekapHadir:
    per_unsur: tuple[Hitungan, ...]
    jumlah: Hitungan
    izin: int


def rekap_of(rapat: RapatKoordinasi) -> RekapHadir:
    return rekap(rapat.kehadiran.all())


def rekap(kehadiran: QuerySet[Kehadiran]) -> RekapHadir:
    """Of one meeting or of several, where a person counts once a meeting. One query."""
    here = Q(status=StatusHadir.HADIR)
    rows = (
        kehadiran.order_by()
        .values(kelompok=Coalesce(NullIf("unsur", Value("")), Value(TANPA_UNSUR)))
        .annotate(
            l=Count("pk", filter=here & Q(jenis_kelamin=JenisKelamin.L)),
            p=Count("pk", filter=here & Q(jenis_kelamin=JenisKelamin.P)),
            tanpa=Count("pk", filter=here & Q(jenis_kelamin="")),
            izin=Count("pk", filter=Q(status=StatusHadir.IZIN)),
        )
    )
    found = list(rows)
    groups = [Hitungan(row["kelompok"], row["l"], row["p"], row["tanpa"]) for row in found]
    present = sorted((g for g in groups if g.jumlah), key=lambda g: (-g.jumlah, g.unsur))
    total = Hitungan(
        "", sum(g.l for g in groups), sum(g.p for g in groups), sum(g.tanpa for g in groups)
    )
    return RekapHadir(tuple(present), total, sum(row["izin"] for row in found))


def count_hadir(rapat: RapatKoordinasi) -> int:
    return rapat.kehadiran.filter(status=StatusHadir.HADIR).count()


@dataclass(frozen=True, slots=True)
class BarisUndangan:
    """An invitation and who came for it."""

    undangan: UndanganRapat
    hadir: Kehadiran | None

    @property
    def pilihan(self) -> str:
        """What the tick list shows: "", IZIN, L, P or X (there, L/P not known)."""
        if self.hadir is None:
            return ""
        if self.hadir.status == StatusHadir.IZIN:
            return StatusHadir.IZIN.value
        return self.hadir.jenis_kelamin or "X"


def tick_list(rapat: RapatKoordinasi) -> list[BarisUndangan]:
    """Every invitation, in the order of the letter; two queries."""
    held = {row.undangan_id: row for row in rapat.kehadiran.filter(undangan__isnull=False)}
    return [BarisUndangan(row, held.get(row.pk)) for row in invitees_of(rapat)]


def guests(rapat: RapatKoordinasi) -> QuerySet[Kehadiran]:
    """Those who came without an invitation of their own."""
    return rapat.kehadiran.filter(undangan=None)


def is_open_for_sign_in(rapat: RapatKoordinasi) -> bool:
    """While it runs, and on its day before it begins."""
    running = rapat.status == StatusRapat.BERLANGSUNG
    return running or (rapat.status in HADIR_TERBUKA and rapat.tanggal == today())


def sign_in_url(rapat: RapatKoordinasi) -> str:
    """What the QR code says: a signed, expiring address that knows the meeting and nobody."""
    token = _SIGNER.sign_object([rapat.pk, expiry_of(moment())])
    return settings.SITUS_URL + reverse("kecamatan:rapat-hadir", args=[token])


def rapat_of_token(token: str) -> RapatKoordinasi | None:
    """The meeting of a code that is genuine, not expired, and still open."""
    try:
        pk, ends = _SIGNER.unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    if ends < timezone.now().timestamp():
        return None
    rapat = RapatKoordinasi.objects.select_related("wilayah", "jenis").filter(pk=pk).first()
    return rapat if rapat is not None and is_open_for_sign_in(rapat) else None
