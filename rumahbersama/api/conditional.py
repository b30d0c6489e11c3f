"""A list that did not change since its ETag: 304 by one statement and one count, without a view.

Whatever is not plainly so goes the whole way and gets its answer there: a token that opens nothing
or too little, one that asks too often, a list that did change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import CharField
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags

from fondasi.api.resources import tag_of
from fondasi.api.scopes import BACA
from fondasi.database.row_stamps import change_sql
from fondasi.queries.prepared import KueriSiap
from fondasi.today import today
from kecamatan.api.wewenang import SumberWilayah
from kecamatan.models import Penugasan
from kecamatan.models.cakupan import told_of
from rumahbersama.api.actions.token import note_use, sidik_of
from rumahbersama.api.models.token import opens
from rumahbersama.api.throttles import PerToken, key_of

Halaman = Callable[..., HttpResponse]
JSON = ("*/*", "application/*", "application/json")
JALUR = "pengguna__token_api__"


class TakBerubah:
    """Before the middleware of pages: a program has neither session nor form."""

    def __init__(self, get_response: Halaman) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shown = request.META.get("HTTP_IF_NONE_MATCH", "")
        keadaan = _lists().get(request.path_info) if shown and request.method == "GET" else None
        if keadaan is not None and _takes_json(request):
            tag = _unchanged(request, shown, keadaan)
            if tag:
                return HttpResponseNotModified(headers={"ETag": tag})
        return self.get_response(request)


@cache
def _lists() -> dict[str, KueriSiap]:
    """{address: what tells whether its list changed}"""
    from rumahbersama.api.urls import router

    return {
        reverse(f"api:{name}-list"): _state_of(view)
        for _prefix, view, name in router.registry
        if hasattr(view, "list") and _is_told_by_authority(view)
    }


def _is_told_by_authority(view: type[Any]) -> bool:
    """Whether stamps and Penugasan alone decide the ETag, and nothing but the usual is asked."""
    return (
        issubclass(view, SumberWilayah)
        and bool(view.dicap)
        and view.authority is SumberWilayah.authority
        and view.permission_classes is SumberWilayah.permission_classes
        and view.throttle_classes is SumberWilayah.throttle_classes
    )


def _state_of(view: type[Any]) -> KueriSiap:
    """Per Penugasan of the owner of a token that may read here: the token, what is held, and the
    newest stamp."""
    scope = [getattr(view, "baca", BACA)]
    change = RawSQL(change_sql(*view.dicap), (), output_field=CharField())  # noqa: S611
    return KueriSiap(
        lambda sidik, now, day: (
            Penugasan.objects.active(day)
            .filter(opens(now, JALUR, sidik=sidik, lingkup__contains=scope))
            .order_by()
            .annotate(berubah=change)
            .values_list(
                *(JALUR + name for name in ("pk", "pengguna_id", "dipakai_at")),
                *("berubah", "peran", "wilayah__kode", "instansi_id"),
            )
        ),
        *(str, datetime, date),
    )


def _unchanged(request: HttpRequest, shown: str, keadaan: KueriSiap) -> str:
    """The tag when it is one of those shown and the token may hear it; the request is counted
    then, and only then."""
    sidik = sidik_of(request.META.get("HTTP_AUTHORIZATION", ""))
    rows = keadaan.rows(sidik, timezone.now(), today()) if sidik else []
    if not rows:
        return ""
    token, owner, last, change = rows[0][:4]
    tag = tag_of(request.get_full_path(), owner, told_of(row[4:] for row in rows), change)
    if not _names(shown, tag) or not PerToken().allow(key_of(token)):
        return ""
    note_use(token, last)
    return tag


def _names(shown: str, tag: str) -> bool:
    return shown == tag or tag in (one.removeprefix("W/") for one in parse_etags(shown))


def _takes_json(request: HttpRequest) -> bool:
    return any(kind in request.META.get("HTTP_ACCEPT", "*/*") for kind in JSON)
