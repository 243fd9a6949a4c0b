from django.urls import path

from askaround.web.debrief.views import lines, looking_back, suggested

app_name = "debrief"
urlpatterns = [
    path("conversations/<uuid:pk>/debrief/", looking_back.debrief, name="debrief"),
    path("conversations/<uuid:pk>/debrief/done/", looking_back.done, name="done"),
    path("conversations/<uuid:pk>/debrief/onward/", looking_back.go_on, name="onward"),
    path("conversations/<uuid:pk>/debrief/times/", looking_back.times, name="times"),
    path("conversations/<uuid:pk>/debrief/lines/", lines.add, name="add-line"),
    path("debrief/goals/<uuid:pk>/", looking_back.goal, name="goal"),
    path("debrief/questions/<uuid:pk>/", lines.tick, name="tick"),
    path("debrief/lines/<uuid:pk>/", lines.line, name="line"),
    path("debrief/lines/<uuid:pk>/becomes/", lines.becomes, name="becomes"),
    path("debrief/lines/<uuid:pk>/back/", lines.back, name="back"),
    path("debrief/suggested/<uuid:pk>/", suggested.suggested, name="suggested"),
]
