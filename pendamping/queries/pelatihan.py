from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from fondasi.today import today
from kecamatan.models import Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.models import Pelatihan
from pendamping.models.cakupan import PENGELOLA

PALING_BANYAK = 200
"""So many names are offered at once; a search word narrows them."""


def trainings(user: Pengguna) -> QuerySet[Pelatihan]:
    """With `diundang` and `datang`, the counts of participants."""
    rows = Pelatihan.objects.visible_to(user).select_related("wilayah", "topik")
    return rows.annotate(
        diundang=Count("peserta"), datang=Count("peserta", filter=Q(peserta__hadir=True))
    )


def places_to_train(user: Pengguna) -> QuerySet[Wilayah]:
    kodes = cakupan_of(user).kodes(*PENGELOLA)
    return Wilayah.objects.within_any(kodes).current(today()).filter(tingkat__in=(2, 3))


def people_to_invite(row: Pelatihan, q: str = "") -> QuerySet[Kontak]:
    """People of the place who are not on the list yet."""
    people = Kontak.objects.filter(below("wilayah", [row.wilayah.kode]), aktif=True)
    people = people.exclude(pelatihan__pelatihan=row)
    if q:
        hit = Q(nama__icontains=q) | Q(jabatan__icontains=q) | Q(wilayah__nama__icontains=q)
        people = people.filter(hit)
    ids = people.order_by("nama", "id").values_list("pk", flat=True)[:PALING_BANYAK]
    return Kontak.objects.filter(pk__in=list(ids)).select_related("wilayah").order_by("nama", "id")
