"""Settings of the one Django project."""
SECRET_KEY = "replaced below"
INSTALLED_APPS = ["askaround"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
USE_TZ = True
