from django.urls import path

from askaround.web.design import views

app_name = "design"
urlpatterns = [
    path("", views.design, name="design"),
]
