"""What the lists of a space say: what is found, what was done, and what is shown of it."""

from askaround.journal import queries
from askaround.journal.models import Change
from askaround.search.queries import hits


def found(space, typed):
    return [hit.title for hit in hits(space=space, typed=typed, kinds=["person"])]


def standing():
    return [change.sentence for change in queries.newest_first(Change.objects.all())]


def lately():
    return [change.sentence for change in queries.lately(Change.objects.all())]
