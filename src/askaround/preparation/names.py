"""What topics of questions and their categories are called on pages; see `people.names`."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from askaround.preparation import bank
from askaround.preparation.rules.categories import Category

IN_DATA = (
    _("Their path"),
    _("Daily work"),
    _("Where the time goes"),
    _("Skills"),
    _("What it takes to start"),
    _("Training"),
    _("How hiring works"),
    _("What a resume should show"),
    _("Where jobs are found"),
    _("Culture"),
    _("Working with people"),
    _("Team and manager"),
    _("What is good about it"),
    _("What is hard about it"),
    _("Workload and life"),
    _("Moving up"),
    _("Who leaves, who stays"),
    _("Where the field is going"),
    _("Other organizations"),
    _("Values"),
    _("Related paths"),
    _("Pay and benefits"),
    _("Advice and closing"),
)
CATEGORIES = {
    Category.REQUIREMENTS: _("What it takes"),
    Category.ENVIRONMENT: _("The work and the place"),
    Category.BENEFITS: _("Good and hard sides"),
    Category.GROWTH: _("Where it leads"),
    Category.ADVICE: _("Advice"),
}


def category(which: Category) -> str:
    return gettext(CATEGORIES[which])


def topics() -> dict[str, str]:
    """Return the topics with their names, in the order in which a plan may take them up."""
    return {topic: gettext(name) for topic, name in bank.topics().items()}
