"""Searches and filters kept under a name."""

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.people.models import SavedView


class NameTaken(ValueError):
    """Another view has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(_("You have a view called “%s” already. Choose another name.") % name)


def save_view(*, by: Author, name: str, query: str) -> SavedView:
    """Keep ``query`` (the query string of the people page) under a name; the same name again
    replaces what it meant.
    """
    shown = one_line(name)[:60]
    stored = SavedView.objects.filter(space=by.space, name=shown).first()
    view = stored or SavedView(name=shown)
    view.query = query
    with by.change(_("Saved the view “%s”") % shown) as change:
        change.keep(view)
    return view


def rename_view(*, by: Author, view: SavedView, name: str) -> None:
    """Raises :class:`NameTaken`."""
    row = SavedView.objects.get(pk=view.pk, space=by.space)
    row.name = one_line(name)[:60]
    if SavedView.objects.filter(space=by.space, name=row.name).exclude(pk=row.pk).exists():
        raise NameTaken(row.name)
    with by.change(_("Renamed a view to “%s”") % row) as change:
        change.save(row)


def remove_view(*, by: Author, view: SavedView) -> None:
    with by.change(_("Removed the view “%s”") % view) as change:
        change.remove(view)
