from django.urls import path

from askaround.web.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.today, name="today"),
    path("today/question/", views.question, name="question"),
    path("today/snooze/", views.snooze, name="snooze"),
    path("today/skip/", views.skip, name="skip"),
    path("example/load/", views.load_example, name="load-example"),
    path("example/remove/", views.remove_example, name="remove-example"),
]
