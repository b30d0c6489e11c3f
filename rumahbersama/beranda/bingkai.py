"""What the frame around every page needs: place, rooms, notices, demo mark.

Lazy: a page without the frame pays nothing, one with it at most two queries (the person's
Penugasan, which the page reads from the same memory, and the count of unread notices).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest

from fondasi.queries.prepared import KueriSiap
from kecamatan.models import Pemberitahuan, Penugasan
from kecamatan.models.cakupan import Cakupan, cakupan_of
from rumahbersama.beranda.ruang import Ruang, ruang_at

BARU = KueriSiap(
    lambda pengguna: (
        Pemberitahuan.objects.filter(pengguna_id=pengguna, dibaca_at=None)
        .order_by()
        .values("pengguna")
        .annotate(banyak=Count("pk"))
        .values_list("banyak")
    ),
    int,
)
FOKUS = "penugasan_id"


class Bingkai:
    """The frame of one request; also serves requests that never met a session or a user."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def masuk(self) -> bool:
        user = getattr(self._request, "user", None)
        return bool(user is not None and user.is_authenticated)

    @cached_property
    def cakupan(self) -> Cakupan:
        return cakupan_of(self._request.user) if self.masuk else Cakupan(())

    @cached_property
    def tempat(self) -> Penugasan | None:
        """The Penugasan whose place is shown. Display only: authority stays all of them."""
        chosen = self._request.session.get(FOKUS) if self.masuk else None
        held = self.cakupan.penugasan
        return next((p for p in held if p.pk == chosen), held[0] if held else None)

    @property
    def nama_tempat(self) -> str:
        """`Dinas Sosial` for somebody who works for an office, else `Kec. Wonosalam`."""
        if self.tempat is None:
            return ""
        place = str(self.tempat.wilayah)
        return f"{self.tempat.instansi}, {place}" if self.tempat.instansi else place

    @property
    def dapat_beralih(self) -> bool:
        return len(self.cakupan.penugasan) > 1

    @property
    def nama_saya(self) -> str:
        return str(self._request.user)

    @cached_property
    def ruang(self) -> Ruang:
        if not self.masuk:
            return Ruang()
        tempat = self.tempat.peran if self.tempat else ""
        return ruang_at(self.cakupan.peran, tempat, self._request.path)

    @cached_property
    def baru(self) -> int:
        if not self.masuk:
            return 0
        return sum(count for (count,) in BARU.rows(self._request.user.pk))


def bingkai(request: HttpRequest) -> dict[str, Any]:
    return {"peragaan": settings.PERAGAAN, "bingkai": Bingkai(request)}
