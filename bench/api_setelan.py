"""The settings of production with the plain views beside the portal's addresses."""

from rumahbersama.settings import *  # noqa: F403

ROOT_URLCONF = "bench.api_alamat"
