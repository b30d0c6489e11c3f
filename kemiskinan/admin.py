"""Values of published indicators for operators; never a person of a list."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field

from fondasi.decisions import Decision
from kecamatan.admin.induk import IndukAdmin, IndukForm, LembarResource, orang
from kecamatan.models import Pengguna
from kemiskinan.actions.angka_makro import import_angka_makro, remove_angka_makro
from kemiskinan.models import AngkaKemiskinan
from kemiskinan.permissions.angka_makro import can_edit_angka_makro
from kemiskinan.rules.angka_makro import KOLOM

ATRIBUT = ("wilayah__kode", "tahun", "bulan", "ukuran", "nilai", "sumber", "rilis")


def boleh(user: Pengguna, row: AngkaKemiskinan) -> Decision:
    return can_edit_angka_makro(user, row.wilayah)


class AngkaResource(LembarResource):
    """The columns of the upload of macro figures; every row goes through its action alone."""

    boleh = boleh
    simpan = staticmethod(lambda row, oleh: row)

    class Meta:
        model = AngkaKemiskinan
        fields = ()
        import_id_fields = ()
        skip_diff = True

    def __init__(self, *, oleh: Pengguna | None = None, **kwargs: Any) -> None:
        super().__init__(oleh=oleh)
        for name, attribute in zip(KOLOM, ATRIBUT, strict=True):
            self.fields[name] = Field(attribute, name.lower())

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[AngkaKemiskinan, bool]:
        return AngkaKemiskinan(), True

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Nothing: the action writes."""

    def skip_row(self, instance: Any, original: Any, row: Any, *args: Any) -> bool:
        assert self.oleh is not None
        cells = {name: str(row.get(name.lower()) or "").strip() for name in KOLOM}
        result = import_angka_makro([(1, cells)], oleh=self.oleh)
        if result.keliru:
            raise ValidationError(result.keliru[0].kalimat)
        return bool(result.sama)

    def validate_instance(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Nothing: the action judged."""

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Nothing: the action wrote."""


@admin.register(AngkaKemiskinan)
class AngkaAdmin(IndukAdmin):
    """Never changed: a revised release is a row of its own, a wrong one is taken back."""

    form = IndukForm
    resource_classes = (AngkaResource,)
    boleh = boleh
    list_display = ("ukuran", "wilayah", "masa", "nilai", "rilis", "sumber")
    list_filter = ("ukuran", "tahun")
    search_fields = ("wilayah__nama", "wilayah__kode", "sumber")
    list_select_related = ("wilayah",)
    fields = ("ukuran", "wilayah", "tahun", "bulan", "nilai", "sumber", "rilis")

    @property
    def dapat_dihapus(self) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return super().has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or bool(boleh(orang(request), obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return AngkaKemiskinan.objects.visible_to(orang(request))

    def delete_model(self, request: HttpRequest, obj: AngkaKemiskinan) -> None:
        remove_angka_makro(obj, oleh=orang(request))
