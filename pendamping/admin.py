"""Programmes, topics and the registry for operators. The registry names officials: it comes in by
file and is read here without phone or address; kecamatan and Bappeda keep it on its own pages."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import admin
from django.core.files.base import File
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import BooleanWidget

from fondasi.decisions import Decision
from fondasi.formatting import tanggal
from fondasi.spreadsheets.datasets import LembarInduk, Tabel
from kecamatan.actions.acuan_bersama import save_acuan_bersama
from kecamatan.admin.induk import (
    AcuanAdmin,
    BerkasForm,
    Bilangan,
    IndukAdmin,
    IndukForm,
    LembarResource,
    orang,
)
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.permissions.operator import OPERATOR, can_edit_acuan
from pendamping.actions.impor import PendampingResource
from pendamping.actions.program import save_program
from pendamping.intake.impor import BARIS_TERBANYAK, read_registry
from pendamping.models import Pendamping, ProgramPendampingan, TopikKonsultasi
from pendamping.permissions.pendamping import can_register_pendamping
from pendamping.permissions.program import can_edit_program
from pendamping.rules.impor import JUDUL


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
    urutan = Field("urutan", "urutan", Bilangan())
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


class LembarRegistri(LembarInduk):
    """The same file that kecamatan and Bappeda upload, read by the same reader."""

    def create_dataset(self, in_stream: bytes | None) -> Tabel:
        if in_stream is None:
            return super().create_dataset(in_stream)
        lembaran = read_registry(File(BytesIO(in_stream), "registri"))
        return Tabel(lembaran.baris, JUDUL, lembaran.nomor)


class RegistriResource(PendampingResource):
    peran = OPERATOR

    class Meta:
        report_skipped = True
        store_row_values = True
        skip_html_diff = True

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        dataset.number(result)


class RegistriForm(BerkasForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "import_file"
        ].help_text = (
            f"Baris judul boleh di bawah kop. Paling besar 5 MB dan {BARIS_TERBANYAK} baris."
        )


@admin.register(Pendamping)
class PendampingAdmin(IndukAdmin):
    """Of the provinces that the operator answers for. Changed and ended where it is kept."""

    form = IndukForm
    resource_classes = (RegistriResource,)
    import_form_class = RegistriForm
    petunjuk = (
        "Nama, Program, dan Kontrak mulai wajib diisi. Yang belum terdaftar didaftarkan, yang "
        "sudah terdaftar hanya ditempatkan di desa yang baru. Beberapa desa binaan dipisahkan "
        "titik koma; kecamatan yang senama ditulis kodenya."
    )
    import_formats = (LembarRegistri,)
    boleh = staticmethod(lambda user, row: can_register_pendamping(user, row.wilayah))
    list_display = ("nama", "program", "lembaga", "wilayah", "kontrak_mulai", "hari_terakhir")
    list_filter = ("program",)
    search_fields = ("kontak__nama", "wilayah__nama", "wilayah__kode")
    search_help_text = "Nama atau wilayah"
    list_select_related = ("kontak__instansi", "program", "wilayah")
    fields = ("nama", "program", "lembaga", "wilayah", "kontrak_mulai", "hari_terakhir")
    readonly_fields = fields

    @admin.display(description="nama", ordering="kontak__nama")
    def nama(self, row: Pendamping) -> str:
        return row.kontak.nama

    @admin.display(description="lembaga")
    def lembaga(self, row: Pendamping) -> str:
        return row.lembaga

    @admin.display(description="hari terakhir", ordering="kontrak_sampai")
    def hari_terakhir(self, row: Pendamping) -> str:
        return tanggal(row.hari_terakhir) if row.hari_terakhir else "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        kodes = cakupan_of(orang(request)).kodes(*OPERATOR)
        return super().get_queryset(request).filter(below("wilayah", kodes))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return super().has_view_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Names and numbers leave the portal through the page of those who keep them."""
        return False
