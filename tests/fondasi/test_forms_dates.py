from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from fondasi.forms.dates import AKHIR, AWAL, TanggalField


def test_takes_dates_that_people_live_in() -> None:
    field = TanggalField(required=False)
    assert field.clean("2024-11-04") == date(2024, 11, 4)
    assert field.clean("") is None
    assert (field.clean(str(AWAL)), field.clean(str(AKHIR))) == (AWAL, AKHIR)


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_refuses_dates_of_other_ages(text: str) -> None:
    with pytest.raises(ValidationError, match="1900 dan 2100"):
        TanggalField().clean(text)
