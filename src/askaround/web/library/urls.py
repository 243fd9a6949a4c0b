from django.urls import path

from askaround.web.library import views

app_name = "library"
urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("playbooks/", views.playbooks, name="playbooks"),
]
