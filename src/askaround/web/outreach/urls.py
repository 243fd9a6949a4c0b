from django.urls import path

from askaround.web.outreach import views

app_name = "outreach"
urlpatterns = [
    path("asks/", views.asks, name="asks"),
]
