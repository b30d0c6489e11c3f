"""Rows of the roof: start page, notices, account pages, reports."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk, terbuka

BARIS = {
    "kesehatan": terbuka(),
    "beranda:beranda": setelah_masuk(),
    "beranda:tempat": setelah_masuk(),
    "beranda:pemberitahuan": setelah_masuk(),
    "beranda:pemberitahuan-dibaca": setelah_masuk(302, "post"),
    "beranda:pemberitahuan-buka": Baris(
        args=("pemberitahuan",),
        metode="post",
        milik={302: "camat"},
        tetangga={302: "camat_tetangga"},
    ),
    "account_login": Baris(milik={}, selain=302, anonim=200),
    "account_logout": setelah_masuk(),
    "account_inactive": terbuka(),
    "account_reauthenticate": setelah_masuk(),
    "account_change_password": setelah_masuk(),
    "account_signup": terbuka(302),
    "account_reset_password": terbuka(),
    "mfa_index": setelah_masuk(),
    "mfa_authenticate": terbuka(302),
    "mfa_reauthenticate": setelah_masuk(302),
    "mfa_activate_totp": setelah_masuk(302),
    "mfa_deactivate_totp": setelah_masuk(404),
    "mfa_view_recovery_codes": setelah_masuk(404),
    "mfa_generate_recovery_codes": setelah_masuk(302),
    "mfa_download_recovery_codes": setelah_masuk(404),
}
