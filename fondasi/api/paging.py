from __future__ import annotations

from rest_framework.pagination import CursorPagination


class Halaman(CursorPagination):
    """Pages that neither repeat nor miss a row while others write; `jumlah` up to 200."""

    ordering = "pk"
    page_size = 50
    max_page_size = 200
    page_size_query_param = "jumlah"
    cursor_query_param = "kursor"
