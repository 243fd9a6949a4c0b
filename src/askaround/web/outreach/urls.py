from django.urls import path

from askaround.web.outreach import introductions, views

app_name = "outreach"
urlpatterns = [
    path("asks/", views.asks, name="asks"),
    path("asks/new/", views.new, name="new"),
    path("asks/<uuid:pk>/", views.ask, name="ask"),
    path("asks/<uuid:pk>/check/", views.check, name="check"),
    path("asks/<uuid:pk>/save/", views.save, name="save"),
    path("asks/<uuid:pk>/again/", views.write_again, name="write-again"),
    path("asks/<uuid:pk>/message.eml", views.eml, name="eml"),
    path("asks/<uuid:pk>/sent/", views.sent, name="sent"),
    path("asks/<uuid:pk>/drop/", views.drop, name="drop"),
    path("asks/<uuid:pk>/reply/", views.reply, name="reply"),
    path("asks/<uuid:pk>/follow-up/", views.follow_up, name="follow-up"),
    path("asks/<uuid:pk>/answer/", views.answer, name="answer"),
    path("asks/<uuid:pk>/rest/", views.rest, name="rest"),
    path("asks/<uuid:pk>/reopen/", views.reopen, name="reopen"),
    path("introductions/", introductions.introductions, name="introductions"),
    path("introductions/new/", introductions.new, name="new-introduction"),
    path("introductions/<uuid:pk>/", introductions.introduction, name="introduction"),
    path("introductions/<uuid:pk>/step/", introductions.step, name="introduction-step"),
    path("introductions/<uuid:pk>/remove/", introductions.remove, name="remove-introduction"),
]
