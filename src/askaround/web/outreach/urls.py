from django.urls import path

from askaround.web.outreach.views import asks, drafts, introductions, replies

app_name = "outreach"
urlpatterns = [
    path("asks/", asks.asks, name="asks"),
    path("asks/new/", asks.new, name="new"),
    path("asks/<uuid:pk>/", asks.ask, name="ask"),
    path("asks/<uuid:pk>/remove/", asks.remove, name="remove"),
    path("asks/<uuid:pk>/check/", drafts.check, name="check"),
    path("asks/<uuid:pk>/save/", drafts.save, name="save"),
    path("asks/<uuid:pk>/again/", drafts.write_again, name="write-again"),
    path("asks/<uuid:pk>/referrer/", drafts.referrer, name="referrer"),
    path("asks/<uuid:pk>/message.eml", drafts.eml, name="eml"),
    path("asks/<uuid:pk>/sent/", drafts.sent, name="sent"),
    path("asks/<uuid:pk>/call/", drafts.call, name="call"),
    path("asks/<uuid:pk>/drop/", drafts.drop, name="drop"),
    path("asks/<uuid:pk>/reply/", replies.reply, name="reply"),
    path("asks/<uuid:pk>/follow-up/", replies.follow_up, name="follow-up"),
    path("asks/<uuid:pk>/answer/", replies.answer, name="answer"),
    path("asks/<uuid:pk>/rest/", replies.rest, name="rest"),
    path("asks/<uuid:pk>/reopen/", replies.reopen, name="reopen"),
    path("asks/<uuid:pk>/pace/", replies.pace, name="pace"),
    path("asks/<uuid:pk>/put-off/", replies.put_off, name="put-off"),
    path("asks/<uuid:pk>/nobody-else/", replies.nobody_else, name="nobody-else"),
    path("introductions/", introductions.introductions, name="introductions"),
    path("introductions/new/", introductions.new, name="new-introduction"),
    path("introductions/<uuid:pk>/", introductions.introduction, name="introduction"),
    path("introductions/<uuid:pk>/check/", introductions.check, name="check-introduction"),
    path("introductions/<uuid:pk>/step/", introductions.step, name="introduction-step"),
    path("introductions/<uuid:pk>/person/", introductions.whom, name="introduced-person"),
    path("introductions/<uuid:pk>/add/", introductions.add, name="introduced-somebody-new"),
    path("introductions/<uuid:pk>/message.eml", introductions.eml, name="introduction-eml"),
    path("introductions/<uuid:pk>/reply/", introductions.reply, name="introduction-reply"),
    path("introductions/<uuid:pk>/remove/", introductions.remove, name="remove-introduction"),
]
