from django.apps import AppConfig


class AskaroundConfig(AppConfig):
    """The one Django app; its packages follow the steps of the process."""

    name = "askaround"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let derived data follow every change, and let forms speak as we do."""
        from askaround.conversations import derived as conversations
        from askaround.followup import derived as followup
        from askaround.insight import derived as insight
        from askaround.journal.author import rows_changed
        from askaround.letters import derived as letters
        from askaround.people import derived as people
        from askaround.research import derived as research
        from askaround.scheduling import derived as scheduling
        from askaround.web.refusals import speak_as_we_do

        rows_changed.connect(research.follow, dispatch_uid="research")
        rows_changed.connect(people.follow, dispatch_uid="people")
        rows_changed.connect(letters.follow, dispatch_uid="letters")
        rows_changed.connect(scheduling.follow, dispatch_uid="scheduling")
        rows_changed.connect(conversations.follow, dispatch_uid="conversations")
        rows_changed.connect(followup.follow, dispatch_uid="followup")
        rows_changed.connect(insight.follow, dispatch_uid="insight")
        speak_as_we_do()
