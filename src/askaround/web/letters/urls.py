from django.urls import path

from askaround.web.letters.views import listing, resumes, writing

app_name = "letters"
urlpatterns = [
    path("letters/", listing.letters, name="letters"),
    path("letters/begin/", listing.begin, name="begin"),
    path("letters/<uuid:pk>/", listing.letter, name="letter"),
    path("letters/<uuid:pk>/check/", writing.check, name="check"),
    path("letters/<uuid:pk>/save/", writing.save, name="save"),
    path("letters/<uuid:pk>/again/", writing.write_again, name="write-again"),
    path("letters/<uuid:pk>/letter.eml", writing.eml, name="eml"),
    path("letters/<uuid:pk>/print/", writing.printed, name="print"),
    path("letters/<uuid:pk>/sent/", writing.sent, name="sent"),
    path("letters/<uuid:pk>/drop/", writing.drop, name="drop"),
    path("settings/resumes/", resumes.resumes, name="resumes"),
    path("settings/resumes/<uuid:pk>/", resumes.resume, name="resume"),
    path("settings/resumes/<uuid:pk>/remove/", resumes.remove_resume, name="remove-resume"),
]
