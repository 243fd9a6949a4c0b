"""Pages to come."""

from django.http import HttpResponse
from django.shortcuts import render

from askaround.web.http import SpaceRequest


def start(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")


def explorations(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")
