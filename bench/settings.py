"""Askaround's own settings, with the floor's address added."""

from askaround.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
