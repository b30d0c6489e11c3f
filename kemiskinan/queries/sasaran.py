"""The people of a decree: the list, one person's story, and where field and records disagree."""

from __future__ import annotations

from datetime import date

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import ExtractMonth, ExtractYear

from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import Bantuan, JenisRilis, Keberadaan, KelasIntervensi, StatusIntervensi
from kemiskinan.models import (
    BarisDaftar,
    BeritaAcara,
    Intervensi,
    IzinData,
    Neraca,
    NeracaBaris,
    Padanan,
    Rilis,
    Sasaran,
    Verval,
)


def kabupaten_kodes(user: Pengguna) -> list[str]:
    """Kabupaten and kota in or below which this person works."""
    held = [p.wilayah.kode for p in cakupan_of(user).penugasan]
    return sorted({".".join(kode.split(".")[:2]) for kode in held if "." in kode})


def decrees_for(user: Pengguna) -> QuerySet[Rilis]:
    """Decrees whose rows this person may meet, the one in force first."""
    granted = IzinData.objects.held_by(user).values("kabupaten")
    here = Q(kabupaten__kode__in=kabupaten_kodes(user)) | Q(kabupaten__in=granted)
    rows = Rilis.objects.filter(here, jenis=JenisRilis.SK_BUPATI).exclude(
        status__in=["DITERIMA", "DIBACA", "DITOLAK", "GAGAL"]
    )
    in_force = Case(When(status="BERLAKU", then=0), default=1, output_field=IntegerField())
    return rows.named().order_by(in_force, "-tahun", "-id")


def name_kodes(user: Pengguna) -> list[str]:
    """Places whose people this person may look for: hers, and for the province those of a grant."""
    held = [p.wilayah.kode for p in cakupan_of(user).penugasan if p.peran != Peran.PROVINSI]
    granted = IzinData.objects.held_by(user).values_list("wilayah__kode", flat=True)
    return [*held, *granted] if cakupan_of(user).has(Peran.PROVINSI) else held


def with_state(rows: QuerySet[Sasaran], neraca: Neraca | None) -> QuerySet[Sasaran]:
    """Adds `keberadaan` (newest field answer) and the classes `padan` and `intervensi_kelas`."""
    verval = Verval.objects.filter(sasaran=OuterRef("pk"), terkini=True).order_by("-pk")
    ledger = NeracaBaris.objects.filter(neraca=neraca, sasaran=OuterRef("pk"))
    return rows.annotate(
        keberadaan=Subquery(verval.values("keberadaan")[:1]),
        padan=Subquery(ledger.values("padan")[:1]),
        intervensi_kelas=Subquery(ledger.values("intervensi")[:1]),
    )


def on_daftar(rows: QuerySet[Sasaran], daftar_id: int) -> QuerySet[Sasaran]:
    return rows.filter(Exists(BarisDaftar.objects.filter(sasaran=OuterRef("pk"), daftar=daftar_id)))


def matches_of(sasaran: Sasaran) -> list[Padanan]:
    """The candidates of the newest padu padan, best first."""
    newest = Padanan.objects.filter(sasaran=sasaran).order_by("-pemadanan_id")[:1]
    rows = Padanan.objects.filter(
        sasaran=sasaran, pemadanan__in=Subquery(newest.values("pemadanan"))
    )
    return list(rows.select_related("individu__desa", "pemadanan__rilis", "diputuskan_oleh"))


def answers_of(sasaran: Sasaran) -> list[Verval]:
    """All field answers, newest first; `sah` where the minutes of that list are signed."""
    minutes = BeritaAcara.objects.final().filter(daftar=OuterRef("daftar"), desa=sasaran.desa_id)
    rows = Verval.objects.filter(sasaran=sasaran).annotate(sah=Exists(minutes))
    return list(rows.select_related("daftar__wilayah", "oleh", "tujuan", "kembaran"))


def help_of(sasaran: Sasaran) -> list[Intervensi]:
    related = ("sub_kegiatan__program", "sub_kegiatan__instansi")
    return list(Intervensi.objects.filter(sasaran=sasaran).select_related(*related))


def trail_of(sasaran: Sasaran) -> list[JejakAudit]:
    """Who did what to this row, newest first; who only looked stands in the audit trail."""
    rows = JejakAudit.objects.filter(objek="sasaran", objek_id=sasaran.pk)
    rows = rows.exclude(tindakan="lihat_sasaran")
    return list(rows.select_related("pelaku")[:30])


BELUM_TERCATAT = "belum menerima menurut lapangan, intervensi tercatat"
TANPA_CATATAN = "menerima menurut lapangan, tidak ada intervensi tercatat"
BELUM_CUKUP = "belum cukup menurut lapangan, optimal menurut kriteria"
SUDAH_CUKUP = "cukup menurut lapangan, belum optimal menurut kriteria"
SESUDAH_WAFAT = "meninggal menurut lapangan, bantuan tersalur sesudahnya"


def disagreements(neraca: Neraca, until: date) -> QuerySet[Verval]:
    """Current answers that the recorded interventions contradict; each with one `sebab`.

    They are listed for the secretariat and change no figure.
    """
    ledger = NeracaBaris.objects.filter(neraca=neraca, sasaran=OuterRef("sasaran"))
    rows = Verval.objects.filter(
        terkini=True, sasaran__rilis=neraca.sk_id, dikunjungi__lte=until
    ).annotate(
        kelas=Subquery(ledger.values("intervensi")[:1]),
        tercatat=Subquery(ledger.values("terintervensi")[:1]),
        sesudah_wafat=Exists(_after_death()),
    )
    return rows.annotate(sebab=_cause()).exclude(sebab="")


def _after_death() -> QuerySet[Intervensi]:
    """Help handed over in a later month than the death."""
    died = OuterRef("tanggal_kejadian")
    later = Q(tahun__gt=ExtractYear(died)) | Q(
        tahun=ExtractYear(died), bulan__gt=ExtractMonth(died)
    )
    return Intervensi.objects.filter(
        later, sasaran=OuterRef("sasaran"), status=StatusIntervensi.TERSALUR
    )


def _cause() -> Case:
    given = (Bantuan.MENERIMA_CUKUP, Bantuan.MENERIMA_BELUM_CUKUP)
    unfinished = (KelasIntervensi.BELUM_OPTIMAL, KelasIntervensi.BELUM_DIINTERVENSI)
    return Case(
        When(keberadaan=Keberadaan.MENINGGAL, sesudah_wafat=True, then=Value(SESUDAH_WAFAT)),
        When(bantuan=Bantuan.BELUM_MENERIMA, tercatat=True, then=Value(BELUM_TERCATAT)),
        When(bantuan__in=given, tercatat=False, then=Value(TANPA_CATATAN)),
        When(
            bantuan=Bantuan.MENERIMA_BELUM_CUKUP,
            kelas=KelasIntervensi.OPTIMAL,
            then=Value(BELUM_CUKUP),
        ),
        When(bantuan=Bantuan.MENERIMA_CUKUP, kelas__in=unfinished, then=Value(SUDAH_CUKUP)),
        default=Value(""),
        output_field=CharField(),
    )
