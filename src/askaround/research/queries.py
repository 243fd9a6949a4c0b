"""The questions other code may ask about explorations."""

from django.db.models import Count, F, Q, QuerySet

from askaround.research.models import Exploration, Organization, Path, Question


def open_first(among: QuerySet[Exploration]) -> QuerySet[Exploration]:
    """All explorations with their paths and counts of questions, those still open first."""
    return (
        among.annotate(
            question_count=Count("questions", distinct=True),
            settled_count=Count(
                "questions", filter=Q(questions__settled_on__isnull=False), distinct=True
            ),
        )
        .prefetch_related("paths")
        .order_by(F("closed_on").desc(nulls_first=True), F("decide_on").asc(nulls_last=True), "-id")
    )


def current(among: QuerySet[Exploration]) -> Exploration | None:
    """The exploration that a page means when none is named: open, the newest."""
    return among.filter(closed_on__isnull=True).order_by("is_example", "-id").first()


def still_open_as(title: str, *, among: QuerySet[Exploration]) -> Exploration | None:
    """The newest exploration with this title that is still open; capitals make no difference."""
    wanted = title.casefold()
    still_open = among.filter(closed_on__isnull=True).order_by("-id")
    return next((each for each in still_open if each.title.casefold() == wanted), None)


def unsettled(among: QuerySet[Question]) -> QuerySet[Question]:
    return among.filter(settled_on__isnull=True).order_by("position", "id")


def under_consideration(among: QuerySet[Path]) -> QuerySet[Path]:
    return among.exclude(state=Path.State.RULED_OUT).order_by("name")


def what_it_is_about(
    exploration: Exploration, *, paths: QuerySet[Path], questions: QuerySet[Question]
) -> str:
    """Return the words of an exploration: its title, its paths, and one's own open questions.

    Questions of the bank fit every kind of work, so they do not say what it is about.
    """
    names = under_consideration(paths).values_list("name", flat=True)
    own = unsettled(questions).filter(bank_key="").values_list("text", flat=True)
    return "\n".join([exploration.title, *names, *own])


def read_already(*, paths: QuerySet[Path], organizations: QuerySet[Organization]) -> str:
    """Return what was written down about paths, and about organizations of the same names."""
    known = {path.name: path.known for path in paths}
    places = organizations.filter(name__in=list(known)).exclude(known="")
    texts = [*known.values(), *places.values_list("known", flat=True)]
    return "\n".join(filter(None, texts))
