"""/kemiskinan/angka-makro/ : published estimates, beside and never among the lists of people."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fondasi.errors import Galat
from fondasi.formatting import desimal
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from fondasi.spreadsheets.sheets import Kolom as KolomXlsx
from fondasi.spreadsheets.sheets import Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.models import Pengguna
from kemiskinan.actions.angka_makro import (
    BATAS,
    HasilMakro,
    import_angka_makro,
    read_upload,
    remove_angka_makro,
)
from kemiskinan.enums import UkuranKemiskinan
from kemiskinan.forms.angka_makro import UnggahMakroForm
from kemiskinan.models import AngkaKemiskinan
from kemiskinan.permissions.angka_makro import can_edit_angka_makro, can_import_angka_makro
from kemiskinan.rules.angka_makro import KOLOM

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = [
    Kolom("Wilayah", "wilayah", ("wilayah__kode", "ukuran", "-tahun")),
    Kolom("Ukuran", "ukuran", ("ukuran", "wilayah__kode", "-tahun")),
    Kolom("Waktu", "waktu", ("-tahun", "-bulan", "wilayah__kode")),
    Kolom("Nilai", angka=True),
    Kolom("Sumber dan rilis"),
]
TEMPLAT = [
    KolomXlsx("Kode wilayah", 14),
    KolomXlsx("Tahun", 8),
    KolomXlsx("Bulan", 12),
    KolomXlsx("Ukuran", 12, pilihan=UkuranKemiskinan.values),
    KolomXlsx("Nilai", 14),
    KolomXlsx("Sumber", 44),
    KolomXlsx("Tanggal rilis", 14),
]


@login_required
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = AngkaKemiskinan.objects.visible_to(user).select_related("wilayah")
    page: Any = list_page(request, rows, columns=COLUMNS, satuan="angka")
    context = {
        "daftar": page,
        "baris": [(row, bool(can_edit_angka_makro(user, row.wilayah))) for row in page.rows],
        "boleh": bool(can_import_angka_makro(user)),
    }
    return render(request, "kemiskinan/angka_makro.html", context)


@login_required
def unggah(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_import_angka_makro(user).require()
    form = UnggahMakroForm(request.POST or None, request.FILES or None)
    hasil: HasilMakro | None = None
    if request.method == "POST" and form.is_valid():
        try:
            hasil = import_angka_makro(read_upload(form.cleaned_data["berkas"]), oleh=user)
        except Galat as galat:
            form.add_error("berkas", galat.pesan)
        if hasil and not hasil.keliru:
            text = _("%(baru)s angka baru tersimpan, %(sama)s sudah ada.")
            tell(request, text % {"baru": hasil.baru, "sama": hasil.sama})
            return redirect("kemiskinan:angka-makro")
    context = {
        "form": form,
        "hasil": hasil,
        "batas": BATAS.ukuran_berkas,
        "ukuran": [(one.value, one.label, one.satuan) for one in UkuranKemiskinan],
    }
    return render(request, "kemiskinan/angka_makro_unggah.html", context)


@login_required
@require_safe
def templat(request: HttpRequest) -> HttpResponse:
    can_import_angka_makro(cast(Pengguna, request.user)).require()
    assert tuple(one.judul for one in TEMPLAT) == KOLOM
    target = BytesIO()
    write_xlsx(target, [Lembar("Angka makro", TEMPLAT, [], baris_isian=200)])
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="templat-angka-makro.xlsx"'
    return response


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(AngkaKemiskinan.objects.visible_to(user), pk=pk)
    can_edit_angka_makro(user, row.wilayah).require()
    alamat = reverse("kemiskinan:angka-makro")
    if request.method == "POST":
        remove_angka_makro(row, oleh=user)
        tell(request, _("Angka dihapus."))
        return redirect(alamat)
    baris = [
        (_("Wilayah"), row.wilayah or "Indonesia"),
        (_("Ukuran"), row.get_ukuran_display()),
        (_("Waktu"), row.masa),
        (_("Nilai"), f"{desimal(row.nilai)} {row.satuan}"),
        (_("Sumber"), row.sumber),
    ]
    context = {"baris": baris, "aksi": request.path, "batal": alamat}
    return render(request, "kemiskinan/angka_makro_hapus.html", context)
