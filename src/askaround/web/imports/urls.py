from django.urls import path

from askaround.web.imports import views

app_name = "imports"
urlpatterns = [
    path("people/import/", views.choose, name="choose"),
]
