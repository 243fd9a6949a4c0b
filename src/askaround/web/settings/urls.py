from django.urls import path
from django.views.generic import RedirectView

from askaround.web.settings import leaving, views

app_name = "settings"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="settings:me"), name="first"),
    path("me/", views.me, name="me"),
    path("language/", views.language, name="language"),
    path("leave/", leaving.leave, name="leave"),
    path("leave/people.csv", leaving.download, {"ending": "csv"}, name="people_csv"),
    path("leave/people.xlsx", leaving.download, {"ending": "xlsx"}, name="people_xlsx"),
    path("leave/people.vcf", leaving.download, {"ending": "vcf"}, name="people_vcf"),
    path("leave/everything.zip", leaving.download, {"ending": "zip"}, name="everything"),
    path("leave/bring-back/", leaving.bring_back, name="bring_back"),
    path("leave/erase/", leaving.erase, name="erase"),
]
