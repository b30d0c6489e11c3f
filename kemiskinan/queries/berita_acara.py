"""The recap of one desa on one list, counted from current answers."""

from __future__ import annotations

from django.db.models import Count, Q

from kecamatan.models import Wilayah
from kemiskinan.enums import Keberadaan, StatusUsulan
from kemiskinan.models import BarisDaftar, DaftarVerval, UsulanBaru, Verval
from kemiskinan.rules.berita_acara import Rekap
from kemiskinan.rules.verval import MAMPU


def rekap_of(daftar: DaftarVerval, desa: Wilayah) -> Rekap:
    """Every person of the desa on the list in exactly one branch, and the proposals beside."""
    awal = BarisDaftar.objects.filter(daftar=daftar, sasaran__desa=desa).count()
    angka = _answers(daftar, desa)
    answered = sum(angka.values())
    return Rekap(
        awal=awal, belum_disisir=awal - answered, usulan_baru=_proposals(daftar, desa), **angka
    )


def _answers(daftar: DaftarVerval, desa: Wilayah) -> dict[str, int]:
    mampu = Q(keberadaan=Keberadaan.ADA, kelayakan__in=MAMPU)
    rows = Verval.objects.filter(
        daftar=daftar,
        terkini=True,
        sasaran__desa=desa,
        sasaran__in=BarisDaftar.objects.filter(daftar=daftar).values("sasaran"),
    )
    return rows.order_by().aggregate(
        ada_layak=Count("pk", filter=Q(keberadaan=Keberadaan.ADA) & ~mampu),
        mampu=Count("pk", filter=mampu),
        meninggal=Count("pk", filter=Q(keberadaan=Keberadaan.MENINGGAL)),
        pindah=Count("pk", filter=Q(keberadaan=Keberadaan.PINDAH)),
        tidak_ditemukan=Count("pk", filter=Q(keberadaan=Keberadaan.TIDAK_DITEMUKAN)),
        ganda=Count("pk", filter=Q(keberadaan=Keberadaan.GANDA)),
    )


def _proposals(daftar: DaftarVerval, desa: Wilayah) -> int:
    """Proposals of the desa since the list was handed out, those refused apart."""
    since = UsulanBaru.objects.filter(desa=desa, created_at__gte=daftar.created_at)
    return since.exclude(status=StatusUsulan.DITOLAK).count()
