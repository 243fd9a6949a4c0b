"""Pages to come."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from askaround.web.http import SpaceRequest


def today(request: SpaceRequest) -> HttpResponse:
    return render(request, "base.html")


def snooze(request: SpaceRequest) -> HttpResponse:
    return redirect("agenda:today")


@require_POST
def skip(request: SpaceRequest) -> HttpResponse:
    return redirect("agenda:today")


@require_POST
def load_example(request: SpaceRequest) -> HttpResponse:
    return redirect("agenda:today")


@require_POST
def remove_example(request: SpaceRequest) -> HttpResponse:
    return redirect("agenda:today")
