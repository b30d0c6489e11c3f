"""Kecamatan whose visits lag behind their deadline, as figures; and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from fondasi.rujukan import Rujukan, register
from fondasi.today import day_told
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import DaftarVerval
from kemiskinan.queries.daftar import progress_per_wilayah
from kemiskinan.rules.jadwal import is_behind

JENIS_RUJUKAN = "daftar-verval"
BAGIAN_KECAMATAN = 3


@dataclass(frozen=True, slots=True)
class Tertinggal:
    wilayah: Wilayah
    total: int
    selesai: int
    batas: date


def lagging(hari_ini: date) -> list[Tertinggal]:
    """By code. The pace runs from the day on which the kecamatan's first open list was handed
    out. Three queries, whatever the number of lists."""
    lists = DaftarVerval.objects.filter(jenis=JenisDaftar.LAPANGAN, status=StatusDaftar.TERBUKA)
    begun: dict[str, date] = {}
    for kode, created_at in lists.order_by("-created_at").values_list(
        "wilayah__kode", "created_at"
    ):
        begun[kecamatan_kode(kode)] = day_told(created_at)
    return [
        Tertinggal(one.wilayah, one.total, one.selesai, one.batas)
        for one in progress_per_wilayah(lists, Tingkat.KECAMATAN)
        if one.batas
        and is_behind(
            selesai=one.selesai,
            total=one.total,
            mulai=begun.get(one.wilayah.kode, one.batas),
            batas=one.batas,
            hari_ini=hari_ini,
        )
    ]


def kecamatan_kode(kode: str) -> str:
    return ".".join(kode.split(".")[:BAGIAN_KECAMATAN])


def register_daftar() -> None:
    """Called by KemiskinanConfig.ready()."""
    register(JENIS_RUJUKAN, resolve_daftar)


def resolve_daftar(user: Any, kunci: str) -> Rujukan | None:
    """The open field lists of the kecamatan `kunci`: the one list, or the page of lists."""
    lists = DaftarVerval.objects.visible_to(user).filter(
        jenis=JenisDaftar.LAPANGAN, status=StatusDaftar.TERBUKA
    )
    here = lists.filter(wilayah__in=Wilayah.objects.within(kunci)).select_related("wilayah")
    found = list(here.order_by("id")[:2])
    if not found:
        return None
    if len(found) == 1:
        url = reverse("kemiskinan:daftar-detail", args=[found[0].pk])
        return Rujukan(f"Daftar verval {found[0].wilayah.sebutan}", url)
    return Rujukan("Daftar verval", reverse("kemiskinan:daftar"))
