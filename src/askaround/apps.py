from django.apps import AppConfig


class AskaroundConfig(AppConfig):
    """The one Django app; its packages follow the steps of the process."""

    name = "askaround"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let derived data follow every change."""
        from askaround.conversations import derived as conversations  # noqa: PLC0415
        from askaround.followup import derived as followup  # noqa: PLC0415
        from askaround.insight import derived as insight  # noqa: PLC0415
        from askaround.journal.author import rows_changed  # noqa: PLC0415 (models load first)
        from askaround.letters import derived as letters  # noqa: PLC0415
        from askaround.people import derived as people  # noqa: PLC0415
        from askaround.research import derived as research  # noqa: PLC0415
        from askaround.scheduling import derived as scheduling  # noqa: PLC0415

        rows_changed.connect(research.follow, dispatch_uid="research")
        rows_changed.connect(people.follow, dispatch_uid="people")
        rows_changed.connect(letters.follow, dispatch_uid="letters")
        rows_changed.connect(scheduling.follow, dispatch_uid="scheduling")
        rows_changed.connect(conversations.follow, dispatch_uid="conversations")
        rows_changed.connect(followup.follow, dispatch_uid="followup")
        rows_changed.connect(insight.follow, dispatch_uid="insight")
