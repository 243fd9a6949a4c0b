from django.urls import path

from askaround.web.settings import views

app_name = "settings"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("place/", views.place, name="place"),
]
