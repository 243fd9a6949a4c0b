"""Pages to come."""

from django.http import HttpResponse
from django.shortcuts import render

from askaround.web.http import SpaceRequest


def people(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")


def add(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")


def organizations(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")
