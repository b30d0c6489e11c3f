"""Inbox, one complaint, entry over the counter."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from fondasi.errors import Galat
from fondasi.kept.drawing import fresh_key
from fondasi.listing import EXPORT, Kolom, SaringanFormulir, list_page, wants_export
from fondasi.rujukan import resolve
from fondasi.spreadsheets.writing import csv_lines
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kecamatan.queries.hari_libur import kalender
from kecamatan.queries.tindak_lanjut import PanelRujukan, for_rujukan, told
from layanan_dasar.actions.pengaduan import IsiPengaduan, receive_pengaduan
from layanan_dasar.enums import IdentitasPelaporan, JenisPengaduan, KanalPengaduan
from layanan_dasar.forms.pengaduan import (
    JUDUL,
    AlasanBukaForm,
    CatatanForm,
    LangkahForm,
    PengaduanLoketForm,
    SaringanPengaduan,
)
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.pengaduan import (
    can_enter_pengaduan,
    can_list_pengaduan,
    can_manage_pengaduan,
    can_open_pelapor,
    can_open_text,
    can_read_statistics,
    can_set_routes,
    can_step_pengaduan,
    can_write_note,
)
from layanan_dasar.permissions.tindakan import can_follow_up_pengaduan
from layanan_dasar.queries.pengaduan import (
    LAPOR_COLUMNS,
    history,
    lapor_rows,
    likely_duplicates,
    pengaduan_for,
    with_places,
    words_for,
)
from layanan_dasar.queries.rujukan_pengaduan import RUJUKAN_PENGADUAN
from layanan_dasar.queries.rute_pengaduan import route_of
from layanan_dasar.rules.data_pribadi import find_personal
from layanan_dasar.rules.langkah_pengaduan import UTAMA, Langkah
from layanan_dasar.views.lembar_pengaduan import xlsx_response
from layanan_dasar.views.tanda_terima import receipt

COLUMNS = [
    Kolom(_("Nomor"), "nomor", ("id",)),
    Kolom(_("Kategori"), "kategori", ("kategori__urutan", "-id")),
    Kolom(_("Desa/kelurahan"), "desa", ("desa__kode", "-id")),
    Kolom(_("Instansi"), "instansi", ("instansi__nama", "-id")),
    Kolom(_("Batas"), "batas", ("tenggat", "-id")),
    Kolom(_("Keadaan"), "status", ("status", "-id")),
]
TAMPIL = (
    "nomor", "diterima", "rahasia", "isi", "status", "tahap", "tenggat", "induk_id",
    "kategori__nama", "desa__kode", "desa__jenis", "desa__nama", "desa__induk__jenis",
    "desa__induk__nama", "instansi__nama", "instansi__singkatan",
)  # fmt: skip

KOLOM = {"ISI_PENDEK": "isi", "DITERIMA_NANTI": "diterima", "KATEGORI_LUAR": "kategori"}


@login_required
def daftar(request: HttpRequest) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    can_list_pengaduan(user).require()
    rows = with_places(Pengaduan.objects.visible_to(user)).only(*TAMPIL)
    form = SaringanPengaduan(request.GET, user=user)
    page = list_page(
        request, rows, columns=COLUMNS, satuan="pengaduan", export=True,
        saringan=SaringanFormulir(form, form.narrow(rows)),
    )  # fmt: skip
    if wants_export(request) or request.GET.get(EXPORT) == "csv":
        return _exported(request, page.semua, user)
    context = {
        "daftar": page,
        "kata": words_for(page.rows),
        "boleh_catat": bool(can_enter_pengaduan(user)),
        "boleh_atur": bool(can_set_routes(user)),
        "boleh_angka": bool(can_read_statistics(user)),
        "url_csv": page.export_url.replace(f"{EXPORT}=xlsx", f"{EXPORT}=csv"),
    }
    return render(request, "layanan_dasar/pengaduan.html", context)


def _exported(request: HttpRequest, rows: Any, user: Pengguna) -> HttpResponseBase:
    record("unduh_pengaduan", "pengaduan", oleh=user, jumlah=rows.count())
    if wants_export(request):
        return xlsx_response(LAPOR_COLUMNS, lapor_rows(rows))
    lines = csv_lines(LAPOR_COLUMNS, lapor_rows(rows))
    response = StreamingHttpResponse(lines, content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="pengaduan.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def fetch_pengaduan(user: Pengguna, pk: int) -> Pengaduan:
    """The complaint, when this viewer may know of it; otherwise 404."""
    found = pengaduan_for(user, pk)
    if found is None:
        raise Http404
    return found


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    return show_pengaduan(request, fetch_pengaduan(user, pk), user)


def show_pengaduan(
    request: HttpRequest,
    pengaduan: Pengaduan,
    user: Pengguna,
    *,
    opened: dict[int | None, str] | None = None,
    **extra: Any,
) -> HttpResponse:
    """The page; `opened` are sealed texts that this request has opened with a reason."""
    manages = bool(can_manage_pengaduan(user, pengaduan))
    isi = pengaduan.isi or (opened or {}).get(None, "")
    context = {
        "pengaduan": pengaduan,
        "isi": isi,
        "tertutup": pengaduan.rahasia and opened is None,
        "riwayat": history(pengaduan, opened),
        "lampiran": list(pengaduan.lampiran.all()),
        "tombol": _buttons(user, pengaduan),
        "kelola": manages,
        "boleh_rute": bool(can_set_routes(user, pengaduan.desa)),
        "rute": route_of(pengaduan.kategori, pengaduan.desa) if manages else None,
        "mirip": likely_duplicates(pengaduan, user) if manages and not pengaduan.induk else [],
        "gabungan": pengaduan.gabungan.visible_to(user),
        "pribadi": find_personal(isi),
        "boleh_buka": bool(can_open_text(user, pengaduan)),
        "boleh_pelapor": bool(can_open_pelapor(user, pengaduan)),
        "alasan_pelapor": can_open_pelapor(user, pengaduan).reason,
        "boleh_catatan": bool(can_write_note(user, pengaduan)),
        "formulir_buka": AlasanBukaForm(auto_id="buka_%s"),
        "formulir_pelapor": AlasanBukaForm(auto_id="pelapor_%s"),
        "formulir_catatan": CatatanForm(auto_id="catatan_%s"),
        "kata": words_for([pengaduan]),
        "tahun_libur": kalender(pengaduan.desa, today(), today()).knows(today()),
        "sasaran": _sasaran(user, pengaduan),
        "panel": _promises(user, pengaduan),
        **extra,
    }
    return render(request, "layanan_dasar/pengaduan_rinci.html", context)


def _buttons(user: Pengguna, pengaduan: Pengaduan) -> list[tuple[Langkah, Any, bool]]:
    """(step, words, whether it asks nothing), the main one first."""
    allowed = [one for one in Langkah if can_step_pengaduan(user, pengaduan, one)]
    first = next((one for one in UTAMA.get(pengaduan.status, ()) if one in allowed), None)
    ordered = sorted(allowed, key=lambda one: one != first)
    return [(one, JUDUL[one][0], one not in LangkahForm.FIELDS) for one in ordered]


def _promises(user: Pengguna, pengaduan: Pengaduan) -> PanelRujukan:
    rows = for_rujukan(RUJUKAN_PENGADUAN, str(pengaduan.pk)).visible_to(user)
    may_ask = can_follow_up_pengaduan(user, pengaduan)
    url = reverse("layanan:pengaduan-tindak-lanjut", args=[pengaduan.pk]) if may_ask else ""
    return PanelRujukan(told(rows.listed().urgent_first()), url)


def _sasaran(user: Pengguna, pengaduan: Pengaduan) -> Any:
    if not pengaduan.rujukan_kunci:
        return None
    return resolve(user, pengaduan.rujukan_jenis, pengaduan.rujukan_kunci)


@login_required
@never_cache
@sensitive_post_parameters("isi", "nama", "kontak")
def catat(request: HttpRequest) -> HttpResponse:
    """The receipt is the answer to the POST: its code stands in no address and no session."""
    user = cast(Pengguna, request.user)
    can_enter_pengaduan(user).require()
    initial = {"diterima": today(), "kiriman": fresh_key()}
    form = PengaduanLoketForm(request.POST or None, user=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_enter_pengaduan(user, data["desa"]).require()
        try:
            accepted = receive_pengaduan(_isi(data), kiriman=data["kiriman"], oleh=user)
        except Galat as galat:
            form.add_error(KOLOM.get(galat.kode), galat.pesan)
        else:
            return receipt(request, accepted, loket=True)
    return render(request, "layanan_dasar/pengaduan_catat.html", {"form": form})


def _isi(data: dict[str, Any]) -> IsiPengaduan:
    return IsiPengaduan(
        desa=data["desa"],
        kategori=data["kategori"],
        isi=data["isi"],
        identitas=IdentitasPelaporan(data["identitas"]),
        rahasia=data["rahasia"],
        tentang_desa=data["tentang_desa"],
        jenis=JenisPengaduan(data["jenis"]),
        nama=data["nama"],
        kontak=data["kontak"],
        kanal=KanalPengaduan(data["kanal"]),
        diterima=data["diterima"],
        nomor_lapor=data["nomor_lapor"],
    )
