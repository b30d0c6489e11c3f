"""The web process: it connects as the database role `web`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from fondasi import roles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumahbersama.settings")
roles.enter_process_as(roles.WEB)

application = get_wsgi_application()
