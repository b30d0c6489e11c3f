"""What a form says of a row that exists already: Django's own Indonesian says the contrary."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

SUDAH_ADA = {
    NON_FIELD_ERRORS: {
        "unique_together": _(
            "Nama ini sudah tercatat di tempat itu. Buka yang sudah ada, atau tulis nama lain."
        )
    }
}
