"""Pages to come."""

from django.http import HttpResponse
from django.shortcuts import render

from askaround.web.http import SpaceRequest


def asks(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")
