from __future__ import annotations

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request


class Halaman(CursorPagination):
    """Pages that neither repeat nor miss a row while others write; `jumlah` up to 200."""

    ordering = "pk"
    page_size = 50
    max_page_size = 200
    page_size_query_param = "jumlah"
    cursor_query_param = "kursor"

    def decode_cursor(self, request: Request) -> Cursor | None:
        """A position is a key; anything else was not written by us. Raises NotFound."""
        cursor: Cursor | None = super().decode_cursor(request)
        if cursor is None or cursor.position is None:
            return cursor
        position = str(cursor.position)
        if not (position.isascii() and position.isdecimal()):
            raise NotFound
        return cursor
