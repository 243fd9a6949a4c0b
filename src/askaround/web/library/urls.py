from django.urls import path
from django.views.generic import RedirectView

from askaround.web.library import views

app_name = "library"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="library:questions"), name="first"),
    path("questions/", views.questions, name="questions"),
    path("playbooks/", views.playbooks, name="playbooks"),
]
