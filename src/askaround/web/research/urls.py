from django.urls import path

from askaround.web.research import views

app_name = "research"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("explorations/", views.explorations, name="explorations"),
]
