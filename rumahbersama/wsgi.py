"""The web process: it connects as the database role `web`."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

from fondasi.database import roles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumahbersama.settings")
roles.enter_process_as(roles.WEB)

application = get_wsgi_application()


def _set_aside() -> None:
    """What the program is made of lives as long as it does: the collector need not look through
    it again and again while pages are made, which took a tenth of their time."""
    from django.urls import resolve

    resolve("/")  # every address and view is loaded now, not by the first visitor
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


_set_aside()
