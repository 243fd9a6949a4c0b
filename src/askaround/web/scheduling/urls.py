from django.urls import path

from askaround.web.scheduling.views import agreeing, conversations, listing, windows

app_name = "scheduling"
urlpatterns = [
    path("conversations/", listing.conversations, name="conversations"),
    path("conversations/new/", conversations.new, name="new"),
    path("conversations/<uuid:pk>/", conversations.conversation, name="conversation"),
    path("conversations/<uuid:pk>/remove/", conversations.remove, name="remove"),
    path("conversations/<uuid:pk>/agree/", agreeing.agree, name="agree"),
    path("conversations/<uuid:pk>/call-off/", agreeing.call_off, name="call-off"),
    path("conversations/<uuid:pk>/look-again/", agreeing.look_again, name="look-again"),
    path("conversations/<uuid:pk>/note-yes/", agreeing.note_yes, name="note-yes"),
    path("conversations/<uuid:pk>/times/", windows.times, name="times"),
    path("conversations/<uuid:pk>/times/choose/", windows.choose, name="choose"),
    path("conversations/<uuid:pk>/times/suggested/", windows.suggested, name="suggested"),
    path("conversations/<uuid:pk>/offered/", windows.offered, name="offered"),
    path("conversations/<uuid:pk>/none-suits/", windows.none_suits, name="none-suits"),
    path("conversations/<uuid:pk>/their-time/", windows.their_time, name="their-time"),
    path("windows/<uuid:pk>/", windows.edit, name="window"),
    path("windows/<uuid:pk>/accept/", windows.accept, name="accept"),
    path("windows/<uuid:pk>/decline/", windows.decline, name="decline"),
    path("windows/<uuid:pk>/remove/", windows.remove, name="remove-window"),
]
