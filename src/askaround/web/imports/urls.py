from django.urls import path

from askaround.web.imports.views import duplicates, files

app_name = "imports"
urlpatterns = [
    path("people/import/", files.choose, name="choose"),
    path("people/import/<uuid:pk>/", files.plan, name="plan"),
    path("people/import/<uuid:pk>/columns/", files.columns, name="columns"),
    path("people/import/<uuid:pk>/undo/", files.undo, name="undo"),
    path("people/import/<uuid:pk>/drop/", files.drop, name="drop"),
    path("people/duplicates/", duplicates.duplicates, name="duplicates"),
    path("people/duplicates/<uuid:pk>/", duplicates.merge, name="merge"),
    path("people/duplicates/<uuid:pk>/apart/", duplicates.told_apart, name="told_apart"),
    path("people/merges/<uuid:pk>/undo/", duplicates.unmerge, name="unmerge"),
]
