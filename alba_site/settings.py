"""The settings: production by default, whatever differs from the environment.

Every variable read here has a line in docs/deploying.md and in .env.example.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

COMMAND = sys.argv[1] if len(sys.argv) > 1 else ""
TESTING = COMMAND == "test"

env = environ.Env()
if not TESTING:
    env.read_env(BASE_DIR / ".env")

# This machine only: ALBA_LOCAL switches off what needs TLS.

THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
ALBA_LOCAL = env.bool("ALBA_LOCAL", default=TESTING)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=THIS_MACHINE if ALBA_LOCAL else [])
DEBUG = env.bool("DEBUG", default=False)

if ALBA_LOCAL and not set(ALLOWED_HOSTS) <= set(THIS_MACHINE):
    raise ImproperlyConfigured(
        "ALBA_LOCAL=1 is for this machine only: ALLOWED_HOSTS may name nothing but "
        f"{', '.join(THIS_MACHINE)}. For a public site unset ALBA_LOCAL."
    )
if DEBUG and not ALBA_LOCAL:
    raise ImproperlyConfigured(
        "DEBUG=1 shows settings and code to every visitor: it needs ALBA_LOCAL=1."
    )


def local_secret_key():
    """Return the key kept in var/secret_key; on this machine make it the first time.

    Of several processes that start at once, the first that links its file wins.
    """
    path = VAR / "secret_key"
    if not path.exists():
        if not ALBA_LOCAL:
            raise ImproperlyConfigured(
                "Set SECRET_KEY to a long random text (or ALBA_LOCAL=1 on your own "
                "machine): python -c 'import secrets; print(secrets.token_urlsafe(64))'"
            )
        VAR.mkdir(exist_ok=True)
        with NamedTemporaryFile("w", dir=VAR) as draft, suppress(FileExistsError):
            draft.write(get_random_secret_key())
            draft.flush()
            os.link(draft.name, path)
    return path.read_text().strip()


SECRET_KEY = env.str("SECRET_KEY", default="") or local_secret_key()

# The archive's own

ALBA_PUBLISHER = env.str("ALBA_PUBLISHER", default="")
ALBA_CONTACT = env.str("ALBA_CONTACT", default="")
ALBA_SITE_URL = env.str("ALBA_SITE_URL", default="").rstrip("/")
ALBA_TIME_ZONE = env.str("ALBA_TIME_ZONE", default="UTC")

# Applications

INSTALLED_APPS = [
    "alba_site",
    "alba_site.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "archive.publishing",
    "archive.sources",
    "archive.search",
    "members",
    "summits",
    "initiatives",
    "alba_site.pages",
    "alba_site.accounts",
]

MIDDLEWARE = [
    "alba_site.headers.SecureHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.media.zipping.Zipping",
    "alba_site.pages.middleware.LanguageMiddleware",
    "archive.publishing.middleware.KeptPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "alba_site.pages.middleware.MethodMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "alba_site.urls"
WSGI_APPLICATION = "alba_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alba_site.pages.context_processors.site",
            ]
        },
    }
]

# Database

KEPT = 600  # seconds that a connection serves one request after the other


def sqlite(path):
    """Return the settings of the database file at ``path``.

    Only ``migrate`` and ``restore`` may create the file: an archive whose file is
    missing must say so, not start again empty. A writer waits up to 20 seconds for its
    turn: SQLite lets them in as it happens, and 4 that never pause miss theirs within
    5.
    """
    creates = COMMAND in {"migrate", "restore"}
    if creates:
        path.parent.mkdir(parents=True, exist_ok=True)
    mode = "rwc" if creates else "rw"
    return {
        "ENGINE": "alba_site.sqlite",
        "NAME": f"{path.as_uri()}?mode={mode}",
        "CONN_MAX_AGE": KEPT,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
        },
    }


def sqlite_path(config):
    return (BASE_DIR / config["NAME"]).resolve()


def database(url):
    """Return the settings of the database at ``url``, a DATABASE_URL."""
    config = env.db_url_config(url)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(sqlite_path(config))
    config["CONN_MAX_AGE"] = KEPT
    config["CONN_HEALTH_CHECKS"] = True
    # Compiling a statement to machine code takes the server longer than answering it.
    options = {"connect_timeout": 5, "options": "-c jit=off"}
    config["OPTIONS"] = options | config.get("OPTIONS", {})
    return config


def edition_file(url):
    """Return where the mark of the edition stands: beside an SQLite file, else in var/.

    Public pages kept in memory are shown without the database only by its word.
    """
    config = env.db_url_config(url)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        return f"{sqlite_path(config)}-edition"
    return str(VAR / "edition")


DATABASE_URL = env.str("DATABASE_URL", default="sqlite:///var/archive.sqlite3")
DATABASES = {"default": database(DATABASE_URL)}
# The tests' database is none of the archive's.
ALBA_EDITION_FILE = (
    "" if TESTING else env.str("ALBA_EDITION_FILE", default=edition_file(DATABASE_URL))
)
# Public pages, kept by each process while the edition they were made from stands: of
# an archive of 250 pages that is 3 MB.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.dummy.DummyCache"
        if DEBUG or TESTING
        else "archive.publishing.bounded_cache.BoundedCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_BYTES": 64 * 1024**2},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages and time

LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "alba_site/locale"]
FORMAT_MODULE_PATH = "alba_site.formats"
TIME_ZONE = ALBA_TIME_ZONE
USE_TZ = True

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
COLLECTED = not (DEBUG or TESTING)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Pictures: what one request uploads is held in memory, all of it 20 MB at most.

MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024**2
FILE_UPLOAD_HANDLERS = ["archive.desk.uploads.MemoryUploadHandler"]

# Security

SECURE_SSL_REDIRECT = not ALBA_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if ALBA_LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not ALBA_LOCAL
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ALBA_LOCAL
SESSION_COOKIE_NAME = "sessionid" if ALBA_LOCAL else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if ALBA_LOCAL else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alba_site.pages.errors.csrf_failure"
CONTENT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Sent with every answer (alba_site/headers.py). The next three are Django's own
# defaults, here for the answers that its middleware never sees.
SECURE_HEADERS = {
    "Content-Security-Policy": "; ".join(
        f"{directive} {source}" for directive, source in CONTENT_POLICY.items()
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in [
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "fullscreen",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "usb",
        ]
    ),
}
# The browsers' preload list is for the owner of the domain to decide on.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# A long text in two languages is a form of several thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    TEST_RUNNER = "tests.runner.Runner"

# Mail and log

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
if ALBA_CONTACT:
    DEFAULT_FROM_EMAIL = ALBA_CONTACT

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print twice or write mail.
        "django": {"handlers": [], "level": "INFO"},
        # A reader's wrong address or unknown host is no fault of the site, nor is one
        # that is too long to be led on from.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedRedirect": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
