"""What is refused, by its code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fondasi.errors import Galat


def kode_galat(act: Callable[..., object], *args: Any, **kwargs: Any) -> str:
    """The code with which the call is refused."""
    with pytest.raises(Galat) as galat:
        act(*args, **kwargs)
    return galat.value.kode
