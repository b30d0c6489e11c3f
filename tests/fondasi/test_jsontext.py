from __future__ import annotations

import pytest

from fondasi.jsontext import read_json


@pytest.mark.parametrize("text", ['{"a": [1, 2.5, "é", null, true]}', b"[]", '"a\\\\u0000b"'])
def test_reads_plain_json(text: str | bytes) -> None:
    assert read_json(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        b"\xff\xfe\xff",
        "[" * 100_000,
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        '["a\\u0000b"]',
        '{"a\\u0000": 1}',
        '["\\ud800"]',
        "NaN",
        "[Infinity]",
        "9" * 5_000,
    ],
    ids=lambda text: str(text)[:12],
)
def test_refuses_what_cannot_be_kept(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text)
