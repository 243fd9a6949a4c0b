from django.urls import path

from askaround.web.live import views

app_name = "live"
urlpatterns = [
    path("conversations/<uuid:pk>/talk/", views.live, name="live"),
    path("conversations/<uuid:pk>/talk/say/", views.say, name="say"),
    path("conversations/<uuid:pk>/talk/lines/", views.sync, name="lines"),
    path("conversations/<uuid:pk>/talk/lines.txt", views.file, name="file"),
    path("offline/", views.without_network, name="offline"),
    path("offline/gone/", views.gone, name="gone"),
    path("service-worker.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
