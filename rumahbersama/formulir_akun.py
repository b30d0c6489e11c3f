"""allauth's forms in the words of this portal: labels stand above fields, never inside them."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

KODE = _("Kode enam angka")
SANDI_BARU = _("Paling sedikit 10 huruf. Tiga kata yang tidak berhubungan mudah diingat.")


def _say(form: forms.BaseForm, **words: tuple[Any, Any]) -> None:
    """Set (label, hint) of the named fields and empty all placeholders."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        if name in words:
            field.label, field.help_text = words[name]


class Masuk(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            login=(_("E-mail, nama pengguna, atau nomor HP"), ""),
            password=(_("Kata sandi"), ""),
        )
        self.fields["login"].widget.attrs.update(autocomplete="username", autocapitalize="none")


class GantiSandi(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=(_("Kata sandi sekarang"), ""),
            password1=(_("Kata sandi baru"), SANDI_BARU),
            password2=(_("Ulangi kata sandi baru"), ""),
        )


class PastikanSandi(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=(_("Kata sandi"), ""))


class KodeMasuk(mfa.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(KODE, _("Dari aplikasi autentikator, atau satu kode cadangan.")))


class KodePastikan(mfa.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(KODE, _("Dari aplikasi autentikator, atau satu kode cadangan.")))


class AktifkanTOTP(totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(KODE, _("Yang sekarang ditampilkan aplikasi autentikator.")))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
