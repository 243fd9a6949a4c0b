"""Leaving with everything: downloads, the way back, and erasing."""

import tempfile
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from askaround.archive import queries
from askaround.archive.erasing import erase_everything, forget_on_disk
from askaround.archive.manifest import NotRestorable
from askaround.archive.restoring import Restored, read_archive
from askaround.core.started import command
from askaround.integrations.leaving import ARCHIVE, MEDIA_TYPES, write_leaving
from askaround.web.http import SEEN_PAGES, SpaceRequest, require_form

MOST_BYTES = 500 * 1024 * 1024
NAMES = {ARCHIVE: "askaround", "csv": "people", "xlsx": "people", "vcf": "people"}
PAGE = "settings/leave.html"


class ArchiveForm(forms.Form):
    archive = forms.FileField(
        label=gettext_lazy("Archive"),
        help_text=gettext_lazy("The .zip file that you saved here or on the command line."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_archive(self) -> Any:
        file = self.cleaned_data["archive"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is very large. Bring it back on the command line: %s restore.")
                % command()
            )
        return file


class EraseForm(forms.Form):
    """Nobody types this by accident."""

    typed = forms.CharField(
        label=gettext_lazy("To go ahead, type: erase everything"),
        required=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
    )

    def clean_typed(self) -> str:
        typed = slugify(self.cleaned_data["typed"])
        if typed not in {"erase-everything", slugify(_("erase everything"))}:
            raise forms.ValidationError(
                _("Nothing was erased. Type the two words exactly: erase everything.")
            )
        return str(typed)


@require_GET
def leave(request: SpaceRequest) -> HttpResponse:
    return _page(request, ArchiveForm())


def _page(request: SpaceRequest, form: ArchiveForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "empty": queries.is_empty(request.space),
        "people": queries.people(request.space),
        "folder": settings.DATA,
        "command": command(),
    }
    return render(request, PAGE, context, status=status)


@require_GET
def download(request: SpaceRequest, ending: str) -> FileResponse:
    """Give people as a table or as cards, or everything as an archive.

    It is written to a nameless file first, so that what goes wrong is a page and not half a file.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    write_leaving(by=request.author, ending=ending, file=file)
    file.seek(0)
    name = f"{NAMES[ending]}-{request.author.today:%Y-%m-%d}.{ending}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[ending])


@transaction.non_atomic_requests
@require_POST
def bring_back(request: SpaceRequest) -> HttpResponse:
    form = ArchiveForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            restored = read_archive(by=request.author, file=form.cleaned_data["archive"])
        except NotRestorable as problem:
            form.add_error("archive", str(problem))
        else:
            _tell(request, restored)
            return redirect("agenda:today")
    return _page(request, form, status=422)


def _tell(request: SpaceRequest, restored: Restored) -> None:
    people = restored.counts.get("person", 0)
    messages.success(
        request,
        ngettext(
            "Everything is back, with %(count)d person.",
            "Everything is back, with %(count)d people.",
            people,
        )
        % {"count": people},
    )
    if restored.left_out:
        messages.info(
            request,
            _("This version has no place for some of it, which was left out: %s.")
            % ", ".join(restored.left_out),
        )


@transaction.non_atomic_requests
@require_form
def erase(request: SpaceRequest) -> HttpResponse:
    """Ask for two typed words, then erase everything for good."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_everything(by=request.author)
        forget_on_disk()
        messages.success(request, _("Everything is erased. You start with a blank page."))
        answer = redirect("agenda:today")
        answer["Clear-Site-Data"] = SEEN_PAGES
        return answer
    context = {"form": form, "people": queries.people(request.space), "folder": settings.DATA}
    return render(request, "settings/erase.html", context, status=422 if form.errors else 200)
