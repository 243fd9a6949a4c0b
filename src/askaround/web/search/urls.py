from django.urls import path

from askaround.web.search import views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/options/", views.options, name="options"),
]
