"""Who hears what of a promise: lines in the notices, without the promise's own words."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from kecamatan.actions.pemberitahuan import notify
from kecamatan.models import Pengguna, TindakLanjut
from kecamatan.queries.penerima_kabar import askers_of, owners_of, secretariat_of


def tell_owner(row: TindakLanjut, judul: str, kunci: str) -> None:
    tell(row, owners_of(row), judul, f"p-{kunci}")


def tell_asker(row: TindakLanjut, judul: str, kunci: str) -> None:
    tell(row, askers_of(row.wilayah), judul, f"m-{kunci}")


def tell_secretariat(row: TindakLanjut, judul: str, kunci: str) -> None:
    tell(row, secretariat_of(row.wilayah), judul, f"s-{kunci}")


def tell(row: TindakLanjut, siapa: QuerySet[Pengguna], judul: str, kunci: str) -> None:
    tujuan = reverse("kecamatan:tindak-lanjut-detail", args=[row.pk])
    notify(siapa, f"tl-{row.pk}-{kunci}", f"{judul} ({row.wilayah})", tujuan)
