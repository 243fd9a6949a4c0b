from django.urls import path

from askaround.web.research import ask_first, questions, views

app_name = "research"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("explorations/", views.explorations, name="explorations"),
    path("explorations/<uuid:pk>/", views.exploration, name="exploration"),
    path("explorations/<uuid:pk>/ask-first/", ask_first.ask_first, name="ask-first"),
    path("explorations/<uuid:pk>/ask-first/three/", ask_first.first_three, name="first-three"),
    path("explorations/<uuid:pk>/edit/", views.edit, name="edit"),
    path("explorations/<uuid:pk>/close/", views.close, name="close"),
    path("explorations/<uuid:pk>/reopen/", views.reopen, name="reopen"),
    path("explorations/<uuid:pk>/remove/", views.remove, name="remove"),
    path("explorations/<uuid:pk>/paths/add/", views.add_path, name="add-path"),
    path("explorations/<uuid:pk>/questions/", questions.pick, name="pick"),
    path("explorations/<uuid:pk>/questions/blanks/", questions.fill_blanks, name="blanks"),
    path("explorations/<uuid:pk>/questions/add/", questions.add, name="add-question"),
    path("paths/<uuid:pk>/", views.path, name="path"),
    path("paths/<uuid:pk>/remove/", views.remove_path, name="remove-path"),
    path("questions/check/", questions.check, name="check"),
    path("questions/<uuid:pk>/", questions.question, name="question"),
    path("questions/<uuid:pk>/settle/", questions.settle, name="settle"),
    path("questions/<uuid:pk>/move/", questions.move, name="move-question"),
    path("questions/<uuid:pk>/remove/", questions.remove, name="remove-question"),
]
