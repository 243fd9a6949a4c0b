from django.urls import path

from askaround.web.research import views

app_name = "research"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("explorations/", views.explorations, name="explorations"),
    path("explorations/<uuid:pk>/", views.exploration, name="exploration"),
    path("explorations/<uuid:pk>/edit/", views.edit, name="edit"),
    path("explorations/<uuid:pk>/close/", views.close, name="close"),
    path("explorations/<uuid:pk>/reopen/", views.reopen, name="reopen"),
    path("explorations/<uuid:pk>/remove/", views.remove, name="remove"),
    path("explorations/<uuid:pk>/paths/add/", views.add_path, name="add-path"),
    path("paths/<uuid:pk>/", views.path, name="path"),
    path("paths/<uuid:pk>/remove/", views.remove_path, name="remove-path"),
]
