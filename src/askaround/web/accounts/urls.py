from django.urls import path

from askaround.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("enter/<str:token>/", views.enter, name="enter"),
    path("closed/", views.closed, name="closed"),
]
