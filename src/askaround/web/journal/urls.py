from django.urls import path

from askaround.web.journal import views

app_name = "journal"
urlpatterns = [
    path("changes/", views.changes, name="changes"),
    path("changes/newest/", views.newest, name="newest"),
    path("changes/<uuid:pk>/undo/", views.undo, name="undo"),
    path("changes/<uuid:pk>/redo/", views.redo, name="redo"),
]
