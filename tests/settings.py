"""Settings for the tests: fast hashing and a database of their own."""

from askaround.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
