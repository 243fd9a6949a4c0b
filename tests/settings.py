"""Settings for the tests: a data folder that goes away, and a database in memory."""

import atexit
import os
import shutil
import tempfile

os.environ["ASKAROUND_DATA"] = tempfile.mkdtemp(prefix="askaround-tests-")

from askaround.config.settings import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "TEST": {"NAME": None},
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir()  # noqa: F405 (WhiteNoise warns about a folder that is not there)
atexit.register(shutil.rmtree, os.environ["ASKAROUND_DATA"], ignore_errors=True)
