"""/akun/ : the pages of allauth that this portal uses. Accounts are made by invitation, and a
forgotten password is replaced by a new link from the inviter, because e-mail may not exist here.

Names are allauth's own, because its views redirect by them; addresses are Indonesian.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.generic import RedirectView, TemplateView

lupa_sandi = TemplateView.as_view(template_name="account/lupa_sandi.html")

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/", account.password_change, name="account_change_password"),
    path("daftar/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("lupa-sandi/", lupa_sandi, name="account_reset_password"),
    path("dua-langkah/", mfa.index, name="mfa_index"),
    path("dua-langkah/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("dua-langkah/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/aktifkan/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/matikan/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kode-cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "kode-cadangan/baru/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kode-cadangan/unduh/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
