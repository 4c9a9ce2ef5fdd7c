"""All settings, read from the environment and safe when nothing is set.

The README names those an operator needs. `make run` exports the relaxations a demo on a
laptop needs; nothing here relaxes by itself.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from config.secret_key import load_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _folder(name: str, default: str) -> Path:
    return Path(os.environ.get(name) or BASE_DIR / default)


# Safety -------------------------------------------------------------------------------------
DEBUG = _flag("TIDU_DEBUG")
SECRET_KEY = os.environ.get("TIDU_SECRET_KEY") or load_secret_key(
    _folder("TIDU_SECRET_KEY_FILE", ".secret-key")
)
ALLOWED_HOSTS = _words("TIDU_ALLOWED_HOSTS", "localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = _words("TIDU_CSRF_TRUSTED_ORIGINS")

# Only a demo on the own machine speaks plain HTTP; everything else is told to insist on TLS.
INSECURE_HTTP = _flag("TIDU_INSECURE_HTTP")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not INSECURE_HTTP
SECURE_SSL_REDIRECT = not INSECURE_HTTP
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
# Believing this header without a proxy that sets it would let anyone claim TLS.
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if _flag("TIDU_BEHIND_TLS_PROXY") else None
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains is the domain owner's decision
    "security.W021",  # and so is the preload list
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        # Bootstrap's style sheet draws its checks, radios and selects from data: pictures.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# The house ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config.administration.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "accounts",
    "maturity",
    "assessments",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.language.StoredLanguageMiddleware",
    "accounts.privacy.keep_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # None of those above reads a body on the way in, and all have their say on the way out.
    "config.uploads.limit_bodies",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
# Not in a cookie: what a page is about to say of a plant ends with the log-out.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.RightsBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

# Database -----------------------------------------------------------------------------------
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _folder("TIDU_SQLITE_FILE", "db.sqlite3"),
    "CONN_MAX_AGE": None,
    # A file rather than memory: threads of a live test server then have connections of their own.
    "TEST": {"NAME": os.environ.get("TIDU_TEST_SQLITE_FILE")},
    "OPTIONS": {
        "timeout": 20,
        # A read upgraded to a write fails at once under DEFERRED, whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            # FULL: what was acknowledged survives a power cut too, for a fraction of a millisecond.
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
        ),
    },
}
_DATABASE_URL = os.environ.get("DATABASE_URL")
DATABASES: dict[str, Any] = {
    "default": (
        dj_database_url.parse(_DATABASE_URL, conn_max_age=600, conn_health_checks=True)
        if _DATABASE_URL
        else _SQLITE
    )
}

# Languages, numbers and time ----------------------------------------------------------------
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_CODE = os.environ.get("TIDU_LANGUAGE") or "zh-hans"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIDU_TIME_ZONE") or "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

# Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = _folder("TIDU_STATIC_ROOT", "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
_MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
_FILES = "django.core.files.storage.FileSystemStorage"
_S3_BUCKET = os.environ.get("TIDU_S3_BUCKET")
# Uploaded proof has no address of its own: a view that asks about rights hands it out.
_EVIDENCE: dict[str, Any] = {
    "BACKEND": _FILES,
    "OPTIONS": {
        "location": _folder("TIDU_EVIDENCE", "evidence"),
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    },
}
if _S3_BUCKET:
    # Region and credentials are read as boto3 reads them: AWS_ACCESS_KEY_ID and so on.
    _EVIDENCE = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": _S3_BUCKET,
            "endpoint_url": os.environ.get("TIDU_S3_ENDPOINT") or None,
            "region_name": os.environ.get("TIDU_S3_REGION") or None,
            "location": os.environ.get("TIDU_S3_FOLDER", "evidence"),
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
STORAGES = {
    "default": {"BACKEND": _FILES, "OPTIONS": {"location": _folder("TIDU_EVIDENCE", "evidence")}},
    "evidence": _EVIDENCE,
    # Hashed names need a collected manifest, which a live test server does not have.
    "staticfiles": {"BACKEND": _PLAIN if _flag("TIDU_PLAIN_STATIC") else _MANIFEST},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "assessments.evidence.arriving.StopLargeFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# One upload, and all evidence of one plant together.
EVIDENCE_FILE_LIMIT = int(os.environ.get("TIDU_EVIDENCE_FILE_MB") or 20) * 1024 * 1024
EVIDENCE_PLANT_LIMIT = int(os.environ.get("TIDU_EVIDENCE_PLANT_MB") or 2_000) * 1024 * 1024

# What is remembered ---------------------------------------------------------------------------
# Documents, so that asking twice does not make them twice; for all workers, and only for the user
# the server runs as. Deleting the folder loses nothing.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "documents": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": _folder("TIDU_DOCUMENT_CACHE", "document-cache"),
        "TIMEOUT": 7 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

# E-mail: to the console unless a server is named -----------------------------------------------
EMAIL_HOST = os.environ.get("TIDU_EMAIL_HOST", "")
EMAIL_BACKEND = "django.core.mail.backends." + ("smtp" if EMAIL_HOST else "console")
EMAIL_BACKEND += ".EmailBackend"
EMAIL_PORT = int(os.environ.get("TIDU_EMAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("TIDU_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TIDU_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = not _flag("TIDU_EMAIL_WITHOUT_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("TIDU_EMAIL_FROM") or "Tidu <tidu@localhost>"
# Where others can reach this installation; empty: nowhere that is known. Documents then carry no
# address at which they can be compared.
PUBLIC_ADDRESS = (os.environ.get("TIDU_SITE_ADDRESS") or "").rstrip("/")
# How links in e-mails begin.
SITE_ADDRESS = PUBLIC_ADDRESS or "http://127.0.0.1:8000"

# What is written to the console ---------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("TIDU_LOG_LEVEL") or "INFO"},
    "loggers": {
        # Without this, errors are mailed to nobody and shown only under DEBUG.
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
