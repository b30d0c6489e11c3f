"""Programmes and topics for operators. The registry itself is no operator's: it names people, and
those who keep it import it on its own page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import BooleanWidget, IntegerWidget

from fondasi.decisions import Decision
from kecamatan.actions.acuan_bersama import save_acuan_bersama
from kecamatan.admin.induk import AcuanAdmin, IndukAdmin, IndukForm, LembarResource
from kecamatan.models import Pengguna
from kecamatan.permissions.operator import can_edit_acuan
from pendamping.actions.program import save_program
from pendamping.models import ProgramPendampingan, TopikKonsultasi
from pendamping.permissions.program import can_edit_program


def boleh(user: Pengguna, row: ProgramPendampingan) -> Decision:
    return can_edit_program(user, row.wilayah)


class ProgramResource(LembarResource):
    """Programmes of the whole country, known by their code."""

    kode = Field("kode", "kode")
    nama = Field("nama", "nama")
    singkatan = Field("singkatan", "singkatan")
    lembaga = Field("lembaga", "lembaga")
    wajib = Field("wajib", "wajib", BooleanWidget())
    tunggal = Field("tunggal", "tunggal", BooleanWidget())
    urutan = Field("urutan", "urutan", IntegerWidget())
    aktif = Field("aktif", "aktif", BooleanWidget())
    boleh = boleh
    simpan = save_program

    class Meta:
        model = ProgramPendampingan
        fields = ("kode", "nama", "singkatan", "lembaga", "wajib", "tunggal", "urutan", "aktif")
        import_id_fields = ("kode",)

    def get_queryset(self) -> QuerySet[ProgramPendampingan]:
        return ProgramPendampingan.objects.filter(wilayah=None)


@admin.register(ProgramPendampingan)
class ProgramAdmin(IndukAdmin):
    form = IndukForm
    fields = ("nama", "singkatan", "kode", "lembaga", "wajib", "tunggal", "urutan", "aktif")
    resource_classes = (ProgramResource,)
    boleh = boleh
    simpan = save_program
    list_display = ("nama", "singkatan", "lembaga", "wajib", "tunggal", "aktif")
    search_fields = ("nama", "singkatan", "kode", "lembaga")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(wilayah=None)


@admin.register(TopikKonsultasi)
class TopikAdmin(AcuanAdmin):
    form = IndukForm
    fields = ("nama", "kode", "hari_kerja", "urutan", "aktif")
    boleh = can_edit_acuan
    simpan = save_acuan_bersama
    list_display = ("nama", "hari_kerja", "urutan", "aktif")
