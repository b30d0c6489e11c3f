"""What no view foresaw becomes a page with its sentence, not an error 500 or a blank sheet: a
rule's refusal, an address that only a button opens, what no column of the database can hold (a NUL,
a number or a text without end), and what two people did at the same moment."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import BadRequest, ObjectDoesNotExist
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from psycopg import errors

from fondasi.errors import Galat
from rumahbersama.beranda.views.galat import (
    cara_keliru,
    ditolak_aturan,
    permintaan_keliru,
    rusak,
    tidak_ada,
)

logger = logging.getLogger(__name__)
BERSAMAAN = _(
    "Data yang sama baru saja disimpan di tempat lain. Kembali, muat ulang, lalu periksa."
)
TABRAKAN = (errors.UniqueViolation, errors.ExclusionViolation, errors.ForeignKeyViolation)


class Tolakan:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return permintaan_keliru(request, BadRequest())
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return cara_keliru(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refused action's own transaction has been rolled back by the time this is asked."""
        if isinstance(exception, DataError):
            logger.error("Isian yang tidak dapat disimpan: %s", _view_of(request))
            return permintaan_keliru(request, BadRequest())
        if isinstance(exception, IntegrityError):
            logger.error("Isian yang bertabrakan: %s %s", _view_of(request), _rule_of(exception))
            if isinstance(exception.__cause__, TABRAKAN):
                return ditolak_aturan(request, Galat("BERSAMAAN", str(BERSAMAAN)))
            return rusak(request)
        if isinstance(exception, ObjectDoesNotExist):
            logger.error("Baris yang baru dihapus: %s", _view_of(request), exc_info=exception)
            return tidak_ada(request, exception)
        return ditolak_aturan(request, exception) if isinstance(exception, Galat) else None


def _view_of(request: HttpRequest) -> str:
    """The address's name: neither what was sent nor whose page it was."""
    return request.resolver_match.view_name if request.resolver_match else "?"


def _rule_of(error: IntegrityError) -> str:
    """The name of the constraint. The error's own text repeats what was typed."""
    diag = getattr(error.__cause__, "diag", None)
    return str(getattr(diag, "constraint_name", None) or "?")
