from django.urls import path

from askaround.web.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="list"),
    path("people/add/", views.add, name="add"),
    path("organizations/", views.organizations, name="organizations"),
]
