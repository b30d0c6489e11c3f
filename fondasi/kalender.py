"""What happens when: rooms register what they hold, calendars and agendas ask them all.

A room registers in AppConfig.ready() a source `(user, wilayah, dari, sampai) -> entries`: what
lies in that wilayah on those days (both inclusive) and this person may know of. Two readers
stand on it: the joint agenda of a month and the calendar feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText


@dataclass(frozen=True, slots=True)
class Entri:
    """One thing in a calendar. `kunci` ("rapat-17") names it for good; without `mulai` it takes the
    day. `url` is a path inside the portal or empty; no field names a listed person."""

    kunci: str
    judul: str
    tanggal: date
    kategori: str
    mulai: time | None = None
    selesai: time | None = None
    tempat: str = ""
    pelaksana: str = ""
    zona: str = "Asia/Jakarta"
    url: str = ""
    batal: bool = False
    versi: int = 0
    diubah_at: datetime = datetime(2024, 1, 1, tzinfo=UTC)


Sumber = Callable[[Any, Any, date, date], Iterable[Entri]]

_sumber: dict[str, Sumber] = {}


def register(nama: str, sumber: Sumber) -> None:
    """`nama` is what a person reads ("kunjungan"). Registering the same again changes nothing;
    another source under a taken name is a programming error."""
    if _sumber.setdefault(nama, sumber) is not sumber:
        raise ValueError(f"Sumber kalender {nama} sudah terdaftar.")


def unregister(nama: str) -> None:
    _sumber.pop(nama, None)


def entries(user: Any, wilayah: Any, dari: date, sampai: date) -> list[Entri]:
    """What every room holds for this person and place, in the order of the days; whole days
    before hours."""
    found = [one for sumber in _sumber.values() for one in sumber(user, wilayah, dari, sampai)]
    return sorted(found, key=lambda one: (one.tanggal, one.mulai or time.min, one.judul))


def to_ics(entri: Iterable[Entri], *, nama: str, situs: str) -> bytes:
    """A calendar file (RFC 5545). `situs` is the portal's address: it makes links whole and the
    keys of the entries unique in the world. The same entries give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rumah Bersama//Portal kecamatan//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(" ".join(nama.split())))
    base = situs.rstrip("/")
    host = base.partition("://")[2] or base
    for one in entri:
        calendar.add_component(_event(one, base, host))
    ics: bytes = calendar.to_ical()
    return ics


def _event(one: Entri, base: str, host: str) -> Event:
    event = Event()
    event.add("uid", f"{one.kunci}@{host}")
    event.add("dtstamp", one.diubah_at.astimezone(UTC))
    event.add("sequence", one.versi)
    event.add("summary", f"BATAL: {one.judul}" if one.batal else one.judul)
    event.add("status", "CANCELLED" if one.batal else "CONFIRMED")
    event.add("dtstart", _moment(one, one.mulai) if one.mulai else one.tanggal)
    if one.mulai and one.selesai:
        event.add("dtend", _moment(one, one.selesai))
    if one.tempat:
        event.add("location", one.tempat)
    if one.kategori:
        event.add("categories", [one.kategori])
    if one.pelaksana:
        event.add("description", one.pelaksana)
    if one.url:
        event.add("url", f"{base}{one.url}")
    return event


def _moment(one: Entri, hour: time) -> datetime:
    """In UTC, which every client understands without a time zone table of its own."""
    return datetime.combine(one.tanggal, hour, ZoneInfo(one.zona)).astimezone(UTC)
