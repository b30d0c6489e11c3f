"""Settings of the API and of its document."""

from __future__ import annotations

import os

from rumahbersama import versi

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rumahbersama.api.authentication.TokenBearer"],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "fondasi.api.scopes.LingkupToken",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["fondasi.api.parsing.IsiJson"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "fondasi.api.paging.Halaman",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rumahbersama.api.throttles.PerToken"],
    "DEFAULT_THROTTLE_RATES": {"token": os.environ.get("API_LAJU", "600/min")},
    "EXCEPTION_HANDLER": "fondasi.api.problems.answer_problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Rumah Bersama",
    "DESCRIPTION": "Portal kecamatan: baca dan kirim data menurut wewenang pemilik token.",
    "VERSION": versi.VERSI,
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "JenisPengaduanEnum": "layanan_dasar.enums.JenisPengaduan",
        "StatusPengaduanEnum": "layanan_dasar.enums.StatusPengaduan",
        "StatusKartuEnum": "layanan_dasar.enums.StatusKartu",
        "StatusKirimanEnum": ["tersimpan", "bentrok", "ditolak"],
        "JenisLaporanEnum": "rumahbersama.laporan.enums.JenisLaporan",
        "StatusLaporanEnum": "rumahbersama.laporan.enums.StatusLaporan",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "rumahbersama.api.schema.document_problems",
    ],
}
