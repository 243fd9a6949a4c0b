"""Settings of the one Django project, for one's own machine and for a shared one."""

from hashlib import sha256
from pathlib import Path

from csp.constants import NONE, SELF

from askaround.config import environment

PACKAGE = Path(__file__).resolve().parents[1]
DATA = environment.data_folder()
DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret(DATA)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]  # anything else is another site's name for this machine

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "lucide",
    "csp",
    "askaround",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",  # for pages: styles and scripts obey that of their page
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "askaround.web.middleware.names_the_folder",
    "askaround.web.middleware.SpaceMiddleware",
    "askaround.web.journal.gone.leads_to_what_is_told",
]
ROOT_URLCONF = "askaround.config.urls"
WSGI_APPLICATION = "askaround.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "libraries": {
                "askaround": "askaround.web.templatetags.askaround",
                "insight_words": "askaround.web.templatetags.insight_words",
                "keys": "askaround.web.templatetags.keys",
                "lucide": "askaround.web.templatetags.icons",
            },
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "askaround.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "askaround.User"
AUTHENTICATION_BACKENDS = ["askaround.accounts.entrance.Entrance"]
LOGIN_URL = "accounts:closed"
SESSION_COOKIE_AGE = 30 * 24 * 3600
"""In seconds, from the last start or change: each of them stores the session anew (decision 14)."""
FOLDER = sha256(f"folder {SECRET_KEY}".encode()).hexdigest()[:12]
"""Names the data folder to a browser, so that it keeps apart what it keeps of several: cookies
ignore the port, and the demo may be opened at the address of one's own data. No secret."""
SESSION_COOKIE_NAME = f"askaround_session_{FOLDER}"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"askaround_csrf_{FOLDER}"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = DATA / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site learns that Askaround is here
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "askaround.web.storage.HashedFiles"},
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]  # each in its own words
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
FORMAT_MODULE_PATH = "askaround.web.locale"
TIME_ZONE = "UTC"
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "waitress.queue": {"level": "ERROR"},  # six files at once are no news
    },
}
