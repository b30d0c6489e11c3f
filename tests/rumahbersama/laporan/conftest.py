from __future__ import annotations

import pytest

from kemiskinan.models import Neraca
from tests.pemeran import Tempat
from tests.rumahbersama.laporan.dunia import buat_neraca


@pytest.fixture
def neraca(tempat: Tempat) -> Neraca:
    return buat_neraca(tempat)
