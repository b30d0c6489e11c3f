"""The equations alone: what balances passes, what does not names its branch."""

from __future__ import annotations

from kemiskinan.rules.neraca import KEYS, TERSIMPAN, Kelompok, add_up, find_faults

NOL = dict.fromkeys(TERSIMPAN, 0)
JOMBANG = {
    **NOL,
    "sk": 7408,
    "keluar": 5567,
    "masih": 1841,
    "optimal": 1752,
    "belum_optimal": 89,
    "ada": 78,
    "meninggal": 11,
    "terintervensi": 7408,
}
SATU = {**NOL, "sk": 1, "keluar": 1}


def faults(total: dict[str, int], kecamatan: list[Kelompok], desa: list[Kelompok]) -> list[str]:
    return [str(fault) for fault in find_faults("35.17", total, kecamatan, desa)]


def test_keys_are_those_of_the_commands() -> None:
    assert KEYS == (
        "sk", "keluar", "masih", "perlu_ditinjau", "tidak_padan",
        "optimal", "belum_optimal", "belum_diintervensi",
        "ada", "meninggal", "pindah", "tidak_ditemukan", "ganda", "belum_disisir",
        "terintervensi",
    )  # fmt: skip


def test_jombang_balances_in_one_desa() -> None:
    one = [Kelompok(JOMBANG, "35.17.05")]
    desa = [Kelompok(JOMBANG, "35.17.05", "35.17.05.2001")]
    assert faults(JOMBANG, one, desa) == []


def test_a_branch_that_does_not_balance_names_itself() -> None:
    wrong = {**JOMBANG, "optimal": 1751}
    assert faults(wrong, [Kelompok(wrong)], [Kelompok(wrong)])[0] == (
        "35.17: masih = optimal + belum_optimal + belum_diintervensi (1841 ≠ 1840)"
    )


def test_levels_must_add_up() -> None:
    two = add_up([SATU, SATU])
    assert faults(two, [Kelompok(SATU, "35.17.05")], [Kelompok(SATU, "35.17.05", "x")]) == [
        "35.17: sk = jumlah sk per kecamatan (2 ≠ 1)",
        "35.17: keluar = jumlah keluar per kecamatan (2 ≠ 1)",
    ]


def test_a_kecamatan_is_the_sum_of_its_desa_and_of_the_people_without_desa() -> None:
    two = add_up([SATU, SATU])
    known, unknown = Kelompok(SATU, "35.17.05", "35.17.05.2001"), Kelompok(SATU, "35.17.05")
    assert faults(two, [Kelompok(two, "35.17.05")], [known, unknown]) == []
    assert faults(two, [Kelompok(two, "35.17.05")], [known])[0] == (
        "35.17.05: sk = jumlah sk per desa (2 ≠ 1)"
    )


def test_a_desa_under_two_kecamatan_is_a_fault() -> None:
    desa = [Kelompok(SATU, kode, "35.17.05.2001") for kode in ("35.17.04", "35.17.05")]
    kecamatan = [Kelompok(SATU, kode) for kode in ("35.17.04", "35.17.05")]
    assert faults(add_up([SATU, SATU]), kecamatan, desa) == [
        "35.17.05.2001: desa berada di satu kecamatan (2 ≠ 1)"
    ]


def test_counts_beside_the_partition_stay_inside_it() -> None:
    wrong = {**SATU, "terintervensi": 2, "sementara": 1}
    assert faults(wrong, [Kelompok(wrong)], [Kelompok(wrong)])[:2] == [
        "35.17: terintervensi ≤ sk (2 ≠ 1)",
        "35.17: sementara ≤ yang sudah disisir (1 ≠ 0)",
    ]
