from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kecamatan.actions.pemberitahuan import notify
from kecamatan.models import Pemberitahuan, Pengguna
from tests.pemeran import Pemeran

pytestmark = pytest.mark.django_db


def test_satu_peristiwa_memberi_tahu_tiap_orang_sekali(
    pemeran: Pemeran, sebagai: Callable[[str], Any], django_assert_num_queries: Any
) -> None:
    kepada = Pengguna.objects.filter(pk__in=[pemeran.camat.pk, pemeran.bappeda.pk])
    with sebagai("pekerja"), django_assert_num_queries(2):
        notify(kepada, "rilis-1-berlaku", "Data sumber berlaku", "/kemiskinan/")
    notify(kepada, "rilis-1-berlaku", "Data sumber berlaku", "/kemiskinan/")
    baris = Pemberitahuan.objects.order_by("pengguna__username")
    assert [(b.pengguna.username, b.dibaca_at) for b in baris] == [
        ("bappeda", None),
        ("camat", None),
    ]
