"""Rules between answers: an allow-listed part of JsonLogic, with exact decimals.

    {"<=": [{"var": "air_minum.n"}, {"var": "air_minum.total"}]}

The same text is evaluated by `static/rb/aturan.js`; a property test holds the two together.

- Numbers are exact; `/` is rounded half away from zero to SKALA decimals, by zero it is unknown.
- Comparison is strict: number with number, text with text, truth with truth.
- A variable without a value is unknown, and so is all that hangs on it. `and` and `or` decide
  where the known side is enough; `missing` asks whether any of its variables has no value.
- The verdict is True, False or None: None is shown as "belum dapat dinilai".

Nothing else is understood, and nothing is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

SKALA: Final = 6
DALAM_MAKSIMAL: Final = 12
SIMPUL_MAKSIMAL: Final = 200
KONSTANTA_MAKSIMAL: Final = 10**12
TEKS_MAKSIMAL: Final = 60

BANDING: Final = ("<", "<=", ">", ">=")
SAMA: Final = ("==", "!=")
HITUNG: Final = ("+", "-", "*", "/")
LOGIKA: Final = ("and", "or", "!")
OPERATOR: Final = (*BANDING, *SAMA, *HITUNG, *LOGIKA, "var", "missing")

NAMA: Final = re.compile(r"(?:lalu\.)?[a-z][a-z0-9_]{0,39}(?:\.(?:n|total))?")

Tipe = Literal["angka", "teks", "logika"]
Isi = Decimal | int | str | bool | None
_Nilai = Fraction | str | bool | None


class AturanKeliruError(ValueError):
    """A rule that is outside the subset; the message is an Indonesian sentence."""


def verdict(aturan: object, nilai: Mapping[str, Isi]) -> bool | None:
    """What the rule says of these answers; the rule has passed `check_aturan`."""
    found = _value(aturan, nilai)
    if found is not None and not isinstance(found, bool):
        raise AturanKeliruError("Aturan harus berakhir pada benar atau salah.")
    return found


def _value(node: object, nilai: Mapping[str, Isi]) -> _Nilai:
    if not isinstance(node, dict):
        return _constant(node)
    operator, args = _parts(node)
    if operator == "var":
        return _constant(nilai.get(args[0]))
    if operator == "missing":
        return any(nilai.get(name) is None for name in args)
    if operator in LOGIKA:
        return _logic(operator, [_value(arg, nilai) for arg in args])
    return _operate(operator, [_value(arg, nilai) for arg in args])


def _constant(value: object) -> _Nilai:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, float):
        return Fraction(Decimal(repr(value)))
    if isinstance(value, int | Decimal):
        return Fraction(value)
    raise AturanKeliruError("Nilai ini tidak dikenal dalam aturan.")


def _logic(operator: str, args: list[_Nilai]) -> bool | None:
    """Kleene's: an unknown counts only where it could change the answer."""
    if operator == "!":
        return None if args[0] is None else not args[0]
    decisive = operator == "or"
    if any(arg is decisive for arg in args):
        return decisive
    return None if any(arg is None for arg in args) else not decisive


def _operate(operator: str, args: list[_Nilai]) -> _Nilai:
    if any(arg is None for arg in args):
        return None
    if operator in HITUNG:
        return _arithmetic(operator, [arg for arg in args if isinstance(arg, Fraction)])
    left, right = args
    if operator == "==":
        return left == right
    if operator == "!=":
        return left != right
    return _COMPARE[operator](left, right)


_COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _arithmetic(operator: str, args: list[Fraction]) -> Fraction | None:
    if operator == "+":
        return sum(args, Fraction(0))
    if operator == "*":
        product = Fraction(1)
        for arg in args:
            product *= arg
        return product
    left, right = args
    if operator == "-":
        return left - right
    return rounded(left / right) if right else None


def rounded(value: Fraction, skala: int = SKALA) -> Fraction:
    """Half away from zero, at `skala` decimals."""
    scaled = abs(value) * 10**skala
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**skala)


def _parts(node: dict[Any, Any]) -> tuple[str, list[Any]]:
    ((operator, args),) = node.items()
    return operator, args if isinstance(args, list) else [args]


def check_aturan(aturan: object, tipe: Mapping[str, Tipe]) -> None:
    """Refuse a rule that is not in the subset, names an unknown variable or mixes types.

    `tipe` says of every variable what it holds. Raises AturanKeliruError.
    """
    if _nodes(aturan) > SIMPUL_MAKSIMAL:
        raise AturanKeliruError("Aturan terlalu panjang. Pecah menjadi beberapa aturan.")
    if _type(aturan, tipe, 0) != "logika":
        raise AturanKeliruError("Aturan harus berakhir pada benar atau salah, misalnya dengan <=.")


def variables(aturan: object) -> set[str]:
    """The names that a checked rule reads."""
    if not isinstance(aturan, dict):
        return set()
    operator, args = _parts(aturan)
    if operator in ("var", "missing"):
        return set(args)
    return set().union(*(variables(arg) for arg in args))


def _nodes(node: object) -> int:
    if isinstance(node, dict):
        return 1 + sum(_nodes(value) for value in node.values())
    return sum(_nodes(one) for one in node) if isinstance(node, list) else 1


def _type(node: object, tipe: Mapping[str, Tipe], depth: int) -> Tipe:
    if depth > DALAM_MAKSIMAL:
        raise AturanKeliruError("Aturan bersarang terlalu dalam. Pecah menjadi beberapa aturan.")
    if not isinstance(node, dict):
        return _type_of_constant(node)
    if len(node) != 1:
        raise AturanKeliruError("Satu bagian aturan berisi tepat satu operator.")
    operator, args = _parts(node)
    if operator not in OPERATOR:
        raise AturanKeliruError(f"Operator “{operator}” tidak dikenal.")
    if operator in ("var", "missing"):
        return _type_of_names(operator, args, tipe)
    _check_count(operator, len(args))
    return _type_of_call(operator, [_type(arg, tipe, depth + 1) for arg in args])


def _type_of_constant(value: object) -> Tipe:
    if isinstance(value, bool):
        return "logika"
    if isinstance(value, str):
        if len(value) > TEKS_MAKSIMAL:
            raise AturanKeliruError("Teks dalam aturan paling banyak 60 huruf.")
        return "teks"
    if isinstance(value, int | float | Decimal):
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        finite = exact.is_finite() and abs(exact) <= KONSTANTA_MAKSIMAL
        if finite and exact == round(exact, SKALA):
            return "angka"
        raise AturanKeliruError("Angka dalam aturan paling banyak 6 desimal, sampai satu triliun.")
    raise AturanKeliruError("Aturan hanya berisi operator, angka, teks, dan benar atau salah.")


def _type_of_names(operator: str, args: list[Any], tipe: Mapping[str, Tipe]) -> Tipe:
    for name in args:
        if not isinstance(name, str) or not NAMA.fullmatch(name) or name not in tipe:
            raise AturanKeliruError(f"Indikator “{name}” tidak ada pada instrumen ini.")
    if operator == "missing":
        if not args:
            raise AturanKeliruError("Sebut indikator yang diperiksa dengan missing.")
        return "logika"
    if len(args) != 1:
        raise AturanKeliruError("Sebut satu indikator dengan var.")
    return tipe[args[0]]


def _check_count(operator: str, count: int) -> None:
    wanted = {
        "!": count == 1,
        "and": count >= 2,
        "or": count >= 2,
        "+": count >= 2,
        "*": count >= 2,
    }
    if not wanted.get(operator, count == 2):
        raise AturanKeliruError(f"Jumlah isian untuk “{operator}” belum tepat.")


def _type_of_call(operator: str, args: list[Tipe]) -> Tipe:
    if operator in LOGIKA:
        _all(args, "logika", operator)
        return "logika"
    if operator in SAMA:
        if args[0] != args[1]:
            raise AturanKeliruError(f"“{operator}” membandingkan dua isian yang sejenis.")
        return "logika"
    _all(args, "angka", operator)
    return "angka" if operator in HITUNG else "logika"


def _all(args: list[Tipe], wanted: Tipe, operator: str) -> None:
    if any(arg != wanted for arg in args):
        kind = {"angka": "angka", "logika": "benar atau salah", "teks": "teks"}[wanted]
        raise AturanKeliruError(f"“{operator}” hanya menerima {kind}.")
