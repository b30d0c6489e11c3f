from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from kecamatan.models import DukunganMitra, KegiatanEkonomi, Mitra, Pengguna, TindakLanjut


def filtered_mitra(
    user: Pengguna, *, q: str = "", kelas: str = "", tempat: str = "", keadaan: str = ""
) -> QuerySet[Mitra]:
    """Partners with the sums of their promises; those who left only with `keadaan` "semua"."""
    rows = with_sums(Mitra.objects.visible_to(user))
    if keadaan != "semua":
        rows = rows.filter(aktif=True)
    if q:
        rows = rows.filter(Q(nama__icontains=q) | Q(tawaran__icontains=q) | Q(bentuk__icontains=q))
    if kelas:
        rows = rows.filter(kelas=kelas)
    return rows.filter(wilayah__nama__icontains=tempat) if tempat else rows


def with_sums(rows: QuerySet[Mitra]) -> QuerySet[Mitra]:
    """`komitmen` and `realisasi` in rupiah, `janji` and `terwujud` as counts of promises."""
    return rows.select_related("wilayah__induk").annotate(
        komitmen=Sum("dukungan__komitmen_rupiah"),
        realisasi=Sum("dukungan__realisasi_rupiah"),
        janji=Count("dukungan"),
        terwujud=Count("dukungan", filter=Q(dukungan__tanggal_realisasi__isnull=False)),
    )


def filtered_kegiatan(
    user: Pengguna, *, q: str = "", jenis: str = "", strategi: str = "", tempat: str = ""
) -> QuerySet[KegiatanEkonomi]:
    rows = KegiatanEkonomi.objects.visible_to(user).select_related("desa__induk__induk")
    if q:
        rows = rows.filter(Q(nama__icontains=q) | Q(uraian__icontains=q))
    if jenis:
        rows = rows.filter(jenis=jenis)
    if strategi:
        rows = rows.filter(strategi=strategi)
    if tempat:
        here = Q(desa__nama__icontains=tempat) | Q(desa__induk__nama__icontains=tempat)
        rows = rows.filter(here)
    return rows.prefetch_related("mitra")


def promises_for(user: Pengguna, mitra: Mitra) -> QuerySet[TindakLanjut]:
    """Follow-ups of the partner's place that a promise can answer."""
    rows = TindakLanjut.objects.visible_to(user).filter(wilayah=mitra.wilayah)
    return rows.order_by("-batas", "-id")


def promises_of(mitra: Mitra, user: Pengguna) -> QuerySet[DukunganMitra]:
    """The partner's promises; `terbuka` says whether this reader may read the follow-up that one
    answers: a partner is seen more widely than what is asked of an office."""
    seen = TindakLanjut.objects.visible_to(user).filter(pk=OuterRef("tindak_lanjut"))
    return mitra.dukungan.select_related("desa", "tindak_lanjut").annotate(terbuka=Exists(seen))
