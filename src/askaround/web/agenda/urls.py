from django.urls import path

from askaround.web.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.today, name="today"),
]
