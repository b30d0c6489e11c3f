from __future__ import annotations

import hashlib
import time

import pytest
import time_machine

from fondasi.forms.tickets import BITS, MAX_AGE, new_ticket, read_ticket


def test_a_ticket_comes_back_with_its_age() -> None:
    with time_machine.travel(1_000_000, tick=False):
        ticket = new_ticket()
    with time_machine.travel(1_000_060, tick=False):
        read = read_ticket(ticket.text)
    assert read is not None
    assert (read.token, read.age) == (ticket.token, 60.0)
    assert new_ticket().token != ticket.token


@pytest.mark.parametrize("text", ["", "palsu", "a:b:c"])
def test_what_is_not_ours(text: str) -> None:
    assert read_ticket(text) is None


def test_an_old_one_is_none() -> None:
    ticket = new_ticket()
    with time_machine.travel(time.time() + MAX_AGE + 5):
        assert read_ticket(ticket.text) is None


def test_a_changed_one_is_none() -> None:
    ticket = new_ticket()
    assert read_ticket(ticket.text[:-1] + ("A" if ticket.text[-1] != "A" else "B")) is None


def test_proof() -> None:
    ticket = new_ticket()
    good = next(
        number
        for number in range(10_000_000)
        if hashlib.sha256(f"{ticket.token}:{number}".encode()).digest()[:2] < b"\x00\x02"
    )
    assert ticket.bits == BITS
    assert ticket.is_proven(str(good))
    for bad in ("", "abc", "-1", "1" * 13, "²"):
        assert not ticket.is_proven(bad)
    assert not new_ticket().is_proven(str(good)) or good == 0
