"""What every master on the operators' pages has in common: the same Decision and the same action
behind its form and behind its spreadsheet, and the audit trail instead of Django's own log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.resources import ModelResource
from import_export.tmp_storages import CacheStorage
from import_export.widgets import IntegerWidget

from fondasi.decisions import Decision
from fondasi.errors import Galat
from fondasi.spreadsheets.datasets import BATAS, LembarInduk
from kecamatan.actions.audit import record
from kecamatan.forms.sudah_ada import SUDAH_ADA
from kecamatan.models import Pengguna
from kecamatan.permissions.operator import can_operate

Boleh = Callable[..., Decision]
"""(user, row)."""
SATU = [("0", "0")]


class BerkasForm(ImportForm):  # type: ignore[misc]
    import_file = forms.FileField(
        label="Berkas XLSX atau CSV",
        help_text="Baris pertama berisi judul kolom. Paling besar 5 MB dan 2.000 baris.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].widget = forms.HiddenInput()
        self.initial["format"] = "0"

    def clean_import_file(self) -> Any:
        upload = self.cleaned_data["import_file"]
        if upload.size > BATAS.ukuran_berkas:
            raise ValidationError(_("Berkas ini lebih dari 5 MB. Bagi berkasnya."))
        return upload


class TetapkanForm(ConfirmImportForm):  # type: ignore[misc]
    format = forms.ChoiceField(choices=SATU, widget=forms.HiddenInput)
    resource = forms.ChoiceField(choices=SATU, widget=forms.HiddenInput, required=False)


class Bilangan(IntegerWidget):  # type: ignore[misc]
    """A whole number; anything else is a sentence, not an error of the import."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return super().clean(value, row, **kwargs)
        except ArithmeticError as error:
            raise ValueError(_("Tulis dengan angka.")) from error


class LembarResource(ModelResource):  # type: ignore[misc]
    """Rows for `oleh`: what she may not write, or what the action refuses, stays out with its
    sentence; what is there already and the same is skipped."""

    boleh: ClassVar[Boleh]
    simpan: ClassVar[Callable[..., Any]]

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True
        skip_html_diff = True
        store_row_values = True

    def __init__(self, *, oleh: Pengguna | None = None, **kwargs: Any) -> None:
        super().__init__()
        self.oleh = oleh

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        wanted = [self.fields[name].column_name for name in self._meta.import_id_fields]
        if missing := [name for name in wanted if name not in (dataset.headers or [])]:
            raise Galat("KOLOM_TIDAK_ADA", _("Kolom %s tidak ada.") % ", ".join(missing))

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Any, bool]:
        """What names the row must be readable before it is looked for."""
        for name in self._meta.import_id_fields:
            field = self.fields[name]
            try:
                field.clean(row)
            except (ValueError, ObjectDoesNotExist) as error:
                pesan = _("Isinya tidak dikenali: %s.") % row[field.column_name]
                raise ValidationError({field.column_name: pesan}) from error
        found: tuple[Any, bool] = super().get_or_init_instance(instance_loader, row)
        return found

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        assert self.oleh is not None
        if not (decision := type(self).boleh(self.oleh, instance)):
            raise ValidationError(decision.reason)
        try:
            with transaction.atomic():
                type(self).simpan(instance, oleh=self.oleh)
        except Galat as galat:
            raise ValidationError(galat.pesan) from galat

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """No sequence is reset: the database gives the keys, and the role `web` may not."""
        dataset.number(result)


class IndukForm(forms.ModelForm):  # type: ignore[type-arg]
    """Asks the Decision about the row as it would become."""

    class Meta:
        error_messages = SUDAH_ADA

    oleh: Pengguna
    boleh: Boleh

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and not (decision := type(self).boleh(self.oleh, self.instance)):
            self.add_error(None, decision.reason)


class IndukAdmin(ImportExportMixin, admin.ModelAdmin):  # type: ignore[misc,type-arg]
    """`boleh(user, row)` and `simpan(row, oleh=)` are the room's own; rows are ended, not deleted,
    unless a room says how."""

    boleh: ClassVar[Boleh]
    simpan: ClassVar[Callable[..., Any]]
    petunjuk: ClassVar[str] = "Yang belum ada ditambahkan, yang berbeda diubah, yang sama dilewati."
    import_export_change_list_template = "admin/import_export/daftar.html"
    import_form_class = BerkasForm
    confirm_form_class = TetapkanForm
    import_formats = (LembarInduk,)
    export_formats = (LembarInduk,)
    skip_export_form = True
    skip_admin_log = True
    tmp_storage_class = CacheStorage
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False

    def get_urls(self) -> list[Any]:
        """Without the forms of deletion where nothing is deleted, and the nameless redirect."""
        unused = "" if self.dapat_dihapus else "_delete"
        return [
            one
            for one in super().get_urls()
            if one.name and not (unused and one.name.endswith(unused))
        ]

    @property
    def dapat_dihapus(self) -> bool:
        return False

    # Who may

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(can_operate(orang(request)))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(can_operate(orang(request)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(can_operate(orang(request)))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return bool(can_operate(orang(request)))
        return bool(type(self).boleh(orang(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.dapat_dihapus and self.has_change_permission(request, obj)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    # Form

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made = super().get_form(request, obj, change, **kwargs)
        return type(made.__name__, (made,), {"oleh": orang(request), "boleh": type(self).boleh})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        type(self).simpan(obj, oleh=orang(request))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Galat as galat:
            messages.error(request, galat.pesan)
            return redirect(request.path)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any) -> HttpResponse:
        """The audit trail of the row."""
        query = urlencode({"objek": self.opts.model_name, "objek_id": object_id})
        return redirect(f"{reverse('kecamatan:jejak')}?{query}")

    def log_addition(self, *args: Any) -> None:  # type: ignore[override]
        """Nothing: actions leave the audit line."""

    def log_change(self, *args: Any) -> None:  # type: ignore[override]
        """Nothing: actions leave the audit line."""

    def log_deletion(self, *args: Any) -> None:
        """Nothing: actions leave the audit line."""

    def log_deletions(self, *args: Any) -> None:  # type: ignore[override]
        """Nothing: actions leave the audit line."""

    # Spreadsheet

    def get_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"oleh": orang(request)}

    def add_data_read_fail_error_to_form(self, form: Any, error: Exception) -> None:
        unread = _("Berkas ini tidak terbaca. Simpan sebagai XLSX atau CSV, lalu unggah lagi.")
        form.add_error("import_file", error.pesan if isinstance(error, Galat) else unread)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Wrong rows stay out and are listed; the good ones may go in."""
        response = super().import_action(request, **kwargs)
        context = response.context_data
        result = context.get("result")
        context["petunjuk"] = self.petunjuk
        context["title"] = _("Impor %(nama)s") % {"nama": self.opts.verbose_name}
        if result is not None and not result.has_errors() and result.has_validation_errors():
            good = any(row.import_type in ("new", "update") for row in result.rows)
            if good:
                form = self.create_confirm_form(request, import_form=context["form"])
                context["confirm_form"] = form
        return response

    def process_import(self, request: HttpRequest, **kwargs: Any) -> Any:
        """A preview that was used or has gone is no error of the server."""
        if request.method == "POST" and not self.create_confirm_form(request).is_valid():
            raise PermissionDenied(_("Pratinjau ini tidak lengkap. Unggah berkasnya lagi."))
        try:
            return super().process_import(request, **kwargs)
        except Galat as galat:
            messages.error(request, galat.pesan)
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")

    def process_result(self, result: Any, request: HttpRequest) -> Any:
        counts = {name: result.totals.get(name, 0) for name in ("new", "update", "skip", "invalid")}
        if result.has_errors():
            raise Galat("IMPOR_GAGAL", _("Impor dihentikan; tidak ada yang berubah. Unggah lagi."))
        record(
            f"impor_{self.opts.model_name}", str(self.opts.model_name), oleh=orang(request),
            baru=counts["new"], diubah=counts["update"], keliru=counts["invalid"],
        )  # fmt: skip
        return super().process_result(result, request)

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        count = result.totals
        said = _("%(baru)d baris baru, %(ubah)d diubah, %(sama)d sudah ada, %(keliru)d keliru.") % {
            "baru": count["new"], "ubah": count["update"], "sama": count["skip"],
            "keliru": count["invalid"],
        }  # fmt: skip
        messages.success(request, said)


def orang(request: HttpRequest) -> Pengguna:
    return cast(Pengguna, request.user)


class AcuanAdmin(IndukAdmin):
    """A short list that every kabupaten shares; kept by form only."""

    def has_import_permission(self, request: HttpRequest) -> bool:
        return False
