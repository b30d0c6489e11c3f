"""The two shapes of a resource: rows one may know of, listed by cursor, answered 304."""

from __future__ import annotations

import hashlib
from typing import Any, Generic, TypeVar

from django.db.models import Model
from rest_framework import mixins, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from fondasi.api.paging import Halaman
from fondasi.database.row_stamps import latest_change
from fondasi.queries.written import kept
from fondasi.today import today

M = TypeVar("M", bound=Model)


class Sumber(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[M], Generic[M]
):
    """Reading. `get_queryset` begins with visible_to(request.user).

    `dicap` are the tables whose stamps decide whether a list changed for this token's owner: an
    unchanged one is a 304 before a row is read.
    """

    pagination_class = Halaman
    lookup_value_regex = r"\d{1,18}"
    dicap: tuple[type[Model], ...] = ()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        tag = self._tag(request)
        if tag and request.headers.get("If-None-Match") == tag:
            return Response(status=304, headers={"ETag": tag})
        response = super().list(request, *args, **kwargs)
        if tag:
            response["ETag"] = tag
        return response

    def filter_queryset(self, queryset: Any) -> Any:
        """What was not asked for filters nothing."""
        return super().filter_queryset(queryset) if self.request.query_params else queryset

    def paginate_queryset(self, queryset: Any) -> Any:
        """A program asks the same page again and again: its SQL is written once."""
        return super().paginate_queryset(kept(queryset))

    def _tag(self, request: Request) -> str:
        if not self.dicap:
            return ""
        authority, change = self.authority(request), latest_change(*self.dicap)
        return tag_of(request.get_full_path(), request.user.pk or 0, authority, change)

    def authority(self, request: Request) -> str:
        """What this person's rows depend on besides the tables; a room says it."""
        return ""


def tag_of(path: str, owner: int, authority: str, change: str) -> str:
    """The ETag of a list: who asks for what, holding what, on which day, after which change."""
    parts = (path, str(owner), authority, str(today()), change)
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'
