from django.urls import path

from askaround.web.prepare.views import briefs, dossiers, plans, questions

app_name = "prepare"
urlpatterns = [
    path("conversations/<uuid:pk>/prepare/", plans.plan, name="plan"),
    path("conversations/<uuid:pk>/prepare/propose/", plans.propose, name="propose"),
    path("conversations/<uuid:pk>/prepare/bank/", plans.pick, name="pick"),
    path("conversations/<uuid:pk>/prepare/add/", plans.add, name="add"),
    path("conversations/<uuid:pk>/prepare/take/", plans.take, name="take"),
    path("conversations/<uuid:pk>/prepare/check/", plans.check, name="check"),
    path("conversations/<uuid:pk>/prepare/goals/", questions.add_goal, name="add-goal"),
    path("conversations/<uuid:pk>/prepare/brief/", briefs.brief, name="brief"),
    path("conversations/<uuid:pk>/prepare/read/", dossiers.dossier, name="dossier"),
    path("conversations/<uuid:pk>/prepare/rehearse/", briefs.rehearse, name="rehearse"),
    path("conversations/<uuid:pk>/sheet/", briefs.sheet, name="sheet"),
    path("planned/<uuid:pk>/", questions.planned, name="question"),
    path("planned/<uuid:pk>/move/", questions.move, name="move"),
    path("planned/<uuid:pk>/remove/", questions.remove, name="remove"),
    path("goals/<uuid:pk>/", questions.goal, name="goal"),
    path("goals/<uuid:pk>/remove/", questions.remove_goal, name="remove-goal"),
    path("people/<uuid:pk>/read/", dossiers.read_person, name="read-person"),
    path("organizations/<uuid:pk>/read/", dossiers.read_organization, name="read-organization"),
    path("paths/<uuid:pk>/read/", dossiers.read_path, name="read-path"),
    path("sources/<uuid:pk>/", dossiers.source, name="source"),
    path("sources/<uuid:pk>/remove/", dossiers.remove_source, name="remove-source"),
]
