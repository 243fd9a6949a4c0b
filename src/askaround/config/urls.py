"""Every address. Each page of a person's data needs a case in ``tests/web/test_strangers.py``."""

from django.urls import include, path

urlpatterns = [
    path("", include("askaround.web.agenda.urls")),
    path("", include("askaround.web.accounts.urls")),
    path("", include("askaround.web.journal.urls")),
    path("", include("askaround.web.search.urls")),
    path("", include("askaround.web.research.urls")),
    path("", include("askaround.web.people.urls")),
    path("", include("askaround.web.imports.urls")),
    path("", include("askaround.web.outreach.urls")),
    path("", include("askaround.web.letters.urls")),
    path("", include("askaround.web.scheduling.urls")),
    path("", include("askaround.web.calendars.urls")),
    path("", include("askaround.web.prepare.urls")),
    path("", include("askaround.web.live.urls")),
    path("", include("askaround.web.debrief.urls")),
    path("", include("askaround.web.followup.urls")),
    path("", include("askaround.web.insight.urls")),
    path("library/", include("askaround.web.library.urls")),
    path("settings/", include("askaround.web.settings.urls")),
    path("design/", include("askaround.web.design.urls")),
]
