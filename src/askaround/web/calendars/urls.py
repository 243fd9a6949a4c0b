from django.urls import path

from askaround.web.calendars.views import busy, feeds, invitations

app_name = "calendars"
urlpatterns = [
    path("settings/calendars/", busy.calendars, name="calendars"),
    path("settings/calendars/add/", busy.add, name="add"),
    path("settings/calendars/<uuid:pk>/read/", busy.read_again, name="read"),
    path("settings/calendars/<uuid:pk>/remove/", busy.remove, name="remove"),
    path("settings/calendars/planned.ics", feeds.planned, name="planned"),
    path("settings/calendars/feeds/", feeds.make, name="make-feed"),
    path("settings/calendars/feeds/<str:pk>/revoke/", feeds.revoke, name="revoke-feed"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("conversations/<uuid:pk>/invitation.ics", invitations.invitation_file, name="invitation"),
    path("conversations/answers/", invitations.answer, name="answer"),
    path("conversations/<uuid:pk>/answer/", invitations.note_answer, name="note-answer"),
]
