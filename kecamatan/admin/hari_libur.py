from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import DateWidget

from fondasi.decisions import Decision
from fondasi.forms.dates import TanggalField
from kecamatan.actions.hari_libur import remove_hari_libur, save_hari_libur
from kecamatan.admin.induk import IndukAdmin, IndukForm, LembarResource, orang
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import HariLibur, Pengguna
from kecamatan.permissions.hari_libur import can_edit_hari_libur

BENTUK = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S")


class Hari(DateWidget):  # type: ignore[misc]
    """A day as people and spreadsheets write it."""

    def __init__(self) -> None:
        super().__init__()
        self.formats = BENTUK


def boleh(user: Pengguna, row: HariLibur) -> Decision:
    return can_edit_hari_libur(user, row.wilayah)


class HariLiburResource(LembarResource):
    """The nation's days; a place's own are kept on its page."""

    tanggal = Field("tanggal", "tanggal", Hari())
    nama = Field("nama", "nama")
    sumber = Field("sumber", "sumber")
    boleh = boleh
    simpan = save_hari_libur

    class Meta:
        model = HariLibur
        fields = ("tanggal", "nama", "sumber")
        import_id_fields = ("tanggal",)

    def get_queryset(self) -> QuerySet[HariLibur]:
        return HariLibur.objects.filter(wilayah=None)


class HariLiburForm(IndukForm):
    tanggal = TanggalField(label="Tanggal", widget=isian_tanggal())

    class Meta:
        model = HariLibur
        fields = ("tanggal", "nama", "sumber")


@admin.register(HariLibur)
class HariLiburAdmin(IndukAdmin):
    form = HariLiburForm
    resource_classes = (HariLiburResource,)
    boleh = boleh
    simpan = save_hari_libur
    list_display = ("tanggal", "nama", "sumber")
    search_fields = ("nama", "sumber")
    date_hierarchy = "tanggal"

    @property
    def dapat_dihapus(self) -> bool:
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(wilayah=None)

    def delete_model(self, request: HttpRequest, obj: HariLibur) -> None:
        remove_hari_libur(obj, oleh=orang(request))
