"""The number that names a complaint and the code that opens it.

Both use Crockford's letters: none is mistaken for another on paper. The code carries 140 bits; it
is derived from what only the sent form knows and the installation's secret, so that a form sent
twice over a weak line gets the same receipt although only hashes are stored.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

HURUF: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_NOMOR: Final = 8
PANJANG_KODE: Final = 28
SEPOTONG: Final = 4
_MIRIP: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def random_nomor() -> str:
    return "".join(secrets.choice(HURUF) for _ in range(PANJANG_NOMOR))


def kode_of(kiriman: str, rahasia: str) -> str:
    """The code of one sent form (`kiriman` is its random token)."""
    digest = hmac.digest(rahasia.encode(), b"kode-pengaduan:" + kiriman.encode(), "sha256")
    number = int.from_bytes(digest, "big")
    return "".join(HURUF[number >> 5 * n & 31] for n in range(PANJANG_KODE))


def normalize_kode(text: str) -> str:
    """As typed from paper: any case, spaces, dashes, O for 0; "" when it cannot be a code."""
    bare = "".join(c for c in text.upper() if c.isalnum()).translate(_MIRIP)
    return bare if len(bare) == PANJANG_KODE and set(bare) <= set(HURUF) else ""


def sidik_of(text: str) -> str:
    """SHA-256 in hex; 140 bits need no salt."""
    return hashlib.sha256(text.encode()).hexdigest()


def spaced(kode: str) -> str:
    """`7K2QX-…`: in groups, as the receipt prints it."""
    return "-".join(kode[n : n + SEPOTONG] for n in range(0, len(kode), SEPOTONG))
