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

from fondasi.kueri_siap import KueriSiap
from kecamatan.enums import Peran
from kecamatan.models import Pemberitahuan, Penugasan
from kecamatan.models.cakupan import Cakupan, cakupan_of
from rumahbersama.beranda.menu import Tautan, bar_of, menu_for

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
TEMPAT_BILAH = 5


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
    def menu(self) -> list[Tautan]:
        return menu_for(self.cakupan, self._request.path) if self.masuk else []

    @cached_property
    def bilah(self) -> list[Tautan]:
        """The bottom bar of a phone: every room, or all but those under *Lainnya*."""
        if len(self.menu) <= TEMPAT_BILAH or self.tempat is None:
            return self.menu[:TEMPAT_BILAH]
        return bar_of(self.menu, Peran(self.tempat.peran))

    @property
    def lainnya(self) -> list[Tautan]:
        """The rooms that the bar has no place for."""
        return [one for one in self.menu if one not in self.bilah]

    @property
    def anak(self) -> tuple[Tautan, ...]:
        """The pages of the room one is in, shown on phones above the content."""
        return next((one.anak for one in self.menu if one.di_dalam and one.anak), ())

    @cached_property
    def baru(self) -> int:
        if not self.masuk:
            return 0
        return sum(count for (count,) in BARU.rows(self._request.user.pk))


def bingkai(request: HttpRequest) -> dict[str, Any]:
    return {"peragaan": settings.PERAGAAN, "bingkai": Bingkai(request)}
