"""The thresholds of padu padan: the only place where they stand. A change is a new version.

Every number was chosen on generated data with known truth (bench/padan.py prints the result), on
the side of asking a person: a wrong automatic pair moves help to the wrong door and nobody looks
at it again, a needless review costs a minute.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ambang:
    """Names are compared by `mirip` 0..1 (1 = same key); the score is the sum of the points."""

    versi: str
    sejak: date

    mirip_nik: float
    """Same NIK and birth date: enough of the name agrees (a second name left out, a nickname)."""
    mirip_kuat: float
    """Same NIK, another birth date; or no NIK at all but one desa: a slip of the pen at most."""
    mirip_salah_ketik: float
    """NIK one digit or one swap away, same birth date."""
    kata_sama: float
    """Words in another order, left out or cut to a letter (HARTONO YUDI, YUDI, YUDI H.): the one
    name is found in the other. Beside the same NIK and birth date enough; beside one desa and
    birth date, without a NIK or with one near, a reason to ask. Since 2024-2: decrees typed by
    hand brought more than 4 people in 100 to review."""
    panjang_khas: int
    """Letters from which an equal name and birth date in one kecamatan is not chance: one-word
    names of the old (SLAMET, PONIRAH) are shared by one person in fifty."""

    tinjau_nik_dekat: float
    tinjau_desa: float
    tinjau_kecamatan: float
    tinjau_kabupaten: float
    """From here a pair is shown to a person: with a near NIK, or the same birth date and place."""
    saring: float
    """Trigram likeness of the raw names below which no key is computed; speed only."""

    jarak: float
    """The second candidate must lie this far below the first, or a person chooses."""

    poin_nik_sama: float
    """Points: name, birth date and desa together outweigh a NIK alone, so that somebody whose NIK
    was mixed up stands above the bearer of that NIK."""
    poin_nik_dekat: float
    poin_nik_tanpa: float
    poin_tanggal_sama: float
    poin_tanggal_tertukar: float
    poin_nama: float
    poin_desa: float
    poin_kecamatan: float
    poin_jk_beda: float

    def params(self) -> dict[str, float]:
        """Named parameters of the SQL steps."""
        return {k: v for k, v in asdict(self).items() if isinstance(v, int | float)}


BERLAKU = Ambang(
    versi="2024-2",
    sejak=date(2024, 3, 14),
    mirip_nik=0.55,
    mirip_kuat=0.9,
    mirip_salah_ketik=0.85,
    kata_sama=0.6,
    panjang_khas=12,
    tinjau_nik_dekat=0.6,
    tinjau_desa=0.7,
    tinjau_kecamatan=0.85,
    tinjau_kabupaten=0.95,
    saring=0.12,
    jarak=0.08,
    poin_nik_sama=0.45,
    poin_nik_dekat=0.4,
    poin_nik_tanpa=0.35,
    poin_tanggal_sama=0.25,
    poin_tanggal_tertukar=0.2,
    poin_nama=0.2,
    poin_desa=0.1,
    poin_kecamatan=0.06,
    poin_jk_beda=-0.1,
)
