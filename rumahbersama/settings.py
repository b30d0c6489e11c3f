"""Settings. Every value that differs between installations is an environment variable.

Without DATABASE_URL and REDIS_URL the embedded servers of `fondasi.embedded` are used; settings
compute their addresses and never start them.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from fondasi import embedded
from fondasi.database import roles
from rumahbersama import settings_api, versi
from rumahbersama.jadwal import JADWAL

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = embedded.data_dir()


def _flag(name: str, default: str = "0") -> bool:
    return os.environ.get(name, default) == "1"


def _words(name: str, default: str = "") -> list[str]:
    return [word for word in os.environ.get(name, default).split(",") if word]


def _secret_key() -> str:
    """SECRET_KEY, otherwise one that is made once and kept privately in the data folder.

    Written aside and linked into place: a process that starts beside this one, or is killed in
    between, never leaves or reads a half-written key.
    """
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = DATA_DIR / "kunci"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"kunci.{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


VERSI = versi.VERSI
PERAGAAN = _flag("PERAGAAN")
DEBUG = _flag("DEBUG")
HARI_INI = os.environ.get("HARI_INI") if PERAGAAN else None
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _words("CSRF_TRUSTED_ORIGINS")
SITUS_URL = os.environ.get("SITUS_URL", "http://localhost:8000")

INSTALLED_APPS = [
    "fondasi",
    "kecamatan",
    "pendamping",
    "kemiskinan",
    "layanan_dasar",
    "rumahbersama.beranda",
    "rumahbersama.laporan",
    "rumahbersama.satu_data",
    "rumahbersama.api",
    "rumahbersama.operator.apps.OperatorConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "import_export",
    "django_htmx",
    "django_include_bootstrap",
    "csp",
]
if PERAGAAN:
    INSTALLED_APPS.append("rumahbersama.peragaan")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "rumahbersama.api.conditional.TakBerubah",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "rumahbersama.beranda.simpanan.TanpaSimpanan",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rumahbersama.beranda.tolakan.Tolakan",
    "rumahbersama.beranda.sekali.SekaliKirim",
    "rumahbersama.api.idempotency.Idempoten",
    "fondasi.kept.pages.KeptPages",
]
HALAMAN_DISIMPAN = (
    r"/|/(rapat|rumah-bersama|pendamping|kemiskinan|layanan|laporan|dasbor|kelola(?!/operator))/.*"
)
"""Addresses whose pages are kept while nothing behind them changes; empty, none is."""

ROOT_URLCONF = "rumahbersama.urls"
FORM_RENDERER = "fondasi.forms.renderer.Renderer"
WSGI_APPLICATION = "rumahbersama.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rumahbersama.beranda.bingkai.bingkai",
            ],
            "builtins": [
                "fondasi.templatetags.alamat",
                "fondasi.templatetags.angka",
                "fondasi.templatetags.kunci",
                "fondasi.templatetags.status",
            ],
        },
    },
]

_database = dj_database_url.parse(
    roles.outside_database_url() or embedded.url_for(roles.role_of_process()),
    conn_max_age=60,
    conn_health_checks=True,
)
_database.setdefault("OPTIONS", {})["application_name"] = roles.role_of_process()
DATABASES: dict[str, Any] = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL") or embedded.redis_url(0)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "rb",
    }
}

CELERY_BROKER_URL = os.environ.get("REDIS_URL") or embedded.broker_url(0)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Each PDF leaves some 0.2 MB in the libraries that draw its letters.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 6 * 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "rb"
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BEAT_SCHEDULE = JADWAL

AUTH_USER_MODEL = "kecamatan.Pengguna"
AUTHENTICATION_BACKENDS = ["rumahbersama.masuk.Masuk"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda:beranda"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "rumahbersama.masuk.Adaptor"
ACCOUNT_FORMS = {
    "login": "rumahbersama.formulir_akun.Masuk",
    "change_password": "rumahbersama.formulir_akun.GantiSandi",
    "reauthenticate": "rumahbersama.formulir_akun.PastikanSandi",
}
MFA_FORMS = {
    "authenticate": "rumahbersama.formulir_akun.KodeMasuk",
    "reauthenticate": "rumahbersama.formulir_akun.KodePastikan",
    "activate_totp": "rumahbersama.formulir_akun.AktifkanTOTP",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "hadir_rapat": "90/m/ip,300/m/key",
}
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("JUMLAH_PROKSI", "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rumah Bersama"
MFA_TOTP_TOLERANCE = 1
"""Steps of 30 seconds before and after: a code is read in one and typed in the next."""
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_ENGINE = "rumahbersama.sesi"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["rumahbersama.formats"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ.get("BERKAS_DIR") or str(DATA_DIR / "berkas")},
    },
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if (BASE_DIR / "staticfiles" / "staticfiles.json").exists() and not DEBUG
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = not (BASE_DIR / "staticfiles" / "staticfiles.json").exists()
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
BATAS_UNGGAH = 200 * 1024 * 1024
BATAS_BARIS = int(os.environ.get("BATAS_BARIS", "1500000"))

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS", "1")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "rumahbersama@localhost")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
HTTPS = SITUS_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^kesehatan/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = False
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

REST_FRAMEWORK = settings_api.REST_FRAMEWORK
SPECTACULAR_SETTINGS = settings_api.SPECTACULAR_SETTINGS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"galat": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["galat"], "level": "WARNING"},
    "loggers": {"rumahbersama": {"level": "INFO"}, "kemiskinan": {"level": "INFO"}},
}
