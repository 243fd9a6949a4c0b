from django.apps import AppConfig


class AskaroundConfig(AppConfig):
    """The one Django app; its packages follow the steps of the process."""

    name = "askaround"
    default_auto_field = "django.db.models.BigAutoField"
