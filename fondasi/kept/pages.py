"""Whole pages, kept for the person they were drawn for while nothing behind them changes.

Who goes from a list to one row and back gets the list as it was drawn, in the time that it takes
to see that it is still true: every table that the drawing read (`fondasi.kept.drawing`) has the
number it had before (`fondasi.database.table_stamps`), the session holds what it held, and the day
is the same. Never kept: a page that wrote something (an opening that the audit must know), that
shows or asks the time of day, that read a table without a number, or that brings a message. Each
showing carries its own token against forgery and its own keys of forms.

`settings.HALAMAN_DISIMPAN` says by a pattern which addresses are tried; empty, or while
developing, none is.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache as once
from typing import Final
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.session import SessionStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import timezone

from fondasi.database.table_stamps import table_stamps
from fondasi.kept.drawing import Sources, Table, sources
from fondasi.kept.sealed import lay, lying, program
from fondasi.today import today

DETIK: Final = 600
"""How long an unchanged page is kept: a matter of room, not of truth."""
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w{64})"')


@dataclass(frozen=True, slots=True)
class KeptPage:
    """`numbers` of `tables` under which it was drawn; `body` compressed, with where in it a token
    against forgery and the keys of forms stand."""

    tables: tuple[str, ...]
    numbers: tuple[str | None, ...]
    headers: tuple[tuple[str, str], ...]
    body: bytes
    tokens: tuple[int, ...]
    keys: tuple[tuple[int, ...], ...]
    witnesses: tuple[tuple[Callable[[], object], object], ...]

    def is_true(self) -> bool:
        known = _numbered()
        read = [known[name] for name in self.tables]
        now = table_stamps(read)
        stands = tuple(now[table] for table in read) == self.numbers
        return stands and all(probe() == said for probe, said in self.witnesses)

    def shown(self, request: HttpRequest) -> HttpResponse:
        body = bytearray(zlib.decompress(self.body))
        if self.tokens:
            _put(body, self.tokens, get_token(request))
        for places in self.keys:
            _put(body, places, str(uuid4()))
        response = HttpResponse(bytes(body))
        for name, value in self.headers:
            response[name] = value
        return response


class KeptPages:
    """The innermost middleware: who is signed in and what the session holds is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = _name_of(request)
        if name is None:
            return self.get_response(request)
        page: KeptPage | None = lying([name]).get(name)
        if page is not None and page.is_true():
            return page.shown(request)
        numbers = table_stamps(_numbered().values())
        with sources() as read:
            response = self.get_response(request)
        if isinstance(response, HttpResponse) and _can_be_kept(request, response):
            page = _kept(response, read, numbers)
            if page is not None:
                lay({name: page}, DETIK)
        return response


def _name_of(request: HttpRequest) -> str | None:
    """Everything that a page depends on beside tables; None for what is never kept."""
    wanted = "" if settings.DEBUG else settings.HALAMAN_DISIMPAN
    if request.method != "GET" or not wanted or not re.fullmatch(wanted, request.path_info):
        return None
    told = CookieStorage.cookie_name in request.COOKIES
    if told or SessionStorage.session_key in request.session or not request.user.is_authenticated:
        return None
    asked = sorted((k, v) for k, v in request.headers.items() if k.startswith("Hx-"))
    session = sorted(request.session.items())
    whole = [
        program(), today(), timezone.localdate(), request.user.pk, session,
        request.get_full_path(), request.scheme, request.headers.get("Host"), asked,
    ]  # fmt: skip
    return f"page-{hashlib.sha256(repr(whole).encode()).hexdigest()}"


def _can_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        and not request.session.modified
        and not getattr(request._messages, "added_new", False)  # type: ignore[attr-defined]
    )


def _kept(
    response: HttpResponse, read: Sources, numbers: dict[Table, str | None]
) -> KeptPage | None:
    tables = {*read.tables, get_user_model()}
    if read.passing or any(numbers.get(table) is None for table in tables):
        return None
    body = response.content
    return KeptPage(
        tables=tuple(table._meta.db_table for table in tables),
        numbers=tuple(numbers[table] for table in tables),
        headers=tuple(response.headers.items()),
        body=zlib.compress(body, 1),
        tokens=tuple(found.start(1) for found in _TOKEN.finditer(body)),
        keys=tuple(_places(body, key.encode()) for key in read.keys),
        witnesses=tuple(read.witnesses.items()),
    )


def _places(body: bytes, text: bytes) -> tuple[int, ...]:
    return tuple(found.start() for found in re.finditer(re.escape(text), body))


def _put(body: bytearray, places: tuple[int, ...], text: str) -> None:
    written = text.encode()
    for place in places:
        body[place : place + len(written)] = written


@once
def _numbered() -> dict[str, Table]:
    """The tables that have a number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT substr(relname, 6) FROM pg_catalog.pg_class"
            " WHERE relkind = 'S' AND relname LIKE 'ubah\\_%%'"
        )
        names = {name for (name,) in cursor.fetchall()}
    every = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in every if model._meta.db_table in names}
