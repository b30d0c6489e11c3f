from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import BooleanWidget, ForeignKeyWidget, Widget

from fondasi.decisions import Decision
from kecamatan.actions.data_induk import save_data_induk
from kecamatan.admin.induk import IndukAdmin, IndukForm, LembarResource, orang
from kecamatan.enums import JenisInstansi
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import above, below, cakupan_of
from kecamatan.permissions.operator import OPERATOR, can_edit_instansi


def boleh(user: Pengguna, row: Instansi) -> Decision:
    return can_edit_instansi(user, row.wilayah if row.wilayah_id else None)


class Jenis(Widget):  # type: ignore[misc]
    """A kind by its word on the screen; its code is understood too."""

    def clean(self, value: str | None, row: Any = None, **kwargs: Any) -> str:
        asked = (value or "").casefold()
        for one in JenisInstansi:
            if asked in (one.value, one.label.casefold()):
                return str(one.value)
        known = ", ".join(str(label) for label in JenisInstansi.labels)
        raise ValueError(f"Jenis ini tidak dikenal. Tulis salah satu dari: {known}.")

    def render(self, value: str, obj: Any = None, **kwargs: Any) -> str:
        return str(JenisInstansi(value).label) if value else ""


class Induk(Widget):  # type: ignore[misc]
    """The office above, by name or abbreviation, among those of the row's place and above it; with
    the code of its place before the name where two of them bear it: `35.17 Dinas Kesehatan`."""

    def clean(self, value: str | None, row: Any = None, **kwargs: Any) -> Instansi | None:
        if not value:
            return None
        kode, _blank, nama = value.partition(" ")
        if not kode[:1].isdigit():
            kode, nama = "", value
        called = Q(nama__iexact=nama) | Q(singkatan__iexact=nama)
        rows = Instansi.objects.filter(called, above("wilayah", [row.get("kode wilayah") or ""]))
        found = list((rows.filter(wilayah__kode=kode) if kode else rows)[:2])
        if len(found) == 1:
            return found[0]
        raise ValueError(
            "Beberapa instansi bernama begini. Tulis kode wilayahnya di depan nama, misalnya "
            "35.17 Dinas Kesehatan."
            if found
            else "Instansi induk tidak ditemukan di wilayah ini atau di atasnya. Masukkan dahulu "
            "induknya, atau kosongkan."
        )

    def render(self, value: Instansi | None, obj: Any = None, **kwargs: Any) -> str:
        return f"{value.wilayah.kode} {value.nama}" if value else ""


class InstansiResource(LembarResource):
    nama = Field("nama", "nama")
    wilayah = Field("wilayah", "kode wilayah", ForeignKeyWidget(Wilayah, "kode"))
    jenis = Field("jenis", "jenis", Jenis())
    singkatan = Field("singkatan", "singkatan")
    induk = Field("induk", "induk", Induk())
    aktif = Field("aktif", "aktif", BooleanWidget())
    boleh = boleh
    simpan = save_data_induk

    class Meta:
        model = Instansi
        fields = ("nama", "wilayah", "jenis", "singkatan", "induk", "aktif")
        import_id_fields = ("nama", "wilayah")

    def get_queryset(self) -> QuerySet[Instansi]:
        return Instansi.objects.select_related("wilayah", "induk__wilayah")


class InstansiForm(IndukForm):
    wilayah = WilayahField(label="Wilayah", help_text="Nama atau kode, misalnya 35.17.")

    class Meta:
        model = Instansi
        fields = ("nama", "singkatan", "jenis", "wilayah", "aktif")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["wilayah"] = self.instance.wilayah.kode


@admin.register(Instansi)
class InstansiAdmin(IndukAdmin):
    """Offices of the provinces that the operator answers for."""

    form = InstansiForm
    resource_classes = (InstansiResource,)
    petunjuk = (
        f"{IndukAdmin.petunjuk} Jenis ditulis seperti di layar "
        f"({', '.join(JenisInstansi.labels)}); induk dengan namanya, atau kode wilayah dan "
        "namanya; aktif dengan 1 atau 0."
    )
    boleh = boleh
    simpan = save_data_induk
    list_display = ("nama", "singkatan", "jenis", "wilayah", "induk", "aktif")
    list_filter = ("jenis", "aktif")
    search_fields = ("nama", "singkatan", "wilayah__nama", "wilayah__kode")
    search_help_text = "Nama, singkatan, atau wilayah"
    list_select_related = ("wilayah", "induk__wilayah")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        kodes = cakupan_of(orang(request)).kodes(*OPERATOR)
        return super().get_queryset(request).filter(below("wilayah", kodes))
