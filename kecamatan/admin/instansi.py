from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import BooleanWidget, ForeignKeyWidget

from fondasi.decisions import Decision
from kecamatan.actions.data_induk import save_data_induk
from kecamatan.admin.induk import IndukAdmin, IndukForm, LembarResource, orang
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.permissions.operator import OPERATOR, can_edit_instansi


def boleh(user: Pengguna, row: Instansi) -> Decision:
    return can_edit_instansi(user, row.wilayah if row.wilayah_id else None)


class InstansiResource(LembarResource):
    nama = Field("nama", "nama")
    wilayah = Field("wilayah", "kode wilayah", ForeignKeyWidget(Wilayah, "kode"))
    jenis = Field("jenis", "jenis")
    singkatan = Field("singkatan", "singkatan")
    aktif = Field("aktif", "aktif", BooleanWidget())
    boleh = boleh
    simpan = save_data_induk

    class Meta:
        model = Instansi
        fields = ("nama", "wilayah", "jenis", "singkatan", "aktif")
        import_id_fields = ("nama", "wilayah")


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
    boleh = boleh
    simpan = save_data_induk
    list_display = ("nama", "singkatan", "jenis", "wilayah", "aktif")
    list_filter = ("jenis", "aktif")
    search_fields = ("nama", "singkatan", "wilayah__nama", "wilayah__kode")
    search_help_text = "Nama, singkatan, atau wilayah"
    list_select_related = ("wilayah",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        kodes = cakupan_of(orang(request)).kodes(*OPERATOR)
        return super().get_queryset(request).filter(below("wilayah", kodes))
